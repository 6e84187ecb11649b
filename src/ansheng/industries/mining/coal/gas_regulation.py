"""The rules of the safety regulation on what is done at which concentration; general, not major hazards."""

from ansheng import Case, Rule

from .gas_facts import CoalGasAccumulation as Accumulation
from .gas_facts import CoalGasChecks as Checks
from .gas_facts import CoalGasReading as Reading
from .gas_facts import CoalStagnantZone as Zone
from .place_facts import CoalBreakthrough as Breakthrough
from .standards import REGULATION as LAW

_IN_PANEL = Reading.place.is_in(["panel_return", "face_return"])
_RETURN_HANDLED = Reading.work_stopped & Reading.evacuated & Reading.handled

coal_total_return_over = Rule(
    LAW.clause("total_return_over"),
    when=Reading.place.is_in(["total_return", "wing_return"]),
    hazard=((Reading.ch4 > LAW.limit("total_return_gas")) | (Reading.co2 > LAW.limit("total_return_gas")))
    & ~Reading.handled,
    given={"place": "total_return", "ch4": "0.75 %", "co2": "0.75 %", "handled": False},
    cases=[
        Case.clear(),
        Case.hazard(ch4="0.76 %"),
        Case.hazard(place="wing_return", co2="0.76 %"),
        Case.undetermined(ch4="0.76 %", handled=None),
    ],
)

coal_total_return_reached = Rule(
    LAW.clause("total_return_reached"),
    when=Reading.place == "total_return",
    hazard=((Reading.ch4 >= LAW.limit("total_return_gas")) | (Reading.co2 >= LAW.limit("total_return_gas")))
    & ~Reading.handled,
    replaces=("coal_total_return_over",),
    given={"place": "total_return", "ch4": "0.74 %", "co2": "0.74 %", "handled": False},
    cases=[
        Case.clear(),
        Case.hazard(ch4="0.75 %"),
        Case.hazard(co2="0.75 %"),
        Case.clear(ch4="0.9 %", handled=True),
        Case.undetermined(ch4="0.75 %", handled=None),
    ],
)

coal_return_gas_over = Rule(
    LAW.clause("return_gas_over"),
    when=_IN_PANEL,
    hazard=((Reading.ch4 > LAW.limit("return_ch4")) | (Reading.co2 > LAW.limit("return_co2")))
    & ~_RETURN_HANDLED,
    given={"place": "face_return", "ch4": "1.0 %", "co2": "1.5 %", "work_stopped": False},
    cases=[
        Case.clear(),
        Case.hazard(ch4="1.01 %"),
        Case.hazard(place="panel_return", co2="1.51 %"),
        Case.undetermined(ch4="1.01 %", work_stopped=True),
    ],
)

coal_return_gas_reached = Rule(
    LAW.clause("return_gas_reached"),
    when=_IN_PANEL,
    hazard=((Reading.ch4 >= LAW.limit("return_ch4")) | (Reading.co2 >= LAW.limit("return_co2")))
    & ~_RETURN_HANDLED,
    replaces=("coal_return_gas_over",),
    given={"place": "face_return", "ch4": "0.99 %", "co2": "1.49 %", "work_stopped": False},
    cases=[
        Case.clear(),
        Case.hazard(ch4="1.0 %"),
        Case.hazard(place="panel_return", co2="1.5 %"),
        Case.undetermined(ch4="1.0 %", work_stopped=True),
    ],
)

coal_powered_work_regulation = Rule(
    LAW.clause("powered_work"),
    when=Reading.place.is_in(["face", "workplace"]),
    hazard=(Reading.ch4 >= LAW.limit("power_ch4")) & ~Reading.powered_work_stopped,
    given={"place": "face", "powered_work_stopped": False},
    cases=[Case.hazard(ch4="1.0 %"), Case.clear(ch4="0.99 %"), Case.undetermined()],
)

coal_blasting_gas_regulation = Rule(
    LAW.clause("blasting_gas"),
    when=Reading.place == "blasting",
    hazard=(Reading.ch4 >= LAW.limit("blasting_ch4")) & Reading.blasted,
    given={"place": "blasting", "blasted": True},
    cases=[Case.hazard(ch4="1.0 %"), Case.clear(ch4="0.99 %"), Case.undetermined()],
)

coal_stop_and_evacuate_regulation = Rule(
    LAW.clause("stop_and_evacuate"),
    when=Reading.place.is_in(["face", "workplace", "motor"]),
    hazard=(Reading.ch4 >= LAW.limit("evacuation_ch4"))
    & ~(Reading.work_stopped & Reading.power_cut & Reading.evacuated & Reading.handled),
    given={"place": "motor", "ch4": "1.5 %", "work_stopped": True, "power_cut": True, "evacuated": True},
    cases=[
        Case.hazard(power_cut=False),
        Case.clear(ch4="1.49 %", power_cut=False),
        Case.clear(place="face", handled=True),
        Case.undetermined(),
    ],
)

coal_accumulation_regulation = Rule(
    LAW.clause("accumulation"),
    hazard=(Accumulation.volume > LAW.limit("accumulation_volume"))
    & (Accumulation.ch4 >= LAW.limit("accumulation_ch4"))
    & ~(Accumulation.work_stopped & Accumulation.evacuated & Accumulation.power_cut),
    given={"volume": "0.6 m3", "ch4": "2.0 %"},
    cases=[
        Case.hazard(power_cut=False),
        Case.clear(volume="0.5 m3", power_cut=False),
        Case.clear(ch4="1.9 %", power_cut=False),
        Case.undetermined(power_cut=True),
    ],
)

