/** Where a cluster's files lie on this machine and how a client finds them. */
@NullMarked
package io.drydock.cli.config;

import org.jspecify.annotations.NullMarked;
