/** Brings a lab cluster up, takes it down, and talks to its supervisor. */
@NullMarked
package io.drydock.cli.lab;

import org.jspecify.annotations.NullMarked;
