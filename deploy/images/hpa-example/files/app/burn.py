"""Makes load for trying out horizontal autoscaling: a million square roots per request."""

import os
from math import sqrt

from flask import Flask

from drydock_serve import serve

app = Flask(__name__)


@app.get("/")
def burn():
    x = 0.0001
    for _ in range(1_000_000):
        x += sqrt(x)
    return "OK!"


serve(app, int(os.environ.get("PORT", "80")))
