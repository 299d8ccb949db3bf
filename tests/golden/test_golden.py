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
from cxmatch.reports.comparisons import render_comparison
from cxmatch.reports.guides import render_guide
from cxmatch.reports.impacts import render_impact
from cxmatch.reports.improvements import render_improvement
from cxmatch.reports.plans import render_plan
from cxmatch.reports.tables import render
from cxmatch.reports.teams import render_team
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


def compared() -> str:
    resume, posting = (
        EXAMPLES / "resumes" / "mateus-prado.pdf",
        EXAMPLES / "postings" / "customer-experience-manager.docx",
    )
    found = cxmatch.match(resume.read_bytes(), posting.read_bytes(), as_of=AS_OF)
    return printed(render_comparison(found, full=True))


def ranking() -> cxmatch.Ranking:
    found = cxmatch.rank(EXAMPLES / "resumes", as_of=AS_OF)
    rows = tuple(row.model_copy(update={"path": Path(row.path).name}) for row in found.rows)
    return found.model_copy(update={"rows": rows})


def planned() -> str:
    found = cxmatch.plan(
        counts=EXAMPLES / "counts.csv",
        customers="b2b",
        startup=True,
        goals=["Launch in Brazil", "A social push on Instagram", "Redesign the app", "Win the Stevie award"],
        met=["Write help articles for the ten most frequent questions"],
        missed=["Keep first replies under two hours"],
    )
    return printed(render_plan(found))


def team() -> str:
    found = cxmatch.team(EXAMPLES / "team.csv", plan=cxmatch.plan(rate=20, customers="b2b"), as_of=AS_OF)
    return printed(render_team(found, cxmatch.Lexicon.load()))


def impact() -> str:
    fair = EXAMPLES / "fair"
    return printed(render_impact(cxmatch.impact(fair / "ranking.csv", fair / "groups.csv", top=0.25)))


ANSWERS: dict[str, Callable[[], str]] = {
    "plan.txt": planned,
    "score-resume.txt": lambda: report_of("resumes/mateus-prado.pdf", full=True),
    "score-posting.txt": lambda: report_of("postings/customer-experience-manager.docx"),
    "audit.txt": lambda: audited("postings/customer-experience-manager.docx", "Customer experience manager"),
    "improve.txt": improved,
    "match.txt": compared,
    "rank.txt": lambda: printed(render_ranking(ranking(), cxmatch.Lexicon.load())),
    "rank.csv": lambda: render(ranking(), "csv").replace("\r\n", "\n"),
    "team.txt": team,
    "impact.txt": impact,
    "guide.txt": lambda: printed(render_guide(cxmatch.guide(role="analyst"))),
    "draft.md": lambda: (
        cxmatch.draft(
            role="manager", growth="rapid", customers="both", startup=True, goals=["launch in Brazil", "a moon landing"]
        ).text
    ),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_whole_answer_is_as_it_was_read_last(name: str, request: pytest.FixtureRequest) -> None:
    answer, file = ANSWERS[name](), HERE / name
    if request.config.getoption("--write-golden"):
        file.write_text(answer, encoding="utf-8", newline="\n")
    assert file.read_text(encoding="utf-8") == answer
