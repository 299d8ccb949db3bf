"""Reading a file fetches nothing, writes nothing and runs nothing, whatever the file asks for."""

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.hostile.acting import everything
from tests.hostile.reading import ending

ROOT = Path(__file__).resolve().parents[2]

READ = """
    import json, sys
    sys.path.insert(0, {root!r})
    from pathlib import Path
    from cxmatch.documents.limits import Limits
    from cxmatch.documents import sandbox
    from cxmatch.errors import DocumentError

    def read(path):
        body, outcomes = path.read_bytes(), set()
        for reader in ("pdfium", "pdfminer") if body.startswith(b"%PDF") else ("auto",):
            request = dict(name=path.name, kind=None, reader=reader, why="", limits=sandbox.limits_to_json(Limits()))
            try:
                words = "Coached five people" in sandbox.read_task(request, body)
                outcomes.add("Document" if words else "no words")
            except DocumentError as error:
                outcomes.add(error.kind)
        return sorted(outcomes)

    files = sorted(Path(sys.argv[1]).iterdir())
"""
"""What workers run for a file, each reader in turn, in a process that can be watched."""

WATCHED = """
    ACTS = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile",
            "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.truncate",
            "shutil.", "tempfile.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "pty.",
            "pickle.find_class")
    acts, armed = [], False

    def watch(event, arguments):
        if not armed:
            return
        flags = os.O_WRONLY | os.O_RDWR | os.O_CREAT
        writes = event == "open" and (set(str(arguments[1] or "")) & set("wax+") or (arguments[2] or 0) & flags)
        if writes or event.startswith(ACTS):
            acts.append([event, str(arguments)[:200]])

    import os
    sys.addaudithook(watch)
    # The libraries are loaded by the honest files: what is asked is what the hostile ones make them do.
    for path in sorted(Path(sys.argv[2]).iterdir()):
        read(path)
    armed = True
    outcomes = {path.name: read(path) for path in files}
    armed = False
    open(sys.argv[3], "w").write(json.dumps([outcomes, acts]))
"""


def files(folder: Path, url: str) -> Path:
    """A folder with every file that asks for something."""
    into = folder / "files"
    into.mkdir()
    for name, data in everything(url, folder).items():
        (into / re.sub(r"\W+", "-", name)).write_bytes(data)
    return into


def honest(folder: Path) -> Path:
    """A folder with an honest file of each format."""
    into = folder / "honest"
    into.mkdir()
    for name in ("formats", "postings"):
        for path in (ROOT / "docs" / "examples" / name).iterdir():
            shutil.copy(path, into / path.name)
    (into / "text.rtf").write_bytes(rb"{\rtf1\ansi Coached five people and answered customers by telephone.\par}")
    return into


def test_actions_in_a_file_are_not_carried_out(server: tuple[str, list[bytes]], tmp_path: Path) -> None:
    url, asked = server
    for name, data in everything(url, tmp_path).items():
        found = ending(data)
        assert found.kind in ("Document", "UnsafeDocument", "UnsupportedFormat", "UnreadableText"), (name, found.what)
        assert found.kind == "UnreadableText" or "Coached five people" in found.text or found.kind != "Document", name
    assert asked == []
    assert not (tmp_path / "canary").exists()


def test_an_audit_hook_sees_no_socket_no_writing_and_no_program(
    server: tuple[str, list[bytes]], tmp_path: Path
) -> None:
    url, asked = server
    script = textwrap.dedent(READ).format(root=str(ROOT)) + textwrap.dedent(WATCHED)
    answer = tmp_path / "answer.json"
    command = [sys.executable, "-B", "-c", script, str(files(tmp_path, url)), str(honest(tmp_path)), str(answer)]
    subprocess.run(command, check=True, capture_output=True, timeout=120, cwd=tmp_path)
    outcomes, acts = json.loads(answer.read_text(encoding="utf-8"))
    assert acts == []
    assert asked == []
    assert sum("Document" in found for found in outcomes.values()) >= len(outcomes) * 0.7


