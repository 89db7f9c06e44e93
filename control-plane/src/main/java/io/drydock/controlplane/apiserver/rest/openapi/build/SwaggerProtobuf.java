package io.drydock.controlplane.apiserver.rest.openapi.build;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Swagger 2 in the protobuf encoding of gnostic (openapi.v2.Document), which older clients ask for.
 * Each table says which field of a message a key of the JSON becomes; what starts with "x-" is a
 * vendor extension, its value in YAML, of which JSON is a part. Pure.
 */
final class SwaggerProtobuf {

  /** Writes the value of one key into its message. */
  private interface Encoding {
    void write(CodedOutputStream out, int number, JsonNode value) throws IOException;
  }

  /** A key's field number and how its value is written. */
  private record Field(int number, Encoding encoding) {}

  private static final Map<String, Field> SCHEMA =
      Map.ofEntries(
          Map.entry("$ref", new Field(1, SwaggerProtobuf::string)),
          Map.entry("format", new Field(2, SwaggerProtobuf::string)),
          Map.entry("description", new Field(4, SwaggerProtobuf::string)),
          Map.entry("default", new Field(5, SwaggerProtobuf::any)),
          Map.entry("uniqueItems", new Field(16, SwaggerProtobuf::bool)),
          Map.entry("required", new Field(19, SwaggerProtobuf::strings)),
          Map.entry("enum", new Field(20, SwaggerProtobuf::anys)),
          Map.entry("additionalProperties", new Field(21, wrapped(1, SwaggerProtobuf::schema))),
          Map.entry("type", new Field(22, wrapped(1, SwaggerProtobuf::string))),
          Map.entry("items", new Field(23, wrapped(1, SwaggerProtobuf::schema))),
          Map.entry("properties", new Field(25, named(1, SwaggerProtobuf::schema))));
  private static final int SCHEMA_EXTENSION = 31;

  private static final Map<String, Field> QUERY_PARAMETER =
      Map.of(
          "required", new Field(1, SwaggerProtobuf::bool),
          "in", new Field(2, SwaggerProtobuf::string),
          "description", new Field(3, SwaggerProtobuf::string),
          "name", new Field(4, SwaggerProtobuf::string),
          "type", new Field(6, SwaggerProtobuf::string),
          "uniqueItems", new Field(20, SwaggerProtobuf::bool));
  private static final Map<String, Field> PATH_PARAMETER =
      Map.of(
          "required", new Field(1, SwaggerProtobuf::bool),
          "in", new Field(2, SwaggerProtobuf::string),
          "description", new Field(3, SwaggerProtobuf::string),
          "name", new Field(4, SwaggerProtobuf::string),
          "type", new Field(5, SwaggerProtobuf::string),
          "uniqueItems", new Field(19, SwaggerProtobuf::bool));
  private static final Map<String, Field> BODY_PARAMETER =
      Map.of(
          "description", new Field(1, SwaggerProtobuf::string),
          "name", new Field(2, SwaggerProtobuf::string),
          "in", new Field(3, SwaggerProtobuf::string),
          "required", new Field(4, SwaggerProtobuf::bool),
          "schema", new Field(5, SwaggerProtobuf::schema));
  private static final Map<String, Field> RESPONSE =
      Map.of(
          "description", new Field(1, SwaggerProtobuf::string),
          "schema", new Field(2, wrapped(1, SwaggerProtobuf::schema)));
  private static final Map<String, Field> OPERATION =
      Map.of(
          "tags", new Field(1, SwaggerProtobuf::strings),
          "description", new Field(3, SwaggerProtobuf::string),
          "operationId", new Field(5, SwaggerProtobuf::string),
          "produces", new Field(6, SwaggerProtobuf::strings),
          "consumes", new Field(7, SwaggerProtobuf::strings),
          "parameters", new Field(8, SwaggerProtobuf::parameters),
          "responses", new Field(9, named(1, wrapped(1, object(RESPONSE, 5)))),
          "schemes", new Field(10, SwaggerProtobuf::strings));
  private static final int OPERATION_EXTENSION = 13;
  private static final Map<String, Field> PATH_ITEM =
      Map.of(
          "get", new Field(2, object(OPERATION, OPERATION_EXTENSION)),
          "put", new Field(3, object(OPERATION, OPERATION_EXTENSION)),
          "post", new Field(4, object(OPERATION, OPERATION_EXTENSION)),
          "delete", new Field(5, object(OPERATION, OPERATION_EXTENSION)),
          "patch", new Field(8, object(OPERATION, OPERATION_EXTENSION)),
          "parameters", new Field(9, SwaggerProtobuf::parameters));
  private static final Map<String, Field> INFO =
      Map.of(
          "title", new Field(1, SwaggerProtobuf::string),
          "version", new Field(2, SwaggerProtobuf::string));
  private static final Map<String, Field> DOCUMENT =
      Map.of(
          "swagger", new Field(1, SwaggerProtobuf::string),
          "info", new Field(2, object(INFO, 7)),
          "paths", new Field(8, named(2, object(PATH_ITEM, 10))),
          "definitions", new Field(9, named(1, SwaggerProtobuf::schema)));

