package io.drydock.cli.lab.pki;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The few forms of ASN.1 DER (X.690) that a certificate is made of. */
final class Der {
  private static final int BOOLEAN = 0x01;
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int OCTET_STRING = 0x04;
  private static final int OBJECT_IDENTIFIER = 0x06;
  private static final int UTC_TIME = 0x17;
  private static final int GENERALIZED_TIME = 0x18;
  private static final int SEQUENCE = 0x30;
  private static final int CONTEXT = 0x80;
  private static final int CONSTRUCTED = 0x20;
  private static final int FIRST_GENERALIZED_YEAR = 2050;

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return value(SEQUENCE, join(parts));
  }

  static byte[] integer(BigInteger number) {
    return value(INTEGER, number.toByteArray());
  }

  static byte[] yes() {
    return value(BOOLEAN, new byte[] {(byte) 0xff});
  }

  static byte[] octets(byte[] content) {
    return value(OCTET_STRING, content);
  }

  /** Whole bytes, the last of which has this many bits that do not count. */
  static byte[] bits(int unused, byte... content) {
    return value(BIT_STRING, join(new byte[] {(byte) unused}, content));
  }

  /** "2.5.29.15". */
  static byte[] identifier(String dotted) {
    String[] arcs = dotted.split("\\.");
    var content = new ByteArrayOutputStream();
    content.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
    for (int i = 2; i < arcs.length; i++) {
      content.writeBytes(base128(Integer.parseInt(arcs[i])));
    }
    return value(OBJECT_IDENTIFIER, content.toByteArray());
  }

  /** Whole seconds; the form follows from the year (RFC 5280, 4.1.2.5). */
  static byte[] time(Instant instant) {
    var utc = instant.atOffset(ZoneOffset.UTC);
    boolean late = utc.getYear() >= FIRST_GENERALIZED_YEAR;
    var format = DateTimeFormatter.ofPattern(late ? "yyyyMMddHHmmss'Z'" : "yyMMddHHmmss'Z'");
    byte[] text = utc.format(format).getBytes(StandardCharsets.US_ASCII);
    return value(late ? GENERALIZED_TIME : UTC_TIME, text);
  }

  /** A value wrapped in a context tag. */
  static byte[] explicit(int tag, byte[] content) {
    return value(CONTEXT | CONSTRUCTED | tag, content);
  }

  /** Plain bytes under a context tag. */
  static byte[] implicit(int tag, byte[] content) {
    return value(CONTEXT | tag, content);
  }

  private static byte[] value(int tag, byte[] content) {
    return join(new byte[] {(byte) tag}, length(content.length), content);
  }

  private static byte[] length(int length) {
    if (length < 0x80) {
      return new byte[] {(byte) length};
    }
    return length < 0x100
        ? new byte[] {(byte) 0x81, (byte) length}
        : new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length};
  }

  private static byte[] base128(int arc) {
    int groups = Math.max(1, (38 - Integer.numberOfLeadingZeros(arc)) / 7);
    byte[] bytes = new byte[groups];
    for (int i = 0; i < groups; i++) {
      int more = i == groups - 1 ? 0 : 0x80;
      bytes[i] = (byte) (arc >> 7 * (groups - 1 - i) & 0x7f | more);
    }
    return bytes;
  }

  private static byte[] join(byte[]... parts) {
    var joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
