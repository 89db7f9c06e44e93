/** One strategy a kind: its defaults, its rules, and what a write of it entails. */
@NullMarked
package io.drydock.controlplane.apiserver.strategy;

import org.jspecify.annotations.NullMarked;
