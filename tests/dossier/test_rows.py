"""Rows of a figure: those that a filter selects, found again as anybody would find them by hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ansheng import CHECK_DAY, AnshengError, Condition, Dossier, InputError, RuleError, UnknownNameError
from ansheng.dossier import Campaign
from ansheng.facts import nodes
from ansheng.facts.nodes import Node, to_data
from ansheng.hazards import HazardRecord as H
from ansheng.hazards import InspectionRecord as I
from tests.indicators.interpreter import plain, taken
from tests.indicators.ledger import TABLES, frame, hazards

DAY = date(2020, 8, 1)
CONDITIONS = st.sampled_from(
    [
        H.rectified,
        H.closed,
        H.found_on >= DAY,
        H.due_on < CHECK_DAY,
        H.rectified_on > H.due_on,
        (CHECK_DAY - H.found_on) > 30,
        H.due_on.plus(months=1) <= H.rectified_on,
        H.grade == "major",
        H.sector.is_in(["煤矿", "消防"]),
        H.unit != "一厂",
    ]
).map(lambda condition: condition.node)
WHERE: st.SearchStrategy[Node] = st.recursive(
    CONDITIONS,
    lambda inner: st.one_of(
        inner.map(nodes.Negation),
        inner.map(nodes.Known),
        st.lists(inner, max_size=3).map(lambda parts: nodes.AllOf(tuple(parts))),
        st.lists(inner, max_size=3).map(lambda parts: nodes.AnyOf(tuple(parts))),
    ),
    max_leaves=6,
)


def dossier(tables: dict[str, pl.DataFrame]) -> Dossier:
    return Dossier(Path("案卷"), Campaign("甲"), tables, (), ())


def selection(where: Condition | Node | None = None, **others: Any) -> dict[str, Any]:
    node = nodes.AllOf(()) if where is None else where.node if isinstance(where, Condition) else where
    stated = {"version": 1, "table": "hazards", "measure": "count", "fact": None, "as_of": DAY.isoformat()}
    return {**stated, "where": to_data(node), **others}


@settings(deadline=None, max_examples=150)
@given(TABLES, WHERE, st.dates(date(2020, 1, 1), date(2021, 2, 1)))
def test_a_row_is_taken_when_it_meets_the_condition_on_the_day(
    tables: dict[str, pl.DataFrame], where: Node, as_of: date
) -> None:
    chosen = json.loads(json.dumps(selection(where, as_of=as_of.isoformat())))
    found = dossier(tables).rows(chosen)
    assert plain(found) == taken(chosen, {name: plain(table) for name, table in tables.items()})


def test_a_flag_is_taken_as_it_stood_and_shown_as_it_is_written() -> None:
    tables = hazards(
        {"unit": "甲", "rectified": None, "rectified_on": DAY},
        {"unit": "乙", "rectified": True, "rectified_on": date(2020, 8, 2)},
        {"unit": "丙", "rectified": False, "rectified_on": DAY},
        {"unit": "丁"},
    )
    done, left, told = (
        dossier(tables).rows(selection(where)).select("unit", "rectified").rows()
        for where in (H.rectified, ~H.rectified, nodes.Known(H.rectified.node))
    )
    assert done == [("甲", None)]
    assert left == [("乙", True), ("丙", False)]
    assert [unit for unit, _ in told] == ["甲", "乙", "丙"]


def test_a_rate_has_the_rows_of_its_two_parts() -> None:
    rate = {"numerator": selection(H.rectified), "denominator": selection()}
    found = dossier(hazards(*({"rectified": flag} for flag in (True, False, None))))
    assert found.rows(rate).height == 1
    assert found.rows(rate, "denominator").height == 3


def test_values_may_have_to_be_among_those_of_another_table() -> None:
    visits = frame(I, [{"unit": "甲", "inspected_on": DAY}, {"unit": None}, {"unit": "丙"}])
    whole = dossier({**hazards({"unit": "甲"}, {"unit": "乙"}, {"unit": None}), "inspections": visits})
    visited = selection((I.inspected_on <= DAY).node, table="inspections", measure="distinct", fact="unit")
    chosen = selection(measure="distinct", fact="unit", found_in=visited)
    assert whole.rows(chosen)["unit"].to_list() == ["甲"]
    assert whole.rows({**chosen, "found_in": {**visited, "where": {"any": []}}}).height == 0


REFUSED = [
    (selection(table="penalties"), InputError, "penalties"),
    (selection(table=["hazards"]), InputError, "hazards"),
    (selection(version=2), RuleError, "格式版本应为1，收到“2”"),
    (selection(where_=1), UnknownNameError, "where"),
    (selection(measure="counts"), UnknownNameError, "count"),
    (selection(as_of="20200801"), RuleError, "2020-01-01|2024-01-01"),
    (selection(fact="unitt"), UnknownNameError, "unit"),
    ({**selection(), "where": {"fact": "rectifed"}}, UnknownNameError, "rectified"),
    ({**selection(), "where": {"fact": "unit"}}, RuleError, "where 应为条件"),
    ({**selection(), "where": [["rectified", "==", True]]}, RuleError, "应为字典"),
    ({**selection(), "where": {"limit": "l", "standard": "s", "unit": "m"}}, UnknownNameError, "s"),
    ({"table": "hazards"}, RuleError, "缺少 version"),
    ({"sum": [selection()]}, RuleError, "sum"),
    ({"numerator": {"numerator": selection(), "denominator": selection()}}, RuleError, "numerator"),
    ({"numerator": [selection()]}, RuleError, "字典"),
    (selection(found_in=selection(fact="unit")), RuleError, "found_in 须有 fact"),
    (selection(fact="unit", found_in=selection()), RuleError, "种类相同"),
    (selection(fact="unit", found_in=selection(fact="due_on")), RuleError, "种类相同"),
    (selection(fact="unit", found_in=selection(fact="unit", found_in=selection())), RuleError, "嵌套"),
]


@pytest.mark.parametrize(("chosen", "error", "said"), REFUSED)
def test_what_is_no_filter_of_the_dossier_is_refused(
    chosen: dict[str, Any], error: type[AnshengError], said: str
) -> None:
    with pytest.raises(error, match=said):
        dossier(hazards({})).rows(chosen)


def test_a_table_that_is_not_typed_is_refused() -> None:
    with pytest.raises(InputError, match="Dossier"):
        dossier({"hazards": pl.DataFrame({"rectified": [True]})}).rows(selection(H.rectified))


def test_a_condition_as_deep_as_may_be_is_run() -> None:
    where: Node = H.rectified.node
    for _ in range(48):
        where = nodes.AnyOf((nodes.AllOf((where, H.rectified.node)), nodes.Negation(H.rectified.node)))
    tables = hazards(*({"rectified": flag} for flag in (True, False, None)))
    assert dossier(tables).rows(selection(where)).height == 2
