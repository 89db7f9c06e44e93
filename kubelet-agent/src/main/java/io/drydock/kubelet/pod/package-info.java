/**
 * One worker a pod: what it observes, what it decides (pure), what it does, what status it reports.
 */
@NullMarked
package io.drydock.kubelet.pod;

import org.jspecify.annotations.NullMarked;
