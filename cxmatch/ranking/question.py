"""What a ranking is asked, made sure of before any file is read: which files, and what of each."""

import os
from collections.abc import Iterable
from datetime import date
from os import PathLike
from typing import NamedTuple

from cxmatch.documents.limits import Limits
from cxmatch.documents.reading import Source
from cxmatch.errors import FileUnreadable, UsageError
from cxmatch.lexicon import Lexicon
from cxmatch.ranking import job
from cxmatch.ranking.compared import beside
from cxmatch.ranking.ranking import Ranking
from cxmatch.ranking.walking import PassedOver, Walk, walk
from cxmatch.scoring.scoring import checked


class Question(NamedTuple):
    """What is asked.

    Attributes:
        lexicon: Whose roles files stand under.
        found: The files.
        asked: What is asked of each of them.
        about: The ranking without its rows.
    """

    lexicon: Lexicon
    found: Walk
    asked: job.Asked
    about: Ranking


def asking(
    sources: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    role: str | None,
    posting: Source | None,
    resume: Source | None,
    sure: bool,
    lexicon: Lexicon | None,
    as_of: date | None,
    limits: Limits | None,
    blind: bool,
    draw: str | None,
) -> Question:
    """Makes sure of what a ranking is asked.

    Args:
        sources: As for `rank`; so is all that follows.
        role: As for `rank`.
        posting: As for `rank`.
        resume: As for `rank`.
        sure: As for `rank`.
        lexicon: As for `rank`.
        as_of: As for `rank`.
        limits: As for `rank`.
        blind: As for `rank`.
        draw: As `Drawn.how`.

    Raises:
        DocumentError: As `rank`.
        UsageError: As `rank`.
    """
    lexicon, day, limits = checked(lexicon, as_of, limits)
    if role is not None:
        lexicon.role(role)
    if role is not None and (posting is not None or resume is not None):
        raise UsageError("a comparison has no role", source="role", advice="Leave the role out, or the posting")
    if blind and resume is not None:
        raise UsageError("a blind ranking lists people, and these are postings", source="blind", advice="Leave it out")
    paths = _paths(sources)
    found = walk(paths)
    if not found.files and not found.lost:
        given = ", ".join(os.fspath(path) for path in paths) or "nothing"
        raise FileUnreadable("there are no files to rank", source=given)
    other = beside(posting, resume, sure=sure, limits=limits)
    asked = job.Asked(
        role=role,
        lexicon_json=job.lexicon_text(lexicon),
        as_of=day,
        limits=limits,
        blind=blind,
        beside=other,
        draw=draw,
    )
    passed_over = found.passed_over
    if blind:
        passed_over = tuple(sorted(passed._replace(path="") for passed in passed_over))
    about = Ranking(
        rows=(),
        role=role,
        lexicon=lexicon.name,
        lexicon_hash=lexicon.hash,
        as_of=day,
        passed_over=passed_over,
        blind=blind,
        posting=other.name if other and other.kind == "posting" else None,
        resume=other.name if other and other.kind == "resume" else None,
        roles=() if other else tuple(each.id for each in lexicon.roles),
    )
    return Question(lexicon, found, asked, about)


def lost(folder: PassedOver) -> job.Outcome:
    """What became of a folder that cannot be listed.

    Args:
        folder: The folder.
    """
    return job.failed(folder.path, FileUnreadable(f"the folder cannot be listed ({folder.why})"))


def _paths(sources: str | PathLike[str] | Iterable[str | PathLike[str]]) -> list[str | PathLike[str]]:
    paths = [sources] if isinstance(sources, str | PathLike) else sources
    if isinstance(paths, Iterable) and not isinstance(paths, bytes):
        paths = list(paths)
        if all(isinstance(path, str | PathLike) for path in paths):
            return paths
    raise UsageError("a ranking takes paths of files and folders", source="sources", advice="Score others one by one")
