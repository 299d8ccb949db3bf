"""The tokens of a Rich Text (RTF) document, one after the other -> its flows of paragraphs, and what to say of it."""

import re
from collections.abc import Callable
from functools import partial

from cxmatch.documents.document import Notice
from cxmatch.documents.office.blocks import GAP, Block, Run
from cxmatch.documents.office.ink import WHITE
from cxmatch.documents.rtf import words as rtf_words
from cxmatch.documents.rtf.flow import Flow, Shape
from cxmatch.documents.rtf.fonts import Fonts
from cxmatch.documents.rtf.look import DELETED, LOOK, TWIPS, Looks, State, is_cut_off, value
from cxmatch.documents.rtf.tokens import BRACE, HEX, NUMBER, SYMBOL, TEXT, WORD, Tokens
from cxmatch.errors import CorruptDocument, NoTextLayer

DEEPEST = 500
"""Groups in groups that are followed; word processors stay below 40."""

DEEPEST_BOXES = 8
"""Boxes in boxes that are told apart; what is deeper is read as part of the eighth."""


class Walk:
    """Goes through the tokens of a document and sorts its text into flows of paragraphs.

    Args:
        data: The bytes of the file.
        most: Characters of text, seen or not, after which it stops.
    """

    def __init__(self, data: bytes, *, most: int) -> None:
        self.body = self._flow = Flow()
        self.notes: list[Block] = []
        self.is_cut = False
        self._tokens = Tokens(data)
        self._left = most
        self._looks = Looks()
        self._state: State = {**LOOK, "uc": 1, "nested": 0, "background": 0}
        self._kind = "text"
        """What the group holds: text, a table of fonts, colours or styles, or a property's name or value."""
        self._on_close: Callable[[], None] | None = None
        self._stack: list[tuple[State, str, Callable[[], None] | None]] = []
        self._starred = False
        self._skip = 0
        """Characters to leave out: they say for old readers what the Unicode before them said."""
        self._bytes = bytearray()
        self._bytes_as = ("", DELETED)
        self._fonts = Fonts()
        self._style = ("s", 0)
        self._name = bytearray()
        self._shades: State = {}
        self._shape = self._page = Shape()
        self._boxes = 0
        self._margins: list[tuple[str, list[Block]]] = []
        self._seen: set[str] = set()
        """Of the words that make a notice, or say which parts are shown, those that came."""

    # What it came to.

    @property
    def ground(self) -> int:
        """The colour of the page."""
        ground = self._page.ground if "viewbksp" in self._seen else None
        return WHITE if ground is None else ground

    def margins(self, kind: str) -> list[list[Block]]:
        """The headers or the footers that some page shows."""
        unseen = {kind + "f"} if "titlepg" not in self._seen else set()
        if "facingp" not in self._seen:
            unseen.add(kind + "l")
        return [blocks for word, blocks in self._margins if word.startswith(kind) and word not in unseen]

    def notices(self) -> tuple[Notice, ...]:
        """What to say of the document, but for its hidden words."""
        notices: tuple[Notice, ...] = ()
        if self._seen & {"deleted", "revised"}:
            message = "changes are tracked in it: what was added was read, what was deleted was left out"
            notices += (Notice(kind="tracked_changes", message=message),)
        if "object" in self._seen:
            notices += (Notice(kind="unread_part", message="an embedded object was not opened"),)
        if self._stack and not self.is_cut:
            notices += (Notice(kind="damaged", message="the file breaks off; what is there was read"),)
        return notices

    def check_empty(self, *, has_hidden: bool) -> None:
        """Raises what a document without a word is, where it is more than empty."""
        if self._stack and not self.is_cut:
            raise CorruptDocument("the RTF breaks off before its first word", advice="Send it again, or save it anew")
        if "pict" in self._seen and not has_hidden:
            raise NoTextLayer(
                "the document holds pictures, and no words",
                advice="Run text recognition (OCR) on it and send the text that comes of it",
            )

    # Tokens.

    def run(self) -> None:
        """Reads to the end of the outermost group, or as far as there is something to read."""
        for token in self._tokens:
            if not self._take(token):
                break
        self.is_cut = self._left <= 0
        self._flush()
        for closer in (self._on_close, *(closer for _, _, closer in reversed(self._stack))):
            if closer:
                closer()
        self.body.finish()

    def _take(self, token: re.Match[bytes]) -> bool:
        """Acts on one token; false where there is no reason to go on."""
        kind = token.lastindex
        if kind in (WORD, NUMBER):
            self._word(token[WORD].decode("ascii"), int(token[NUMBER]) if kind == NUMBER else None)
        elif kind == TEXT:
            self._chunk(token[TEXT])
        elif kind == HEX:
            self._hex(token[HEX])
        elif kind == SYMBOL:
            self._symbol(token[SYMBOL])
        elif token[BRACE] == b"{":
            self._open()
        else:
            return self._close()
        return self._left > 0

    def _open(self) -> None:
        if len(self._stack) >= DEEPEST:
            raise CorruptDocument(
                f"its groups nest deeper than {DEEPEST}, which no word processor writes",
                advice="Open it in a word processor and save it anew",
            )
        self._skip, self._starred = 0, False
        is_style = self._kind == "stylesheet" and not self._on_close
        self._stack.append((self._state, self._kind, self._on_close))
        self._state = self._state.copy()
        self._on_close = None
        if is_style:
            self._style = ("s", 0)
            self._name.clear()
            self._on_close = self._style_done

    def _close(self) -> bool:
        """Ends a group; false where it was the outermost."""
        self._skip, self._starred = 0, False
        if self._on_close:
            self._flush()
            self._on_close()
            self._on_close = None
        if self._stack:
            self._state, self._kind, self._on_close = self._stack.pop()
        return bool(self._stack)

    def _word(self, word: str, number: int | None) -> None:
        self._skip = 0
        if self._starred:
            self._starred = False
            if word not in rtf_words.STARRED and not (self._kind == "stylesheet" and word in ("cs", "ds", "ts")):
                self._skipped("pict" if word == "shppict" else word)
                return
        if word in rtf_words.CHARACTERS:
            self._text(rtf_words.CHARACTERS[word])
        elif word in LOOK:
            self._format(word, value(word, number))
        elif word in rtf_words.SKIPPED:
            self._skipped(word)
        elif word in rtf_words.FLOWS:
            self._open_flow(word)
        elif word in rtf_words.TABLES:
            self._open_table(word)
        elif word in rtf_words.NOTED:
            self._seen.add(word)
        elif handler := _HANDLERS.get(word):
            handler(self, number or 0)

    def _open_table(self, word: str) -> None:
        if word == "sv" and self._shape.name == b"gtextUNICODE":
            self._open_flow("shptxt")  # the value is text that is drawn as a picture
        else:
            self._kind = word

    def _skipped(self, word: str) -> None:
        if word in ("listtext", "pntext"):
            self._flow.item = True
        elif word == "pict":
            self._seen.add(word)
        self._tokens.leave_group()

    def _symbol(self, symbol: bytes) -> None:
        if symbol in b"\r\n":
            self._skip = 0
            self._paragraph()
        elif symbol == b"*":
            self._starred = True
        elif symbol in rtf_words.SYMBOLS:
            if self._skip:
                self._skip -= 1
            else:
                self._text(rtf_words.SYMBOLS[symbol])

    # Text.

    def _chunk(self, chunk: bytes) -> None:
        if self._skip:
            skipped = min(self._skip, len(chunk))
            self._skip -= skipped
            chunk = chunk[skipped:]
        if self._kind == "text":
            self._add(chunk)
        elif self._kind == "colortbl":
            self._looks.end_colours(chunk.count(b";"))
        elif self._kind == "stylesheet":
            self._name += chunk[:100]
        elif self._kind == "sn":
            self._shape.name = chunk.strip()
        elif self._kind == "sv":
            self._shape.set(chunk)

    def _hex(self, digits: bytes) -> None:
        if self._skip:
            self._skip -= 1
        elif self._kind == "text":
            self._add(bytes((int(digits, 16),)))

    def _unicode(self, number: int) -> None:
        number += 0x10000 if number < 0 else 0
        if 0x20 <= number <= 0x10FFFF:
            self._text(chr(number))
        self._skip = max(0, self._state["uc"])

    def _add(self, chunk: bytes) -> None:
        """Bytes of text, which wait until it is known that no byte of the same character follows."""
        written = (self._fonts.codec(self._state["f"]), self._looks.run(self._state))
        if written != self._bytes_as:
            self._flush()
            self._bytes_as = written
        self._bytes += chunk

    def _flush(self) -> None:
        if self._bytes:
            codec, look = self._bytes_as
            text = self._bytes.decode(codec, errors="replace")
            self._bytes.clear()
            self._put(text, look)

    def _text(self, text: str) -> None:
        if self._kind == "text":
            self._flush()
            self._put(text, self._looks.run(self._state))

    def _put(self, text: str, look: Run) -> None:
        self._left -= len(text)
        if look is not DELETED:
            self._flow.add(text, look)

    # Formatting.

    def _format(self, word: str, number: int) -> None:
        self._state[word] = number
        if word in ("deleted", "revised") and number and self._kind == "text":
            self._seen.add(word)
        elif word == "f" and self._kind == "fonttbl":
            self._fonts.open = number

    def _apply_style(self, family: str, number: int) -> None:
        if self._kind == "stylesheet":
            self._style = (family, number)
        else:
            self._state.update(self._looks.style((family, number)))

    def _style_done(self) -> None:
        self._looks.add_style(self._style, self._state, bytes(self._name))

    def _plain(self) -> None:
        self._state.update(rtf_words.CHARACTER_LOOK)
        self._state["f"] = self._fonts.default

    def _set_default_font(self, number: int) -> None:
        self._fonts.default = self._state["f"] = number

    # Paragraphs and what holds them.

    def _ends(self, end: Callable[..., None], level: int) -> None:
        if self._kind == "text":
            self._flush()
            end(level, item=self._state["ls"] > 0, heading=0 <= self._state["outlinelevel"] < 9)

    def _paragraph(self) -> None:
        in_table = self._state["intbl"] or self._flow.in_row
        self._ends(self._flow.paragraph, max(self._state["itap"], 1 if in_table else 0))

    def _break(self) -> None:
        self._paragraph()
        self._paragraph()

    def _nested_level(self) -> int:
        return max(2, self._state["itap"])

    def _define_row(self) -> None:
        self._shades = {}
        self._flow.define_row(self._nested_level() if self._state["nested"] else 1)

    def _set_row_height(self, twips: int) -> None:
        if is_cut_off(twips):
            self._flow.squeeze_row(self._nested_level() if self._state["nested"] else 1)

    def _define_cell(self) -> None:
        ground = self._looks.shading(self._shades, "clcbpat", "clcfpat", "clshdng")
        if ground is None:
            ground = self._looks.shading(self._shades, "trcbpat", "trcfpat", "trshdng")
        for word in ("clcbpat", "clcfpat", "clshdng"):
            self._shades.pop(word, None)
        self._flow.define_cell(self._nested_level() if self._state["nested"] else 1, ground)

    def _open_flow(self, word: str) -> None:
        if self._kind != "text" or self._boxes >= DEEPEST_BOXES or self._on_close:
            return
        self._flush()
        self._boxes += 1
        self._on_close = partial(self._close_flow, word, self._flow)
        self._flow = Flow()
        self._state.update(rtf_words.PARAGRAPH_LOOK)

    def _close_flow(self, word: str, outer: Flow) -> None:
        self._boxes -= 1
        flow, self._flow = self._flow, outer
        flow.finish()
        if word in rtf_words.MARGINS:
            self._margins.append((word, flow.blocks))
        elif word == "footnote":
            self.notes += [GAP, *flow.blocks]
        else:
            outer.add_box(flow, self._shape if word == "shptxt" else Shape())

    def _open_shape(self) -> None:
        if not self._state["background"] and not self._on_close:
            self._on_close = partial(setattr, self, "_shape", self._shape)
            self._shape = Shape()


