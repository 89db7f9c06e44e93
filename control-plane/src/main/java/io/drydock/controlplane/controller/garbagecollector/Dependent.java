package io.drydock.controlplane.controller.garbagecollector;

/**
 * An object that names an owner.
 *
 * @param blocks whether a foreground deletion of the owner waits for it
 */
record Dependent(Identity identity, boolean blocks) {}
