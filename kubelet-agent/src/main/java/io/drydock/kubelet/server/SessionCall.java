package io.drydock.kubelet.server;

import io.drydock.client.Inbox;
import io.drydock.codec.ObjectCodec;
import io.drydock.kubelet.runtime.ContainerSession;
import io.drydock.kubelet.runtime.Output;
import io.drydock.proto.v1.ExecExit;
import io.drydock.proto.v1.ExecRequest;
import io.drydock.proto.v1.ExecResponse;
import io.drydock.proto.v1.ExecStart;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;

/**
 * Answers one exec or attach: one thread takes the caller's messages, another sends the output. The
 * session ends with its process, or when the caller goes away.
 */
final class SessionCall {
  private final Opener opener;

  /** Opens the session that the first message asks for. */
  interface Opener {
    ContainerSession open(ExecStart start);
  }

  SessionCall(Opener opener) {
    this.opener = opener;
  }

  StreamObserver<ExecRequest> start(ServerCallStreamObserver<ExecResponse> observer) {
    Closer closer = new Closer();
    PacedSender<ExecResponse> sender = new PacedSender<>(observer, closer::close);
    Inbox<ExecRequest> inbox = new Inbox<>(observer);
    Thread.ofVirtual().name("session").start(() -> run(inbox, sender, closer));
    return inbox;
  }

  private void run(Inbox<ExecRequest> inbox, PacedSender<ExecResponse> sender, Closer closer) {
    try {
      Optional<ExecRequest> first = inbox.take();
      if (first.isEmpty() || !first.get().hasStart()) {
        throw CallFailure.badRequest("the first message must be start");
      }
      try (ContainerSession session = opener.open(first.get().getStart())) {
        closer.own(session::close);
        Thread input =
            Thread.ofVirtual().name("session-input").start(() -> passInput(inbox, session));
        passOutput(session, sender);
        input.interrupt();
      }
      sender.complete();
    } catch (RuntimeException e) {
      sender.fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void passOutput(ContainerSession session, PacedSender<ExecResponse> sender) {
    for (Output next = session.read(); next != null; next = session.read()) {
      if (!sender.send(response(next))) {
        return;
      }
    }
    ExecExit exit = ExecExit.newBuilder().setCode(session.exitCode()).build();
    sender.send(ExecResponse.newBuilder().setExit(exit).build());
  }

  private static ExecResponse response(Output output) {
    ExecResponse.Builder response = ExecResponse.newBuilder();
    return switch (output.source()) {
      case STDOUT -> response.setStdout(ObjectCodec.wrap(output.data())).build();
      case STDERR -> response.setStderr(ObjectCodec.wrap(output.data())).build();
    };
  }

  private static void passInput(Inbox<ExecRequest> inbox, ContainerSession session) {
    try {
      for (Optional<ExecRequest> next = inbox.take(); next.isPresent(); next = inbox.take()) {
        pass(next.get(), session);
      }
      session.closeStdin();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pass(ExecRequest request, ContainerSession session) {
    switch (request.getMessageCase()) {
      case STDIN -> session.write(request.getStdin().toByteArray());
      case STDIN_CLOSED -> session.closeStdin();
      case RESIZE ->
          session.resize(request.getResize().getWidth(), request.getResize().getHeight());
      case START, MESSAGE_NOT_SET -> {}
    }
  }
}
