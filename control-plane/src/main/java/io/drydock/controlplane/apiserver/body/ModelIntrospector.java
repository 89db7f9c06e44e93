package io.drydock.controlplane.apiserver.body;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequestSpec;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequestStatus;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * How the models are read: their catch-all for unknown fields is invisible, so that such fields are
 * reported, and texts with a form of their own are checked.
 */
final class ModelIntrospector extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1;

  private static final Set<String> TIMES =
      Set.of(
          "completionTime",
          "creationTimestamp",
          "deletionTimestamp",
          "finishedAt",
          "firstTimestamp",
          "lastHeartbeatTime",
          "lastProbeTime",
          "lastScaleTime",
          "lastScheduleTime",
          "lastSuccessfulTime",
          "lastTimestamp",
          "lastTransitionTime",
          "lastUpdateTime",
          "startTime",
          "startedAt",
          "timeAdded");

  /** Fields that hold bytes. */
  private static final Map<Class<?>, String> BYTES =
      Map.of(
          Secret.class, "data",
          ConfigMap.class, "binaryData",
          CertificateSigningRequestSpec.class, "request",
          CertificateSigningRequestStatus.class, "certificate");

  @Override
  public Boolean hasAnySetter(MapperConfig<?> config, Annotated annotated) {
    return false;
  }

  @Override
  public Object findDeserializer(MapperConfig<?> config, Annotated annotated) {
    if (annotated.getRawType() == Quantity.class) {
      return new QuantityReader();
    }
    if (annotated.getRawType() == IntOrString.class) {
      return new IntOrStringReader();
    }
    if (annotated instanceof AnnotatedMember member && isText(member, TIMES)) {
      return new TextReader(GoTime::check);
    }
    if (annotated instanceof AnnotatedMember member
        && isText(member, Set.of(BYTES.getOrDefault(member.getDeclaringClass(), "")))) {
      return new TextReader(GoBase64::check);
    }
    return super.findDeserializer(config, annotated);
  }

  @Override
  public Object findContentDeserializer(MapperConfig<?> config, Annotated annotated) {
    boolean bytes =
        annotated instanceof AnnotatedMember member
            && Map.class.isAssignableFrom(valueType(member))
            && property(member).equals(BYTES.get(member.getDeclaringClass()));
    return bytes
        ? new TextReader(GoBase64::check)
        : super.findContentDeserializer(config, annotated);
  }

  private static boolean isText(AnnotatedMember member, Set<String> properties) {
    return valueType(member) == String.class && properties.contains(property(member));
  }

  private static Class<?> valueType(AnnotatedMember member) {
    return member instanceof AnnotatedMethod method && method.getParameterCount() == 1
        ? method.getRawParameterType(0)
        : member.getRawType();
  }

  /** Also of a setter. */
  private static String property(AnnotatedMember member) {
    String name = member.getName();
    return name.startsWith("set")
        ? name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4)
        : name;
  }
}
