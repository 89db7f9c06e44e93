/** Answers who a user is and what a user may do, from what the server itself goes by. */
@NullMarked
package io.drydock.controlplane.apiserver.review;

import org.jspecify.annotations.NullMarked;
