package io.drydock.controlplane.apiserver.fieldmanager;

import io.drydock.api.FieldMarkers;
import io.drydock.api.FieldMarkers.MapType;
import io.drydock.api.ListType;
import io.drydock.api.TypeMarkers;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.fieldmanager.FieldType.Field;
import io.drydock.controlplane.apiserver.fieldmanager.FieldType.Listing;
import io.drydock.controlplane.apiserver.fieldmanager.FieldType.Mapping;
import io.drydock.controlplane.apiserver.fieldmanager.FieldType.Scalar;
import io.drydock.controlplane.apiserver.fieldmanager.FieldType.Struct;
import io.drydock.controlplane.apiserver.fieldmanager.FieldType.Untyped;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;

/**
 * The types of the model classes: their structure as Jackson sees it, with {@link TypeMarkers}.
 * Each class is looked at once, when it is first met. Safe for many threads.
 */
final class ModelTypes {

  /** Fields that Kubernetes' types hold as values, not as pointers: they are never absent. */
  private static final Set<String> ALWAYS_THERE =
      Set.of(
          "metadata",
          "spec",
          "status",
          "template",
          "jobTemplate",
          "strategy",
          "updateStrategy",
          "containers",
          "resources",
          "loadBalancer",
          "scaleTargetRef",
          "nodeInfo",
          "daemonEndpoints",
          "kubeletEndpoint",
          "source",
          "deprecatedSource",
          "state",
          "lastState");

  private final Map<Class<?>, Map<String, Field>> fields = new ConcurrentHashMap<>();

  /** The type of a kind's objects. */
  Struct of(Class<?> model) {
    return struct(model, false);
  }

  private Struct struct(Class<?> model, boolean granular) {
    return new Struct(() -> fieldsOf(model), TypeMarkers.isAtomic(model) && !granular);
  }

  private Map<String, Field> fieldsOf(Class<?> model) {
    Map<String, Field> known = fields.get(model);
    if (known != null) {
      return known;
    }
    Map<String, Field> found = Map.copyOf(read(model));
    Map<String, Field> earlier = fields.putIfAbsent(model, found);
    return earlier == null ? found : earlier;
  }

  private Map<String, Field> read(Class<?> model) {
    Map<String, Field> found = new HashMap<>();
    ObjectCodec.mapper()
        .acceptJsonFormatVisitor(
            model,
            new JsonFormatVisitorWrapper.Base() {
              @Override
              public JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
                return new JsonObjectFormatVisitor.Base(getContext()) {
                  @Override
                  public void property(BeanProperty property) {
                    found.put(property.getName(), field(model, property));
                  }

                  @Override
                  public void optionalProperty(BeanProperty property) {
                    property(property);
                  }
                };
              }
            });
    return found;
  }

  private Field field(Class<?> owner, BeanProperty property) {
    String name = property.getName();
    FieldType type = type(property.getType(), TypeMarkers.of(owner, name));
    return new Field(PathElements.field(name), type, ALWAYS_THERE.contains(name));
  }

  private FieldType type(JavaType type, FieldMarkers markers) {
    if (type.isCollectionLikeType()) {
      FieldType elements = type(type.getContentType(), FieldMarkers.NONE);
      return new Listing(elements, markers.listType(), markers.listKeys());
    }
    boolean atomic = markers.mapType().filter(MapType.ATOMIC::equals).isPresent();
    if (type.isMapLikeType()) {
      return new Mapping(type(type.getContentType(), FieldMarkers.NONE), atomic);
    }
    return value(type.getRawClass(), markers);
  }

  private FieldType value(Class<?> raw, FieldMarkers markers) {
    if (raw.equals(Quantity.class)
        || raw.equals(IntOrString.class)
        || raw.equals(MicroTime.class)) {
      return Scalar.UNTYPED;
    }
    if (raw.equals(String.class) || raw.isEnum()) {
      return Scalar.STRING;
    }
    if (raw.equals(Boolean.class) || raw.equals(boolean.class)) {
      return Scalar.BOOLEAN;
    }
    if (Number.class.isAssignableFrom(raw) || raw.isPrimitive()) {
      return Scalar.NUMERIC;
    }
    if (raw.isInterface()
        || raw.getName().startsWith("java.")
        || raw.equals(GenericKubernetesResource.class)) {
      return Untyped.INSTANCE;
    }
    return struct(raw, markers.mapType().filter(MapType.GRANULAR::equals).isPresent());
  }

  /** Lists without markers are one value. */
  static final Listing ATOMIC_LIST =
      new Listing(Untyped.INSTANCE, ListType.ATOMIC, java.util.List.of());
}
