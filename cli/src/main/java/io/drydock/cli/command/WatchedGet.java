package io.drydock.cli.command;

import io.drydock.api.Kind;
import io.drydock.client.DocumentList;
import io.drydock.client.ListOptions;
import io.drydock.client.ResourcePath;
import io.drydock.client.Watch;
import io.drydock.client.WatchEvent;
import io.drydock.client.WatchOptions;
import java.time.Duration;
import java.util.List;

/** {@code get --watch}: what is there, then every change until the user has seen enough. */
record WatchedGet(Session session, SelectorOptions selectors, Listing listing) {
  private static final Duration TURN = Duration.ofSeconds(30);

  int run(List<Target> targets, boolean changesOnly) throws InterruptedException {
    if (targets.size() != 1 || targets.getFirst().names().size() > 1) {
      throw GetCommand.onlyOneKind();
    }
    Target target = targets.getFirst();
    Kind<?> kind = target.kind();
    ResourcePath path = selectors.path(session, kind);
    String fields =
        target.isWhole() ? selectors.fields() : "metadata.name=" + target.names().getFirst();
    if (!target.isWhole() && !changesOnly) {
      var unused = session.documents().get(session.path(kind, target.names().getFirst()));
    }
    DocumentList present =
        session.documents().list(path, ListOptions.selecting(selectors.labels(), fields));
    if (!changesOnly) {
      listing.addAll(kind, present.items());
      listing.flush();
    }
    var options = WatchOptions.from(selectors.labels(), fields, present.resourceVersion());
    try (Watch watch = session.documents().watch(path, options)) {
      follow(kind, watch);
    }
    return 0;
  }

  private void follow(Kind<?> kind, Watch watch) throws InterruptedException {
    while (!session.out().checkError()) {
      WatchEvent event = watch.next(TURN);
      if (event != null && event.type() != WatchEvent.Type.BOOKMARK) {
        listing.add(kind, event.document());
        listing.flush();
      }
    }
  }
}
