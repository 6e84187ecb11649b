"""From finding to close-out: a check finds a hazard, the ledger keeps it, a guard refuses to strike it off too soon."""

from __future__ import annotations

import ansheng
from ansheng.hazards import GuardError, Ledger

tank = {"编号": "T-01", "单位编号": "一站", "监测能超限报警": "否", "检查日期": "2026-07-01"}
findings = ansheng.check(tank, on="2026-07-01", as_="gas.GasTank")

with Ledger.open("sqlite://", create=True) as ledger:
    for finding in findings.hazards():
        record = finding.to_hazard(unit="示例一站", sector="城镇燃气")
        hazard = ledger.record(record, by="检查组")
        print(f"{hazard.id}:{record.basis}")

        ledger.act(hazard.id, "grade", by="检查组", on="2026-07-01", grade=record.grade, rule=record.rule)
        try:
            ledger.act(hazard.id, "close", by="检查组", on="2026-07-02")
        except GuardError as refused:
            print(f"不能销号:{refused}")
        print(ledger.get(hazard.id).state.title)
    print(f"台账校验:{'完好' if ledger.verify().sound else '有改动'}")
