"""What opening somebody of a ranking shows, as the worker makes it."""

import re
from datetime import date
from pathlib import Path

import pytest

from cxmatch import Document, match, rank, score
from cxmatch.ranking.drawn import Drawn, Seen
from cxmatch.ranking.row import Row
from cxmatch.reports.pages.section import SECTION, section

EXAMPLES = Path(__file__).resolve().parents[3] / "docs" / "examples"
POSTING = EXAMPLES / "postings" / "customer-experience-manager.docx"
AS_OF = date(2026, 11, 1)
RESUMES = sorted((EXAMPLES / "resumes").glob("*"))


def scored(source: Path | Document, role: str | None = None) -> str:
    report = score(source, as_of=AS_OF)
    best = report.best_role if role is None else role
    return section(Seen(Row(path="a", status="ok", role=best), report.fits, report.rejected, report, None, "f" * 64))


def compared(resume: Path, posting: Path, kind: str) -> str:
    found = match(resume, posting, as_of=AS_OF)
    row = Row(path="a", status="ok", kind=kind, score=found.score)
    return section(Seen(row, (), (), None, found, "f" * 64))


def texts(html: str) -> str:
    (text,) = re.findall(r'<div class="text".*?</div>\s*</div>\s*</div>', html, re.DOTALL)
    return re.sub(r"<sup.*?</sup>|<[^>]+>", "", text)


@pytest.mark.parametrize("resume", RESUMES, ids=lambda path: path.stem)
def test_points_in_the_text_add_up_to_the_score(resume: Path) -> None:
    report = score(resume, as_of=AS_OF)
    best = report.fits[0]
    html = scored(resume)
    place = sorted(fit.role for fit in report.fits).index(best.role)
    points = re.findall(rf'<sup class="[ra]{place}">([+−][\d.]+)', html)
    assert round(sum(float(one.replace("−", "-")) for one in points), 2) == best.score


@pytest.mark.parametrize("resume", RESUMES, ids=lambda path: path.stem)
def test_places_have_ids_where_something_leads_to_them_and_only_there(resume: Path) -> None:
    html = scored(resume)
    led_to = set(re.findall(r'href="#([^"]+)"', html))
    assert set(re.findall(r'<mark id="([^"]+)"', html)) == led_to
    assert all(place.startswith("ffffffff-") for place in led_to)


def test_of_roles_with_hardly_a_sign_there_is_a_bar_and_no_marks() -> None:
    report = score(EXAMPLES / "resumes" / "dolores-quintanilla-reyes.pdf", as_of=AS_OF)
    html = scored(EXAMPLES / "resumes" / "dolores-quintanilla-reyes.pdf")
    clear = [fit for fit in report.fits if fit.score >= 5]
    assert 1 < len(clear) < len(report.fits)
    assert html.count('type="radio"') == len(clear)
    assert html.count('class="bar') == len(report.fits)


def test_the_role_asked_for_is_shown_even_where_there_is_hardly_a_sign_of_it() -> None:
    html = scored(EXAMPLES / "resumes" / "mateus-prado.pdf", role="expert")
    assert re.search(r'<input type="radio" name="role" checked><span>Customer experience expert</span>', html)


def test_what_was_not_counted_stands_with_its_reason() -> None:
    resume = EXAMPLES / "resumes" / "thandiwe-mokoena.docx"
    rejected = [one for one in score(resume, as_of=AS_OF).rejected if one.role == "associate"]
    assert rejected
    assert all(f"{one.note}</span>" in scored(resume) for one in rejected)


def test_beside_a_posting_it_is_the_resume_s_text_with_all_that_is_asked() -> None:
    html = compared(EXAMPLES / "resumes" / "tavita-leota.docx", POSTING, "resume")
    found = match(EXAMPLES / "resumes" / "tavita-leota.docx", POSTING, as_of=AS_OF)
    assert html.count('<div class="text"') == 1
    assert "Tavita Leota" in texts(html)
    assert html.count('<span class="status ') == len(found.asked) + len(found.deal_breakers)
    assert all(f"<b>{one.name}</b>" in html for one in found.asked)


def test_beside_a_resume_it_is_the_posting_s_text() -> None:
    html = compared(EXAMPLES / "resumes" / "tavita-leota.docx", POSTING, "posting")
    assert html.count('<div class="text"') == 1
    assert "Tavita" not in texts(html)


def test_markup_in_a_text_is_text() -> None:
    words = "</noscript></details><script>alert(1)</script><img src=x onerror=alert(1)>"
    document = Document.from_text(f"Ada Roe\n\nExperience\nTracked metrics {words} and data.\n", name=words)
    html = scored(document)
    assert "<script" not in html
    assert "</noscript" not in html
    assert "<img" not in html
    assert "&lt;/noscript&gt;&lt;/details&gt;&lt;script&gt;" in html


@pytest.mark.parametrize("posting", [None, POSTING], ids=["roles", "posting"])
def test_a_blind_part_has_quotes_what_is_missing_and_no_text(posting: Path | None) -> None:
    with Drawn(SECTION) as drawn:
        ranking = rank(EXAMPLES / "resumes", posting=posting, as_of=AS_OF, blind=True, drawn=drawn)
        parts = {row.path: drawn[row.path] for row in ranking}
    for row in ranking:
        html = parts[row.path]
        assert 'class="text"' not in html
        if posting is None:
            assert html.count("checked") == 1
            assert html.count('<span class="number">+') > 3
        else:
            assert html.count('<span class="status ') == len(row.asked) + len(row.deal_breakers)
