"""Which customer-experience role a resume or a posting fits, how well, and on what evidence.

A file comes in at the left and answers go out at the right; a room imports only rooms to its left:

    errors < documents | lexicon < matching < scoring < comparing < ranking < hiring < reports < web < cli

    documents   bytes -> Document: text, where each part of it came from, dates, notices
    lexicon     data/role_keywords.json -> roles and their words
    matching    Document + Lexicon -> places where a role's words stand, counted or not
    scoring     matches -> each role's fit: points, and the evidence that they are the sum of
    comparing   a resume against a posting, both directions
    ranking     many files -> ordered rows
    hiring      the questions of who hires, who is hired and who leads a team
    reports     answers -> terminal, pages, tables, JSON
    web         the page for job seekers and the interface for other programs, on this machine alone
    cli         parse, call, print, exit code

Importing this loads none of them: each public name comes from its room when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from cxmatch.comparing.comparing import match as match
    from cxmatch.comparing.comparison import Asked as Asked
    from cxmatch.comparing.comparison import Comparison as Comparison
    from cxmatch.comparing.comparison import ComparisonProvenance as ComparisonProvenance
    from cxmatch.comparing.comparison import DealBreaker as DealBreaker
    from cxmatch.comparing.comparison import Unasked as Unasked
    from cxmatch.documents.document import DateRange as DateRange
    from cxmatch.documents.document import Document as Document
    from cxmatch.documents.document import Notice as Notice
    from cxmatch.documents.document import Passage as Passage
    from cxmatch.documents.document import Section as Section
    from cxmatch.documents.document import Span as Span
    from cxmatch.documents.editing import Insertion as Insertion
    from cxmatch.documents.limits import Limits as Limits
    from cxmatch.documents.reading import read as read
    from cxmatch.documents.structure.experience import Experience as Experience
    from cxmatch.documents.structure.experience import Interval as Interval
    from cxmatch.errors import CorruptDocument as CorruptDocument
    from cxmatch.errors import CxmatchError as CxmatchError
    from cxmatch.errors import DocumentError as DocumentError
    from cxmatch.errors import EmptyFile as EmptyFile
    from cxmatch.errors import EncryptedDocument as EncryptedDocument
    from cxmatch.errors import FileUnreadable as FileUnreadable
    from cxmatch.errors import LexiconError as LexiconError
    from cxmatch.errors import LimitExceeded as LimitExceeded
    from cxmatch.errors import NoTextLayer as NoTextLayer
    from cxmatch.errors import OtherKind as OtherKind
    from cxmatch.errors import ParseTimeout as ParseTimeout
    from cxmatch.errors import UnknownRole as UnknownRole
    from cxmatch.errors import UnreadableText as UnreadableText
    from cxmatch.errors import UnsafeDocument as UnsafeDocument
    from cxmatch.errors import UnsupportedFormat as UnsupportedFormat
    from cxmatch.errors import UsageError as UsageError
    from cxmatch.errors import WorkerCrashed as WorkerCrashed
    from cxmatch.hiring.auditing.audit import Audit as Audit
    from cxmatch.hiring.auditing.audit import audit as audit
    from cxmatch.hiring.auditing.findings import Finding as Finding
    from cxmatch.hiring.auditing.findings import YearsCompared as YearsCompared
    from cxmatch.hiring.auditing.mixed import PullingLine as PullingLine
    from cxmatch.hiring.auditing.mixed import SecondRole as SecondRole
    from cxmatch.hiring.auditing.titles import NamedRole as NamedRole
    from cxmatch.hiring.customers import Customers as Customers
    from cxmatch.hiring.customers import CustomerSign as CustomerSign
    from cxmatch.hiring.drafting.draft import Blank as Blank
    from cxmatch.hiring.drafting.draft import Draft as Draft
    from cxmatch.hiring.drafting.draft import DraftSection as DraftSection
    from cxmatch.hiring.drafting.draft import Used as Used
    from cxmatch.hiring.drafting.draft import draft as draft
    from cxmatch.hiring.drafting.guide import Guide as Guide
    from cxmatch.hiring.drafting.guide import GuidePage as GuidePage
    from cxmatch.hiring.drafting.guide import GuideWord as GuideWord
    from cxmatch.hiring.drafting.guide import guide as guide
    from cxmatch.hiring.fairness.impact import Group as Group
    from cxmatch.hiring.fairness.impact import Grouping as Grouping
    from cxmatch.hiring.fairness.impact import Impact as Impact
    from cxmatch.hiring.fairness.impact import impact as impact
    from cxmatch.hiring.improving.changes import Change as Change
    from cxmatch.hiring.improving.improve import Improvement as Improvement
    from cxmatch.hiring.improving.improve import improve as improve
    from cxmatch.hiring.improving.lacking import BesideLetter as BesideLetter
    from cxmatch.hiring.improving.lacking import Lacking as Lacking
    from cxmatch.hiring.improving.searching import Company as Company
    from cxmatch.hiring.improving.searching import Search as Search
    from cxmatch.hiring.improving.searching import Suiting as Suiting
    from cxmatch.hiring.improving.uncounted import NotCounted as NotCounted
    from cxmatch.hiring.planning.growth import Growth as Growth
    from cxmatch.hiring.planning.plan import KeywordAdvice as KeywordAdvice
    from cxmatch.hiring.planning.plan import Plan as Plan
    from cxmatch.hiring.planning.plan import RoleAdvice as RoleAdvice
    from cxmatch.hiring.planning.plan import Seniority as Seniority
    from cxmatch.hiring.planning.plan import plan as plan
    from cxmatch.hiring.staffing.hire_next import HireNext as HireNext
    from cxmatch.hiring.staffing.members import Member as Member
    from cxmatch.hiring.staffing.members import MemberFit as MemberFit
    from cxmatch.hiring.staffing.next_steps import Candidate as Candidate
    from cxmatch.hiring.staffing.next_steps import FromElsewhere as FromElsewhere
    from cxmatch.hiring.staffing.next_steps import NextStep as NextStep
    from cxmatch.hiring.staffing.team import Holder as Holder
    from cxmatch.hiring.staffing.team import RoleCover as RoleCover
    from cxmatch.hiring.staffing.team import Team as Team
    from cxmatch.hiring.staffing.team import team as team
    from cxmatch.lexicon import Lexicon as Lexicon
    from cxmatch.lexicon import Role as Role
    from cxmatch.lexicon import Term as Term
    from cxmatch.ranking.blind import Labelled as Labelled
    from cxmatch.ranking.cache import Cache as Cache
    from cxmatch.ranking.parts import Best as Best
    from cxmatch.ranking.parts import Manifest as Manifest
    from cxmatch.ranking.parts import Part as Part
    from cxmatch.ranking.parts import rank_parts as rank_parts
    from cxmatch.ranking.ranking import Ranking as Ranking
    from cxmatch.ranking.ranking import rank as rank
    from cxmatch.ranking.row import Row as Row
    from cxmatch.ranking.stream import RankingStream as RankingStream
    from cxmatch.ranking.stream import rank_stream as rank_stream
    from cxmatch.ranking.walking import PassedOver as PassedOver
    from cxmatch.scoring.report import Evidence as Evidence
    from cxmatch.scoring.report import NearMiss as NearMiss
    from cxmatch.scoring.report import Provenance as Provenance
    from cxmatch.scoring.report import Rejected as Rejected
    from cxmatch.scoring.report import Report as Report
    from cxmatch.scoring.report import RoleFit as RoleFit
    from cxmatch.scoring.requirements import Requirement as Requirement
    from cxmatch.scoring.scoring import score as score

__version__ = "0.1.0"

_ROOM_OF: Final = {
    "match": "comparing.comparing",
    **dict.fromkeys(("Asked", "Comparison", "ComparisonProvenance", "DealBreaker", "Unasked"), "comparing.comparison"),
    **dict.fromkeys(("DateRange", "Document", "Notice", "Passage", "Section", "Span"), "documents.document"),
    "Insertion": "documents.editing",
    "Limits": "documents.limits",
    "read": "documents.reading",
    **dict.fromkeys(("Experience", "Interval"), "documents.structure.experience"),
    **dict.fromkeys(
        (
            "CorruptDocument", "CxmatchError", "DocumentError", "EmptyFile", "EncryptedDocument", "FileUnreadable",
            "LexiconError", "LimitExceeded", "NoTextLayer", "OtherKind", "ParseTimeout", "UnknownRole",
            "UnreadableText", "UnsafeDocument", "UnsupportedFormat", "UsageError", "WorkerCrashed",
        ),
        "errors",
    ),
    **dict.fromkeys(("Audit", "audit"), "hiring.auditing.audit"),
    **dict.fromkeys(("Finding", "YearsCompared"), "hiring.auditing.findings"),
    **dict.fromkeys(("PullingLine", "SecondRole"), "hiring.auditing.mixed"),
    "NamedRole": "hiring.auditing.titles",
    **dict.fromkeys(("CustomerSign", "Customers"), "hiring.customers"),
    **dict.fromkeys(("Blank", "Draft", "DraftSection", "Used", "draft"), "hiring.drafting.draft"),
    **dict.fromkeys(("Guide", "GuidePage", "GuideWord", "guide"), "hiring.drafting.guide"),
    **dict.fromkeys(("Group", "Grouping", "Impact", "impact"), "hiring.fairness.impact"),
    "Change": "hiring.improving.changes",
    **dict.fromkeys(("Improvement", "improve"), "hiring.improving.improve"),
    **dict.fromkeys(("BesideLetter", "Lacking"), "hiring.improving.lacking"),
    **dict.fromkeys(("Company", "Search", "Suiting"), "hiring.improving.searching"),
    "NotCounted": "hiring.improving.uncounted",
    "Growth": "hiring.planning.growth",
    **dict.fromkeys(("KeywordAdvice", "Plan", "RoleAdvice", "Seniority", "plan"), "hiring.planning.plan"),
    "HireNext": "hiring.staffing.hire_next",
    **dict.fromkeys(("Member", "MemberFit"), "hiring.staffing.members"),
    **dict.fromkeys(("Candidate", "FromElsewhere", "NextStep"), "hiring.staffing.next_steps"),
    **dict.fromkeys(("Holder", "RoleCover", "Team", "team"), "hiring.staffing.team"),
    **dict.fromkeys(("Lexicon", "Role", "Term"), "lexicon"),
    "Labelled": "ranking.blind",
    "Cache": "ranking.cache",
    **dict.fromkeys(("Best", "Manifest", "Part", "rank_parts"), "ranking.parts"),
    **dict.fromkeys(("Ranking", "rank"), "ranking.ranking"),
    "Row": "ranking.row",
    **dict.fromkeys(("RankingStream", "rank_stream"), "ranking.stream"),
    "PassedOver": "ranking.walking",
    **dict.fromkeys(("Evidence", "NearMiss", "Provenance", "Rejected", "Report", "RoleFit"), "scoring.report"),
    "Requirement": "scoring.requirements",
    "score": "scoring.scoring",
}  # fmt: skip

__all__ = sorted(_ROOM_OF)


def __getattr__(name: str) -> Any:
    if name not in _ROOM_OF:
        raise AttributeError(f"module 'cxmatch' has no attribute {name!r}")
    value = getattr(import_module(f"cxmatch.{_ROOM_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
