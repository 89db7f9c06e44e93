package io.drydock.controlplane.apiserver.fieldmanager;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one manager owns.
 *
 * @param time of its last change, as the API writes times; "" where it is not known
 * @param encoded the set in its notation, where that is at hand; most sets never change
 */
record Managed(FieldSet set, String apiVersion, String time, @Nullable JsonNode encoded) {

  Managed(FieldSet set, String apiVersion, String time) {
    this(set, apiVersion, time, null);
  }

  Managed with(FieldSet other) {
    return other == set ? this : new Managed(other, apiVersion, time);
  }

  Managed at(String version, String when) {
    return new Managed(set, version, when, encoded);
  }

  JsonNode fieldsV1() {
    return encoded == null ? FieldsV1.encode(set) : encoded;
  }
}
