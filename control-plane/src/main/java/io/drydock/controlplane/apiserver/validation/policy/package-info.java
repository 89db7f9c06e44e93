/** Rules for limits, budgets, autoscalers and classes. */
@NullMarked
package io.drydock.controlplane.apiserver.validation.policy;

import org.jspecify.annotations.NullMarked;
