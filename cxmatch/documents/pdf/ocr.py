"""What is written on pictures of pages, as Tesseract reads it.

Pages go to Tesseract through its standard input and its words come back through its standard output, so that nobody's
page lies in a file, not even where a process is killed half-way. pytesseract knows where Tesseract is and what it can
read; its own way of handing over a picture is files in the folder for temporary ones, which a killed process leaves
behind. Tesseract gets nothing but grey pixels that were painted here: no file of a stranger's reaches its decoders.
"""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from io import BytesIO
from math import atan, ceil, degrees, sqrt
from typing import Any, Final, NamedTuple

from cxmatch.documents.pdf import hocr
from cxmatch.documents.pdf.glyphs import Page
from cxmatch.documents.pdf.visibility import Picture

ADVICE: Final = (
    "To have the text recognised, run pip install 'cxmatch[ocr]' and install the program Tesseract (Debian package "
    "tesseract-ocr); or export the document from the program that it was written in."
)
"""What to do about a scan where `available` says no."""

_LANGUAGE: Final = "eng"
"""What pages are taken to be written in, wherever Tesseract has it: cxmatch reads English."""

_NO_LANGUAGE: Final = frozenset({"osd", "equ", "snum"})
"""What Tesseract lists among its languages and is none."""

_PIXELS: Final = 8_700_000
"""Pixels that a page is painted with: A4 at 300 to the inch. docs/ocr.md has what other numbers gave."""

_FINEST: Final = 12.0
"""Pixels a point, at most: more would show nothing but the grain of a page as small as a stamp."""

_PIXELS_READ: Final = 4 * _PIXELS
"""Pixels above which a picture is not read."""

_A4: Final = 8.27 * 11.69
"""Square inches. Tesseract is told what resolution the picture would have if it were of that size."""

_SCATTERED: Final = "11"
"""Tesseract's way of looking for words anywhere, without an idea of columns; the order is found here. Its usual way
("3") lost one word in a hundred more, and ran columns together whose rows are not level with each other."""

_UPRIGHT: Final = 0.5
"""Share of a page's letters that are legible and on level lines, from which it stands upright. It is nearly all of an
upright page's, and a quarter of one that lies on its side or stands on its head."""

_WORDS: Final = 0.3
"""The same share, from which there are words on it at all; in patterns and photographs Tesseract finds letters too."""

_CROOKED: Final = 0.02
"""Slope of a page's baselines from which it is turned level and read again: a little more than a degree. With less,
Tesseract misses nothing."""

_LEAST_SECONDS: Final = 0.3
"""Seconds below which no page is begun."""

_MEMORY: Final = 2**30
"""Bytes of address space that Tesseract may take; an A4 page needs a fifth of that."""

_BICUBIC: Final = 3
"""Pillow's number for it."""


class Recognition(NamedTuple):
    """What could be read off pictures of pages."""

    pages: tuple[Page, ...]
    """Those that were read, in order, by their numbers."""
    engine: str
    """The program with its version, such as "Tesseract 5.3.0"."""
    language: str
    """What it took the pages to be written in, by its own name for it: "eng"."""
    cut: bool = False
    """Whether the time ended before the pages did."""
    failed: tuple[int, ...] = ()
    """Numbers of the pages that could not be read."""


def available() -> bool:
    """Whether text recognition is installed: Tesseract with a language, pytesseract and Pillow."""
    return bool(_languages())


def scale(width: float, height: float) -> float:
    """At how many pixels a point a page is painted to be read.

    All pages get about as many pixels, since the size that a scan says it has is often wrong: programs that wrap
    a picture in a PDF file count a point, or three quarters of one, for each of its pixels.

    Args:
        width: Of the page, points.
        height: Of the page, points.

    Example:
        >>> round(72 * scale(595, 842)), round(72 * scale(2480, 3508))
        (300, 72)
    """
    return min(_FINEST, sqrt(_PIXELS / max(1.0, width * height)))


def read(pictures: Iterable[Picture | None], *, seconds: float) -> Recognition:
    """Recognises the text of pages.

    A page that lies on its side or stands on its head is turned, a crooked one is levelled. Nothing is written to any
    file.

    Args:
        pictures: The pages from the first on, as large as `scale` says; None for one that could not be painted.
            Taken one by one, so that they need not be in memory together.
        seconds: When this much time is gone, what has been read is given.

    Returns:
        The pages, in points with y upwards. Where `available` says no, all have failed.
    """
    end = time.monotonic() + seconds
    languages = _languages()
    language = _LANGUAGE if _LANGUAGE in languages else next(iter(languages), "")
    tesseract = _Tesseract(_program(), language, end)
    version = ""
    pages: list[Page] = []
    failed: list[int] = []
    cut = False
    for number, picture in enumerate(pictures, 1):
        cut = time.monotonic() > end - _LEAST_SECONDS
        if cut:
            break
        if picture is None or not languages or picture.width * picture.height > _PIXELS_READ:
            failed.append(number)
            continue
        try:
            look = _best(tesseract, _image(picture))
        except subprocess.TimeoutExpired:
            cut = True
            break
        if look is None:
            failed.append(number)
            continue
        version = f" {look.version}"
        has_words = look.legible >= _WORDS * look.letters
        pages.append(Page(number, tuple(hocr.glyphs(look, picture.scale)) if has_words else ()))
    return Recognition(tuple(pages), f"Tesseract{version}".rstrip(), language, cut, tuple(failed))


