"""How a witness listens: two addresses over HTTP, with Python's own server."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from tlog.witnessing import ADD_CHECKPOINT, MOST_BYTES
from witness.judging import Answer, Witness

SECONDS_FOR_A_REQUEST = 10

_log = logging.getLogger(__name__)


class _Handler(BaseHTTPRequestHandler):
    """One connection; `timeout` ends one that says nothing."""

    protocol_version = "HTTP/1.1"
    server_version = "lockgate-witness"
    sys_version = ""
    timeout = SECONDS_FOR_A_REQUEST
    witness: Witness

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or int(length) > MOST_BYTES:
            # What was not read would be taken for the next request.
            self.close_connection = True
            self._answer(
                Answer(status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE, body="too long, or of no length\n")
            )
            return
        request = self.rfile.read(int(length))
        if self.path != ADD_CHECKPOINT:
            self._answer(Answer(status=HTTPStatus.NOT_FOUND, body="a witness takes /add-checkpoint\n"))
            return
        self._answer(self.witness.add_checkpoint(request))

    def do_GET(self) -> None:
        self._answer(self.witness.newest(self.path))

    def log_message(self, format: str, *args: object) -> None:
        _log.info(format, *args)

    def _answer(self, answer: Answer) -> None:
        body = answer.body.encode()
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def listening(witness: Witness, *, host: str, port: int) -> Iterator[int]:
    """Answers in threads of its own meanwhile; says at which port.

    :raises OSError: when it cannot listen there.
    """
    handler = type("Handler", (_Handler,), {"witness": witness})
    with ThreadingHTTPServer((host, port), handler) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()
