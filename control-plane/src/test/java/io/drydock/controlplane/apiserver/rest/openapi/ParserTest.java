package io.drydock.controlplane.apiserver.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.parser.SwaggerParser;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents as parsers that nobody here wrote understand them. */
class ParserTest {

  static List<String> paths() {
    return Documents.paths();
  }

  @ParameterizedTest
  @MethodSource("paths")
  void version3IsOpenApi(String path) throws IOException {
    var parsed =
        new OpenAPIV3Parser()
            .readContents(Documents.version3(path).toString(), List.of(), new ParseOptions());
    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getPaths()).isNotEmpty();
  }

  @Test
  void version2IsSwagger() throws IOException {
    var parsed = new SwaggerParser().readWithInfo(Documents.swagger().toString());
    assertThat(parsed.getMessages()).isEmpty();
    var pod = parsed.getSwagger().getDefinitions().get("io.k8s.api.core.v1.Pod");
    assertThat(pod.getProperties()).containsKeys("metadata", "spec", "status");
  }
}
