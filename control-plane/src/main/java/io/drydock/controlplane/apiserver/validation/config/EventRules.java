package io.drydock.controlplane.apiserver.validation.config;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.Event;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of core Events. They live in the namespace of what they are about; those of
 * cluster-scoped objects in "default". Events with a precise time say more of their origin.
 */
public final class EventRules implements KindRules<Event> {
  private static final int MAX_TEXT = 128;
  private static final int MAX_NOTE = 1024;

  @Override
  public NameRule nameRule() {
    return NameRule.ANY;
  }

  @Override
  public void validate(Event event, Violations violations) {
    String about =
        event.getInvolvedObject() == null
            ? ""
            : Objects.requireNonNullElse(event.getInvolvedObject().getNamespace(), "");
    String own = Objects.requireNonNullElse(event.getMetadata().getNamespace(), "");
    Field namespace = violations.at("involvedObject").child("namespace");
    boolean precise =
        event.getEventTime() != null && !Field.isEmpty(event.getEventTime().getTime());
    boolean belongs =
        about.isEmpty()
            ? Set.of("", "default").contains(own) || (precise && own.equals("kube-system"))
            : precise || about.equals(own);
    if (!belongs) {
      namespace.invalid(about, "does not match event.namespace");
    }
    if (precise) {
      origin(event, violations);
    }
    violations.at("namespace").text(own, NameRule.SUBDOMAIN);
  }

  private static void origin(Event event, Violations violations) {
    Field controller = violations.at("reportingController");
    var _ = controller.present(event.getReportingComponent());
    controller.text(event.getReportingComponent(), LabelRules.KEY);
    needed(event.getReportingInstance(), violations.at("reportingInstance"));
    needed(event.getAction(), violations.at("action"));
    needed(event.getReason(), violations.at("reason"));
    atMost(event.getMessage(), MAX_NOTE, violations.at("message"));
  }

  private static void needed(@Nullable String text, Field field) {
    var _ = field.present(text);
    atMost(text, MAX_TEXT, field);
  }

  private static void atMost(@Nullable String text, int max, Field field) {
    if (text != null && text.length() > max) {
      field.invalid("", "can have at most %d characters".formatted(max));
    }
  }
}
