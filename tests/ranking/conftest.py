"""A storage on loopback that speaks S3, and can be told to fail."""

import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest


class Storage:
    """A bucket, what was asked of it, and how often it is to fail for which keys (by the end of their paths)."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.failing: Counter[str] = Counter()
        self.status = "503 Slow Down"

    def middleware(self, app: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
        def answer(environ: dict[str, Any], start: Callable[..., object]) -> Iterable[bytes]:
            path = environ["PATH_INFO"]
            self.asked.append((environ["REQUEST_METHOD"], path))
            for end in self.failing:
                if path.endswith(end) and self.failing[end]:
                    self.failing[end] -= 1
                    start(self.status, [("Content-Length", "0")])
                    return [b""]
            return app(environ, start)

        return answer

    def put(self, key: str, data: bytes) -> str:
        from cxmatch.ranking import storage

        storage._opened("s3").pipe_file(f"bucket/{key}", data)
        return f"s3://bucket/{key}"

    def get(self, key: str) -> bytes:
        from cxmatch.ranking import storage

        data: bytes = storage._opened("s3").cat_file(f"bucket/{key}")
        return data

    def names(self, folder: str) -> tuple[str, ...]:
        from cxmatch.ranking import storage

        return storage.listed(f"s3://bucket/{folder}")


@pytest.fixture(scope="session")
def _storage() -> Iterator[Storage]:
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import make_server

    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    made = Storage()
    app = made.middleware(DomainDispatcherApplication(create_backend_app))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ACCESS_KEY_ID", "testing")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        patch.setenv("AWS_MAX_ATTEMPTS", "1")
        patch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{server.server_port}")
        from cxmatch.ranking import storage

        storage._opened.cache_clear()
        storage._opened("s3").mkdir("bucket")
        yield made
        storage._opened.cache_clear()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def bucket(_storage: Storage) -> Iterator[Storage]:
    from cxmatch.ranking import storage

    _storage.asked.clear()
    _storage.failing.clear()
    _storage.status = "503 Slow Down"
    yield _storage
    _storage.failing.clear()
    system = storage._opened("s3")
    system.invalidate_cache()
    for path in system.find("bucket"):
        system.rm_file(path)