def test_the_hook_of_this_test_sees_what_it_looks_for(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    deeds = textwrap.dedent("""
        def read(path):
            import socket, subprocess
            socket.socket().close()
            open(path.parent / "written", "w").close()
            subprocess.run(["true"])
    """)
    script = textwrap.dedent(READ).format(root=str(ROOT)) + deeds + textwrap.dedent(WATCHED)
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "file").write_bytes(b"")
    answer = tmp_path / "answer.json"
    command = [sys.executable, "-B", "-c", script, str(tmp_path / "one"), str(empty), str(answer)]
    subprocess.run(command, check=True, capture_output=True, timeout=120, cwd=tmp_path)
    _, acts = json.loads(answer.read_text(encoding="utf-8"))
    assert {event.partition(".")[0] for event, _ in acts} >= {"socket", "open", "subprocess"}


TRACE = shutil.which("strace")


@pytest.mark.skipif(TRACE is None, reason="there is no strace")
def test_the_system_sees_no_socket_no_writing_and_no_program(server: tuple[str, list[bytes]], tmp_path: Path) -> None:
    """What an audit hook cannot see: what PDFium and libxml2 do by themselves."""
    url, _ = server
    marked = textwrap.dedent("""
        import os
        for path in sorted(Path(sys.argv[2]).iterdir()):
            read(path)
        os.path.exists("/the reading begins")
        for path in files:
            read(path)
        os.path.exists("/the reading ends")
    """)
    script = textwrap.dedent(READ).format(root=str(ROOT)) + marked
    trace = tmp_path / "trace"
    calls = "trace=%file,%network,%process"
    command = [
        str(TRACE),
        "-f",
        "-qq",
        "-s",
        "300",
        "-e",
        calls,
        "-o",
        str(trace),
        sys.executable,
        "-B",
        "-c",
        script,
        str(files(tmp_path, url)),
        str(honest(tmp_path)),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, cwd=tmp_path)
    if not trace.exists() or "ptrace" in done.stderr:
        pytest.skip("this system allows no tracing")
    assert done.returncode == 0, done.stderr
    whole = trace.read_text(encoding="utf-8", errors="replace")
    seen = whole.partition("/the reading begins")[2].partition("/the reading ends")[0]
    assert seen
    acts = re.compile(
        r"\b(?:socket|connect|bind|sendto|execve|execveat|fork|vfork|unlink\w*|rename\w*|mkdir\w*|rmdir|symlink\w*|"
        r"link\w*|truncate|chmod|creat)\(|O_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND)"
    )
    assert [line for line in seen.splitlines() if acts.search(line)] == []


VARIABLES = ("CMAP_PATH", "PYTHONSTARTUP", "PYTHONINSPECT", "XML_CATALOG_FILES", "SGML_CATALOG_FILES")


def test_a_worker_looks_at_no_variable_that_loads_code(tmp_path: Path) -> None:
    """CMAP_PATH would have pdfminer.six load pickles; the others run Python files or open others."""
    trap = tmp_path / "trap"
    trap.mkdir()
    for name in ("sitecustomize.py", "usercustomize.py", "json.py", "startup.py"):
        (trap / name).write_text(f"open({str(tmp_path / 'canary')!r}, 'w').close()\n", encoding="utf-8")
    script = textwrap.dedent("""
        import json, sys
        sys.path.insert(0, sys.argv[1])
        import cxmatch.documents.sandbox as sandbox
        from cxmatch.documents.limits import Limits
        print(sandbox.run("tests.hostile.test_nothing_acts:variables", {}, limits=Limits(), source="x"))
    """)
    names = {**dict.fromkeys(VARIABLES, str(trap)), "PYTHONSTARTUP": str(trap / "startup.py")}
    done = subprocess.run(
        [sys.executable, "-c", script, str(ROOT)],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=trap.parent,
        env={**os.environ, **names, "TRAP": "1"},
    )
    assert (done.stdout.strip(), done.returncode) == ("TRAP", 0), done.stderr
    assert not (tmp_path / "canary").exists()


def variables(_request: dict[str, object], _body: bytes) -> str:
    """Run in the worker by the test above."""
    return " ".join(sorted({*VARIABLES, "TRAP"} & set(os.environ)))
