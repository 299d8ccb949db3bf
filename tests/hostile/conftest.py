"""A server on this machine that nobody should come to."""

import socketserver
import threading
from collections.abc import Iterator

import pytest


@pytest.fixture
def server() -> Iterator[tuple[str, list[bytes]]]:
    """Its address, and the first line of everybody who came."""
    asked: list[bytes] = []

    class Answer(socketserver.StreamRequestHandler):
        timeout = 5

        def handle(self) -> None:
            asked.append(self.rfile.readline())
            body = b"<a>FETCHED</a>"
            self.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Answer) as served:
        thread = threading.Thread(target=served.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{served.server_address[1]}", asked
        served.shutdown()
        thread.join()
