package io.drydock.kubelet.runtime;

/**
 * Hears what happens to this node's containers. Called by one thread, in order; must return
 * quickly.
 */
public interface RuntimeListener {

  /** The stream is open (again): list, because anything may have happened until now. */
  void connected();

  /** The engine went away; what was known of the containers may be wrong from now on. */
  void disconnected();

  void event(RuntimeEvent event);
}
