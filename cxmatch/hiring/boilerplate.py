"""How much of a posting is what a company says of itself, and what every posting says?"""

from typing import Final, NamedTuple

from cxmatch.documents.document import Document, Passage, SectionKind
from cxmatch.matching.finding import find_named
from cxmatch.matching.vocabulary import Named

_SECTIONS: Final[frozenset[SectionKind]] = frozenset({"about", "benefits"})
_OF_EVERY_POSTING: Final = Named.of(
    {
        "equal opportunity": (
            "equal opportunity/opportunities employer ~1", "equal employment opportunity ~1", "without regard to ~1",
            "regardless of race/religion/color/sex/gender/age ~1", "protected veteran", "affirmative action",
            "sexual orientation", "gender identity", "national origin", "protected by law ~2", "eeo", "eeoc",
            "do/does not discriminate ~1", "value diversity ~2", "celebrate diversity ~2", "e verify",
        ),
        "accommodation": ("reasonable accommodation*", "accommodation* process/request/disab* ~4"),
        "screening and privacy": (
            "criminal history/record* ~3", "background check/screening ~3", "fair chance", "privacy policy/notice ~1",
            "personal data/information process/collect ~5", "gdpr", "ccpa",
        ),
        "recruiters": ("third party recruiter/agency/agencies ~3", "unsolicited resume ~2", "no agencies"),
        "not a whole list": (
            "not intended to be all inclusive/exhaustive ~4", "not an exhaustive list ~3",
            "other duties as assigned ~2", "may change at any time ~4", "reserve the right ~2",
        ),
    },
    everywhere=True,
)  # fmt: skip


class Boilerplate(NamedTuple):
    """What of a text says nothing of the work.

    Attributes:
        share: 0 to 1, of its characters.
        places: Where it stands, in order.
    """

    share: float
    places: tuple[Passage, ...]


def boilerplate_of(document: Document) -> Boilerplate:
    r"""What of a posting says nothing of the work: sections on the company and its offers, and legal lines.

    Args:
        document: The posting.

    Example:
        >>> text = "You answer customers by chat and mail.\n\nWe are an equal opportunity employer."
        >>> found = boilerplate_of(Document.from_text(text, kind="posting"))
        >>> round(found.share, 2), found.places[0].text
        (0.5, 'We are an equal opportunity employer.')
    """
    spans = [(section.start, section.end) for section in document.sections if section.kind in _SECTIONS]
    for found in find_named(document, _OF_EVERY_POSTING):
        start = document.text.rfind("\n", 0, found.start) + 1
        end = document.text.find("\n", found.end)
        spans.append((start, end if end >= 0 else len(document.text)))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    trimmed = [_trimmed(document.text, start, end) for start, end in merged]
    whole = len(document.text.strip())
    share = sum(end - start for start, end in trimmed) / whole if whole else 0.0
    return Boilerplate(round(share, 4), tuple(document.passage(start, end) for start, end in trimmed if end > start))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    said = text[start:end]
    return start + len(said) - len(said.lstrip()), end - (len(said) - len(said.rstrip()))
