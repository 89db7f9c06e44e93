package io.drydock.cli;

import io.drydock.codec.ObjectCodec;
import io.grpc.netty.NettyChannelBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Map;
import java.util.Set;

/**
 * Makes ready on a second processor what a command that calls the cluster will need, while the
 * first one reads the command line: elliptic curves' tables, the channel's classes, the codec. It
 * is about time alone; whatever fails here fails again, and is told, where it is needed.
 */
final class HeadStart {
  private static final Set<String> COMMANDS =
      Set.of("get", "describe", "apply", "delete", "scale", "logs", "exec", "status", "node");

  private HeadStart() {}

  static void of(String[] arguments) {
    boolean calls = arguments.length > 0 && COMMANDS.contains(arguments[0]);
    if (calls && Runtime.getRuntime().availableProcessors() > 1) {
      var unused = Thread.ofPlatform().daemon().name("head-start").start(HeadStart::run);
    }
  }

  private static void run() {
    try {
      handshake();
      var unused = NettyChannelBuilder.forTarget("dns:///127.0.0.1:1");
      var unusedBytes = ObjectCodec.encode(Map.of());
    } catch (GeneralSecurityException | RuntimeException e) {
      // as said above
    }
  }

  /** The same steps as in a TLS handshake with certificates of our CA. */
  private static void handshake() throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
    var curve = KeyPairGenerator.getInstance("EC");
    curve.initialize(256);
    KeyPair identity = curve.generateKeyPair();
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(identity.getPrivate());
    signature.update(pair.getPublic().getEncoded());
    byte[] signed = signature.sign();
    signature.initVerify(identity.getPublic());
    signature.update(pair.getPublic().getEncoded());
    boolean unused = signature.verify(signed);
  }
}
