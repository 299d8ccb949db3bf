"""Files that ask their reader to do something: to run, to fetch, to write, to open."""

import json
import os

from tests.hostile.package_faults import document, docx, docx_parts, odt, paragraphs, relations, zipped
from tests.hostile.pdf_faults import HONEST, simple, stream
from tests.hostile.reading import LINES

MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def pdfs(url: str, canary: str) -> dict[str, bytes]:
    """PDF files whose actions would show on a server at `url` or as a file `canary`."""
    script = f"app.launchURL('{url}/js', true); this.exportDataObject({{cName: 'a', nLaunch: 2}}); while (1) ;".encode()
    shell = f"/bin/sh) /Win<</F(cmd.exe)/P(/c echo > {canary})>>/Mac(open".encode()
    there, where = url.encode(), canary.encode()
    actions = {
        "javascript": b"<</S/JavaScript/JS(%s)>>" % script.replace(b"(", b"\\(").replace(b")", b"\\)"),
        "launch": b"<</S/Launch/F<</F(%s)>>/NewWindow true>>" % shell,
        "uri": b"<</S/URI/URI(%s/uri)>>" % there,
        "submit": b"<</S/SubmitForm/F<</FS/URL/F(%s/submit)>>/Flags 4>>" % there,
        "import": b"<</S/ImportData/F(%s)>>" % where,
        "elsewhere": b"<</S/GoToR/F<</FS/URL/F(%s/other.pdf)>>/D[0/Fit]>>" % there,
    }
    found = {
        f"action: {name}": simple(
            catalog=b"/OpenAction %s/AA<</WC %s/DP %s>>/Names<</JavaScript<</Names[(a) %s]>>>>" % ((action,) * 4),
            page=b"/AA<</O %s>>/Annots[<</Subtype/Link/Rect[0 0 612 792]/A %s>>]" % (action, action),
        )
        for name, action in actions.items()
    }
    outer = b"/F<</FS/URL/F(%s/stream)>>" % there
    return {
        **found,
        "contents elsewhere": simple(
            page=b"/Also 6 0 R", more=[stream(b"", outer), stream(b"", b"/F(%s)" % where)], content=HONEST
        ),
        "an attached program": simple(
            catalog=b"/Names<</EmbeddedFiles<</Names[(a.exe) 6 0 R]>>>>",
            more=[b"<</Type/Filespec/F(a.exe)/EF<</F 7 0 R>>>>", stream(b"MZ" + b"\0" * 99, b"/Type/EmbeddedFile")],
        ),
        "a form in XML": simple(
            catalog=b"/AcroForm<</Fields[]/XFA 6 0 R>>",
            more=[stream(f'<!DOCTYPE a [<!ENTITY a SYSTEM "{url}/xfa">]><xdp:xdp>&a;</xdp:xdp>'.encode())],
        ),
        "metadata with entities": simple(
            catalog=b"/Metadata 6 0 R",
            more=[
                stream(
                    f'<!DOCTYPE a [<!ENTITY a SYSTEM "{url}/xmp">]><a>&a;</a>'.encode(), b"/Type/Metadata/Subtype/XML"
                )
            ],
        ),
        "a font's table of characters elsewhere": simple(
            instead={
                5: b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/..#2f..#2f..#2f"
                + where.strip(b"/").replace(b"/", b"#2f")
                + b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(../..)"
                + b"/Ordering(%s)>>>>]>>" % where
            }
        ),
    }


def others(url: str, canary: str) -> dict[str, bytes]:
    """The same in the other formats."""
    lines = "".join(f"<p>{line}</p>" for line in LINES)
    kinds = ("attachedTemplate", "oleObject", "image", "hyperlink", "aFChunk", "frame", "externalLinkPath")
    linked = relations(*((f"rId{at}", kind, f"!{url}/{kind}") for at, kind in enumerate(kinds)))
    types = docx_parts()["[Content_Types].xml"]
    assert isinstance(types, str)
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    events = (
        '<script:event-listener xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink" script:language="ooo:script" xlink:href="{url}/script"/>'
    )
    return {
        "docx: relations that lead outside": docx(
            '<w:altChunk r:id="rId4"/>',
            more={
                "word/_rels/document.xml.rels": linked,
                "word/_rels/settings.xml.rels": relations(("rId1", "attachedTemplate", f"!{url}/template")),
            },
        ),
        "docx: fields that act": docx(
            f'<w:p><w:r><w:instrText>DDEAUTO /bin/sh "-c touch {canary}"</w:instrText></w:r></w:p>'
            f'<w:p><w:fldSimple w:instr="INCLUDETEXT {url}/include"><w:r><w:t>field</w:t></w:r></w:fldSimple></w:p>'
        ),
        "docx: macros": zipped(
            {
                **docx_parts(main=document(paragraphs())),
                "[Content_Types].xml": types.replace(main, MACROS),
                "word/vbaProject.bin": f'Sub AutoOpen()\nShell "touch {canary}"\nEnd Sub',
            }
        ),
        "odt: scripts": odt(events),
        "rtf: objects and templates": (
            rf"{{\rtf1\ansi{{\*\template {url}/template}}{{\object\objautlink\objupdate{{\*\objdata 0105}}}}"
            rf'{{\field{{\*\fldinst {{INCLUDEPICTURE "{url}/picture"}}}}{{\fldrslt x}}}}'
            + "".join(f"{line}\\par " for line in LINES)
            + "}"
        ).encode(),
        "html: links and scripts": (
            f"<!doctype html><link rel=stylesheet href='{url}/css'><script src='{url}/js'></script>"
            f"<img src='{url}/png'><iframe src='{url}/frame'></iframe>"
            f"<meta http-equiv=refresh content='0;url={url}/refresh'>{lines}"
        ).encode(),
        "text: addresses": ("\n".join(LINES) + f"\n{url}/text\nfile://{canary}\n").encode(),
        "json: addresses": json.dumps(
            {
                "basics": {
                    "name": "Ada Moss",
                    "image": f"{url}/image",
                    "summary": f"{LINES[2]}. {LINES[3]}.",
                    "profiles": [{"url": f"{url}/profile"}],
                },
                "$schema": f"{url}/schema",
            }
        ).encode(),
    }


def everything(url: str, folder: str | os.PathLike[str]) -> dict[str, bytes]:
    """All of them; the canary is a file in `folder` that must never be there."""
    canary = os.path.join(folder, "canary")  # noqa: PTH118 - text, to stand in files
    return {**pdfs(url, canary), **others(url, canary)}
