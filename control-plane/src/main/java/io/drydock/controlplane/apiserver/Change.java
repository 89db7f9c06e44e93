package io.drydock.controlplane.apiserver;

import tools.jackson.databind.node.ObjectNode;

/**
 * From what is stored to what is wanted: a replacement or a patch. It may be asked several times.
 */
interface Change {
  ObjectNode apply(ObjectNode current);
}
