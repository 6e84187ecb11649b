"""Identity: what a row of a table is called, and whether it can be about the hazard that is called so in a ledger."""

from __future__ import annotations

import hashlib
import json
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
from ansheng.hazards.events import EXTRA, to_json
from ansheng.hazards.lifecycle import Hazard
from ansheng.sheets import names
from ansheng.words import NO_WORDS, Words

NATURAL = ("region", "unit_id", "unit", "found_on", "description")
"""What tells a hazard without an id from others."""

KEY, OLDER = "_key", "_older"
"""The id of a row as ids are compared, and what earlier versions called a row without one."""

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


def identified(loaded: Loaded) -> tuple[pl.DataFrame, list[Problem]]:
    """The rows that can be told apart, each with its id, and what is wrong with the table and the others.

    A row that has no id but a running number, or neither, is known by its region, unit, day and description; the
    second that is quite the same is another hazard, ``-2``, and is listed. Of several rows with one id the first is
    recorded.
    """
    given = pl.lit(None, pl.String) if loaded.running else pl.col("id")
    table = loaded.frame.select(*RECORD, ROW).with_columns(given.alias("id"), _extra(loaded))
    problems = [_refusing(problem) for problem in loaded.problems]
    named = table["id"].is_not_null()
    table = table.with_columns(pl.lit(None, pl.String).alias(OLDER))
    if not named.all():
        table, equal = _called(table)
        problems += [*equal, *(_nameless(row) for row in table.filter(pl.col("id").is_null())[ROW])]
    table = table.with_columns(named.alias("_named")).filter(pl.col("id").is_not_null())
    table = table.with_columns(keys(table["id"]).alias(KEY))
    first = table[KEY].is_first_distinct()
    listed = [problem.row for problem in problems if problem.kind == "duplicate_id"]
    again = table.filter(~first & ~pl.col(ROW).is_in(listed))
    problems += [listed_again(*row) for row in again.select(ROW, "id", "_named").iter_rows()]
    return table.filter(first).drop("_named"), problems


def _extra(loaded: Loaded) -> pl.Series:
    """What stands in columns that no fact is for, as the ledger writes it."""
    found = loaded.extra
    if found.null_count() == len(found):
        return found.alias(EXTRA)
    texts = [None if text is None else to_json(json.loads(text)) for text in found.to_list()]
    return pl.Series(EXTRA, texts, dtype=pl.String)


def _called(table: pl.DataFrame) -> tuple[pl.DataFrame, list[Problem]]:
    """The rows with what those without an id are called, and those of them that are equal to an earlier one."""
    first: dict[str, tuple[int, int]] = {}
    found: list[str | None] = []
    older: list[str | None] = []
    problems = []
    for row, name, *values in table.select(ROW, "id", *NATURAL).iter_rows():
        if name is not None or values[-1] is None:
            found.append(name)
            older.append(None)
            continue
        told = dict(zip(NATURAL, values, strict=True))
        short, long = _natural(told)
        start, count = first.get(long, (row, 0))
        first[long] = (start, count + 1)
        ordinal = f"-{count + 1}" if count else ""
        found.append(short + ordinal)
        older.append(long + ordinal)
        if count:
            problems.append(_equal(row, start, short + ordinal))
    called = (pl.Series("id", found, dtype=pl.String), pl.Series(OLDER, older, dtype=pl.String))
    return table.with_columns(called), problems


def _natural(told: Mapping[str, Any]) -> tuple[str, str]:
    """What a row is called by what it says, so that people can read it; and what earlier versions called it."""
    text = to_json(told).encode(errors="surrogatepass")
    digest = hashlib.blake2b(text, digest_size=8).hexdigest()
    where = names.clean(told["unit"] or told["region"] or "")
    day = told["found_on"].strftime("%Y%m%d") if told["found_on"] else ""
    parts = (re.sub(r"[^\w（）()]", "", where)[:_SHOWN], day, digest[:8])
    return "-".join(filter(None, parts)), f"h-{digest}"


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
        f"编号“{row['id']}”在台账中是另一条隐患（{'、'.join(words.zh for words in known)}），该行的{titles}与之不同，"
        "未登记；请改用不重复的编号，或先在台账中更正",
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
    return attrs.evolve(problem, words=_repeated(problem.value or ""))


def _repeated(name: str) -> Words:
    return Words(
        f"编号“{name}”重复，台账只登记前一行；请改用不重复的编号",
        f"the id {name!r} is repeated; the ledger records the first row only: give each an id of its own",
    )


def listed_again(row: int, name: str, named: bool) -> Problem:
    """A row that is not recorded, since an earlier one of the table has its id."""
    words = Words(
        f"编号未填，内容与编号“{name}”的一行相同，此行未登记；如为另一条隐患，请填写编号",
        f"no id, and it says what the row with the id {name!r} says; row not recorded: "
        "give it an id if it is another hazard",
    )
    return Problem("duplicate_id", _repeated(name) if named else words, row=row, value=name)


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
