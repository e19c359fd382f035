"""A WSGI service whose engine is made and used before gunicorn forks: each worker must ask by itself afterwards."""

import json
import os
import pickle
from pathlib import Path

import silentbuyer as sb

NETWORK = pickle.loads(Path(os.environ["SILENTBUYER_TEST_NETWORK"]).read_bytes())
ENGINE = sb.Engine(sb.Seller(country="CN"), network=NETWORK)
WARM = ENGINE.diagnose(sb.Customer(id="0", country="DE", website="first.example"))


def application(environ, start_response):
    """The site that the path names, judged by the worker that took the request."""
    site = environ["PATH_INFO"].strip("/")
    d = ENGINE.diagnose(sb.Customer(id="1", country="DE", website=site))
    (answer,) = (value for question, value in d.facts.items() if question.kind == "website")
    body = {
        "worker": os.getpid(), "known": isinstance(answer, sb.Known), "why": str(answer)[:200],
        "complaints": [str(complaint) for complaint in d.complaints],
    }  # fmt: skip
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(body).encode()]
