"""What every posting says, whatever the work: equal opportunity, screening, privacy, recruiters, and the like."""

from collections.abc import Mapping
from typing import Final

LEGAL_LINES: Final[Mapping[str, tuple[str, ...]]] = {
    "equal opportunity": (
        "equal opportunity/opportunities employer ~2", "equal employment opportunity/opportunities ~1", "eeo", "eeoc",
        "without regard to ~1", "regardless of race/religion/color/sex/gender/age/background ~2",
        "on the basis of race/color/sex/gender/age/religion ~2", "protected veteran", "affirmative action",
        "sexual orientation", "gender identity", "national origin", "protected by/under law ~4",
        "do/does not discriminate ~1", "value/celebrate/embrace diversity ~2", "diverse/inclusive workplace ~2",
        "women/minorities encouraged apply ~4",
    ),
    "accommodation": (
        "reasonable accommodation*", "accommodation* process/request/disab* ~4", "accommodation for/in application ~4",
    ),
    "screening and privacy": (
        "e verify", "background check/screening ~3", "criminal history/record* ~3", "fair chance",
        "drug test/screen ~1", "privacy policy/notice ~1", "personal data/information process/collect ~5", "gdpr",
        "ccpa",
    ),
    "recruiters": (
        "third party recruiter/agency/agencies ~3", "no agencies/recruiters", "unsolicited resume ~2",
    ),
    "not a whole list": (
        "not intended to be/cover/contain ~2", "not an/a exhaustive/complete/comprehensive list ~2",
        "reserve the right ~2", "may change at any time ~4", "subject to change ~1",
        "other duties as/may assigned ~2",
    ),
}  # fmt: skip
"""Ways, as in a lexicon's concepts, by what they are about. English of any field; written by us."""
