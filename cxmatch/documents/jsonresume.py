"""What would a JSON Resume read like on paper?"""

import json
import re
from collections.abc import Iterator
from typing import Any

from cxmatch.documents.document import Extract, Line
from cxmatch.documents.limits import Limits
from cxmatch.documents.text import decode
from cxmatch.errors import CorruptDocument

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-\d{1,2})?(?:T.*)?$")
_TAGS = re.compile(r"</?(?:p|br|ul|ol|li|b|i|strong|em|div|span)\b[^<>]{0,200}>", re.IGNORECASE)


def read(data: bytes, *, limits: Limits) -> Extract:
    """The lines of a resume under ordinary headings, as a person would set the same facts.

    Args:
        data: The bytes of the file.
        limits: Text behind its `characters` is left to the caller to cut.

    Raises:
        CorruptDocument: It is no JSON, or a part of it has another type than the schema says.

    Example:
        >>> resume = b'{"work": [{"position": "Agent", "name": "Acme", "startDate": "2020-01"}]}'
        >>> [line.text for line in read(resume, limits=Limits()).lines]
        ['Experience', 'Agent, Acme', 'Jan 2020 - Present']
    """
    del limits
    decoded = decode(data)
    try:
        value = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        raise CorruptDocument(
            f"the JSON cannot be parsed ({error})",
            advice="It may have been cut off; check it with a JSON validator",
        ) from error
    if not isinstance(value, dict):
        raise CorruptDocument(f"the top of a JSON Resume must be an object, not {_called(value)}")
    return Extract(tuple(_lines(value)), "json", None, decoded.notices)


def _lines(resume: dict[str, Any]) -> Iterator[Line]:
    basics = _object(resume.get("basics"), "basics")
    yield from _contact(basics)
    if summary := _text(basics.get("summary"), "basics.summary"):
        yield Line("Summary", new_block=True)
        yield from _prose(summary)
    for key, heading in (
        ("work", "Experience"),
        ("volunteer", "Volunteer Experience"),
        ("projects", "Projects"),
        ("education", "Education"),
        ("certificates", "Certifications"),
        ("skills", "Skills"),
        ("languages", "Languages"),
        ("awards", "Awards"),
        ("publications", "Publications"),
        ("interests", "Interests"),
        ("references", "References"),
    ):
        entries = _list(resume.get(key), key)
        if not entries:
            continue
        yield Line(heading, new_block=True)
        for at, entry in enumerate(entries):
            place = f"{key}[{at}]"
            if isinstance(entry, str):
                yield from _prose(entry)
            else:
                yield from _ENTRIES[key](_object(entry, place), place, at > 0)


def _contact(basics: dict[str, Any]) -> Iterator[Line]:
    place = _object(basics.get("location"), "basics.location")
    where = _joined(place, "basics.location", "address", "city", "region", "postalCode", "countryCode")
    reach = [_text(basics.get(key), f"basics.{key}") for key in ("email", "phone")]
    links = [_text(basics.get("url", basics.get("website")), "basics.url")]
    for at, profile in enumerate(_list(basics.get("profiles"), "basics.profiles")):
        name = f"basics.profiles[{at}]"
        links.append(_joined(_object(profile, name), name, "network", "username", "url"))
    for text in (
        _text(basics.get("name"), "basics.name"),
        _text(basics.get("label"), "basics.label"),
        " | ".join(filter(None, (*reach, where))),
        " | ".join(filter(None, links)),
    ):
        if text:
            yield Line(text)


def _job(entry: dict[str, Any], place: str, apart: bool) -> Iterator[Line]:
    # "company" is of drafts before 1.0, which are still about; "organization" is of volunteer work.
    employer = next((key for key in ("name", "company", "organization") if entry.get(key)), "name")
    head = _joined(entry, place, "position", employer, "location")
    yield from _entry(entry, place, apart, head, ("description", "summary"))


def _project(entry: dict[str, Any], place: str, apart: bool) -> Iterator[Line]:
    roles = ", ".join(_texts(entry.get("roles"), f"{place}.roles"))
    head = ", ".join(filter(None, (_joined(entry, place, "name", "entity"), roles)))
    yield from _entry(entry, place, apart, head, ("description", "summary"))
    if keywords := ", ".join(_texts(entry.get("keywords"), f"{place}.keywords")):
        yield Line(keywords)


