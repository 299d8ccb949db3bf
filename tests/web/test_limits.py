"""How many requests are taken, how large, and for how long."""

import contextlib
import json
import os
import signal
import socket
import struct
import threading
import time
from pathlib import Path

import httpx
import pytest

from tests.web.conftest import Serve, Served
from tests.web.test_guard import RESUME, raw

MIB = 2**20


def head(served: Served, path: str = "/v1/score", *more: str) -> bytes:
    lines = [
        f"POST {path} HTTP/1.1",
        f"Host: localhost:{served.port}",
        "Content-Type: multipart/form-data; boundary=b",
        *more,
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def part(name: str, data: bytes, file: str = "") -> bytes:
    told = f'; filename="{file}"' if file else ""
    return f'--b\r\nContent-Disposition: form-data; name="{name}"{told}\r\n\r\n'.encode() + data + b"\r\n"


def status_of(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def kind_of(answer: bytes) -> str:
    return str(json.loads(answer.partition(b"\r\n\r\n")[2])["kind"])


def test_a_request_that_says_it_is_too_large_is_refused_before_it_comes(server: Served) -> None:
    answer = raw(server, head(server, "/v1/score", f"Content-Length: {11 * MIB}"))
    assert (status_of(answer), kind_of(answer)) == (413, "RequestTooLarge")


def test_a_request_that_says_nothing_of_its_size_is_counted_while_it_comes_in(server: Served) -> None:
    piece = b"%x\r\n" % MIB + b"x" * MIB + b"\r\n"
    answer = raw(server, head(server, "/v1/score", "Transfer-Encoding: chunked"), then=piece * 11)
    assert (status_of(answer), kind_of(answer)) == (413, "RequestTooLarge")


def test_a_large_file_is_refused_with_the_same_words_whoever_sends_it(server: Served) -> None:
    for path in ("/v1/score", "/v1/audit", "/"):
        answer = server.post(path, files={"file": b"x" * (11 * MIB)}, headers={"Accept": "*/*"})
        assert answer.status_code == 413
        assert answer.json()["kind"] == "RequestTooLarge"


def test_a_file_just_within_the_limit_is_read(server: Served) -> None:
    text = b"Summary\nCoached a team of five agents and wrote monthly reports.\n"
    answer = server.post("/v1/score", files={"file": text + b" " * (9 * MIB)})
    assert answer.status_code == 200


def test_a_body_that_does_not_come_is_not_waited_for(serve: Serve) -> None:
    served = serve(body_seconds=0.5, at_once=1)
    begun = time.monotonic()
    answer = raw(served, head(served, "/v1/score", "Content-Length: 1000"), then=b"--b\r\n")
    assert (status_of(answer), kind_of(answer)) == (408, "RequestTooSlow")
    assert time.monotonic() - begun < 10


def test_more_requests_than_are_taken_at_once_are_told_to_come_again(serve: Serve) -> None:
    served = serve(at_once=1, waiting=1)
    held = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(2)]
    for connection in held:
        connection.sendall(head(served, "/v1/score", "Content-Length: 1000"))
    time.sleep(0.5)
    busy = served.post("/v1/plan", json={"rate": 18})
    assert (busy.status_code, busy.json()["kind"]) == (503, "Busy")
    assert int(busy.headers["retry-after"]) > 0
    assert served.get("/healthz").status_code == 200
    for connection in held:
        connection.close()
    time.sleep(0.5)
    assert served.post("/v1/plan", json={"rate": 18}).status_code == 200


def test_two_uploads_at_once_get_their_own_answers(server: Served) -> None:
    samples = sorted(RESUME.parent.glob("*"))
    found: dict[str, str] = {}

    def ask(name: str, data: bytes) -> None:
        found[name] = server.post("/v1/score", files={"file": (name, data)}).json()["document"]["name"]

    asking = [threading.Thread(target=ask, args=(sample.name, sample.read_bytes())) for sample in samples]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    assert found == {sample.name: sample.name for sample in samples}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"--b--\r\n", 422),
        (b"", 422),
        (part("file", b"") + b"--b--\r\n", 422),
        (part("file", b"", "cv.pdf") + b"--b--\r\n", 422),
        (part("other", b"x", "cv.pdf") + b"--b--\r\n", 422),
        (part("file", b"Coached a team.", "a.txt") * 2 + b"--b--\r\n", 422),
        (part("file", b"Coached a team.", "a.txt") + part("kind", b"poem") + b"--b--\r\n", 422),
        (part("file", b"Coached a team.", "a.txt") + part("kind", b"x" * (2 * MIB)) + b"--b--\r\n", 422),
        (b"".join(part(f"f{number}", b"x") for number in range(1_000)) + b"--b--\r\n", 422),
        (part("file", b"Coached a team.", "a.txt"), 422),
        (b"\xff\xfe" * 1_000, 422),
        (part("file", b"Coached a team and wrote reports.", "../../etc/passwd") + b"--b--\r\n", 200),
        (part("file", b"Coached a team and wrote reports.", "a\x00b\t.txt") + b"--b--\r\n", 200),
    ],
)
def test_a_form_that_does_not_hold_is_said_and_breaks_nothing(server: Served, body: bytes, status: int) -> None:
    answer = raw(server, head(server, "/v1/score", f"Content-Length: {len(body)}", "Connection: close"), then=body)
    assert status_of(answer) == status, answer[-400:]
    assert b"etc" not in answer.partition(b"\r\n\r\n")[2]


