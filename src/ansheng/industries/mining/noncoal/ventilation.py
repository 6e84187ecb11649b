"""The rules on ventilation and rescue gear of underground mines (一(二十), 一(二十一)), and on measured air."""

from datetime import date

from ansheng import CHECK_DAY, NEVER, Case, Rule

from .mine_facts import NoncoalMine as Mine
from .standards import GB16423
from .standards import UNDERGROUND as LAW
from .workings_facts import NoncoalMainFan as MainFan
from .workings_facts import NoncoalVentilation as Ventilation
from .workings_facts import NoncoalWorkplace as Workplace

_FIRST_DAY = date(2022, 9, 1)

noncoal_no_ventilation = Rule(
    LAW.clause("mechanical_ventilation"),
    hazard=~Ventilation.mechanical | (Ventilation.producing & ~Ventilation.fan_continuous),
)

noncoal_fan_stop_unreported = Rule(
    LAW.clause("fan_stop"), hazard=MainFan.stopped & ~(MainFan.reported & MainFan.stop_measures)
)

noncoal_fan_spares = Rule(LAW.clause("fan_spares"), hazard=~(MainFan.standby_motor & MainFan.change_tools))

noncoal_working_air = Rule(
    LAW.clause("working_air"),
    hazard=~(Workplace.air_speed_meets & Workplace.air_quantity_meets & Workplace.air_quality_meets),
)

noncoal_ventilation_untested = Rule(
    LAW.clause("ventilation_test"),
    hazard=~Ventilation.online_monitoring
    & (Ventilation.tested_on.plus(months=LAW.limit("ventilation_test")) < CHECK_DAY),
    note="满期当日仍算按期。",
    given={"online_monitoring": False},
    cases=[
        Case.hazard(tested_on="2021-08-31", on=_FIRST_DAY),
        Case.clear(tested_on="2021-09-01", on=_FIRST_DAY),
        Case.hazard(tested_on=NEVER),
        Case.clear(online_monitoring=True),
        Case.undetermined(),
    ],
)

noncoal_no_air_reversal = Rule(
    LAW.clause("air_reversal"),
    hazard=~Ventilation.reversible
    | (Ventilation.reversal_time > LAW.limit("reversal_time"))
    | (Ventilation.reversal_tested_on.plus(months=LAW.limit("reversal_test")) < CHECK_DAY),
    note="满期当日仍算按期。",
    given={"reversible": True, "reversal_time": "10 min"},
    cases=[
        Case.hazard(reversible=False),
        Case.hazard(reversal_time="11 min"),
        Case.hazard(reversal_tested_on="2021-08-31", on=_FIRST_DAY),
        Case.clear(reversal_tested_on="2021-09-01", on=_FIRST_DAY),
        Case.hazard(reversal_tested_on=NEVER),
        Case.undetermined(),
    ],
)

noncoal_rescue_gear = Rule(
    LAW.clause("rescue_gear"),
    hazard=~(
        Mine.detectors_full & Mine.rescuers_full & Mine.gear_marked & Mine.gear_carried & Mine.rescuer_skill
    ),
)

noncoal_air_quality = Rule(
    GB16423.clause("air_quality"),
    hazard=(Workplace.intake_oxygen < GB16423.limit("intake_oxygen"))
    | (Workplace.intake_co2 > GB16423.limit("intake_co2")),
    given={"intake_oxygen": "20 %", "intake_co2": "0.5 %"},
    cases=[
        Case.clear(),
        Case.hazard(intake_oxygen="19.9 %"),
        Case.hazard(intake_co2="0.51 %"),
        Case.undetermined(intake_co2=None),
    ],
)

noncoal_air_quantity = Rule(
    GB16423.clause("air_quantity"),
    hazard=Workplace.air_quantity < Workplace.people * GB16423.limit("air_per_person"),
    given={"air_quantity": "80 m3/min"},
    cases=[Case.hazard(people=21), Case.clear(people=20), Case.undetermined()],
)

noncoal_air_speed = Rule(
    GB16423.clause("air_speed"),
    when=Workplace.place != "other",
    hazard=Workplace.air_speed < GB16423.limit("lowest_air_speed").at(Workplace.place),
    cases=[
        Case.hazard(place="chamber", air_speed="0.14 m/s"),
        Case.clear(place="chamber", air_speed="0.15 m/s"),
        Case.hazard(place="scraper_road", air_speed="0.4 m/s"),
        Case.clear(place="scraper_road", air_speed="0.5 m/s"),
        Case.hazard(place="road_stope", air_speed="0.24 m/s"),
        Case.clear(place="road_stope", air_speed="0.25 m/s"),
        Case.hazard(place="heading", air_speed="0.24 m/s"),
        Case.clear(place="heading", air_speed="0.25 m/s"),
        Case.hazard(place="crushing", air_speed="0.49 m/s"),
        Case.clear(place="crushing", air_speed="0.5 m/s"),
        Case.out_of_scope(place="other", air_speed="0 m/s"),
        Case.undetermined(place="heading"),
        Case.undetermined(air_speed="0.4 m/s"),
    ],
)
