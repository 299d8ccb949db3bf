"""Who may ask, and what a browser may do with the answer."""

import base64
import socket

import httpx
import pytest

from tests.web.conftest import SAMPLES, Serve, Served

RESUME = SAMPLES / "resumes" / "mateus-prado.pdf"
TOKEN = "a-token-of-this-test-0123456789"  # noqa: S105 - of a server that lives as long as the test


def raw(served: Served, request: bytes, *, then: bytes = b"") -> bytes:
    """What a server sends back to bytes as they are."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=30) as connection:
        connection.sendall(request)
        if then:
            connection.sendall(then)
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
        return answer


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "localhost."])
def test_a_browser_may_call_this_machine_by_its_names(server: Served, name: str) -> None:
    assert server.get("/healthz", headers={"Host": f"{name}:{server.port}"}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:{port}",
        "127.0.0.1.evil.example:{port}",
        "localhost",
        "localhost:1",
        "evil.example",
        "[::2]:{port}",
    ],
)
def test_a_request_that_names_another_host_is_refused(server: Served, host: str) -> None:
    answer = server.post(
        "/v1/score", headers={"Host": host.format(port=server.port)}, files={"file": RESUME.read_bytes()}
    )
    assert (answer.status_code, answer.json()["kind"]) == (421, "WrongHost")


@pytest.mark.parametrize(
    "head",
    [
        b"GET / HTTP/1.0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost:%d\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    ],
    ids=["no host", "two hosts"],
)
def test_a_request_without_one_host_is_refused(server: Served, head: bytes) -> None:
    first = raw(server, head.replace(b"%d", str(server.port).encode())).split(b"\r\n")[0]
    assert first.split()[1] in (b"400", b"421"), first


@pytest.mark.parametrize(
    ("address", "host", "status"),
    [
        ("http://localhost:{port}/healthz", "localhost:{port}", b"200"),
        ("HTTP://127.0.0.1:{port}/healthz?a=%20", "localhost:{port}", b"200"),
        ("http://localhost:{port}", "localhost:{port}", b"200"),
        ("http://localhost:{port}/healthz", "evil.example", b"200"),
        ("http://evil.example:{port}/healthz", "localhost:{port}", b"421"),
        ("http://localhost:{port}@evil.example/", "localhost:{port}", b"421"),
        ("http:///healthz", "localhost:{port}", b"421"),
        ("http://localhost:{port}/no/such", "localhost:{port}", b"404"),
        ("ftp://localhost:{port}/", "localhost:{port}", b"404"),
    ],
)
def test_a_whole_address_is_asked_for_as_its_path_of_the_host_in_it(
    server: Served, address: str, host: str, status: bytes
) -> None:
    head = f"GET {address} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".format(port=server.port)
    assert raw(server, head.encode()).split()[1] == status


def test_a_request_that_says_its_length_in_two_ways_is_refused(server: Served) -> None:
    head = (
        f"POST /v1/plan HTTP/1.1\r\nHost: localhost:{server.port}\r\nContent-Type: application/json\r\n"
        "Content-Length: 12\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    # The connection ends with the answer: what else is sent over it may be another's.
    answer = raw(server, head.encode(), then=b'c\r\n{"rate": 18}\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n')
    assert answer.split()[1] == b"400"
    assert answer.count(b"HTTP/1.1 ") == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
@pytest.mark.parametrize("path", ["/v1/score", "/v1/plan", "/", "/audit"])
def test_what_comes_from_another_site_is_refused(server: Served, path: str, headers: dict[str, str]) -> None:
    answer = server.post(path, headers=headers, files={"file": b"x"})
    assert (answer.status_code, answer.json()["kind"]) == (403, "WrongOrigin")


def test_the_page_of_the_server_itself_may_send(server: Served) -> None:
    headers = {"Origin": server.url, "Sec-Fetch-Site": "same-origin"}
    answer = server.post("/v1/score", headers=headers, files={"file": RESUME.read_bytes()})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 200),
        ("GET", "/healthz", 200),
        ("GET", "/openapi.json", 200),
        ("GET", "/static/page.js", 200),
        ("GET", "/none", 404),
        ("DELETE", "/v1/score", 405),
        ("POST", "/v1/score", 422),
        ("GET", "/docs", 404),
        ("GET", "/static/..%2fpages.py", 404),
    ],
)
def test_every_answer_has_the_heads_that_hold_a_browser_back(
    server: Served, method: str, path: str, status: int
) -> None:
    answer = httpx.request(method, server.url + path, timeout=30)
    assert answer.status_code == status
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-frame-options"] == "DENY"
    assert "access-control-allow-origin" not in answer.headers
    assert "server" not in answer.headers


@pytest.fixture(scope="module")
def guarded(serve: Serve) -> Served:
    return serve(token=TOKEN, hosts=["resumes.example"], at_once=1)


@pytest.mark.parametrize(
    "authorization",
    [
        "",
        "Bearer",
        "Bearer wrong",
        f"Bearer {TOKEN}x",
        f"Token {TOKEN}",
        "Basic !!!",
        "Basic " + base64.b64encode(TOKEN.encode()).decode(),
        "Basic " + base64.b64encode(b"user:wrong").decode(),
    ],
)
def test_without_the_token_nothing_is_answered(guarded: Served, authorization: str) -> None:
    answer = guarded.get("/v1/lexicon", headers={"Authorization": authorization} if authorization else {})
    assert (answer.status_code, answer.json()["kind"]) == (401, "TokenNeeded")
    assert answer.headers["www-authenticate"].startswith("Basic ")
    assert TOKEN not in answer.text


@pytest.mark.parametrize(
    "authorization",
    [f"Bearer {TOKEN}", f"bearer {TOKEN}", "Basic " + base64.b64encode(f"me:{TOKEN}".encode()).decode()],
)
def test_with_the_token_it_is(guarded: Served, authorization: str) -> None:
    assert guarded.get("/v1/lexicon", headers={"Authorization": authorization}).status_code == 200


def test_whether_the_server_runs_is_told_without_the_token(guarded: Served) -> None:
    assert guarded.get("/healthz").json() == {"status": "ok"}


@pytest.mark.parametrize("host", ["resumes.example", "resumes.example:443", "Resumes.Example"])
def test_a_name_that_is_allowed_may_have_any_port(guarded: Served, host: str) -> None:
    assert guarded.get("/healthz", headers={"Host": host}).status_code == 200
