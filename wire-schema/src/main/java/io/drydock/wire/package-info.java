/**
 * Runs in the build only: writes down, for every served kind, the field numbers of its messages in
 * Kubernetes' protobuf encoding, as the official Java client's descriptors have them.
 */
@NullMarked
package io.drydock.wire;

import org.jspecify.annotations.NullMarked;
