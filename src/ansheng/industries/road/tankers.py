"""The rules on tankers: the media approved for a tank, its capacity, its inspection and its devices."""

from __future__ import annotations

from ansheng import CHECK_DAY, Case, Condition, rule

from .facts import DangerousVehicle, TankTrip
from .standards import CARRIERS, CRITERIA, DANGEROUS


def _outside_approved_media(p: type[TankTrip]) -> Condition:
    return ~p.approved_media.any(
        lambda m: (m.name == p.medium) | ((m.un_number == p.un_number) & p.same_medium)
    )


_FUELS = [{"name": "柴油", "un_number": "1202"}, {"name": "汽油", "un_number": "1203"}]


@rule(
    TankTrip,
    cites=CRITERIA.clause("tank_medium_or_load"),
    when=lambda p: p.tank == "atmospheric",
    en="atmospheric tanker carries a medium outside its approved list",
    cases=[
        Case.hazard(tank="atmospheric", medium="粗苯", un_number="1114", approved_media=_FUELS),
        Case.hazard(tank="atmospheric", medium="粗苯", un_number="1114", approved_media=[]),
        Case.clear(tank="atmospheric", medium="柴油", approved_media=_FUELS),
        Case.clear(
            tank="atmospheric", medium="车用柴油", un_number="1202", approved_media=_FUELS, same_medium=True
        ),
        Case.undetermined(tank="atmospheric", medium="车用柴油", un_number="1202", approved_media=_FUELS),
        Case.undetermined(tank="atmospheric", medium="粗苯", approved_media=_FUELS),
        Case.undetermined(tank="atmospheric", medium="粗苯", un_number="1114"),
    ],
)
def atmospheric_tank_medium_not_approved(p: type[TankTrip]) -> Condition:
    """常压液体罐车装的介质超出适装范围

    名称与适装介质相同即在范围内。名称不同而 UN 编号相同的，由人核对是否同一介质；编号也不同的，即超出范围。
    """
    return _outside_approved_media(p)


@rule(
    TankTrip,
    cites=DANGEROUS.clause("atmospheric_tank"),
    when=lambda p: p.tank == "atmospheric",
    en="medium not on the approved list of an atmospheric tank",
    cases=[
        Case.hazard(tank="atmospheric", medium="粗苯", un_number="1114", approved_media=_FUELS),
        Case.clear(tank="atmospheric", medium="汽油", approved_media=_FUELS),
        Case.undetermined(tank="atmospheric", medium="粗苯", approved_media=_FUELS),
    ],
)
def atmospheric_tank_list_breached(p: type[TankTrip]) -> Condition:
    """常压罐车装运罐体适装介质列表以外的介质

    与重大隐患同一情形，是行政法规上的违规；比较方法相同。
    """
    return _outside_approved_media(p)


@rule(
    TankTrip,
    cites=DANGEROUS.clause("pressure_tank"),
    when=lambda p: p.tank == "pressure",
    en="pressure tanker carries a medium outside its use registration",
    cases=[
        Case.hazard(
            tank="pressure",
            medium="液氨",
            un_number="1005",
            approved_media=[{"name": "丙烷", "un_number": "1978"}],
        ),
        Case.clear(tank="pressure", medium="丙烷", approved_media=[{"name": "丙烷"}]),
        Case.undetermined(tank="pressure", medium="液氨", approved_media=[{"name": "丙烷"}]),
    ],
)
def pressure_tank_registration_breached(p: type[TankTrip]) -> Condition:
    """移动式压力容器装运使用登记证以外的介质

    适装介质填使用登记证上的介质；比较方法同常压罐。
    """
    return _outside_approved_media(p)


@rule(
    TankTrip,
    cites=DANGEROUS.clause("valves"),
    en="tank valves or openings not shut on the way",
    cases=[
        Case.hazard(valves_shut=False),
        Case.clear(valves_shut=True),
        Case.undetermined(medium="汽油"),
    ],
)
def valves_open(p: type[TankTrip]) -> Condition:
    """罐车途中阀门或孔口没有关闭

    只看途中，不看装卸时。
    """
    return ~p.valves_shut


@rule(
    DangerousVehicle,
    cites=CARRIERS.clause("tank_volume"),
    when=lambda p: (p.body == "tank") & p.goods.is_in(["explosive", "strongly_corrosive", "highly_toxic"]),
    en="tank too large for explosive, corrosive or highly toxic goods",
    cases=[
        Case.hazard(body="tank", goods="explosive", tank_volume=21),
        Case.hazard(body="tank", goods="highly_toxic", tank_volume=11),
        Case.clear(body="tank", goods="strongly_corrosive", tank_volume=20),
        Case.clear(body="tank", goods="highly_toxic", tank_volume=10),
        Case.undetermined(body="tank", goods="highly_toxic"),
    ],
)
def tank_too_large(p: type[DangerousVehicle]) -> Condition:
    """装爆炸品、强腐蚀品、剧毒品的罐体容积过大

    罐式集装箱除外；条文据二手资料。
    """
    toxic = (p.goods == "highly_toxic") & (p.tank_volume > CARRIERS.limit("highly_toxic_volume"))
    return toxic | (p.tank_volume > CARRIERS.limit("tank_volume.tank_volume"))


@rule(
    DangerousVehicle,
    cites=CARRIERS.clause("non_tank_load"),
    when=lambda p: (p.body == "other") & p.goods.is_in(["explosive", "strongly_corrosive", "highly_toxic"]),
    en="other vehicle too large for explosive, corrosive or highly toxic goods",
    cases=[
        Case.hazard(body="other", goods="explosive", approved_load="12 t"),
        Case.clear(body="other", goods="explosive", approved_load="10 t"),
        Case.undetermined(body="other", goods="explosive"),
    ],
)
def non_tank_load_too_large(p: type[DangerousVehicle]) -> Condition:
    """装这几类货物的非罐式车辆核定载质量过大

    集装箱运输的例外没有读全，罐式集装箱不判。
    """
    return p.approved_load > CARRIERS.limit("non_tank_load")


@rule(
    DangerousVehicle,
    cites=CARRIERS.clause("tank_inspection"),
    when=lambda p: p.body == "tank",
    en="tank inspection expired",
    cases=[
        Case.hazard(body="tank", tank_valid_to="2010-01-01"),
        Case.clear(body="tank", tank_valid_to="2099-12-31"),
        Case.undetermined(body="tank"),
    ],
)
def tank_inspection_expired(p: type[DangerousVehicle]) -> Condition:
    """罐体检验过期

    以检验报告写明的有效期为准，最后一天仍有效；检验周期凭记忆，不推算。
    """
    return p.tank_valid_to < CHECK_DAY


@rule(
    DangerousVehicle,
    cites=CARRIERS.clause("shut_off"),
    when=lambda p: (p.body == "tank") & p.liquid,
    en="liquid tanker without an emergency shut-off device",
    cases=[
        Case.hazard(body="tank", liquid=True, shut_off=False),
        Case.clear(body="tank", liquid=True, shut_off=True),
        Case.undetermined(body="tank", liquid=True),
    ],
)
def no_emergency_shut_off(p: type[DangerousVehicle]) -> Condition:
    """液体罐车没有紧急切断装置

    只看有无，装置是否有效由检查人另记。
    """
    return ~p.shut_off
