"""The dictionary knows English words in their forms, and nothing else."""

import pytest

from cxmatch.documents.trust.dictionary import english


@pytest.mark.parametrize("word", ["customer", "coached", "analyses", "children", "wrote", "manager", "team"])
def test_english_words_are_known(word):
    assert word in english()


@pytest.mark.parametrize("word", ["dvtupnfs", "xqzt", "kundendienst", ""])
def test_other_words_are_not(word):
    assert word not in english()


def test_it_is_loaded_once():
    assert english() is english()
