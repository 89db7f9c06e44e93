package io.drydock.kubelet.runtime.docker;

import io.drydock.codec.ObjectCodec;
import io.drydock.kubelet.runtime.ContainerRuntimeException;
import io.drydock.kubelet.runtime.ContainerRuntimeException.Kind;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;

/** Turns the engine's error answers into ours. */
final class EngineErrors {

  private EngineErrors() {}

  static ContainerRuntimeException of(int status, byte[] body) {
    Kind kind =
        switch (status) {
          case 400, 403, 406 -> Kind.REFUSED;
          case 404 -> Kind.NOT_FOUND;
          case 409 -> Kind.CONFLICT;
          default -> Kind.INTERNAL;
        };
    return new ContainerRuntimeException(kind, message(status, body));
  }

  private static String message(int status, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    try {
      String message = ObjectCodec.tree(body).path("message").asString("");
      text = message.isEmpty() ? text : message;
    } catch (JacksonException e) {
      // plain text
    }
    return text.isEmpty() ? "Docker Engine answered with HTTP status " + status : text;
  }
}
