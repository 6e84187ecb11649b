"""The rules on banned items, safety marks, explosion-proofness and blasting (2020 art. 13; 2026 art. 13)."""

from ansheng import Case, Condition, Rule, rule

from .equipment_facts import CoalBlasting as Blasting
from .equipment_facts import CoalEquipment as Item
from .standards import CRITERIA as LAW

_FAULTS = (
    "shell_cracked", "bearing_cover_missing", "entry_unsealed", "several_cables", "window_defective",
    "chambers_connected", "interlock_failed",
)  # fmt: skip


coal_banned_item = Rule(LAW.clause("banned_items"), hazard=Item.banned)


coal_no_safety_mark = Rule(
    LAW.clause("safety_mark"),
    when=Item.underground,
    hazard=Item.kind.is_in(["electrical", "cable"]) & ~Item.safety_mark,
    given={"underground": True, "safety_mark": False},
    cases=[
        Case.hazard(kind="electrical"),
        Case.hazard(kind="cable"),
        Case.clear(kind="air_duct"),
        Case.clear(safety_mark=True),
        Case.undetermined(),
    ],
)


coal_product_unmarked = Rule(
    LAW.clause("safety_mark_products"),
    when=Item.underground,
    hazard=Item.kind.is_in(["electrical", "polymer", "air_duct", "belt"]) & ~Item.safety_mark,
    replaces=["coal_no_safety_mark"],
    given={"underground": True, "safety_mark": False},
    cases=[
        Case.hazard(kind="electrical"),
        Case.hazard(kind="polymer"),
        Case.hazard(kind="air_duct"),
        Case.hazard(kind="belt"),
        Case.clear(kind="cable"),
        Case.clear(kind="belt", safety_mark=True),
        Case.undetermined(),
    ],
)


coal_electrical_selection = Rule(
    LAW.clause("electrical_selection"),
    LAW.clause("electrical_ex"),
    when=Item.kind == "electrical",
    hazard=~Item.matches_gas_class,
)


coal_explosion_proofness_lost = Rule(
    LAW.clause("electrical_ex"),
    when=(Item.kind == "electrical") & Item.in_panel,
    hazard=Item.explosion_proofness_lost,
    title="采（盘）区防爆电气设备失爆",
    en="Explosion-proofness lost in a panel",
)


@rule(
    LAW.clause("explosion_proofness"),
    when=(Item.kind == "electrical") & Item.in_panel,
    replaces=["coal_explosion_proofness_lost"],
    given={"kind": "electrical", "in_panel": True},
    cases=[
        Case.clear(deformed_length=50, dent_depth=5, **dict.fromkeys(_FAULTS, False)),
        Case.hazard(deformed_length=51),
        Case.hazard(dent_depth=6),
        *(Case.hazard(**{fault: True}) for fault in _FAULTS),
        Case.undetermined(deformed_length=50, dent_depth=5),
    ],
)
def coal_explosion_proofness_six() -> Condition:
    bent = Item.deformed_length > LAW.limit("deformed_length")
    shell = bent | Item.shell_cracked | (Item.dent_depth > LAW.limit("dent_depth"))
    entries = Item.bearing_cover_missing | Item.entry_unsealed | Item.several_cables
    return shell | entries | Item.window_defective | Item.chambers_connected | Item.interlock_failed


coal_trackless_vehicle = Rule(
    LAW.clause("electrical_ex"),
    when=(Item.kind == "trackless_vehicle") & Item.underground,
    hazard=~Item.explosion_proof,
    title="井下使用非防爆无轨胶轮车",
    en="Trackless vehicle underground not explosion-proof",
)


coal_explosives_unfit = Rule(
    LAW.clause("explosives_class"), LAW.clause("blasting"), hazard=~Blasting.explosives_match
)


coal_blasting_practice = Rule(
    LAW.clause("blasting_practice"),
    LAW.clause("blasting"),
    hazard=~Blasting.proper_exploder | Blasting.open_blasting,
)
