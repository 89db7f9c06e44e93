/** Service account tokens: signed, told apart from others, and read. Knows no store and no door. */
@NullMarked
package io.drydock.controlplane.apiserver.token;

import org.jspecify.annotations.NullMarked;
