package io.drydock.controlplane.apiserver.cache;

import org.jspecify.annotations.Nullable;

/**
 * One change of one object. A creation has no previous state; a deletion's object is the last state
 * under the deletion's revision.
 */
record CacheEvent(CachedObject object, @Nullable CachedObject previous, boolean deleted) {

  long revision() {
    return object.revision();
  }
}
