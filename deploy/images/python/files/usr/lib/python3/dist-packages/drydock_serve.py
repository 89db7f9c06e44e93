"""Serves a WSGI application until SIGTERM, then finishes the requests under way and returns."""

import os
import signal
import sys
import threading

from werkzeug.serving import WSGIRequestHandler, make_server


class Handler(WSGIRequestHandler):
    """Logs one line per request, but not those of probes."""

    def log_request(self, code="-", size="-"):
        if self.path != "/healthz":
            print(f'{self.address_string()} "{self.requestline}" {int(code)}', flush=True)


def serve(app, port):
    """Blocks until SIGTERM or SIGINT."""
    server = make_server("0.0.0.0", port, app, threaded=True, request_handler=Handler)
    server.daemon_threads = False  # server_close() then waits for requests under way
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
    thread.start()
    print(f"Listening on port {port}.", flush=True)
    stopping.wait()
    # Proxies need a moment to learn that the pod is leaving; go on answering meanwhile.
    threading.Event().wait(float(os.environ.get("DRAIN_SECONDS", "2")))
    server.shutdown()
    server.server_close()
    thread.join()
    sys.stdout.flush()
