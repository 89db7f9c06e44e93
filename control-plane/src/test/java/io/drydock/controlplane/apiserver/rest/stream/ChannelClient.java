package io.drydock.controlplane.apiserver.rest.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.controlplane.apiserver.rest.RunningDoor;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A WebSocket client of the channel protocols, as the Java clients are; collects by channel. */
final class ChannelClient implements WebSocket.Listener {
  final Map<Integer, String> received = new ConcurrentHashMap<>();
  final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;

  /**
   * @param subprotocol none where null
   */
  ChannelClient(RunningDoor door, String path, @Nullable String subprotocol) {
    var builder = door.client().http().newWebSocketBuilder();
    if (subprotocol != null) {
      builder.subprotocols(subprotocol);
    }
    socket = builder.buildAsync(URI.create("wss://127.0.0.1:" + door.port() + path), this).join();
  }

  String subprotocol() {
    return socket.getSubprotocol();
  }

  String on(int channel) {
    return received.getOrDefault(channel, "");
  }

  void send(int channel, String text) {
    ByteBuffer message = ByteBuffer.allocate(text.length() + 1);
    message.put((byte) channel).put(text.getBytes(ISO_8859_1)).flip();
    socket.sendBinary(message, true).join();
  }

  void sendText(String text) {
    socket.sendText(text, true).join();
  }

  void abort() {
    socket.abort();
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    int channel = data.get();
    byte[] rest = new byte[data.remaining()];
    data.get(rest);
    received.merge(channel, new String(rest, ISO_8859_1), String::concat);
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    String base64 = data.subSequence(1, data.length()).toString();
    String text = new String(java.util.Base64.getDecoder().decode(base64), UTF_8);
    received.merge(data.charAt(0) - '0', text, String::concat);
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.completeExceptionally(error);
  }
}
