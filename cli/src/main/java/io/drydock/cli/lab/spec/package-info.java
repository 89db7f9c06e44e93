/** What a cluster is: the contents of cluster.json. */
@NullMarked
package io.drydock.cli.lab.spec;

import org.jspecify.annotations.NullMarked;
