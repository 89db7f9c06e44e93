package io.drydock.controlplane.apiserver;

import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.client.ResourcePath;
import io.fabric8.kubernetes.api.model.StatusDetailsBuilder;

/** Refuses what the authorizer does not allow, in Kubernetes' words. */
record Access(Authorizer authorizer) {
  /** For what was checked already, under another address. */
  static final Access GRANTED = new Access(new Everything());

  private record Everything() implements Authorizer {
    @Override
    public boolean allows(UserInfo user, Verb verb, ResourcePath path) {
      return true;
    }

    @Override
    public boolean allowsEverything(UserInfo user) {
      return true;
    }

    @Override
    public boolean allowsPath(UserInfo user, String verb, String path) {
      return true;
    }
  }

  void check(UserInfo user, Verb verb, ResourcePath path) {
    if (!authorizer.allows(user, verb, path)) {
      throw forbidden(path, refusal(user, verb, path));
    }
  }

  private static String refusal(UserInfo user, Verb verb, ResourcePath path) {
    String resource =
        path.subresource().isEmpty() ? path.resource() : path.resource() + "/" + path.subresource();
    String where =
        path.namespace().isEmpty()
            ? "at the cluster scope"
            : "in the namespace \"" + path.namespace() + "\"";
    return "User \"%s\" cannot %s resource \"%s\" in API group \"%s\" %s"
        .formatted(user.name(), verb, resource, path.group(), where);
  }

  static ApiException forbidden(ResourcePath path, String why) {
    String resource =
        path.group().isEmpty() ? path.resource() : path.resource() + "." + path.group();
    String about = path.name().isEmpty() ? resource : resource + " \"" + path.name() + "\"";
    var details =
        new StatusDetailsBuilder()
            .withGroup(path.group().isEmpty() ? null : path.group())
            .withKind(path.resource())
            .withName(path.name().isEmpty() ? null : path.name())
            .build();
    return new ApiException(Reason.FORBIDDEN, about + " is forbidden: " + why, details);
  }
}
