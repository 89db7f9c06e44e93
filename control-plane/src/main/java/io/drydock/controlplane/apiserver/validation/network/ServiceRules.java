package io.drydock.controlplane.apiserver.validation.network;

import io.drydock.controlplane.apiserver.validation.AddressRules;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of Services. */
public final class ServiceRules implements KindRules<Service> {
  private static final List<String> TYPES =
      List.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
  private static final List<String> AFFINITIES = List.of("ClientIP", "None");
  private static final List<String> POLICIES = List.of("Cluster", "Local");
  private static final int MAX_AFFINITY_SECONDS = 86400;

  @Override
  public NameRule nameRule() {
    return NameRule.SERVICE_LABEL;
  }

  @Override
  public void validate(Service service, Violations violations) {
    ServiceSpec spec = Objects.requireNonNullElseGet(service.getSpec(), ServiceSpec::new);
    Field field = violations.at("spec");
    type(spec, field);
    ServicePortRules.validate(spec, field.child("ports"));
    LabelRules.labels(spec.getSelector(), field.child("selector"));
    affinity(spec, field);
    if (!is(spec, "ExternalName")) {
      ClusterIpRules.validate(spec, field);
    }
    field.child("externalIPs").each(spec.getExternalIPs(), ServiceRules::externalIp);
    field.child("type").neededOneOf(spec.getType(), TYPES);
    loadBalancer(spec, field);
    policies(spec, field);
    distribution(spec, field.child("trafficDistribution"));
  }

  static boolean is(ServiceSpec spec, String type) {
    return type.equals(spec.getType());
  }

  static boolean isHeadless(ServiceSpec spec) {
    return spec.getClusterIPs().equals(List.of("None"));
  }

  private static void type(ServiceSpec spec, Field field) {
    boolean exposed = is(spec, "LoadBalancer") || is(spec, "NodePort");
    if (exposed && isHeadless(spec)) {
      field
          .child("clusterIPs")
          .index(0)
          .invalid("None", "may not be set to 'None' for %s services".formatted(spec.getType()));
    }
    if (is(spec, "ExternalName")) {
      String name = Objects.requireNonNullElse(spec.getExternalName(), "");
      String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
      field.child("externalName").needed(bare, NameRule.SUBDOMAIN);
      forbidExternal(!spec.getClusterIPs().isEmpty(), field.child("clusterIPs"));
      forbidExternal(!spec.getIpFamilies().isEmpty(), field.child("ipFamilies"));
      forbidExternal(spec.getIpFamilyPolicy() != null, field.child("ipFamilyPolicy"));
    }
  }

  private static void forbidExternal(boolean isSet, Field field) {
    if (isSet) {
      field.forbidden("may not be set for ExternalName services");
    }
  }

  private static void affinity(ServiceSpec spec, Field field) {
    field.child("sessionAffinity").neededOneOf(spec.getSessionAffinity(), AFFINITIES);
    var config = spec.getSessionAffinityConfig();
    Field at = field.child("sessionAffinityConfig");
    if ("None".equals(spec.getSessionAffinity()) && config != null) {
      at.forbidden("must not be set when session affinity is None");
    }
    if (!"ClientIP".equals(spec.getSessionAffinity())) {
      return;
    }
    String why = "when session affinity type is ClientIP";
    if (config == null) {
      at.required(why);
    } else if (config.getClientIP() == null) {
      at.child("clientIP").required(why);
    } else {
      Field timeout = at.child("clientIP").child("timeoutSeconds");
      Integer seconds = config.getClientIP().getTimeoutSeconds();
      if (seconds == null) {
        timeout.required(why);
      } else if (seconds <= 0 || seconds > MAX_AFFINITY_SECONDS) {
        timeout.invalid(seconds, "must be greater than 0 and less than 86400");
      }
    }
  }

  private static void externalIp(String ip, Field field) {
    if (AddressRules.parse(ip).isEmpty()) {
      AddressRules.ip(ip, field);
    } else {
      AddressRules.ordinary(ip, field);
    }
  }

  private static void loadBalancer(ServiceSpec spec, Field field) {
    String only = "may only be used when `type` is 'LoadBalancer'";
    boolean balanced = is(spec, "LoadBalancer");
    if (!spec.getLoadBalancerSourceRanges().isEmpty()) {
      Field ranges = field.child("LoadBalancerSourceRanges");
      if (!balanced) {
        ranges.forbidden(only);
      }
      ranges.each(
          spec.getLoadBalancerSourceRanges(),
          (range, each) -> AddressRules.cidr(range.strip(), each));
    }
    if (spec.getAllocateLoadBalancerNodePorts() != null && !balanced) {
      field.child("allocateLoadBalancerNodePorts").forbidden(only);
    }
    Field loadBalancerClass = field.child("loadBalancerClass");
    if (balanced && spec.getLoadBalancerClass() != null) {
      loadBalancerClass.text(spec.getLoadBalancerClass(), LabelRules.KEY);
    } else if (spec.getLoadBalancerClass() != null) {
      loadBalancerClass.forbidden(only);
    }
  }

