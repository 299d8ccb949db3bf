"""What of a Word document may python-docx see?"""

import io
import zipfile
from xml.sax.saxutils import quoteattr

from cxmatch.documents.package import Package

_TRANSITIONAL = "http://schemas.openxmlformats.org"
_STRICT = (
    # "Strict Open XML" differs in its namespaces only, which python-docx does not know.
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        f"{_TRANSITIONAL}/wordprocessingml/2006/main".encode(),
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        f"{_TRANSITIONAL}/officeDocument/2006/relationships".encode(),
    ),
)
_RELATIONS = f"{_TRANSITIONAL}/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def repacked(package: Package, main: str, parts: dict[str, tuple[str, str]]) -> bytes:
    """A package of the parts with text alone, under plain names, for python-docx to open.

    It loads all that a package holds, follows every target and knows no template, macro or strict document;
    so it gets none of that.

    Args:
        package: The document's own package.
        main: The name of the part that holds the body.
        parts: By the id of its relation, each other part's kind ("header", "styles", ...) and name.
    """
    overrides = [f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>']
    relations = []
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as clean:
        clean.writestr("word/document.xml", transitional(package.read_xml(main)))
        for at, (identity, (kind, name)) in enumerate(parts.items()):
            clean.writestr(f"word/part{at}.xml", transitional(package.read_xml(name)))
            overrides.append(f'<Override PartName="/word/part{at}.xml" ContentType="{_TYPES}.{kind}+xml"/>')
            relations.append(_relationship(identity, kind, f"part{at}.xml"))
        rels_type = "application/vnd.openxmlformats-package.relationships+xml"
        clean.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_TRANSITIONAL}/package/2006/content-types">'
            f'<Default Extension="rels" ContentType="{rels_type}"/>{"".join(overrides)}</Types>',
        )
        clean.writestr("_rels/.rels", _relationships([_relationship("rId1", "officeDocument", "word/document.xml")]))
        clean.writestr("word/_rels/document.xml.rels", _relationships(relations))
    return packed.getvalue()


def _relationship(identity: str, kind: str, target: str) -> str:
    return f'<Relationship Id={quoteattr(identity)} Type="{_RELATIONS}/{kind}" Target="{target}"/>'


def _relationships(relations: list[str]) -> str:
    namespace = f"{_TRANSITIONAL}/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{"".join(relations)}</Relationships>'


def transitional(xml: bytes) -> bytes:
    """A part of a "Strict Open XML" document with the namespaces that python-docx knows."""
    for strict, transitional in _STRICT:
        xml = xml.replace(strict, transitional)
    return xml
