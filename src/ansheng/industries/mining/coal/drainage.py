"""The rules on main drainage (2020 art. 9(8), 2026 art. 10(13); regulation art. 315 to 317)."""

from typing import Any

from ansheng import Case, Condition, Rule, choose, rule

from .standards import CRITERIA as LAW
from .standards import REGULATION
from .water_facts import CoalPanelSump as Sump
from .water_facts import CoalPumpStation as Station

_LARGE: dict[str, Any] = {
    "working_pumps": 2000, "standby_pumps": 1400, "repair_pumps": 500, "working_pipes": 2000, "all_pipes": 2500
}  # fmt: skip


coal_main_drainage_required = Rule(
    LAW.clause("main_drainage"),
    hazard=(Station.working_pumps < Station.required_pumps)
    | (Station.working_pipes < Station.required_pipes)
    | (Station.sump < Station.required_sump),
    given={"working_pumps": 200, "required_pumps": 200, "working_pipes": 200, "required_pipes": 200},
    cases=[
        Case.hazard(working_pumps=199),
        Case.hazard(working_pipes=199),
        Case.hazard(sump=799, required_sump=800),
        Case.clear(sump=800, required_sump=800),
        Case.undetermined(sump=800),
    ],
)


@rule(
    LAW.clause("main_drainage_capacity"),
    LAW.clause("main_drainage"),
    replaces=["coal_main_drainage_required"],
    given={"normal_inflow": 1000, "greatest_inflow": 1200, "sump": 8000, **_LARGE},
    cases=[
        Case.hazard(working_pumps=1199),
        Case.hazard(standby_pumps=1399),
        Case.hazard(repair_pumps=499),
        Case.hazard(greatest_inflow=2834, all_pipes=9999),
        Case.hazard(working_pipes=1199),
        Case.hazard(all_pipes=1439),
        Case.hazard(sump=7999),
        Case.hazard(normal_inflow=1001, sump=8001),
        Case.clear(),
        Case.clear(normal_inflow=1001, sump=8002),
        Case.clear(
            working_pumps=1200, standby_pumps=840, repair_pumps=300, working_pipes=1200, all_pipes=1440
        ),
        Case.undetermined(greatest_inflow=None),
    ],
)
def coal_main_drainage_short() -> Condition:
    law, inflow, working = REGULATION.limit, Station.normal_inflow, Station.working_pumps
    usual, greatest = inflow * law("inflow_multiple"), Station.greatest_inflow * law("inflow_multiple")
    pumps = (
        (working < usual)
        | (Station.standby_pumps < working * law("standby_share").to(""))
        | (Station.repair_pumps < working * law("repair_share").to(""))
        | (working + Station.standby_pumps < greatest)
    )
    pipes = (Station.working_pipes < usual) | (Station.all_pipes < greatest)
    large = (inflow + law("large_sump_addition")) * law("large_sump_time")
    return (
        pumps | pipes | (Station.sump < choose(inflow <= law("sump_step"), inflow * law("sump_time"), large))
    )


coal_pump_room_exits = Rule(
    REGULATION.clause("pump_room"),
    hazard=(Station.room_exits < REGULATION.limit("pump_room_exits"))
    | (Station.high_exit < REGULATION.limit("pump_room_exit_height")),
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
    title="水仓空仓容量低于总容量的50%",
    en="Less than 50% of the main sump kept empty",
    note="以检查时的空容量代表经常状态。",
    cases=[Case.hazard(empty_share="49 %"), Case.clear(empty_share="50 %"), Case.undetermined()],
)


coal_panel_sump_small = Rule(
    REGULATION.clause("sump_upkeep"),
    hazard=Sump.volume < Sump.inflow * REGULATION.limit("panel_sump_time"),
    title="采区水仓有效容量小于采区4小时的正常涌水量",
    en="Panel sump holds less than 4 hours of the normal inflow",
    cases=[
        Case.hazard(volume="199 m3", inflow="50 m3/h"),
        Case.clear(volume="200 m3", inflow="50 m3/h"),
        Case.undetermined(volume="199 m3"),
    ],
)
