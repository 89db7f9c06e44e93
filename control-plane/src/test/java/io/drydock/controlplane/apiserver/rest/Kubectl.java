package io.drydock.controlplane.apiserver.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.client.TlsFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The real kubectl on the PATH, with a kubeconfig and a home folder of its own. */
public final class Kubectl {
  private final Path folder;
  private final Path config;
  private final Map<String, String> environment = new TreeMap<>();

  /** What one run left. */
  public record Result(int exitCode, String output, String errors) {
    /** Lines of the output with their runs of blanks made one. */
    public List<String> rows() {
      return output.lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
    }
  }

  Kubectl(Path folder, int port, TlsFiles identity) throws IOException {
    this.folder = folder;
    this.config = folder.resolve("kubeconfig");
    Files.writeString(
        config,
        """
        apiVersion: v1
        kind: Config
        current-context: test
        contexts: [{name: test, context: {cluster: test, user: test}}]
        clusters: [{name: test, cluster: {server: "https://127.0.0.1:%d", certificate-authority: %s}}]
        users: [{name: test, user: {client-certificate: %s, client-key: %s}}]
        """
            .formatted(port, identity.authority(), identity.certificate(), identity.key()));
  }

  /** For all runs from now on. */
  public void set(String variable, String value) {
    environment.put(variable, value);
  }

  /** Runs to the end. */
  public Result run(String... arguments) throws IOException, InterruptedException {
    return runWith("", arguments);
  }

  /** Runs to the end with something on standard input. */
  public Result runWith(String input, String... arguments)
      throws IOException, InterruptedException {
    Process process = start(arguments);
    CompletableFuture<String> errors =
        CompletableFuture.supplyAsync(() -> read(process.errorReader(UTF_8)));
    try (var in = process.outputWriter(UTF_8)) {
      in.write(input);
    }
    String output = read(process.inputReader(UTF_8));
    return new Result(process.waitFor(), output, errors.join());
  }

  /** Starts and returns; the caller ends it. */
  public Process start(String... arguments) throws IOException {
    List<String> command = Stream.concat(Stream.of("kubectl"), Stream.of(arguments)).toList();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("KUBECONFIG", config.toString());
    builder.environment().put("HOME", folder.toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static String read(java.io.BufferedReader reader) {
    try (reader) {
      return reader.readAllAsString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