  private static boolean isReachable(ServiceSpec spec) {
    return is(spec, "LoadBalancer")
        || is(spec, "NodePort")
        || (is(spec, "ClusterIP") && !spec.getExternalIPs().isEmpty());
  }

  private static void policies(ServiceSpec spec, Field field) {
    Field external = field.child("externalTrafficPolicy");
    String policy = spec.getExternalTrafficPolicy();
    if (isReachable(spec)) {
      external.neededOneOf(policy, POLICIES);
    } else if (!Field.isEmpty(policy)) {
      external.invalid(policy, "may only be set for externally-accessible services");
    }
    healthCheck(spec, field.child("healthCheckNodePort"));
    Field internal = field.child("internalTrafficPolicy");
    if (spec.getInternalTrafficPolicy() != null) {
      internal.oneOf(spec.getInternalTrafficPolicy(), POLICIES);
    } else if (TYPES.contains(spec.getType()) && !is(spec, "ExternalName")) {
      internal.required();
    }
  }

  static boolean needsHealthCheck(ServiceSpec spec) {
    return is(spec, "LoadBalancer") && "Local".equals(spec.getExternalTrafficPolicy());
  }

  private static void healthCheck(ServiceSpec spec, Field field) {
    int port = Objects.requireNonNullElse(spec.getHealthCheckNodePort(), 0);
    if (needsHealthCheck(spec)) {
      if (port == 0) {
        field.required();
      } else {
        field.between(port, 1, 65535);
      }
    } else if (port != 0) {
      field.invalid(
          port,
          "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'");
    }
  }

  private static void distribution(ServiceSpec spec, Field field) {
    field.optionalOneOf(spec.getTrafficDistribution(), List.of("PreferClose"));
  }

  @Override
  public void validateUpdate(Service next, Service old, Violations violations) {
    ServiceSpec after = Objects.requireNonNullElseGet(next.getSpec(), ServiceSpec::new);
    ServiceSpec before = Objects.requireNonNullElseGet(old.getSpec(), ServiceSpec::new);
    Field field = violations.at("spec");
    ClusterIpRules.validateUpdate(after, before, field);
    if (is(after, "LoadBalancer")
        && is(before, "LoadBalancer")
        && !Objects.equals(after.getLoadBalancerClass(), before.getLoadBalancerClass())) {
      field
          .child("loadBalancerClass")
          .invalid(after.getLoadBalancerClass(), "may not change once set");
    }
    if (needsHealthCheck(after)
        && needsHealthCheck(before)
        && !Objects.equals(after.getHealthCheckNodePort(), before.getHealthCheckNodePort())) {
      field.child("healthCheckNodePort").forbidden("field is immutable");
    }
  }

  @Override
  public void validateStatus(Service next, Service old, Violations violations) {
    boolean balanced = next.getSpec() != null && is(next.getSpec(), "LoadBalancer");
    Field field = violations.at("status").child("loadBalancer").child("ingress");
    var ingress =
        Optional.ofNullable(next.getStatus())
            .map(status -> status.getLoadBalancer())
            .map(balancer -> balancer.getIngress())
            .orElse(List.of());
    if (!balanced && !ingress.isEmpty()) {
      field.forbidden("may only be used when `spec.type` is 'LoadBalancer'");
      return;
    }
    field.each(
        ingress,
        (each, at) -> {
          address(each.getIp(), each.getHostname(), at);
          ipMode(each.getIp(), each.getIpMode(), at.child("ipMode"));
        });
  }

  static void address(@Nullable String ip, @Nullable String host, Field field) {
    if (!Field.isEmpty(ip)) {
      AddressRules.ip(ip, field.child("ip"));
    }
    if (!Field.isEmpty(host)) {
      field.child("hostname").text(host, NameRule.SUBDOMAIN);
      if (AddressRules.parse(host).isPresent()) {
        field.child("hostname").invalid(host, "must be a DNS name, not an IP address");
      }
    }
  }

  private static void ipMode(@Nullable String ip, @Nullable String mode, Field field) {
    if (mode == null) {
      return;
    }
    if (Field.isEmpty(ip)) {
      field.forbidden("may not be specified when `ip` is not set");
    } else {
      field.oneOf(mode, List.of("Proxy", "VIP"));
    }
  }
}
