package io.drydock.controlplane.apiserver;

import io.drydock.client.ApiException;
import io.drydock.client.DeleteOptions;
import io.drydock.client.DocumentList;
import io.drydock.client.ListOptions;
import io.drydock.client.Reason;
import io.drydock.proto.v1.Document;
import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * deletecollection: what a list finds, one after the other; an object that went meanwhile is no
 * error. The answer is what was found.
 */
record CollectionDeletion(Rooms rooms) {

  <T extends HasMetadata> DocumentList run(
      Request<T> request, ListOptions selection, DeleteOptions options) {
    OptionRules.delete(options);
    DocumentList found = new Lists(rooms).list(request.kind(), request.path(), selection);
    for (Document document : found.items()) {
      delete(request.named(document.getName()), options);
    }
    return found;
  }

  private void delete(Request<?> request, DeleteOptions options) {
    try {
      var _ = new Deletion(rooms).run(request, options);
    } catch (ApiException e) {
      if (!e.is(Reason.NOT_FOUND)) {
        throw e;
      }
    }
  }
}
