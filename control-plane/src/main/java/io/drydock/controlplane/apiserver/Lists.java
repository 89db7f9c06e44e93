package io.drydock.controlplane.apiserver;

import io.drydock.api.Kind;
import io.drydock.client.ApiException;
import io.drydock.client.DocumentList;
import io.drydock.client.ListOptions;
import io.drydock.client.ResourcePath;
import io.drydock.controlplane.apiserver.cache.CachedObject;
import io.drydock.controlplane.apiserver.cache.Keys;
import io.drydock.controlplane.apiserver.cache.Selection;
import io.drydock.controlplane.apiserver.cache.WatchCache;
import io.drydock.controlplane.store.CompactedException;
import io.drydock.controlplane.store.Entry;
import io.drydock.controlplane.store.Range;
import io.drydock.controlplane.store.RangeQuery;
import java.util.ArrayList;
import java.util.List;

/**
 * list: the first page from memory; further pages, and lists of an exact revision, from the store's
 * history, so that all pages are true at one revision.
 */
record Lists(Rooms rooms) {
  private static final int STORE_PAGE = 500;
  private static final String TOO_OLD =
      "The provided continue parameter is too old to display a consistent list result. You can"
          + " start a new list without the continue parameter.";

  DocumentList list(Kind<?> kind, ResourcePath path, ListOptions options) {
    String fields = Reads.withName(options.fieldSelector(), path.name());
    Selection selection = Selection.of(kind, options.labelSelector(), fields);
    String prefix = Keys.prefix(kind, path.namespace());
    if (!options.continueToken().isEmpty()) {
      return nextPage(kind, prefix, selection, options);
    }
    long revision = Reads.revision(options.resourceVersion());
    checkMatch(options);
    if (options.resourceVersionMatch().equals("Exact")) {
      return fromStore(kind, new ContinueToken(revision, ""), prefix, selection, options);
    }
    if (options.resourceVersion().isEmpty()) {
      rooms.cache().awaitFresh();
    } else {
      rooms.cache().awaitRevision(revision);
    }
    return fromCache(rooms.cache().list(kind, path.namespace()), selection, options);
  }

  private static void checkMatch(ListOptions options) {
    String match = options.resourceVersionMatch();
    if (!match.isEmpty() && options.resourceVersion().isEmpty()) {
      throw ApiException.badRequest(
          "resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided");
    }
    if (match.equals("Exact") && options.resourceVersion().equals("0")) {
      throw ApiException.badRequest(
          "resourceVersionMatch: Forbidden: resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
    }
    if (!match.isEmpty() && !match.equals("NotOlderThan") && !match.equals("Exact")) {
      throw ApiException.badRequest(
          "resourceVersionMatch: Unsupported value: \"%s\": supported values: \"Exact\", \"NotOlderThan\""
              .formatted(match));
    }
  }

  private static DocumentList fromCache(
      WatchCache.Listed listed, Selection selection, ListOptions options) {
    List<CachedObject> wanted = selection.of(listed.objects());
    if (options.limit() <= 0 || wanted.size() <= options.limit()) {
      return page(wanted, listed.revision(), "", 0);
    }
    List<CachedObject> first = wanted.subList(0, Math.toIntExact(options.limit()));
    String token = new ContinueToken(listed.revision(), key(first.getLast())).encode();
    return page(first, listed.revision(), token, wanted.size() - (long) first.size());
  }

  private DocumentList nextPage(
      Kind<?> kind, String prefix, Selection selection, ListOptions options) {
    if (!options.resourceVersion().isEmpty() && !options.resourceVersion().equals("0")) {
      throw ApiException.badRequest(
          "specifying resource version is not allowed when using continue");
    }
    ContinueToken token = ContinueToken.decode(options.continueToken(), prefix);
    try {
      return fromStore(kind, token, prefix, selection, options);
    } catch (CompactedException e) {
      throw ApiException.expired(TOO_OLD);
    }
  }

  private DocumentList fromStore(
      Kind<?> kind, ContinueToken start, String prefix, Selection selection, ListOptions options) {
    long limit = options.limit() <= 0 ? Long.MAX_VALUE : options.limit();
    List<CachedObject> wanted = new ArrayList<>();
    String after = start.after();
    long remaining = 1;
    while (remaining > 0 && wanted.size() < limit) {
      Range range =
          rooms.store().range(new RangeQuery(prefix, after, STORE_PAGE, start.revision()));
      remaining = range.remaining();
      for (Entry entry : range.entries()) {
        if (wanted.size() == limit) {
          remaining++;
          continue;
        }
        after = entry.key();
        wanted.addAll(
            selection.of(List.of(CachedObject.read(kind, entry.value(), entry.revision()))));
      }
    }
    String token = remaining == 0 ? "" : new ContinueToken(start.revision(), after).encode();
    return page(wanted, start.revision(), token, remaining);
  }

  private static DocumentList page(
      List<CachedObject> objects, long revision, String token, long remaining) {
    return new DocumentList(
        objects.stream().map(CachedObject::document).toList(), revision, token, remaining);
  }

  private static String key(CachedObject object) {
    return Keys.object(object.kind(), object.key());
  }
}
