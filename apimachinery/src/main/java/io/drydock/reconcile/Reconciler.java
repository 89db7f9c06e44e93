package io.drydock.reconcile;

import io.drydock.api.ObjectKey;

/**
 * Brings one object's world to what the object says. Called with one key at a time; must be safe to
 * call again at any moment. An exception means: again, after a back-off.
 */
@FunctionalInterface
public interface Reconciler {

  Result reconcile(ObjectKey key) throws Exception;
}
