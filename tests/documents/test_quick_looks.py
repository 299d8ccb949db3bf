"""A quick look keeps a rule off a text only where the rule would find nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmatch.documents import building, mojibake
from cxmatch.documents.structure import (
    contacts,
    dates,
    header,
    headings,
    identity,
    job_dates,
    kinds,
    name_line,
    resume_headings,
)
from cxmatch.documents.trust import sense


def texts(*pieces):
    """Texts in which these pieces stand often."""
    loose = st.sampled_from(
        [" ", " ", "\n", ".", ",", ":", "/", "-", "–", "1", "22", "a", "X", "é", "\u0131", "ſ", "\u212a"]
    )
    some = st.lists(st.sampled_from(pieces) | loose, max_size=24).map("".join)
    return some | st.text(max_size=40)


NETWORKS = [re.sub("[?]", "", name) for name in contacts._NETWORKS]


@given(texts("LinkedIn", "GitHub", "git hub", "Skype", "Google Scholar", " profile", "in/annpoe", *NETWORKS))
def test_profiles(text):
    text = re.sub("[\u0130\u0131ſ]", "", text)  # patterns take these for an "i" or "s"
    assert contacts._names_network(text.lower()) or not contacts._PROFILE.search(text)


@given(texts("in/annpoe", "u/ann", "/in", "IN/", "linkedin"))
def test_paths_of_profiles(text):
    assert contacts._PATH_SIGN.search(text) or not contacts._PROFILE_PATH.search(text)


@given(texts("Resume", "'s résumé", "CV", "RÉſUMÉ", "curriculum vıtae", "Ann Poe", "|"))
def test_labels_behind_a_name(line):
    line = line.strip()
    assert line.casefold().endswith(name_line._LABEL_ENDS) or not name_line._LABEL_AFTER.search(line)


@given(texts("d.o.b", "DOB", "d.ob.", "born", "Birthday", "age", "Age 31", "adobe", "12/03/1990", "May 3, 1990"))
def test_births(text):
    assert contacts._tells_birth(text.lower()) or not contacts._BORN.search(text)


@given(texts("she", "He", "they", "xe", "ze", "HIM", "her", "hers", "(", ")"))
def test_pronouns(text):
    assert contacts._PRONOUNS_SIGN.search(text.lower()) or not contacts._PRONOUNS.search(text)


@given(
    texts("555 010 4477", "+44", "(020)", "12 Main Street", "PA 18512", "Dunmore, ", "SW1A 1AA", "x22", "\r", "\u2028")
)
def test_numbers_and_addresses_are_in_lines_with_digits(text):
    whole = [(0, len(text))]
    for find in (contacts._phones, contacts._addresses):
        assert list(find(text, contacts._numbered(text))) == list(find(text, whole))


@given(texts("Mr", "Ms.", "Mx ", "Miss", "Dr.", "Prof", "essor", "\u00a0", "Poe", "Grace"))
def test_honors(text):
    assert any(sign.search(text) for sign in identity._HONORS) or not list(identity._honored(text))


@given(texts("'18", "’22 ", "2015.3", "2018/6", "06/09", "08/11", "Jan 2020", "March", "2018-19", "to", "~"))
def test_first_dates(text):
    forms = (dates._ONE, dates._BARE_FIRST, dates._SHORT_FIRST, dates._LOOSE_FIRST, dates._QUOTED_FIRST)
    found = sorted(match.span() for form in forms for match in form.finditer(text))
    assert sorted(match.span() for match in dates._within(text, 0, len(text))) == found


@pytest.mark.parametrize("form", ["_ONE", "_BARE_FIRST"])
def test_dates_begin_as_they_are_looked_for(form):
    pattern = getattr(dates, form).pattern
    plain = re.compile(re.sub(r"\(\?=\[\S*?mason\S*?\]\)", "", pattern), re.IGNORECASE)
    assert plain.pattern != pattern

    @given(
        texts("Jan", "ſept", "FEB ", "2020", "Q3", "3Q", "early", "mid", "Late ", "Spring", "fall ", "of", "1st", "to ")
    )
    def agree(text):
        found = [match.span() for match in getattr(dates, form).finditer(text)]
        assert found == [match.span() for match in plain.finditer(text)]

    agree()


@given(texts("Bachelor", "Maſter's", "master", "of", "in", "degree", "Assocıate", "associate's", "Doctorate", "arts"))
def test_degrees(line):
    assert job_dates._has_degree(line) == bool(job_dates._DEGREE.search(line))


@given(
    texts("Skills", "EDUCATION", "Work", "History", "&", "and", "(continued)", "...", "Edu", "cation", "?", "•", "**")
)
@pytest.mark.parametrize("kind", ["resume", "posting", "cover_letter"])
def test_lines_that_may_be_headings(kind, line):
    line = line.strip()
    whole, looked = headings._may_be_whole, headings.recognise.__wrapped__  # type: ignore[attr-defined]
    found = looked(line, kind)
    assert found is None or len(line) < headings.HEADING_LEAST or headings.may_be(f" {line} ", 1, len(line) + 1)
    try:
        headings._may_be_whole = lambda text, start, end: end - start <= headings.HEADING_CHARACTERS + 8
        assert looked(line, kind) == found
    finally:
        headings._may_be_whole = whole


@given(
    st.lists(st.sampled_from(["skills", "work", "history", "and", "&", "information", "our", "my", "of"]), min_size=1)
)
def test_words_of_headings(tokens):
    assert not resume_headings._LAST_WORDS.isdisjoint(tokens) or resume_headings._of_nouns(tokens) is None


@given(texts("First name", "Last NAME", "sur-name", "Ann", "Poe", "Nationality", "Irish", "Phone"))
def test_lines_of_a_form(line):
    line = line.strip()
    plain = header._is_field(line, False) or bool(header.NAME_FIELD.fullmatch(line))
    assert header.is_contact(line, 0, ()) == plain


@given(texts("Poe", "POE", "Poe Ltd", "2019", "\nPoe", "sKi", "ki"), st.sampled_from(["Poe", "Poe Ltd", "Ski", "ſki"]))
def test_employers(text, words):
    again = re.compile(rf"^[ \t]*{re.escape(words)}\b.{{0,40}}\n?.{{0,40}}(?:19|20)\d\d", re.IGNORECASE | re.MULTILINE)
    assert header._is_employer(text, header.TextLine(0, 0), words) == bool(again.search(text))


@given(texts("Dear", "dear Ms. Poe", "To whom it may concern", "The ", "Lead agent", "is", "leads", "manager "))
def test_letters_and_posts(text):
    low = text.lower()
    assert "dear" in low or "concern" in low or not kinds._DEAR.search(text)
    plain = re.compile("(?m)^" + kinds._FIRST_THE.pattern.removeprefix(r"\n"))
    assert bool(plain.search(text)) == bool(kinds._FIRST_THE.search(f"\n{text}"))


@given(texts("a", "b ", "c1", "d_", "ab", "Word", "_", "漢字", "\u0301", "а"))
def test_texts_in_words_have_few_single_letters(text):
    tokens = sense._TOKEN.findall(text)
    singles = sum(len(token) == 1 for token in tokens)
    assert not sense._is_in_words(text) or 2 * singles <= len(tokens)


@given(texts("a", "\n\n", "- b -", "word", "|"))
def test_lines_of_one_letter(text):
    plain = re.compile("^" + sense._ONE_LETTER_LINE.pattern.removeprefix("\n"), re.MULTILINE)
    assert sense._ONE_LETTER_LINE.findall(f"\n{text}") == plain.findall(text)


@given(st.lists(st.text(st.sampled_from("ab \x01\x7f\ue000\ufffd\u00a0\u00ad(cid:12)é"), max_size=9), min_size=1))
def test_characters_without_a_meaning(lines):
    raw = "\n".join(lines)
    unmapped = sum(map(len, building._UNMAPPED.findall(raw)))
    if unmapped > building.UNMAPPED_SHARE * sum(map(len, lines)):
        with pytest.raises(building.UnreadableText):
            building._check_characters(raw, line_ends=len(lines) - 1)
    else:
        building._check_characters(raw, line_ends=len(lines) - 1)


@given(texts("ï¼", "ï¼ ", " ï¼", "2010 ï¼ 2012", "Â", "$", "\x1f", "\n", "(", "°"))
def test_hyphens_that_lost_a_byte_are_honest_to_ftfy(line):
    mended = mojibake.mend(line)
    line = mojibake.ftfy.fix_encoding(mojibake._CLOSING_QUOTE.sub("”", line)) if mojibake._MARKS.search(line) else line
    if mojibake._MARKS.search(line):
        for _, remains, meant in mojibake._REMAINS:
            line = remains.sub(meant, line)
    assert mended == line


@given(texts("2019", "٣", "\n", "\n\n", "\r", "\x0b", "room 12"))
def test_lines_with_digits(text):
    plain: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if re.search(r"\d", line):
            joined = bool(plain) and plain[-1][1] + 1 == start
            plain.append((plain.pop()[0] if joined else start, end))
        start = end + 1
    assert contacts._numbered(text) == plain


DATES = [
    "Jan",
    "May",
    "2019",
    "'19",
    "2019-05-06",
    "5/6/19",
    "06/09",
    "2015.3",
    "Q1 '20",
    "3Q",
    "Spring",
    "mid",
    " of ",
]
DATE_PATTERNS = [
    dates._ONE, dates._OTHER, dates._BARE_FIRST, dates._SHORT_FIRST, dates._SHORT_LAST, dates._LOOSE_FIRST,
    dates._LOOSE_LAST, dates._QUOTED_FIRST, dates._QUOTED_LAST,
]  # fmt: skip


@given(texts(*DATES))
def test_the_last_part_of_a_date_says_what_it_means(text):
    for found in (found for pattern in DATE_PATTERNS for found in pattern.finditer(text)):
        parts = {name for name, part in found.groupdict().items() if part}
        moment = dates._moment(found)  # knows every last part
        year = parts & {"iso", "ny", "nmy", "nys", "my", "mys", "sy", "qy", "py", "y", "qs"}
        assert len(year) <= 1
        if not year:
            assert moment is None
        elif moment is not None:
            assert moment.first.year % 100 == int(found[year.pop()][-2:])
            assert moment.year_only == (not parts & {"isom", "nb", "nm", "mon", "sea", "qa", "qb", "part"})
