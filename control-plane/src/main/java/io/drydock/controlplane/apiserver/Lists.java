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
  private static final long UNKNOWN = -1;
  private static final String TOO_OLD =
      "The provided continue parameter is too old to display a consistent list result. You can"
          + " start a new list without the continue parameter, or use the continue token in this"
          + " response to retrieve the remainder of the results. Continuing with the provided token"
          + " results in an inconsistent list - objects that were created, modified, or deleted"
          + " between the time the first chunk was returned and now may show up in the list.";

  /** A list to be read from the store: a revision of 0 means now. */
  private record Query(
      Kind<?> kind, String prefix, Selection selection, long revision, long limit) {

    long pageSize(int have) {
      return selection.isEverything() ? Math.min(limit - have, STORE_PAGE) : STORE_PAGE;
    }

    Query at(long pinned) {
      return new Query(kind, prefix, selection, pinned, limit);
    }
  }

  DocumentList list(Kind<?> kind, ResourcePath path, ListOptions options) {
    OptionRules.list(options);
    Selection selection =
        Selection.of(kind, path.name(), options.labelSelector(), options.fieldSelector());
    String prefix = Keys.prefix(kind, path.namespace());
    long limit = options.limit() <= 0 ? Long.MAX_VALUE : options.limit();
    if (!options.continueToken().isEmpty()) {
      return nextPage(new Query(kind, prefix, selection, 0, limit), options);
    }
    long revision = Reads.revision(options.resourceVersion());
    if (options.resourceVersion().isEmpty()) {
      rooms.cache().awaitFresh();
    } else {
      rooms.cache().awaitRevision(revision);
    }
    if (isExact(options)) {
      return fromStore(new Query(kind, prefix, selection, revision, limit), "");
    }
    // as kube-apiserver: who takes any revision gets all of it
    long size = options.resourceVersion().equals("0") ? Long.MAX_VALUE : limit;
    return fromCache(rooms.cache().list(kind, path.namespace()), selection, prefix, size);
  }

  /** Said so, or a revision and a limit without a word, which has always meant it. */
  private static boolean isExact(ListOptions options) {
    return switch (options.resourceVersionMatch()) {
      case "Exact" -> true;
      case "" ->
          options.limit() > 0
              && !options.resourceVersion().isEmpty()
              && !options.resourceVersion().equals("0");
      default -> false;
    };
  }

  private static DocumentList fromCache(
      WatchCache.Listed listed, Selection selection, String prefix, long limit) {
    List<CachedObject> wanted = selection.of(listed.objects());
    if (wanted.size() <= limit) {
      return page(wanted, listed.revision(), "", 0);
    }
    List<CachedObject> first = wanted.subList(0, Math.toIntExact(limit));
    CachedObject last = first.getLast();
    String start = Keys.object(last.kind(), last.key()).substring(prefix.length());
    long remaining = selection.isEverything() ? wanted.size() - limit : UNKNOWN;
    return page(
        first, listed.revision(), ContinueToken.encode(listed.revision(), start), remaining);
  }

  private DocumentList nextPage(Query query, ListOptions options) {
    ContinueToken token = ContinueToken.decode(options.continueToken());
    if (!options.resourceVersion().isEmpty() && !options.resourceVersion().equals("0")) {
      throw ApiException.badRequest(
          "specifying resource version is not allowed when using continue");
    }
    rooms.cache().awaitFresh();
    if (token.revision() > rooms.cache().revision()) {
      throw expired(token); // of a store that was since restored from a backup
    }
    try {
      return fromStore(query.at(Math.max(token.revision(), 0)), token.after());
    } catch (CompactedException e) {
      throw expired(token);
    }
  }

  private static ApiException expired(ContinueToken token) {
    return ApiException.expired(TOO_OLD, ContinueToken.encode(ContinueToken.NOW, token.after()));
  }

  /**
   * @param start the key within the collection after which to begin, or ""
   */
  private DocumentList fromStore(Query first, String start) {
    Query query = first;
    List<CachedObject> wanted = new ArrayList<>();
    String after = start.isEmpty() ? "" : first.prefix() + start;
    long remaining = 1;
    while (remaining > 0 && wanted.size() < query.limit()) {
      long size = query.pageSize(wanted.size());
      Range range =
          rooms
              .store()
              .range(
                  new RangeQuery(query.prefix(), after, Math.toIntExact(size), query.revision()));
      query = query.at(query.revision() == 0 ? range.revision() : query.revision());
      remaining = range.remaining();
      for (Entry entry : range.entries()) {
        if (wanted.size() == query.limit()) {
          remaining++;
        } else {
          after = entry.key();
          add(query, entry, wanted);
        }
      }
    }
    if (remaining == 0) {
      return page(wanted, query.revision(), "", 0);
    }
    String token = ContinueToken.encode(query.revision(), after.substring(query.prefix().length()));
    return page(
        wanted, query.revision(), token, query.selection().isEverything() ? remaining : UNKNOWN);
  }

  private static void add(Query query, Entry entry, List<CachedObject> wanted) {
    CachedObject object = CachedObject.read(query.kind(), entry.value(), entry.revision());
    wanted.addAll(query.selection().of(List.of(object)));
  }

  private static DocumentList page(
      List<CachedObject> objects, long revision, String token, long remaining) {
    return new DocumentList(
        objects.stream().map(CachedObject::document).toList(), revision, token, remaining);
  }
}
