package io.drydock.controlplane.apiserver;

import io.drydock.api.Kind;
import io.drydock.api.ObjectKey;
import io.drydock.client.ApiException;
import io.drydock.client.ResourcePath;
import io.drydock.client.Watch;
import io.drydock.client.WatchOptions;
import io.drydock.codec.Revisions;
import io.drydock.controlplane.apiserver.cache.CachedObject;
import io.drydock.controlplane.apiserver.cache.Keys;
import io.drydock.controlplane.apiserver.cache.Selection;
import io.drydock.proto.v1.Document;

/** get and watch, served from memory; get shows everything acknowledged before it began. */
record Reads(Rooms rooms) {

  Document get(Kind<?> kind, ResourcePath path) {
    Subresource subresource = Subresource.of(kind, path.subresource());
    CachedObject found = current(kind, path);
    return subresource == Subresource.SCALE
        ? ScaleView.document(subresource.read(found.tree()))
        : found.document();
  }

  private CachedObject current(Kind<?> kind, ResourcePath path) {
    rooms.cache().awaitFresh();
    String key = Keys.object(kind, new ObjectKey(path.namespace(), path.name()));
    return rooms.cache().get(kind, key).orElseThrow(() -> ApiException.notFound(kind, path.name()));
  }

  Watch watch(Kind<?> kind, ResourcePath path, WatchOptions options) {
    String fields = withName(options.fieldSelector(), path.name());
    Selection selection = Selection.of(kind, options.labelSelector(), fields);
    String prefix = Keys.prefix(kind, path.namespace());
    if (options.resourceVersion().isEmpty()) {
      rooms.cache().awaitFresh();
    }
    long from = revision(options.resourceVersion());
    return rooms.cache().watch(kind, prefix, selection, options, from);
  }

  /** A watch of one object is a watch of its collection with a field selector. */
  static String withName(String fieldSelector, String name) {
    if (name.isEmpty()) {
      return fieldSelector;
    }
    String byName = "metadata.name=" + name;
    return fieldSelector.isEmpty() ? byName : fieldSelector + "," + byName;
  }

  static long revision(String resourceVersion) {
    try {
      return Revisions.parse(resourceVersion);
    } catch (IllegalArgumentException e) {
      throw ApiException.badRequest("resourceVersion: " + e.getMessage());
    }
  }
}
