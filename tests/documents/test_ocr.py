"""Text recognition: with Tesseract where it is installed, and with a stand-in where its answers do not matter."""

import os
import shutil
import subprocess
import sys
import textwrap
import time
import zlib
from collections.abc import Iterator
from hashlib import md5
from pathlib import Path

import pytest

import cxmatch
from cxmatch.documents.limits import Limits
from cxmatch.documents.pdf import ocr, pdfium
from cxmatch.documents.pdf.glyphs import Page as Glyphs
from cxmatch.documents.pdf.layout import page_lines
from cxmatch.documents.pdf.visibility import Picture
from cxmatch.errors import NoTextLayer
from tests.documents.pdf_maker import Page, pdf

image = pytest.importorskip("PIL.Image", reason="pip install 'cxmatch[ocr]' to test text recognition")
pytest.importorskip("pytesseract", reason="pip install 'cxmatch[ocr]' to test text recognition")
posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in for Tesseract is a shell script")
needs_tesseract = pytest.mark.skipif(not shutil.which("tesseract"), reason="Tesseract (tesseract-ocr) is not installed")

LEFT = (
    "Customer support lead with nine years in retail and travel",
    "Answered 60 conversations a day by e-mail and telephone",
    "Wrote the help centre articles that new customers read first",
    "Turned feedback into a roadmap with the product team",
    "Trained fourteen colleagues in tone, speed and escalation",
    "Cut the time to a first answer from nine hours to two",
)
RIGHT = ("Languages", "English", "Portuguese", "Spreadsheets", "Zendesk", "Benchmarks")
RESUME = pdf(
    Page()
    .text(60, 730, "Ines Example", size=20, font="Helvetica-Bold")
    .column(60, 680, LEFT, leading=15, font="Times-Roman", size=11)
    .column(420, 673, RIGHT, leading=15)
)


def painted(data: bytes = RESUME) -> Picture:
    picture = next(pdfium.pictures(data, Limits(), scale=ocr.scale))
    assert picture is not None
    return picture


def turned(picture: Picture, degrees: float) -> Picture:
    """The same page laid on the scanner otherwise."""
    pixels = image.frombuffer("L", (picture.width, picture.height), picture.data, "raw", "L", picture.stride, 1)
    pixels = pixels.rotate(degrees, expand=True, fillcolor=255, resample=3)
    return picture._replace(width=pixels.width, height=pixels.height, stride=pixels.width, data=pixels.tobytes())


def scan(picture: Picture) -> bytes:
    """A PDF file that holds nothing but a picture."""
    rows = (picture.data[row * picture.stride :][: picture.width] for row in range(picture.height))
    pixels = zlib.compress(b"".join(rows), 1)
    head = f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}/BitsPerComponent 8"
    draw = b"612 0 0 792 0 0 cm /Im Do"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</XObject<</Im 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(draw), draw),
        f"<<{head}/ColorSpace/DeviceGray/Filter/FlateDecode/Length {len(pixels)}>>\nstream\n".encode()
        + pixels
        + b"\nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    tail = f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + tail.encode()


def lines(page: Glyphs) -> list[str]:
    return [line.text for line in page_lines(page)]


def share_right(found: list[str]) -> float:
    """Share of the page's words that are among those found."""
    words = " ".join(("Ines Example", *LEFT, *RIGHT)).split()
    there = " ".join(found).split()
    return sum(word in there for word in words) / len(words)


@needs_tesseract
def test_a_scan_reads_like_the_page_that_was_scanned():
    document = cxmatch.read(scan(painted()), isolated=True)
    found = document.text.split("\n")
    assert share_right(found) >= 0.95
    wanted = ["Ines Example", LEFT[0], LEFT[5], "Languages", "Benchmarks"]
    assert [line for line in found if line in wanted] == wanted
    notice = next(notice for notice in document.notices if notice.kind == "ocr_layer")
    assert "Tesseract" in notice.message


@needs_tesseract
@pytest.mark.parametrize("degrees", [90, 180, 3.5], ids=["on its side", "upside down", "crooked"])
def test_pages_that_were_laid_on_the_scanner_otherwise_are_turned(degrees: float):
    found = ocr.read([turned(painted(), degrees)], seconds=60)
    assert share_right(lines(found.pages[0])) >= 0.95


