package io.drydock.kubeproxy.dns;

import java.io.IOException;
import java.util.Optional;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;

/** DNS messages as bytes. */
final class Wire {

  /** What every client takes by UDP, and all it takes unless it says more (RFC 1035, RFC 6891). */
  private static final int SMALLEST_PAYLOAD = 512;

  private Wire() {}

  /** Empty for what is not a DNS message, and for answers, lest two servers answer each other. */
  static Optional<Message> question(byte[] wire) {
    try {
      return Optional.of(new Message(wire)).filter(m -> !m.getHeader().getFlag(Flags.QR));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** How many bytes the asker takes by UDP. */
  static int payload(Message query) {
    var opt = query.getOPT();
    return opt == null
        ? SMALLEST_PAYLOAD
        : Math.clamp(opt.getPayloadSize(), SMALLEST_PAYLOAD, Answerer.PAYLOAD);
  }

  /** The answer in so many bytes; where it does not fit it is cut and says so (TC). */
  static byte[] fit(Message answer, int most) {
    return answer.toWire(most);
  }
}
