"""Holes in a plan: who answers for what is read from its brackets, and held against the register of bodies."""

from __future__ import annotations

from ansheng.responsibility import Organisation, PartyRecord, SectorRecord, read_plan

TEXT = """一、责任落实
1.压实属地责任。每季度至少研究一次重点问题。（市安委办会同各有关部门分工负责）
2.开展消防整治。排查高层建筑。（市消防救援支队、市公按局、市教育局分工负责）
3.加强新业态监管。理清职责边界。（市应急管理局负责）
"""

parties = [
    PartyRecord(name=name) for name in ("市安委办", "市消防救援支队", "市公安局", "市教育局", "市应急管理局")
]
plan = read_plan(TEXT, parties)
for party, brackets in plan.load().most_common():
    print(f"{party}:{brackets}处")
for problem in plan.problems:
    print(problem.text())

organisation = Organisation.of(
    parties, sectors=[SectorRecord(sector="电化学储能", emerging=True)], assignments=plan.assignments
)
for hole in organisation.gaps():
    print(hole.text())
