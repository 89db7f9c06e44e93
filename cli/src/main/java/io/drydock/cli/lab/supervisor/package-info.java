/**
 * The machine room: starts, watches and adopts the cluster's processes and serves the Lab service.
 */
@NullMarked
package io.drydock.cli.lab.supervisor;

import org.jspecify.annotations.NullMarked;
