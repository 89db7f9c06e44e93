package io.drydock.reconcile;

import io.drydock.api.ObjectKey;
import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import org.slf4j.Logger;

/** How loud a failed reconciliation is: races are silent, outages one line, surprises a trace. */
final class Failures {

  private Failures() {}

  static void log(Logger log, String controller, ObjectKey key, Exception e) {
    var event =
        switch (e) {
          case ApiException a when a.is(Reason.CONFLICT) || a.is(Reason.NOT_FOUND) ->
              log.atDebug().addKeyValue("why", a.getMessage());
          case ApiException a -> log.atWarn().addKeyValue("why", a.getMessage());
          default -> log.atWarn().setCause(e);
        };
    event
        .addKeyValue("controller", controller)
        .addKeyValue("object", key)
        .log("Reconcile failed, will try again");
  }
}
