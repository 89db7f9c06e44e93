package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.UserInfo;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequest;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequestCondition;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequestSpec;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** CertificateSigningRequests: the server writes down who asks; the request then stays as it is. */
final class SigningRequestStrategy implements Strategy<CertificateSigningRequest> {
  private static final FieldPath SPEC = FieldPath.of("spec");

  @Override
  public Kind<CertificateSigningRequest> kind() {
    return Kinds.CERTIFICATE_SIGNING_REQUEST;
  }

  @Override
  public NameRule nameRule() {
    return NameRule.PATH_SEGMENT;
  }

  @Override
  public void prepareCreate(CertificateSigningRequest request, UserInfo user) {
    CertificateSigningRequestSpec spec = request.getSpec();
    if (spec != null) {
      spec.setUsername(user.name());
      spec.setGroups(
          Stream.concat(user.groups().stream(), Stream.of("system:authenticated"))
              .distinct()
              .toList());
      spec.setUid(null);
      spec.setExtra(Map.of());
    }
  }

  @Override
  public void prepareUpdate(CertificateSigningRequest next, CertificateSigningRequest old) {
    next.setSpec(old.getSpec());
  }

  @Override
  public void prepareStatus(
      CertificateSigningRequest next, CertificateSigningRequest old, Instant now) {
    if (next.getStatus() == null) {
      return;
    }
    String time = DateTimeFormatter.ISO_INSTANT.format(now.truncatedTo(ChronoUnit.SECONDS));
    for (CertificateSigningRequestCondition condition : next.getStatus().getConditions()) {
      condition.setLastUpdateTime(Absent.text(condition.getLastUpdateTime(), time));
      condition.setLastTransitionTime(Absent.text(condition.getLastTransitionTime(), time));
      condition.setStatus(Absent.text(condition.getStatus(), "True"));
    }
  }

  @Override
  public void validate(CertificateSigningRequest request, Violations violations) {
    CertificateSigningRequestSpec spec = request.getSpec();
    if (spec == null || spec.getRequest() == null || spec.getRequest().isEmpty()) {
      violations.invalid(SPEC.child("request"), "", "PEM block type must be CERTIFICATE REQUEST");
    }
    if (spec == null || spec.getUsages().isEmpty()) {
      violations.required(SPEC.child("usages"));
    }
    if (spec == null || spec.getSignerName() == null || spec.getSignerName().isEmpty()) {
      violations.required(SPEC.child("signerName"));
    }
  }

  /** A decision, once made, stands; and there is one. */
  @Override
  public void validateStatus(
      CertificateSigningRequest next, CertificateSigningRequest old, Violations violations) {
    FieldPath path = FieldPath.of("status.conditions");
    List<CertificateSigningRequestCondition> before = conditions(old);
    List<CertificateSigningRequestCondition> after = conditions(next);
    for (String type : List.of("Approved", "Denied", "Failed")) {
      if (has(before, type) && !has(after, type)) {
        violations.forbidden(path, "updates may not remove a condition of type \"" + type + "\"");
      }
    }
    if (has(after, "Approved") && has(after, "Denied")) {
      violations.invalid(path, "Denied", "Approved and Denied conditions are mutually exclusive");
    }
  }

  private static List<CertificateSigningRequestCondition> conditions(
      CertificateSigningRequest request) {
    return request.getStatus() == null ? List.of() : request.getStatus().getConditions();
  }

  private static boolean has(List<CertificateSigningRequestCondition> conditions, String type) {
    return conditions.stream().anyMatch(c -> Objects.equals(c.getType(), type));
  }
}
