/** Writes the programs' class archives by running each of them in a cluster that is none. */
@NullMarked
package io.drydock.cli.lab.archive;

import org.jspecify.annotations.NullMarked;
