package io.drydock.kubeproxy.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Questions and answers by TCP: many on one connection, which is closed when it idles. */
final class TcpDoor implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TcpDoor.class);
  private static final int LARGEST_ANSWER = 65_535;
  private static final int IDLE_MILLIS = 10_000;
  private static final int AT_ONCE = 200;

  private final ServerSocket socket;
  private final Answerer answerer;
  private final Semaphore free = new Semaphore(AT_ONCE);

  private TcpDoor(ServerSocket socket, Answerer answerer) {
    this.socket = socket;
    this.answerer = answerer;
  }

  static TcpDoor open(InetSocketAddress address, Answerer answerer) throws IOException {
    var socket = new ServerSocket();
    socket.setReuseAddress(true);
    try {
      socket.bind(address);
      return new TcpDoor(socket, answerer);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Takes one connection, waiting while too many are open. */
  void accept() throws IOException, InterruptedException {
    free.acquire();
    try {
      var connection = socket.accept();
      var _ = Thread.ofVirtual().name("dns-connection").start(() -> serve(connection));
    } catch (IOException e) {
      free.release();
      throw e;
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setSoTimeout(IDLE_MILLIS);
      var in = new DataInputStream(connection.getInputStream());
      var out = new DataOutputStream(connection.getOutputStream());
      while (answerNext(in, out)) {
        out.flush();
      }
    } catch (EOFException e) {
      // the client has heard enough
    } catch (IOException e) {
      log.atDebug().setCause(e).log("DNS connection ended");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      free.release();
    }
  }

  /** False where what came is no question: who speaks no DNS is hung up on. */
  private boolean answerNext(DataInputStream in, DataOutputStream out)
      throws IOException, InterruptedException {
    byte[] wire = in.readNBytes(in.readUnsignedShort());
    var query = Wire.question(wire);
    if (query.isEmpty()) {
      return false;
    }
    byte[] answer = Wire.fit(answerer.answer(query.get()), LARGEST_ANSWER);
    out.writeShort(answer.length);
    out.write(answer);
    return true;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
