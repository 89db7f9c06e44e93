package io.drydock.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.codec.ObjectCodec;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;

/** The table of markers says something about fields that exist, and leads where it says. */
class TypeMarkersTest {

  static Stream<String> markedFields() {
    return TypeMarkers.markedFields().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("markedFields")
  void isTrueToTheModel(String field) throws ClassNotFoundException {
    int dot = field.lastIndexOf('.');
    Class<?> owner = type(field.substring(0, dot));
    JavaType type = properties(owner).get(field.substring(dot + 1));
    assertThat(type).as(field).isNotNull();
    FieldMarkers markers = TypeMarkers.of(owner, field.substring(dot + 1));
    JavaType content = type.isContainerType() ? type.getContentType() : type;
    if (!markers.type().isEmpty()) {
      assertThat(TypeMarkers.name(content.getRawClass())).isEqualTo(markers.type());
    }
    if (!keys(markers).isEmpty()) {
      assertThat(properties(content.getRawClass()).keySet()).containsAll(keys(markers));
    }
  }

  private static List<String> keys(FieldMarkers markers) {
    return Stream.concat(markers.listKeyNames().stream(), markers.mergeKey().stream()).toList();
  }

  @ParameterizedTest
  @CsvSource({"LabelSelector", "rbac.RoleRef", "autoscaling.v1.CrossVersionObjectReference"})
  void knowsAtomicTypes(String name) throws ClassNotFoundException {
    assertThat(TypeMarkers.isAtomic(type(name))).isTrue();
  }

  @Test
  void namesOnlyAtomicTypesThatExist() throws ClassNotFoundException {
    for (String name : MarkerTable.ATOMIC_TYPES.strip().split("\\s+")) {
      assertThat(TypeMarkers.isAtomic(type(name))).as(name).isTrue();
    }
    assertThat(TypeMarkers.isAtomic(PodSpec.class)).isFalse();
    assertThat(TypeMarkers.isAtomic(LabelSelector.class)).isTrue();
  }

  @Test
  void givesKeysTheirDefaults() {
    FieldMarkers ports = TypeMarkers.of(Container.class, "ports");
    assertThat(ports.listType()).isEqualTo(ListType.MAP);
    assertThat(ports.listKeys())
        .containsExactly(
            new FieldMarkers.ListKey("containerPort", Optional.of(0L)),
            new FieldMarkers.ListKey("protocol", Optional.of("TCP")));
    assertThat(TypeMarkers.of(ServiceAccount.class, "secrets").listKeys())
        .containsExactly(new FieldMarkers.ListKey("name", Optional.empty()));
  }

  @Test
  void tellsListTypeAndPatchStrategyApart() {
    FieldMarkers conditions = TypeMarkers.of(JobStatus.class, "conditions");
    assertThat(conditions.listType()).isEqualTo(ListType.ATOMIC);
    assertThat(conditions.mergeKey()).contains("type");
    FieldMarkers finalizers = TypeMarkers.of(ObjectMeta.class, "finalizers");
    assertThat(finalizers.listType()).isEqualTo(ListType.SET);
    assertThat(TypeMarkers.of(Container.class, "command")).isEqualTo(FieldMarkers.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "spec.template.spec.containers, name",
    "spec.template.spec.containers.ports, containerPort",
    "spec.template.spec.volumes, name",
    "status.conditions, type",
    "metadata.ownerReferences, uid",
    "spec.template.metadata.ownerReferences, uid",
    "spec.template.spec.tolerations, ",
    "metadata.labels.spec.containers, ",
    "nowhere.at.all, "
  })
  void findsMergeKeysByPath(String path, String key) {
    assertThat(MergeKeys.of(Kinds.DEPLOYMENT).keyOf(path)).isEqualTo(Optional.ofNullable(key));
  }

  @Test
  void findsStrategiesByPath() {
    MergeKeys deployment = MergeKeys.of(Kinds.DEPLOYMENT);
    assertThat(deployment.mergesPrimitives("metadata.finalizers")).isTrue();
    assertThat(deployment.mergesPrimitives("spec.template.spec.containers")).isFalse();
    assertThat(deployment.retainsKeys("spec.strategy")).isTrue();
    assertThat(deployment.retainsKeys("spec.template.spec.volumes")).isTrue();
    assertThat(deployment.retainsKeys("spec.template")).isFalse();
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName("io.fabric8.kubernetes.api.model." + name);
  }

  private static Map<String, JavaType> properties(Class<?> owner) {
    Map<String, JavaType> found = new HashMap<>();
    ObjectCodec.mapper()
        .acceptJsonFormatVisitor(
            owner,
            new JsonFormatVisitorWrapper.Base() {
              @Override
              public JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
                return new JsonObjectFormatVisitor.Base(getContext()) {
                  @Override
                  public void property(BeanProperty property) {
                    found.put(property.getName(), property.getType());
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
}
