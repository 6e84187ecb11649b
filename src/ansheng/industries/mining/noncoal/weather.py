"""The rules on people in hazard zones and on extreme weather, of the supplement (补一 to 补三)."""

from ansheng import Case, Condition, Rule, rule

from .mine_facts import NoncoalMine
from .pit_facts import NoncoalOpenPit
from .pond_facts import TailingsPond
from .site_facts import MineSite, WeatherExposed
from .standards import SUPPLEMENT


def _extreme(p: type[WeatherExposed]) -> Condition:
    return p.weather_alert.is_in(["orange", "red"])


def _not_evacuated(p: type[MineSite]) -> Condition:
    return _extreme(p) & ~p.stopped_and_evacuated


_PEOPLE = [
    Case.hazard(people_in_hazard_zone=True),
    Case.clear(people_in_hazard_zone=False),
    Case.undetermined(),
]
_WEATHER = [
    Case.hazard(weather_alert="orange", stopped_and_evacuated=False),
    Case.hazard(weather_alert="red", stopped_and_evacuated=False),
    Case.clear(weather_alert="yellow", stopped_and_evacuated=False),
    Case.clear(weather_alert="red", stopped_and_evacuated=True),
    Case.undetermined(weather_alert="red"),
]


noncoal_underground_people_in_hazard_zone = Rule(
    SUPPLEMENT.clause("underground_people_in_hazard_zone"),
    hazard=NoncoalMine.people_in_hazard_zone,
    title="地下矿山的办公、生活区在地质灾害或洪水威胁范围内",
    en="offices or living quarters of an underground mine in a hazard zone",
    note="范围由检查人依据评估判断。",
)


noncoal_underground_not_evacuated = Rule(
    SUPPLEMENT.clause("underground_weather"),
    hazard=_not_evacuated(NoncoalMine),
    title="极端天气时地下矿山没有停工撤人",
    en="underground mine not evacuated in extreme weather",
    note="极端天气指橙色、红色预警（官方解读），以当时最高的一级填写。",
    cases=_WEATHER,
)


noncoal_pit_people_in_hazard_zone = Rule(
    SUPPLEMENT.clause("pit_people_in_hazard_zone"),
    hazard=NoncoalOpenPit.people_in_hazard_zone,
    title="露天矿山的办公、生活区在地质灾害或洪水威胁范围内",
    en="offices or living quarters of an open pit in a hazard zone",
    note="范围由检查人依据评估判断。",
)


noncoal_pit_not_evacuated = Rule(
    SUPPLEMENT.clause("pit_weather"),
    hazard=_not_evacuated(NoncoalOpenPit),
    title="极端天气时露天矿山没有停工撤人",
    en="open pit not evacuated in extreme weather",
    note="极端天气指橙色、红色预警（官方解读），以当时最高的一级填写。",
    cases=_WEATHER,
)


@rule(
    SUPPLEMENT.clause("pond_weather"),
    title="极端天气威胁尾矿库，没有停止作业或撤出人员",
    en="tailings pond not evacuated in extreme weather",
    cases=[
        Case.hazard(weather_alert="red", weather_threatens=True, work_stopped=False),
        Case.hazard(
            weather_alert="orange", weather_threatens=True, people_left=True, only_patrol_or_rescue=False
        ),
        Case.clear(
            weather_alert="red",
            weather_threatens=True,
            work_stopped=True,
            people_left=True,
            only_patrol_or_rescue=True,
        ),
        Case.clear(weather_alert="red", weather_threatens=True, work_stopped=True, people_left=False),
        Case.clear(weather_alert="yellow", work_stopped=False),
        Case.undetermined(weather_alert="red", weather_threatens=True, work_stopped=True, people_left=True),
    ],
)
def tailings_not_evacuated() -> Condition:
    """巡查和抢险人员除外；极端天气指橙色、红色预警（官方解读）。"""
    exposed = TailingsPond.people_left & ~TailingsPond.only_patrol_or_rescue
    return _extreme(TailingsPond) & TailingsPond.weather_threatens & (~TailingsPond.work_stopped | exposed)
