package io.drydock.controlplane.apiserver.validation.network;

import io.drydock.controlplane.apiserver.validation.AddressRules;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.Formats;
import io.drydock.controlplane.apiserver.validation.GoText;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.TypedLocalObjectReference;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBackend;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;
import io.fabric8.kubernetes.api.model.networking.v1.IngressSpec;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import io.fabric8.kubernetes.api.model.networking.v1.ServiceBackendPort;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of Ingresses. */
public final class IngressRules implements KindRules<Ingress> {
  private static final String CLASS = "kubernetes.io/ingress.class";
  private static final List<String> PATH_TYPES =
      List.of("Exact", "ImplementationSpecific", "Prefix");
  private static final List<String> BAD_SEQUENCES = List.of("//", "/./", "/../", "%2f", "%2F");
  private static final List<String> BAD_ENDINGS = List.of("/..", "/.");

  @Override
  public void validateCreate(Ingress ingress, Violations violations) {
    validate(ingress, violations);
    Map<String, String> annotations = ingress.getMetadata().getAnnotations();
    String annotated = annotations == null ? null : annotations.get(CLASS);
    String named = spec(ingress).getIngressClassName();
    if (annotated != null && named != null && !annotated.equals(named)) {
      violations
          .at("annotations")
          .child(CLASS)
          .invalid(annotated, "must match `ingressClassName` when both are specified");
    }
  }

  private static IngressSpec spec(Ingress ingress) {
    return Objects.requireNonNullElseGet(ingress.getSpec(), IngressSpec::new);
  }

  @Override
  public void validate(Ingress ingress, Violations violations) {
    IngressSpec spec = spec(ingress);
    Field field = violations.at("spec");
    if (spec.getRules().isEmpty() && spec.getDefaultBackend() == null) {
      field.invalid(
          GoText.list("networking.IngressRule", List.of()),
          "either `defaultBackend` or `rules` must be specified");
    }
    if (spec.getDefaultBackend() != null) {
      backend(spec.getDefaultBackend(), field.child("defaultBackend"));
    }
    field.child("rules").each(spec.getRules(), IngressRules::rule);
    field.child("tls").each(spec.getTls(), IngressRules::tls);
    if (spec.getIngressClassName() != null) {
      field.child("ingressClassName").text(spec.getIngressClassName(), NameRule.SUBDOMAIN);
    }
  }

  private static void tls(IngressTLS tls, Field field) {
    field.child("hosts").each(tls.getHosts(), IngressRules::host);
    field.child("secretName").optional(tls.getSecretName(), NameRule.SUBDOMAIN);
  }

  private static void host(String host, Field field) {
    field.text(host, host.contains("*") ? NameRule.WILDCARD_SUBDOMAIN : NameRule.SUBDOMAIN);
  }

  private static void rule(IngressRule rule, Field field) {
    String host = Objects.requireNonNullElse(rule.getHost(), "");
    if (AddressRules.parse(host).isPresent()) {
      field.child("host").invalid(host, "must be a DNS name, not an IP address");
    }
    if (!host.isEmpty()) {
      host(host, field.child("host"));
    }
    if (rule.getHttp() != null) {
      Field paths = field.child("http").child("paths");
      if (rule.getHttp().getPaths().isEmpty()) {
        paths.required();
      }
      paths.each(rule.getHttp().getPaths(), IngressRules::path);
    }
  }

  private static void path(HTTPIngressPath path, Field field) {
    if (path.getPathType() == null) {
      field.child("pathType").required("pathType must be specified");
      return;
    }
    String text = Objects.requireNonNullElse(path.getPath(), "");
    switch (path.getPathType()) {
      case "Exact", "Prefix" -> strictPath(text, field.child("path"));
      case "ImplementationSpecific" -> {
        if (!text.isEmpty() && !text.startsWith("/")) {
          field.child("path").invalid(text, "must be an absolute path");
        }
      }
      default -> field.child("pathType").notSupported(path.getPathType(), PATH_TYPES);
    }
    backend(
        Objects.requireNonNullElseGet(path.getBackend(), IngressBackend::new),
        field.child("backend"));
  }

  private static void strictPath(String path, Field field) {
    if (!path.startsWith("/")) {
      field.invalid(path, "must be an absolute path");
    }
    BAD_SEQUENCES.stream()
        .filter(path::contains)
        .forEach(bad -> field.invalid(path, "must not contain '%s'".formatted(bad)));
    BAD_ENDINGS.stream()
        .filter(path::endsWith)
        .forEach(bad -> field.invalid(path, "cannot end with '%s'".formatted(bad)));
  }

  private static void backend(IngressBackend backend, Field field) {
    boolean resource = backend.getResource() != null;
    boolean service = backend.getService() != null;
    if (resource && service) {
      field.invalid("", "cannot set both resource and service backends");
    } else if (resource) {
      resource(backend.getResource(), field.child("resource"));
    } else if (service) {
      service(backend.getService(), field);
    } else {
      field.invalid("", "resource or service backend is required");
    }
  }

  private static void resource(TypedLocalObjectReference reference, Field field) {
    if (reference.getApiGroup() != null) {
      field.child("apiGroup").text(reference.getApiGroup(), NameRule.SUBDOMAIN);
    }
    field.child("kind").needed(reference.getKind(), Formats.PATH_SEGMENT);
    field.child("name").needed(reference.getName(), Formats.PATH_SEGMENT);
  }

  private static void service(IngressServiceBackend service, Field field) {
    Field at = field.child("service");
    at.child("name").needed(service.getName(), NameRule.SERVICE_LABEL);
    port(service.getPort(), field, at.child("port"));
  }

  private static void port(@Nullable ServiceBackendPort port, Field backend, Field field) {
    String name = port == null ? null : port.getName();
    int number = port == null || port.getNumber() == null ? 0 : port.getNumber();
    if (!Field.isEmpty(name) && number != 0) {
      backend.invalid("", "cannot set both port name & port number");
    } else if (!Field.isEmpty(name)) {
      field.child("name").text(name, Formats.PORT_NAME);
    } else if (number != 0) {
      field.child("number").between(number, 1, 65535);
    } else {
      backend.required("port name or number is required");
    }
  }

  @Override
  public void validateStatus(Ingress next, Ingress old, Violations violations) {
    var ingress =
        Optional.ofNullable(next.getStatus())
            .map(status -> status.getLoadBalancer())
            .map(balancer -> balancer.getIngress())
            .orElse(List.of());
    violations
        .at("status")
        .child("loadBalancer")
        .child("ingress")
        .each(ingress, (each, at) -> ServiceRules.address(each.getIp(), each.getHostname(), at));
  }
}
