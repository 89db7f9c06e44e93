/** The gRPC door: the API service of api.proto over mutual TLS, with no logic of its own. */
@NullMarked
package io.drydock.controlplane.apiserver.grpc;

import org.jspecify.annotations.NullMarked;
