"""The rules on main drainage (2020 art. 9(8), 2026 art. 10(13); regulation art. 315 to 317)."""

from ansheng import Case, Condition, Rule, choose, rule

from .standards import CRITERIA, REGULATION
from .water_facts import CoalPanelSump, CoalPumpStation


@rule(
    CRITERIA.clause("main_drainage"),
    title="主排水的水泵、管路或水仓低于填写的要求值",
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
def coal_main_drainage_required() -> Condition:
    """要求值由检查人按当时的规程填写；2026-02-01 起另有按规程数值计算的规则。"""
    pipes = CoalPumpStation.working_pipes < CoalPumpStation.required_pipes
    return (
        (CoalPumpStation.working_pumps < CoalPumpStation.required_pumps)
        | pipes
        | (CoalPumpStation.sump < CoalPumpStation.required_sump)
    )


@rule(
    CRITERIA.clause("main_drainage"),
    CRITERIA.clause("main_drainage_capacity"),
    title="主排水的水泵、管路或主水仓低于规程按涌水量的要求",
    en="main pumps, pipes or sump below the regulation",
    replaces=["coal_main_drainage_required"],
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
            normal_inflow=100,
            greatest_inflow=170,
            working_pumps=120,
            standby_pumps=84,
            repair_pumps=30,
            working_pipes=120,
            all_pipes=204,
            sump=800,
        ),
        Case.clear(
            normal_inflow=1100,
            greatest_inflow=1200,
            working_pumps=1320,
            standby_pumps=924,
            repair_pumps=330,
            working_pipes=1320,
            all_pipes=1440,
            sump=8200,
        ),
        Case.clear(
            normal_inflow=1000,
            greatest_inflow=1200,
            working_pumps=1300,
            standby_pumps=910,
            repair_pumps=325,
            working_pipes=1300,
            all_pipes=1440,
            sump=8000,
        ),
        Case.undetermined(normal_inflow=100, working_pumps=120, standby_pumps=84, repair_pumps=30, sump=800),
    ],
)
def coal_main_drainage_short() -> Condition:
    """自 2026-02-01 起；恰为要求值的不构成，涌水量恰为分档值的按小涌水量计算水仓。"""
    law = REGULATION.limit
    pumps = (
        (CoalPumpStation.working_pumps < CoalPumpStation.normal_inflow * law("inflow_multiple"))
        | (CoalPumpStation.standby_pumps < CoalPumpStation.working_pumps * law("standby_share").to(""))
        | (CoalPumpStation.repair_pumps < CoalPumpStation.working_pumps * law("repair_share").to(""))
        | (
            CoalPumpStation.working_pumps + CoalPumpStation.standby_pumps
            < CoalPumpStation.greatest_inflow * law("inflow_multiple")
        )
    )
    pipes = (CoalPumpStation.working_pipes < CoalPumpStation.normal_inflow * law("inflow_multiple")) | (
        CoalPumpStation.all_pipes < CoalPumpStation.greatest_inflow * law("inflow_multiple")
    )
    small = CoalPumpStation.normal_inflow * law("sump_time")
    large = (CoalPumpStation.normal_inflow + law("large_sump_addition")) * law("large_sump_time")
    return (
        pumps
        | pipes
        | (CoalPumpStation.sump < choose(CoalPumpStation.normal_inflow <= law("sump_step"), small, large))
    )


@rule(
    REGULATION.clause("pump_room"),
    title="主泵房出口过少，或较高出口高出地面不足",
    en="main pump room with too few or too low exits",
    cases=[
        Case.hazard(room_exits=1),
        Case.hazard(room_exits=2, high_exit="6.9 m"),
        Case.clear(room_exits=2, high_exit="7 m"),
        Case.undetermined(room_exits=2),
    ],
)
def coal_pump_room_exits() -> Condition:
    """属一般隐患；恰为限值的不构成。"""
    few = CoalPumpStation.room_exits < REGULATION.limit("pump_room_exits")
    return few | (CoalPumpStation.high_exit < REGULATION.limit("pump_room_exit_height"))


coal_sump_full = Rule(
    REGULATION.clause("sump_upkeep"),
    hazard=CoalPumpStation.empty_share < REGULATION.limit("empty_share"),
    title="水仓的空容量不足",
    en="main sump not kept empty enough",
    note="属一般隐患；以检查时的空容量代表经常状态。",
    cases=[Case.hazard(empty_share="49 %"), Case.clear(empty_share="50 %"), Case.undetermined()],
)


coal_panel_sump_small = Rule(
    REGULATION.clause("sump_upkeep"),
    hazard=CoalPanelSump.volume < CoalPanelSump.inflow * REGULATION.limit("panel_sump_time"),
    title="采区水仓容纳不下规定时间的正常涌水量",
    en="panel sump too small",
    note="属一般隐患；恰为该容量的不构成。",
    cases=[
        Case.hazard(volume="199 m3", inflow="50 m3/h"),
        Case.clear(volume="200 m3", inflow="50 m3/h"),
        Case.undetermined(volume="199 m3"),
    ],
)
