"""Web servers on this computer that deliver files, or fail in each of the ways that mirrors fail."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[["Host", BaseHTTPRequestHandler], None]


class Host:
    """Answers a request for ``/folder/file`` as ``answers`` says; counts the requests in ``asked``."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.closing = threading.Event()
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = self.path.removeprefix("http://mnist.invalid")  # as a proxy is asked
                host.asked.append(path)
                host.answers.get(path, status(404))(host, self)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self) -> Host:
        threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()
        return self

    def __exit__(self, *_: Any) -> None:
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()


def _head(handler: BaseHTTPRequestHandler, code: int, length: int) -> None:
    handler.send_response(code)
    handler.send_header("Content-Length", str(length))
    handler.end_headers()


def deliver(content: bytes) -> Answer:
    def answer(_: Host, handler: BaseHTTPRequestHandler) -> None:
        _head(handler, 200, len(content))
        handler.wfile.write(content)

    return answer


def status(code: int) -> Answer:
    def answer(_: Host, handler: BaseHTTPRequestHandler) -> None:
        _head(handler, code, 0)

    return answer


def break_off(content: bytes) -> Answer:
    """Promise all of ``content``, send half, hang up."""

    def answer(_: Host, handler: BaseHTTPRequestHandler) -> None:
        _head(handler, 200, len(content))
        handler.wfile.write(content[: len(content) // 2])

    return answer


def fall_silent(content: bytes = b"") -> Answer:
    """Send half of ``content`` (of nothing: no header either), then say no more and stay on the line."""

    def answer(host: Host, handler: BaseHTTPRequestHandler) -> None:
        if content:
            _head(handler, 200, len(content))
            handler.wfile.write(content[: len(content) // 2])
            handler.wfile.flush()
        host.closing.wait(30)

    return answer


def drip(content: bytes) -> Answer:
    """Send a byte at a time, each in time for a read timeout, and never get done."""

    def answer(host: Host, handler: BaseHTTPRequestHandler) -> None:
        _head(handler, 200, len(content))
        for byte in content:
            if host.closing.wait(0.05):
                return
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()

    return answer
