"""What the lines of a contact block are: the person's name, a headline, contact details, or something else."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal, NamedTuple

from cxmatch.documents.document import Span

LineKind = Literal["name", "contact", "other"]

BLOCK_LINES = 14
"""Lines; a contact block is looked for no further down."""
CONTACT_SHARE = 0.6
"""Share of a line's letters and digits, 0 to 1, that contact details cover where the line is one of them."""


class TextLine(NamedTuple):
    """A line with words on it, by its place in the text; line ends are outside."""

    start: int
    end: int


def lines_of(text: str) -> list[TextLine]:
    """All lines of `text` that hold more than spaces, without the spaces around them."""
    found = []
    position = 0
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            start = position + raw.index(body[0])
            found.append(TextLine(start, start + len(body)))
        position += len(raw)
    return found


# Nouns of occupations and of trades: a first line made of them is a headline, not a name. General English;
# words that are also common surnames or first names ("Baker", "Chase") are left out on purpose.
TITLE_WORDS = frozenset(
    "accountant accounting administrator administration administrative advisor adviser advocate advocacy agent "
    "agency agriculture "
    "agricultural aide analyst analytics apparel apprentice architect architecture arts artist assistant "
    "associate attendant attorney "
    "auditor automobile automotive aviation banker banking bookkeeper bookkeeping bpo broker business buyer "
    "care cashier "
    "center centre certified chemist chef chief civil cleaner clerk client clinical clinician coach communications "
    "community computer construction consultant consulting controller coordinator corporate counsel counselor "
    "counsellor "
    "creative customer cto ceo coo cfo data dental deputy design designer desk developer development device "
    "devops digital director "
    "dispatcher driver editor education educator electrical electrician engineer engineering estate event "
    "executive experience "
    "expert financial finance fitness food foreman founder freelance generalist graduate graphic guest head "
    "health healthcare help "
    "hospitality hr human illustrator industry information inspector instructor insurance intern inventory investment "
    "it journalist junior laborer lawyer lead learning lecturer legal librarian licensed logistics machine "
    "maintenance management manager "
    "manufacturing marketer marketing mechanic mechanical media medical member merchandiser military mobile "
    "network nurse nursing nutritionist "
    "occupational office officer operations operator owner paralegal partner patient payroll personal "
    "personnel pharmacist pharmacy "
    "photographer physician pilot planner president principal procurement producer product professional "
    "professor program programmer project "
    "public purchasing quality realtor receptionist recruiter recruitment registered regional relations rep "
    "representative research "
    "researcher resource resources retail sales salesperson scientist secretary security senior server service "
    "services shift site social "
    "software solutions specialist sr jr staff strategist strategy student success supervisor supply support "
    "surgeon system systems teacher "
    "teaching team technical technician technologist technology telecom teller tester therapist trader trainee "
    "trainer training transportation "
    "tutor underwriter user vendor vice volunteer vp waiter waitress warehouse web welder worker writer".split()
)
# Of those, the words for a person who does the work: names built on keywords hold such words more rarely.
_DOERS = frozenset(
    "accountant administrator advisor adviser advocate agent aide analyst apprentice architect artist "
    "assistant associate attendant "
    "attorney auditor banker bookkeeper broker buyer cashier chef clerk consultant controller coordinator counselor "
    "counsellor designer developer director dispatcher driver editor educator electrician engineer executive "
    "generalist "
    "instructor intern manager mechanic nurse officer operator paralegal pharmacist physician pilot planner "
    "president producer "
    "professor programmer realtor receptionist recruiter rep representative researcher scientist secretary specialist "
    "strategist supervisor teacher technician teller therapist trainer tutor underwriter waiter waitress "
    "worker writer vp ceo cto coo cfo".split()
)
# Words that no name holds and that capitalised lines of other sorts do.
_NO_NAME = frozenset(
    "resume résumé cv curriculum vitae page confidential company city state inc llc ltd corp corporation "
    "university college "
    "school the a an and or of for with to in on at by from as is are was we you your our my their this that "
    "street avenue road drive lane boulevard suite phone email e-mail address mobile tel fax cell linkedin "
    "github portfolio website "
    "dear date re sincerely "
    "available references upon request united kingdom states canada india ireland australia zealand".split()
)
_DEGREES = (
    r"(?:ph\.? ?d|m\.?b\.?a|m\.?d|m\.?s\.?c?|m\.?a|b\.?s\.?c?|b\.?a|r\.?n|b\.?s\.?n|m\.?s\.?w|l\.?c\.?s\.?w|"
    r"c\.?p\.?a|p\.?m\.?p|c\.?f\.?a|ccxp|"
    r"esq|jr|sr|ii|iii|iv|phr|sphr|shrm-s?cp|ed\.? ?d|j\.?d|p\.?e|csm|cissp|itil|m\.?ed)\.?"
)
_HONORIFIC = r"(?:Mr|Ms|Mrs|Miss|Mx|Dr|Prof|Professor|Sir|Rev)\.?"
_PARTICLE = r"(?:van|von|der|den|de|da|di|del|della|dos|du|la|le|bin|ibn|al|el|ter|ten|y|e|st\.?)"
_WORD = r"(?:[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?)"
_NAME_SHAPE = re.compile(
    rf"(?:{_HONORIFIC}\s+)?(?P<name>{_WORD}(?:,?\s{{1,6}}{_WORD}|"
    rf"\s{{1,6}}[\"“(]{_WORD}[\"”)]){{1,4}}?)(?:,?\s+{_DEGREES}(?:,?\s+{_DEGREES}){{0,4}})?",
    re.IGNORECASE,
)
_LABEL_BEFORE = re.compile(
    r"(?:(?:full |candidate(?:'s)? |applicant )?name\s*[:\-–]\s*|(?:resume|résumé|curriculum vitae|"
    r"cv)(?:\s+(?:of|for)|\s*[:\-–|])\s+|curriculum vitae\s+)",
    re.IGNORECASE,
)
_LABEL_AFTER = re.compile(r"(?:['’]s)?\s*[-–|]?\s*(?:resume|résumé|curriculum vitae|cv)$", re.IGNORECASE)
_BREAK = re.compile(
    r"\s+[|•·–—\-/~♦◆▪]\s+|\s*[|•·♦◆▪]\s*|\t+|\s{3,}|,\s(?=[^,]*@)|\s(?=\S+@\S)|\s[(\[]?(?=(?:she|he|"
    r"they)\s?/)|\s+(?=\+?\(?\d{3})"
)
_LABELS = re.compile(
    r"(?<!\w)(?:e-?mail|phone|telephone|tel|mobile|cell|cellular|home|work|fax|address|website|web|url|"
    r"linkedin|github|portfolio|"
    r"skype|twitter|contact|location|nationality|citizenship|gender|sex|marital status|single|married|male|"
    r"female|visa|passport|driving licen[cs]e|blog|number|no|"
    r"profile|permanent|current|birth|place of birth|pronouns?|zip|p|e|m|t|c|h|w|a)(?:\.|:|\b)",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(?:nationality|citizenship|gender|sex|marital status|visa|passport|address|location|city|country|"
    r"place of birth|date of birth|dob|pronouns?|languages? spoken|"
    r"phone|e-?mail|mobile|tel|cell|fax|website|linkedin|github|age|religion|father's name|hometown|"
    r"permanent address|current address)\b\.?\s*(?:\(\w+\)\s*)?[:\-–].{0,80}",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"[^\W\d_][\w.'’-]*(?:[ -][^\W\d_][\w.'’-]*){0,3},\s*[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,2}"
    r"(?:,\s*[^\W\d_][\w.'’ -]{1,24})?(?:,?\s+\d{4,6}(?:-\d{4})?)?"
)
NAME_CHARACTERS = 60
"""Characters; a longer line is no name."""
_LETTERS_APART = re.compile(r"(?:[^\W\d_]{1,2}\s{1,6}){4,}[^\W\d_]{1,2}")


def name_in(line: str, *, free: bool) -> tuple[int, int] | None:
    """Where the name stands in a line that may be a name line, or None.

    Args:
        line: The line, without spaces around it.
        free: True where contact details follow, so that the place says enough: then names in small
            letters and names that equal words for work are names too.
    """
    offset, body, labelled = _without_labels(line)
    free = free or labelled
    if not 4 <= len(body) <= NAME_CHARACTERS:
        return None
    if _LETTERS_APART.fullmatch(body):
        return (offset, offset + len(body)) if free else None
    shape = _NAME_SHAPE.fullmatch(body)
    if shape is None or not _may_be_name(shape.group("name"), free):
        return None
    return offset + shape.start("name"), offset + shape.end("name")


def _without_labels(line: str) -> tuple[int, str, bool]:
    """The part of a line that may be a name, its offset, and whether a label says that it is."""
    before = _LABEL_BEFORE.match(line)
    offset = before.end() if before else 0
    body = line[offset:]
    after = _LABEL_AFTER.search(body)
    if after and after.start() > 2:
        body = body[: after.start()]
    else:
        after = None
    cut = _BREAK.search(body)
    if cut and cut.start() > 2 and not _LETTERS_APART.match(body):
        body = body[: cut.start()]
    body = body.rstrip(" ,|-–:*_#")
    bare = body.lstrip("#*_ ")
    return offset + len(body) - len(bare), bare, bool(before or after)


def _may_be_name(shape: str, free: bool) -> bool:
    """True where the words of a name's form are not those of another sort of line."""
    words = [word for word in (part.strip(".,\"“”()'’") for part in shape.split()) if word]
    low = [word.lower() for word in words]
    if not 2 <= len(words) <= 5 or max(map(len, words)) < 2 or any(word in _NO_NAME for word in low):
        return False
    if any(word in _DOERS for word in low) and all(word in TITLE_WORDS or len(word) < 3 for word in low):
        return False  # "Senior Sales Associate": whoever leaves the name out puts the title in its place
    capitals = all(word[0].isupper() or word.lower() in _PARTICLES for word in words)
    if free:
        return capitals or (len(words) <= 3 and not any(word[0].isupper() for word in words))
    return capitals and len(words) <= 4 and not any(word in TITLE_WORDS for word in low)


_PARTICLES = frozenset("van von der den de da di del della dos du la le bin ibn al el ter ten y e".split())


def is_title(line: str) -> bool:
    """True where a word of the line names an occupation."""
    return any(word.strip(".,/|&-").lower() in TITLE_WORDS for word in re.split(r"[\s/,|&-]+", line[:120]))


def names_a_doer(line: str) -> bool:
    """True where a word of the line is what a person of some occupation is called."""
    return any(word in _DOERS for word in re.split(r"[\s/,|&.-]+", line[:120].lower()))


def is_contact(line: str, start: int, spans: Sequence[Span]) -> bool:
    """True where contact details make up most of `line`, which stands at `start` of the text."""
    if len(line) > 400:
        return False
    place = bisect_left(spans, start, key=lambda span: span.end)
    rest: list[str] = []
    position = start
    hit = False
    while place < len(spans) and spans[place].start < start + len(line):
        span = spans[place]
        rest.append(line[max(0, position - start) : max(0, span.start - start)])
        position, hit = span.end, True
        place += 1
    if not hit:
        return bool(_FIELD.fullmatch(line))
    rest.append(line[max(0, position - start) :])
    left = sum(c.isalnum() for c in _LABELS.sub("", " ".join(rest)))
    whole = sum(c.isalnum() for c in line)
    if left <= (1 - CONTACT_SHARE) * whole:
        return True
    pieces = [
        piece.strip(" ,;-–") for piece in re.split(r"[|•·♦◆▪\t]|\s-\s|\s{3,}", " ".join(rest)) if piece.strip(" ,;-–:")
    ]
    return (
        all(len(piece.split()) <= 4 and not names_a_doer(piece) for piece in pieces) and len(pieces) <= 4 and left <= 50
    )


def is_place(line: str) -> bool:
    """True where a line is a town with its state or country, and nothing else."""
    return len(line) <= 60 and bool(_PLACE.fullmatch(line)) and not names_a_doer(line) and not _all_titles(line)


def is_noise(line: str) -> bool:
    """True where a line says only what sort of paper it is, or which page."""
    return bool(_NOISE.fullmatch(line))


class Header(NamedTuple):
    """The contact block at the top of a resume or letter."""

    name: Span | None
    lines: tuple[LineKind, ...]
    """What each line is, from the first; lines beyond the block are missing."""


_NOISE = re.compile(
    r"(?:resume|résumé|cv|curriculum vitae|page \d+(?: of \d+)?|confidential|\d+|updated .{0,30}|last updated.{0,30})",
    re.IGNORECASE,
)
NEAR_LINES = 30
"""Lines; contact details that begin so far from the top, at most, in whatever column, are the person's own."""
BARE_WORDS = 8
"""Words; a longer line is no headline."""
NAME_REACH = 4
"""Lines; contact details so far below a name line, at most, say that it is one."""


def read_header(text: str, lines: Sequence[TextLine], spans: Sequence[Span], *, heading_follows: bool) -> Header:
    """Read the lines above the first heading.

    Args:
        text: The whole text.
        lines: Its lines, from the first up to the first heading.
        spans: The contact details in `text`, as `find_contacts` gives them.
        heading_follows: True where the lines end at a heading, False where the text ends there.
    """
    top = [text[line.start : line.end] for line in lines[:BLOCK_LINES]]
    reached = [is_contact(line, lines[i].start, spans) for i, line in enumerate(top)]
    mixed = [has or _holds(lines[i], spans) for i, has in enumerate(reached)]
    prose = next((i for i, line in enumerate(top) if not reached[i] and _is_prose(line)), len(top))
    near = bool(spans) and text.count("\n", 0, spans[0].start) < NEAR_LINES
    named, name = _name_line(
        top[: prose + 1],
        reached,
        mixed,
        prose,
        heading_at=len(lines) if heading_follows else BLOCK_LINES + 1,
        near=near,
    )
    if named is not None and name and not any(mixed) and _is_employer(text, lines[named], top[named]):
        named = name = None
    last = max((i for i in range(len(top)) if reached[i]), default=-1)
    kinds: list[LineKind] = []
    for i, line in enumerate(top):
        near = any(reached[j] or j == named for j in (i - 1, i + 1) if 0 <= j < len(top))
        between = named is not None and named + 1 < i < last and len(line.split()) <= 3 and not names_a_doer(line)
        if i == named:
            kinds.append("name")
        elif reached[i] or is_noise(line) or (near and is_place(line)) or (between and i < prose and line[0].isupper()):
            kinds.append("contact")
        else:
            kinds.append("other")
    if named is None or name is None:
        return Header(None, tuple(kinds) if last >= 0 else ())
    start = lines[named].start
    return Header(Span(start=start + name[0], end=start + name[1]), tuple(kinds))


def _is_employer(text: str, line: TextLine, words: str) -> bool:
    """True where the first line stands again over or beside dates, as employers and jobs do."""
    again = re.compile(rf"^[ \t]*{re.escape(words)}\b.{{0,40}}\n?.{{0,40}}(?:19|20)\d\d", re.IGNORECASE | re.MULTILINE)
    return bool(again.search(text, line.end))


def _all_titles(line: str) -> bool:
    return all(word.strip(",.").lower() in TITLE_WORDS for word in line.split())


def _holds(line: TextLine, spans: Sequence[Span]) -> bool:
    place = bisect_left(spans, line.start, key=lambda span: span.end)
    return place < len(spans) and spans[place].start < line.end


def _is_prose(line: str) -> bool:
    words = line.split()
    return len(words) > 9 or (len(words) > 4 and line.endswith((".", ";", "!"))) or line[0] in "•-*–▪●"


def _name_line(
    top: Sequence[str], reached: Sequence[bool], mixed: Sequence[bool], prose: int, *, heading_at: int, near: bool
) -> tuple[int | None, tuple[int, int] | None]:
    """The first line that may be a name; a line of titles yields to a later line that is none."""
    chosen: tuple[int | None, tuple[int, int] | None] = (None, None)
    for i, line in enumerate(top):
        if is_noise(line):
            continue
        below = any(mixed[i : i + NAME_REACH])
        follows = below or (near and chosen[0] is None and all(map(is_noise, top[:i])))
        if i >= prose and not mixed[i]:
            break
        found = name_in(line, free=follows) if follows or _LABEL_BEFORE.match(line) else _bare_name(top, i, heading_at)
        if found:
            title = line[found[0] : found[1]]
            if chosen[0] is not None:
                if not is_title(title):
                    return i, found
                continue
            chosen = (i, found)
            if not names_a_doer(title) and (below or not _all_titles(title)):
                break
        elif chosen[0] is None and i >= 2 and not reached[i] and not follows:
            break
    return chosen


def _bare_name(top: Sequence[str], i: int, heading_at: int) -> tuple[int, int] | None:
    """A name with no contact details about it: the first line, with a headline, a place or a heading below it."""
    if not all(map(is_noise, top[:i])):
        return None
    below = next((line for line in top[i + 1 :] if not is_noise(line)), "")
    if not below:
        return name_in(top[i], free=False) if heading_at == len(top) else None
    if len(below.split()) > BARE_WORDS or not (names_a_doer(below) or is_place(below)):
        return None
    # Above a headline and a heading any words are a name, as they are above an address.
    free = names_a_doer(below) and heading_at <= i + 3 and not _all_titles(top[i])
    return name_in(top[i], free=free)
