"""The rules on banned items, safety marks, explosion-proofness and blasting (2020 art. 13; 2026 art. 13)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .equipment_facts import CoalBlasting, CoalEquipment
from .standards import CRITERIA


@rule(
    CoalEquipment,
    cites=CRITERIA.clause("banned_items"),
    en="banned or eliminated equipment or process in a coal mine",
    cases=[Case.hazard(banned=True), Case.clear(banned=False), Case.undetermined()],
)
def coal_banned_item(p: type[CoalEquipment]) -> Condition:
    """使用国家禁止或淘汰目录内的设备、产品或工艺

    是否在目录内由检查人判断。
    """
    return p.banned


@rule(
    CoalEquipment,
    cites=CRITERIA.clause("safety_mark"),
    when=lambda p: p.underground,
    en="underground electrical equipment or cable without safety mark",
    cases=[
        Case.hazard(underground=True, kind="electrical", safety_mark=False),
        Case.hazard(underground=True, kind="cable", safety_mark=False),
        Case.clear(underground=True, kind="air_duct", safety_mark=False),
        Case.clear(underground=True, safety_mark=True),
        Case.undetermined(underground=True, safety_mark=False),
    ],
)
def coal_no_safety_mark(p: type[CoalEquipment]) -> Condition:
    """井下电气设备、电缆没有煤矿矿用产品安全标志

    2026-07-01 起范围改变，另有规则。
    """
    return p.kind.is_in(["electrical", "cable"]) & ~p.safety_mark


@rule(
    CoalEquipment,
    cites=CRITERIA.clause("safety_mark_products"),
    when=lambda p: p.underground,
    replaces=["coal_no_safety_mark"],
    en="underground product of a listed kind without safety mark",
    cases=[
        Case.hazard(underground=True, kind="electrical", safety_mark=False),
        Case.hazard(underground=True, kind="polymer", safety_mark=False),
        Case.hazard(underground=True, kind="air_duct", safety_mark=False),
        Case.hazard(underground=True, kind="belt", safety_mark=False),
        Case.clear(underground=True, kind="cable", safety_mark=False),
        Case.clear(underground=True, safety_mark=True),
        Case.undetermined(underground=True, safety_mark=False),
    ],
)
def coal_product_unmarked(p: type[CoalEquipment]) -> Condition:
    """井下电气设备、反应型高分子材料、风筒、输送带没有煤安标志

    修订后的条文没有列电缆，不判。
    """
    return p.kind.is_in(["electrical", "polymer", "air_duct", "belt"]) & ~p.safety_mark


@rule(
    CoalEquipment,
    cites=[CRITERIA.clause("electrical_ex"), CRITERIA.clause("electrical_selection")],
    when=lambda p: p.kind == "electrical",
    en="electrical selection unfit for the gas class",
    cases=[
        Case.hazard(kind="electrical", matches_gas_class=False),
        Case.clear(kind="electrical", matches_gas_class=True),
        Case.undetermined(kind="electrical"),
    ],
)
def coal_electrical_selection(p: type[CoalEquipment]) -> Condition:
    """电气设备选型与瓦斯等级不符

    由检查人对照规程判断。
    """
    return ~p.matches_gas_class


@rule(
    CoalEquipment,
    cites=CRITERIA.clause("electrical_ex"),
    when=lambda p: (p.kind == "electrical") & p.in_panel,
    en="explosion-proofness lost in a panel",
    cases=[
        Case.hazard(kind="electrical", in_panel=True, explosion_proofness_lost=True),
        Case.clear(kind="electrical", in_panel=True, explosion_proofness_lost=False),
        Case.undetermined(kind="electrical", in_panel=True),
    ],
)
def coal_explosion_proofness_lost(p: type[CoalEquipment]) -> Condition:
    """采(盘)区防爆电气设备失爆

    是否失爆由检查人判断；2026-07-01 起按六类情形判定，另有规则。
    """
    return p.explosion_proofness_lost


@rule(
    CoalEquipment,
    cites=CRITERIA.clause("explosion_proofness"),
    when=lambda p: (p.kind == "electrical") & p.in_panel,
    replaces=["coal_explosion_proofness_lost"],
    en="explosion-proofness lost in one of six ways",
    cases=[
        Case.hazard(kind="electrical", in_panel=True, shell_cracked=True),
        Case.hazard(kind="electrical", in_panel=True, deformed_length="51 mm"),
        Case.hazard(kind="electrical", in_panel=True, dent_depth="6 mm"),
        Case.hazard(kind="electrical", in_panel=True, bearing_cover_missing=True),
        Case.hazard(kind="electrical", in_panel=True, entry_unsealed=True),
        Case.hazard(kind="electrical", in_panel=True, several_cables=True),
        Case.hazard(kind="electrical", in_panel=True, window_defective=True),
        Case.hazard(kind="electrical", in_panel=True, chambers_connected=True),
        Case.hazard(kind="electrical", in_panel=True, interlock_failed=True),
        Case.clear(
            kind="electrical", in_panel=True, shell_cracked=False, deformed_length=50, dent_depth=5,
            bearing_cover_missing=False, entry_unsealed=False, several_cables=False, window_defective=False,
            chambers_connected=False, interlock_failed=False,
        ),
        Case.undetermined(kind="electrical", in_panel=True, shell_cracked=False, deformed_length=50, dent_depth=5),
    ],
)  # fmt: skip
def coal_explosion_proofness_six(p: type[CoalEquipment]) -> Condition:
    """采(盘)区防爆电气设备有六类失爆情形之一

    变形长度、凹凸深度恰为限值的不构成。
    """
    bent = p.deformed_length > CRITERIA.limit("deformed_length")
    shell = p.shell_cracked | bent | (p.dent_depth > CRITERIA.limit("dent_depth"))
    entries = p.bearing_cover_missing | p.entry_unsealed | p.several_cables
    return shell | entries | p.window_defective | p.chambers_connected | p.interlock_failed


@rule(
    CoalEquipment,
    cites=CRITERIA.clause("electrical_ex"),
    when=lambda p: (p.kind == "trackless_vehicle") & p.underground,
    en="trackless vehicle underground not explosion-proof",
    cases=[
        Case.hazard(kind="trackless_vehicle", underground=True, explosion_proof=False),
        Case.clear(kind="trackless_vehicle", underground=True, explosion_proof=True),
        Case.undetermined(kind="trackless_vehicle", underground=True),
    ],
)
def coal_trackless_vehicle(p: type[CoalEquipment]) -> Condition:
    """井下使用非防爆无轨胶轮车

    2026 年修订后不再列为重大隐患。
    """
    return ~p.explosion_proof


@rule(
    CoalBlasting,
    cites=[CRITERIA.clause("blasting"), CRITERIA.clause("explosives_class")],
    en="explosives or detonators unfit for the gas class",
    cases=[Case.hazard(explosives_match=False), Case.clear(explosives_match=True), Case.undetermined()],
)
def coal_explosives_unfit(p: type[CoalBlasting]) -> Condition:
    """炸药、雷管与瓦斯等级不符

    由检查人对照规程判断。
    """
    return ~p.explosives_match


@rule(
    CoalBlasting,
    cites=[CRITERIA.clause("blasting"), CRITERIA.clause("blasting_practice")],
    en="no dedicated exploder or open blasting",
    cases=[
        Case.hazard(proper_exploder=False),
        Case.hazard(open_blasting=True),
        Case.clear(proper_exploder=True, open_blasting=False),
        Case.undetermined(proper_exploder=True),
    ],
)
def coal_blasting_practice(p: type[CoalBlasting]) -> Condition:
    """没有用专用发爆器(起爆控制器)，或裸露爆破

    2026-07-01 起指专用起爆控制器。
    """
    return ~p.proper_exploder | p.open_blasting
