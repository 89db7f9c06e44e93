/**
 * The files that a pod's containers see: volumes, /etc/hosts, /etc/resolv.conf, termination logs.
 */
@NullMarked
package io.drydock.kubelet.volume;

import org.jspecify.annotations.NullMarked;
