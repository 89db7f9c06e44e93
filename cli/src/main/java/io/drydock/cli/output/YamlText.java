package io.drydock.cli.output;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import tools.jackson.databind.JsonNode;

/**
 * YAML as kubectl prints it: sorted keys, text of several lines as a block, and quotes only around
 * text that YAML 1.1 would read as something else.
 */
public final class YamlText {
  /** What YAML 1.1, which kubectl speaks, takes for no text: null, booleans, numbers, times. */
  private static final Pattern NO_TEXT =
      Pattern.compile(
          "|~|null|Null|NULL|<<"
              + "|[yY]|yes|Yes|YES|on|On|ON|[nN]|no|No|NO|off|Off|OFF"
              + "|true|True|TRUE|false|False|FALSE"
              + "|[-+]?(\\.[0-9_]+|[0-9][0-9_]*(\\.[0-9_]*)?)([eE][-+]?[0-9]+)?"
              + "|[-+]?0x[0-9a-fA-F_]+|[-+]?0o[0-7_]+|[-+]?0b[01_]+"
              + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)"
              + "|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?"
              + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?");

  private static final Optional<String> NO_TAG = Optional.empty();
  private static final ImplicitTuple IMPLICIT = new ImplicitTuple(true, true);

  private final Emitter emitter;

  private YamlText(StreamDataWriter out) {
    var settings = DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
    this.emitter = new Emitter(settings, out);
  }

  /** One document without a start marker, ended by a line break. */
  public static String of(JsonNode node) {
    var text = new StringBuilder();
    new YamlText(new Sink(text)).write(node);
    return text.toString();
  }

  private record Sink(StringBuilder text) implements StreamDataWriter {
    @Override
    public void write(String part) {
      text.append(part);
    }

    @Override
    public void write(String part, int offset, int length) {
      text.append(part, offset, offset + length);
    }
  }

  private void write(JsonNode node) {
    emitter.emit(new StreamStartEvent());
    emitter.emit(new DocumentStartEvent(false, Optional.empty(), Map.of()));
    value(node);
    emitter.emit(new DocumentEndEvent(false));
    emitter.emit(new StreamEndEvent());
  }

  private void value(JsonNode node) {
    FlowStyle style = node.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
    if (node.isObject()) {
      emitter.emit(new MappingStartEvent(Optional.empty(), NO_TAG, true, style));
      JsonText.sorted(node)
          .forEach((name, field) -> {
            text(name);
            value(field);
          });
      emitter.emit(new MappingEndEvent());
    } else if (node.isArray()) {
      emitter.emit(new SequenceStartEvent(Optional.empty(), NO_TAG, true, style));
      node.forEach(this::value);
      emitter.emit(new SequenceEndEvent());
    } else if (node.isString()) {
      text(node.stringValue());
    } else {
      scalar(node.toString(), ScalarStyle.PLAIN);
    }
  }

  private void text(String text) {
    if (text.contains("\n")) {
      scalar(text, ScalarStyle.LITERAL);
    } else {
      boolean quoted = NO_TEXT.matcher(text).matches();
      scalar(text, quoted ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN);
    }
  }

  private void scalar(String text, ScalarStyle style) {
    emitter.emit(new ScalarEvent(Optional.empty(), NO_TAG, IMPLICIT, text, style));
  }
}
