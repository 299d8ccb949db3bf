"""Where a text says how to reach somebody: addresses of every sort, and what else tells who they are."""

import re
from collections.abc import Iterator
from itertools import chain

from cxmatch.documents.document import Span
from cxmatch.documents.forgetting import remembered
from cxmatch.documents.runs import are_ascii

_BEFORE_AT = re.compile(r"[\w.+%'-]{1,64}\Z")
_AFTER_AT = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_HANDLE = re.compile(r"[A-Za-z_][\w.]{2,30}")
_SCHEME = re.compile(r"(?:https?://|www\.)[^\s<>()|•·,;]{1,300}", re.IGNORECASE)
_DOMAIN = re.compile(
    r"\.(?:com|org|net|io|dev|edu|gov|co\.uk|org\.uk|ac\.uk|ca)(?![\w@-])(?:/[^\s,;()|•·]{0,200})?"
    # Endings that are English words too, or that a missing space after a sentence makes: only with a path.
    r"|\.(?:co|me|uk|us|de|app|info|ai|tech|design|blog|site|online|in|eu|be|gl|ly|xyz)/[^\s,;()|•·]{1,200}"
    r"|\.(?:COM|ORG|NET|EDU)(?![\w@-])"
)
_BEFORE_DOMAIN = re.compile(r"[A-Za-z0-9][\w-]{0,62}(?:\.[\w-]{1,63}){0,4}\Z")
_NETWORKS = (
    "linked ?in,git ?hub,git ?lab,skype,twitter,instagram,facebook,behance,dribbble,medium,stack ?overflow,telegram,"
    "whatsapp,orcid,google scholar"
).split(",")
_PROFILE = re.compile(
    rf"(?<![\w.])(?:{'|'.join(_NETWORKS)})(?: profile)?\s{{0,3}}(?:[:/]\s{{0,3}})(?:(?:in|u|users)/)?"
    r"@?[\w.:-]{2,60}(?=\s*(?:$|[|•·;,/\n)]))",
    re.IGNORECASE | re.MULTILINE,
)
_PROFILE_SIGNS = (":", "/")
_BEFORE_SIGN = ("profile", *(re.split(" [?]?", name)[-1] for name in _NETWORKS))
"""What stands before the sign of a profile: the last word of a network's name, if not "profile"."""
_PATH_SIGN = re.compile(r"/(?:(?<=in/)|(?<=u/))")
_PROFILE_PATH = re.compile(r"(?<![\w/.])(?:in|u)/[A-Za-z][\w.-]{3,60}")
_DIGIT = re.compile(r"\d.*")
"""A line from its first digit."""
_NO_DIGITS = bytes(code for code in range(256) if code not in b"0123456789\n")
_PHONE_LIKE = re.compile(r"[+(\d](?:[\d().+–/ -]){5,24}\d(?:\s?(?:x|ext\.?)\s?\d{1,5})?")
_PHONE = re.compile(
    r"(?<![\w.$/])(?:\+ ?\d{1,3}[ .\-–/]{0,2})?(?:\(\d{1,5}\)|"
    r"\d{2,5})[ .\-–/]{1,2}\d{2,4}[ .\-–]?\d{2,5}(?:[ .\-–]\d{2,4})?"
    r"(?: ?(?:x|ext\.?) ?\d{1,5})?(?![\w/%])|(?<![\w.$/])\+?\d{10,13}(?![\w.])"
)
_DATES = re.compile(
    r"(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d|(?<!\d)(?:19|20)\d\d(?P<a>[-./])(?:0?[1-9]|1[0-2])(?P=a)(?:0?[1-9]|[12]\d|3[01])"
    r"(?!\d)|(?<!\d)\d\d?(?P<b>[-./])\d\d?(?P=b)(?:19|20)\d\d(?!\d)"
)
_WAY = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Way|Place|Pl|Terrace|Ter|Parkway|Pkwy|"
    r"Circle|Cir|Highway|Hwy|Square|Sq|Trail|Trl|Close|Crescent|Gardens|Row|Walk|Loop|Pike|Alley|Quay|Mews|Grove|Hill)"
)
_UNIT = r"(?:(?:Apt|APT|Apartment|Suite|SUITE|Ste|Unit|Flat|Floor|Room|#)\.? ?#?[\w-]{1,6})"
_STREET = re.compile(
    rf"\d{{1,6}}[A-Za-z]?(?:-\d{{1,4}})?,?[ ](?:[A-Z0-9][\w.'’-]{{0,24}}[ ]){{1,4}}?(?:{_WAY}|"
    rf"{_WAY.upper()})\b(?:\.|(?=[\s,|•·;]|$))"
    rf"(?:,?[ ]?{_UNIT})?",
    re.MULTILINE,
)
_BOX = re.compile(r"P\.? ?O\.? [Bb](?:ox|OX) \d{1,6}")
_NO_NUMBER = re.compile(r"[\w$.,/-]")
_STATE = (
    r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|"
    r"V[AT]|W[AIVY]|"
    r"ON|BC|QC|AB|MB|NS|NB)"
)
_ZIP = re.compile(
    rf"{_STATE}\.?,? {{0,2}}(?:\d{{5}}(?:-\d{{4}})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)(?![\w/-])|(?:NSW|VIC|QLD|WA|SA|"
    rf"TAS|ACT) \d{{4}}(?!\w)|"
    r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?!\w)"
)
_ZIP_LIKE = re.compile(r"[A-Z][A-Z\d]{1,3}[.,]{0,2} {0,2}[A-Z\d]{3}")
_TOWN = re.compile(r"(?:[A-Z][\w.'’-]{1,24} ){0,3}[A-Z][\w.'’-]{1,24},? {1,2}\Z")
_REST = re.compile(r"(?:,? {0,2}[A-Z#\d][\w.'’#-]{0,24}){1,8}")
_BORN = re.compile(
    r"(?<!\w)(?:date of birth|d\.?o\.?b\.?|birth ?date|birthday|birth year|year of birth|born(?: on| in)?|"
    r"age)(?: ?[:\-–] ?| )"
    r"(?:\d{1,4}[./ -]\d{1,2}[./ -]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Za-z]{3,9},? {1,2}\d{4}|"
    r"[A-Za-z]{3,9}\.? (?:\d{1,2}(?:st|nd|rd|th)?,? )?\d{4}|\d{1,4})(?!\w)",
    re.IGNORECASE,
)
_BIRTH_SIGN = re.compile(r"d\.?o\.?b(?!\w)")
_AGE_SIGN = re.compile(r"age ?[:\-–]? ?\d")
_PRONOUNS_SIGN = re.compile(r"/(?:(?<=[hxz]e/)|(?<=[hxz]e\s/)|(?<=h(?:im|er|ey)/)|(?<=h(?:im|er|ey)\s/))")
_PRONOUNS = re.compile(
    r"[(\[]?(?<!\w)(?:she|he|they|xe|ze|her|him)\s?/\s?(?:her|him|them|hers|his|they|she|he|xem|"
    r"hir)(?:\s?/\s?(?:hers|his|theirs|them|hir))?(?!\w)[)\]]?",
    re.IGNORECASE,
)


