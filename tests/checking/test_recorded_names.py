"""What hazards of a check are called in a ledger, and the sector that the caller gives them."""

from __future__ import annotations

import pytest

from ansheng import Facts, Flag, Rule
from ansheng.checking.check import Check
from ansheng.checking.recording import record_hazards
from ansheng.hazards.ledger import Ledger
from tests.rules.engine import LAW, TODAY


class Shed(Facts, title="棚", en="shed"):
    open = Flag("开着", en="open")


RULE = Rule(LAW.clause("leak"), hazard=Shed.open, name="open", title="棚门未关", en="the shed is open")


@pytest.mark.parametrize("sector", [None, "仓储"])
def test_equal_records_without_an_id_are_numbered_from_the_second_on(sector: str | None) -> None:
    findings = Check((RULE.of_plugin("test"),), TODAY).run([Shed(open=True)] * 3)
    with Ledger.open("sqlite://", create=True) as ledger:
        done = record_hazards(findings, ledger, by="检查组", source="棚.csv", sector=sector)
        rows = ledger.frame().sort("id")
    names = rows["id"].to_list()
    assert done.registered == 3
    assert names == [names[0], f"{names[0]}-2", f"{names[0]}-3"]
    assert rows["sector"].to_list() == [sector] * 3
