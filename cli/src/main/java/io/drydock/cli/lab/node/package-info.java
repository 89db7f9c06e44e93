/** Drivers that make nodes, cut their power and remove them. */
@NullMarked
package io.drydock.cli.lab.node;

import org.jspecify.annotations.NullMarked;
