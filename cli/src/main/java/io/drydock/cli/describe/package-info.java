/** Objects told at length, as `kubectl describe` tells them. */
@NullMarked
package io.drydock.cli.describe;

import org.jspecify.annotations.NullMarked;
