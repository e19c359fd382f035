"""A real server on this machine that speaks /v1/chat/completions, and answers as a test tells it to."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

USAGE = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}


def says(text):
    """The behaviour of a model that always says the same."""
    return lambda _: {"content": text}


class ModelServer:
    """Serves one behaviour: a function of the request that gives a dict.

    Keys: ``content`` (or ``parts``, a list), ``tool_calls``, ``status``, ``body`` with ``type`` in place of all these,
    and ``delay`` in seconds.
    """

    def __init__(self, behave):
        self.behave, self.requests = behave, []
        self.released = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                server.requests.append({"path": self.path, "headers": dict(self.headers), **request})
                try:
                    server._answer(self, request)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def log_message(self, *words):
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self.released.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    @property
    def base(self):
        """What `api_base` is set to."""
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def _answer(self, handler, request):
        told = self.behave(request)
        self.released.wait(told.get("delay", 0))
        if "body" in told or told.get("status", 200) != 200:
            return _send(handler, told.get("status", 200), told.get("type", "text/html"), told.get("body", "sorry"))
        delta = {"role": "assistant"}
        if "tool_calls" in told:
            delta["tool_calls"] = told["tool_calls"]
        if request.get("stream"):
            parts = told.get("parts") or [told.get("content")]
            events = [_chunk(delta | ({"content": part} if part is not None else {})) for part in parts]
            events += [_chunk({}, "stop"), "[DONE]"]
            return _send(handler, 200, "text/event-stream", "".join(f"data: {event}\n\n" for event in events))
        message = delta | {"content": told.get("content", "".join(told.get("parts", [])))}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        return _send(
            handler,
            200,
            "application/json",
            json.dumps(_head("chat.completion") | {"choices": [choice], "usage": USAGE}),
        )


def _head(kind):
    return {"id": "x", "object": kind, "created": int(time.time()), "model": "loopback"}


def _chunk(delta, end=None):
    choice = {"index": 0, "delta": delta, "finish_reason": end}
    return json.dumps(_head("chat.completion.chunk") | {"choices": [choice]})


def _send(handler, status, kind, body):
    data = body.encode("utf-8", "surrogatepass")
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data)
