/** Decides which addresses a cluster uses; pure, except for reading the host's routes. */
@NullMarked
package io.drydock.cli.lab.address;

import org.jspecify.annotations.NullMarked;
