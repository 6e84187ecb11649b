"""What the records of hazards and enforcement declare, as ``declared.json`` keeps it.

Names, kinds, titles, units, options and words are what tables, ledgers and scripts of others hold on to. ``python -m
tests.hazards.declared`` writes the file anew when one of them is to change.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ansheng.facts.kinds.fact import Fact
from ansheng.facts.record import Facts
from ansheng.hazards import (
    CaseRecord,
    EscalationRecord,
    HazardEntry,
    InspectionRecord,
    ListingRecord,
    PenaltyRecord,
    RiskRecord,
    SanctionRecord,
)
from ansheng.hazards.entry import EventFields
from ansheng.hazards.lists import MeasureRecord

FILE = Path(__file__).with_name("declared.json")
CLASSES: tuple[type[Facts], ...] = (
    HazardEntry, EventFields, RiskRecord, EscalationRecord, ListingRecord, InspectionRecord, PenaltyRecord,
    SanctionRecord, CaseRecord, MeasureRecord,
)  # fmt: skip
TOLD = (
    "kind", "title", "en", "unit", "options", "other_names", "implies", "beside", "dated", "after", "deadline", "past",
    "estimated", "minimum", "named", "never", "judged", "parts", "product", "stated", "titled", "note",
)  # fmt: skip


def plain(value: object) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in value]
    return value if isinstance(value, str | bool | int | float | None) else str(value)


def of_fact(fact: Fact[Any]) -> dict[str, Any]:
    """What a fact declares, but for what says nothing."""
    said = {name: plain(getattr(fact, name)) for name in TOLD if hasattr(fact, name)}
    return {name: value for name, value in said.items() if value not in ("", [], {}, None, False)}


def told() -> dict[str, dict[str, Any]]:
    """What each class declares, by its name: what it is called, then its facts, those as in its parent by name only."""
    return {cls.__name__: {"": [cls.title, cls.en, cls.table], **_facts(cls)} for cls in CLASSES}


def _facts(cls: type[Facts]) -> dict[str, Any]:
    parent = cls.__mro__[1]
    above = parent.facts() if issubclass(parent, Facts) and parent in CLASSES else {}
    return {
        name: None if name in above and of_fact(above[name]) == of_fact(fact) else of_fact(fact)
        for name, fact in cls.facts().items()
    }


def main() -> None:
    """Write the file."""
    blocks = []
    for name, facts in told().items():
        lines = [f" {json.dumps(n)}: {json.dumps(f, ensure_ascii=False)}" for n, f in facts.items()]
        blocks.append(f"{json.dumps(name)}: {{\n" + ",\n".join(lines) + "\n}")
    FILE.write_text("{\n" + ",\n".join(blocks) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
