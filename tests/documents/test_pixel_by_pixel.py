"""The fast looks at the pixels under words agree with the slow ones."""

import random
from statistics import correlation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmatch.documents.pdf.glyphs import Glyph, Glyphs
from cxmatch.documents.pdf.runs import Run, overlaps, runs
from cxmatch.documents.pdf.visibility import Picture, _correlation, _shows, _surely_shown
from tests.documents import pixel_by_pixel as slow

WIDTH, HEIGHT = 40, 30
LEVELS = st.lists(st.sampled_from([0, 200, 230, 240, 255]), min_size=8, max_size=8)


@st.composite
def words(draw: st.DrawFn) -> list[Glyph]:
    """Words of a few letters, some printed twice, some over others."""
    found: list[Glyph] = []
    for _ in range(draw(st.integers(1, 5))):
        x, y = draw(st.integers(-8, 44)), draw(st.sampled_from([-3.0, 2.0, 2.05, 4.0, 11.0, 24.0, 29.0]))
        size, times = draw(st.sampled_from([2.0, 8.0, 8.0, 30.0])), draw(st.sampled_from([1, 1, 2]))
        text = draw(st.text("ab-", min_size=1, max_size=6))
        for copy in range(times):
            found += [
                Glyph(letter, x + 0.5 * size * at + 0.3 * copy, y, 0.5 * size, size, 0.0)
                for at, letter in enumerate(text)
            ]
    return found


def picture(levels: list[int], seed: int, channels: int, scale: float) -> Picture:
    """A picture whose rows are longer than what they show."""
    stride = WIDTH * channels + 4
    data = bytes(random.Random(seed).choices(levels, k=stride * HEIGHT))  # noqa: S311
    return Picture(WIDTH, HEIGHT, stride, channels, data, scale, (0.0, 0.0, WIDTH / scale, HEIGHT / scale))


@given(words())
def test_words_that_lie_over_one_another_are_those_of_all_pairs(glyphs: list[Glyph]) -> None:
    found = runs(glyphs)
    assert set(overlaps(found, Glyphs.of(glyphs))) == slow.overlaps(found, glyphs)


@given(words(), LEVELS, LEVELS, st.integers(0, 9), st.sampled_from([0.75, 1.0, 2.0]), st.booleans())
def test_words_surely_show_where_no_stretch_of_pixels_is_unchanged(
    glyphs: list[Glyph], ink: list[int], ground: list[int], seed: int, scale: float, blank: bool
) -> None:
    whole, bare = picture(ink, seed, 1, scale), None if blank else picture(ground, seed + 1, 1, scale)
    found = runs(glyphs)
    if found:
        assert list(_surely_shown(found, whole, bare)) == [slow.surely_shows(word, whole, bare) for word in found]


@given(words(), LEVELS, LEVELS, st.integers(0, 9), st.sampled_from([1.0, 3.0]))
def test_words_show_where_enough_of_their_letters_do(
    glyphs: list[Glyph], ink: list[int], ground: list[int], seed: int, scale: float
) -> None:
    whole, bare = picture(ink, seed, 3, scale), picture(ground, seed + 1, 3, scale)
    for word in runs(glyphs):
        assert _shows(word, glyphs, whole, bare) == slow.shows(word, glyphs, whole, bare)


def test_a_word_far_beyond_its_picture_does_not_surely_show() -> None:
    word = Run(0, 0, 1e300, 2e300, -1e300, 10.0)
    assert list(_surely_shown([word], picture([0], 0, 1, 1.0), None)) == [False]


@given(st.binary(min_size=2, max_size=50), st.integers(0, 9))
def test_levels_correlate_as_statistics_says(ours: bytes, seed: int) -> None:
    theirs = bytes(random.Random(seed).choices(range(256), k=len(ours)))  # noqa: S311
    if len(set(ours)) > 1 and len(set(theirs)) > 1:
        assert _correlation(ours, theirs) == pytest.approx(correlation(ours, theirs), abs=1e-9)
