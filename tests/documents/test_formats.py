"""The content says what a file is."""

import io
import time
import zipfile

import pytest

from cxmatch.documents.formats import detect
from cxmatch.documents.limits import Limits
from cxmatch.errors import CorruptDocument, EncryptedDocument, LimitExceeded, UnsupportedFormat

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(**parts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return packed.getvalue()


def office(content_type: str) -> bytes:
    return zipped(**{"[Content_Types].xml": f'<Types><Override ContentType="{content_type}"/></Types>'})


ODF = "application/vnd.oasis.opendocument"


def odf(kind: str) -> bytes:
    return zipped(mimetype=f"{ODF}.{kind}", **{"content.xml": "<a/>"})


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"%PDF-1.7\n", "cv.pdf", "pdf"),
        (b"\r\n%PDF-1.4\n", "cv.pdf", "pdf"),
        (b"junk before" + bytes(900) + b"%PDF-1.4\n1 0 obj", "cv.pdf", "pdf"),
        (b"<html>%PDF-1.4\n1 0 obj", "cv.pdf", "pdf"),
        (office(WORD), "cv.docx", "docx"),
        (office(WORD.replace("document.main", "template.main")), "cv.dotx", "docx"),
        (office("application/vnd.ms-word.document.macroEnabled.main+xml"), "cv.docm", "docx"),
        (b"<!DOCTYPE html><p>Hi", "cv.html", "html"),
        (b"<!-- saved --><HTML><BODY>Hi", "cv.htm", "html"),
        ('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">'.encode("utf-16"), "cv.xhtml", "html"),
        (b"<div><p>A fragment</p></div>", "", "html"),
        (b'{"basics": {"name": "Ada Moss"}}', "cv.json", "jsonresume"),
        (b'\xef\xbb\xbf{"work": [], "skills": []}', "", "jsonresume"),
        (b'{"basics": {"name": ', "cv.json", "jsonresume"),
        (b"# Ada Moss", "cv.md", "markdown"),
        (b"<div align=center><b>Ada</b></div>\n# Skills", "README.md", "markdown"),
        (b"# Ada Moss", "cv.txt", "text"),
        (b"I write %PDF-1.4 parsers by hand", "cv.txt", "text"),
        (b"{name} goes here", "", "text"),
        ("Résumé".encode("latin-1"), "cv.txt", "text"),
        ("Résumé".encode("utf-16-be"), "cv.txt", "text"),
        (b"2 < 3 and 4 > 3", "cv.txt", "text"),
        (b"{\\rtf1\\ansi Hello}", "cv.rtf", "rtf"),
        (b"\xef\xbb\xbf\r\n{\\rtf1 Hello}", "cv.rtf", "rtf"),
        (odf("text"), "cv.odt", "odt"),
        (odf("text-template"), "cv.ott", "odt"),
        (zipped(**{"META-INF/manifest.xml": f'<a media-type="{ODF}.text"/>', "content.xml": ""}), "cv.odt", "odt"),
        (f'<?xml version="1.0"?>\n<office:document office:mimetype="{ODF}.text">'.encode(), "cv.fodt", "odt"),
        (b"%PDF-1.7\n1 0 obj\n" + office(WORD), "cv.pdf", "pdf"),
        (office(WORD) + b"%PDF-1.7\n", "cv.docx", "docx"),
        (b"From: Ada Moss\nSubject: My application\n\nDear all", "letter.txt", "text"),
        (b"BM is short for business manager", "cv.txt", "text"),
        (b"MZ Consulting, Zurich", "cv.txt", "text"),
        (b"#!important: read this", "cv.txt", "text"),
        (b"# Ada Moss", "cv.\u202emd", "markdown"),
        (b"Hello", "cv.txt. ", "text"),
    ],
)
def test_a_format_is_told_by_content_and_a_fitting_name_gives_no_notice(data, name, expected):
    found = detect(data, name)
    assert found.format == expected
    assert found.notices == ()


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"%PDF-1.7\n", "cv.docx", "pdf"),
        (b"<html><body>Hi", "cv.pdf", "html"),
        (b"Just words", "cv.pdf", "text"),
        (b"Just words", "cv.DOC", "text"),
        (b'{"basics": {}}', "cv.txt", "jsonresume"),
        (b"{\\rtf1 Hello}", "cv.doc", "rtf"),
        (b"{\\rtf1 Hello}", "cv.docx", "rtf"),
        (odf("text"), "cv.docx", "odt"),
        (office(WORD), "cv.pdf", "docx"),
        (office(WORD), "cv.odt", "docx"),
        (b"%PDF-1.7\n" + office(WORD), "cv.docx", "pdf"),
        (b"Just words", "cv.odt", "text"),
        (b"Just words", "cv\u202efdp.exe", "text"),
        (b"<html><body>Hi", "cv.docx ", "html"),
    ],
)
def test_a_name_that_says_otherwise_is_noticed_and_not_believed(data, name, expected):
    found = detect(data, name)
    assert found.format == expected
    assert [notice.kind for notice in found.notices] == ["extension_mismatch"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "picture"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "picture"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "picture"),
        (b"\x1f\x8b\x08" + bytes(40), "archive"),
        (zipped(**{"notes.txt": "hello"}), "archive"),
        (b"PK\x05\x06" + bytes(18), "archive"),
        (office("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "Excel"),
        (office("application/vnd.openxmlformats-officedocument.presentationml.slideshow+xml"), "PowerPoint"),
        (odf("spreadsheet"), "OpenDocument spreadsheet"),
        (odf("presentation-template"), "OpenDocument presentation"),
        (zipped(mimetype="application/vnd.sun.xml.writer"), "OpenOffice 1"),
        (f'<?xml version="1.0"?><office:document office:mimetype="{ODF}.spreadsheet">'.encode(), "spreadsheet"),
        (zipped(mimetype="application/epub+zip"), "e-book"),
        (zipped(**{"Index/Document.iwa": ""}), "Pages"),
        (OLE + "WordDocument".encode("utf-16-le"), "97-2003"),
        (OLE + "WordDocument".encode("utf-16-le"), "save as .docx"),
        (OLE, "old Office"),
        (OLE, "save as .docx"),
        (OLE + "Workbook".encode("utf-16-le"), "Excel"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "PowerPoint"),
        (OLE + "__properties_version1.0".encode("utf-16-le"), "Outlook"),
        (b"\xdb\xa5-\0" + bytes(40), "Word 2"),
        (b"II*\0" + bytes(40), "picture"),
        (b"\0\0\0\x18ftypheic" + bytes(40), "picture"),
        (b"\0\0\0\x18ftypisom" + bytes(40), "sound or video"),
        (b"BM\x36\0\0\0\0\0\0\0\x36\0" + bytes(40), "picture"),
        (b"MZ\x90\0" + bytes(80), "program"),
        (b"\x7fELF\2\1\1" + bytes(40), "program"),
        (b"notes.txt" + bytes(248) + b"ustar\x0000" + bytes(248), "archive"),
        (zipped(**{"FixedDocSeq.fdseq": ""}), "XPS"),
        (b"#!/bin/sh\nrm -rf /\n", "script"),
        (b"<?php echo 1;", "script"),
        (b"@echo off\r\n", "script"),
        (b"Received: from a.example\r\n by b.example\r\nMessage-ID: <1@a.example>\r\nFrom: Ada\r\n\r\nHi", "e-mail"),
        (bytes(2_000), "binary"),
        (b"%!PS-Adobe-3.0", "PostScript"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "Word document in XML"),
        (b'<?xml version="1.0"?><svg/>', "XML"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n", "web archive"),
        (b'{"name": "a-package", "version": "1.0.0"}', "jsonresume.org"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_what_is_not_read_is_named_with_what_to_do(data, said):
    with pytest.raises(UnsupportedFormat) as caught:
        detect(data, "cv.pdf")
    assert said in str(caught.value)
    assert caught.value.advice


def test_a_locked_word_document_is_told_from_an_old_one():
    with pytest.raises(EncryptedDocument, match="password"):
        detect(OLE + "EncryptedPackage".encode("utf-16-le"), "cv.docx")


@pytest.mark.parametrize("data", [office(WORD)[:-30], b"PK\x03\x04", zipped(**{"word/document.xml": "<w/>"})])
def test_a_damaged_package_is_corrupt(data):
    with pytest.raises(CorruptDocument):
        detect(data, "cv.docx")


def test_deeply_nested_json_is_no_crash():
    assert detect(b'{"a":' * 100_000, "cv.json").format == "jsonresume"
    assert detect(b'{"a":' * 100_000, "cv.txt").format == "text"


def test_a_package_is_looked_into_within_the_limits():
    with pytest.raises(LimitExceeded):
        detect(office(WORD), "cv.docx", Limits(part_bytes=10))
    with pytest.raises(LimitExceeded):
        detect(zipped(**{f"part{number}": "" for number in range(20)}), "cv.docx", Limits(entries=10))


@pytest.mark.parametrize(
    "text", [b"junk %PDF-1 " + b"1" * 500_000, b"<!--" * 100_000, b"From:" * 100_000, b"A: b\n" * 50_000]
)
def test_looking_for_marks_takes_no_more_than_the_length_of_the_file(text):
    start = time.process_time()
    detect(text, "cv.txt")
    assert time.process_time() - start < 1
