/** A load client for any Kubernetes API server: closed loops over HTTPS, beside bare etcd. */
@NullMarked
package io.drydock.bench;

import org.jspecify.annotations.NullMarked;
