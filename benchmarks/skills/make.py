"""Makes data/skills.json out of ESCO's names and our own list.

    python benchmarks/skills/make.py skills.txt [--dry] [--why]

skills.txt holds the names of the skills of the ESCO classification of the European Commission (CC BY 4.0), one a line:
the column preferredLabel of its file skills_en.csv. own.json, beside this file, holds the tools that ESCO lacks, and
says of some of its names how they are written. Of one name in both, what own.json says stands. The same files give
the same bytes.

--dry writes nothing. --why prints each name that is left out, with the reason.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any, Final

from selection import BRACKETS, Chosen, choose, languages

from cxmatch.lexicon.skills import SKILLS_FILE, Skills

HERE: Final = Path(__file__).parent
TARGET: Final = HERE.parents[1] / "data" / SKILLS_FILE
SOURCES: Final = {"ESCO": "ESCO classification of the European Commission, CC BY 4.0"}
_OF_SPEAKING: Final = (
    "speak* spoken fluen* bilingual multilingual trilingual language* written writing write reading native proficien* "
    "conversational verbal* oral* translat* interpret* command communicat* level content tongue learn* plus must "
    "required mandatory essential needed necessary preferred desirable advantage* bonus asset knowledge instructions "
    "basic intermediate advanced b1 b2 c1 c2".split()
)
_WIDELY_SPOKEN: Final = (
    "English Spanish French German Italian Portuguese Dutch Chinese Mandarin Japanese Arabic Russian Hindi".split()
)
_OF_NATIONS: Final = "America* market* compan* cuisine food restaurant* fries culture* history literature".split()


def main() -> int:
    """Makes the file."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("esco", type=Path, help="ESCO's names, one a line")
    arguments.add_argument("--dry", action="store_true", help="write nothing")
    arguments.add_argument("--why", action="store_true", help="print what is left out, and why")
    asked = arguments.parse_args()
    names = asked.esco.read_text(encoding="utf-8").splitlines()
    own = json.loads((HERE / "own.json").read_text(encoding="utf-8"))
    entries, left_out = merged(names, own)
    text = written(entries)
    Skills.parse(text, source=str(TARGET))
    if not asked.dry:
        TARGET.write_text(text, encoding="utf-8")
    for chosen in left_out if asked.why else ():
        print(f"{chosen.reason}: {chosen.name}")
    esco = sum(entry["source"] == "ESCO" for entry in entries)
    print(f"{len(entries)} entries: {esco} of ESCO's {len(names)} names, and {len(entries) - esco} of our own")
    print("kinds:", dict(Counter(entry["kind"] for entry in entries)))
    print("from ESCO:", dict(Counter(entry["kind"] for entry in entries if entry["source"] == "ESCO")))
    print("left out:", dict(Counter(chosen.reason for chosen in left_out)))
    return 0


def merged(names: list[str], own: dict[str, Any]) -> tuple[list[dict[str, Any]], list[Chosen]]:
    """All entries in the order of the alphabet, and what is left out."""
    entries: dict[str, dict[str, Any]] = {}
    left_out = []
    spoken = languages(names)
    ours = [entry for group in own["groups"].values() for entry in group]
    taken = {name.lower(): entry["name"] for entry in ours for name in entry.get("written", ())}
    for chosen in map(choose, names):
        if chosen.reason:
            left_out.append(chosen)
        elif taken.get(chosen.name.lower(), chosen.name) != chosen.name:
            left_out.append(chosen._replace(reason="a name that texts use for another tool"))
        elif chosen.name not in spoken:
            entries.setdefault(chosen.name.lower(), _of_esco(chosen, own["lists"]))
    for name in spoken:
        entries[name.lower()] = _language({"name": name, "kind": "language", "source": "ESCO"})
    known = {BRACKETS.sub("", name) for name in names}
    for entry in ours:
        if entry["source"] == "ESCO" and entry["name"] not in known:
            raise SystemExit(f"own.json says that {entry['name']!r} is from ESCO, which has no such name")
        made = _language(entry) if entry["kind"] == "language" else _with_lists(entry, own["lists"])
        entries[entry["name"].lower()] = made
    return sorted(entries.values(), key=lambda entry: (entry["name"].lower(), entry["name"])), left_out


def _of_esco(chosen: Chosen, lists: dict[str, list[str]]) -> dict[str, Any]:
    entry: dict[str, Any] = {"name": chosen.name, "kind": chosen.kind, "source": "ESCO"}
    if chosen.written or chosen.doubtful:
        entry["written"] = [chosen.name]
    if chosen.doubtful:
        word = chosen.name.lower()
        entry["senses"] = [{"verdict": "accept", "forms": [word], "near": lists["code"]}, {"forms": [word]}]
    return entry


def _language(entry: dict[str, Any]) -> dict[str, Any]:
    """The entry of a language: its name is said of people and things as well, so it needs company."""
    name = entry["name"]
    others = [other for other in _WIDELY_SPOKEN if other != name]
    senses = [
        {"after": _OF_NATIONS},
        {"verdict": "accept", "sections": ["skills"]},
        {"verdict": "accept", "near": [*_OF_SPEAKING, *others]},
        {"forms": [name]},
    ]
    return {**entry, "written": [*entry.get("written", ()), name], "senses": senses}


def _with_lists(entry: dict[str, Any], lists: dict[str, list[str]]) -> dict[str, Any]:
    senses = [{key: _words(value, lists) for key, value in rule.items()} for rule in entry.get("senses", ())]
    return {**entry, "senses": senses} if senses else entry


def _words(value: Any, lists: dict[str, list[str]]) -> Any:
    return lists[value[1:]] if isinstance(value, str) and value.startswith("@") else value


def written(entries: list[dict[str, Any]]) -> str:
    """The file's text, an entry a line."""
    head = {"format": 1, "name": "tools and named skills", "sources": SOURCES}
    lines = ",\n".join("    " + json.dumps(entry, ensure_ascii=False) for entry in entries)
    return f'{json.dumps(head, indent=2)[:-2]},\n  "skills": [\n{lines}\n  ]\n}}\n'


if __name__ == "__main__":
    sys.exit(main())
