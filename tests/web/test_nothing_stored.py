"""What is sent leaves no trace: no temporary file, no log, nothing beside the answer."""

import subprocess
import sys

import cxmatch
from tests.web.conftest import SAMPLES, Serve

WORDS = "Zebulon Quartermaine"


def test_nothing_of_a_resume_is_in_temporary_files_or_logs_or_beside_the_server(serve: Serve) -> None:
    served = serve(at_once=1)
    before = {path.name for path in served.folder.iterdir()}
    text = f"{WORDS}\nSummary\nCoached a team of five agents.\n".encode() + b" " * (3 * 2**20)
    answers = [
        served.post("/v1/score", files={"file": (f"{WORDS}.txt", text)}),
        served.post("/", files={"resume": (f"{WORDS}.txt", text)}),
        served.post(
            "/", files={"resume_text": (None, f"{WORDS}\nCoached a team of five agents."), "posting": ("", b"")}
        ),
        served.post("/v1/score", files={"file": (f"{WORDS}.pdf", b"%PDF-1.7 " + text)}),
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 422]
    assert {path.name for path in served.folder.rglob("*")} == before
    served.process.terminate()
    served.process.wait(20)
    assert served.told == ""


def test_a_large_file_does_not_go_to_the_disk(serve: Serve) -> None:
    served = serve(at_once=1)
    large = (SAMPLES / "resumes" / "mateus-prado.pdf").read_bytes() + b"\n" * (5 * 2**20)
    for path, name in (("/v1/score", "file"), ("/", "resume")):
        assert served.post(path, files={name: ("cv.pdf", large)}).status_code == 200
    # Whatever opens a file for writing is told, a file without a name too.
    assert served.told == ""


def test_the_answer_may_not_be_kept(serve: Serve) -> None:
    served = serve(at_once=1)
    answer = served.post("/v1/score", files={"file": ("cv.txt", b"Coached a team of five agents.")})
    assert answer.headers["cache-control"] == "no-store"
    assert cxmatch.__version__ in answer.text


HELD = """
import gc, sys
from cxmatch.documents.document import Document
from cxmatch.web import page_tasks, tasks
names = ["Zebulon" + "Quartermaine", "Xantippe" + "quill"]
words = "{} {}\\nExperience\\nSupport agent at {}works, 2019 - Present\\nCoached {}s in content and metrics.\\n"
text = words.format(*names, names[0].lower(), names[1].lower())
limits = {"file_bytes": 2**20}
read = tasks.read({"name": "a.txt", "kind": None, "reader": "pdfium", "why": "", "limits": {}}, text.encode())
options = {"as_of": None, "as_given": True, "title": None, "role": "", "names": ["resume"], "texts": {}}
for task in ("tasks:score", "tasks:audit", "page_tasks:resume"):
    request = {"task": "cxmatch.web." + task, "options": options, "documents": [read], "lexicon": None}
    tasks.answer(request, b"")
del read, text, request
gc.collect()
held = [
    one for holder in gc.get_objects() if holder is not names for one in gc.get_referents(holder)
    if isinstance(one, str | bytes) and any(name.lower() in str(one).lower() for name in names) and one not in names
]
print(*{repr(one)[:200] for one in held}, sep="\\n")
"""


def test_a_worker_holds_no_word_of_what_it_answered() -> None:
    done = subprocess.run([sys.executable, "-c", HELD], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr[-2_000:]
