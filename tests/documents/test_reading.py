"""One call reads a document from wherever it comes, and says what is wrong with it."""

import io
import json
import os
import re
import stat
import sys
from pathlib import Path

import docx
import pytest

import cxmatch.errors as errors
from cxmatch.documents.document import Document
from cxmatch.documents.limits import Limits
from cxmatch.documents.names import shown
from cxmatch.documents.reading import read, read_as

PROSE = "Summary\nCoached nine agents at a help desk and wrote its guides.\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "cv.txt"
    path.write_text(PROSE, encoding="utf-8")
    return path


def test_every_source_of_the_same_bytes_gives_the_same_document(file):
    with file.open("rb") as opened:
        documents = [
            read(file),
            read(str(file)),
            read(file.read_bytes()),
            read(opened),
            read(bytearray(file.read_bytes())),
        ]
    assert len({document.model_copy(update={"name": ""}).model_dump_json() for document in documents}) == 1
    assert documents[0].text == PROSE


def test_the_name_is_that_of_the_file(file):
    with file.open("rb") as opened:
        assert read(file).name == read(opened).name == str(file)
    assert read(io.BytesIO(PROSE.encode())).name == "file object"
    assert read(PROSE.encode()).name == "bytes"


def test_a_document_comes_back_as_it_is():
    document = Document.from_text(PROSE)
    assert read(document) is document


def test_a_document_that_is_said_to_be_of_another_kind_is_cut_at_that_kinds_headings():
    text = "Benefits\nPaid training, 01/2019 to 03/2021.\n\nWhat you will do\nAnswer calls."
    guessed = Document.from_text(text, kind="resume")
    assert read(guessed, kind="posting") == Document.from_text(text, kind="posting") != guessed
    assert read(guessed, kind="resume") == guessed


def test_a_document_that_only_may_be_of_another_kind_is_read_as_what_it_is_given_as():
    text = b"Northwind\nBenefits\nTea and a warm room.\n"
    assert (read(text).kind, read(text).kind_confidence) == ("resume", 0.5)
    document = read_as(text, "posting")
    assert document.kind == "posting"
    assert [section.kind for section in document.sections] == ["duties", "benefits"]


def test_a_document_that_is_surely_of_another_kind_is_refused_unless_the_caller_is_sure():
    text = b"Experience\nHelper, 01/2019 to 03/2021\nAnswered calls and trained two others.\n"
    with pytest.raises(errors.UsageError, match="this is a resume, and a posting is needed"):
        read_as(text, "posting")
    assert read_as(text, "posting", sure=True).kind == "posting"


def test_a_file_object_is_read_from_where_it_stands_and_left_open():
    source = io.BytesIO(b"skip" + PROSE.encode())
    source.seek(4)
    assert read(source).text == PROSE
    assert not source.closed


def test_a_file_object_that_gives_a_little_at_a_time_is_read_to_its_end():
    class Slow(io.BytesIO):
        def read(self, size=-1):
            return super().read(min(size, 7))

    assert read(Slow(PROSE.encode())).text == PROSE


def word_bytes():
    document = docx.Document()
    document.add_heading("Summary", 1)
    document.add_paragraph("Coached nine agents at a help desk and wrote its guides.")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "expected", "reader"),
    [
        (PROSE.encode(), "cv.txt", "text", "none"),
        (PROSE.encode("utf-16"), "cv.txt", "text", "none"),
        (b"# Summary\nCoached nine agents at a **help desk** and wrote its guides.", "cv.md", "markdown", "none"),
        (
            b"<h1>Summary</h1><p>Coached nine agents at a help desk and wrote its guides.</p>",
            "cv.html",
            "html",
            "lxml",
        ),
        (word_bytes(), "cv.docx", "docx", "python-docx"),
        (
            json.dumps({"basics": {"summary": "Coached nine agents at a help desk and wrote its guides."}}).encode(),
            "cv.json",
            "jsonresume",
            "json",
        ),
    ],
    ids=["text", "utf-16", "markdown", "html", "docx", "json"],
)
def test_the_same_words_come_out_of_every_format(tmp_path, data, name, expected, reader):
    path = tmp_path / name
    path.write_bytes(data)
    document = read(path)
    assert (document.format, document.reader, document.notices) == (expected, reader, ())
    assert document.text.split() == PROSE.split()
    assert document.section_at(document.text.index("Coached")).kind == "summary"


