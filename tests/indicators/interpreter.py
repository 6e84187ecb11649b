"""Filters as a stranger applies them to plain rows; written from their published description alone."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import attrs
import polars as pl

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]
Part = Mapping[str, Any]

DATED = {
    "actions": {"closed": "closed_on"},
    "agencies": {"withdrawn": "withdrawn_on", "rectified": "rectified_on"},
    "cases": {"closed": "closed_on"},
    "communities": {"withdrawn": "withdrawn_on"},
    "documents": {"repealed": "repealed_on", "published": "published_on"},
    "drills": {"held": "held_on"},
    "draws": {"inspected": "inspected_on"},
    "escalations": {"closed": "closed_on"},
    "hazards": {"rectified": "rectified_on", "closed": "closed_on"},
    "installations": {"installed": "installed_on"},
    "listings": {"closed": "closed_on"},
    "penalties": {"paid": "paid_on", "closed": "closed_on"},
    "rescue": {"dissolved": "dissolved_on"},
    "rounds": {"answered": "answered_on"},
    "sanctions": {"removed": "removed_on"},
    "staff": {"left": "left_on"},
    "submissions": {"submitted": "submitted_on"},
    "tasks": {"finished": "finished_on"},
    "tips": {"answered": "answered_on", "paid": "paid_on"},
}
"""The flags with a day of their own, as the documentation lists them."""


@attrs.frozen
class At:
    """Where a condition is asked: a row, a day, the item of a list at hand, and limits by standard and name."""

    row: Row
    day: date
    many: str = ""
    item: Row = attrs.field(factory=dict)
    limits: Mapping[tuple[str, str], Mapping[str, Any]] = attrs.field(factory=dict)


def value(part: Part, at: At) -> Any:
    """What a part of a condition gives; None is unknown."""
    [kind] = (key for key in part if key in KINDS)
    return KINDS[kind](part, at)


def _fact(part: Part, at: At) -> Any:
    outer, _, inner = part["fact"].partition(".")
    if not inner:
        return at.row[outer]
    assert outer == at.many
    return at.item[inner]


def _limit(part: Part, at: At) -> Any:
    stated = at.limits[part["standard"], part["limit"]]
    if "at" not in part:
        return stated["value"]
    key = value(part["at"], at)
    if key is None:
        return None
    if "cases" in stated:
        return stated["cases"][key]
    if "start" in stated and _compared(key, "<", stated["start"]):
        return stated["outside"]
    for step in stated["steps"]:
        if "to" in step and _compared(key, "<=", step["to"]):
            return step["value"]
        if "below" in step and _compared(key, "<", step["below"]):
            return step["value"]
    return stated["steps"][-1]["value"]


def _compared(left: Any, op: str, right: Any, exact: bool = False) -> bool:
    """A comparison; numbers so near each other that nobody could measure it are the same, unless ``exact``."""
    if op in ("==", "!="):
        return bool((left == right) == (op == "=="))
    near = isinstance(right, int | float) and not exact and abs(left - right) <= 1e-9 * abs(right)
    if near or left == right:
        return op in ("<=", ">=")
    return bool((left < right) == (op in ("<", "<=")))


def _compare(part: Part, at: At) -> bool | None:
    left, op, right = part["compare"]
    one, other = value(left, at), value(right, at)
    return None if one is None or other is None else _compared(one, op, other, part.get("exact", False))


def _in(part: Part, at: At) -> bool | None:
    found = value(part["in"][0], at)
    return None if found is None else found in part["in"][1]


def _all(found: Sequence[bool | None]) -> bool | None:
    return False if False in found else None if None in found else True


def _not(found: bool | None) -> bool | None:
    return None if found is None else not found


def _any(found: Sequence[bool | None]) -> bool | None:
    return _not(_all([_not(one) for one in found]))


def _compute(part: Part, at: At) -> Any:
    left, sign, right = part["compute"]
    one, other = value(left, at), value(right, at)
    if one is None or other is None or (sign == "/" and other == 0):
        return None
    if sign == "-":
        return (one - other).days if isinstance(one, date) else one - other
    return one + other if sign == "+" else one * other if sign == "*" else one / other


def _shift(part: Part, at: At) -> date | None:
    day = value(part["shift"], at)
    if day is None:
        return None
    months, days = (
        int(value(by, at)) if isinstance(by, Mapping) else by
        for by in (part.get("months", 0), part.get("days", 0))
    )
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)) + timedelta(days=days)


def _choose(part: Part, at: At) -> Any:
    which = value(part["if"], at)
    return None if which is None else value(part["then" if which else "else"], at)


def _each(name: str, part: Part | None, at: At) -> list[Any] | None:
    """What a part gives for every item of a list; None where the list is missing."""
    items = at.row[name]
    if items is None or part is None:
        return items if items is None else [True for _ in items]
    return [value(part, attrs.evolve(at, many=name, item=item)) for item in items]


def _quantify(part: Part, at: At) -> bool | None:
    kind = "any_item" if "any_item" in part else "all_items"
    found = _each(part[kind], part["where"], at)
    return None if found is None else _any(found) if kind == "any_item" else _all(found)


def _aggregate(kind: str) -> Callable[[Part, At], Any]:
    def compute(part: Part, at: At) -> Any:
        taken, values = _each(part[kind], part.get("where"), at), _each(part[kind], part.get("value"), at)
        if taken is None or values is None or None in taken:
            return None
        held = [one for one, hit in zip(values, taken, strict=True) if hit]
        if kind == "count":
            return len(held)
        if None in held or (kind != "sum" and not held):
            return None
        return sum(held) if kind == "sum" else max(held) if kind == "max" else min(held)

    return compute


KINDS: Mapping[str, Callable[[Part, At], Any]] = {
    "fact": _fact,
    "number": lambda part, at: part["number"],
    "text": lambda part, at: part["text"],
    "day": lambda part, at: date.fromisoformat(part["day"]),
    "check_day": lambda part, at: at.day,
    "limit": _limit,
    "compare": _compare,
    "in": _in,
    "all": lambda part, at: _all([value(one, at) for one in part["all"]]),
    "any": lambda part, at: _any([value(one, at) for one in part["any"]]),
    "not": lambda part, at: _not(value(part["not"], at)),
    "known": lambda part, at: value(part["known"], at) is not None,
    "compute": _compute,
    "shift": _shift,
    "if": _choose,
    "any_item": _quantify,
    "all_items": _quantify,
    **{kind: _aggregate(kind) for kind in ("count", "sum", "max", "min")},
}


def plain(table: pl.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as anybody has them."""
    return table.to_dicts()


