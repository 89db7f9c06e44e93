package io.drydock.controlplane.apiserver.validation.network;

import io.drydock.controlplane.apiserver.validation.AddressRules;
import io.drydock.controlplane.apiserver.validation.Cidr;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.Formats;
import io.drydock.controlplane.apiserver.validation.GoText;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules of NetworkPolicies. */
public final class NetworkPolicyRules implements KindRules<NetworkPolicy> {
  private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");
  private static final List<String> TYPES = List.of("Ingress", "Egress");

  @Override
  public void validate(NetworkPolicy policy, Violations violations) {
    NetworkPolicySpec spec =
        Objects.requireNonNullElseGet(policy.getSpec(), NetworkPolicySpec::new);
    Field field = violations.at("spec");
    LabelRules.selector(spec.getPodSelector(), field.child("podSelector"));
    field
        .child("ingress")
        .each(
            spec.getIngress(),
            (rule, each) -> {
              each.child("ports").each(rule.getPorts(), NetworkPolicyRules::port);
              each.child("from").each(rule.getFrom(), NetworkPolicyRules::peer);
            });
    field
        .child("egress")
        .each(
            spec.getEgress(),
            (rule, each) -> {
              each.child("ports").each(rule.getPorts(), NetworkPolicyRules::port);
              each.child("to").each(rule.getTo(), NetworkPolicyRules::peer);
            });
    Field types = field.child("policyTypes");
    if (spec.getPolicyTypes().size() > TYPES.size()) {
      types.invalid(
          GoText.list("networking.PolicyType", spec.getPolicyTypes()),
          "may not specify more than two policyTypes");
    } else {
      types.each(spec.getPolicyTypes(), (type, each) -> each.oneOf(type, TYPES));
    }
  }

  private static void port(NetworkPolicyPort port, Field field) {
    field.child("protocol").optionalOneOf(port.getProtocol(), PROTOCOLS);
    Field end = field.child("endPort");
    if (port.getPort() == null) {
      refuse(port, "may not be specified when `port` is not specified", end);
    } else if (port.getPort().getStrVal() != null) {
      refuse(port, "may not be specified when `port` is non-numeric", end);
      field.child("port").text(port.getPort().getStrVal(), Formats.PORT_NAME);
    } else {
      int first = Objects.requireNonNullElse(port.getPort().getIntVal(), 0);
      field.child("port").between(first, 1, 65535);
      if (port.getEndPort() != null && port.getEndPort() < first) {
        end.invalid(port.getEndPort(), "must be greater than or equal to `port`");
      }
      end.between(port.getEndPort(), 1, 65535);
    }
  }

  private static void refuse(NetworkPolicyPort port, String why, Field field) {
    if (port.getEndPort() != null) {
      field.invalid(port.getEndPort(), why);
    }
  }

  private static void peer(NetworkPolicyPeer peer, Field field) {
    LabelRules.selector(peer.getPodSelector(), field.child("podSelector"));
    LabelRules.selector(peer.getNamespaceSelector(), field.child("namespaceSelector"));
    if (peer.getIpBlock() != null) {
      block(peer.getIpBlock(), field.child("ipBlock"));
    }
    long peers =
        Stream.of(peer.getPodSelector(), peer.getNamespaceSelector(), peer.getIpBlock())
            .filter(Objects::nonNull)
            .count();
    if (peers == 0) {
      field.required("must specify a peer");
    } else if (peers > 1 && peer.getIpBlock() != null) {
      field.forbidden("may not specify both ipBlock and another peer");
    }
  }

  private static void block(IPBlock block, Field field) {
    if (!field.child("cidr").present(block.getCidr())) {
      return;
    }
    AddressRules.cidr(block.getCidr(), field.child("cidr"));
    Optional<Cidr> whole = Cidr.parse(block.getCidr());
    field
        .child("except")
        .each(
            block.getExcept(),
            (except, each) -> {
              AddressRules.cidr(except, each);
              Optional<Cidr> part = Cidr.parse(except);
              if (whole.isPresent()
                  && part.isPresent()
                  && !whole.get().strictlyContains(part.get())) {
                each.invalid(except, "must be a strict subset of `cidr`");
              }
            });
  }
}
