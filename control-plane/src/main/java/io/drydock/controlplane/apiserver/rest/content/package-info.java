/** What bodies look like on the wire: negotiation, objects, lists, statuses, JSON and YAML. */
@NullMarked
package io.drydock.controlplane.apiserver.rest.content;

import org.jspecify.annotations.NullMarked;
