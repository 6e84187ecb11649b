"""The rules of the safety regulation on air, fans, reversal and tests; general, not major hazards."""

from datetime import date

from ansheng import CHECK_DAY, Case, Rule, choose

from .air_facts import CoalAirQuality as Air
from .air_facts import CoalAirway as Airway
from .air_facts import CoalChargingChamber, CoalMainFan
from .air_facts import CoalVentilationSystem as Ventilation
from .place_facts import CoalFace, CoalPanel
from .standards import REGULATION as LAW

_FIRST_DAY = date(2026, 2, 1)
_WITHOUT_LEAST = ("fan_drift", "material_shaft", "air_bridge", "main_airway", "skip_or_belt_shaft")
_IN_TIME = "满期当日仍算按期。"

coal_intake_air = Rule(
    LAW.clause("intake_air"),
    hazard=(Air.oxygen < LAW.limit("intake_oxygen")) | (Air.co2 > LAW.limit("intake_co2")),
    given={"oxygen": "20 %", "co2": "0.5 %"},
    cases=[
        Case.clear(),
        Case.hazard(oxygen="19.9 %"),
        Case.hazard(co2="0.51 %"),
        Case.undetermined(co2=None),
    ],
)

coal_harmful_gases = Rule(
    LAW.clause("harmful_gases"),
    hazard=(Air.co > LAW.limit("co"))
    | (Air.no > LAW.limit("no"))
    | (Air.so2 > LAW.limit("so2"))
    | (Air.h2s > LAW.limit("h2s"))
    | (Air.nh3 > LAW.limit("nh3")),
    given={"co": "0.0024 %", "no": "0.00025 %", "so2": "0.0005 %", "h2s": "0.00066 %", "nh3": "0.004 %"},
    cases=[
        Case.clear(),
        Case.hazard(co="0.0025 %"),
        Case.hazard(no="0.00026 %"),
        Case.hazard(so2="0.0006 %"),
        Case.hazard(h2s="0.0007 %"),
        Case.hazard(nh3="0.0041 %"),
        Case.undetermined(nh3=None),
    ],
)

coal_charging_hydrogen = Rule(
    LAW.clause("charging_hydrogen"),
    hazard=CoalChargingChamber.hydrogen >= LAW.limit("charging_hydrogen"),
    cases=[Case.hazard(hydrogen="0.5 %"), Case.clear(hydrogen="0.49 %"), Case.undetermined()],
)

coal_air_speed_low = Rule(
    LAW.clause("air_speed"),
    when=~Airway.airway.is_in([*_WITHOUT_LEAST, "belt_shaft_intake"]),
    hazard=(Airway.speed <= 0)
    | (
        Airway.speed
        < choose(
            (Airway.airway == "trolley_road") & ~Airway.gassy,
            LAW.limit("trolley_speed_no_gas"),
            LAW.limit("least_speed").at(Airway.airway),
        )
    ),
    title="井巷风速低于规定值",
    en="Air speed in an airway too low",
    note="架线电机车巷道无瓦斯涌出的可以较低。",
    given={"airway": "trolley_road", "speed": "0.9 m/s"},
    cases=[
        Case.hazard(airway="coal_face", speed="0.24 m/s"),
        Case.clear(airway="coal_face", speed="0.25 m/s"),
        Case.hazard(speed="0 m/s"),
        Case.hazard(gassy=True),
        Case.clear(gassy=False),
        Case.hazard(gassy=False, speed="0.49 m/s"),
        Case.undetermined(),
    ],
)

coal_air_speed_high = Rule(
    LAW.clause("air_speed"),
    when=Airway.airway != "other_road",
    hazard=Airway.speed
    > choose(
        (Airway.airway == "coal_face") & Airway.mechanised_with_dust_measures,
        LAW.limit("mechanised_face_speed"),
        LAW.limit("highest_speed").at(Airway.airway),
    ),
    title="井巷风速高于规定值",
    en="Air speed in an airway too high",
    given={"airway": "coal_face", "mechanised_with_dust_measures": True},
    cases=[
        Case.hazard(airway="main_airway", speed="8.1 m/s"),
        Case.clear(airway="main_airway", speed="8 m/s"),
        Case.hazard(speed="4.1 m/s", mechanised_with_dust_measures=False),
        Case.clear(speed="5 m/s"),
        Case.hazard(speed="5.1 m/s"),
        Case.undetermined(speed="4.5 m/s", mechanised_with_dust_measures=None),
    ],
)

coal_air_per_person = Rule(
    LAW.clause("air_per_person"),
    hazard=(Airway.air < Airway.people * LAW.limit("air_per_person"))
    | (Airway.air < Airway.diesel_power * LAW.limit("air_per_diesel")),
    given={"people": 20, "diesel_power": "100 kW"},
    cases=[
        Case.hazard(air="79 m3/min", diesel_power=None),
        Case.hazard(air="399 m3/min"),
        Case.clear(air="400 m3/min"),
        Case.undetermined(air="80 m3/min", diesel_power=None),
    ],
)

coal_intake_temperature = Rule(
    LAW.clause("intake_temperature"),
    hazard=Ventilation.intake_temperature < LAW.limit("intake_temperature"),
    cases=[
        Case.hazard(intake_temperature="1.9 ℃"),
        Case.clear(intake_temperature="2 ℃"),
        Case.undetermined(),
    ],
)

