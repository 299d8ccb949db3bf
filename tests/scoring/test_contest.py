"""How roles share a text, and what each piece of evidence gets of a share."""

import json
from datetime import date
from math import exp, log
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmatch import Document, Lexicon, score
from cxmatch.documents.document import DocumentKind
from cxmatch.scoring.contest import SLOPE, favourite, shares, weights
from cxmatch.scoring.points import Piece
from cxmatch.scoring.strengths import Strength

AS_OF = date(2026, 1, 1)
NAMES = ["waiter", "cook", "baker", "chef"]
quick = settings(max_examples=80, deadline=None)


def lexicon(roles: list[str], contest: dict[str, Any]) -> Lexicon:
    concepts = [
        {"name": name, "group": group, "source": "here", "ways": [name]}
        for name, group in (("serve", "front"), ("greet", "front"), ("fry", "back"))
    ]
    described = [{"id": role, "title": role, "terms": [{"term": f"{role} word"}]} for role in roles]
    return Lexicon.parse(
        json.dumps({"format": 1, "name": "kitchens", "roles": described, "concepts": concepts, "contest": contest})
    )


SMALL = lexicon(
    ["waiter", "cook"],
    {
        "none": 2,
        "core": {"waiter": 1, "cook": 1},
        "groups": {"front": {"concepts": {"waiter": 1, "cook": -0.5}, "ways": {"waiter": 0.5}}},
        "concepts": {"fry": {"weights": {"cook": 2}}, "greet": {"weights": {"waiter": 0.5, "cook": 3}}},
        "signals": {"people led": {"waiter": -1, "cook": -1}},
    },
)


def at(name: str, start: int = 0) -> Piece:
    return Piece(name, start, start + 4)


def said(column: str, value: float = 1.0, *pieces: Piece) -> Strength:
    return Strength(column, value, pieces or (at(column),))


by_role = st.dictionaries(st.sampled_from(NAMES), st.floats(-6, 6), max_size=4)


@st.composite
def contests(draw: st.DrawFn) -> Lexicon:
    roles = NAMES[: draw(st.integers(1, 4))]

    def of() -> dict[str, float]:
        return {role: weight for role, weight in draw(by_role).items() if role in roles}

    return lexicon(
        roles,
        {
            "none": draw(st.floats(0, 8)),
            "core": {role: draw(st.floats(0.01, 4)) for role in roles},
            "groups": {group: {"concepts": of(), "ways": of()} for group in ("front", "back")},
            "concepts": {name: {"weights": of()} for name in ("serve", "fry")},
            "signals": {"people led": of()},
        },
    )


COLUMNS = [
    *(f"core:{role}" for role in NAMES), "concepts:front", "ways:front", "concepts:back", "concept:serve",
    "concept:fry", "concept:greet", "signal:people led", "signal:2 years asked",
]  # fmt: skip
pieces = st.builds(
    at, st.sampled_from(["serve", "greet", "fry", "tray", "led"]), st.integers(0, 9).map(lambda at: 10 * at)
)
strength_lists = st.lists(
    st.builds(
        Strength,
        st.sampled_from(COLUMNS),
        st.floats(0.01, 2),
        st.lists(pieces, min_size=1, max_size=3, unique=True).map(tuple),
    ),
    max_size=8,
).map(tuple)


def oracle(strengths: tuple[Strength, ...], lexicon: Lexicon) -> tuple[dict[str, float], dict[str, float]]:
    """Each role's share of 0 to 100 by the formula as it is written, and the log of its odds."""
    assert lexicon.contest is not None
    columns = weights(lexicon)
    roles = [role.id for role in lexicon.roles]
    totals, speaking = dict.fromkeys(roles, 0.0), dict.fromkeys(roles, 0.0)
    for strength in strengths:
        for role in roles:
            part = columns.get(strength.column, {}).get(role, 0.0) * strength.value
            totals[role] += part
            speaking[role] += max(0.0, part)
    whole = exp(lexicon.contest.none) + sum(exp(total) for total in totals.values())
    score = {role: 100 * (1 - exp(-SLOPE * speaking[role])) * exp(totals[role]) / whole for role in roles}
    # The others are added up by themselves: taken away from the whole, they drown beside a role that is far ahead.
    others = {
        role: exp(lexicon.contest.none) + sum(exp(totals[other]) for other in roles if other != role) for role in roles
    }
    return score, {role: totals[role] - log(others[role]) for role in roles}


