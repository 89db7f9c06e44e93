/** Answers that go on: watches, logs, exec and attach. */
@NullMarked
package io.drydock.controlplane.apiserver.rest.stream;

import org.jspecify.annotations.NullMarked;
