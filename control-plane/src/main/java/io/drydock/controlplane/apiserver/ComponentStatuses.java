package io.drydock.controlplane.apiserver;

import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.DocumentList;
import io.drydock.client.ListOptions;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.cache.CachedObject;
import io.drydock.controlplane.apiserver.cache.Selection;
import io.drydock.proto.v1.Document;
import io.fabric8.kubernetes.api.model.ComponentStatus;
import io.fabric8.kubernetes.api.model.ComponentStatusBuilder;
import java.util.List;
import java.util.Optional;

/** The health of what this server can ask at this moment: the store. */
record ComponentStatuses(Rooms rooms) {
  private static final String STORE = "etcd-0";

  Document get(String name) {
    if (!name.equals(STORE)) {
      throw ApiException.notFound(Kinds.COMPONENT_STATUS, name);
    }
    return object().document();
  }

  DocumentList list(ListOptions options) {
    Selection selection =
        Selection.of(Kinds.COMPONENT_STATUS, options.labelSelector(), options.fieldSelector());
    List<Document> items =
        selection.of(List.of(object())).stream().map(CachedObject::document).toList();
    return new DocumentList(items, 0, "", 0);
  }

  private CachedObject object() {
    byte[] json = ObjectCodec.encode(status(new StoreCheck(rooms.store()).get()));
    return CachedObject.unstored(Kinds.COMPONENT_STATUS, ObjectCodec.wrap(json));
  }

  private static ComponentStatus status(Optional<String> failure) {
    return new ComponentStatusBuilder()
        .withNewMetadata()
        .withName(STORE)
        .endMetadata()
        .addNewCondition()
        .withType("Healthy")
        .withStatus(failure.isEmpty() ? "True" : "False")
        .withMessage(failure.isEmpty() ? "ok" : null)
        .withError(failure.orElse(null))
        .endCondition()
        .build();
  }
}