@needs_tesseract
def test_a_picture_without_words_stays_without_words():
    shades = bytes((across * down) % 256 for down in range(100) for across in range(100))
    picture = Picture(100, 100, 100, 1, shades, 1.0, (0.0, 0.0, 100.0, 100.0))
    with pytest.raises(NoTextLayer):
        cxmatch.read(scan(picture), isolated=True)


@needs_tesseract
@posix
def test_nothing_is_written_to_any_file(tmp_path: Path):
    (tmp_path / "scan.pdf").write_bytes(scan(painted()))
    (tmp_path / "temporary").mkdir()
    script = """
        import os, sys
        from pathlib import Path
        from cxmatch.documents.pdf import ocr
        from cxmatch.documents.pdf import pdfium
        from cxmatch.documents.limits import Limits

        data = Path(sys.argv[1]).read_bytes()
        import PIL.Image, PIL.PpmImagePlugin, pytesseract

        def watch(event, arguments):
            if event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                if arguments[0] != os.devnull and not isinstance(arguments[0], int):
                    print("wrote", arguments[0])
            if event in ("os.mkdir", "os.link", "os.symlink", "os.rename", "tempfile.mkstemp", "tempfile.mkdtemp"):
                print(event, arguments)

        sys.addaudithook(watch)
        found = ocr.read(pdfium.pictures(data, Limits(), scale=ocr.scale), seconds=60)
        print(len(found.pages[0].glyphs) > 200)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), tmp_path / "scan.pdf"],
        env={**os.environ, "TMPDIR": str(tmp_path / "temporary"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "True\n"
    assert list((tmp_path / "temporary").iterdir()) == []


@pytest.mark.parametrize(("width", "height"), [(595, 842), (2480, 3508), (1191, 1684), (300, 200)])
def test_every_page_is_painted_with_about_as_many_pixels_whatever_size_it_says_it_has(width: float, height: float):
    scale = ocr.scale(width, height)
    pixels = (width * scale) * (height * scale)
    assert pixels == pytest.approx(8_700_000) or (scale == 12 and pixels < 8_700_000)


class StandIn:
    """A program that is called like Tesseract and gives prepared answers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        program = folder / "tesseract"
        program.write_text(
            "#!/bin/sh\n"
            f'cd "{folder}"\n'
            'case "$*" in\n'
            "*--list-langs*) exec cat languages ;;\n"
            "esac\n"
            "cat > /dev/null\n"
            'case "$*" in\n'
            '*"-l deu"*) exec cat german ;;\n'
            '*"--psm 0"*) exec cat turn ;;\n'
            "esac\n"
            "exec sh answer\n"
        )
        program.chmod(0o755)
        self.languages("eng", "osd")
        self.answers("Support lead")

    def languages(self, *names: str) -> None:
        (self.folder / "languages").write_text(f"List of available languages ({len(names)}):\n" + "\n".join(names))

    def answers(self, text: str, *, name: str = "words") -> None:
        words = [
            f"<span class='ocrx_word' id='w' title='bbox {100 + 300 * place} 100 {300 + 300 * place} 130; x_wconf 95'>"
            f"{word}</span>"
            for place, word in enumerate(text.split())
        ]
        line = "<span class='ocr_line' id='l' title=\"bbox 100 100 900 130; baseline 0 0; x_size 300\">"
        head = "<meta name='ocr-system' content='tesseract 4.9.9' />"
        (self.folder / name).write_text("\n".join([head, line, *words, "</span>", ""]))
        self.does("cat words")

    def does(self, command: str) -> None:
        (self.folder / "answer").write_text(command)


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    return StandIn(tmp_path)


def blank() -> Picture:
    return Picture(50, 60, 52, 1, b"\xff" * 52 * 60, 1.0, (0.0, 0.0, 50.0, 60.0))


@posix
def test_pages_keep_their_numbers_and_those_that_cannot_be_read_are_named(stand_in: StandIn):
    large = blank()._replace(width=9_000, height=9_000)
    found = ocr.read([None, blank(), large, blank()], seconds=30)
    assert [page.number for page in found.pages] == [2, 4]
    assert found.failed == (1, 3)
    assert (found.engine, found.language, found.cut) == ("Tesseract 4.9.9", "eng", False)
    assert lines(found.pages[0]) == ["Support lead"]


