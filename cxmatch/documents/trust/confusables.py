"""Which words look like Latin ones to a person, and are spelled with something else?"""

import re
import unicodedata
from collections.abc import Iterator

from cxmatch.documents.document import Notice
from cxmatch.documents.runs import beside_ascii

# Letters that look like a Latin one, by Unicode's table of confusables (UTS #39, confusables.txt, Unicode License
# v3), for those scripts that fonts have at hand. Added are lower-case Cyrillic letters that look like small capitals.
_CYRILLIC = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХҮӀԌԚԜѴԀаеорсухѕіјһҽӏԁԛԝүѵкмтнгв",
        "ABESIJKMHOPCTYXYIGQWVDaeopcyxsijheldqwyvkmthrb",
        strict=True,
    )
)
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϳ", "ABEZHIKMNOPTYXoj", strict=True))
_ARMENIAN = dict(zip("ՏՕՍԼազհոռսցօ", "SOULwqhnnugo", strict=True))
_CHEROKEE = dict(zip("ᎠᎡᎢᎥᎩᎪᎫᎬᎳᎷᎻᎽᏀᏂᏃᏏᏒᏔᏕᏙᏚᏞᏟᏢᏦᏧᏳᏴ", "DRTiYAJEWMHYGhZbRWSVSLCPKdGB", strict=True))
_LISU = dict(zip("ꓐꓑꓒꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ", "BPdDTGKJCZFMNLSRVHWXYAElOU", strict=True))
_LOOKALIKES = {**_CYRILLIC, **_GREEK, **_ARMENIAN, **_CHEROKEE, **_LISU}

_UNLIKE = frozenset("кмтнгв")
"""Letters that pass for Latin ones only beside others that do; whole Russian words consist of them."""

_GREEK_INSIDE = dict(zip("αγεηικνρτυ", "ayenikvptu", strict=True))
"""Small Greek letters stand for quantities and proteins too; between small Latin letters they stand for neither."""

_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɡɑ", "abcdefghijklmnoprstuvwyzga", strict=True))
"""Signs of phonetics, which some take for small capitals; phoneticians use others beside them."""

_FEWEST_SMALL_CAPITALS = 3
_FEWEST_BESIDE_ONE = 5
"""Letters of a word of small capitals, and of one with a single such letter; shorter ones are signs."""

_SCRIPTS = {"\u0400-\u052f": _CYRILLIC, "\u0370-\u03ff": _GREEK, "\u0531-\u0587": _ARMENIAN}
"""Living scripts, in which resumes hold words of their own."""

_LATIN = "A-Za-z\u00c0-\u024f"
_ODD_LETTER = re.compile(f"[{''.join({**_LOOKALIKES, **_GREEK_INSIDE, **_SMALL_CAPITALS})}]")
_WORD = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(f"(?<=[a-z])[{''.join(_GREEK_INSIDE)}](?=[a-z])")

_WIDTHLESS = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2060-\u2064\u2066-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e007f"
)
_NO_WIDTH = re.compile(f"[{_WIDTHLESS}]")
_WIDTHLESS_INSIDE = re.compile(f"[A-Za-z]+(?:(?:(?<![a-z])|(?![{_WIDTHLESS}]+[A-Z]))[{_WIDTHLESS}]+[A-Za-z]+)+")
"""A word with such characters in it; a capital after a small letter is rather the next word."""

_FULL_WIDTH = re.compile("[Ａ-Ｚａ-ｚ]{2,}")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
EAST_ASIAN_SHARE = 0.25
"""East Asian characters for each full-width letter from which a text may have such letters."""

_STYLED = re.compile("[\U0001d400-\U0001d7cb\u24b6-\u24e9]{3,}")
"""Letters that were made for formulas, three in a row, which formulas hardly have; circled ones too."""

_REVERSED = re.compile("\u202e([^\u202c\n]*)\u202c?")
"""What stands between "right to left whatever it is" and its end."""

_ODD = re.compile(f"{_ODD_LETTER.pattern}|{_NO_WIDTH.pattern}|[Ａ-Ｚａ-ｚ\U0001d400-\U0001d7cb\u24b6-\u24e9\u202e]")
"""What some word may be spelled with; asked of each different character of a text, of which few are not ASCII."""

_SHOWN = 20
"""Words that the notice names at most."""

_LONGEST_SHOWN = 40
"""Characters of a word that the notice shows at most."""


