"""Whole answers, as people get them.

After a change that is meant, run `pytest tests/golden --write-golden` and read the difference.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

import cxmatch
from cxmatch.reports.audits import render_audit
from cxmatch.reports.improvements import render_improvement
from cxmatch.reports.tables import render
from cxmatch.reports.terminal import render_ranking, render_report

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parents[1] / "docs" / "examples"
AS_OF = date(2026, 11, 1)


def printed(answer: object) -> str:
    console = Console(width=110, no_color=True, highlight=False, legacy_windows=False)
    with console.capture() as captured:
        console.print(answer)
    return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"


def report_of(name: str, *, full: bool = False) -> str:
    report = cxmatch.score((EXAMPLES / name).read_bytes(), as_of=AS_OF)
    return printed(render_report(report, full=full))


def audited(name: str, title: str) -> str:
    found = cxmatch.audit((EXAMPLES / name).read_bytes(), title=title, as_of=AS_OF)
    return printed(render_audit(found, cxmatch.Lexicon.load()))


def improved() -> str:
    found = cxmatch.improve(
        (EXAMPLES / "resumes" / "noor-al-hadithi.pdf").read_bytes(),
        role="specialist",
        posting=(EXAMPLES / "postings" / "customer-experience-specialist.pdf").read_bytes(),
        cover_letter=(EXAMPLES / "letters" / "noor-al-hadithi.txt").read_bytes(),
        search=True,
        as_of=AS_OF,
    )
    return printed(render_improvement(found, cxmatch.Lexicon.load()))


def ranking() -> cxmatch.Ranking:
    found = cxmatch.rank(EXAMPLES / "resumes", as_of=AS_OF)
    rows = tuple(row.model_copy(update={"path": Path(row.path).name}) for row in found.rows)
    return found.model_copy(update={"rows": rows})


ANSWERS: dict[str, Callable[[], str]] = {
    "score-resume.txt": lambda: report_of("resumes/mateus-prado.pdf", full=True),
    "score-posting.txt": lambda: report_of("postings/customer-experience-manager.docx"),
    "audit.txt": lambda: audited("postings/customer-experience-manager.docx", "Customer experience manager"),
    "improve.txt": improved,
    "rank.txt": lambda: printed(render_ranking(ranking(), cxmatch.Lexicon.load())),
    "rank.csv": lambda: render(ranking(), "csv").replace("\r\n", "\n"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_whole_answer_is_as_it_was_read_last(name: str, request: pytest.FixtureRequest) -> None:
    answer, file = ANSWERS[name](), HERE / name
    if request.config.getoption("--write-golden"):
        file.write_text(answer, encoding="utf-8", newline="\n")
    assert file.read_text(encoding="utf-8") == answer
