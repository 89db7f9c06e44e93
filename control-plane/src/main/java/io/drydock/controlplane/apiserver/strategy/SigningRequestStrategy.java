package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.UserInfo;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequest;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequestCondition;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequestSpec;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Stream;

/** CertificateSigningRequests: the server writes down who asks; the request then stays as it is. */
final class SigningRequestStrategy implements Strategy<CertificateSigningRequest> {

  @Override
  public Kind<CertificateSigningRequest> kind() {
    return Kinds.CERTIFICATE_SIGNING_REQUEST;
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
}
