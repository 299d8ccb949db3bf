"""How the work of a role is looked for on job boards."""

from typing import Annotated

from pydantic import Field

from cxmatch.lexicon.parts import Part, Words


class JobSearch(Part):
    """How the work of a role is looked for on job boards.

    Attributes:
        titles: Common job titles for the role's work, best first.
        narrowed_by: Core keywords that narrow a search where a resume shows them, since few postings of other work say
            them; all where empty.
        leave_out: Words of postings that carry such titles and mean other work.
        source: Where the titles come from.
    """

    titles: Annotated[tuple[Words, ...], Field(min_length=1)]
    narrowed_by: tuple[Words, ...] = ()
    leave_out: tuple[Words, ...] = ()
    source: str = ""