def gains(strengths: tuple[Strength, ...], lexicon: Lexicon, role: str) -> dict[Piece, float]:
    """What each piece adds to the log of the role's odds, by trying: a little more of each strength."""
    step = 1e-5
    before = oracle(strengths, lexicon)[1][role]
    found: dict[Piece, float] = {}
    for strength in strengths:
        more = oracle((*strengths, strength._replace(value=step)), lexicon)[1][role]
        for piece in strength.pieces:
            found[piece] = found.get(piece, 0.0) + (more - before) / step * strength.value / len(strength.pieces)
    return found


@quick
@given(strength_lists, contests())
def test_a_score_is_the_roles_share_by_the_formula_where_anything_raises_its_odds(
    strengths: tuple[Strength, ...], lexicon: Lexicon
) -> None:
    wanted, _ = oracle(strengths, lexicon)
    for role, share in shares(strengths, lexicon).items():
        gained = gains(strengths, lexicon, role).values()
        if any(gain > 1e-3 for gain in gained):
            assert share.score / 100 == pytest.approx(wanted[role], abs=0.0051)
        elif all(gain < -1e-3 for gain in gained):
            assert share.score == 0


@quick
@given(strength_lists, contests())
def test_points_are_whole_hundredths_whose_exact_sum_is_the_score(
    strengths: tuple[Strength, ...], lexicon: Lexicon
) -> None:
    found = shares(strengths, lexicon)
    assert list(found) == [role.id for role in lexicon.roles]
    for share in found.values():
        assert all(type(part) is int for part in (share.score, *share.points.values()))
        assert sum(share.points.values()) == share.score
        assert 0 <= share.score <= 10_000


@quick
@given(strength_lists, contests())
def test_a_piece_brings_points_where_it_raises_the_odds_and_takes_them_where_it_lowers_them(
    strengths: tuple[Strength, ...], lexicon: Lexicon
) -> None:
    for role, share in shares(strengths, lexicon).items():
        gained = gains(strengths, lexicon, role)
        assert share.points.keys() <= gained.keys()
        for piece, part in share.points.items():
            assert part <= 0 or gained[piece] > -1e-3
            assert part >= 0 or gained[piece] < 1e-3


@quick
@given(strength_lists, contests())
def test_points_of_one_sign_are_in_proportion_to_what_the_pieces_add(
    strengths: tuple[Strength, ...], lexicon: Lexicon
) -> None:
    for role, share in shares(strengths, lexicon).items():
        gained = gains(strengths, lexicon, role)
        up = {piece: part for piece, part in share.points.items() if gained[piece] > 1e-3}
        whole = sum(gained[piece] for piece in up)
        for piece, part in up.items():
            # Largest remainders move a part by less than one; pieces that add next to nothing take a few hundredths.
            assert part == pytest.approx(gained[piece] / whole * sum(up.values()), abs=5)


@quick
@given(strength_lists, contests(), st.sampled_from(NAMES), st.floats(0.01, 2))
def test_more_of_a_roles_keywords_never_lowers_it(
    strengths: tuple[Strength, ...], lexicon: Lexicon, role: str, value: float
) -> None:
    before, after = shares(strengths, lexicon), shares((*strengths, said(f"core:{role}", value)), lexicon)
    assert role not in before or after[role].score >= before[role].score


@quick
@given(strength_lists, contests())
def test_a_strength_in_two_parts_is_that_strength(strengths: tuple[Strength, ...], lexicon: Lexicon) -> None:
    halves = [strength._replace(value=strength.value / 2) for strength in strengths for _ in range(2)]
    whole, parted = shares(strengths, lexicon), shares(tuple(halves), lexicon)
    assert {role: share.score for role, share in parted.items()} == pytest.approx(
        {role: share.score for role, share in whole.items()}, abs=1
    )


def test_no_evidence_gives_no_points() -> None:
    assert {(share.score, len(share.points)) for share in shares((), SMALL).values()} == {(0, 0)}


