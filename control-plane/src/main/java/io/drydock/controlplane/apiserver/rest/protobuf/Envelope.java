package io.drydock.controlplane.apiserver.rest.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * How every object travels: four bytes that say "Kubernetes protobuf", then a runtime.Unknown with
 * what the object is and its message.
 */
record Envelope(String apiVersion, String kind, ByteString raw) {
  private static final byte[] MAGIC = {'k', '8', 's', 0};

  static boolean isOne(byte[] body) {
    return Arrays.equals(MAGIC, 0, 4, body, 0, Math.min(4, body.length));
  }

  static Envelope read(byte[] body) throws IOException {
    CodedInputStream in =
        CodedInputStream.newInstance(body, MAGIC.length, body.length - MAGIC.length);
    ByteString type = ByteString.EMPTY;
    ByteString raw = ByteString.EMPTY;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> type = in.readBytes();
        case 2 -> raw = in.readBytes();
        default -> in.skipField(tag);
      }
    }
    return typed(type.newCodedInput(), raw);
  }

  private static Envelope typed(CodedInputStream in, ByteString raw) throws IOException {
    String apiVersion = "";
    String kind = "";
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> apiVersion = in.readString();
        case 2 -> kind = in.readString();
        default -> in.skipField(tag);
      }
    }
    return new Envelope(apiVersion, kind, raw);
  }

  byte[] bytes() {
    int type =
        CodedOutputStream.computeStringSize(1, apiVersion)
            + CodedOutputStream.computeStringSize(2, kind);
    int size =
        MAGIC.length
            + CodedOutputStream.computeTagSize(1)
            + CodedOutputStream.computeUInt32SizeNoTag(type)
            + type
            + CodedOutputStream.computeBytesSize(2, raw);
    byte[] bytes = new byte[size];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      out.writeRawBytes(MAGIC);
      out.writeTag(1, WireFormat.WIRETYPE_LENGTH_DELIMITED);
      out.writeUInt32NoTag(type);
      out.writeString(1, apiVersion);
      out.writeString(2, kind);
      out.writeBytes(2, raw);
      out.checkNoSpaceLeft();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to be written
    }
    return bytes;
  }
}
