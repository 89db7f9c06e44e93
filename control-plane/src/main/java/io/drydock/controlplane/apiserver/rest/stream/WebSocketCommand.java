package io.drydock.controlplane.apiserver.rest.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.rest.http.WebSocket;
import io.drydock.proto.v1.ExecStart;
import io.fabric8.kubernetes.api.model.Status;
import io.grpc.StatusException;
import java.io.IOException;
import java.util.Optional;

/** The streams of an exec or attach as numbered channels of one WebSocket. */
final class WebSocketCommand implements CommandClient {
  private final ChannelSocket socket;
  private final ExecProtocol protocol;

  private WebSocketCommand(ChannelSocket socket, ExecProtocol protocol) {
    this.socket = socket;
    this.protocol = protocol;
  }

  /** An empty message tells the client that its streams are there. */
  static WebSocketCommand open(WebSocket socket, ExecProtocol protocol, ExecStart start)
      throws IOException {
    ChannelSocket channels = new ChannelSocket(socket, protocol.base64());
    int channel =
        start.getStdout()
            ? ExecProtocol.STDOUT
            : start.getStderr() ? ExecProtocol.STDERR : ExecProtocol.ERROR;
    channels.send(channel, new byte[0]);
    return new WebSocketCommand(channels, protocol);
  }

  @Override
  public void pass(CommandInput input) throws InterruptedException, StatusException {
    Optional<ChannelSocket.Message> message = socket.receive();
    while (message.isPresent()) {
      accept(message.get(), input);
      message = socket.receive();
    }
  }

  @Override
  public void stdout(byte[] bytes) throws IOException {
    socket.send(ExecProtocol.STDOUT, bytes);
  }

  @Override
  public void stderr(byte[] bytes) throws IOException {
    socket.send(ExecProtocol.STDERR, bytes);
  }

  @Override
  public void finish(Status status) throws IOException {
    if (protocol.statusObjects()) {
      socket.send(ExecProtocol.ERROR, ObjectCodec.encode(status));
    } else if (!"Success".equals(status.getStatus())) {
      socket.send(ExecProtocol.ERROR, status.getMessage().getBytes(UTF_8));
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static void accept(ChannelSocket.Message message, CommandInput input)
      throws InterruptedException, StatusException {
    byte[] content = message.content();
    switch (message.channel()) {
      case ExecProtocol.STDIN -> input.stdin(content);
      case ExecProtocol.RESIZE -> input.resize(content);
      case ExecProtocol.CLOSE -> {
        if (content.length == 1 && content[0] == ExecProtocol.STDIN) {
          input.endOfStdin();
        }
      }
      default -> {}
    }
  }
}
