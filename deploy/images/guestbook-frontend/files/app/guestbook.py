"""A guestbook whose messages live in redis: written to the leader, read from a follower.

Environment: GET_HOSTS_FROM ("dns", the default, or "env": the Services' variables instead of their names).
The example's Services have had several names over the years; the first that answers is used. Like the original,
guestbook.php?cmd=get|set&key=messages&value=... answers JSON.
"""

import os
import socket

import redis
from flask import Flask, Response, jsonify, redirect, render_template, request

from drydock_serve import serve

LEADERS = ["redis-leader", "redis-master"]
FOLLOWERS = ["redis-follower", "redis-replica", "redis-slave"]

app = Flask(__name__)


class Store:
    """One of several redis hosts: the first reachable one, looked up again when it fails."""

    def __init__(self, names):
        self.names = names
        self.client = None

    def hosts(self):
        if os.environ.get("GET_HOSTS_FROM", "dns") != "env":
            return self.names
        variables = (name.upper().replace("-", "_") + "_SERVICE_HOST" for name in self.names)
        return [os.environ[variable] for variable in variables if variable in os.environ]

    def connect(self):
        reasons = []
        for host in self.hosts():
            client = redis.Redis(host, 6379, socket_connect_timeout=2, socket_timeout=2, decode_responses=True)
            try:
                client.ping()
                return client
            except redis.RedisError as error:
                reasons.append(f"{host}: {error}")
        raise redis.ConnectionError("; ".join(reasons) or f"no variable names any of {', '.join(self.names)}")

    def call(self, command, *arguments):
        for attempt in (1, 2):
            try:
                self.client = self.client or self.connect()
                return getattr(self.client, command)(*arguments)
            except redis.RedisError:
                self.client = None
                if attempt == 2:
                    raise


leader = Store(LEADERS)
follower = Store(FOLLOWERS + LEADERS)


def messages():
    return [text for text in (follower.call("get", "messages") or "").split(",") if text]


@app.get("/")
def show():
    return render_template("guestbook.html", messages=messages(), pod=socket.gethostname())


@app.post("/")
def sign():
    text = request.form.get("message", "").replace(",", ";").strip()
    if text:
        leader.call("append", "messages", f",{text}")
    return redirect("/", 303)


@app.get("/guestbook.php")
def command():
    key = request.args.get("key", "messages")
    if request.args.get("cmd") == "set":
        leader.call("set", key, request.args.get("value", ""))
        return jsonify(message="Updated")
    return jsonify(data=follower.call("get", key) or "")


@app.get("/healthz")
def healthz():
    return Response("ok\n", mimetype="text/plain")


@app.errorhandler(redis.RedisError)
def without_redis(error):
    return Response(f"The guestbook's redis cannot be reached ({error}).\n", 503, mimetype="text/plain")


serve(app, int(os.environ.get("PORT", "80")))
