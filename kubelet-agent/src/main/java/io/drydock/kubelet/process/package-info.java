/** Runs the machine's own commands: ip, iptables, CNI plugins. */
@NullMarked
package io.drydock.kubelet.process;

import org.jspecify.annotations.NullMarked;
