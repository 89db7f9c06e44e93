package io.drydock.controlplane.store;

import com.google.protobuf.ByteString;

/** One change of a transaction. */
public sealed interface Write {
  String key();

  record Put(String key, ByteString value) implements Write {}

  record Delete(String key) implements Write {}
}
