"""Is the text English, and if not, what is it?"""

import re
from functools import cache
from typing import Any

from cxmatch.documents import runs

FEWEST_WORDS = 20
"""Words below which nothing is said of lists: a name, an address and a few skills look alike in all languages."""

FEWEST_OF_SENTENCES = 6
"""Words below which nothing is said even of what has the function words of another language.

Of 22,652 pairs of lines out of English ads and resumes, of 6 to 19 words, none was called foreign.
"""

ENGLISH_SHARE = 0.09
"""Share of English function words from which a text is English without asking further.

Of 4,544 job ads and job descriptions, none in another language reached it, and all English ones but one did.
"""

SURE = 0.9
"""Probability from which the detector is believed.

In 830 English lists of skills, honours and addresses without function words, wrong guesses stayed below 0.77.
"""

_READ_WORDS = 1_500
_READ_CHARACTERS = 6_000
"""Enough to tell by, and soon read."""

_words_of = runs.finder(r"[^\W\d_]")
_WITHOUT_SPACES = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]")
"""Scripts that do not part words; two characters make about one."""

_ENGLISH = frozenset(
    "the and of to with that this from are will you your our have has their which by as be for in on an "
    "is or at we it not can all who but was were been also".split()
)

_FOREIGN = frozenset(
    "und der das mit im ich wir zu dem ein eine einen auf ist nicht für von bei zur zum oder sind als nach aus "
    "et les des du une pour dans avec sur est nous je aux el los las del con para por una en y il che di gli della nel "
    "sono os dos das em com uma não het een van voor met".split()
)
"""Function words of the languages that share their letters with English; few are words of names."""

_SHARED = frozenset("in an was also all on is as we".split())
"""Those of English that are words of another language, too."""

_OWN = _ENGLISH - _SHARED
_TELLING = _ENGLISH | _FOREIGN

_LANGUAGES = (
    # Those that resumes are written in. The detector knows 140; among them are creoles of English and dead
    # languages, which it sees in lists of names.
    "af ar bg bs ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu id is it ja ko lt lv mk ms nl no "
    "pl pt ro ru sk sl sq sr sv sw th tl tr uk vi zh".split()
)


def detect(text: str) -> str | None:
    """The main language of a text, or None where there are too few words to tell.

    Careful: lists of skills, names and abbreviations are no reason to call a text foreign.

    Args:
        text: Any text; its beginning is looked at.

    Returns:
        An ISO 639-1 code, such as "en".

    Example:
        >>> detect("Coached a team of nine agents and built the roadmap for the help centre. " * 3)
        'en'
        >>> detect("Zendesk, Looker, SQL") is None
        True
    """
    head = text[: 8 * _READ_CHARACTERS]
    words = _words_of(head.lower())[:_READ_WORDS]
    telling = list(filter(_TELLING.__contains__, words))
    english, own, foreign = (sum(map(known.__contains__, telling)) for known in (_ENGLISH, _OWN, _FOREIGN))
    in_sentences = foreign > max(1, own)
    fewest = FEWEST_OF_SENTENCES if in_sentences else FEWEST_WORDS
    if len(words) < fewest and len(words) + len(_WITHOUT_SPACES.findall(head)) // 2 < fewest:
        return None
    if not in_sentences and english / len(words) >= ENGLISH_SHARE:
        return "en"
    # Only now, since loading the detector takes most of a second.
    language, probability = _detector().classify(head[:_READ_CHARACTERS])
    return str(language) if probability >= SURE else "en"


@cache
def _detector() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    detector = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    detector.set_languages(_LANGUAGES)
    return detector
