package io.drydock.controlplane.apiserver.rest.http;

/** What the server calls for every request, on a virtual thread of the request's own. */
public interface RequestHandler {

  /**
   * Answers the request through the exchange, exactly once. Interrupted when the client is gone or
   * the server closes.
   */
  void handle(Request request, Exchange exchange) throws Exception;

  /** The answer to what could not be read as a request: 400, 413, 414, 431. */
  Answer refuse(int status, String message);
}
