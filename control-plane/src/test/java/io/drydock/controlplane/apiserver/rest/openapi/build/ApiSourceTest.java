package io.drydock.controlplane.apiserver.rest.openapi.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.controlplane.apiserver.rest.openapi.build.ApiField.Shape;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Reads what the protobuf compiler writes for one message. */
class ApiSourceTest {
  private static final String SOURCE =
      """
        public interface BoxOrBuilder extends

          /**
           * <pre>
           * How many &lt;things&gt; fit.
           * +optional
           * </pre>
           *
           * <code>optional int32 size = 1;</code>
           */
          boolean hasSize();
          /**
           * <pre>
           * Said again.
           * </pre>
           *
           * <code>optional int32 size = 1;</code>
           */
          int getSize();
          /**
           * <code>repeated .k8s.io.api.core.v1.Thing things = 2;</code>
           */
          java.util.List<Thing> getThingsList();
          /**
           * <code>map&lt;string, .k8s.io.apimachinery.pkg.api.resource.Quantity&gt; weights = 3;</code>
           */
          int getWeightsCount();
        }
        /**
         * <pre>
         * A Box holds things.
         * +structType=atomic
         * </pre>
         *
         * Protobuf type {@code k8s.io.api.core.v1.Box}
         */
        public static final class Box {
      """;

  private final Map<String, ApiType> types = new ApiSource().read(SOURCE.lines()::iterator);

  @Test
  void aMessageIsAType() {
    ApiType box = types.get("io.k8s.api.core.v1.Box");
    assertThat(box.comment().text()).isEqualTo("A Box holds things.");
    assertThat(box.comment().value("structType")).contains("atomic");
    assertThat(box.fields().keySet()).containsExactly("size", "things", "weights");
  }

  @Test
  void fieldsHaveTypesShapesAndTheirFirstComment() {
    Map<String, ApiField> fields = types.get("io.k8s.api.core.v1.Box").fields();
    assertThat(fields.get("size").type()).isEqualTo("int32");
    assertThat(fields.get("size").comment().text()).isEqualTo("How many <things> fit.");
    assertThat(fields.get("things").shape()).isEqualTo(Shape.LIST);
    assertThat(fields.get("things").type()).isEqualTo("io.k8s.api.core.v1.Thing");
    assertThat(fields.get("weights").shape()).isEqualTo(Shape.MAP);
    assertThat(fields.get("weights").type())
        .isEqualTo("io.k8s.apimachinery.pkg.api.resource.Quantity");
  }

  /** What Go embeds is a field in protobuf, and none in JSON. */
  @Test
  void propertiesAreFoundInWhatIsEmbedded() {
    ApiComment name = new ApiComment("The name.", Map.of());
    ApiField embedded = new ApiField("box", "io.k8s.Inner", Shape.SINGLE, ApiComment.NONE);
    ApiField inner = new ApiField("name", "string", Shape.SINGLE, name);
    ApiType outer = new ApiType("io.k8s.Outer", ApiComment.NONE, Map.of("box", embedded));
    ApiTypes all =
        new ApiTypes(
            Map.of(
                "io.k8s.Outer",
                outer,
                "io.k8s.Inner",
                new ApiType("io.k8s.Inner", ApiComment.NONE, Map.of("name", inner))));
    assertThat(all.property(outer, "name", Set.of("name"))).contains(inner);
    assertThat(all.property(outer, "name", Set.of("name", "box"))).isEmpty();
  }
}
