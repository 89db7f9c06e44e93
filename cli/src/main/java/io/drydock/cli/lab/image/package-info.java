/** The images that are built on this host, and which of them a cluster needs. */
@NullMarked
package io.drydock.cli.lab.image;

import org.jspecify.annotations.NullMarked;
