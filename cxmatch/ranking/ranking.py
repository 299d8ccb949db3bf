"""Many files -> ordered rows: every file ends as one, and none stops the others."""

from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from datetime import date
from os import PathLike
from typing import TYPE_CHECKING

from cxmatch.documents.document import Frozen
from cxmatch.documents.limits import Limits
from cxmatch.documents.reading import Source
from cxmatch.lexicon import Lexicon
from cxmatch.ranking.blind import TellLabels
from cxmatch.ranking.cache import Cache
from cxmatch.ranking.drawn import Drawn
from cxmatch.ranking.gathering import Progress
from cxmatch.ranking.row import Row
from cxmatch.ranking.walking import PassedOver

if TYPE_CHECKING:
    import pandas
    import pyarrow


class Ranking(Frozen):
    """Rows, best first.

    Without a role, rows stand under their best role, in the lexicon's order of roles, then by score; those in which
    no role has evidence come after them, and those that failed at the end. Equals stand in the order of their paths.
    Beside a posting or a resume, they stand by the score of the comparison, those without one after the others.

    Attributes:
        rows: All of them.
        role: The role asked for, or None.
        posting: The posting that all were compared with, or None.
        resume: The resume that all were compared with, or None.
        lexicon: Name of the lexicon.
        lexicon_hash: SHA-256 of the lexicon, hex digits.
        as_of: The day that "present" meant.
        passed_over: What lay in a folder and was no file to be read (links, devices), and why.
        blind: Whether labels stand in the place of paths, and quotes are without names and school years.
        roles: The roles that files are scored for, as the lexicon orders them; empty in comparisons.
    """

    rows: tuple[Row, ...]
    role: str | None
    lexicon: str
    lexicon_hash: str
    as_of: date
    passed_over: tuple[PassedOver, ...]
    blind: bool = False
    posting: str | None = None
    resume: str | None = None
    roles: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Row]:  # type: ignore[override]
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def top(self, count: int) -> "Ranking":
        """The first `count` rows of each role; rows that failed stay, so that none is lost from sight."""
        seen: Counter[str | None] = Counter()
        kept = []
        for row in self.rows:
            seen[row.role] += row.status != "failed"
            if row.status == "failed" or seen[row.role] <= count:
                kept.append(row)
        return self.model_copy(update={"rows": tuple(kept)})

    def to_arrow(self) -> "pyarrow.Table":
        """The rows as a table of Arrow: text, numbers and lists of texts; what is not known is null.

        Raises:
            UsageError: pyarrow is not installed; it comes with the extra `tables`.

        Example:
            >>> table = rank("docs/examples/resumes", role="analyst").to_arrow()
            >>> table.num_rows, str(table.schema.field("score").type)
            (8, 'double')
        """
        from cxmatch.ranking import arrow

        return arrow.to_arrow(self)

    def to_pandas(self) -> "pandas.DataFrame":
        """The rows as a data frame; what is not known is NaN or None.

        Raises:
            UsageError: pandas or pyarrow is not installed; both come with the extra `tables`.

        Example:
            >>> frame = rank("docs/examples/resumes", role="analyst").to_pandas()
            >>> float(frame["score"].max())
            98.63
        """
        from cxmatch.ranking import arrow

        return arrow.to_pandas(self)

    @property
    def about(self) -> "Ranking":
        """What it was asked for: itself, whose rows need not be looked at; a stream has no others."""
        return self

    @property
    def failed(self) -> tuple[Row, ...]:
        """The rows of files that could not be read."""
        return tuple(row for row in self.rows if row.status == "failed")


def rank(
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
) -> Ranking:
    """Reads and scores files in worker processes and puts them in order.

    Args:
        sources: A folder, a file, or several of either; also of storage that fsspec reaches (``s3://bucket/resumes``).
        role: The role to rank for; each file stands under its best where None.
        posting: A posting that every file, a resume, is compared with; scores are those of `match`.
        resume: A resume that every file, a posting, is compared with; likewise.
        sure: Whether all documents of a comparison are taken for what they are given as, whatever they look like.
        lexicon: The roles and their words; customer experience where None.
        as_of: The day that "present" means; today (UTC) where None.
        workers: How many processes read at once, 1 and up; as many as there are processors where None, or as the
            executor has workers.
        limits: Bounds on one file.
        progress: Called with how many files are done and how many there are, in the caller's thread.
        blind: Whether names, contact details, school years and file names are left out; scores are the same.
        labels: Called with who is behind each label, where the ranking is blind; nothing in the ranking says it.
        drawn: What else workers make of each file, such as its part of a report; it is found there by its row's path.
        cache: Where what is read and judged is kept for the next time; None where nothing is. In a blind ranking
            nothing is.
        executor: Who runs the work in batches: any of `concurrent.futures`, such as a Dask client's. Its workers must
            be allowed to start processes, since each file is read in one. Threads of this process where None.

    Returns:
        The ranking. The same files and options give the same one, whatever the number of workers.

    Raises:
        FileUnreadable: A source that is named is not there, or there is no file in what is.
        UnknownRole: The lexicon has no such role.
        DocumentError: The posting or the resume that all are compared with cannot be read.
        WorkerCrashed: The executor takes no more work.
        UsageError: `workers` is below 1, `labels` is given where nothing is blind, options do not go together, or
            something is of a wrong type.

    Example:
        >>> from pathlib import Path
        >>> ranking = rank("docs/examples/resumes", role="analyst")
        >>> len(ranking), Path(ranking.rows[0].path).name, ranking.failed
        (8, 'chidinma-eze.pdf', ())
    """
    from cxmatch.ranking.stream import rank_stream

    with rank_stream(
        sources,
        role=role,
        posting=posting,
        resume=resume,
        sure=sure,
        lexicon=lexicon,
        as_of=as_of,
        workers=workers,
        limits=limits,
        progress=progress,
        blind=blind,
        labels=labels,
        drawn=drawn,
        cache=cache,
        executor=executor,
    ) as stream:
        return stream.whole()
