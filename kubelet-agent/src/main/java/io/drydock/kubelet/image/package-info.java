/** Where a pod's image comes from: present locally, pulled, or a local substitute. */
@NullMarked
package io.drydock.kubelet.image;

import org.jspecify.annotations.NullMarked;