coal_air_survey_overdue = Rule(
    LAW.clause("air_survey"),
    hazard=Ventilation.surveyed_on.plus(days=LAW.limit("air_survey")) < CHECK_DAY,
    note=_IN_TIME,
    cases=[
        Case.hazard(surveyed_on="2026-01-21", on=_FIRST_DAY),
        Case.clear(surveyed_on="2026-01-22", on=_FIRST_DAY),
        Case.undetermined(),
    ],
)

coal_main_fans = Rule(
    LAW.clause("main_fans"),
    hazard=(
        CoalMainFan.leakage
        > choose(CoalMainFan.hoisting, LAW.limit("leakage_hoisting"), LAW.limit("leakage"))
    )
    | (CoalMainFan.standby_start > LAW.limit("standby_start")),
    given={"hoisting": False, "leakage": "5 %", "standby_start": "10 min"},
    cases=[
        Case.clear(),
        Case.hazard(leakage="5.1 %"),
        Case.clear(hoisting=True, leakage="15 %"),
        Case.hazard(hoisting=True, leakage="15.1 %"),
        Case.hazard(standby_start="10.1 min"),
        Case.undetermined(hoisting=None, leakage="10 %"),
    ],
)

coal_air_reversal = Rule(
    LAW.clause("air_reversal"),
    hazard=(Ventilation.reversal_time > LAW.limit("reversal_time"))
    | (Ventilation.reversed_share < LAW.limit("reversed_share"))
    | (Ventilation.reversal_checked_on.plus(months=LAW.limit("reversal_check")) < CHECK_DAY)
    | (Ventilation.reversal_drilled_on.plus(months=LAW.limit("reversal_drill")) < CHECK_DAY),
    note=_IN_TIME,
    given={"reversal_time": "10 min", "reversed_share": "40 %", "reversal_checked_on": "2025-11-01"},
    cases=[
        Case.hazard(reversal_time="10.1 min"),
        Case.hazard(reversed_share="39 %"),
        Case.hazard(reversal_checked_on="2025-10-31", on=_FIRST_DAY),
        Case.hazard(reversal_drilled_on="2025-01-31", on=_FIRST_DAY),
        Case.clear(reversal_drilled_on="2025-02-01", on=_FIRST_DAY),
        Case.undetermined(on=_FIRST_DAY),
    ],
)

coal_fan_interlock_test = Rule(
    LAW.clause("local_fan_tests"),
    when=CoalFace.kind == "heading",
    hazard=CoalFace.fan_interlock_tested_on.plus(days=LAW.limit("fan_interlock_test")) < CHECK_DAY,
    title="局部通风机闭锁超过15天未进行试验",
    en="Interlock of a local fan not tested for more than 15 days",
    note=_IN_TIME,
    given={"kind": "heading"},
    cases=[
        Case.hazard(fan_interlock_tested_on="2026-01-16", on=_FIRST_DAY),
        Case.clear(fan_interlock_tested_on="2026-01-17", on=_FIRST_DAY),
        Case.undetermined(),
    ],
)

coal_fan_switch_test = Rule(
    LAW.clause("local_fan_tests"),
    when=(CoalFace.kind == "heading") & CoalFace.gas_class.is_in(["high", "outburst"]),
    hazard=CoalFace.switch_tested_on.plus(days=LAW.limit("switch_test")) < CHECK_DAY,
    title="高瓦斯、突出矿井局部通风机未每天进行自动切换试验",
    en="Change-over of a local fan not tested daily",
    given={"kind": "heading", "gas_class": "high"},
    cases=[
        Case.hazard(switch_tested_on="2026-01-30", on=_FIRST_DAY),
        Case.clear(switch_tested_on="2026-01-31", on=_FIRST_DAY),
        Case.undetermined(),
    ],
)

_UNSEALED = [
    Case.hazard(ended=True, ended_on="2025-12-17", sealed=False, on=_FIRST_DAY),
    Case.clear(ended=True, ended_on="2025-12-18", sealed=False, on=_FIRST_DAY),
    Case.clear(ended=True, sealed=True),
    Case.undetermined(ended=True, sealed=False),
]

coal_panel_unsealed = Rule(
    LAW.clause("panel_sealing"),
    when=CoalPanel.ended,
    hazard=~CoalPanel.sealed & (CoalPanel.ended_on.plus(days=LAW.limit("panel_sealing")) < CHECK_DAY),
    title="采（盘）区开采结束后超过45天未封闭",
    en="Ended panel not sealed within 45 days",
    note=_IN_TIME,
    cases=_UNSEALED,
)

coal_face_unsealed = Rule(
    LAW.clause("panel_sealing"),
    when=(CoalFace.kind == "coal_face") & CoalFace.ended,
    hazard=~CoalFace.sealed & (CoalFace.ended_on.plus(days=LAW.limit("panel_sealing")) < CHECK_DAY),
    title="采煤工作面回采结束后超过45天未封闭",
    en="Ended coal face not sealed within 45 days",
    note=_IN_TIME,
    given={"kind": "coal_face"},
    cases=_UNSEALED,
)