@remembered(4)  # sections and names both ask, of the same text
def find_contacts(text: str) -> tuple[Span, ...]:
    """Say where contact details stand: nothing within them is ever a keyword.

    E-mail addresses, web addresses, handles, telephone numbers, postal addresses, dates of birth and
    pronouns, wherever they stand in `text`; in order, without overlaps.

    Example:
        >>> text = "Ann Poe, 12 Vision Street, leader@vision.com"
        >>> [text[span.start:span.end] for span in find_contacts(text)]
        ['12 Vision Street', 'leader@vision.com']
    """
    low = text.lower()
    numbered = _numbered(text)
    found = sorted(
        chain(
            _mails(text),
            _domains(text),
            (m.span() for m in _SCHEME.finditer(text)) if "://" in text or "www." in low else (),
            (m.span() for m in _PROFILE.finditer(text)) if _names_network(low) else (),
            (m.span() for m in _PROFILE_PATH.finditer(text)) if _PATH_SIGN.search(text) else (),
            _phones(text, numbered),
            _addresses(text, numbered),
            (m.span() for m in _BORN.finditer(text)) if _tells_birth(low) else (),
            (m.span() for m in _PRONOUNS.finditer(text)) if _PRONOUNS_SIGN.search(low) else (),
        )
    )
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(Span(start=start, end=end) for start, end in merged)


