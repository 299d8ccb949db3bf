import gc
from weakref import ref

from cxmatch.documents.forgetting import forget
from cxmatch.matching.known import Known


def test_what_is_known_of_words_is_forgotten_with_all_else() -> None:
    lengths: Known[str, int] = Known(len, 10)
    assert lengths["resume"] == 6
    forget()
    assert not lengths


def test_no_more_answers_are_kept_than_was_said() -> None:
    lengths: Known[str, int] = Known(len, 2)
    assert [lengths[word] for word in ("a", "bb", "ccc", "ccc")] == [1, 2, 3, 3]
    assert list(lengths) == ["a", "bb"]


def test_what_nobody_uses_is_let_go() -> None:
    lengths: Known[str, int] = Known(len, 2)
    held = ref(lengths)
    del lengths
    gc.collect()
    assert held() is None
