package io.drydock.controlplane.controller;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.api.Owners;
import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.client.PatchType;
import io.drydock.client.Reason;
import io.drydock.client.ResourcePath;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Changes who owns an object, and its finalizers, by patches that hold for the very revision seen:
 * whoever was slower gets a Conflict and looks again.
 */
public final class OwnerWriter {

  private final ApiClient api;

  public OwnerWriter(ApiClient api) {
    this.api = api;
  }

  /** Makes the owner its controller, if the owner lives on. */
  public <T extends HasMetadata> T adopt(HasMetadata owner, T object, Cause cause) {
    requireAlive(owner);
    List<OwnerReference> owners = new ArrayList<>(Owners.of(object));
    owners.add(Owners.controllerReference(owner));
    return setOwners(object, owners, cause);
  }

  /** Takes the owner off; an object that is gone needs nothing. */
  public <T extends HasMetadata> void release(HasMetadata owner, T object, Cause cause) {
    try {
      removeOwners(object, o -> o.getUid().equals(owner.getMetadata().getUid()), cause);
    } catch (ApiException e) {
      if (!e.is(Reason.NOT_FOUND)) {
        throw e;
      }
    }
  }

  public <T extends HasMetadata> T removeOwners(
      T object, Predicate<OwnerReference> which, Cause cause) {
    return setOwners(object, Owners.of(object).stream().filter(which.negate()).toList(), cause);
  }

  public <T extends HasMetadata> T setOwners(T object, List<OwnerReference> owners, Cause cause) {
    return patch(object, "ownerReferences", owners, cause);
  }

  public <T extends HasMetadata> T removeFinalizer(T object, String finalizer, Cause cause) {
    List<String> rest =
        object.getMetadata().getFinalizers().stream().filter(f -> !f.equals(finalizer)).toList();
    return patch(object, "finalizers", rest, cause);
  }

  private <T extends HasMetadata> T patch(T object, String field, List<?> value, Cause cause) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("uid", object.getMetadata().getUid());
    metadata.put("resourceVersion", object.getMetadata().getResourceVersion());
    metadata.put(field, value);
    var body = Map.of("metadata", metadata);
    return api.patch(Kinds.of(object), ResourcePath.of(object), PatchType.MERGE, body, cause);
  }

  private void requireAlive(HasMetadata owner) {
    Kind<? extends HasMetadata> kind = Kinds.of(owner);
    ObjectKey key = ObjectKey.of(owner);
    var live = api.get(kind, key.namespace(), key.name()).getMetadata();
    if (!live.getUid().equals(owner.getMetadata().getUid())
        || live.getDeletionTimestamp() != null) {
      throw ApiException.conflict(kind, key.name(), "it is being deleted and adopts nothing more");
    }
  }
}
