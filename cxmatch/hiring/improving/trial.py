"""What would a change to a resume bring? It is made in a copy, and the copy is scored."""

from bisect import bisect_left
from functools import cached_property
from typing import Final

from cxmatch.comparing.asking import Asking
from cxmatch.documents.document import Passage
from cxmatch.documents.editing import Insertion, with_words
from cxmatch.hiring.improving.lacking import compared
from cxmatch.lexicon import Lexicon
from cxmatch.matching.words import Words, split
from cxmatch.scoring.places import Places
from cxmatch.scoring.report import Report
from cxmatch.scoring.scoring import score
from cxmatch.scoring.stretches import Post, posts

MOST_TRIALS: Final = 40
"""Times that a resume is scored again, at most: one of two pages takes some milliseconds each time, and people act on
the first three changes, not on the fortieth."""
MOST_READ: Final = 1_000_000
"""Characters that are read in all of these times, at most, so that a text of 150,000 is tried six times, which
takes some seconds; a resume of two pages has 6,000."""
_CLOSING: Final = "%)]}”’\"'"
"""What belongs to the word before it."""


class Trial:
    """A resume on which changes are tried for one role; the resume itself stays as it is.

    Args:
        report: The resume's, as it is.
        role: The role's id.
        lexicon: Whose role it is.
        posting: What a posting asks for; None without one.
        matched: The score of the resume as it is beside that posting, 0 to 100; None where there is none.

    Attributes:
        document: The resume.
        most: How often it is scored again, at most: 1 to `MOST_TRIALS`.
    """

    def __init__(
        self,
        report: Report,
        role: str,
        lexicon: Lexicon,
        posting: Asking | None = None,
        matched: float | None = None,
    ) -> None:
        self.document = report.document
        self._posting = posting
        self._matched = matched
        self._before = report.fit(role).score
        self._role = role
        self._lexicon = lexicon
        self._as_of = report.provenance.as_of
        self.most = min(MOST_TRIALS, max(1, MOST_READ // max(1, len(self.document.text))))
        self._left = self.most
        self._known: dict[tuple[Insertion, ...], float] = {}

    def gain(self, *insertions: Insertion) -> float | None:
        """What the role's score gains, whole hundredths, when words are put in; None where it was tried often enough.

        Args:
            insertions: The words, each at its place in the resume as it is.
        """
        if insertions not in self._known:
            if not self._left:
                return None
            self._left -= 1
            self._known[insertions] = self.together(insertions)
        return self._known[insertions]

    def together(self, insertions: tuple[Insertion, ...]) -> float:
        """The same for several changes at once, whatever was tried before."""
        again = score(with_words(self.document, insertions), lexicon=self._lexicon, as_of=self._as_of).fit(self._role)
        return round(again.score - self._before, 2)

    def posting_gain(self, insertions: tuple[Insertion, ...]) -> float | None:
        """What the match with the posting gains, whole hundredths; None without one, or where nothing can be told."""
        if self._posting is None or self._matched is None:
            return None
        after = compared(with_words(self.document, insertions), self._posting, self._lexicon, self._as_of).score
        return None if after is None else round(after - self._matched, 2)

    @cached_property
    def held(self) -> tuple[Post, ...]:
        """The dated posts."""
        return posts(self.document, self._as_of)

    @cached_property
    def latest(self) -> Passage | None:
        """The first line of the latest post; None where no post is dated."""
        if self._latest is None:
            return None
        text, end = self.document.text, self._latest.end
        start = end - len(text[self._latest.start : end].lstrip())
        line_end = text.find("\n", start, end)
        return self.document.passage(start, line_end if line_end >= 0 else end)

    @cached_property
    def _latest(self) -> Post | None:
        return max(self.held, key=lambda post: (post.last, post.weight, -post.start), default=None)

    @cached_property
    def all_past(self) -> bool:
        """Whether the latest post itself ended long ago, or no post is dated."""
        return self._latest is None or Places(self.document, self._as_of).share(self._latest.dates.start) < 1

    @cached_property
    def _words(self) -> Words:
        return split(self.document.text)

    def in_latest_post(self, words: str) -> Insertion:
        """Words as an item at the end of the latest post; of all work, or of all, where there is none."""
        if self._latest is not None:
            end = self._latest.end
        else:
            work = [section.end for section in self.document.sections if section.kind == "experience"]
            end = work[-1] if work else len(self.document.text)
        return Insertion(at=len(self.document.text[:end].rstrip()), text=f"\n• {words}")

    def at_the_end(self, words: str) -> Insertion:
        """Words as a line at the end of the text."""
        return Insertion(at=len(self.document.text.rstrip()), text=f"\n{words}")

    def beside(self, place: Passage, words: str) -> Insertion:
        """Words in brackets after the sentence or item in which a passage stands."""
        words_of = self._words
        _, after = words_of.clause_range(bisect_left(words_of.start, place.end) - 1)
        at = words_of.end[after - 1]
        while self.document.text[at : at + 1] and self.document.text[at] in _CLOSING:
            at += 1
        return Insertion(at=at, text=f" ({words})")