def _program() -> str:
    """Where Tesseract is; empty without it or without the packages that it is called with."""
    if not all(importlib.util.find_spec(name) for name in ("PIL", "pytesseract")):
        return ""
    from pytesseract import pytesseract

    # What lies in the current folder, where Windows looks first, may be a stranger's.
    found = shutil.which(pytesseract.tesseract_cmd) or ""
    return found if os.path.isabs(found) else ""  # noqa: PTH117


def _languages() -> list[str]:
    if not _program():
        return []
    import pytesseract

    try:
        found = pytesseract.get_languages()
    except (OSError, pytesseract.TesseractError):
        return []
    return sorted(set(found) - _NO_LANGUAGE)


def _image(picture: Picture) -> Any:
    """The picture as Pillow has it, in grey."""
    from PIL import Image

    mode, order = ("L", "L") if picture.channels == 1 else ("RGB", "BGR")
    size = picture.width, picture.height
    return Image.frombuffer(mode, size, picture.data, "raw", order, picture.stride, 1).convert("L")


class _Tesseract:
    """How Tesseract is called.

    Args:
        program: Where it is.
        language: What pages are written in.
        end: By `time.monotonic`, when it must be done.
    """

    def __init__(self, program: str, language: str, end: float) -> None:
        self._program, self._language, self._end = program, language, end

    def look(self, image: Any) -> hocr.Look | None:
        """What it reads; None where it fails."""
        answer = self._ask(image, "-l", self._language, "--psm", _SCATTERED, "-c", "tessedit_create_hocr=1")
        return None if answer is None else hocr.look(answer, image.height)

    def turn(self, image: Any) -> int:
        """By how many degrees the picture must be turned clockwise to stand upright; 0 where that cannot be told."""
        found = re.search(r"^Rotate: (90|180|270)$", self._ask(image, "--psm", "0") or "", re.MULTILINE)
        return int(found[1]) if found else 0

    def _ask(self, image: Any, *options: str) -> str | None:
        pixels = BytesIO()
        image.save(pixels, format="PPM")
        resolution = str(round(sqrt(image.width * image.height / _A4)))
        seconds = max(0.0, self._end - time.monotonic())
        try:
            process = subprocess.Popen(  # noqa: S603 - a program that the user installed, by its full path
                [self._program, "stdin", "stdout", "--dpi", resolution, *options],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # Workers read many files side by side: each keeps to one processor.
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )
        except OSError:
            return None
        with process:
            try:
                _confine(process.pid, seconds)
                answer, _ = process.communicate(pixels.getvalue(), timeout=seconds)
            except BaseException:
                process.kill()
                raise
        return answer.decode("utf-8", "replace") if process.returncode == 0 else None


def _confine(process: int, seconds: float) -> None:
    """Bounds a process that has got nothing to work on yet, where the system lets us.

    It can write no file, not even an image of its memory when it crashes, and ends by itself should this process be
    killed.
    """
    if sys.platform == "linux":
        import resource

        bounds = {
            resource.RLIMIT_CPU: ceil(seconds) + 1,
            resource.RLIMIT_AS: _MEMORY,
            resource.RLIMIT_FSIZE: 0,
            resource.RLIMIT_CORE: 0,
        }
        for limit, wanted in bounds.items():
            with suppress(OSError, ValueError):
                _, most = resource.prlimit(process, limit)
                bound = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
                resource.prlimit(process, limit, (bound, bound))


def _best(tesseract: _Tesseract, image: Any) -> hocr.Look | None:
    """The picture as it is read best: as it is, turned upright, or levelled."""
    found = tesseract.look(image)
    if found is None:
        return None
    if found.legible < _UPRIGHT * max(1, found.letters) and (turn := tesseract.turn(image)):
        image = image.rotate(-turn, expand=True)
        found = _better(found, tesseract.look(image))
    if abs(found.slope) > _CROOKED:
        level = image.rotate(degrees(atan(found.slope)), expand=True, fillcolor=255, resample=_BICUBIC)
        found = _better(found, tesseract.look(level))
    return found


def _better(first: hocr.Look, second: hocr.Look | None) -> hocr.Look:
    return first if second is None or second.legible <= first.legible else second
