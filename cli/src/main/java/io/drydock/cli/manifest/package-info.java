/** Manifests: read from files, and brought together with what the cluster has. */
@NullMarked
package io.drydock.cli.manifest;

import org.jspecify.annotations.NullMarked;
