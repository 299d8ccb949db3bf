"""A ranking whose rows are too many to be held: they lie in a file, and come from there one by one, best first."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import closing
from datetime import date
from os import PathLike
from types import TracebackType
from typing import Final, Self

from cxmatch.documents.limits import Limits
from cxmatch.documents.names import storable
from cxmatch.documents.reading import Source
from cxmatch.lexicon import Lexicon
from cxmatch.ranking.blind import TellLabels
from cxmatch.ranking.cache import Cache
from cxmatch.ranking.drawn import Drawn
from cxmatch.ranking.gathering import Progress, check, gather
from cxmatch.ranking.ledger import Ledger
from cxmatch.ranking.question import asking, lost
from cxmatch.ranking.ranking import Ranking
from cxmatch.ranking.row import Row
from cxmatch.ranking.spill import Spill

_LEFT_OUT: Final = {"evidence": (), "missing": (), "requirements": (), "asked": (), "near": ()}
"""What an outline leaves out of its rows: all that is long and is not counted over all of them."""


class RankingStream:
    """A ranking whose rows come one by one, best first, as often as they are asked for, until it is closed.

    Attributes:
        about: The ranking without its rows: what it was asked for, and what was passed over.
        paths: The files as rows name them, in no particular order.
        failed: How many files could not be read.
    """

    def __init__(self, about: Ranking, ledger: Ledger, spill: Spill) -> None:
        self.about = about
        self.paths: Sequence[str] = ledger.paths
        self.failed = ledger.failed
        self._ledger = ledger
        self._spill = spill
        self._order = ledger.order()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._spill.close()

    def __len__(self) -> int:
        return len(self.paths)

    def __iter__(self) -> Iterator[Row]:
        return map(self._ledger.row, self._order)

    def whole(self) -> Ranking:
        """All of it in memory."""
        return self.about.model_copy(update={"rows": tuple(self)})

    def outline(self, count: int) -> Ranking:
        """All rows, of which only the best of each role hold what they are judged by; the others would fill memory.

        Args:
            count: How many of each role are whole.
        """
        whole = set(self._ledger.best(count))
        rows = (
            row if place in whole else row.model_copy(update=_LEFT_OUT)
            for place, row in zip(self._order, self, strict=True)
        )
        return self.about.model_copy(update={"rows": tuple(rows)})

    def top(self, count: int) -> Ranking:
        """The best of each role, and all files that failed, so that none is lost from sight.

        Args:
            count: How many of each role.
        """
        return self.about.model_copy(update={"rows": tuple(map(self._ledger.row, self._ledger.best(count)))})


def rank_stream(
    sources: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    role: str | None = None,
    posting: Source | None = None,
    resume: Source | None = None,
    sure: bool = False,
    lexicon: Lexicon | None = None,
    as_of: date | None = None,
    workers: int | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
    blind: bool = False,
    labels: TellLabels | None = None,
    drawn: Drawn | None = None,
    cache: Cache | None = None,
    executor: Executor | None = None,
) -> RankingStream:
    """The same as `rank`, for more files than memory holds: rows lie in a file until they are asked for.

    Args:
        sources: As for `rank`; so is all that follows.
        role: As for `rank`.
        posting: As for `rank`.
        resume: As for `rank`.
        sure: As for `rank`.
        lexicon: As for `rank`.
        as_of: As for `rank`.
        workers: As for `rank`.
        limits: As for `rank`.
        progress: As for `rank`.
        blind: As for `rank`.
        labels: As for `rank`.
        drawn: As for `rank`.
        cache: As for `rank`.
        executor: As for `rank`.

    Returns:
        The ranking; it is closed by whoever asked for it, as a file is.

    Raises:
        DocumentError: As for `rank`.
        UsageError: As for `rank`; or there is no room for the rows in the temporary folder.

    Example:
        >>> with rank_stream("docs/examples/resumes", role="analyst") as stream:
        ...     len(stream), next(iter(stream)).score
        (8, 98.63)
    """
    check(workers=workers, is_blind=blind, labels=labels)
    question = asking(
        sources,
        role=role,
        posting=posting,
        resume=resume,
        sure=sure,
        lexicon=lexicon,
        as_of=as_of,
        limits=limits,
        blind=blind,
        draw=drawn.how if drawn else None,
    )
    found, about = question.found, question.about
    spill = Spill()
    try:
        named = [*map(storable, found.files), *(folder.path for folder in found.lost)]
        ledger = Ledger(named, question.lexicon, spill)
        for place, folder in enumerate(found.lost, len(found.files)):
            ledger.enter(place, lost(folder))
        gathered = gather(
            found.files,
            question.asked,
            workers=workers,
            executor=executor,
            progress=progress,
            cache=None if blind else cache,
        )
        with closing(gathered):  # what waits is cancelled at once where this fails
            for place, outcome in gathered:
                ledger.enter(place, outcome)
                if drawn:
                    drawn.keep(found.files[place], outcome.drawn)
        ledger.close()
        if blind:
            ledger.label(question.asked.limits, labels)
        if drawn:
            drawn.rename(zip(found.files, ledger.paths, strict=False))
        return RankingStream(about, ledger, spill)
    except BaseException:
        spill.close()
        raise