def notice(text: str) -> Notice | None:
    """A notice of kind ``confusable_characters`` where words are not spelled with the letters that they show.

    Args:
        text: The text as it came, before repairs.

    Returns:
        The notice, whose `text` holds the words as a person reads them, each once; None where there are none.
        Words of another script, formulas and units are honest.

    Example:
        >>> notice("Сustomer care, cus\u200btomer care").text
        'Customer customer'
        >>> notice("Клиентский сервис, 5 μm, TNFα") is None
        True
    """
    if not any(map(_ODD.match, beside_ascii(text))):
        return None
    found: dict[str, list[str]] = {
        "letters of another alphabet": list(_meant_words(_NO_WIDTH.sub("", text)).values()),
        "characters without width": [_NO_WIDTH.sub("", word) for word in _WIDTHLESS_INSIDE.findall(text)],
        "letters of another width or style": list(map(_plain, _wide_or_styled(text))),
        "text that is written backwards": [part[::-1] for part in _REVERSED.findall(text) if _WORD.search(part)],
    }
    words = list(dict.fromkeys(word[:_LONGEST_SHOWN] for words in found.values() for word in words))
    if not words:
        return None
    tricks = " and ".join(trick for trick, words in found.items() if words)
    return Notice(
        kind="confusable_characters",
        message=f"some words are not spelled as they look, but with {tricks}",
        text=" ".join(words[:_SHOWN]),
    )


def latin(text: str) -> str:
    """The text, as long as before, with words spelled in the letters that they show.

    Args:
        text: The whole text of a document, after its other repairs.

    Example:
        >>> latin("Сustomer сare, in English and русский")
        'Customer care, in English and русский'
    """
    if not any(map(_ODD_LETTER.match, beside_ascii(text))):
        return text
    meant = _meant_words(text)
    return _WORD.sub(lambda match: meant.get(match[0], match[0]), text) if meant else text


def forwards(text: str) -> str:
    """The text with passages that are shown backwards in the order in which a person sees them.

    Args:
        text: One line as it stands in a file that leaves the order of its characters to the program that shows it.

    Example:
        >>> forwards("\u202eksed a del\u202c for years")
        'led a desk for years'
    """
    return _REVERSED.sub(lambda match: match[1][::-1], text) if "\u202e" in text else text


def _own_scripts(text: str) -> frozenset[str]:
    """The living scripts in which a text holds words that no Latin one looks like."""
    return frozenset(script for script, word in _OWN.items() if word.search(text))


def _meant_words(text: str) -> dict[str, str]:
    """The words that look like a Latin one, each with that one, in the order of the text."""
    if not _ODD_LETTER.search(text):
        return {}
    own = _own_scripts(text)
    words = dict.fromkeys(word for word in _WORD.findall(text) if not word.isascii())
    return {word: meant for word in words if (meant := _as_latin(word, own))}


def _as_latin(word: str, own: frozenset[str]) -> str:
    """The Latin word that another looks like; empty where it looks like none, or is one."""
    if word.isascii() or not _ODD_LETTER.search(word):
        return ""
    meant = _INSIDE.sub(lambda match: _GREEK_INSIDE[match[0]], word)
    odd = [letter for letter in meant if letter in _LOOKALIKES]
    meant = "".join(_LOOKALIKES.get(letter, letter) for letter in meant)
    if odd and not _may_be_meant(word, meant, odd, own):
        return ""
    if not odd and meant == word:
        meant = _without_small_capitals(word)
    return meant if meant != word and _is_latin(meant) else ""


def _may_be_meant(word: str, meant: str, odd: list[str], own: frozenset[str]) -> bool:
    is_own = any(_IN_SCRIPT[script].match(letter) for letter in odd for script in own)
    if len(odd) < len(word):
        # In a Russian text "СRM" is a slip of the keyboard, and "Xром" one in the other direction.
        return not is_own or 2 * len(odd) < len(word)
    if is_own or len(word) == 1 or not _UNLIKE.isdisjoint(odd):
        return False
    # Only now, since few documents hold such a word: a name in its own letters is no English word.
    from cxmatch.documents.trust.dictionary import english

    return meant.lower() in english()


def _without_small_capitals(word: str) -> str:
    small = sum(letter in _SMALL_CAPITALS for letter in word)
    is_word = len(word) >= (_FEWEST_SMALL_CAPITALS if small > 1 else _FEWEST_BESIDE_ONE)
    return "".join(_SMALL_CAPITALS.get(letter, letter) for letter in word) if is_word else word


def _is_latin(word: str) -> bool:
    return not re.search(f"[^{_LATIN}]", word)


def _wide_or_styled(text: str) -> Iterator[str]:
    wide = _FULL_WIDTH.findall(text)
    # Beside Chinese, Japanese and Korean characters, letters as wide as they are customary.
    if wide and len(_EAST_ASIAN.findall(text)) < EAST_ASIAN_SHARE * sum(map(len, wide)):
        yield from wide
    yield from _STYLED.findall(text)


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word)


def _own_word(script: str, lookalikes: dict[str, str]) -> re.Pattern[str]:
    own = f"(?![{''.join(lookalikes)}])[{script}]"
    return re.compile(f"{own}[{script}]|[{script}]{own}")


_OWN = {script: _own_word(script, lookalikes) for script, lookalikes in _SCRIPTS.items()}
_IN_SCRIPT = {script: re.compile(f"[{script}]") for script in _SCRIPTS}
