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

  Document get(Kind<?> kind, ResourcePath path, String resourceVersion) {
    Subresource subresource = Subresource.of(kind, path.subresource());
    CachedObject found = find(kind, path, resourceVersion);
    return subresource == Subresource.SCALE
        ? ScaleView.document(subresource.read(found.tree()))
        : found.document();
  }

  private CachedObject find(Kind<?> kind, ResourcePath path, String resourceVersion) {
    if (resourceVersion.isEmpty()) {
      rooms.cache().awaitFresh();
    } else {
      rooms.cache().awaitRevision(revision(resourceVersion));
    }
    String key = Keys.object(kind, new ObjectKey(path.namespace(), path.name()));
    return rooms.cache().get(kind, key).orElseThrow(() -> ApiException.notFound(kind, path.name()));
  }

  Watch watch(Kind<?> kind, ResourcePath path, WatchOptions options) {
    OptionRules.watch(options);
    Selection selection =
        Selection.of(kind, path.name(), options.labelSelector(), options.fieldSelector());
    String prefix = Keys.prefix(kind, path.namespace());
    long from = revision(options.resourceVersion());
    if (options.resourceVersion().isEmpty()) {
      rooms.cache().awaitFresh();
    }
    return rooms.cache().watch(kind, prefix, selection, options, from);
  }

  /** BadRequest, in Kubernetes' words, where it is no revision. */
  static long revision(String resourceVersion) {
    try {
      return Revisions.parse(resourceVersion);
    } catch (IllegalArgumentException e) {
      throw ApiException.badRequest(
          ("invalid resource version: resourceVersion: Invalid value: \"%s\": strconv.ParseUint:"
                  + " parsing \"%s\": invalid syntax")
              .formatted(resourceVersion, resourceVersion));
    }
  }
}
