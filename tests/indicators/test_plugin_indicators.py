"""Indicators of plugins: the hook, their ids, and contradictions."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

import attrs
import pytest

from ansheng import PluginError, figures, hookimpl, load
from ansheng.hazards import HazardRecord
from ansheng.indicators import Indicator, count
from ansheng.indicators.definitions import indicator, indicators
from tests.indicators.ledger import hazards

STOCK = Indicator(
    "stock", "库存隐患", "stock of hazards", "条", count(HazardRecord), definition="某", definition_en="x"
)


def plugin(*indicators: Indicator) -> ModuleType:
    module = ModuleType("store")

    @hookimpl
    def ansheng_indicators() -> Sequence[Indicator]:
        return indicators

    module.ansheng_indicators = ansheng_indicators  # type: ignore[attr-defined]
    return module


def test_a_plugin_of_indicators_alone_is_a_plugin() -> None:
    catalogue = load([], modules={"store": plugin(STOCK)})
    mine = attrs.evolve(STOCK, id="store.stock")
    assert dict(catalogue.indicators) == {**indicators(), "store.stock": mine}
    assert catalogue.indicator("库存隐患") == indicator("库存隐患", *catalogue.indicators.values()) == mine
    assert catalogue.indicator("整改率") == indicator("rectification_rate")


def test_figures_of_a_plugin_are_like_those_of_the_core() -> None:
    catalogue = load([], modules={"store": plugin(STOCK)})
    tables = hazards({"region": "甲镇"}, {"region": "乙镇"}, {"region": "甲镇"})
    found = figures(
        tables, ["store.stock", "整改率"], period="2020", as_of="2020-12-31", by="region", catalogue=catalogue
    )
    told = [(row["indicator"], row["region"], row["value"]) for row in found.to_dicts()]
    assert told[:2] == [("store.stock", "甲镇", 2), ("store.stock", "乙镇", 1)]
    assert [row[0] for row in told[2:]] == ["rectification_rate"] * 2


def test_two_indicators_of_one_id_are_refused() -> None:
    with pytest.raises(PluginError, match="stock"):
        load([], modules={"store": plugin(STOCK, STOCK)})


def test_a_plugin_of_nothing_is_refused() -> None:
    with pytest.raises(PluginError, match="无规则、标准和指标"):
        load([], modules={"store": plugin()})
