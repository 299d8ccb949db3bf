"""Which words of a job title name a role."""

from cxmatch.lexicon.parts import Part, Words


class TitleWords(Part):
    """The words by which a job title names a role.

    Attributes:
        names: Words that name it wherever they stand, such as "manager"; each with its plural.
        hints: Words that name it where no other word names a role: "associate" in "customer service associate", but
            not in "associate director". Of several, the last one counts.
    """

    names: tuple[Words, ...] = ()
    hints: tuple[Words, ...] = ()
