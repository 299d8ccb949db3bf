"""Does a text say the same words over and over, as nobody would who writes for people?"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import filterfalse, repeat
from operator import eq

from cxmatch.documents import runs
from cxmatch.documents.document import Notice

# Measured on 201 resumes, 62 sample resumes, 264 ads and job texts and 4,280 general job ads. What is called
# honest below is the most that any of them did, six test pages aside that print one block hundreds of times.

LONGEST_PHRASE = 8
"""Words of the longest phrase whose repetition in a row is looked for; also the length of a repeated sentence."""

ROW_WORDS = 20
"""Words in a row that only say the phrase before them again; honest: 14."""

ROW_TIMES = 5
"""How often a phrase must stand in a row at least, so that a long heading printed twice is none."""

CROWD = 50
"""Content words among which one word may not be too many."""

CROWD_SHARE = 0.4
"""Share of a crowd that one word may have; honest: 0.28 ("remote", in a list of posts)."""

BLOCK = 100
"""Content words among which too few may not be different."""

BLOCK_SHARE = 0.15
"""Share of a block that must be different words; honest: 0.30."""

SENTENCE_TIMES = 20
"""How often the same words may stand anywhere; honest: 10 (one set of duties under ten posts)."""

SENTENCE_SHARE = 0.15
"""Share of the text that such repeats must take, so that a footer on fifty pages is none."""

_CROWD_STEP, _BLOCK_STEP = 10, 25
"""Content words from one crowd or block to the next that is looked at."""

REPETITIVE = 0.4
"""Share of different words, in a text or in fifty words of it, below which passages in a row are looked for.

