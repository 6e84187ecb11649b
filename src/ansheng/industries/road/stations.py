"""The rules on coach stations: what must not enter (三不进站), which coach must not leave (六不出站)."""

from ansheng import Case, Rule

from .facts import CoachDeparture, StationEntry
from .standards import STATIONS

dangerous_items_inside = Rule(
    STATIONS.clause("dangerous_items"),
    hazard=StationEntry.dangerous_items,
    title="危险品进站",
    en="dangerous items inside the station",
    note="禁带和限带物品以客运站公布的目录为准。",
)


unrelated_people_inside = Rule(
    STATIONS.clause("unrelated_people"),
    hazard=StationEntry.unrelated_people,
    title="无关人员进站",
    en="unrelated people inside the departure area",
    note="指发车区，候车厅不算。",
)


unrelated_vehicles_inside = Rule(
    STATIONS.clause("unrelated_vehicles"),
    hazard=StationEntry.unrelated_vehicles,
    title="无关车辆进站",
    en="unrelated vehicles inside the station",
    note="由检查人判断哪些车与发车无关。",
)


crowded_coach_left = Rule(
    STATIONS.clause("crowded_coach"),
    when=CoachDeparture.left,
    hazard=CoachDeparture.aboard > CoachDeparture.rated,
    title="超员客车出站",
    en="over-crowded coach left the station",
    note="免票儿童的计算办法没有读到，由检查人按规定计入实载人数。",
    given={"left": True, "rated": 50},
    cases=[Case.hazard(aboard=51), Case.clear(aboard=50), Case.undetermined()],
)


failed_coach_left = Rule(
    STATIONS.clause("failed_check"),
    when=CoachDeparture.left,
    hazard=~CoachDeparture.check_passed,
    title="安全例检不合格的客车出站",
    en="coach left without passing the safety check",
    note="没有例检的视为不合格。",
)


unqualified_driver_left = Rule(
    STATIONS.clause("unqualified_driver"),
    when=CoachDeparture.left,
    hazard=~CoachDeparture.driver_qualified,
    title="驾驶员资格不符合要求的客车出站",
    en="coach left with an unqualified driver",
    note="由检查人核对驾驶证和从业资格证。",
)


coach_without_papers_left = Rule(
    STATIONS.clause("incomplete_papers"),
    when=CoachDeparture.left,
    hazard=~CoachDeparture.papers_complete,
    title="证件不齐的客车出站",
    en="coach left with incomplete papers",
    note="由检查人核对车辆证件。",
)


coach_left_unsigned = Rule(
    STATIONS.clause("unsigned_form"),
    when=CoachDeparture.left,
    hazard=~CoachDeparture.form_signed,
    title="出站登记表没有签字的客车出站",
    en="coach left without a signed departure form",
    note="电子签字也算。",
)


coach_left_unbelted = Rule(
    STATIONS.clause("belts"),
    when=CoachDeparture.left,
    hazard=~CoachDeparture.belts_fastened,
    title="乘客没系安全带的客车出站",
    en="coach left with passengers not belted",
    note="有一人没系即算。",
)
