"""What is looked for in a stuffed text, everywhere and without a quick look: the slow way to the same words."""

import re
from collections import Counter

from cxmatch.documents.trust import stuffing as rules

WORD = re.compile(r"[^\W\d_][^\W_]+")


def repeated(text: str) -> list[str]:
    """The words that are said too often, in the order in which they are found."""
    words = [word.lower() for word in WORD.findall(text)]
    if len(words) <= rules.ROW_WORDS:
        return []
    content = [word for word in words if word not in rules._LITTLE]
    found = [*_rows(words), *_crowds(content), *_blocks(content), *_sentences(words), *_passages(words)]
    return list(dict.fromkeys(found))


def _phrases(words):
    return [tuple(words[at : at + rules.LONGEST_PHRASE]) for at in range(len(words) - rules.LONGEST_PHRASE + 1)]


def _rows(words):
    for length in range(1, rules.LONGEST_PHRASE + 1):
        least = max(rules.ROW_WORDS, (rules.ROW_TIMES - 1) * length)
        row = 0
        for at in range(length, len(words) + 1):
            if at < len(words) and words[at] == words[at - length]:
                row += 1
                continue
            if row >= least:
                yield from words[at - length - row : at - row]
            row = 0


def _crowds(words):
    for start in range(0, len(words), rules._CROWD_STEP):
        crowd = Counter(words[start : start + rules.CROWD])
        yield from (word for word, times in crowd.items() if times >= rules.CROWD_SHARE * rules.CROWD)


def _blocks(words):
    for start in range(0, len(words) - rules.BLOCK + 1, rules._BLOCK_STEP):
        block = Counter(words[start : start + rules.BLOCK])
        if len(block) <= rules.BLOCK_SHARE * rules.BLOCK:
            yield from (word for word, times in block.items() if times >= rules.ROW_TIMES)


def _sentences(words):
    counts = Counter(_phrases(words))
    often = [phrase for phrase, times in counts.items() if times >= rules.SENTENCE_TIMES]
    if sum(counts[phrase] for phrase in often) >= rules.SENTENCE_SHARE * len(words):
        for phrase in often:
            yield from phrase


def _passages(words):
    stretches = (words[start : start + rules.CROWD] for start in range(0, len(words) - rules.CROWD + 1, 25))
    if not any(len(set(some)) <= rules.REPETITIVE * len(some) for some in (words, *stretches)):
        return
    last, row, before = {}, 0, 0
    for at, phrase in enumerate(_phrases(words)):
        distance = at - last.get(phrase, at)
        last[phrase] = at
        row = row + 1 if distance and distance == before else 0
        before = distance
        if row and row == (rules.ROW_TIMES - 2) * distance:
            yield from words[at - distance : at]
