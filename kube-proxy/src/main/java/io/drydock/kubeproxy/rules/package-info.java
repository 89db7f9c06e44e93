/**
 * The iptables chains that carry out a routing state, and the difference between two sets of them.
 */
@NullMarked
package io.drydock.kubeproxy.rules;

import org.jspecify.annotations.NullMarked;
