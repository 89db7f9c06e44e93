/** The drydock command: its main class and the composition of its commands. */
@NullMarked
package io.drydock.cli;

import org.jspecify.annotations.NullMarked;
