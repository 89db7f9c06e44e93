package io.drydock.printers;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequest;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequestStatus;
import io.fabric8.kubernetes.api.model.node.v1.RuntimeClass;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Groups that have one kind each: policy, certificates, node and scheduling. */
final class PolicyTables {
  private static final String NONE = "<none>";

  private PolicyTables() {}

  static KindTable<PodDisruptionBudget> disruptionBudgets() {
    return CellTable.<PodDisruptionBudget>named()
        .text("Min Available", b -> orNone(spec(b).getMinAvailable()))
        .text("Max Unavailable", b -> orNone(spec(b).getMaxUnavailable()))
        .number(
            "Allowed Disruptions",
            b -> b.getStatus() == null ? 0 : b.getStatus().getDisruptionsAllowed())
        .age()
        .build();
  }

  private static PodDisruptionBudgetSpec spec(PodDisruptionBudget budget) {
    return Objects.requireNonNullElseGet(budget.getSpec(), PodDisruptionBudgetSpec::new);
  }

  private static Object orNone(@Nullable IntOrString value) {
    if (value == null) {
      return "N/A";
    }
    return value.getStrVal() == null ? Integer.toString(value.getIntVal()) : value.getStrVal();
  }

  static KindTable<CertificateSigningRequest> signingRequests() {
    return CellTable.<CertificateSigningRequest>named()
        .age()
        .text("SignerName", r -> requireNonNullElse(r.getSpec().getSignerName(), NONE))
        .text("Requestor", r -> r.getSpec().getUsername())
        .text("RequestedDuration", r -> duration(r.getSpec().getExpirationSeconds()))
        .text("Condition", PolicyTables::condition)
        .build();
  }

  private static String duration(@Nullable Integer seconds) {
    return seconds == null ? NONE : Ages.of(Duration.ofSeconds(seconds));
  }

  private static String condition(CertificateSigningRequest request) {
    var status =
        Objects.requireNonNullElseGet(request.getStatus(), CertificateSigningRequestStatus::new);
    String decision =
        has(status, "Denied") ? "Denied" : has(status, "Approved") ? "Approved" : "Pending";
    String certificate = status.getCertificate();
    return decision
        + (has(status, "Failed") ? ",Failed" : "")
        + (certificate == null || certificate.isEmpty() ? "" : ",Issued");
  }

  private static boolean has(CertificateSigningRequestStatus status, String type) {
    return status.getConditions().stream().anyMatch(c -> type.equals(c.getType()));
  }

  static KindTable<RuntimeClass> runtimeClasses() {
    return CellTable.<RuntimeClass>named().text("Handler", RuntimeClass::getHandler).age().build();
  }

  static KindTable<PriorityClass> priorityClasses() {
    return CellTable.<PriorityClass>named()
        .number("Value", PriorityClass::getValue)
        .flag("Global-Default", PriorityClass::getGlobalDefault)
        .age()
        .text("PreemptionPolicy", PriorityClass::getPreemptionPolicy)
        .build();
  }
}