def _of_shade(word: str) -> Callable[[Walk, int], None]:
    return lambda walk, number: walk._shades.update({word: number})


_HANDLERS: dict[str, Callable[[Walk, int], None]] = {
    "u": Walk._unicode,
    "uc": lambda walk, number: walk._state.update(uc=number),
    "par": lambda walk, _: walk._paragraph(),
    "sect": lambda walk, _: walk._break(),
    "page": lambda walk, _: walk._break(),
    "column": lambda walk, _: walk._break(),
    "pard": lambda walk, _: walk._state.update(rtf_words.PARAGRAPH_LOOK),
    "plain": lambda walk, _: walk._plain(),
    "s": lambda walk, number: walk._apply_style("s", number),
    "cs": lambda walk, number: walk._apply_style("cs", number),
    "cell": lambda walk, _: walk._ends(walk._flow.cell, 1),
    "row": lambda walk, _: walk._ends(walk._flow.row, 1),
    "nestcell": lambda walk, _: walk._ends(walk._flow.cell, walk._nested_level()),
    "nestrow": lambda walk, _: walk._ends(walk._flow.row, walk._nested_level()),
    "trowd": lambda walk, _: walk._define_row(),
    "trrh": lambda walk, number: walk._set_row_height(number),
    "shpleft": lambda walk, number: walk._shape.place(number / TWIPS),
    "shptop": lambda walk, number: walk._shape.place(number / TWIPS),
    "cellx": lambda walk, _: walk._define_cell(),
    "nesttableprops": lambda walk, _: walk._state.update(nested=1),
    "background": lambda walk, _: walk._state.update(background=1),
    "shpinst": lambda walk, _: walk._open_shape(),
    "red": lambda walk, number: walk._looks.add_red(number),
    "green": lambda walk, number: walk._looks.add_green(number),
    "blue": lambda walk, number: walk._looks.add_blue(number),
    "bin": lambda walk, number: walk._tokens.jump(number),
    "ansicpg": lambda walk, number: walk._fonts.set_document(number),
    "mac": lambda walk, _: walk._fonts.set_document(10000),
    "pc": lambda walk, _: walk._fonts.set_document(437),
    "pca": lambda walk, _: walk._fonts.set_document(850),
    "deff": lambda walk, number: walk._set_default_font(number),
    "fcharset": lambda walk, number: walk._fonts.set_charset(number),
    "cpg": lambda walk, number: walk._fonts.set_code_page(number),
    **{word: _of_shade(word) for word in ("clcbpat", "clcfpat", "clshdng", "trcbpat", "trcfpat", "trshdng")},
}
