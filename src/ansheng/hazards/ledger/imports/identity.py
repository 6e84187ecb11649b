"""Identity: what a row of a table is called, and whether it can be about the hazard that is called so in a ledger."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any

import attrs
import polars as pl

from ansheng.dates import day_label
from ansheng.errors import Problem
from ansheng.facts.loading.columns import ROW
from ansheng.facts.loading.load import Loaded
from ansheng.hazards.entry import RECORD, HazardEntry
from ansheng.hazards.events import to_json
from ansheng.hazards.lifecycle import Hazard
from ansheng.sheets import names
from ansheng.words import NO_WORDS, Words

NATURAL = ("region", "unit_id", "unit", "found_on", "description")
"""What tells a hazard without an id from others."""

KEY, ORDINAL = "_key", "_ordinal"
"""The id of a row as ids are compared; of a row without one, which it is of those that say the same, from 1."""

_APART = ("region", "unit", "unit_id")
_SAME = ("description", "found_on")
_PLAIN = r"^[0-9A-Za-z_./#-]+$"
_SHOWN = 12


def keys(ids: pl.Series) -> pl.Series:
    """Ids as they are compared, see :func:`ansheng.sheets.names.key`."""
    lowered, plain = ids.str.to_lowercase(), ids.str.contains(_PLAIN)
    if plain.all():
        return lowered
    pairs = zip(ids.to_list(), lowered.to_list(), plain.to_list(), strict=True)
    found = [low if simple else names.key(name) for name, low, simple in pairs]
    return pl.Series(ids.name, found, dtype=pl.String)


def identified(loaded: Loaded, *beside: pl.Series) -> tuple[pl.DataFrame, list[Problem]]:
    """The rows that can be told apart, each with its id, and what is wrong with the table and the others.

    A row that has no id but a running number, or neither, is known by its region, unit, day and description; the
    second that is quite the same is another hazard, ``-2``, and is listed. Of several rows with one id the first is
    recorded.

    :param beside: columns that go with the rows
    """
    given = pl.lit(None, pl.String) if loaded.running else pl.col("id")
    ordinal = pl.lit(None, pl.Int64).alias(ORDINAL)
    table = loaded.frame.select(*RECORD, ROW).with_columns(given.alias("id"), ordinal, *beside)
    problems = [_refusing(problem) for problem in loaded.problems if problem.kind != "equal_row"]
    if table["id"].has_nulls():
        table, equal = _called(table)
        nameless = table.filter(pl.col("id").is_null())[ROW]
        problems += [*equal, *map(_nameless, nameless)]
    table = table.filter(pl.col("id").is_not_null())
    table = table.with_columns(keys(table["id"]).alias(KEY))
    first = table[KEY].is_first_distinct()
    listed = [problem.row for problem in problems if problem.kind == "duplicate_id"]
    again = table.filter(~first & ~pl.col(ROW).is_in(listed))
    problems += [repeated(*row) for row in again.select(ROW, "id", pl.col(ORDINAL).is_null()).iter_rows()]
    return table.filter(first), problems


def _called(table: pl.DataFrame) -> tuple[pl.DataFrame, list[Problem]]:
    """The rows with what those without an id are called, and those of them that are equal to an earlier one."""
    first: dict[str, tuple[int, int]] = {}
    found, ordinals, problems = list[str | None](), list[int | None](), list[Problem]()
    for row, name, *values in table.select(ROW, "id", *NATURAL).iter_rows():
        if name is not None or values[-1] is None:
            found.append(name)
            ordinals.append(None)
            continue
        called = natural(dict(zip(NATURAL, values, strict=True)))
        start, before = first.get(called, (row, 0))
        first[called] = (start, before + 1)
        found.append(_numbered(called, before + 1))
        ordinals.append(before + 1)
        if before:
            problems.append(_equal(row, start, _numbered(called, before + 1)))
    columns = (pl.Series("id", found, dtype=pl.String), pl.Series(ORDINAL, ordinals, dtype=pl.Int64))
    return table.with_columns(columns), problems


def natural(told: Mapping[str, Any]) -> str:
    """What a row without an id is called by what it says: the unit and the day for people, and a digest of all of it.

    >>> natural({"region": "一镇", "unit_id": None, "unit": "甲厂", "found_on": None, "description": "漏电"})
    '甲厂-f6bcb2c7'
    """
    where = names.clean(told["unit"] or told["region"] or "")
    day = told["found_on"].strftime("%Y%m%d") if told["found_on"] else ""
    return "-".join(filter(None, (re.sub(r"[^\w（）()]", "", where)[:_SHOWN], day, _digest(told)[:8])))


def former(told: Mapping[str, Any], ordinal: int) -> list[str]:
    """What else a row may be called in a ledger: as earlier versions called it, or before its region was known."""
    found = [f"h-{_digest(told)}"]
    if told["region"] and told["unit"]:
        nowhere = {**told, "region": None}
        found += [natural(nowhere), f"h-{_digest(nowhere)}"]
    return [_numbered(name, ordinal) for name in found]


def _digest(told: Mapping[str, Any]) -> str:
    text = to_json(told).encode(errors="surrogatepass")
    return hashlib.blake2b(text, digest_size=8).hexdigest()


def _numbered(name: str, ordinal: int) -> str:
    return name if ordinal == 1 else f"{name}-{ordinal}"


def another(
    row: Mapping[str, Any], hazard: Hazard, before: Mapping[str, Any], columns: frozenset[str]
) -> Words | None:
    """Why a row is not of the hazard that has its id; None where it can be.

    It is not where it tells of another region or unit, or where neither the description nor the day of discovery is
    what it was.

    :param before: what tables have told of the hazard before
    :param columns: the facts that the table has a column for
    """
    for name in _APART:
        if row.get(name) and hazard.get(name) and not _same(name, row, hazard, before):
            return _differs((name,), row, hazard)
    told = [name for name in _SAME if name in columns and hazard.get(name) is not None]
    if told and not any(_same(name, row, hazard, before) for name in told):
        return _differs(told, row, hazard)
    return None


def _same(name: str, row: Mapping[str, Any], hazard: Hazard, before: Mapping[str, Any]) -> bool:
    value = _compared(row.get(name))
    return value is not None and value in (_compared(hazard.get(name)), _compared(before.get(name)))


def _compared(value: Any) -> Any:
    return names.key(value) if isinstance(value, str) else value


def _differs(told: Iterable[str], row: Mapping[str, Any], hazard: Hazard) -> Words:
    titles = "、".join(HazardEntry.fact(name).title for name in told)
    known = [said(name, hazard.get(name)) for name in ("region", "unit", "description") if hazard.get(name)]
    return Words(
        f"编号“{row['id']}”在台账中是另一条隐患（{''.join(words.zh for words in known)}），该行的{titles}与之不同，"
        "未登记；请改用不重复的编号，或先更正台账",
        f"the id {row['id']!r} is another hazard's in the ledger ({', '.join(words.en for words in known)}), and this "
        f"row has another {', '.join(told)}; not recorded: give it an id of its own, or correct the hazard first",
    )


def overwriting(changes: Mapping[str, Any], hazard: Hazard) -> Words:
    """What a row that was refused would have made of a hazard: of each fact what it is and what the row says."""
    pairs = [(name, said(name, hazard.get(name)), said(name, value)) for name, value in changes.items()]
    zh = "，".join(f"{HazardEntry.fact(name).title}由{old.zh}改为{new.zh}" for name, old, new in pairs)
    en = ", ".join(f"{name} from {old.en} to {new.en}" for name, old, new in pairs)
    return Words(f"；如登记将改动：{zh}", f"; it would have changed {en}") if pairs else NO_WORDS


def said(name: str, value: Any) -> Words:
    """A value of a fact in a sentence."""
    fact = HazardEntry.fact(name)
    if value is None:
        return Words("未填", "nothing")
    match fact.kind:
        case "day":
            return Words(day_label(value), str(value))
        case "flag":
            return Words("“是”" if value else "“否”", "yes" if value else "no")
        case "choice":
            return Words(f"“{fact.options[value]}”", value)
    return Words(f"“{value}”", repr(value))


def _refusing(problem: Problem) -> Problem:
    """A problem of the table, with what the ledger makes of it."""
    if problem.kind != "duplicate_id":
        return problem
    return attrs.evolve(problem, words=_repetition(problem.value or ""))


def _repetition(name: str) -> Words:
    return Words(
        f"编号“{name}”重复，台账只登记前一行；请改用不重复的编号",
        f"the id {name!r} is repeated; the ledger records the first row only: give each an id of its own",
    )


def repeated(row: int, name: str, named: bool) -> Problem:
    """A row that is not recorded, since an earlier one of the table has its id."""
    words = Words(
        f"编号未填，内容与编号为“{name}”的一行相同，此行未登记；如为另一条隐患，请填写编号",
        f"no id, and it says what the row with the id {name!r} says; row not recorded: "
        "give it an id if it is another hazard",
    )
    return Problem("duplicate_id", _repetition(name) if named else words, row=row, value=name)


def _equal(row: int, first: int, name: str) -> Problem:
    words = Words(
        f"与第{first}行的单位、发现日期、隐患描述相同，按另一条隐患登记，编号“{name}”；如为重复填写，请删去一行",
        f"says what row {first} says of unit, day and description; recorded as another hazard, {name!r}: "
        "delete one of them if it was written twice",
    )
    return Problem("equal_row", words, row=row, value=name)


def _nameless(row: int) -> Problem:
    words = Words(
        "编号和隐患描述均未填，此行未登记；请至少填写一项",
        "neither an id nor a description, not recorded; state one",
    )
    return Problem("no_identity", words, row=row)
