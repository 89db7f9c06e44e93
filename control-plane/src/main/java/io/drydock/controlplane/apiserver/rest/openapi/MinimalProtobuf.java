package io.drydock.controlplane.apiserver.rest.openapi;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The Swagger 2 document in protobuf, with no schemas: enough that kubectl, which reads it when it
 * meets a kind that v3 does not know, goes on to say that there is no such kind. Pure.
 */
final class MinimalProtobuf {
  private static final int SWAGGER = 1;
  private static final int INFO = 2;
  private static final int TITLE = 1;
  private static final int VERSION = 2;

  private MinimalProtobuf() {}

  static byte[] document(String release) {
    try {
      ByteArrayOutputStream info = new ByteArrayOutputStream();
      CodedOutputStream inner = CodedOutputStream.newInstance(info);
      inner.writeString(TITLE, "Kubernetes");
      inner.writeString(VERSION, release);
      inner.flush();
      ByteArrayOutputStream document = new ByteArrayOutputStream();
      CodedOutputStream outer = CodedOutputStream.newInstance(document);
      outer.writeString(SWAGGER, "2.0");
      outer.writeBytes(INFO, ByteString.copyFrom(info.toByteArray()));
      outer.flush();
      return document.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to be written
    }
  }
}
