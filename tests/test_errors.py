import pickle

import pytest

from cxmatch import errors
from cxmatch.errors import CxmatchError, DocumentError, LimitExceeded, OtherKind, ParseTimeout


def kinds(root: type[CxmatchError]) -> list[type[CxmatchError]]:
    return [root, *(kind for child in root.__subclasses__() for kind in kinds(child))]


def test_the_tree_at_the_top_of_the_file_names_every_kind() -> None:
    drawn = errors.__doc__ or ""
    assert [kind.__name__ for kind in kinds(CxmatchError) if kind.__name__ not in drawn] == []


def test_a_message_says_which_file_what_failed_and_what_to_do() -> None:
    error = ParseTimeout("reading took longer than 8 s", source="cv.pdf", advice="Allow more time")
    assert str(error) == "cv.pdf: reading took longer than 8 s. Allow more time."


@pytest.mark.parametrize(
    "error",
    [
        DocumentError("broken", source="a.pdf", advice="mend it"),
        LimitExceeded("too many pages", limit="pages", value=50, source="a.pdf"),
        OtherKind("this is a posting", found="posting", needed="resume", source="a.pdf"),
    ],
)
def test_an_error_survives_the_way_from_one_process_to_another(error: CxmatchError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert type(again) is type(error)
    assert (again.what, again.details) == (error.what, error.details)


def test_the_same_error_can_be_said_of_another_file() -> None:
    error = LimitExceeded("too many pages", limit="pages", value=50).about("b.pdf")
    assert (error.source, error.limit, error.value) == ("b.pdf", "pages", 50)