def _study(entry: dict[str, Any], place: str, apart: bool) -> Iterator[Line]:
    degree = " in ".join(filter(None, (_text(entry.get(key), f"{place}.{key}") for key in ("studyType", "area"))))
    head = ", ".join(filter(None, (degree, _joined(entry, place, "institution"))))
    yield from _entry(entry, place, apart, head, ("description", "summary"), is_open=False)
    if grade := _text(entry.get("score", entry.get("gpa")), f"{place}.score"):
        yield Line(f"GPA: {grade}")
    for course in _texts(entry.get("courses"), f"{place}.courses"):
        yield Line(course, item=True)


def _skill(entry: dict[str, Any], place: str, apart: bool) -> Iterator[Line]:
    del apart
    name = _text(entry.get("name", entry.get("language")), f"{place}.name")
    level = _text(entry.get("level", entry.get("fluency")), f"{place}.level")
    head = f"{name} ({level})" if name and level else name or level
    keywords = ", ".join(_texts(entry.get("keywords"), f"{place}.keywords"))
    text = ": ".join(filter(None, (head, keywords)))
    if text:
        yield Line(text, item=True)


def _honour(entry: dict[str, Any], place: str, apart: bool) -> Iterator[Line]:
    del apart
    day = next((entry[key] for key in ("date", "releaseDate") if entry.get(key)), None)
    head = ", ".join(
        filter(
            None,
            (
                _joined(entry, place, "name", "title", "awarder", "issuer", "publisher"),
                _day(day, f"{place}.date"),
            ),
        )
    )
    if head:
        yield Line(head, item=True)
    yield from _prose(_text(entry.get("summary"), f"{place}.summary"))


def _reference(entry: dict[str, Any], place: str, apart: bool) -> Iterator[Line]:
    if name := _text(entry.get("name"), f"{place}.name"):
        yield Line(name, new_block=apart)
    yield from _prose(_text(entry.get("reference"), f"{place}.reference"))


_ENTRIES = {
    "work": _job,
    "volunteer": _job,
    "projects": _project,
    "education": _study,
    "certificates": _honour,
    "skills": _skill,
    "languages": _skill,
    "awards": _honour,
    "publications": _honour,
    "interests": _skill,
    "references": _reference,
}


def _entry(
    entry: dict[str, Any], place: str, apart: bool, head: str, prose: tuple[str, ...], *, is_open: bool = True
) -> Iterator[Line]:
    if head:
        yield Line(head, new_block=apart)
    if dates := _dates(entry, place, is_open):
        yield Line(dates, new_block=apart and not head)
    for key in prose:
        yield from _prose(_text(entry.get(key), f"{place}.{key}"))
    for highlight in _texts(entry.get("highlights"), f"{place}.highlights"):
        yield Line(" ".join(_TAGS.sub(" ", highlight).split()), item=True)


def _dates(entry: dict[str, Any], place: str, is_open: bool) -> str:
    first = _day(entry.get("startDate"), f"{place}.startDate")
    last = _day(entry.get("endDate"), f"{place}.endDate")
    if first and not last and is_open:
        last = "Present"
    return " - ".join(filter(None, (first, last)))


def _day(value: Any, place: str) -> str:
    text = _text(value, place)
    date = _DATE.match(text)
    if not date:
        return text
    month = int(date[2] or 0)
    return f"{_MONTHS[month - 1]} {date[1]}" if 1 <= month <= len(_MONTHS) else date[1]


def _prose(text: str) -> Iterator[Line]:
    """Lines of a longer text; many tools put HTML or Markdown bullets into them."""
    for line in re.split(r"[\r\n]+", re.sub(r"(?i)<(?:br|/p|/li)\b[^<>]{0,200}>", "\n", text)):
        if clean := _TAGS.sub(" ", line).strip():
            yield Line(clean)


def _joined(entry: dict[str, Any], place: str, *keys: str) -> str:
    return ", ".join(filter(None, (_text(entry.get(key), f"{place}.{key}") for key in keys)))


def _texts(value: Any, place: str) -> list[str]:
    if isinstance(value, str):
        return [value] if value.strip() else []
    texts = (_text(entry, f"{place}[{at}]") for at, entry in enumerate(_list(value, place)))
    return [text for text in texts if text]


def _text(value: Any, place: str) -> str:
    """A string; numbers, which tools write for years and grades, are taken as such."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise _wrong(place, "text", value)


def _list(value: Any, place: str) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise _wrong(place, "a list", value)
    return [entry for entry in value if entry is not None]


def _object(value: Any, place: str) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise _wrong(place, "an object", value)
    return value


def _wrong(place: str, due: str, value: Any) -> CorruptDocument:
    return CorruptDocument(
        f"{place} of the JSON Resume must be {due}, not {_called(value)}",
        advice="See the schema at jsonresume.org",
    )


def _called(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
