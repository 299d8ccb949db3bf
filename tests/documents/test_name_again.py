"""A name is found again where patterns made of it find it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from cxmatch.documents.structure import name_again as rules

NAMES = (
    *("Ann Poe", "ANN POE", "ann poe", "Ann B. Poe", "A. Poe", "Poe, Ann", "Dr. Ann van Poe", "Ann Smith-Jones"),
    *("Ann O'Neil", "Ann P", "A A", "É. Ünal", "Ann Poe-Poe", "Ann", "Poe, A. B.", "ß Poe", "Ann “Bo” Poe"),
)
BETWEEN = (
    *(
        " ",
        "  ",
        "\n",
        ". ",
        ", ",
        "-",
        "_",
        ".",
        "  \n ",
        "\t",
        "\u00a0",
        " is ",
        " led ",
        "'s ",
        "’s team ",
        "!",
        "? ",
    ),
    *("Page 2 ", "page 1 of 2 | ", " | page 2", " – 3\n", "\n1\n", " resume\n", "CV\n", ", page 2", ", A. (2019)"),
    *(
        " and ",
        "the ",
        " said ",
        " (",
        ") ",
        "Today, ",
        "At the inn, ",
        " At noon, ",
        "• ",
        "\n- ",
        " sang.\n",
        "1",
        "é",
    ),
    *(" A. ", " A.", "A. B. ", " B. ", " a ", " A.x"),
)


def loosely(form):
    words = (re.escape(word) + (r"\.?" if len(word) == 1 else "") for word in form.split())
    return r"(?<!\w)" + r"[ \t\u00a0]{0,3}\n?[ \t\u00a0]{1,3}".join(words) + r"(?!\w)"


def by_patterns(text, name):
    """The slow way: a pattern for each spelling, and for each way to cite it."""
    words = [word.strip('.,"“”()') for word in re.sub(r"^(?:Mr|Ms|Mrs|Dr|Prof)\.?\s", "", name).split()]
    words = [word for word in words if word]
    if "," in name and len(words) > 1:
        words = [*words[1:], words[0]]
    given, last = words[0], words[-1]
    patterns = []
    if len(words) > 1:
        for form in {" ".join(words), f"{given} {last}", f"{last}, {given}", f"{last}, {' '.join(words[:-1])}"}:
            spellings = {form.upper(), rules._capitals(form), form if form != form.lower() else form.upper()}
            patterns += [f"(?P<own>{loosely(spelling)})" for spelling in spellings]
        initial = re.escape(given[0].upper())
        page = r"(?:(?i:page|pg\.?|p\.)[ \t]{0,3}\d{1,2}|\d{1,2}[ \t]*$)"
        for surname in {rules._capitals(last), last.upper()}:
            if len(surname) < rules.PART_LETTERS:
                continue
            own = rf"(?<![\w-])(?P<own>{re.escape(surname)})(?![\w-])"
            patterns += [
                rf"(?m)^[ \t]*{own}(?=[ \t]{{0,3}}[,|–—-][ \t]{{0,3}}{page}|[ \t]{{1,9}}(?i:page)[ \t]{{1,3}}\d)",
                rf"(?m)^[ \t]*(?i:page) \d{{1,2}}(?: of \d{{1,2}})?[ \t,|–—-]{{1,9}}{own}(?=[ \t]*$)",
                rf"(?m)^[ \t]*{own}(?=,?[ \t]{{1,3}}[|–—-]?[ \t]{{0,3}}(?i:resume|résumé|cv|curriculum vitae)[ \t]*$)",
                rf"{own}(?=,? {initial}\.)",
                rf"(?<![\w.]){initial}\. ?(?:[^\W\d_]\. ?)?{own}",
            ]
        patterns.append(rf"(?P<own>(?i:(?<![^\W_]){re.escape(given)}_{re.escape(last)}(?![^\W_])))")
    found = {m.span("own") for pattern in patterns for m in re.finditer(pattern, text)}
    for part in {rules._capitals(part) for part in (given, last) if len(part) >= rules.PART_LETTERS}:
        heads = rf"(?m)(?:^|(?<=[.!?]\s))(?P<own>{loosely(part)})(?={rules._VERB.pattern})"
        found.update(m.span("own") for m in re.finditer(heads, text))
        acting = re.finditer(rf"(?<=[ (]){re.escape(part)}(?![\w-])", text)
        found.update(m.span() for m in acting if rules._acts(text, *m.span()))
    return found


@st.composite
def names_and_texts(draw):
    name = draw(st.sampled_from(NAMES))
    words = [word.strip('.,"“”()') for word in name.split()]
    spellings = [name, name.upper(), *words, *map(str.upper, words), *map(str.capitalize, words)]
    pieces = st.sampled_from(spellings) | st.sampled_from(BETWEEN)
    return name, "".join(draw(st.lists(pieces, max_size=24)))


@given(names_and_texts())
def test_a_name_is_found_where_patterns_made_of_it_find_it(name_and_text):
    name, text = name_and_text
    assert set(rules.repeated(text, name)) == by_patterns(text, name)


def test_a_surname_that_fills_a_line_takes_no_time():
    text = "Ann Poe\n" + "Poe " * 100_000 + "Ann Poe, " * 20_000
    assert len(set(rules.repeated(text, "Ann Poe"))) >= 20_000
