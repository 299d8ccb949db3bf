"""What do the control words of RTF mean? Tables out of the RTF specification 1.9.1."""

from typing import Final

CHARACTERS: Final = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "softline": "\n",
    "emdash": "\u2014",
    "endash": "\u2013",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "\u2022",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
}
"""Words that stand for a character."""

SYMBOLS: Final = {b"~": "\xa0", b"_": "-", b"{": "{", b"}": "}", b"\\": "\\"}
"""The same, for what is no word; an optional hyphen shows at the end of a line only."""

CHARACTER_LOOK: Final = {
    "v": 0,
    "deleted": 0,
    "revised": 0,
    "cf": -1,
    "fs": 24,
    "charscalex": 100,
    "highlight": 0,
    "cb": 0,
    "chcbpat": 0,
    "chcfpat": 0,
    "chshdng": 0,
    "f": -1,
}
"""Words for the look of characters, each with what it is by default; sizes in half points, shares in percent
(of shading: in hundredths), colours as places in the table of colours, -1 and mostly 0 for the automatic one."""

PARAGRAPH_LOOK: Final = {
    "cbpat": 0,
    "cfpat": 0,
    "shading": 0,
    "sl": 0,
    "li": 0,
    "outlinelevel": 9,
    "ls": 0,
    "intbl": 0,
    "itap": 0,
}
"""The same of paragraphs; heights of lines (where they are negative, letters are cut off there) and indents in
twentieths of a point."""

SWITCHES: Final = frozenset("v deleted revised intbl".split())
"""Words that are on without a number."""

MARGINS: Final = frozenset("header headerl headerr headerf footer footerl footerr footerf".split())
FLOWS: Final = MARGINS | {"footnote", "shptxt", "dptxbxtext"}
"""Groups with paragraphs of their own."""

TABLES: Final = frozenset("fonttbl colortbl stylesheet sn sv".split())
"""Groups of fonts, colours and styles, and of the name and the value of a shape's property."""

NOTED: Final = frozenset("titlepg facingp viewbksp object".split())
"""Words that say which headers and which ground are shown, or that there is something that is not read."""

STARRED: Final = frozenset("shpinst do nesttableprops footnote background".split())
"""Groups that old readers leave out, and that hold what a page shows."""

SKIPPED: Final = frozenset(
    # Data, the code of fields, entries of an index, the bullet of an item, and what is there for old readers only.
    "info pict objdata objclass objname nonshppict shprslt fldinst xe tc rxe txe listtext pntext pn private revtbl "
    "filetbl listtable listoverridetable ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn nonesttables formfield "
    "datafield template annotation atnid atnauthor generator themedata colorschememapping latentstyles datastore "
    "rsidtbl xmlnstbl userprops docvar bkmkstart bkmkend panose falt fontemb".split()
)
