"""The rules on tankers: the media approved for a tank, its capacity, its inspection and its devices."""

from ansheng import CHECK_DAY, Case, Condition, Rule, rule

from .facts import DangerousVehicle, TankTrip
from .standards import CARRIERS, CRITERIA, DANGEROUS


def _outside_approved_media(p: type[TankTrip]) -> Condition:
    return ~p.approved_media.any(
        lambda m: (m.name == p.medium) | ((m.un_number == p.un_number) & p.same_medium)
    )


_FUELS = [{"name": "柴油", "un_number": "1202"}, {"name": "汽油", "un_number": "1203"}]


atmospheric_tank_medium_not_approved = Rule(
    CRITERIA.clause("tank_medium_or_load"),
    when=TankTrip.tank == "atmospheric",
    hazard=_outside_approved_media(TankTrip),
    title="常压液体罐车装的介质超出适装范围",
    en="atmospheric tanker carries a medium outside its approved list",
    note=(
        "名称与适装介质相同即在范围内。名称不同而 UN 编号相同的，由人核对是否同一介质；编号也不同的，"
        "即超出范围。"
    ),
    given={"tank": "atmospheric"},
    cases=[
        Case.hazard(medium="粗苯", un_number="1114", approved_media=_FUELS),
        Case.hazard(medium="粗苯", un_number="1114", approved_media=[]),
        Case.clear(medium="柴油", approved_media=_FUELS),
        Case.clear(medium="车用柴油", un_number="1202", approved_media=_FUELS, same_medium=True),
        Case.undetermined(medium="车用柴油", un_number="1202", approved_media=_FUELS),
        Case.undetermined(medium="粗苯", approved_media=_FUELS),
        Case.undetermined(medium="粗苯", un_number="1114"),
    ],
)


atmospheric_tank_list_breached = Rule(
    DANGEROUS.clause("atmospheric_tank"),
    when=TankTrip.tank == "atmospheric",
    hazard=_outside_approved_media(TankTrip),
    title="常压罐车装运罐体适装介质列表以外的介质",
    en="medium not on the approved list of an atmospheric tank",
    note="与重大隐患同一情形，是行政法规上的违规；比较方法相同。",
    given={"tank": "atmospheric", "approved_media": _FUELS},
    cases=[
        Case.hazard(medium="粗苯", un_number="1114"),
        Case.clear(medium="汽油"),
        Case.undetermined(medium="粗苯"),
    ],
)


pressure_tank_registration_breached = Rule(
    DANGEROUS.clause("pressure_tank"),
    when=TankTrip.tank == "pressure",
    hazard=_outside_approved_media(TankTrip),
    title="移动式压力容器装运使用登记证以外的介质",
    en="pressure tanker carries a medium outside its use registration",
    note="适装介质填使用登记证上的介质；比较方法同常压罐。",
    given={"tank": "pressure"},
    cases=[
        Case.hazard(medium="液氨", un_number="1005", approved_media=[{"name": "丙烷", "un_number": "1978"}]),
        Case.clear(medium="丙烷", approved_media=[{"name": "丙烷"}]),
        Case.undetermined(medium="液氨", approved_media=[{"name": "丙烷"}]),
    ],
)


valves_open = Rule(
    DANGEROUS.clause("valves"),
    hazard=~TankTrip.valves_shut,
    title="罐车途中阀门或孔口没有关闭",
    en="tank valves or openings not shut on the way",
    note="只看途中，不看装卸时。",
)


@rule(
    CARRIERS.clause("tank_volume"),
    when=(DangerousVehicle.body == "tank")
    & DangerousVehicle.goods.is_in(["explosive", "strongly_corrosive", "highly_toxic"]),
    title="装爆炸品、强腐蚀品、剧毒品的罐体容积过大",
    en="tank too large for explosive, corrosive or highly toxic goods",
    given={"body": "tank"},
    cases=[
        Case.hazard(goods="explosive", tank_volume=21),
        Case.hazard(goods="highly_toxic", tank_volume=11),
        Case.clear(goods="strongly_corrosive", tank_volume=20),
        Case.clear(goods="highly_toxic", tank_volume=10),
        Case.undetermined(goods="highly_toxic"),
    ],
)
def tank_too_large() -> Condition:
    """罐式集装箱除外；条文据二手资料。"""
    toxic = (DangerousVehicle.goods == "highly_toxic") & (
        DangerousVehicle.tank_volume > CARRIERS.limit("highly_toxic_volume")
    )
    return toxic | (DangerousVehicle.tank_volume > CARRIERS.limit("tank_volume.tank_volume"))


non_tank_load_too_large = Rule(
    CARRIERS.clause("non_tank_load"),
    when=(DangerousVehicle.body == "other")
    & DangerousVehicle.goods.is_in(["explosive", "strongly_corrosive", "highly_toxic"]),
    hazard=DangerousVehicle.approved_load > CARRIERS.limit("non_tank_load"),
    title="装这几类货物的非罐式车辆核定载质量过大",
    en="other vehicle too large for explosive, corrosive or highly toxic goods",
    note="集装箱运输的例外没有读全，罐式集装箱不判。",
    given={"body": "other", "goods": "explosive"},
    cases=[Case.hazard(approved_load="12 t"), Case.clear(approved_load="10 t"), Case.undetermined()],
)


tank_inspection_expired = Rule(
    CARRIERS.clause("tank_inspection"),
    when=DangerousVehicle.body == "tank",
    hazard=DangerousVehicle.tank_valid_to < CHECK_DAY,
    title="罐体检验过期",
    en="tank inspection expired",
    note="以检验报告写明的有效期为准，最后一天仍有效；检验周期凭记忆，不推算。",
    given={"body": "tank"},
    cases=[
        Case.hazard(tank_valid_to="2010-01-01"),
        Case.clear(tank_valid_to="2099-12-31"),
        Case.undetermined(),
    ],
)


no_emergency_shut_off = Rule(
    CARRIERS.clause("shut_off"),
    when=(DangerousVehicle.body == "tank") & DangerousVehicle.liquid,
    hazard=~DangerousVehicle.shut_off,
    title="液体罐车没有紧急切断装置",
    en="liquid tanker without an emergency shut-off device",
    note="只看有无，装置是否有效由检查人另记。",
)
