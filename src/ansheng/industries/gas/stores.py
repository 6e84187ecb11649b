"""The rules on the rooms in which users keep LPG cylinders (GB 51142)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .facts_cylinders import GasCylinderStore
from .standards import GB51142


@rule(
    GasCylinderStore,
    cites=GB51142.clause("cylinder_room"),
    en="more LPG than allowed without a dedicated cylinder room",
    cases=[
        Case.hazard(total_mass=101, dedicated_room=False),
        Case.clear(total_mass=100, dedicated_room=False),
        Case.clear(total_mass=200, dedicated_room=True),
        Case.undetermined(total_mass=200),
    ],
)
def no_cylinder_room(p: type[GasCylinderStore]) -> Condition:
    """存瓶总质量超过限值而无专用瓶组间

    恰为限值的不算超过。空瓶按其充装量计，是我们的理解。
    """
    return (p.total_mass > GB51142.limit("room_mass")) & ~p.dedicated_room


@rule(
    GasCylinderStore,
    cites=GB51142.clause("independent_room"),
    when=lambda p: p.dedicated_room,
    en="large cylinder room does not stand apart",
    cases=[
        Case.hazard(dedicated_room=True, total_mass=500, independent=False),
        Case.hazard(dedicated_room=True, total_mass=500, independent=True, clearance=8),
        Case.hazard(dedicated_room=True, total_mass=200, forced_vaporisation=True, independent=False),
        Case.hazard(
            dedicated_room=True,
            total_mass=420,
            forced_vaporisation=False,
            counts_as_over=True,
            independent=False,
        ),
        Case.clear(dedicated_room=True, total_mass=400, forced_vaporisation=False, independent=False),
        Case.clear(dedicated_room=True, total_mass=500, independent=True, clearance=10),
        Case.undetermined(dedicated_room=True, total_mass=420, forced_vaporisation=False, independent=False),
        Case.undetermined(dedicated_room=True, total_mass=400, independent=False),
    ],
)
def cylinder_room_not_apart(p: type[GasCylinderStore]) -> Condition:
    """存瓶超过限值或强制气化，瓶组间没有独立设置或间距不足

    恰为限值的，所据资料没有定论，由人在“恰为界线时按超过处理”中判断。
    """
    mass = GB51142.limit("adjoining_mass")
    over = (p.total_mass > mass) | ((p.total_mass >= mass) & p.counts_as_over)
    too_near = ~p.independent | (p.clearance < GB51142.limit("clearance"))
    return (over | p.forced_vaporisation) & too_near


@rule(
    GasCylinderStore,
    cites=GB51142.clause("adjoining_room"),
    when=lambda p: p.dedicated_room & ~p.independent,
    en="adjoining cylinder room has more than one storey",
    cases=[
        Case.hazard(dedicated_room=True, independent=False, single_storey=False),
        Case.clear(dedicated_room=True, independent=False, single_storey=True),
        Case.undetermined(dedicated_room=True, independent=False),
        Case.undetermined(dedicated_room=True, single_storey=False),
    ],
)
def adjoining_room_not_single_storey(p: type[GasCylinderStore]) -> Condition:
    """毗连所服务建筑的瓶组间不是单层

    可否毗连另有规则；毗连的才判。
    """
    return ~p.single_storey


@rule(
    GasCylinderStore,
    cites=GB51142.clause("room_place"),
    when=lambda p: p.dedicated_room,
    en="cylinder room underground or badly ventilated",
    cases=[
        Case.hazard(dedicated_room=True, underground=True),
        Case.hazard(dedicated_room=True, underground=False, ventilated=False),
        Case.clear(dedicated_room=True, underground=False, ventilated=True),
        Case.undetermined(dedicated_room=True, underground=False),
    ],
)
def cylinder_room_misplaced(p: type[GasCylinderStore]) -> Condition:
    """瓶组间在地下、半地下或通风不良

    通风是否良好由检查人判断。
    """
    return p.underground | ~p.ventilated


@rule(
    GasCylinderStore,
    cites=GB51142.clause("room_height"),
    when=lambda p: p.dedicated_room,
    en="cylinder room too low",
    cases=[
        Case.hazard(dedicated_room=True, clear_height=2.1),
        Case.clear(dedicated_room=True, clear_height=2.2),
        Case.undetermined(dedicated_room=True),
    ],
)
def cylinder_room_too_low(p: type[GasCylinderStore]) -> Condition:
    """瓶组间净高不足"""
    return p.clear_height < GB51142.limit("clear_height")


@rule(
    GasCylinderStore,
    cites=GB51142.clause("room_drains"),
    when=lambda p: p.dedicated_room,
    en="cylinder room with drains or pits",
    cases=[
        Case.hazard(dedicated_room=True, drains_or_pits=True),
        Case.clear(dedicated_room=True, drains_or_pits=False),
        Case.undetermined(dedicated_room=True),
    ],
)
def cylinder_room_drained(p: type[GasCylinderStore]) -> Condition:
    """瓶组间内有地沟、地漏或坑"""
    return p.drains_or_pits


@rule(
    GasCylinderStore,
    cites=GB51142.clause("room_alarm"),
    when=lambda p: p.dedicated_room,
    en="cylinder room without a gas alarm",
    cases=[
        Case.hazard(dedicated_room=True, gas_alarm=False),
        Case.clear(dedicated_room=True, gas_alarm=True),
        Case.undetermined(dedicated_room=True),
    ],
)
def cylinder_room_without_alarm(p: type[GasCylinderStore]) -> Condition:
    """瓶组间没有可燃气体报警"""
    return ~p.gas_alarm


@rule(
    GasCylinderStore,
    cites=GB51142.clause("room_electrics"),
    when=lambda p: p.dedicated_room,
    en="electrics of a cylinder room not explosion-proof or switched inside",
    cases=[
        Case.hazard(dedicated_room=True, explosion_proof=False),
        Case.hazard(dedicated_room=True, explosion_proof=True, switch_outside=False),
        Case.clear(dedicated_room=True, explosion_proof=True, switch_outside=True),
        Case.undetermined(dedicated_room=True, explosion_proof=True),
    ],
)
def cylinder_room_electrics(p: type[GasCylinderStore]) -> Condition:
    """瓶组间电气不防爆，或开关不在室外"""
    return ~p.explosion_proof | ~p.switch_outside


@rule(
    GasCylinderStore,
    cites=GB51142.clause("room_extinguishers"),
    when=lambda p: p.dedicated_room,
    en="cylinder room without enough extinguishers",
    cases=[
        Case.hazard(dedicated_room=True, extinguishers=1),
        Case.hazard(dedicated_room=True, extinguishers=2, extinguisher_charge=4),
        Case.clear(dedicated_room=True, extinguishers=2, extinguisher_charge=8),
        Case.undetermined(dedicated_room=True, extinguishers=2),
    ],
)
def cylinder_room_extinguishers(p: type[GasCylinderStore]) -> Condition:
    """瓶组间的干粉灭火器不足

    充装量看其中最小的一具；另有更大的足够具数时，请只填够规格的。
    """
    few = p.extinguishers < GB51142.limit("extinguisher_count")
    return few | (p.extinguisher_charge < GB51142.limit("extinguisher_charge"))