def stood(row: Row, table: str, day: date) -> Row:
    """A row as it stood at the end of a day: flags that have a day of their own follow it."""
    changed = dict(row)
    for flag, on in DATED.get(table, {}).items():
        if row[on] is not None and row[on] > day:
            changed[flag] = False
        elif row[on] is not None and row[flag] is None:
            changed[flag] = True
    return changed


def taken(selection: Mapping[str, Any], tables: Tables) -> list[Row]:
    """The rows that a filter selects."""
    assert selection["version"] == 1
    day, table = date.fromisoformat(selection["as_of"]), selection["table"]
    found = [
        row for row in tables[table] if value(selection["where"], At(stood(row, table, day), day)) is True
    ]
    if "found_in" not in selection:
        return found
    other = selection["found_in"]
    among = {row[other["fact"]] for row in taken(other, tables)} - {None}
    return [row for row in found if row[selection["fact"]] in among]


def measured(selection: Mapping[str, Any], tables: Tables) -> Any:
    """What a filter gives: records counted, values told apart or added up."""
    rows = taken(selection, tables)
    if selection["measure"] == "count":
        return len(rows)
    fact, scale = selection["fact"], selection.get("scale")
    held = [row for row in rows if row[fact] is not None]
    if selection["measure"] == "distinct":
        return len({row[fact] for row in held})
    factors = [Decimal(scale["by"][row[scale["fact"]]]) if scale else Decimal(1) for row in held]
    return sum(Decimal(str(row[fact])) * factor for row, factor in zip(held, factors, strict=True))
