package io.drydock.controlplane.apiserver.rest.openapi.build;

import io.drydock.controlplane.apiserver.rest.openapi.build.ApiField.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the API types out of one Java file that the protobuf compiler made: it carries the comments
 * of the protobuf source over, with each field's declaration below. Used once, for one file.
 */
final class ApiSource {
  private static final Pattern FIELD =
      Pattern.compile("<code>(optional |repeated |required )?(.+?) (\\w+) = \\d+.*;</code>");
  private static final Pattern TYPE = Pattern.compile("Protobuf type \\{@code ([\\w.]+)}");
  private static final Pattern MAP = Pattern.compile("map&lt;string, (.+)&gt;");
  private static final Pattern INTERFACE = Pattern.compile(" +public interface \\w+OrBuilder.*");

  private final Map<String, ApiType> types = new LinkedHashMap<>();
  private final List<String> comment = new ArrayList<>();
  private Map<String, ApiField> fields = new LinkedHashMap<>();
  private boolean inText;

  Map<String, ApiType> read(Iterable<String> lines) {
    lines.forEach(this::line);
    return types;
  }

  private void line(String line) {
    String content = line.strip();
    if (content.equals("/**")) {
      comment.clear();
    } else if (content.equals("* <pre>")) {
      inText = true;
    } else if (content.equals("* </pre>")) {
      inText = false;
    } else if (inText) {
      comment.add(unescape(withoutStar(content)));
    } else if (content.startsWith("* <code>")) {
      field(content);
    } else if (content.startsWith("* Protobuf type")) {
      type(content);
    } else if (INTERFACE.matcher(line).matches()) {
      fields = new LinkedHashMap<>();
    }
  }

  /** Every accessor repeats the comment; the first one counts. */
  private void field(String content) {
    Matcher declaration = FIELD.matcher(content);
    if (declaration.find()) {
      String name = declaration.group(3);
      fields.computeIfAbsent(name, _ -> field(name, declaration));
    }
  }

  private ApiField field(String name, Matcher declaration) {
    Matcher map = MAP.matcher(declaration.group(2));
    boolean isMap = map.matches();
    Shape shape =
        isMap ? Shape.MAP : "repeated ".equals(declaration.group(1)) ? Shape.LIST : Shape.SINGLE;
    String type = isMap ? map.group(1) : declaration.group(2);
    return new ApiField(name, definition(type), shape, ApiComment.parse(comment));
  }

  /** The class follows its interface, whose fields were collected; its builder repeats it. */
  private void type(String content) {
    Matcher declaration = TYPE.matcher(content);
    if (declaration.find()) {
      String name = definition(declaration.group(1));
      types.putIfAbsent(name, new ApiType(name, ApiComment.parse(comment), fields));
    }
  }

  /** "k8s.io.api.core.v1.Pod" is "io.k8s.api.core.v1.Pod" in OpenAPI. */
  private static String definition(String type) {
    String bare = type.startsWith(".") ? type.substring(1) : type;
    return bare.startsWith("k8s.io.") ? "io.k8s." + bare.substring(7) : bare;
  }

  private static String withoutStar(String content) {
    String text = content.substring(1);
    return text.startsWith(" ") ? text.substring(1) : text;
  }

  private static String unescape(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#64;", "@")
        .replace("&#42;", "*")
        .replace("&#47;", "/")
        .replace("&#92;", "\\")
        .replace("&amp;", "&");
  }
}
