package io.drydock.controlplane.apiserver.validation;

import io.fabric8.kubernetes.api.model.Condition;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules of conditions in a status, for the kinds whose conditions have all fields. */
public final class ConditionRules {
  private static final List<String> STATUSES = List.of("False", "True", "Unknown");
  private static final int MAX_REASON = 1024;
  private static final int MAX_MESSAGE = 32 << 10;
  private static final String REASON_REGEX = "[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?";
  private static final TextRule REASON =
      TextRule.of(
          Pattern.compile(REASON_REGEX).asMatchPredicate(),
          "a condition reason must start with alphabetic character, optionally followed by a string of alphanumeric characters or '_,:', and must end with an alphanumeric character or '_' (e.g. 'my_name',  or 'MY_NAME',  or 'MyName',  or 'ReasonA,ReasonB',  or 'ReasonA:ReasonB', regex used for validation is '"
              + REASON_REGEX
              + "')");

  private ConditionRules() {}

  public static void validate(List<Condition> conditions, Field field) {
    Set<String> types = new HashSet<>();
    field.each(
        conditions,
        (condition, each) -> {
          String type = Objects.requireNonNullElse(condition.getType(), "");
          if (!types.add(type)) {
            each.child("type").duplicate(type);
          }
          condition(condition, each);
        });
  }

  private static void condition(Condition condition, Field field) {
    field.child("type").text(condition.getType(), LabelRules.KEY);
    field.child("status").oneOf(condition.getStatus(), STATUSES);
    field.child("observedGeneration").notNegative(condition.getObservedGeneration());
    var _ = field.child("lastTransitionTime").present(condition.getLastTransitionTime());
    String reason = Objects.requireNonNullElse(condition.getReason(), "");
    if (field.child("reason").present(reason)) {
      field.child("reason").text(reason, REASON);
    }
    if (reason.length() > MAX_REASON) {
      field.child("reason").tooLong(MAX_REASON);
    }
    if (condition.getMessage() != null && condition.getMessage().length() > MAX_MESSAGE) {
      field.child("message").tooLong(MAX_MESSAGE);
    }
  }
}
