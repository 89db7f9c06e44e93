/** What every way into the API must do alike; each of them runs all of it. */
@NullMarked
package io.drydock.controlplane.apiserver.contract;

import org.jspecify.annotations.NullMarked;