def _mails(text: str) -> Iterator[tuple[int, int]]:
    """Addresses and handles, found from their "@", so that a text without one costs nothing."""
    at = text.find("@")
    while at >= 0:
        after = _AFTER_AT.match(text, at + 1)
        before = _BEFORE_AT.search(text[max(0, at - 64) : at])
        if after and before:
            yield at - (before.end() - before.start()), after.end()
        elif not before:
            handle = _HANDLE.match(text, at + 1)
            if handle:
                yield at, handle.end()
        at = text.find("@", at + 1)


def _domains(text: str) -> Iterator[tuple[int, int]]:
    """Bare web addresses such as "annpoe.com/work", found from their ending."""
    done = 0
    for ending in _DOMAIN.finditer(text):
        low = max(done, ending.start() - 80)
        word = text[low : ending.start()].rpartition(" ")[2]
        before = _BEFORE_DOMAIN.search(word)
        done = ending.end()
        if before:
            yield ending.start() - (len(word) - before.start()), ending.end()


def _names_network(low: str) -> bool:
    """True where the name of a network may stand before the sign of a profile; few signs stand in a text."""
    pieces = chain.from_iterable(low.split(sign)[:-1] for sign in _PROFILE_SIGNS)
    return any(piece.rstrip().endswith(_BEFORE_SIGN) for piece in pieces)


def _tells_birth(low: str) -> bool:
    return "birth" in low or "born" in low or bool(_BIRTH_SIGN.search(low) or _AGE_SIGN.search(low))


def _numbered(text: str) -> list[tuple[int, int]]:
    """Where lines with digits stand, neighbours as one: no telephone number and no address is elsewhere."""
    found: list[tuple[int, int]] = []
    for start, end in _lines_with_digits(text):
        if found and found[-1][1] + 1 == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _lines_with_digits(text: str) -> Iterator[tuple[int, int]]:
    if not are_ascii(text):
        yield from ((text.rfind("\n", 0, digits.start()) + 1, digits.end()) for digits in _DIGIT.finditer(text))
        return
    end = -1
    digits = text.encode("ascii", "replace").translate(None, delete=_NO_DIGITS).split(b"\n")
    for line, has_digits in zip(text.split("\n"), digits, strict=True):
        start, end = end + 1, end + 1 + len(line)
        if has_digits:
            yield start, end


def _phones(text: str, numbered: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for like in chain.from_iterable(_PHONE_LIKE.finditer(text, start, end) for start, end in numbered):
        for phone in _PHONE.finditer(text, like.start(), min(len(text), like.end() + 1)):
            digits = sum(c.isdigit() for c in phone.group())
            if 7 <= digits <= 15 and not _DATES.search(phone.group()):
                yield phone.span()


def _addresses(text: str, numbered: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Streets with what follows them on their line, and towns before a postal code."""
    yield from (m.span() for m in _BOX.finditer(text))
    for m in chain.from_iterable(_STREET.finditer(text, start, end) for start, end in numbered):
        if m.start() and _NO_NUMBER.match(text, m.start() - 1):
            continue
        rest = _REST.match(text, m.end())
        yield m.start(), rest.end() if rest and "," in rest.group()[:3] else m.end()
    for like in chain.from_iterable(_ZIP_LIKE.finditer(text, start, end) for start, end in numbered):
        code = _ZIP.match(text, like.start())
        if code is None or text[max(0, code.start() - 1) : code.start()].isalnum():
            continue
        town = _TOWN.search(text[max(0, code.start() - 60) : code.start()])
        if town:
            yield code.start() - (town.end() - town.start()), code.end()
        elif code.group()[0].isalpha() and " " in code.group():
            yield code.span()
