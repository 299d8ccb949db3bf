"""Document -> mentions: what a text names that can be asked for and shown, and where."""

from typing import Final, NamedTuple

from cxmatch.comparing.comparison import AskedKind
from cxmatch.documents.document import Document
from cxmatch.documents.structure.occupations import names_a_doer
from cxmatch.lexicon import Lexicon, Reason
from cxmatch.matching.finding import Match
from cxmatch.matching.skills import find_skills

ORDER: Final[tuple[AskedKind, ...]] = (
    "years", "people led", "language", "licence", "keyword", "tool", "skill", "work",
)  # fmt: skip
"""The kinds, in the order in which answers list them."""

Thing = tuple[AskedKind, str]
"""What is named: its kind and its name."""


class Mention(NamedTuple):
    """A thing that is named at a place of a text.

    Attributes:
        thing: What is named.
        start: Offset of its first character.
        end: Offset after its last one.
        rejected: Why it is not counted; None where it is.
    """

    thing: Thing
    start: int
    end: int
    rejected: Reason | None


def mentions(document: Document, lexicon: Lexicon, found: tuple[Match, ...]) -> list[Mention]:
    """The keywords, tools, skills and work that a text names, counted or not, in the order of the text.

    Args:
        document: The text.
        lexicon: Whose terms and work are looked for.
        found: What it names, found in the text.

    Example:
        >>> from cxmatch.matching.finding import find
        >>> document, lexicon = Document.from_text("Answered calls and wrote SQL."), Lexicon.load()
        >>> [each.thing for each in mentions(document, lexicon, find(document, lexicon))]
        [('work', 'takes calls'), ('tool', 'SQL')]
    """
    work = frozenset(lexicon.compared.work if lexicon.compared else ())
    named = [
        Mention(
            ("keyword" if match.owner.kind == "term" else "work", match.owner.name),
            match.start,
            match.end,
            match.rejected and match.rejected.reason,
        )
        for match in found
        if match.owner.kind == "term"
        or (
            match.owner.kind == "concept" and match.owner.name in work and not is_post(document, match.start, match.end)
        )
    ]
    named += [
        Mention((each.skill.kind, each.skill.name), each.start, each.end, each.rejected and each.rejected.reason)
        for each in find_skills(document)
    ]
    return sorted(named, key=lambda mention: (mention.start, mention.end, ORDER.index(mention.thing[0]), mention.thing))


def is_post(document: Document, start: int, end: int) -> bool:
    """Whether a word is what a person of some occupation is called: "an analyst" names a post and no work.

    Args:
        document: The text.
        start: Offset of the word's first character.
        end: Offset after its last one.
    """
    said = document.text[start:end]
    return " " not in said and (names_a_doer(said) or names_a_doer(said.removesuffix("s")))


def titles(document: Document, found: tuple[Match, ...]) -> list[tuple[int, int]]:
    """Where a text names a post: "customer experience manager" is a title, and asks nobody to manage.

    Args:
        document: The text.
        found: What a lexicon names, found in the text.
    """
    return [
        (match.start, match.end)
        for match in found
        if (match.owner.kind == "concept" and match.owner.post) or is_post(document, match.start, match.end)
    ]