@pytest.mark.parametrize(
    ("strengths", "scored"),
    [
        ([said("core:waiter")], {"waiter"}),
        ([said("concept:fry")], {"cook"}),
        ([said("core:waiter"), said("core:cook")], {"waiter", "cook"}),
        ([said("signal:people led")], set()),
        ([said("signal:people led"), said("core:cook")], {"cook"}),
        ([said("concepts:back"), said("concept:nothing"), said("signal:luck")], set()),
    ],
    ids=["own word", "own concept", "both", "against both", "for one, against both", "of no weight"],
)
def test_a_role_that_nothing_speaks_for_has_no_score(strengths: list[Strength], scored: set[str]) -> None:
    assert {role for role, share in shares(tuple(strengths), SMALL).items() if share.score} == scored


@pytest.mark.parametrize(
    ("strengths", "role"),
    [
        ([], None),
        ([said("signal:people led")], None),
        ([said("concept:nothing")], None),
        ([said("core:cook")], "cook"),
        ([said("concept:greet")], "cook"),
        ([said("core:waiter", 4), said("concept:greet")], "waiter"),
    ],
    ids=["nothing", "against both", "of no weight", "one", "both, one more", "both, the other more"],
)
def test_the_favourite_is_the_role_that_most_speaks_for(strengths: list[Strength], role: str | None) -> None:
    assert favourite(tuple(strengths), SMALL) == role


def test_what_has_no_weight_is_no_evidence() -> None:
    with_more = (said("core:waiter"), said("concept:nothing"), said("concepts:back"))
    assert shares(with_more, SMALL) == shares((said("core:waiter"),), SMALL)


def test_what_speaks_more_for_another_role_takes_points_away() -> None:
    found = shares((said("core:waiter", 2), said("concept:greet")), SMALL)["waiter"]
    assert found.points[at("core:waiter")] > 0 > found.points[at("concept:greet")]


def test_without_what_speaks_against_it_a_role_would_have_what_speaks_for_it_brings() -> None:
    both = shares((said("core:waiter", 3), said("signal:people led")), SMALL)["waiter"]
    assert both.points[at("core:waiter")] > both.score
    assert both.points[at("signal:people led")] == both.score - both.points[at("core:waiter")]


def test_a_strength_is_shared_among_its_pieces_evenly() -> None:
    strength = said("concepts:front", 2.0, at("serve", 10), at("greet", 30))
    first, second = shares((strength,), SMALL)["waiter"].points.values()
    assert abs(first - second) <= 1


def test_the_stronger_no_role_is_the_lower_is_every_score() -> None:
    scored = [
        shares((said("core:waiter", 2),), lexicon(["waiter"], {"none": none, "core": {"waiter": 1}}))["waiter"].score
        for none in (0, 1, 3, 8, 20)
    ]
    assert scored == sorted(scored, reverse=True)
    assert len(set(scored)) == len(scored)


@pytest.mark.parametrize(("speaks", "let_through"), [(0.1, 0.63), (0.5, 0.99), (1.0, 1.0)])
def test_little_that_speaks_for_a_role_lets_little_of_its_score_through(speaks: float, let_through: float) -> None:
    one = lexicon(["waiter"], {"none": 0, "core": {"waiter": 1}})
    undamped = 10_000 * exp(speaks) / (1 + exp(speaks))
    assert shares((said("core:waiter", speaks),), one)["waiter"].score == pytest.approx(
        let_through * undamped, rel=0.005
    )


@pytest.mark.parametrize("value", [1e-9, 500.0])
def test_the_least_and_the_most_that_can_be_shown_are_within_bounds(value: float) -> None:
    extreme = lexicon(
        ["waiter", "cook"],
        {"none": 20, "core": {"waiter": 20, "cook": 20}, "signals": {"people led": {"waiter": -20, "cook": 20}}},
    )
    found = shares((said("core:waiter", value), said("signal:people led", value)), extreme)
    for share in found.values():
        assert 0 <= share.score == sum(share.points.values()) <= 10_000


