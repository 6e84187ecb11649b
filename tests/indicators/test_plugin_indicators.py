"""Indicators of plugins: the hook, their ids, and contradictions."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

import pytest

from ansheng import PluginError, hookimpl, load
from ansheng.hazards import HazardRecord
from ansheng.indicators import Indicator, count
from ansheng.indicators.definitions import indicator

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
    assert dict(catalogue.indicators) == {"store.stock": STOCK}
    assert indicator("库存隐患", *catalogue.indicators.values()) is STOCK


def test_two_indicators_of_one_id_are_refused() -> None:
    with pytest.raises(PluginError, match="stock"):
        load([], modules={"store": plugin(STOCK, STOCK)})


def test_a_plugin_of_nothing_is_refused() -> None:
    with pytest.raises(PluginError, match="无规则、标准和指标"):
        load([], modules={"store": plugin()})
