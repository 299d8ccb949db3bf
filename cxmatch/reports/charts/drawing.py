"""What all charts have in common: their look, their bytes, and what they show in words.

What is drawn differs in lightness, line, pattern and label, never in colour alone, so that it can be read in greyscale.
The same answer gives the same bytes: no date stands in the files, and their ids are numbered by what they belong to.
"""

import base64
import io
import logging
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from xml.sax.saxutils import escape

from cxmatch.errors import UsageError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ENDINGS: Final = (".svg", ".png")
DPI: Final = 160
"""Pixels an inch of a PNG: 1440 by 800 where it is 9 by 5 inches."""
INK: Final = "#1a1a1a"
PALE: Final = "#6b6b6b"
HATCHES: Final = ("", "////", "||||", "xxxx", "----", "\\\\\\\\", "++++", "//")
"""Of things that are told apart, in the order of their places: for those who see no colours, and for copiers. None has
dots: each would be a shape of its own, and a picture of half a megabyte."""
_STYLE: Final[dict[str, Any]] = {
    "svg.hashsalt": "cxmatch",
    "svg.fonttype": "none",  # text stays text: it can be read aloud, searched and copied
    "font.family": ["DejaVu Sans", "sans-serif"],
    "font.size": 10,
    "axes.edgecolor": PALE,
    "text.color": INK,
    "axes.labelcolor": INK,
    "xtick.color": PALE,
    "ytick.color": PALE,
    "hatch.linewidth": 0.6,
}
_DRAWING: Final = Lock()
"""matplotlib's settings are of the whole process."""


def check_chart(out: Path) -> None:
    """Raises UsageError where no chart can be drawn: the file's ending names no picture, or matplotlib is missing."""
    if out.suffix.lower() not in ENDINGS:
        raise UsageError(
            f"the ending {out.suffix!r} names no form of a picture", source=str(out), advice="Use .svg or .png"
        )
    _matplotlib()


def drawn(
    draw: "Callable[[Figure], object]", form: str, size: tuple[float, float], title: str, description: str
) -> bytes:
    """A chart as the bytes of a file.

    Args:
        draw: Draws it.
        form: "svg" or "png".
        size: Width and height, inches.
        title: What it is called.
        description: What it shows, in words.

    Raises:
        UsageError: The form is none, or matplotlib is not installed.
    """
    check_chart(Path(f"chart.{form}"))
    matplotlib = _matplotlib()
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    with _DRAWING, matplotlib.rc_context(_STYLE), _quiet():
        figure = Figure(figsize=size, layout=None)
        (FigureCanvasSVG if form == "svg" else FigureCanvasAgg)(figure)
        draw(figure)
        out = io.BytesIO()
        metadata = {"Title": title, "Description": description}
        if form == "svg":
            figure.savefig(out, format="svg", metadata={**metadata, "Date": None, "Creator": "cxmatch"})
            return _with_alternative(out.getvalue(), title, description)
        figure.savefig(out, format="png", dpi=DPI, metadata={**metadata, "Software": "cxmatch"})
    return out.getvalue()


class Picture(NamedTuple):
    """A chart as a page holds it.

    Attributes:
        uri: All of it, as a ``data:`` address: nothing is fetched.
        alternative: What it shows, in words.
    """

    uri: str
    alternative: str


def picture(svg: bytes, alternative: str) -> Picture:
    """A chart for a page.

    Args:
        svg: The chart.
        alternative: What it shows, in words.

    Example:
        >>> picture(b"<svg/>", "Nothing.")
        Picture(uri='data:image/svg+xml;base64,PHN2Zy8+', alternative='Nothing.')
    """
    return Picture(f"data:image/svg+xml;base64,{base64.b64encode(svg).decode()}", alternative)


def try_picture(make: Callable[[], Picture]) -> tuple[Picture | None, str]:
    """A chart for a page that can do without it, or else what is missing to draw it.

    Args:
        make: Makes it.
    """
    try:
        return make(), ""
    except UsageError as problem:
        return None, problem.message


def _with_alternative(svg: bytes, title: str, description: str) -> bytes:
    """The picture with its title and description where programs that read aloud look for them."""
    text = svg.decode("utf-8")
    start = text.index("<svg ")
    end = text.index(">", start)
    label = f' role="img" aria-labelledby="chart-title chart-description"{text[end]}'
    told = f'\n <title id="chart-title">{escape(title)}</title>'
    told += f'\n <desc id="chart-description">{escape(description)}</desc>'
    body = text[end + 1 :].replace(f"<title>{escape(title)}</title>", "", 1)
    return (text[start:end] + label + told + body).encode("utf-8")


def _matplotlib() -> Any:
    try:
        with _quiet():
            import matplotlib
    except ImportError as problem:
        raise UsageError(
            "charts are drawn by matplotlib, which is not installed",
            source="chart",
            advice="Install it with: pip install 'cxmatch[charts]'",
        ) from problem
    return matplotlib


@contextmanager
def _quiet() -> Iterator[None]:
    """Keeps back what matplotlib tells of its fonts, which is of no use to whoever asked for a chart.

    In an SVG a letter that its font lacks stays text, and is shown by a font of whoever looks at it.
    """
    log = logging.getLogger("matplotlib")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Glyph .* missing from font", category=UserWarning)
            yield
    finally:
        log.setLevel(level)
