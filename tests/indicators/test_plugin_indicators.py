"""Indicators of plugins: the hook, their ids, and contradictions."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

import attrs
import pytest

from ansheng import Campaign, Dossier, PluginError, bulletin, figures, hookimpl, load, render
from ansheng.accidents.records import AccidentRecord
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
    with pytest.raises(PluginError, match="无规则、标准、指标等任何内容"):
        load([], modules={"store": plugin()})


def test_a_bulletin_tells_what_plugins_count_and_says_which_table_is_not_there() -> None:
    dossier = Dossier.of(hazards({"region": "甲镇"}, {"region": "乙镇"}), Campaign("示例"))
    fires = Indicator(
        "fires", "火灾", "fires", "起", count(AccidentRecord), definition="某", definition_en="x"
    )
    plain = render(bulletin(dossier, period="2020", as_of="2020-12-31"), "md")
    more = bulletin(dossier, period="2020", as_of="2020-12-31", indicators=[STOCK, fires])
    text = render(more, "md")
    assert "行业指标" not in plain
    assert "库存隐患2条。" in text
    assert text.count("未提供“事故”表，有关内容未作统计。") == 1
    assert "stock" in {figure.id for figure in more.figures}
