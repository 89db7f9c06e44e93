package io.drydock.controlplane.apiserver.rest.openapi.build;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.rest.discovery.Discovery;
import io.drydock.controlplane.apiserver.rest.discovery.ServerVersion;
import io.drydock.controlplane.apiserver.rest.openapi.OpenApi;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Run by the build after the compiler: writes every OpenAPI document, compressed, and the index of
 * them beside the classes, where {@link OpenApi} finds them. So a server neither makes nor keeps
 * them.
 */
public final class OpenApiBuild {
  private final Sources sources;
  private final Path folder;
  private final List<Kind<?>> kinds = Kinds.served();
  private final TreeMap<String, String> tags = new TreeMap<>();

  private OpenApiBuild(Sources sources, Path folder) {
    this.sources = sources;
    this.folder = folder;
  }

  /**
   * @param arguments the sources jar of the Java client's protobuf classes, the jar of the API
   *     classes of the client for the served release, the folder to write to
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      throw new IllegalArgumentException(
          "expected <client-java-proto sources jar> <client-java-api jar> <output folder>");
    }
    Path protobuf = Path.of(arguments[0]);
    Path models = Path.of(arguments[1]);
    Path folder = Files.createDirectories(Path.of(arguments[2]));
    Inputs inputs = new Inputs(System.getProperty("java.class.path"), protobuf, models);
    if (!inputs.areOlderThan(folder.resolve(OpenApi.INDEX), folder)) {
      new OpenApiBuild(Sources.read(protobuf, models), folder).write();
    }
  }

  private void write() throws IOException {
    write("api", version3().addCoreVersions());
    write("apis", version3().addGroups());
    for (String group : kinds.stream().map(Kind::group).distinct().toList()) {
      if (!group.isEmpty()) {
        write("apis/" + group, version3().addGroup(group));
      }
      for (String version : Discovery.versions(kinds, group)) {
        writeVersion(group, version);
      }
    }
    writeSwagger();
    Files.write(folder.resolve(OpenApi.INDEX), ObjectCodec.encode(tags));
  }

  private void writeVersion(String group, String version) throws IOException {
    DocumentBuilder builder = version3().addResources(group, version);
    kinds.stream()
        .filter(k -> k.group().equals(group) && k.version().equals(version))
        .forEach(builder::add);
    write(Discovery.path(group, version).substring(1), builder);
  }

  private void writeSwagger() throws IOException {
    DocumentBuilder builder = new DocumentBuilder(sources, Dialect.V2, kinds);
    builder.addCoreVersions().addGroups();
    for (String group : kinds.stream().map(Kind::group).distinct().toList()) {
      if (!group.isEmpty()) {
        builder.addGroup(group);
      }
      Discovery.versions(kinds, group).forEach(version -> builder.addResources(group, version));
    }
    kinds.forEach(builder::add);
    ObjectNode swagger = builder.build(ServerVersion.RELEASE);
    byte[] json = ObjectCodec.encode(swagger);
    tags.put(OpenApi.SWAGGER, OpenApi.tag(json));
    compress(OpenApi.SWAGGER, json);
    compress(OpenApi.SWAGGER_PROTOBUF, SwaggerProtobuf.encode(swagger));
  }

  private DocumentBuilder version3() {
    return new DocumentBuilder(sources, Dialect.V3, kinds);
  }

  private void write(String path, DocumentBuilder builder) throws IOException {
    byte[] json = ObjectCodec.encode(builder.build(ServerVersion.RELEASE));
    tags.put(path, OpenApi.tag(json));
    compress(path, json);
  }

  private void compress(String path, byte[] content) throws IOException {
    Path file = folder.resolve(OpenApi.file(path));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(file), 64 * 1024) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      out.write(content);
    }
  }
}
