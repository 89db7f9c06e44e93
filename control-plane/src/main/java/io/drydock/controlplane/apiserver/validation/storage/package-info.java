/** Rules for volumes, classes and drivers of storage on their own. */
@NullMarked
package io.drydock.controlplane.apiserver.validation.storage;

import org.jspecify.annotations.NullMarked;
