"""What of a ranking's work is kept: documents by what was read and how, outcomes by that and what was asked.

A key holds everything that the kept thing depends on, so that nothing has to be remembered or forgotten besides: the
bytes of the file and the ending of its name, the bounds, the readers and our own code; of an outcome besides the
lexicon, the day and what the file is compared with. Failures are not kept: whatever they come from may be mended.
"""

import hashlib
import json
import shutil
from functools import cache as once
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

import cxmatch
from cxmatch.documents.formats import extension_of
from cxmatch.documents.names import storable
from cxmatch.documents.reading import fetched
from cxmatch.documents.sandbox import limits_to_json
from cxmatch.errors import DocumentError
from cxmatch.lexicon import Lexicon
from cxmatch.ranking.cache import Cache
from cxmatch.ranking.job import Asked, Outcome, run

_NO_PATH: Final = '{"path":""'
"""How a row begins that is kept: where the file lay is no part of what was found in it."""


def run_or_remember(path: str, asked: Asked, cache: Cache | None, data: bytes | None = None) -> Outcome:
    """What became of a file: as it is kept, or else as a worker finds it now, which is kept then.

    Args:
        path: The file.
        asked: What is asked of it.
        cache: Where things are kept; None where nothing is.
        data: Its bytes; None where it lies in a folder, from which they are taken where they are needed.
    """
    if cache is None:
        return run(path, asked, data=data)
    try:
        data = fetched(path, asked.limits)[0] if data is None else data
    except DocumentError:
        return run(path, asked)  # the worker says what is wrong with it
    digest = hashlib.sha256(data).hexdigest()
    reading = _reading_key(digest, path, asked)
    judging = _judging_key(reading, asked)
    if asked.draw is None and (outcome := _remembered(cache, judging, path)) is not None:
        return outcome
    outcome = run(path, asked, data=data, document=cache.get(reading), keep=True)
    if outcome.status != "failed":
        if outcome.document:
            cache.put(reading, outcome.document)
        if asked.draw is None:
            cache.put(judging, _told(outcome))
    return outcome._replace(document="")


def _reading_key(digest: str, path: str, asked: Asked) -> str:
    return _key("read", digest, extension_of(path), limits_to_json(asked.limits))


def _judging_key(reading: str, asked: Asked) -> str:
    return _key("judged", reading, asked_key(asked))


@lru_cache(maxsize=4)
def asked_key(asked: Asked) -> str:
    """What tells one question from every other, whatever file it is asked of: SHA-256, hex digits.

    Args:
        asked: What is asked of every file.
    """
    lexicon = Lexicon.load().hash if asked.lexicon_json is None else asked.lexicon_json
    rest = asked._replace(lexicon_json=None, draw=None)._asdict()
    del rest["limits"], rest["as_of"]
    return _key("asked", lexicon, asked.as_of.isoformat(), limits_to_json(asked.limits), rest)


def _key(*parts: Any) -> str:
    text = json.dumps([_code(), *parts], sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@once
def _code() -> str:
    """What tells this version of our code, data and readers from every other, also while somebody works on it."""
    root = Path(cxmatch.__file__).parent
    files = sorted(path for path in root.rglob("*") if path.suffix in (".py", ".json"))
    told = [(str(path.relative_to(root)), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    skills = [(path.stat().st_size, path.stat().st_mtime_ns) for path in sorted(root.parent.glob("data/*.json"))]
    return hashlib.sha256(
        repr((cxmatch.__version__, told, skills, bool(shutil.which("tesseract")))).encode()
    ).hexdigest()


def _told(outcome: Outcome) -> str:
    row_json = outcome.row.model_copy(update={"path": ""}).model_dump_json()
    return json.dumps(outcome._replace(row_json=row_json))


def _remembered(cache: Cache, key: str, path: str) -> Outcome | None:
    text = cache.get(key)
    if text is None:
        return None
    try:
        kept = Outcome(*json.loads(text))
        if kept.row.path or not kept.row_json.startswith(_NO_PATH):
            raise ValueError("this is no row of ours")
        row_json = f'{{"path":{json.dumps(storable(path))}{kept.row_json.removeprefix(_NO_PATH)}'
        return kept._replace(row_json=row_json, sketch=tuple(kept.sketch), fits_json=tuple(kept.fits_json))
    except (ValueError, TypeError, ValidationError):
        cache.drop(key)
        return None
