"""A vote between two things, counted in redis.

Environment: REDIS (host), REDIS_PWD, TITLE, VOTE1VALUE, VOTE2VALUE, SHOWHOST ("true": the title is the pod's name).
The page comes up without redis too: it then says so with status 503 and counts as soon as redis answers.
"""

import os
import socket

import redis
from flask import Flask, Response, render_template, request
from redis.backoff import NoBackoff
from redis.retry import Retry

from drydock_serve import serve

CHOICES = [os.environ.get("VOTE1VALUE") or "Cats", os.environ.get("VOTE2VALUE") or "Dogs"]
HOST = os.environ.get("REDIS", "localhost")
TITLE = os.environ.get("TITLE") or "Voting App"
if os.environ.get("SHOWHOST", "").lower() == "true":
    TITLE = socket.gethostname()

app = Flask(__name__)
# A connection that redis closed while idle (it was restarted) is opened again once, unnoticed.
votes = redis.Redis(
    host=HOST,
    port=int(os.environ.get("REDIS_PORT_NUMBER", "6379")),
    password=os.environ.get("REDIS_PWD") or None,
    socket_connect_timeout=2,
    socket_timeout=2,
    retry=Retry(NoBackoff(), 1),
    retry_on_error=[redis.ConnectionError],
)


def page(message="", status=200, counts=(None, None)):
    results = [(name, "?" if n is None else int(n or 0)) for name, n in zip(CHOICES, counts)]
    text = render_template("vote.html", title=TITLE, results=results, message=message)
    return text, status, {"Cache-Control": "no-store"}


@app.get("/")
def show():
    return page(counts=[count or 0 for count in votes.mget(CHOICES)])


@app.post("/")
def vote():
    choice = request.form.get("vote", "")
    if choice == "reset":
        votes.mset({name: 0 for name in CHOICES})
    elif choice in CHOICES:
        votes.incr(choice)
    else:
        return page(f"There is no choice '{choice}'; vote for one of {', '.join(CHOICES)}.", 400)
    return show()


@app.get("/healthz")
def healthz():
    return Response("ok\n", mimetype="text/plain")


@app.errorhandler(redis.RedisError)
def without_redis(error):
    return page(f"Votes cannot be counted: redis at {HOST} says '{error}'.", 503)


serve(app, int(os.environ.get("PORT", "80")))
