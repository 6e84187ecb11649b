"""The rules on what an operator finds at its users and must tell them in writing (第九条)."""

from ansheng import Case, Condition, Rule, rule

from .facts import GasUserCheck
from .standards import CRITERIA


@rule(
    CRITERIA.clause("heavy_gas_underground"),
    title="较重燃气的设施在地下或密闭地下空间，未书面告知用户整改",
    en="heavy gas in closed underground space, user not told in writing",
    cases=[
        Case.hazard(relative_density=1.6, location="basement", written_notice=False),
        Case.clear(relative_density=0.6, location="basement", written_notice=False),
        Case.clear(relative_density=1.6, location="other"),
        Case.clear(written_notice=True),
        Case.undetermined(relative_density=1.6, location="semi_basement"),
    ],
)
def heavy_gas_underground_unnotified() -> Condition:
    """重大隐患是经营者没有书面告知，不是用户的状况本身。相对密度以实测或申报为准，不按气种推定。"""
    closed = GasUserCheck.location.is_in(
        ["basement", "semi_basement", "underground_box", "closed_underground"]
    )
    return (
        (GasUserCheck.relative_density >= CRITERIA.limit("relative_density"))
        & closed
        & ~GasUserCheck.written_notice
    )


@rule(
    CRITERIA.clause("pipe_in_bathroom"),
    title="引入管、立管或水平干管在卫生间内，未书面告知用户整改",
    en="service pipe, riser or main in a bathroom, user not told in writing",
    given={"in_bathroom": True},
    cases=[
        Case.hazard(pipe_kind="riser", written_notice=False),
        Case.clear(pipe_kind="other", written_notice=False),
        Case.clear(pipe_kind="service", written_notice=True),
        Case.undetermined(pipe_kind="horizontal_main"),
    ],
)
def pipe_in_bathroom_unnotified() -> Condition:
    """重大隐患是经营者没有书面告知；书面告知以外的措施是否算数，条文没有细说，本条只看书面告知。"""
    named = GasUserCheck.pipe_kind.is_in(["service", "riser", "horizontal_main"])
    return named & GasUserCheck.in_bathroom & ~GasUserCheck.written_notice


gas_in_sleeping_room_unnotified = Rule(
    CRITERIA.clause("gas_in_sleeping_room"),
    hazard=GasUserCheck.in_sleeping_room & ~GasUserCheck.written_notice,
    title="管道、附件或燃具在居住休息房间内，未书面告知用户整改",
    en="gas facility in a sleeping or resting room, user not told in writing",
    note="重大隐患是经营者没有书面告知；哪些房间属居住休息房间由检查人判断。",
)


obsolete_appliance_unnotified = Rule(
    CRITERIA.clause("obsolete_appliance"),
    hazard=GasUserCheck.obsolete_appliance & ~GasUserCheck.written_notice,
    title="使用国家明令淘汰的燃具或连接管，未书面告知用户整改",
    en="obsolete appliance or hose in use, user not told in writing",
    note="重大隐患是经营者没有书面告知；是否属淘汰产品由检查人判断，超过使用年限不等于明令淘汰。",
)
