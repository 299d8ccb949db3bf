"""Which finds say that a post is for beginners, and which that it is for the experienced."""

from cxmatch.lexicon.parts import Part, Words


class Levels(Part):
    """Names of core keywords and concepts that say at which level a post is.

    Attributes:
        entry: They say that it is for beginners.
        senior: They say that it is for the experienced.
    """

    entry: tuple[Words, ...] = ()
    senior: tuple[Words, ...] = ()

    def check(self, known: set[str]) -> None:
        """Raises ValueError where one of the names is no term or concept."""
        for name in (*self.entry, *self.senior):
            if name not in known:
                raise ValueError(f"levels names {name!r}, which is neither a term nor a concept")