coal_face_co2 = Rule(
    LAW.clause("face_co2"),
    when=Reading.place == "face",
    hazard=(Reading.co2 >= LAW.limit("face_co2")) & ~(Reading.work_stopped & Reading.evacuated),
    given={"place": "face", "co2": "1.5 %"},
    cases=[
        Case.hazard(work_stopped=False),
        Case.hazard(evacuated=False),
        Case.clear(co2="1.49 %", work_stopped=False),
        Case.undetermined(work_stopped=True),
    ],
)

coal_series_intake = Rule(
    LAW.clause("series_intake"),
    when=Reading.place == "series_intake",
    hazard=(Reading.ch4 > LAW.limit("series_intake")) | (Reading.co2 > LAW.limit("series_intake")),
    given={"place": "series_intake", "ch4": "0.5 %"},
    cases=[
        Case.hazard(ch4="0.51 %"),
        Case.hazard(co2="0.51 %"),
        Case.clear(co2="0.5 %"),
        Case.undetermined(),
    ],
)

coal_new_level_return = Rule(
    LAW.clause("new_level_return"),
    when=Reading.place == "new_level_return",
    hazard=(Reading.ch4 > LAW.limit("new_level_return")) | (Reading.co2 > LAW.limit("new_level_return")),
    given={"place": "new_level_return", "ch4": "0.5 %"},
    cases=[
        Case.hazard(ch4="0.51 %"),
        Case.hazard(co2="0.51 %"),
        Case.clear(co2="0.5 %"),
        Case.undetermined(),
    ],
)

coal_fan_restart = Rule(
    LAW.clause("restart"),
    when=Zone.fan_restarted,
    hazard=(Zone.zone_ch4 > LAW.limit("restart_ch4"))
    | (Zone.zone_co2 > LAW.limit("restart_co2"))
    | (Zone.near_ch4 > LAW.limit("restart_near_ch4")),
    given={"fan_restarted": True, "zone_ch4": "1.0 %", "zone_co2": "1.5 %"},
    cases=[
        Case.hazard(zone_ch4="1.01 %"),
        Case.hazard(zone_co2="1.51 %"),
        Case.hazard(near_ch4="0.51 %"),
        Case.clear(near_ch4="0.5 %"),
        Case.undetermined(),
    ],
)

coal_stagnant_plan = Rule(
    LAW.clause("stagnant_plan"),
    when=Zone.discharging,
    hazard=((Zone.zone_ch4 > LAW.limit("stagnant_gas")) | (Zone.zone_co2 > LAW.limit("stagnant_gas")))
    & ~Zone.plan_approved,
    given={"discharging": True, "zone_ch4": "3.0 %", "zone_co2": "3.0 %", "plan_approved": False},
    cases=[
        Case.clear(),
        Case.hazard(zone_ch4="3.1 %"),
        Case.hazard(zone_co2="3.1 %"),
        Case.undetermined(zone_ch4="3.1 %", plan_approved=None),
    ],
)

coal_discharge_mixing = Rule(
    LAW.clause("discharge_mixing"),
    when=Zone.discharging,
    hazard=(Zone.mixing_ch4 > LAW.limit("mixing_gas")) | (Zone.mixing_co2 > LAW.limit("mixing_gas")),
    given={"discharging": True, "mixing_ch4": "1.5 %"},
    cases=[
        Case.hazard(mixing_ch4="1.51 %"),
        Case.hazard(mixing_co2="1.51 %"),
        Case.clear(mixing_co2="1.5 %"),
        Case.undetermined(),
    ],
)

coal_seal_stopped_area = Rule(
    LAW.clause("seal_stopped_area"),
    when=~Zone.handled_at_once,
    hazard=((Zone.zone_ch4 >= LAW.limit("sealed_gas")) | (Zone.zone_co2 >= LAW.limit("sealed_gas")))
    & ~Zone.sealed
    & (Zone.stopped_for > LAW.limit("sealing_time")),
    given={"handled_at_once": False, "zone_ch4": "3.0 %", "sealed": False, "stopped_for": "24.1 h"},
    cases=[
        Case.hazard(),
        Case.hazard(zone_ch4="2.9 %", zone_co2="3.0 %"),
        Case.clear(stopped_for="24 h"),
        Case.clear(zone_ch4="2.9 %", zone_co2="2.9 %"),
        Case.clear(sealed=True),
        Case.undetermined(stopped_for=None),
    ],
)

coal_breakthrough_blast = Rule(
    LAW.clause("breakthrough_blast"),
    when=Breakthrough.blasting,
    hazard=(Breakthrough.ch4 >= LAW.limit("breakthrough_ch4"))
    | (Breakthrough.opposite_ch4 >= LAW.limit("breakthrough_ch4")),
    given={"blasting": True, "ch4": "0.99 %"},
    cases=[
        Case.hazard(ch4="1.0 %"),
        Case.hazard(opposite_ch4="1.0 %"),
        Case.clear(opposite_ch4="0.99 %"),
        Case.undetermined(),
    ],
)

coal_gas_check_times = Rule(
    LAW.clause("gas_check_times"),
    hazard=(Checks.checks < LAW.limit("gas_check_times").at(Checks.gas_class))
    | (Checks.unusual_emission & (Checks.checks < LAW.limit("unusual_check_times"))),
    given={"gas_class": "low", "unusual_emission": False},
    cases=[
        Case.hazard(checks=0),
        Case.clear(checks=1),
        Case.hazard(gas_class="high", checks=1),
        Case.clear(gas_class="high", checks=2),
        Case.hazard(unusual_emission=True, checks=2),
        Case.clear(gas_class="outburst", unusual_emission=True, checks=3),
        Case.undetermined(unusual_emission=None, checks=2),
    ],
)
