"""The rules on people in hazard zones and on extreme weather, of the supplement (补一 to 补三)."""

from ansheng import Case, Rule

from .mine_facts import NoncoalMine
from .pit_facts import NoncoalOpenPit
from .pond_facts import TailingsPond as Pond
from .site_facts import WeatherExposed
from .standards import SUPPLEMENT as LAW

_EXTREME = WeatherExposed.weather_alert.is_in(["orange", "red"])
_WEATHER = [
    Case.hazard(weather_alert="orange", stopped_and_evacuated=False),
    Case.hazard(weather_alert="red", stopped_and_evacuated=False),
    Case.clear(weather_alert="yellow", stopped_and_evacuated=False),
    Case.clear(weather_alert="red", stopped_and_evacuated=True),
    Case.undetermined(weather_alert="red"),
]

noncoal_underground_people_in_hazard_zone = Rule(
    LAW.clause("underground_people_in_hazard_zone"), hazard=NoncoalMine.people_in_hazard_zone
)

noncoal_underground_not_evacuated = Rule(
    LAW.clause("underground_weather"), hazard=_EXTREME & ~NoncoalMine.stopped_and_evacuated, cases=_WEATHER
)

noncoal_pit_people_in_hazard_zone = Rule(
    LAW.clause("pit_people_in_hazard_zone"), hazard=NoncoalOpenPit.people_in_hazard_zone
)

noncoal_pit_not_evacuated = Rule(
    LAW.clause("pit_weather"), hazard=_EXTREME & ~NoncoalOpenPit.stopped_and_evacuated, cases=_WEATHER
)

tailings_not_evacuated = Rule(
    LAW.clause("pond_weather"),
    hazard=_EXTREME
    & Pond.weather_threatens
    & (~Pond.work_stopped | (Pond.people_left & ~Pond.only_patrol_or_rescue)),
    given={"weather_alert": "red", "weather_threatens": True, "work_stopped": True, "people_left": True},
    cases=[
        Case.hazard(work_stopped=False),
        Case.hazard(weather_alert="orange", only_patrol_or_rescue=False),
        Case.clear(only_patrol_or_rescue=True),
        Case.clear(people_left=False),
        Case.clear(weather_alert="yellow", work_stopped=False),
        Case.undetermined(),
    ],
)
