"""Which characters do the bytes of RTF stand for?"""

_CHARSETS = {
    0: 1252,
    77: 10000,
    128: 932,
    129: 949,
    130: 1361,
    134: 936,
    136: 950,
    161: 1253,
    162: 1254,
    163: 1258,
    177: 1255,
    178: 1256,
    186: 1257,
    204: 1251,
    222: 874,
    238: 1250,
    254: 437,
    255: 850,
}
_NAMED_CODECS = {
    10000: "mac_roman",
    10006: "mac_greek",
    10007: "mac_cyrillic",
    10029: "mac_latin2",
    1361: "johab",
    65001: "utf-8",
}
_CODE_PAGES = frozenset(
    (437, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 874, 932, 936, 949, 950)
) | frozenset(range(1250, 1259))
_DEFAULT = "cp1252"


class Fonts:
    """The table of fonts, and the code page that each one brings.

    Attributes:
        default: The font of text that names none.
        open: The font whose properties are being read.
    """

    def __init__(self) -> None:
        self.default = -1
        self.open = -1
        self._codecs: dict[int, str] = {}
        self._codec = _DEFAULT

    def set_document(self, code_page: int) -> None:
        """The code page where no font brings one."""
        self._codec = codec(code_page)

    def set_code_page(self, code_page: int) -> None:
        """That of the open font."""
        self._codecs[self.open] = codec(code_page)

    def set_charset(self, charset: int) -> None:
        """The open font's set of characters; of some it does not say which code page they are in."""
        if charset in _CHARSETS:
            self.set_code_page(_CHARSETS[charset])

    def codec(self, font: int) -> str:
        """The name of Python's codec for text in that font.

        Example:
            >>> fonts = Fonts()
            >>> fonts.open = 3
            >>> fonts.set_charset(204)
            >>> fonts.codec(3), fonts.codec(4)
            ('cp1251', 'cp1252')
        """
        return self._codecs.get(font, self._codec)


def codec(code_page: int) -> str:
    """The name of Python's codec for a code page of Windows; that of Western Europe where there is none.

    Example:
        >>> codec(1251), codec(10000), codec(4_711)
        ('cp1251', 'mac_roman', 'cp1252')
    """
    if code_page in _NAMED_CODECS:
        return _NAMED_CODECS[code_page]
    return f"cp{code_page}" if code_page in _CODE_PAGES else _DEFAULT
