/** Rules for what pods and clusters are configured with, and for nodes, namespaces and events. */
@NullMarked
package io.drydock.controlplane.apiserver.validation.config;

import org.jspecify.annotations.NullMarked;
