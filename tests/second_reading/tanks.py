"""A small industry on which the second reading is shown and tested: tanks, their neighbours and their crew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ansheng import (
    CHECK_DAY,
    Choice,
    Day,
    Facts,
    Flag,
    Many,
    Number,
    Rule,
    Standard,
    Text,
    Words,
    choose,
    hookimpl,
)

LAW = Standard.read(Path(__file__).with_name("tanks_law.toml"))


class Neighbour(Facts, title="相邻建筑", en="neighbouring building"):
    """A building near a tank."""

    distance = Number("间距", unit="m", minimum=0)
    use = Choice("用途", options={"home": "住宅", "school": "学校", "store": "仓库"})


class Person(Facts, title="在岗人员", en="person on duty"):
    """Somebody on duty."""

    certified = Flag("持证")


class Tank(Facts, title="储罐", en="tank"):
    """One tank."""

    trading = Flag("从事经营")
    licence_held = Flag("已取得许可证")
    licence_valid_to = Day("许可证有效期至")
    pressure = Number("最高工作压力", unit="MPa", minimum=0)
    alarm = Flag("设有报警")
    exempt = Flag("经批准免设报警")
    medium = Choice("介质", options={"lng": "液化天然气", "lpg": "液化石油气", "air": "空气"})
    inspected_on = Day("检验日期")
    remarks = Text("备注", note="第三条不看本栏")
    neighbours = Many("相邻建筑", Neighbour)
    crew = Many("在岗人员", Person)


unlicensed = Rule(
    LAW.clause("licence"),
    when=Tank.trading,
    hazard=~Tank.licence_held | (Tank.licence_valid_to < CHECK_DAY),
)
no_alarm = Rule(
    LAW.clause("pressure"),
    when=Tank.medium.is_in(["lng", "lpg"]),
    hazard=(Tank.pressure > LAW.limit("pressure")) & ~Tank.alarm & ~Tank.exempt,
)
overdue = Rule(
    LAW.clause("inspection"), hazard=Tank.inspected_on.plus(months=LAW.limit("interval")) < CHECK_DAY
)
too_near = Rule(
    LAW.clause("neighbours"),
    hazard=Tank.neighbours.any(
        lambda n: n.distance < choose(n.use == "store", LAW.limit("near"), LAW.limit("distance"))
    ),
)
crew_short = Rule(LAW.clause("crew"), hazard=Tank.crew.count(lambda p: p.certified) < LAW.limit("crew"))


@hookimpl
def ansheng_title() -> Words:
    """The title of the plugin."""
    return Words("储罐（测试）", "tanks (test)")


@hookimpl
def ansheng_rules() -> Sequence[Rule]:
    """Its five rules."""
    return [unlicensed, no_alarm, overdue, too_near, crew_short]


@hookimpl
def ansheng_standards() -> Sequence[Standard]:
    """Its standard."""
    return [LAW]