It only saves time: one resume in six is so repetitive, and honest all the same.
"""

FEWEST_TIMES = ROW_TIMES - 1
"""How often each word of what is looked for must stand in the text: a phrase or passage in a row is said so often."""

_SHOWN = 12
"""Words that the notice names at most."""

_LONGEST_SHOWN = 40
"""Characters of a word that the notice shows at most."""

_WORD = re.compile(r"[^\W\d_][^\W_]+")
_words_of = runs.finder(r"[^\W_]", first=r"[^\W\d_]")
_GROWN = ("\u0130", "\u03a3")
"""Letters of which the small one depends on those around it, or is more than one character."""

_LITTLE = frozenset(
    "the and of to with that this from are will you your our have has their which by as be for in on an is or at "
    "we it not can all who but was were been also de des du le la les et en un une der die das und zu von den "
    "el los las y con por para da do dos e di il per del que".split()
)
"""Words that every sentence repeats, in the languages that most resumes are written in."""


def notice(text: str) -> Notice | None:
    """A notice of kind ``keyword_stuffing`` where a text repeats itself far beyond honest writing.

    Looked for are a phrase or a passage said many times in a row, a stretch that is mostly one word or few words,
    and the same sentence all over the text.

    Args:
        text: The whole text of a document.

    Returns:
        The notice, whose `text` holds the repeated words, each once; None for honest texts.

    Example:
        >>> notice("Led a desk. " + "customer experience, " * 30).text
        'customer experience'
        >>> notice("Led a desk of nine agents, and wrote its handbook.") is None
        True
    """
    words = _words(text)
    if len(words) <= ROW_WORDS:
        return None
    counts = Counter(words)
    # Whatever is said so often consists of words that stand often in the text; most texts are done with there.
    often = frozenset(word for word, times in counts.items() if times >= FEWEST_TIMES)
    looks = _looks(words, often)
    marks = looks.translate(_MARK_OF_LOOK)
    repeated: dict[str, None] = {}
    for found in (
        _rows(words, marks),
        _crowds(words, counts, often),
        _blocks(words, looks.translate(_MARK_OF_LOOK, delete=_LOOKS_OF_LITTLE)),
        _sentences(words, counts, often),
        _passages(words, marks),
    ):
        repeated.update(dict.fromkeys(found))
    if not repeated:
        return None
    return Notice(
        kind="keyword_stuffing",
        message="the same words stand over and over again; a word counts once, however often it is said",
        text=_shown(repeated, _WORD.findall(text)),
    )


def _words(text: str) -> list[str]:
    """The words of a text in small letters, in their order."""
    if any(letter in text for letter in _GROWN):
        return [word.lower() for word in _WORD.findall(text)]
    return _words_of(text.lower())


_OFTEN, _OF_LITTLE = 1, 2
_LOOKS_OF_LITTLE = bytes((_OF_LITTLE, _OF_LITTLE | _OFTEN))
_LOOK_OF_LITTLE = dict.fromkeys(_LITTLE, _OF_LITTLE)
_MARK_OF_LOOK = bytes(look & _OFTEN for look in range(256))


def _looks(words: list[str], often: frozenset[str]) -> bytes:
    """A byte for each word: whether it stands often in the text, and whether it is a little one."""
    look_of = _LOOK_OF_LITTLE | {word: _LOOK_OF_LITTLE.get(word, 0) | _OFTEN for word in often}
    return bytes(map(look_of.get, words, repeat(0)))


def _content(words: list[str]) -> list[str]:
    """The words but the little ones."""
    return list(filterfalse(_LITTLE.__contains__, words))


def _marks(words: list[str], often: frozenset[str]) -> bytes:
    """A byte for each word: 1 where it is one of those that stand often in the text, else 0."""
    return bytes(map(often.__contains__, words))


def _are_said_again(words: list[str], marks: bytes, least: int) -> bool:
    """True where words that stand together often enough fill a stretch of `least` words, as a phrase in a row does."""
    if b"\1" * least not in marks:
        return False
    stretches = (words[found.start() : found.end()] for found in re.finditer(b"\1{%d,}" % least, marks))
    return any(
        sum(times for times in Counter(stretch).values() if times >= FEWEST_TIMES) >= least for stretch in stretches
    )


def _rows(words: list[str], marks: bytes) -> Iterator[str]:
    """The words of each phrase that is said many times in a row."""
    if not _are_said_again(words, marks, ROW_WORDS):
        return
    for length in range(1, LONGEST_PHRASE + 1):
        least = max(ROW_WORDS, (ROW_TIMES - 1) * length)
        same = bytes(map(eq, words, words[length:]))
        if b"\1" * least not in same:
            continue
        start = 0
        for row in same.split(b"\0"):
            if len(row) >= least:
                yield from words[start : start + length]
            start += len(row) + 1


def _crowds(words: list[str], counts: Counter[str], often: frozenset[str]) -> Iterator[str]:
    """Each word that is too large a share of the words around it."""
    most = CROWD_SHARE * CROWD
    many = frozenset(word for word in often - _LITTLE if counts[word] >= most)
    if not many:
        return
    words = _content(words)
    marks = _marks(words, many)
    for start in range(0, len(words), _CROWD_STEP):
        if marks.count(1, start, start + CROWD) >= most:
            crowd = Counter(words[start : start + CROWD])
            yield from (word for word, times in crowd.items() if times >= most)


def _blocks(words: list[str], marks: bytes) -> Iterator[str]:
    """The words of each long stretch that has only a few; `marks` are those of the words but the little ones."""
    different = BLOCK_SHARE * BLOCK
    least = BLOCK - (FEWEST_TIMES - 1) * different  # of its words stand often, where so few are different
    starts = range(0, len(marks) - BLOCK + 1, _BLOCK_STEP)
    starts_of_often = [start for start in starts if marks.count(_OFTEN, start, start + BLOCK) >= least]
    if not starts_of_often:
        return
    content = _content(words)
    for start in starts_of_often:
        block = content[start : start + BLOCK]
        if len(set(block)) <= different:
            yield from (word for word, times in Counter(block).items() if times >= ROW_TIMES)


def _sentences(words: list[str], counts: Counter[str], often: frozenset[str]) -> Iterator[str]:
    """The words of each sentence that stands all over the text."""
    common = frozenset(word for word in often if counts[word] >= SENTENCE_TIMES)
    if sum(counts[word] for word in common) < SENTENCE_SHARE * len(words):
        return
    # All words of such a sentence are common; few honest texts have eight common words in a row.
    if b"\1" * LONGEST_PHRASE not in _marks(words, common):
        return
    phrases = Counter(_phrases(words))
    repeats = [phrase for phrase, times in phrases.items() if times >= SENTENCE_TIMES]
    if sum(phrases[phrase] for phrase in repeats) >= SENTENCE_SHARE * len(words):
        for phrase in repeats:
            yield from phrase


def _passages(words: list[str], marks: bytes) -> Iterator[str]:
    """The words of each passage of any length that is said many times in a row, word for word."""
    if not _are_said_again(words, marks, FEWEST_TIMES + LONGEST_PHRASE):
        return
    stretches = (words[start : start + CROWD] for start in range(0, len(words) - CROWD + 1, CROWD // 2))
    if not any(len(set(some)) <= REPETITIVE * len(some) for some in (words, *stretches)):
        return
    last: dict[tuple[str, ...], int] = {}
    row = before = 0
    for at, phrase in enumerate(_phrases(words)):
        distance = at - last.get(phrase, at)
        last[phrase] = at
        row = row + 1 if distance and distance == before else 0
        before = distance
        if row and row == (ROW_TIMES - 2) * distance:
            yield from words[at - distance : at]


def _phrases(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(LONGEST_PHRASE)), strict=False)


def _shown(repeated: Iterable[str], written: list[str]) -> str:
    """The repeated words, each in the spelling that it mostly has."""
    # Little words in a repeated sentence say nothing about it, unless it has no others.
    telling = [word for word in repeated if word not in _LITTLE] or list(repeated)
    spellings: dict[str, Counter[str]] = {word: Counter() for word in telling[:_SHOWN]}
    for word in written:
        spelling = spellings.get(word.lower())
        if spelling is not None:
            spelling[word] += 1
    return " ".join(spelling.most_common(1)[0][0][:_LONGEST_SHOWN] for spelling in spellings.values())
