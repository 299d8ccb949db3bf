"""Whoever runs the work, the answer is the same."""

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cxmatch
from cxmatch.ranking.batches import MOST, Sizes
from cxmatch.ranking.cache import Cache
from cxmatch.ranking.gathering import gather
from cxmatch.ranking.question import asking

SAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples" / "resumes"
DAY = date(2026, 11, 1)


@pytest.fixture(scope="module")
def whole() -> str:
    return cxmatch.rank(SAMPLES, as_of=DAY, workers=1).model_dump_json()


def spawned() -> Executor:
    return ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn"))


def forked() -> Executor:
    return ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("fork"))


@pytest.mark.parametrize("make", [lambda: ThreadPoolExecutor(3), spawned, forked], ids=["threads", "spawn", "fork"])
def test_any_executor_gives_the_same_bytes(make: Callable[[], Executor], whole: str) -> None:
    seen: list[tuple[int, int]] = []
    with make() as executor:
        found = cxmatch.rank(
            sorted(SAMPLES.iterdir(), reverse=True), as_of=DAY, executor=executor, progress=lambda *at: seen.append(at)
        )
    assert found.model_dump_json() == whole
    assert seen == sorted(seen)
    assert seen[-1] == (8, 8)


def test_a_cache_goes_along_to_processes(tmp_path: Path, whole: str) -> None:
    with Cache(tmp_path) as cache:
        for _ in range(2):
            with spawned() as executor:
                assert cxmatch.rank(SAMPLES, as_of=DAY, executor=executor, cache=cache).model_dump_json() == whole
            assert cache.info().entries == 16
        assert cache.notices == ()


@given(st.integers(0, 3000), st.integers(1, 9), st.lists(st.floats(1e-6, 100), min_size=1))
def test_batches_hold_every_file_once_and_are_bounded(files: int, at_once: int, seconds: list[float]) -> None:
    sizes = Sizes(at_once)
    left, turn = files, 0
    while left:
        size = sizes.next(left)
        assert 1 <= size <= min(left, MOST)
        sizes.took(size, seconds[turn % len(seconds)])
        left, turn = left - size, turn + 1


def test_a_broken_pool_is_told_with_advice() -> None:
    with forked() as executor:
        with pytest.raises(Exception, match="abruptly"):
            executor.submit(os._exit, 1).result()
        with pytest.raises(cxmatch.WorkerCrashed, match="start them again"):
            cxmatch.rank(SAMPLES, executor=executor)


def test_what_waits_is_cancelled_where_its_user_fails() -> None:
    question = asking(
        SAMPLES, role=None, posting=None, resume=None, sure=False, lexicon=None,
        as_of=DAY, limits=None, blind=False, draw=None,
    )  # fmt: skip
    with ThreadPoolExecutor(1) as executor:
        with closing(gather(question.found.files, question.asked, executor=executor)) as gathered:
            next(gathered)
        assert executor._work_queue.qsize() <= 1
