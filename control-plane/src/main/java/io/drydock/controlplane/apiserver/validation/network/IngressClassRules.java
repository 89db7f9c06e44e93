package io.drydock.controlplane.apiserver.validation.network;

import io.drydock.controlplane.apiserver.validation.DomainRules;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.Formats;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.networking.v1.IngressClass;
import io.fabric8.kubernetes.api.model.networking.v1.IngressClassParametersReference;
import io.fabric8.kubernetes.api.model.networking.v1.IngressClassSpec;
import java.util.List;
import java.util.Objects;

/** The rules of IngressClasses. */
public final class IngressClassRules implements KindRules<IngressClass> {
  private static final int MAX_CONTROLLER = 250;

  @Override
  public void validate(IngressClass ingressClass, Violations violations) {
    IngressClassSpec spec = spec(ingressClass);
    Field controller = violations.at("spec").child("controller");
    if (spec.getController() != null && spec.getController().length() > MAX_CONTROLLER) {
      controller.tooLong(MAX_CONTROLLER);
    }
    DomainRules.prefixedPath(spec.getController(), controller);
    if (spec.getParameters() != null) {
      parameters(spec.getParameters(), violations.at("spec").child("parameters"));
    }
  }

  private static IngressClassSpec spec(IngressClass ingressClass) {
    return Objects.requireNonNullElseGet(ingressClass.getSpec(), IngressClassSpec::new);
  }

  private static void parameters(IngressClassParametersReference parameters, Field field) {
    if (parameters.getApiGroup() != null) {
      field.child("apiGroup").text(parameters.getApiGroup(), NameRule.SUBDOMAIN);
    }
    field.child("kind").needed(parameters.getKind(), Formats.PATH_SEGMENT);
    field.child("name").needed(parameters.getName(), Formats.PATH_SEGMENT);
    Field namespace = field.child("namespace");
    switch (Objects.requireNonNullElse(parameters.getScope(), "")) {
      case "" -> field.child("scope").required();
      case "Namespace" -> {
        if (parameters.getNamespace() == null) {
          namespace.required("`parameters.scope` is set to 'Namespace'");
        } else {
          namespace.text(parameters.getNamespace(), NameRule.LABEL);
        }
      }
      case "Cluster" -> {
        if (parameters.getNamespace() != null) {
          namespace.forbidden("`parameters.scope` is set to 'Cluster'");
        }
      }
      default ->
          field.child("scope").notSupported(parameters.getScope(), List.of("Cluster", "Namespace"));
    }
  }

  @Override
  public void validateUpdate(IngressClass next, IngressClass old, Violations violations) {
    violations
        .at("spec")
        .child("controller")
        .immutable(spec(next).getController(), spec(old).getController());
  }
}
