"""What a posting really asks for, and whether it says so: its title beside the role that its text describes."""

import re
from datetime import date
from typing import Final, Literal

from cxmatch.documents.document import Document, Frozen, Notice, Passage
from cxmatch.documents.limits import Limits
from cxmatch.documents.opinions import Reader
from cxmatch.documents.reading import Source, read_as
from cxmatch.errors import UsageError
from cxmatch.hiring.auditing.boilerplate import boilerplate_of
from cxmatch.hiring.auditing.findings import Facts, Finding, YearsCompared, compare_years, findings
from cxmatch.hiring.auditing.levels import levels_said
from cxmatch.hiring.auditing.mixed import SecondRole, second_role
from cxmatch.hiring.auditing.titles import NamedRole, TitleRole, title_role
from cxmatch.hiring.customers import CustomerSign, customers_of
from cxmatch.lexicon import Lexicon
from cxmatch.scoring.leading import people_led, telling
from cxmatch.scoring.report import Evidence, Provenance
from cxmatch.scoring.scoring import checked, score
from cxmatch.scoring.years_asked import least_required

SURELY: Final = ((80.0, 0.95), (60.0, 0.88), (20.0, 0.65))
"""From which score on (0 to 100), which share of texts was named right (0 to 1): cross-validated over labelled ads,
jobs and resumes, docs/decisions/0006-competing-roles.md. Below the last, most texts were no work of the field."""
LONGEST_TITLE: Final = 100
"""Characters; a longer line is no title."""
TITLE_LINES: Final = 3
"""Lines at the head of a text in which a title is looked for."""
_OTHER_LINE: Final = re.compile(
    r"[-•*·▪●–]\s|\W*(?:(?:department|division|team|company|employer|location|salary|pay|contact|recruiter|level"
    r"|industry|posted by"
    r"|job (?:type|level|family)|(?:hiring|line|direct) (?:manager|supervisor))\s*:|report(?:s|ing) (?:in)?to\b"
    r"|welcome to\b|(?:to )?apply\b)",
    re.IGNORECASE,
)
"""How a line of a head begins that is no title, though it may name somebody's: an item of a list, "Reports to: ..."."""
_BEFORE_TITLE: Final = re.compile(r"^\W*(?:job title|title|position|role|job|vacancy|post)\s*[:–—-]\s*", re.IGNORECASE)


class Audit(Frozen):
    """What a posting asks for, and whether it says so.

    Attributes:
        document: The posting.
        title: Its title, given or found at its head; None where there is none.
        title_at: Where it was found; None where it was given.
        title_role: The id of the role that the title's words name; None where they name none, or several.
        title_named: The words of the title that name roles.
        described_role: The id of the role that the text describes; None where nothing speaks for any.
        described_score: That role's score, 0 to 100; None without a role.
        surely: How often the role was right for labelled texts of such a score, 0 to 1 (see `SURELY`); None where the
            score is below all of those, there is no role, or the lexicon has no contest: its scores say another thing.
        scores: The score of every role, 0 to 100, by id.
        agrees: Whether title and text agree; None where one of them names no role.
        second: A second role that is mixed in; None where there is none.
        years_required: The least whole years asked for, rounded down: 0 for months and for "no experience needed";
            None where nothing is said. What is only preferred is not required.
        years_at: The words that ask for them.
        years_compared: They, beside what the guide asks for the described role; None without a role.
        leads_people: Whether the post leads people.
        leads_at: The words that say so.
        customers: "b2b", "b2c" or "both"; None where the text does not say.
        customers_at: The words that speak for either.
        entry_at: Words that say that the post is for beginners.
        senior_at: Words that say that it is for the experienced.
        evidence: What speaks for the described role, and against it.
        missing: Core keywords of the described role that the text does not show, those first that would bring most.
        boilerplate: Share of the text, 0 to 1, that the company says of itself and its offers, and legal lines.
        boilerplate_at: Where it stands.
        findings: What misleads, the gravest first.
        notices: What a reader of this answer should know of the document.
        provenance: How it was made.
    """

    document: Document
    title: str | None
    title_at: Passage | None
    title_role: str | None
    title_named: tuple[NamedRole, ...]
    described_role: str | None
    described_score: float | None
    surely: float | None
    scores: dict[str, float]
    agrees: bool | None
    second: SecondRole | None
    years_required: int | None
    years_at: Passage | None
    years_compared: YearsCompared | None
    leads_people: bool
    leads_at: tuple[Passage, ...]
    customers: Literal["b2b", "b2c", "both"] | None
    customers_at: tuple[CustomerSign, ...]
    entry_at: tuple[Passage, ...]
    senior_at: tuple[Passage, ...]
    evidence: tuple[Evidence, ...]
    missing: tuple[str, ...]
    boilerplate: float
    boilerplate_at: tuple[Passage, ...]
    findings: tuple[Finding, ...]
    notices: tuple[Notice, ...]
    provenance: Provenance


