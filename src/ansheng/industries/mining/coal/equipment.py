"""The rules on banned items, safety marks, explosion-proofness and blasting (2020 art. 13; 2026 art. 13)."""

from ansheng import Case, Condition, Rule, rule

from .equipment_facts import CoalBlasting, CoalEquipment
from .standards import CRITERIA

coal_banned_item = Rule(
    CRITERIA.clause("banned_items"),
    hazard=CoalEquipment.banned,
    title="使用国家禁止或淘汰目录内的设备、产品或工艺",
    en="banned or eliminated equipment or process in a coal mine",
    note="是否在目录内由检查人判断。",
)


coal_no_safety_mark = Rule(
    CRITERIA.clause("safety_mark"),
    when=CoalEquipment.underground,
    hazard=CoalEquipment.kind.is_in(["electrical", "cable"]) & ~CoalEquipment.safety_mark,
    en="underground electrical equipment or cable without safety mark",
    note="2026-07-01 起范围改变，另有规则。",
    given={"underground": True},
    cases=[
        Case.hazard(kind="electrical", safety_mark=False),
        Case.hazard(kind="cable", safety_mark=False),
        Case.clear(kind="air_duct", safety_mark=False),
        Case.clear(safety_mark=True),
        Case.undetermined(safety_mark=False),
    ],
)


coal_product_unmarked = Rule(
    CRITERIA.clause("safety_mark_products"),
    when=CoalEquipment.underground,
    hazard=CoalEquipment.kind.is_in(["electrical", "polymer", "air_duct", "belt"])
    & ~CoalEquipment.safety_mark,
    en="underground product of a listed kind without safety mark",
    replaces=["coal_no_safety_mark"],
    note="修订后的条文没有列电缆，不判。",
    given={"underground": True},
    cases=[
        Case.hazard(kind="electrical", safety_mark=False),
        Case.hazard(kind="polymer", safety_mark=False),
        Case.hazard(kind="air_duct", safety_mark=False),
        Case.hazard(kind="belt", safety_mark=False),
        Case.clear(kind="cable", safety_mark=False),
        Case.clear(safety_mark=True),
        Case.undetermined(safety_mark=False),
    ],
)


coal_electrical_selection = Rule(
    CRITERIA.clause("electrical_ex"),
    CRITERIA.clause("electrical_selection"),
    when=CoalEquipment.kind == "electrical",
    hazard=~CoalEquipment.matches_gas_class,
    title="电气设备选型与瓦斯等级不符",
    en="electrical selection unfit for the gas class",
    note="由检查人对照规程判断。",
)


coal_explosion_proofness_lost = Rule(
    CRITERIA.clause("electrical_ex"),
    when=(CoalEquipment.kind == "electrical") & CoalEquipment.in_panel,
    hazard=CoalEquipment.explosion_proofness_lost,
    title="采(盘)区防爆电气设备失爆",
    en="explosion-proofness lost in a panel",
    note="是否失爆由检查人判断；2026-07-01 起按六类情形判定，另有规则。",
)


@rule(
    CRITERIA.clause("explosion_proofness"),
    when=(CoalEquipment.kind == "electrical") & CoalEquipment.in_panel,
    title="采(盘)区防爆电气设备有六类失爆情形之一",
    en="explosion-proofness lost in one of six ways",
    replaces=["coal_explosion_proofness_lost"],
    given={"kind": "electrical", "in_panel": True},
    cases=[
        Case.hazard(shell_cracked=True),
        Case.hazard(deformed_length="51 mm"),
        Case.hazard(dent_depth="6 mm"),
        Case.hazard(bearing_cover_missing=True),
        Case.hazard(entry_unsealed=True),
        Case.hazard(several_cables=True),
        Case.hazard(window_defective=True),
        Case.hazard(chambers_connected=True),
        Case.hazard(interlock_failed=True),
        Case.clear(
            shell_cracked=False,
            deformed_length=50,
            dent_depth=5,
            bearing_cover_missing=False,
            entry_unsealed=False,
            several_cables=False,
            window_defective=False,
            chambers_connected=False,
            interlock_failed=False,
        ),
        Case.undetermined(shell_cracked=False, deformed_length=50, dent_depth=5),
    ],
)
def coal_explosion_proofness_six() -> Condition:
    """变形长度、凹凸深度恰为限值的不构成。"""
    bent = CoalEquipment.deformed_length > CRITERIA.limit("deformed_length")
    shell = CoalEquipment.shell_cracked | bent | (CoalEquipment.dent_depth > CRITERIA.limit("dent_depth"))
    entries = (
        CoalEquipment.bearing_cover_missing | CoalEquipment.entry_unsealed | CoalEquipment.several_cables
    )
    return (
        shell
        | entries
        | CoalEquipment.window_defective
        | CoalEquipment.chambers_connected
        | CoalEquipment.interlock_failed
    )


coal_trackless_vehicle = Rule(
    CRITERIA.clause("electrical_ex"),
    when=(CoalEquipment.kind == "trackless_vehicle") & CoalEquipment.underground,
    hazard=~CoalEquipment.explosion_proof,
    title="井下使用非防爆无轨胶轮车",
    en="trackless vehicle underground not explosion-proof",
    note="2026 年修订后不再列为重大隐患。",
)


coal_explosives_unfit = Rule(
    CRITERIA.clause("blasting"),
    CRITERIA.clause("explosives_class"),
    hazard=~CoalBlasting.explosives_match,
    title="炸药、雷管与瓦斯等级不符",
    en="explosives or detonators unfit for the gas class",
    note="由检查人对照规程判断。",
)


coal_blasting_practice = Rule(
    CRITERIA.clause("blasting"),
    CRITERIA.clause("blasting_practice"),
    hazard=~CoalBlasting.proper_exploder | CoalBlasting.open_blasting,
    title="没有用专用发爆器(起爆控制器)，或裸露爆破",
    en="no dedicated exploder or open blasting",
    note="2026-07-01 起指专用起爆控制器。",
)
