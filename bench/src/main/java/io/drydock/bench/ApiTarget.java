package io.drydock.bench;

import io.drydock.codec.Yaml;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/**
 * An API server and who we are to it, as a kubeconfig's current context says.
 *
 * @param token a bearer token, or empty
 */
record ApiTarget(URI server, SslContext tls, String token) {

  /**
   * Reads client certificates and tokens; exec plugins and auth providers are not run.
   *
   * @throws IOException naming what the file lacks
   */
  static ApiTarget read(Path kubeconfig) throws IOException {
    JsonNode config = Yaml.documents(Files.readString(kubeconfig)).getFirst();
    String current = config.path("current-context").asString("");
    JsonNode context = named(config.path("contexts"), current, kubeconfig).path("context");
    JsonNode cluster =
        named(config.path("clusters"), context.path("cluster").asString(""), kubeconfig)
            .path("cluster");
    JsonNode user =
        named(config.path("users"), context.path("user").asString(""), kubeconfig).path("user");
    Path folder = kubeconfig.toAbsolutePath().getParent();
    return new ApiTarget(
        URI.create(cluster.path("server").asString("")),
        tls(cluster, user, folder),
        user.path("token").asString(""));
  }

  private static JsonNode named(JsonNode list, String name, Path kubeconfig) throws IOException {
    for (JsonNode item : list) {
      if (item.path("name").asString("").equals(name)) {
        return item;
      }
    }
    throw new IOException(
        "%s names \"%s\", which it does not define; choose a context with `kubectl config use-context`"
            .formatted(kubeconfig, name));
  }

  private static SslContext tls(JsonNode cluster, JsonNode user, Path folder) throws IOException {
    var builder = SslContextBuilder.forClient();
    if (cluster.path("insecure-skip-tls-verify").asBoolean(false)) {
      builder.trustManager(InsecureTrustManagerFactory.INSTANCE);
    } else if (has(cluster, "certificate-authority")) {
      builder.trustManager(open(cluster, "certificate-authority", folder));
    }
    if (has(user, "client-certificate")) {
      builder.keyManager(
          open(user, "client-certificate", folder), open(user, "client-key", folder));
    }
    return builder.build();
  }

  private static boolean has(JsonNode holder, String field) {
    return holder.has(field) || holder.has(field + "-data");
  }

  private static InputStream open(JsonNode holder, String field, Path folder) throws IOException {
    String data = holder.path(field + "-data").asString("");
    return data.isEmpty()
        ? Files.newInputStream(folder.resolve(holder.path(field).asString("")))
        : new ByteArrayInputStream(Base64.getDecoder().decode(data));
  }
}