def test_a_request_that_is_no_form_is_said(server: Served) -> None:
    assert server.post("/v1/score", content=b"x", headers={"Content-Type": "text/plain"}).status_code == 422


def test_a_connection_that_asks_nothing_is_closed(serve: Serve) -> None:
    served = serve(at_once=1)
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as silent:
        silent.sendall(b"GET / HT")
        assert silent.recv(100) == b""


FORM = (
    part("file", b"Summary\nCoached a team of five agents and wrote monthly reports.\n" * 5_000, "cv.txt")
    + b"--b--\r\n"
)


def leave(connection: socket.socket) -> None:
    """Ends a connection as a program does that was killed."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def test_who_leaves_before_the_answer_or_in_the_middle_of_it_breaks_nothing(serve: Serve) -> None:
    served = serve(at_once=1, waiting=20)
    whole = head(served, "/v1/score", f"Content-Length: {len(FORM)}") + FORM
    for sent in (whole[:60], whole[:-5_000], whole):
        for seconds in (0.0, 0.3):
            connection = socket.create_connection(("127.0.0.1", served.port))
            connection.sendall(sent)
            time.sleep(seconds)
            leave(connection)
    connection = socket.create_connection(("127.0.0.1", served.port), timeout=30)
    connection.sendall(whole)
    assert connection.recv(100).startswith(b"HTTP/1.1 200")
    leave(connection)
    assert served.post("/v1/plan", json={"rate": 18}).status_code == 200
    assert served.told == ""


@pytest.mark.skipif(not list(Path("/proc/self/task").glob("*/children")), reason="children are not listed here")
def test_where_a_worker_is_killed_its_request_is_told_so_and_others_are_answered(serve: Serve) -> None:
    served = serve(at_once=1)
    assert served.post("/v1/plan", json={"rate": 18}).status_code == 200
    answers: list[httpx.Response] = []
    asking = threading.Thread(target=lambda: answers.append(served.post("/v1/score", files={"file": FORM * 20})))
    asking.start()
    while asking.is_alive():
        # Again and again, since it is not told when a worker is at it.
        for listed in Path(f"/proc/{served.process.pid}/task").glob("*/children"):
            for worker in listed.read_text().split():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(int(worker), signal.SIGKILL)
        time.sleep(0.1)
    assert (answers[0].status_code, answers[0].json()["kind"]) == (422, "WorkerCrashed")
    assert served.post("/v1/plan", json={"rate": 18}).status_code == 200
    assert served.told == ""
