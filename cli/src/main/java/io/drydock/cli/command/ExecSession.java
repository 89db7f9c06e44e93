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
import java.util.concurrent.locks.ReentrantLock;

/**
 * One command in a container: a thread of its own passes standard input on, the calling thread
 * prints what comes back.
 */
final class ExecSession {
  private static final int CHUNK = 32 * 1024;
  private final Session session;
  private final ExecStart start;
  private final Optional<TerminalSize> size;
  private final BlockingClientCall<ExecRequest, ExecResponse> call;

  /** The call allows one writer at a time. */
  private final ReentrantLock writing = new ReentrantLock();

  private volatile boolean started;

  /** The size is the terminal's where it has one. */
  ExecSession(Session session, ExecStart start, Optional<TerminalSize> size) {
    this.session = session;
    this.start = start;
    this.size = size;
    this.call = ApiGrpc.newBlockingV2Stub(session.api().channel()).exec();
  }

  /** Returns the command's exit code when it has ended. */
  int run() throws InterruptedException {
    try {
      write(ExecRequest.newBuilder().setStart(start));
      started = true;
      if (size.isPresent()) {
        write(ExecRequest.newBuilder().setResize(size.get()));
      }
      if (start.getStdin()) {
        var unused = Thread.ofPlatform().daemon().name("exec-input").start(this::copyInput);
      }
      return copyOutput();
    } catch (StatusException e) {
      throw GrpcStatus.fromGrpc(new StatusRuntimeException(e.getStatus(), e.getTrailers()));
    } finally {
      call.cancel("the command is over", null);
    }
  }

  /** The user's terminal has another size now. */
  void resize(TerminalSize changed) {
    try {
      if (started) {
        write(ExecRequest.newBuilder().setResize(changed));
      }
    } catch (StatusException e) {
      // the command has ended; copyOutput says how
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(ExecRequest.Builder request) throws InterruptedException, StatusException {
    writing.lock();
    try {
      call.write(request.build());
    } finally {
      writing.unlock();
    }
  }

  private int copyOutput() throws InterruptedException, StatusException {
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

  private void copyInput() {
    byte[] buffer = new byte[CHUNK];
    try {
      int length = session.streams().in().read(buffer);
      while (length >= 0) {
        byte[] bytes = Arrays.copyOf(buffer, length);
        write(ExecRequest.newBuilder().setStdin(ObjectCodec.wrap(bytes)));
        length = session.streams().in().read(buffer);
      }
      write(ExecRequest.newBuilder().setStdinClosed(true));
    } catch (StatusException | IOException e) {
      // the command has ended, or there is no more input; copyOutput says which
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
