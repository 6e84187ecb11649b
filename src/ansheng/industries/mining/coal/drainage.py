"""The rules on main drainage (2020 art. 9(8), 2026 art. 10(13); regulation art. 315 to 317)."""

from __future__ import annotations

from ansheng import Case, Condition, choose, rule

from .standards import CRITERIA, REGULATION
from .water_facts import CoalPanelSump, CoalPumpStation


@rule(
    CoalPumpStation,
    cites=CRITERIA.clause("main_drainage"),
    en="main drainage below the value required",
    cases=[
        Case.hazard(working_pumps="199 m3/h", required_pumps="200 m3/h"),
        Case.hazard(working_pipes="199 m3/h", required_pipes="200 m3/h"),
        Case.hazard(sump="799 m3", required_sump="800 m3"),
        Case.clear(
            working_pumps=200,
            required_pumps=200,
            working_pipes=200,
            required_pipes=200,
            sump=800,
            required_sump=800,
        ),
        Case.undetermined(
            working_pumps=200, required_pumps=200, working_pipes=200, required_pipes=200, sump=800
        ),
    ],
)
def coal_main_drainage_required(p: type[CoalPumpStation]) -> Condition:
    """主排水的水泵、管路或水仓低于填写的要求值

    要求值由检查人按当时的规程填写；2026-02-01 起另有按规程数值计算的规则。
    """
    pipes = p.working_pipes < p.required_pipes
    return (p.working_pumps < p.required_pumps) | pipes | (p.sump < p.required_sump)


@rule(
    CoalPumpStation,
    cites=[CRITERIA.clause("main_drainage"), CRITERIA.clause("main_drainage_capacity")],
    replaces=["coal_main_drainage_required"],
    en="main pumps, pipes or sump below the regulation",
    cases=[
        Case.hazard(normal_inflow="100 m3/h", working_pumps="119 m3/h"),
        Case.hazard(working_pumps=200, standby_pumps=139),
        Case.hazard(working_pumps=200, repair_pumps=49),
        Case.hazard(greatest_inflow=300, working_pumps=200, standby_pumps=159),
        Case.hazard(normal_inflow=100, working_pipes=119),
        Case.hazard(greatest_inflow=300, all_pipes=359),
        Case.hazard(normal_inflow=1000, sump=7999),
        Case.hazard(normal_inflow=1001, sump=8001),
        Case.clear(
            normal_inflow=100, greatest_inflow=170, working_pumps=120, standby_pumps=84, repair_pumps=30,
            working_pipes=120, all_pipes=204, sump=800,
        ),
        Case.clear(
            normal_inflow=1100, greatest_inflow=1200, working_pumps=1320, standby_pumps=924, repair_pumps=330,
            working_pipes=1320, all_pipes=1440, sump=8200,
        ),
        Case.clear(
            normal_inflow=1000, greatest_inflow=1200, working_pumps=1300, standby_pumps=910, repair_pumps=325,
            working_pipes=1300, all_pipes=1440, sump=8000,
        ),
        Case.undetermined(normal_inflow=100, working_pumps=120, standby_pumps=84, repair_pumps=30, sump=800),
    ],
)  # fmt: skip
def coal_main_drainage_short(p: type[CoalPumpStation]) -> Condition:
    """主排水的水泵、管路或主水仓低于规程按涌水量的要求

    自 2026-02-01 起；恰为要求值的不构成，涌水量恰为分档值的按小涌水量计算水仓。
    """
    law = REGULATION.limit
    pumps = (
        (p.working_pumps < p.normal_inflow * law("inflow_multiple"))
        | (p.standby_pumps < p.working_pumps * law("standby_share").to(""))
        | (p.repair_pumps < p.working_pumps * law("repair_share").to(""))
        | (p.working_pumps + p.standby_pumps < p.greatest_inflow * law("inflow_multiple"))
    )
    pipes = (p.working_pipes < p.normal_inflow * law("inflow_multiple")) | (
        p.all_pipes < p.greatest_inflow * law("inflow_multiple")
    )
    small = p.normal_inflow * law("sump_time")
    large = (p.normal_inflow + law("large_sump_addition")) * law("large_sump_time")
    return pumps | pipes | (p.sump < choose(p.normal_inflow <= law("sump_step"), small, large))


@rule(
    CoalPumpStation,
    cites=REGULATION.clause("pump_room"),
    en="main pump room with too few or too low exits",
    cases=[
        Case.hazard(room_exits=1),
        Case.hazard(room_exits=2, high_exit="6.9 m"),
        Case.clear(room_exits=2, high_exit="7 m"),
        Case.undetermined(room_exits=2),
    ],
)
def coal_pump_room_exits(p: type[CoalPumpStation]) -> Condition:
    """主泵房出口过少，或较高出口高出地面不足

    属一般隐患；恰为限值的不构成。
    """
    few = p.room_exits < REGULATION.limit("pump_room_exits")
    return few | (p.high_exit < REGULATION.limit("pump_room_exit_height"))


@rule(
    CoalPumpStation,
    cites=REGULATION.clause("sump_upkeep"),
    en="main sump not kept empty enough",
    cases=[Case.hazard(empty_share="49 %"), Case.clear(empty_share="50 %"), Case.undetermined()],
)
def coal_sump_full(p: type[CoalPumpStation]) -> Condition:
    """水仓的空容量不足

    属一般隐患；以检查时的空容量代表经常状态。
    """
    return p.empty_share < REGULATION.limit("empty_share")


@rule(
    CoalPanelSump,
    cites=REGULATION.clause("sump_upkeep"),
    en="panel sump too small",
    cases=[
        Case.hazard(volume="199 m3", inflow="50 m3/h"),
        Case.clear(volume="200 m3", inflow="50 m3/h"),
        Case.undetermined(volume="199 m3"),
    ],
)
def coal_panel_sump_small(p: type[CoalPanelSump]) -> Condition:
    """采区水仓容纳不下规定时间的正常涌水量

    属一般隐患；恰为该容量的不构成。
    """
    return p.volume < p.inflow * REGULATION.limit("panel_sump_time")
