/**
 * Drydock's programs as they lie built on this host, and the command lines that a cluster's spec
 * gives them.
 */
@NullMarked
package io.drydock.cli.lab.program;

import org.jspecify.annotations.NullMarked;
