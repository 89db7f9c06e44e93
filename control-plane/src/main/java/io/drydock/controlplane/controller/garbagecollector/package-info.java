/** Deletion along ownerReferences: background, foreground and orphan. */
@NullMarked
package io.drydock.controlplane.controller.garbagecollector;

import org.jspecify.annotations.NullMarked;
