package io.drydock.codec;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Plain scalars as kubectl reads them: YAML 1.2's, and of YAML 1.1 the booleans {@code yes} and
 * {@code on} and the octal numbers of file modes, {@code 0400}.
 */
final class ManifestSchema extends CoreSchema {

  private static final Pattern TRUE = Pattern.compile("y|Y|yes|Yes|YES|on|On|ON");
  private static final Pattern FALSE = Pattern.compile("n|N|no|No|NO|off|Off|OFF");
  private static final Pattern OCTAL = Pattern.compile("0[0-7]{1,12}");

  @Override
  public ScalarResolver getScalarResolver() {
    ScalarResolver core = super.getScalarResolver();
    return (value, implicit) -> {
      if (implicit && (TRUE.matcher(value).matches() || FALSE.matcher(value).matches())) {
        return Tag.BOOL;
      }
      return implicit && OCTAL.matcher(value).matches() ? Tag.INT : core.resolve(value, implicit);
    };
  }

  @Override
  public Map<Tag, ConstructNode> getSchemaTagConstructors() {
    Map<Tag, ConstructNode> constructors = new HashMap<>(super.getSchemaTagConstructors());
    constructors.computeIfPresent(Tag.BOOL, (tag, core) -> node -> bool(core, node));
    constructors.computeIfPresent(Tag.INT, (tag, core) -> node -> integer(core, node));
    return constructors;
  }

  private static Object bool(ConstructNode core, Node node) {
    String value = ((ScalarNode) node).getValue();
    if (TRUE.matcher(value).matches()) {
      return true;
    }
    return FALSE.matcher(value).matches() ? false : core.construct(node);
  }

  private static Object integer(ConstructNode core, Node node) {
    String value = ((ScalarNode) node).getValue();
    return OCTAL.matcher(value).matches() ? Long.valueOf(value, 8) : core.construct(node);
  }
}
