package io.drydock.controlplane.controller;

/**
 * Starts one loop: asks the context for informers, registers what wakes the loop, and gives what
 * must be closed to {@link ControllerContext#own}. The informers run only after all initializers.
 */
@FunctionalInterface
public interface ControllerInitializer {

  void start(ControllerContext context);
}
