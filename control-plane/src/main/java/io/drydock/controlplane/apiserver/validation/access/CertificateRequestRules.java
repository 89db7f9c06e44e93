package io.drydock.controlplane.apiserver.validation.access;

import io.drydock.controlplane.apiserver.validation.Differences;
import io.drydock.controlplane.apiserver.validation.DomainRules;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.GoText;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequest;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequestCondition;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequestSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of CertificateSigningRequests: what is decided stays decided. */
public final class CertificateRequestRules implements KindRules<CertificateSigningRequest> {
  private static final String LEGACY = "kubernetes.io/legacy-unknown";
  private static final int MIN_SECONDS = 600;
  private static final List<String> DECISIONS = List.of("Approved", "Denied");
  private static final List<String> LASTING = List.of("Approved", "Denied", "Failed");
  private static final List<String> STATUSES = List.of("False", "True", "Unknown");
  private static final List<String> USAGES =
      List.of(
          "any",
          "cert sign",
          "client auth",
          "code signing",
          "content commitment",
          "crl sign",
          "data encipherment",
          "decipher only",
          "digital signature",
          "email protection",
          "encipher only",
          "ipsec end system",
          "ipsec tunnel",
          "ipsec user",
          "key agreement",
          "key encipherment",
          "microsoft sgc",
          "netscape sgc",
          "ocsp signing",
          "s/mime",
          "server auth",
          "signing",
          "timestamping");

  @Override
  public NameRule nameRule() {
    return NameRule.ANY;
  }

  @Override
  public void validate(CertificateSigningRequest request, Violations violations) {
    CertificateSigningRequestSpec spec =
        Objects.requireNonNullElseGet(request.getSpec(), CertificateSigningRequestSpec::new);
    Field field = violations.at("spec");
    byte[] pem = Certificates.decode(spec.getRequest());
    Certificates.requestProblem(pem)
        .ifPresent(problem -> field.child("request").invalid(GoText.bytes(pem), problem));
    usages(spec.getUsages(), field.child("usages"));
    if (LEGACY.equals(spec.getSignerName())) {
      field
          .child("signerName")
          .invalid(LEGACY, "the legacy signerName is not allowed via this API version");
    } else {
      DomainRules.signer(spec.getSignerName(), field.child("signerName"));
    }
    Integer seconds = spec.getExpirationSeconds();
    if (seconds != null && seconds < MIN_SECONDS) {
      field
          .child("expirationSeconds")
          .invalid(seconds, "may not specify a duration less than 600 seconds (10 minutes)");
    }
    conditions(conditions(request), violations.at("status").child("conditions"));
  }

  private static void usages(List<String> usages, Field field) {
    if (usages.isEmpty()) {
      field.required();
    }
    field.each(usages, (usage, each) -> each.oneOf(usage, USAGES));
    Set<String> seen = new HashSet<>();
    field.each(
        usages,
        (usage, each) -> {
          if (!seen.add(usage)) {
            each.duplicate(usage);
          }
        });
  }

  private static List<CertificateSigningRequestCondition> conditions(
      CertificateSigningRequest request) {
    return request.getStatus() == null ? List.of() : request.getStatus().getConditions();
  }

  private static void conditions(List<CertificateSigningRequestCondition> conditions, Field field) {
    Set<String> seen = new HashSet<>();
    field.each(
        conditions,
        (condition, each) -> {
          String type = Objects.requireNonNullElse(condition.getType(), "");
          var _ = each.child("type").present(type);
          each.child("status")
              .neededOneOf(
                  condition.getStatus(), LASTING.contains(type) ? List.of("True") : STATUSES);
          boolean contrary =
              DECISIONS.contains(type)
                  && DECISIONS.stream()
                      .anyMatch(other -> !other.equals(type) && seen.contains(other));
          if (contrary) {
            each.child("type")
                .invalid(type, "Approved and Denied conditions are mutually exclusive");
          }
          if (!seen.add(type)) {
            each.child("type").duplicate(type);
          }
        });
  }

  @Override
  public void validateUpdate(
      CertificateSigningRequest next, CertificateSigningRequest old, Violations violations) {
    decisionsStay(next, old, violations);
    decisionsAreNotMade(next, old, violations);
    if (!certificate(next).equals(certificate(old))) {
      violations
          .at("status")
          .child("certificate")
          .forbidden("updates may not set certificate content");
    }
  }

  /** The signer writes the certificate, once. */
  @Override
  public void validateStatus(
      CertificateSigningRequest next, CertificateSigningRequest old, Violations violations) {
    validate(next, violations);
    decisionsStay(next, old, violations);
    decisionsAreNotMade(next, old, violations);
    if (certificate(next).equals(certificate(old))) {
      return;
    }
    Field field = violations.at("status").child("certificate");
    Certificates.problem(Certificates.decode(certificate(next)))
        .ifPresent(problem -> field.invalid("<certificate data>", problem));
    if (!certificate(old).isEmpty()) {
      field.forbidden("updates may not modify existing certificate content");
    }
  }

  @Override
  public void validateApproval(
      CertificateSigningRequest next, CertificateSigningRequest old, Violations violations) {
    validate(next, violations);
    decisionsStay(next, old, violations);
  }

  private static void decisionsStay(
      CertificateSigningRequest next, CertificateSigningRequest old, Violations violations) {
    for (String type : LASTING) {
      if (ofType(next, type).size() < ofType(old, type).size()) {
        violations
            .at("status")
            .child("conditions")
            .forbidden("updates may not remove a condition of type \"%s\"".formatted(type));
      }
    }
  }

  private static void decisionsAreNotMade(
      CertificateSigningRequest next, CertificateSigningRequest old, Violations violations) {
    Field field = violations.at("status").child("conditions");
    for (String type : DECISIONS) {
      var after = ofType(next, type);
      var before = ofType(old, type);
      if (after.size() > before.size()) {
        field.forbidden("updates may not add a condition of type \"%s\"".formatted(type));
      } else if (after.size() == before.size() && !after.equals(before)) {
        field.forbidden(
            "updates may not modify a condition of type \"%s\"".formatted(type)
                + Differences.text(
                    "[]certificates.CertificateSigningRequestCondition", before, after));
      }
    }
  }

  private static List<CertificateSigningRequestCondition> ofType(
      CertificateSigningRequest request, String type) {
    return conditions(request).stream().filter(c -> type.equals(c.getType())).toList();
  }

  private static String certificate(CertificateSigningRequest request) {
    @Nullable String certificate =
        request.getStatus() == null ? null : request.getStatus().getCertificate();
    return Objects.requireNonNullElse(certificate, "");
  }
}
