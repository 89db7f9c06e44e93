/**
 * The verbs of the API, the typed client over them, their errors, and the gRPC way to reach them.
 */
@NullMarked
package io.drydock.client;

import org.jspecify.annotations.NullMarked;
