package io.drydock.controlplane.apiserver;

import io.drydock.client.Written;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.cache.CachedObject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.stream.Stream;

/** An object that passed all rules, with what its author should hear nevertheless. */
record Answer<T extends HasMetadata>(T object, List<String> unknown, List<String> advice) {

  Written stored(CachedObject stored) {
    return new Written(stored.document(), warnings());
  }

  /** Of a dry run; the array must not change later. */
  Written unstored(byte[] json) {
    return new Written(ObjectCodec.document(object, json), warnings());
  }

  List<String> warnings() {
    return Stream.concat(unknown.stream(), advice.stream()).toList();
  }
}
