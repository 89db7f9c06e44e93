/** The vocabulary of the Kubernetes API: kinds, keys, selectors, quantities, conditions, owners. */
@NullMarked
package io.drydock.api;

import org.jspecify.annotations.NullMarked;
