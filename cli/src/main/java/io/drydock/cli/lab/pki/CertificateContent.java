package io.drydock.cli.lab.pki;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** The signed part of an X.509 version 3 certificate (RFC 5280), in DER. */
final class CertificateContent {
  static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.identifier("1.2.840.10045.4.3.2"));
  private static final BigInteger VERSION_3 = BigInteger.TWO;
  private static final byte DIGITAL_SIGNATURE = (byte) 0x80;
  private static final byte SIGN_CERTIFICATES_AND_LISTS = 0x06;
  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  /** From when to when it is good. */
  record Validity(Instant from, Instant to) {}

  private CertificateContent() {}

  static byte[] encode(
      BigInteger serial,
      X500Principal issuer,
      X500Principal subject,
      Validity validity,
      PublicKey key,
      List<byte[]> extensions) {
    return Der.sequence(
        Der.explicit(0, Der.integer(VERSION_3)),
        Der.integer(serial),
        ECDSA_WITH_SHA256,
        issuer.getEncoded(),
        Der.sequence(Der.time(validity.from()), Der.time(validity.to())),
        subject.getEncoded(),
        key.getEncoded(),
        Der.explicit(3, Der.sequence(extensions.toArray(byte[][]::new))));
  }

  static List<byte[]> ofAuthority(PublicKey own) {
    return List.of(
        critical("2.5.29.19", Der.sequence(Der.yes())),
        critical(
            "2.5.29.15", Der.bits(1, (byte) (DIGITAL_SIGNATURE | SIGN_CERTIFICATES_AND_LISTS))),
        subjectKey(own));
  }

  /** A server's certificate is also a client's: etcd and the agents use one pair for both. */
  static List<byte[]> ofIdentity(Identity identity, PublicKey own, PublicKey authority) {
    var extensions = new ArrayList<byte[]>();
    extensions.add(critical("2.5.29.15", Der.bits(7, DIGITAL_SIGNATURE)));
    extensions.add(extension("2.5.29.37", usages(identity)));
    extensions.add(subjectKey(own));
    extensions.add(extension("2.5.29.35", Der.sequence(Der.implicit(0, keyIdentifier(authority)))));
    if (identity.serves()) {
      extensions.add(extension("2.5.29.17", alternativeNames(identity)));
    }
    return extensions;
  }

  private static byte[] usages(Identity identity) {
    return identity.serves()
        ? Der.sequence(Der.identifier(SERVER_AUTH), Der.identifier(CLIENT_AUTH))
        : Der.sequence(Der.identifier(CLIENT_AUTH));
  }

  private static byte[] alternativeNames(Identity identity) {
    var names = new ArrayList<byte[]>();
    identity
        .names()
        .forEach(
            name -> names.add(Der.implicit(DNS_NAME, name.getBytes(StandardCharsets.US_ASCII))));
    identity.addresses().forEach(address -> names.add(Der.implicit(IP_ADDRESS, bytes(address))));
    return Der.sequence(names.toArray(byte[][]::new));
  }

  private static byte[] bytes(String address) {
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(address + " is not an address", e);
    }
  }

  private static byte[] subjectKey(PublicKey key) {
    return extension("2.5.29.14", Der.octets(keyIdentifier(key)));
  }

  /** Any value that is the same for the same key will do; a SHA-1 is what is customary. */
  private static byte[] keyIdentifier(PublicKey key) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(key.getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1", e);
    }
  }

  private static byte[] critical(String identifier, byte[] content) {
    return Der.sequence(Der.identifier(identifier), Der.yes(), Der.octets(content));
  }

  private static byte[] extension(String identifier, byte[] content) {
    return Der.sequence(Der.identifier(identifier), Der.octets(content));
  }
}
