/** What every namespace is given: the default ServiceAccount and the cluster's CA. */
@NullMarked
package io.drydock.controlplane.controller.serviceaccount;

import org.jspecify.annotations.NullMarked;