CORE = [(role.id, word) for role in Lexicon.load().roles for word in role.core]
# A dozen texts, each with a place among its own words for a use of a keyword.
RESUME = """Mara Lindqvist
mara@example.com

Summary
Person of the harbour.{summary}

Experience
{work}{done}

Skills
Rowing, letters{skills}
"""
WORK = {
    "bare": "Clerk, Ferry Office, 2019 - 2024\nSorted parcels by weight.",
    "agent": "Customer service agent, Lantern Travel, 2019 - Present\nAnswered calls and emails, issued refunds.",
    "lead": "Customer service manager, Lantern Travel, 2019 - Present\nManaged a team of nine, hired and coached them.",
    "analyst": "Customer insights analyst, Lantern Travel, 2019 - Present\nBuilt dashboards in SQL. Tested hypotheses.",
    "specialist": "Customer success manager, Harbour Gas, 2019 - Present\nRenewed 40 accounts, ran their onboarding.",
    "executive": "VP of customer experience, Lantern Travel, 2005 - Present\nAdvised the board. Spoke at conferences.",
    "two posts": "Customer success manager, Harbour Gas, 2021 - Present\nRenewed forty accounts.\n"
    "Customer service supervisor, Lantern Travel, 2014 - 2021\nSupervised twelve agents.",
    "long past": "Cashier, Harbour Shop, 1999 - 2003\nTook payments.\n"
    "Agent, Lantern Travel, 2003 - 2008\nAnswered calls.",
    "engineer": "Software engineer, Harbour Systems, 2015 - Present\nWrote services in Go and kept them running.",
    "nurse": "Registered nurse, Harbour Hospital, 2015 - Present\nCared for patients on the ward.",
}
POSTING = """{title}

Responsibilities
{work}{done}

Requirements
{asked}{summary}{skills}
"""
ADS = {
    "ad for an agent": ("Customer service representative", "Answer calls from customers.", "No experience needed."),
    "ad for a lead": ("Contact centre manager", "Lead a team of 20 agents.", "At least 5 years of experience."),
}
PLACES = {
    "in the summary": {"summary": " Known for {word}."},
    "in the work": {"done": "\nWorked on {word} every week."},
    "in the skills": {"skills": ", {word}"},
}


def text_of(base: str, **slots: str) -> tuple[str, DocumentKind]:
    filled = {"summary": "", "done": "", "skills": ""} | slots
    if base in WORK:
        return RESUME.format(work=WORK[base], **filled), "resume"
    title, work, asked = ADS[base]
    return POSTING.format(title=title, work=work, asked=asked, **filled), "posting"


def scores(base: str, **slots: str) -> dict[str, float]:
    text, kind = text_of(base, **slots)
    report = score(Document.from_text(text, kind=kind), as_of=AS_OF)
    return {fit.role: fit.score for fit in report.fits}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("base", [*WORK, *ADS])
def test_no_use_of_a_keyword_lowers_its_own_role(base: str, place: str) -> None:
    plain = scores(base)
    lowered = []
    for role, word in CORE:
        slots = {name: said.format(word=word) for name, said in PLACES[place].items()}
        if scores(base, **slots)[role] < plain[role]:
            lowered.append(word)
    assert lowered == []


def test_a_use_of_a_keyword_raises_its_role_where_there_is_room() -> None:
    plain = scores("bare")
    raised = [word for role, word in CORE if scores("bare", done=f"\nWorked on {word} every week.")[role] > plain[role]]
    # "Worked on present", "on manage" and the like are no uses; most of the 43 are.
    assert len(raised) >= 25


TELLING = [
    "Answered calls.",
    "Led a team of nine.",
    "Built dashboards.",
    "Advised the board.",
    "Rowed home.",
    "Taught.",
]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([*WORK, *ADS]), st.lists(st.sampled_from(TELLING), max_size=4))
def test_there_is_a_score_where_evidence_brings_points_and_nowhere_else(base: str, said: list[str]) -> None:
    text, kind = text_of(base, done="".join(f"\n{sentence}" for sentence in said))
    report = score(Document.from_text(text, kind=kind), as_of=AS_OF)
    for fit in report.fits:
        assert (fit.score > 0) == any(piece.points > 0 for piece in fit.evidence)
    assert (report.best is None) == all(fit.score == 0 for fit in report.fits)
