"""Where a word stands -> what a use of it there counts for.

A word that tells of work done counts in full; one that stands in a bare list of skills, or that tells of work long
past, counts for less. The shares are chosen, not fitted: docs/decisions/0004-points.md says by what.
"""

from bisect import bisect_right
from datetime import date
from typing import Final

from cxmatch.documents.document import DateRange, Document, SectionKind

SHARE_OF_SECTION: Final[dict[SectionKind, float]] = {
    "experience": 1.0, "projects": 1.0, "duties": 1.0, "requirements": 1.0, "other": 1.0,
    "summary": 0.9, "certifications": 0.7, "education": 0.7, "skills": 0.7,
    "contact": 0.0, "benefits": 0.0, "about": 0.0,
}  # fmt: skip
"""0 to 1: what a use in each section counts for, beside one in the work that was done."""
PAST_AFTER: Final = 10.0
"""Years since a job ended, after which its words count for `PAST_SHARE`."""
PAST_SHARE: Final = 0.8
"""0 to 1."""


class Places:
    """What a use at each place of one document counts for.

    Args:
        document: Whose places.
        as_of: The day of asking.
    """

    def __init__(self, document: Document, as_of: date) -> None:
        self._document = document
        self._as_of = as_of
        self._dates = [found for found in document.dates if found.section == "experience"]
        self._date_starts = [found.start for found in self._dates]

    def share(self, start: int) -> float:
        """0 to 1: what a use that begins at this offset counts for."""
        section = self._document.section_at(start)
        share = SHARE_OF_SECTION[section.kind]
        if section.kind == "experience":
            place = bisect_right(self._date_starts, start)
            if place and self._date_starts[place - 1] >= section.start and self._past(self._dates[place - 1]):
                share *= PAST_SHARE
        return share

    def _past(self, job: DateRange) -> bool:
        return job.last is not None and (self._as_of - job.last).days > PAST_AFTER * 365.25