@posix
def test_a_page_on_which_tesseract_fails_is_named(stand_in: StandIn):
    stand_in.does("cat words; exit 1")
    assert ocr.read([blank()], seconds=30) == ocr.Recognition((), "Tesseract", "eng", False, (1,))


@posix
def test_when_the_time_is_gone_what_was_read_is_given(stand_in: StandIn):
    def pages() -> Iterator[Picture]:
        yield blank()
        stand_in.does("exec sleep 30")
        yield blank()
        raise AssertionError("a page was painted for nothing")

    began = time.monotonic()
    found = ocr.read(pages(), seconds=2)
    assert time.monotonic() - began < 6
    assert [page.number for page in found.pages] == [1]
    assert found.cut


@posix
def test_without_time_no_page_is_begun(stand_in: StandIn):
    assert ocr.read([blank()], seconds=0)[:1] == ((),)
    assert ocr.read([blank()], seconds=-1).cut


@posix
@pytest.mark.parametrize(
    ("languages", "read"),
    [(("deu", "eng", "osd"), "Support lead"), (("deu", "osd"), "Leitung Kundendienst")],
    ids=["English among others", "no English"],
)
def test_english_is_read_where_it_is_installed_and_else_what_is(stand_in: StandIn, languages: tuple[str], read: str):
    stand_in.languages(*languages)
    stand_in.answers("Leitung Kundendienst", name="german")
    assert lines(ocr.read([blank()], seconds=30).pages[0]) == [read]


@posix
def test_tesseract_can_write_no_file_and_is_held_to_its_time(stand_in: StandIn):
    if sys.platform != "linux":
        pytest.skip("only Linux lets another process's limits be set")
    stand_in.does("(echo a person > page) 2> /dev/null; test -s page && exit 1; test $(ulimit -t) -le 31 && cat words")
    assert ocr.read([blank()], seconds=30).failed == ()
    assert (stand_in.folder / "page").read_text() == ""


@posix
@pytest.mark.parametrize(("channels", "stride"), [(1, 52), (3, 152)], ids=["grey", "colour"])
def test_tesseract_gets_grey_rows_without_what_pads_them(stand_in: StandIn, channels: int, stride: int):
    program = stand_in.folder / "tesseract"
    program.write_text(
        program.read_text().replace(
            "cat > /dev/null", "test $(od -An -v -tu1 | tr -d '\\n' | md5sum | cut -c1-32) = $(cat wanted) || exit 1"
        )
    )
    pixels = b"P5\n50 60\n255\n" + b"".join(bytes([row]) * 50 for row in range(60))
    wanted = "".join(f"{byte:4d}" for byte in pixels)
    (stand_in.folder / "wanted").write_text(md5(wanted.encode(), usedforsecurity=False).hexdigest())
    rows = b"".join(bytes([row]) * 50 * channels + b"\xff" * (stride - 50 * channels) for row in range(60))
    picture = blank()._replace(channels=channels, stride=stride, data=rows)
    assert ocr.read([picture], seconds=30).failed == ()


@posix
@pytest.mark.parametrize("languages", [(), ("osd",)], ids=["none", "only orientation"])
def test_tesseract_without_a_language_is_not_available(stand_in: StandIn, languages: tuple[str, ...]):
    assert ocr.available()
    stand_in.languages(*languages)
    assert not ocr.available()
    assert ocr.read([blank()], seconds=30).failed == (1,)


def test_without_tesseract_recognition_is_not_available(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not ocr.available()
    assert ocr.read([blank()], seconds=30).failed == (1,)


@posix
def test_a_program_in_the_current_folder_is_never_run(stand_in: StandIn, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(stand_in.folder)
    monkeypatch.setenv("PATH", os.curdir)
    assert not ocr.available()


def test_the_advice_names_both_things_to_install():
    assert "cxmatch[ocr]" in ocr.ADVICE
    assert "tesseract-ocr" in ocr.ADVICE
