"""What a field calls its roles, and what each is made of: data/role_keywords.json, validated."""

from cxmatch.lexicon.concepts import Concept, Contest
from cxmatch.lexicon.lexicon import Lexicon
from cxmatch.lexicon.parts import Reason
from cxmatch.lexicon.roles import Phrase, Role, Term, Wish, Years
from cxmatch.lexicon.senses import NEAR, Sense, WordList

__all__ = [
    "NEAR", "Concept", "Contest", "Lexicon", "Phrase", "Reason", "Role", "Sense", "Term", "Wish", "WordList",
    "Years",
]  # fmt: skip