  private SwaggerProtobuf() {}

  static byte[] encode(ObjectNode swagger) throws IOException {
    return bytes(out -> fields(out, DOCUMENT, 16, swagger));
  }

  private static void fields(
      CodedOutputStream out, Map<String, Field> table, int extension, JsonNode object)
      throws IOException {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      Field field = table.get(entry.getKey());
      if (field != null) {
        field.encoding().write(out, field.number(), entry.getValue());
      } else if (entry.getKey().startsWith("x-")) {
        message(
            out,
            extension,
            inner -> {
              inner.writeString(1, entry.getKey());
              any(inner, 2, entry.getValue());
            });
      } else {
        throw new IllegalStateException("gnostic has no place for \"" + entry.getKey() + "\"");
      }
    }
  }

  private static void schema(CodedOutputStream out, int number, JsonNode schema)
      throws IOException {
    message(out, number, inner -> fields(inner, SCHEMA, SCHEMA_EXTENSION, schema));
  }

  /** Parameters are of three kinds, two of them one level deeper. */
  private static void parameters(CodedOutputStream out, int number, JsonNode parameters)
      throws IOException {
    for (JsonNode parameter : parameters.values()) {
      message(
          out,
          number,
          item ->
              message(
                  item,
                  1,
                  choice -> {
                    switch (parameter.path("in").asString()) {
                      case "body" -> object(BODY_PARAMETER, 6).write(choice, 1, parameter);
                      case "query" ->
                          message(
                              choice,
                              2,
                              plain -> object(QUERY_PARAMETER, 23).write(plain, 3, parameter));
                      default ->
                          message(
                              choice,
                              2,
                              plain -> object(PATH_PARAMETER, 22).write(plain, 4, parameter));
                    }
                  }));
    }
  }

  private static Encoding object(Map<String, Field> table, int extension) {
    return (out, number, value) ->
        message(out, number, inner -> fields(inner, table, extension, value));
  }

  /** A map, as repeated pairs of name and value. */
  private static Encoding named(int pair, Encoding content) {
    return (out, number, value) ->
        message(
            out,
            number,
            inner -> {
              for (Map.Entry<String, JsonNode> entry : value.properties()) {
                message(
                    inner,
                    pair,
                    named -> {
                      named.writeString(1, entry.getKey());
                      content.write(named, 2, entry.getValue());
                    });
              }
            });
  }

  /** A value in a message of its own. */
  private static Encoding wrapped(int within, Encoding content) {
    return (out, number, value) ->
        message(out, number, inner -> content.write(inner, within, value));
  }

  private static void string(CodedOutputStream out, int number, JsonNode value) throws IOException {
    out.writeString(number, value.asString());
  }

  private static void strings(CodedOutputStream out, int number, JsonNode values)
      throws IOException {
    for (JsonNode value : values.values()) {
      out.writeString(number, value.asString());
    }
  }

  private static void bool(CodedOutputStream out, int number, JsonNode value) throws IOException {
    out.writeBool(number, value.asBoolean());
  }

  private static void any(CodedOutputStream out, int number, JsonNode value) throws IOException {
    message(out, number, inner -> inner.writeString(2, value + "\n"));
  }

  private static void anys(CodedOutputStream out, int number, JsonNode values) throws IOException {
    for (JsonNode value : values.values()) {
      any(out, number, value);
    }
  }

  /** What a message holds. */
  private interface Content {
    void write(CodedOutputStream out) throws IOException;
  }

  private static void message(CodedOutputStream out, int number, Content content)
      throws IOException {
    out.writeByteArray(number, bytes(content));
  }

  private static byte[] bytes(Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes, 512);
    content.write(out);
    out.flush();
    return bytes.toByteArray();
  }
}