def audit(
    posting: Source,
    *,
    title: str | None = None,
    lexicon: Lexicon | None = None,
    as_of: date | None = None,
    sure: bool = False,
    reader: Reader = "auto",
    isolated: bool = False,
    limits: Limits | None = None,
) -> Audit:
    r"""What a posting asks for, whether its title says so, and what in it misleads.

    Args:
        posting: A path, bytes, a binary file, or a `Document`, as for `score`.
        title: The posting's title; looked for in its first lines where None.
        lexicon: The roles and their words; customer experience where None.
        as_of: The day of asking; today (UTC) where None.
        sure: Whether the caller knows that it is a posting, whatever it looks like.
        reader: Who reads a PDF, as for `read`.
        isolated: Whether the file is read in a worker process with limits.
        limits: Bounds on one file.

    Returns:
        The audit: `described_role` beside `title_role`, `years_required`, `leads_people` and `customers` with their
        places, core keywords that are `missing`, and `findings`, the gravest first.

    Raises:
        DocumentError: The posting cannot be read, or is empty.
        UsageError: It is plainly no posting, or the title is blank or no text.

    Example:
        >>> text = "You answer customers by chat and phone, log each ticket and escalate. No experience needed."
        >>> found = audit(Document.from_text(text, kind="posting"), title="Customer experience specialist")
        >>> found.described_role, found.title_role, found.agrees, found.years_required
        ('associate', 'specialist', False, 0)
    """
    lexicon, day, limits = checked(lexicon, as_of, limits)
    if title is not None and (not isinstance(title, str) or not title.strip()):
        raise UsageError("the title is blank", source="title", advice="Give the title's words, or leave it out")
    document = read_as(posting, "posting", sure=sure, reader=reader, isolated=isolated, limits=limits)
    report = score(document, lexicon=lexicon, as_of=day)
    best, second = report.best, second_role(report)
    named, title_at = _title_in(document, lexicon) if title is None else (title_role(title.strip(), lexicon), None)
    asked = least_required(document)
    years, years_at = (asked.years, document.passage(asked.start, asked.end)) if asked else (None, None)
    compared = compare_years(lexicon.role(best.role), years) if best else None
    leads_at = tuple(document.passage(led.start, led.end) for led in telling(people_led(document)))
    customers = customers_of(document, lexicon)
    levels, boilerplate = levels_said(document, lexicon), boilerplate_of(document)
    facts = Facts(best, named, title_at, second, years, years_at, compared, leads_at, levels, boilerplate)
    return Audit(
        document=document,
        title=title.strip() if title else named.title if named else None,
        title_at=title_at,
        title_role=named.role if named else None,
        title_named=named.named if named else (),
        described_role=best.role if best else None,
        described_score=best.score if best else None,
        surely=next((share for least, share in SURELY if lexicon.contest and best and best.score >= least), None),
        scores={fit.role: fit.score for fit in report.fits},
        agrees=named.role == best.role if best and named and named.role else None,
        second=second,
        years_required=years,
        years_at=years_at,
        years_compared=compared,
        leads_people=bool(leads_at),
        leads_at=leads_at,
        customers=customers.type,
        customers_at=customers.signs,
        entry_at=levels.entry,
        senior_at=levels.senior,
        evidence=best.evidence if best else (),
        missing=best.missing if best else (),
        boilerplate=boilerplate.share,
        boilerplate_at=boilerplate.places,
        # What cannot be read does not mislead: a notice says that the text is in another language.
        findings=findings(facts, lexicon) if document.is_english else (),
        notices=(*report.notices, *customers.notices),
        provenance=report.provenance,
    )


def _title_in(document: Document, lexicon: Lexicon) -> tuple[TitleRole | None, Passage | None]:
    """The first line at the head of a text that can be a title and names a role."""
    start = seen = 0
    for line in document.text.split("\n"):
        if line.strip():
            seen += 1
            found = _title_of(line, lexicon)
            if found is not None:
                begin = start + line.index(found.title)
                return found, document.passage(begin, begin + len(found.title))
        if seen == TITLE_LINES:
            break
        start += len(line) + 1
    return None, None


def _title_of(line: str, lexicon: Lexicon) -> TitleRole | None:
    said = _BEFORE_TITLE.sub("", line).strip(" \t#*_")
    if (
        not said
        or _OTHER_LINE.match(line.lstrip())
        or len(said) > LONGEST_TITLE
        or said.endswith((".", "!", "?", ":", ";", ","))
    ):
        return None
    found = title_role(said, lexicon)
    return found if found.named else None
