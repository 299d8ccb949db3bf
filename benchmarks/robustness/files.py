"""The files that are broken: this project's samples, generated ones, and real ones where there are any."""

import io
import zipfile
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parents[2]
LARGEST: Final = 2 * 2**20
"""Bytes up to which a file is taken: breaking a large one anew for every mutant would take the time of the reading."""
_ENDINGS: Final = frozenset(".pdf .docx .docm .dotx .odt .rtf .html .htm .json .md .txt".split())


class File(NamedTuple):
    """A whole file."""

    name: str
    data: bytes


def samples() -> list[File]:
    """The project's own examples."""
    examples = ROOT / "docs" / "examples"
    return _of(examples / "formats") + _of(examples / "resumes") + _of(examples / "postings")


def of_folder(folder: Path) -> list[File]:
    """What a folder holds at any depth, in the order of its paths."""
    return _of(folder)


def _of(folder: Path) -> list[File]:
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _ENDINGS and path.is_file())
    return [
        File(path.relative_to(folder.parent).as_posix(), path.read_bytes())
        for path in paths
        if path.stat().st_size <= LARGEST
    ]


_WORDS: Final = "Set quarterly goals for five people and coached each of them. Answered tickets, tagged themes."


def generated() -> list[File]:
    """Small files that show a reader what samples do not: every mutation of them hits something that matters."""
    return [
        File("generated/plain.pdf", _pdf()),
        File("generated/forms.pdf", _pdf(form=True)),
        File("generated/whole.docx", _docx()),
        File("generated/text.odt", _odt()),
        File("generated/text.rtf", _RTF),
        File("generated/page.html", f"<!doctype html><title>a</title><table><tr><td>{_WORDS}</table>".encode()),
        File("generated/text.txt", f"Experience\nSupport lead, 2019 - 2023\n- {_WORDS}\n".encode() * 5),
    ]


_RTF: Final = (
    rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}{\colortbl;\red0\green0\blue0;}\pard\f0\fs22 Experience\par "
    rb"\b Support lead\b0\tab 2019 \endash  2023\par " + _WORDS.encode() + rb"\par caf\'e9 \u8364?\par "
    rb"{\v hidden}\trowd\cellx3000\cellx6000\intbl one\cell two\cell\row}"
)


def _pdf(*, form: bool = False) -> bytes:
    content = f"BT /F0 11 Tf 72 700 Td ({_WORDS[:60]}) Tj 0 -14 Td ({_WORDS[60:]}) Tj ET".encode()
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F0 5 0 R>>/XObject<</X 6 0 R>>>>>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"",
    ]
    inner = b"q 0.5 0 0 0.5 0 0 cm " + content + b" Q"
    head = b"<</Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F0 5 0 R>>>>"
    bodies[3] = _stream(b"<<", b"/X Do" if form else content)
    bodies[5] = _stream(head, inner)
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 7\n0000000000 65535 f \n%strailer\n<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return out + end % (table, len(out))


def _stream(head: bytes, content: bytes) -> bytes:
    return head + b"/Length %d>>\nstream\n%s\nendstream" % (len(content), content)


_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _docx() -> bytes:
    run = f"<w:r><w:t>{_WORDS}</w:t></w:r>"
    box = (
        "<w:r><w:pict><v:textbox xmlns:v='urn:schemas-microsoft-com:vml'><w:txbxContent>"
        f"<w:p>{run}</w:p></w:txbxContent></v:textbox></w:pict></w:r>"
    )
    body = (
        f"<w:p>{run}</w:p><w:tbl><w:tr><w:tc><w:p>{run}</w:p></w:tc><w:tc><w:p>{run}</w:p></w:tc></w:tr></w:tbl>"
        f"<w:sdt><w:sdtContent><w:p>{run}</w:p></w:sdtContent></w:sdt><w:p>{box}</w:p>"
        f"<w:p><w:ins w:id='1'>{run}</w:ins><w:del w:id='2'><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
        f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r></w:p>"
        "<w:sectPr><w:headerReference w:type='default' r:id='rId1'/></w:sectPr>"
    )
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return _zip(
        {
            "[Content_Types].xml": f"<Types xmlns='{_PACKAGE}/content-types'>"
            "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
            f"<Override PartName='/word/document.xml' ContentType='{types}.document.main+xml'/>"
            f"<Override PartName='/word/header1.xml' ContentType='{types}.header+xml'/></Types>",
            "_rels/.rels": f"<Relationships xmlns='{_PACKAGE}/relationships'>"
            f"<Relationship Id='rId1' Type='{_RELATION}/officeDocument' Target='word/document.xml'/></Relationships>",
            "word/document.xml": f"<w:document xmlns:w='{_W}' xmlns:r='{_RELATION}'><w:body>{body}</w:body>"
            "</w:document>",
            "word/_rels/document.xml.rels": f"<Relationships xmlns='{_PACKAGE}/relationships'>"
            f"<Relationship Id='rId1' Type='{_RELATION}/header' Target='header1.xml'/></Relationships>",
            "word/header1.xml": f"<w:hdr xmlns:w='{_W}'><w:p>{run}</w:p></w:hdr>",
        }
    )


def _odt() -> bytes:
    office = "urn:oasis:names:tc:opendocument:xmlns"
    return _zip(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": f"<manifest:manifest xmlns:manifest='{office}:manifest:1.0'/>",
            "content.xml": f"<office:document-content xmlns:office='{office}:office:1.0' "
            f"xmlns:text='{office}:text:1.0' xmlns:table='{office}:table:1.0'><office:body><office:text>"
            f"<text:h text:outline-level='1'>Experience</text:h><text:p>{_WORDS}<text:s text:c='3'/>"
            "<text:span>again</text:span></text:p><table:table><table:table-row><table:table-cell>"
            f"<text:p>{_WORDS}</text:p></table:table-cell></table:table-row></table:table></office:text></office:body>"
            "</office:document-content>",
        }
    )


def _zip(parts: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()
