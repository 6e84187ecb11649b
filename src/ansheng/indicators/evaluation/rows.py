"""Rows: the records of typed tables that a filter selects, found by the evaluator that judges rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, get_args

import attrs

from ansheng.errors import InputError, RuleError, UnknownNameError
from ansheng.facts import nodes
from ansheng.facts.as_of import as_of
from ansheng.facts.data import from_data, parse_day
from ansheng.facts.frames import Tables
from ansheng.facts.record import Facts
from ansheng.indicators.evaluation.quantity import Kind
from ansheng.indicators.evaluation.selection import VERSION, refuse_unreadable
from ansheng.indicators.evaluation.subtotals import typed_table
from ansheng.rules.lower import Lowering
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl

_NEEDED = ("version", "table", "measure", "fact", "as_of", "where")
_KEYS = (*_NEEDED, "scale", "found_in")

Records = Mapping[str, type[Facts]]
"""The records that tables hold, by the name of the table."""


def selected(chosen: Mapping[str, Any], tables: Tables, records: Records) -> pl.DataFrame:
    """The rows that a filter selects, as they stand in their table.

    :param chosen: a filter as :func:`ansheng.indicators.evaluation.selection.filter_of` gives it, or the same from JSON
    :raises InputError: the table is not there, or is not typed
    :raises RuleError: the filter is not of this form, or is one of several parts
    :raises UnknownNameError: it has a key, or names a fact, that is not known; near names are listed
    """
    return _read(chosen, tables, records).rows()


@attrs.frozen(eq=False)
class _Selection:
    """A filter that was read: its table, its condition, and the selection in whose values that of its fact must be."""

    frame: pl.DataFrame
    record: type[Facts]
    day: dt.date
    where: nodes.Node
    fact: nodes.FactRef | None
    among: _Selection | None = None

    def rows(self) -> pl.DataFrame:
        """The rows whose condition is true on the day; where it is unknown, a row is not taken."""
        import polars as pl

        holds = Lowering(pl, self.day, {}).column(self.where)
        if self.among is not None and self.fact is not None:
            holds = holds & pl.col(self.fact.name).is_in(self.among.values())
        stood = as_of(self.frame.lazy(), self.record, self.day).with_columns(holds.alias("_holds"))
        return self.frame.filter(stood.select("_holds").collect()["_holds"])

    def values(self) -> list[Any]:
        """The different values of the fact among the rows."""
        return [] if self.fact is None else self.rows()[self.fact.name].drop_nulls().unique().to_list()


def _read(chosen: object, tables: Tables, records: Records, outer: nodes.FactRef | None = None) -> _Selection:
    """The selection that a filter states; ``outer`` is the fact of the filter of which it is the ``found_in``."""
    stated = _checked(chosen)
    record, frame = _table(stated["table"], tables, records)
    where = from_data(stated["where"], record)
    if nodes.kind_of(where) != "flag":
        raise RuleError(
            Words(
                "筛选条件的 where 应为条件，不能是值；请更正",
                "where of a filter is a condition, not a value; correct it",
            )
        )
    refuse_unreadable(where, record)
    fact = None if stated["fact"] is None else nodes.FactRef(record, record.fact(str(stated["fact"])))
    among = None
    if "found_in" in stated:
        if outer is not None or fact is None:
            raise _not_among(
                Words(
                    "found_in 须有 fact，且不能嵌套；请更正",
                    "found_in needs a fact, and looks no further; correct it",
                )
            )
        among = _read(stated["found_in"], tables, records, fact)
    if outer is not None and (fact is None or nodes.kind_of(fact) != nodes.kind_of(outer)):
        raise _not_among(
            Words(
                "found_in 的 fact 应与外层的 fact 种类相同；请更正",
                "the fact of found_in is of the kind of the outer fact; correct it",
            )
        )
    return _Selection(frame, record, parse_day(stated["as_of"]), where, fact, among)


def _checked(chosen: object) -> Mapping[str, Any]:
    """A filter whose keys and version are those that can be read."""
    if not isinstance(chosen, Mapping):
        raise RuleError(Words("筛选条件应为字典；请更正", "a filter is an object; correct it"))
    if parts := [key for key in ("numerator", "denominator", "sum") if key in chosen]:
        raise RuleError(
            Words(
                f"该筛选条件由几部分（{'、'.join(parts)}）组成；请取其中一部分",
                f"the filter is made of parts ({', '.join(parts)}); take one of them",
            )
        )
    for key in chosen:
        if key not in _KEYS:
            raise UnknownNameError.of(Words("筛选条件的键", "key of a filter"), str(key), _KEYS)
    if lacking := [key for key in _NEEDED if key not in chosen]:
        raise RuleError(
            Words(
                f"筛选条件缺少 {'、'.join(lacking)}；请补齐",
                f"the filter lacks {', '.join(lacking)}; complete it",
            )
        )
    if chosen["version"] != VERSION:
        raise RuleError(
            Words(
                f"筛选条件的格式版本应为{VERSION}，收到“{chosen['version']}”；请更正",
                f"the filter is of version {chosen['version']!r}; version {VERSION} can be read here; correct it",
            )
        )
    if chosen["measure"] not in get_args(Kind):
        raise UnknownNameError.of(Words("统计方式", "measure"), str(chosen["measure"]), get_args(Kind))
    return chosen


def _not_among(words: Words) -> RuleError:
    return RuleError(Words(f"筛选条件的 {words.zh}", f"filter: {words.en}"))


def _table(name: object, tables: Tables, records: Records) -> tuple[type[Facts], pl.DataFrame]:
    if not isinstance(name, str) or name not in tables:
        raise InputError(Words(f"缺少“{name}”表；请提供该表", f"there is no table {name!r}; provide it"))
    if name not in records:
        raise UnknownNameError.of(Words("表", "table"), name, records)
    return records[name], typed_table(tables[name], records[name])
