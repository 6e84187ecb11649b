"""The rules on main drainage (2020 art. 9(8), 2026 art. 10(13); regulation art. 315 to 317)."""

from ansheng import Case, Condition, Rule, choose, rule

from .standards import CRITERIA as LAW
from .standards import REGULATION
from .water_facts import CoalPanelSump as Sump
from .water_facts import CoalPumpStation as Station

coal_main_drainage_required = Rule(
    LAW.clause("main_drainage"),
    hazard=(Station.working_pumps < Station.required_pumps)
    | (Station.working_pipes < Station.required_pipes)
    | (Station.sump < Station.required_sump),
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


@rule(
    LAW.clause("main_drainage_capacity"),
    LAW.clause("main_drainage"),
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
    law = REGULATION.limit
    pumps = (
        (Station.working_pumps < Station.normal_inflow * law("inflow_multiple"))
        | (Station.standby_pumps < Station.working_pumps * law("standby_share").to(""))
        | (Station.repair_pumps < Station.working_pumps * law("repair_share").to(""))
        | (Station.working_pumps + Station.standby_pumps < Station.greatest_inflow * law("inflow_multiple"))
    )
    pipes = (Station.working_pipes < Station.normal_inflow * law("inflow_multiple")) | (
        Station.all_pipes < Station.greatest_inflow * law("inflow_multiple")
    )
    small = Station.normal_inflow * law("sump_time")
    large = (Station.normal_inflow + law("large_sump_addition")) * law("large_sump_time")
    return pumps | pipes | (Station.sump < choose(Station.normal_inflow <= law("sump_step"), small, large))


coal_pump_room_exits = Rule(
    REGULATION.clause("pump_room"),
    hazard=(Station.room_exits < REGULATION.limit("pump_room_exits"))
    | (Station.high_exit < REGULATION.limit("pump_room_exit_height")),
    title="主泵房出口少于规定，或较高出口高差不足",
    en="Main pump room with too few or too low exits",
    cases=[
        Case.hazard(room_exits=1),
        Case.hazard(room_exits=2, high_exit="6.9 m"),
        Case.clear(room_exits=2, high_exit="7 m"),
        Case.undetermined(room_exits=2),
    ],
)


coal_sump_full = Rule(
    REGULATION.clause("sump_upkeep"),
    hazard=Station.empty_share < REGULATION.limit("empty_share"),
    title="水仓空容量低于规定比例",
    en="Main sump not kept empty enough",
    note="以检查时的空容量代表经常状态。",
    cases=[Case.hazard(empty_share="49 %"), Case.clear(empty_share="50 %"), Case.undetermined()],
)


coal_panel_sump_small = Rule(
    REGULATION.clause("sump_upkeep"),
    hazard=Sump.volume < Sump.inflow * REGULATION.limit("panel_sump_time"),
    title="采区水仓容量小于规定时间的正常涌水量",
    en="Panel sump too small",
    cases=[
        Case.hazard(volume="199 m3", inflow="50 m3/h"),
        Case.clear(volume="200 m3", inflow="50 m3/h"),
        Case.undetermined(volume="199 m3"),
    ],
)
