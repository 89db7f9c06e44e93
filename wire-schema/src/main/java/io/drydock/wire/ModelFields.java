package io.drydock.wire;

import io.drydock.codec.ObjectCodec;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;

/** What a model class has in JSON, by name, as Jackson sees it. */
final class ModelFields {
  private ModelFields() {}

  static Map<String, JavaType> of(Class<?> type) {
    Map<String, JavaType> fields = new TreeMap<>();
    ObjectCodec.mapper().acceptJsonFormatVisitor(type, new Collector(fields));
    return fields;
  }

  private static final class Collector extends JsonFormatVisitorWrapper.Base {
    private final Map<String, JavaType> fields;

    Collector(Map<String, JavaType> fields) {
      this.fields = fields;
    }

    @Override
    public JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
      return new JsonObjectFormatVisitor.Base(getContext()) {
        @Override
        public void property(BeanProperty property) {
          fields.put(property.getName(), property.getType());
        }

        @Override
        public void optionalProperty(BeanProperty property) {
          property(property);
        }
      };
    }
  }
}