def test_a_wrong_ending_is_noticed(tmp_path):
    path = tmp_path / "cv.pdf"
    path.write_text(PROSE)
    assert [notice.kind for notice in read(path).notices] == ["extension_mismatch"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "EmptyFile"),
        (b" \n ", "EmptyFile"),
        (b"<html></html>", "EmptyFile"),
        (b"\x89PNG\r\n\x1a\n", "UnsupportedFormat"),
        (b"PK\x03\x04", "CorruptDocument"),
        (b'{"basics": {"name": []}}', "CorruptDocument"),
        ("Ada Moss \ufffd\ufffd\ufffd\ufffd\ufffd".encode(), "UnreadableText"),
        (b"%PDF-1.4\n", "CorruptDocument"),
    ],
)
def test_every_error_is_of_its_kind_and_names_the_file(tmp_path, data, kind):
    path = tmp_path / "odd.bin"
    path.write_bytes(data)
    with pytest.raises(errors.DocumentError) as caught:
        read(path)
    assert caught.value.kind == kind
    assert caught.value.source == str(path)


@pytest.mark.parametrize("source", ["path", "bytes", "object"])
def test_a_file_that_is_too_large_is_refused_before_it_is_read(file, source):
    data = file.read_bytes()
    limits = Limits(file_bytes=len(data) - 1)
    given = {"path": file, "bytes": data, "object": io.BytesIO(data)}[source]
    with pytest.raises(errors.LimitExceeded) as caught:
        read(given, limits=limits)
    assert (caught.value.limit, caught.value.value) == ("file_bytes", len(data) - 1)
    assert caught.value.source
    assert read(file, limits=Limits(file_bytes=len(data))).text == PROSE


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing.pdf", "no such file"),
        (PROSE, "Document.from_text"),
        ("Coached nine agents and wrote the guides", "Document.from_text"),
        ("x" * 5_000, "Document.from_text"),
        ("", "empty"),
        ("a\0b", "cannot be opened"),
    ],
)
def test_a_path_without_a_file_says_what_to_do(name, said):
    with pytest.raises(errors.FileUnreadable) as caught:
        read(name)
    assert said in str(caught.value)
    assert len(str(caught.value)) < 500


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(errors.FileUnreadable, match="folder"):
        read(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no FIFOs")
def test_a_fifo_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(errors.FileUnreadable, match="regular"):
        read(tmp_path / "pipe")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no FIFOs")
def test_a_path_that_becomes_a_fifo_after_the_first_look_does_not_block(tmp_path, file, monkeypatch):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    honest = file.stat()
    monkeypatch.setattr(os, "stat", lambda path, **_: honest)
    with pytest.raises(errors.FileUnreadable, match="regular"):
        read(str(pipe))


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="the system has no /dev/zero")
def test_a_device_is_refused():
    with pytest.raises(errors.FileUnreadable, match="regular"):
        read("/dev/zero")


@pytest.mark.skipif(sys.platform == "win32" or getattr(os, "geteuid", int)() == 0, reason="may read all files")
def test_a_file_without_permission_says_so(file):
    file.chmod(stat.S_IWUSR)
    with pytest.raises(errors.FileUnreadable, match="permission"):
        read(file)


def test_a_refused_permission_says_so(file, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(errors.FileUnreadable, match="permission"):
        read(file)


@pytest.mark.parametrize("url", ["https://a.example/cv.pdf", "s3://bucket/cv.pdf", "file:///tmp/cv.pdf"])
def test_a_url_is_refused(url):
    with pytest.raises(errors.UsageError, match="URL"):
        read(url)


def test_a_file_object_that_gives_text_is_refused():
    with pytest.raises(errors.UsageError, match="'rb'"):
        read(io.StringIO(PROSE))


def test_a_closed_file_object_cannot_be_read():
    source = io.BytesIO(PROSE.encode())
    source.close()
    with pytest.raises(errors.FileUnreadable, match="closed"):
        read(source)


@pytest.mark.parametrize("source", [None, 7, [PROSE]])
def test_what_is_no_source_is_refused(source):
    with pytest.raises(errors.UsageError, match=type(source).__name__):
        read(source)


@pytest.mark.parametrize("option", [{"reader": "eyes"}, {"kind": "memo"}])
def test_an_unknown_option_is_refused(option):
    with pytest.raises(errors.UsageError, match=next(iter(option.values()))):
        read(PROSE.encode(), **option)


def test_control_characters_in_names_are_shown_escaped_in_every_error(tmp_path):
    path = tmp_path / "cv\x1b[2J.pdf"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(errors.CorruptDocument, match=r"cv\\x1b\[2J\.pdf"):
        read(path)


def test_control_characters_in_names_of_missing_files_are_shown_escaped():
    with pytest.raises(errors.FileUnreadable) as caught:
        read("cv\x1b[2J\r\u202e.pdf")
    assert not re.search(r"[\x00-\x1f\u202e]", str(caught.value))
    assert r"cv\x1b[2J\r\u202e.pdf" in str(caught.value)


def test_a_long_name_is_cut():
    assert shown("x" * 10_000) == "x" * 4_095 + "…"
    assert shown("x" * 4_096) == "x" * 4_096


def test_isolated_reading_gives_the_same_document(file):
    assert read(file, isolated=True) == read(file)
