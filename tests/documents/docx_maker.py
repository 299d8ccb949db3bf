"""Word documents written by hand, part by part: whole ones, odd ones and broken ones."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
RELATIONS = f"{OFFICE}/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = {
    "r": RELATIONS,
    "m": f"{OFFICE}/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
}
EMU_PER_POINT = 12_700


def declared(w=W):
    return " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in {"w": w, **NAMESPACES}.items())


def part(tag, inner, *, w=W):
    """The XML of a part, such as ``part("styles", ...)``."""
    return f"<w:{tag} {declared(w)}>{inner}</w:{tag}>"


def relationship(number, kind, target, more=""):
    return f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}" {more}/>'


def relationships(inner):
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def zipped(content, compression=zipfile.ZIP_DEFLATED):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as made:
        for name, text in content.items():
            made.writestr(name, text)
    return packed.getvalue()


def docx(
    body="",
    *,
    main="document.main",
    relations="",
    parts=None,
    w=W,
    before="",
    compression=zipfile.ZIP_DEFLATED,
    styles="",
    settings="",
    theme="",
    headers=(),
):
    """The bytes of a document.

    Args:
        body: The XML within its body.
        main: The kind of its main part, as it ends in the list of content types, or a whole content type.
        relations: More relations of the main part, from id rId1 to rId89.
        parts: More parts by their names; they replace those of the same name.
        w: The namespace of WordprocessingML.
        before: The XML before the body.
        compression: How parts are packed.
        styles: The XML within the styles, likewise `settings`; `theme` holds the colours of a theme by their slots.
        headers: The XML within each header; all are shown.
    """
    parts = dict(parts or {})
    for number, (kind, inner) in enumerate({"styles": styles, "settings": settings}.items()):
        if inner:
            relations += relationship(90 + number, kind, f"{kind}.xml")
            parts.setdefault(f"word/{kind}.xml", part(kind, inner))
    if theme:
        slots = "".join(f'<a:{slot}><a:srgbClr val="{colour}"/></a:{slot}>' for slot, colour in theme.items())
        relations += relationship(92, "theme", "theme/theme1.xml")
        scheme = f"<a:themeElements><a:clrScheme>{slots}</a:clrScheme></a:themeElements>"
        parts.setdefault("word/theme/theme1.xml", f"<a:theme {declared()}>{scheme}</a:theme>")
    references = ""
    for number, inner in enumerate(headers, start=93):
        relations += relationship(number, "header", f"header{number}.xml")
        parts.setdefault(f"word/header{number}.xml", part("hdr", inner))
        references += f'<w:headerReference w:type="default" r:id="rId{number}"/>'
    if references:
        body += f"<w:sectPr>{references}</w:sectPr>"
    main_type = main if "/" in main else f"{TYPES}.{main}+xml"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
            f'<Default Extension="xml" ContentType="x/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>',
            "_rels/.rels": relationships(relationship(1, "officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": relationships(relations),
            "word/document.xml": part("document", f"{before}<w:body>{body}</w:body>", w=w),
            **parts,
        },
        compression,
    )


def paragraph(inner, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def line(text, properties=""):
    """A paragraph of one run."""
    return paragraph(run(text, properties))


def style(identity, *, kind="paragraph", based_on="", run="", inner="", default=False):
    """A style with the properties of its runs, and whatever else stands in it."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    first = 'w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{identity}" {first}><w:name w:val="{identity}"/>{base}{inner}'
        f"<w:rPr>{run}</w:rPr></w:style>"
    )


def table(*rows, properties="", row=""):
    """A table of rows of cells, each cell the XML within it."""
    made = "".join(f"<w:tr>{row}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>" for cells in rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{made}</w:tbl>"


def picture(*, width=400, height=400, behind=True):
    """A picture that floats on the page, in points."""
    return anchored(
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic/>'
        "</a:graphicData></a:graphic>",
        width=width,
        height=height,
        behind=behind,
    )


def anchored(inner, *, width=200, height=50, x=0, y=0, origin="column", behind=False, more="", about=""):
    """A drawing that floats on the page; all measures in points."""
    size = f'cx="{int(width * EMU_PER_POINT)}" cy="{int(height * EMU_PER_POINT)}"'
    places = "".join(
        f'<wp:position{axis} relativeFrom="{origin}"><wp:posOffset>{int(offset * EMU_PER_POINT)}</wp:posOffset>'
        f"</wp:position{axis}>"
        for axis, offset in (("H", x), ("V", y))
    )
    return (
        f'<w:r><w:drawing><wp:anchor behindDoc="{int(behind)}" {more}>{places}<wp:extent {size}/>'
        f'<wp:docPr id="1" name="1" {about}/>{inner}</wp:anchor></w:drawing></w:r>'
    )


def shape(content="", *, fill="<a:noFill/>", body="", **place):
    """A shape with text in it, if `content` is not empty, in the newer form."""
    text = f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>" if content else ""
    return anchored(
        f'<a:graphic><a:graphicData uri="{NAMESPACES["wps"]}"><wps:wsp><wps:spPr><a:prstGeom prst="rect"/>{fill}'
        f"</wps:spPr>{text}"
        f"<wps:bodyPr>{body}</wps:bodyPr></wps:wsp></a:graphicData></a:graphic>",
        **place,
    )


def vml_shape(content, *, style="position:absolute;width:200pt;height:50pt", attributes=""):
    """A shape with text in it, in the older form."""
    return (
        f'<w:r><w:pict><v:shape style="{style}" {attributes}><v:textbox><w:txbxContent>{content}</w:txbxContent>'
        "</v:textbox></v:shape></w:pict></w:r>"
    )


def solid(colour):
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
