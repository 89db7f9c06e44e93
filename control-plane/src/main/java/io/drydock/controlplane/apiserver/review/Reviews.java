package io.drydock.controlplane.apiserver.review;

import io.drydock.api.Kind;
import io.drydock.controlplane.apiserver.Authorizer;
import io.drydock.controlplane.apiserver.UserInfo;
import tools.jackson.databind.node.ObjectNode;

/** The kinds of authentication.k8s.io and authorization.k8s.io: a question in, its answer out. */
public final class Reviews {
  private final AccessReview access;
  private final RulesReview rules;

  public Reviews(Authorizer authorizer) {
    this.access = new AccessReview(authorizer);
    this.rules = new RulesReview(authorizer);
  }

  /**
   * The body with its status filled in.
   *
   * @param namespace that the address names, or ""
   */
  public ObjectNode answer(UserInfo user, Kind<?> kind, String namespace, ObjectNode body) {
    ObjectNode answer = body.deepCopy();
    ObjectNode status = answer.putObject("status");
    switch (kind.kind()) {
      case "SelfSubjectReview" -> status.set("userInfo", Subject.describe(user));
      case "SelfSubjectAccessReview" -> access.answer(kind, answer, user);
      case "SubjectAccessReview" -> access.answer(kind, answer, Subject.named(kind, answer));
      case "LocalSubjectAccessReview" -> {
        AccessReview.checkLocal(kind, answer, namespace);
        access.answer(kind, answer, Subject.named(kind, answer));
      }
      case "SelfSubjectRulesReview" -> rules.answer(answer, user);
      default -> throw new IllegalArgumentException("no review: " + kind);
    }
    return answer;
  }
}
