/** What the host must have before a cluster can run, and how to install it. */
@NullMarked
package io.drydock.cli.lab.prerequisite;

import org.jspecify.annotations.NullMarked;
