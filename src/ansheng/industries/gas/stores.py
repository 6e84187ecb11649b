"""The rules on the rooms in which users keep LPG cylinders (GB 51142)."""

from ansheng import Case, Condition, Rule, rule

from .facts_cylinders import GasCylinderStore
from .standards import GB51142

no_cylinder_room = Rule(
    GB51142.clause("cylinder_room"),
    hazard=(GasCylinderStore.total_mass > GB51142.limit("room_mass")) & ~GasCylinderStore.dedicated_room,
    title="存瓶总质量超过限值而无专用瓶组间",
    en="more LPG than allowed without a dedicated cylinder room",
    note="恰为限值的不算超过。空瓶按其充装量计，是我们的理解。",
    cases=[
        Case.hazard(total_mass=101, dedicated_room=False),
        Case.clear(total_mass=100, dedicated_room=False),
        Case.clear(total_mass=200, dedicated_room=True),
        Case.undetermined(total_mass=200),
    ],
)


@rule(
    GB51142.clause("independent_room"),
    when=GasCylinderStore.dedicated_room,
    title="存瓶超过限值或强制气化，瓶组间没有独立设置或间距不足",
    en="large cylinder room does not stand apart",
    given={"dedicated_room": True},
    cases=[
        Case.hazard(total_mass=500, independent=False),
        Case.hazard(total_mass=500, independent=True, clearance=8),
        Case.hazard(total_mass=200, forced_vaporisation=True, independent=False),
        Case.hazard(total_mass=420, forced_vaporisation=False, counts_as_over=True, independent=False),
        Case.clear(total_mass=400, forced_vaporisation=False, independent=False),
        Case.clear(total_mass=500, independent=True, clearance=10),
        Case.undetermined(total_mass=420, forced_vaporisation=False, independent=False),
        Case.undetermined(total_mass=400, independent=False),
    ],
)
def cylinder_room_not_apart() -> Condition:
    """恰为限值的，所据资料没有定论，由人在“恰为界线时按超过处理”中判断。"""
    mass = GB51142.limit("adjoining_mass")
    over = (GasCylinderStore.total_mass > mass) | (
        (GasCylinderStore.total_mass >= mass) & GasCylinderStore.counts_as_over
    )
    too_near = ~GasCylinderStore.independent | (GasCylinderStore.clearance < GB51142.limit("clearance"))
    return (over | GasCylinderStore.forced_vaporisation) & too_near


adjoining_room_not_single_storey = Rule(
    GB51142.clause("adjoining_room"),
    when=GasCylinderStore.dedicated_room & ~GasCylinderStore.independent,
    hazard=~GasCylinderStore.single_storey,
    title="毗连所服务建筑的瓶组间不是单层",
    en="adjoining cylinder room has more than one storey",
    note="可否毗连另有规则；毗连的才判。",
)


cylinder_room_misplaced = Rule(
    GB51142.clause("room_place"),
    when=GasCylinderStore.dedicated_room,
    hazard=GasCylinderStore.underground | ~GasCylinderStore.ventilated,
    title="瓶组间在地下、半地下或通风不良",
    en="cylinder room underground or badly ventilated",
    note="通风是否良好由检查人判断。",
)


cylinder_room_too_low = Rule(
    GB51142.clause("room_height"),
    when=GasCylinderStore.dedicated_room,
    hazard=GasCylinderStore.clear_height < GB51142.limit("clear_height"),
    title="瓶组间净高不足",
    en="cylinder room too low",
    given={"dedicated_room": True},
    cases=[Case.hazard(clear_height=2.1), Case.clear(clear_height=2.2), Case.undetermined()],
)


cylinder_room_drained = Rule(
    GB51142.clause("room_drains"),
    when=GasCylinderStore.dedicated_room,
    hazard=GasCylinderStore.drains_or_pits,
    title="瓶组间内有地沟、地漏或坑",
    en="cylinder room with drains or pits",
)


cylinder_room_without_alarm = Rule(
    GB51142.clause("room_alarm"),
    when=GasCylinderStore.dedicated_room,
    hazard=~GasCylinderStore.gas_alarm,
    title="瓶组间没有可燃气体报警",
    en="cylinder room without a gas alarm",
)


cylinder_room_electrics = Rule(
    GB51142.clause("room_electrics"),
    when=GasCylinderStore.dedicated_room,
    hazard=~GasCylinderStore.explosion_proof | ~GasCylinderStore.switch_outside,
    title="瓶组间电气不防爆，或开关不在室外",
    en="electrics of a cylinder room not explosion-proof or switched inside",
)


@rule(
    GB51142.clause("room_extinguishers"),
    when=GasCylinderStore.dedicated_room,
    title="瓶组间的干粉灭火器不足",
    en="cylinder room without enough extinguishers",
    given={"dedicated_room": True},
    cases=[
        Case.hazard(extinguishers=1),
        Case.hazard(extinguishers=2, extinguisher_charge=4),
        Case.clear(extinguishers=2, extinguisher_charge=8),
        Case.undetermined(extinguishers=2),
    ],
)
def cylinder_room_extinguishers() -> Condition:
    """充装量看其中最小的一具；另有更大的足够具数时，请只填够规格的。"""
    few = GasCylinderStore.extinguishers < GB51142.limit("extinguisher_count")
    return few | (GasCylinderStore.extinguisher_charge < GB51142.limit("extinguisher_charge"))
