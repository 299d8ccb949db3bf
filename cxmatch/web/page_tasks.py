"""What a worker does for the page: the same calls as for programs, and their answers as parts of a page."""

from pathlib import Path
from typing import Final

from cxmatch.comparing.comparing import match
from cxmatch.documents.document import Document, DocumentKind
from cxmatch.documents.reading import read_as
from cxmatch.errors import UsageError
from cxmatch.hiring.auditing.audit import audit as audit_one
from cxmatch.hiring.improving.improve import improve
from cxmatch.hiring.planning.plan import plan as plan_hire
from cxmatch.reports.pages import rendering
from cxmatch.reports.pages.audit import audit_view
from cxmatch.reports.pages.plan import plan_view
from cxmatch.reports.pages.resume import resume_view
from cxmatch.scoring.scoring import score
from cxmatch.web.tasks import Request, documents_of, lexicon_of

TEMPLATES: Final = Path(__file__).parent / "templates"
PASTED: Final = "pasted text"
"""What answers call a document that came without a file."""


def resume(request: Request, _body: bytes) -> str:
    """A resume for who wrote it, beside every role and perhaps beside a posting."""
    lexicon, options = lexicon_of(request), request["options"]
    if options["role"]:
        lexicon.role(options["role"])  # which says so where there is none, before the work is done
    given = _given(request)
    sure = options["as_given"]
    own = read_as(_needed(given["resume"], "resume"), "resume", sure=sure)
    posting = given["posting"] and read_as(given["posting"], "posting", sure=sure)
    report = score(own, lexicon=lexicon)
    advice = [improve(own, role=role.id, posting=posting, lexicon=lexicon, sure=True) for role in lexicon.roles]
    beside = match(own, posting, lexicon=lexicon, sure=True) if posting else None
    tiers = [tier.id for tier in lexicon.growth]
    view = resume_view(report, advice, beside, role=options["role"] or None, tiers=tiers)
    return rendering.html("resume_answer.html", more=TEMPLATES, view=view, is_english=own.is_english)


def audit(request: Request, _body: bytes) -> str:
    """What a posting asks for, and what in it misleads."""
    lexicon, options = lexicon_of(request), request["options"]
    posting = read_as(_needed(_given(request)["posting"], "posting"), "posting", sure=options["as_given"])
    found = audit_one(posting, title=options["title"] or None, lexicon=lexicon, sure=True)
    view = audit_view(found, score(posting, lexicon=lexicon), lexicon)
    return rendering.html("audit_answer.html", more=TEMPLATES, view=view)


def plan(request: Request, _body: bytes) -> str:
    """Which role to hire, with the growth as a chart."""
    options = request["options"]
    counts = bytes.fromhex(options["table"]) or options["counts"] or None
    asked = {name: value for name, value in options.items() if name not in ("table", "counts")}
    found = plan_hire(counts=counts, **asked, lexicon=lexicon_of(request))
    return rendering.html("plan_answer.html", more=TEMPLATES, plan=plan_view(found))


def _given(request: Request) -> dict[str, Document | None]:
    """The documents of a request by their fields; those that came as text are made of it."""
    read = iter(documents_of(request))
    kinds: tuple[DocumentKind, ...] = ("resume", "posting")
    texts, names = request["options"]["texts"], request["options"]["names"]
    made: dict[str, Document | None] = {}
    for kind in kinds:
        if kind in names:
            made[kind] = next(read)
        else:
            made[kind] = Document.from_text(texts[kind], name=PASTED) if kind in texts else None
    return made


def _needed(document: Document | None, kind: str) -> Document:
    if document is None:
        raise UsageError(f"there is no {kind} yet", source=kind, advice="Choose a file, or paste the text")
    return document
