package io.drydock.kubeproxy.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Questions and answers by UDP, each on a thread of its own. What is no question is ignored. */
final class UdpDoor implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(UdpDoor.class);
  private static final int LARGEST_QUESTION = 4096;
  private static final int AT_ONCE = 1000;

  private final DatagramSocket socket;
  private final Answerer answerer;
  private final Semaphore free = new Semaphore(AT_ONCE);

  private UdpDoor(DatagramSocket socket, Answerer answerer) {
    this.socket = socket;
    this.answerer = answerer;
  }

  static UdpDoor open(InetSocketAddress address, Answerer answerer) throws IOException {
    return new UdpDoor(new DatagramSocket(address), answerer);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** Takes one question; while too many are being answered, further ones are dropped. */
  void receive() throws IOException {
    var packet = new DatagramPacket(new byte[LARGEST_QUESTION], LARGEST_QUESTION);
    socket.receive(packet);
    if (free.tryAcquire()) {
      byte[] wire = Arrays.copyOf(packet.getData(), packet.getLength());
      var client = packet.getSocketAddress();
      var _ = Thread.ofVirtual().name("dns-answer").start(() -> answer(wire, client));
    }
  }

  private void answer(byte[] wire, SocketAddress client) {
    try {
      var query = Wire.question(wire);
      if (query.isPresent()) {
        byte[] answer = Wire.fit(answerer.answer(query.get()), Wire.payload(query.get()));
        socket.send(new DatagramPacket(answer, answer.length, client));
      }
    } catch (IOException e) {
      log.atDebug().addKeyValue("client", client).setCause(e).log("DNS answer not sent");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      free.release();
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
