package io.drydock.cli.command;

import io.drydock.client.GrpcStatus;
import io.drydock.codec.ObjectCodec;
import io.drydock.proto.v1.ApiGrpc;
import io.drydock.proto.v1.ExecRequest;
import io.drydock.proto.v1.ExecResponse;
import io.drydock.proto.v1.ExecStart;
import io.drydock.proto.v1.TerminalSize;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * One command in a container: a thread of its own passes standard input on, the calling thread
 * prints what comes back.
 */
record ExecSession(Session session, ExecStart start, Optional<TerminalSize> size) {
  private static final int CHUNK = 32 * 1024;

  /** Returns the command's exit code when it has ended. */
  int run() throws InterruptedException {
    BlockingClientCall<ExecRequest, ExecResponse> call =
        ApiGrpc.newBlockingV2Stub(session.api().channel()).exec();
    try {
      call.write(ExecRequest.newBuilder().setStart(start).build());
      if (size.isPresent()) {
        call.write(ExecRequest.newBuilder().setResize(size.get()).build());
      }
      Thread input =
          Thread.ofPlatform().daemon().name("exec-input").unstarted(() -> copyInput(call));
      if (start.getStdin()) {
        input.start();
      }
      return copyOutput(call);
    } catch (StatusException e) {
      throw GrpcStatus.fromGrpc(new StatusRuntimeException(e.getStatus(), e.getTrailers()));
    } finally {
      call.cancel("the command is over", null);
    }
  }

  private int copyOutput(BlockingClientCall<ExecRequest, ExecResponse> call)
      throws InterruptedException, StatusException {
    for (ExecResponse next = call.read(); next != null; next = call.read()) {
      switch (next.getMessageCase()) {
        case STDOUT -> print(session.out(), next.getStdout().toByteArray());
        case STDERR -> print(session.err(), next.getStderr().toByteArray());
        case EXIT -> {
          return exit(next.getExit().getCode());
        }
        case MESSAGE_NOT_SET -> {}
      }
    }
    return 0;
  }

  private int exit(int code) {
    if (code != 0) {
      session.err().println("command terminated with exit code " + code);
    }
    return code;
  }

  private static void print(PrintStream out, byte[] bytes) {
    out.writeBytes(bytes);
    out.flush();
  }

  private void copyInput(BlockingClientCall<ExecRequest, ExecResponse> call) {
    byte[] buffer = new byte[CHUNK];
    try {
      int length = session.streams().in().read(buffer);
      while (length >= 0) {
        byte[] bytes = Arrays.copyOf(buffer, length);
        call.write(ExecRequest.newBuilder().setStdin(ObjectCodec.wrap(bytes)).build());
        length = session.streams().in().read(buffer);
      }
      call.write(ExecRequest.newBuilder().setStdinClosed(true).build());
    } catch (StatusException | IOException e) {
      // the command has ended, or there is no more input; copyOutput says which
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
