package io.drydock.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the schema into the file that is named. */
public final class WireSchemaMain {

  private WireSchemaMain() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, new SchemaWriter(ExplicitZeros.load()).write(), UTF_8);
  }
}
