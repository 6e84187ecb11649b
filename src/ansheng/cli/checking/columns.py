"""Columns of a Facts class: what to know of each, as plain data and in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ansheng import units
from ansheng.errors import word
from ansheng.facts.headers import header
from ansheng.facts.kinds import Fact
from ansheng.facts.record import Facts
from ansheng.reports.reference.ruling import KINDS, say
from ansheng.words import Lang, Words


def column(cls: type[Facts], fact: Fact[Any], lang: Lang) -> dict[str, Any]:
    """What to know of a fact's column, as plain data; of a list also the columns of its items."""
    return {
        "name": fact.name,
        "title": fact.label(lang),
        "header": header(cls, fact, lang),
        "kind": fact.kind,
        "unit": fact.unit or None,
        "minimum": fact.minimum,
        "options": dict(fact.options),
        "aliases": list(fact.aliases),
        "judged": fact.judged,
        "note": fact.note,
        "items": [column(fact.item, inner, lang) for inner in fact.item.facts().values()]
        if fact.item
        else [],
    }


def kind_unit_options(entry: Mapping[str, Any], lang: Lang) -> tuple[str, str | None, str | None]:
    """Kind, unit and options of a column in words."""
    options = [word(lang, Words(title, key)) for key, title in entry["options"].items()]
    unit = units.label(entry["unit"], lang) if entry["unit"] else None
    return say(KINDS, entry["kind"], lang), unit, word(lang, Words("、", ", ")).join(options) or None
