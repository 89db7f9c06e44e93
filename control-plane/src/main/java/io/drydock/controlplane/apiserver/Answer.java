package io.drydock.controlplane.apiserver;

import io.drydock.client.Written;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.cache.CachedObject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.stream.Stream;

/** An object that passed all rules, with what its author should hear nevertheless. */
record Answer<T extends HasMetadata>(T object, List<String> unknown, List<String> advice) {

  Written stored(CachedObject stored, Written.Effect effect) {
    return new Written(stored.document(), warnings(), effect);
  }

  /** Of a dry run that created nothing. */
  Written unstored() {
    return new Written(ObjectCodec.document(object), warnings(), Written.Effect.CREATED);
  }

  List<String> warnings() {
    return Stream.concat(unknown.stream(), advice.stream()).toList();
  }
}
