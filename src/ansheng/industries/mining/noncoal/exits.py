"""The rules on exits of underground mines (一(一)), and on what lies near an intake (补一(一))."""

from ansheng import Case, Condition, Rule, rule

from .mine_facts import NoncoalMine
from .standards import SUPPLEMENT, UNDERGROUND
from .water_facts import NoncoalPortal
from .workings_facts import NoncoalExit, NoncoalLevel

noncoal_too_few_exits = Rule(
    UNDERGROUND.clause("surface_exits"),
    hazard=(NoncoalMine.surface_exits < UNDERGROUND.limit("surface_exits"))
    | (NoncoalMine.surface_exits < NoncoalMine.design_surface_exits),
    title="直达地面的独立安全出口不足或少于设计",
    en="too few independent exits to the surface",
    note="只数各自独立通到地面的出口；是否独立由检查人判断。",
    cases=[
        Case.hazard(surface_exits=1),
        Case.hazard(surface_exits=2, design_surface_exits=3),
        Case.clear(surface_exits=2, design_surface_exits=2),
        Case.undetermined(surface_exits=2),
    ],
)


@rule(
    UNDERGROUND.clause("exit_layout"),
    title="仅有的两个安全出口间距过近，或走向过长的一翼没有出口",
    en="the only two exits too close, or a long wing without exit",
    cases=[
        Case.hazard(surface_exits=2, exit_spacing="29 m"),
        Case.hazard(wings=[{"strike_length": "1001 m", "end_exit": False}]),
        Case.clear(
            surface_exits=2, exit_spacing="30 m", wings=[{"strike_length": "1 km", "end_exit": False}]
        ),
        Case.clear(surface_exits=3, exit_spacing="20 m", wings=[]),
        Case.clear(surface_exits=2, exit_spacing="40 m", wings=[{"strike_length": "2 km", "end_exit": True}]),
        Case.undetermined(surface_exits=2, exit_spacing="40 m", wings=[{"strike_length": "2 km"}]),
        Case.undetermined(surface_exits=2, wings=[]),
    ],
)
def noncoal_exits_badly_placed() -> Condition:
    """出口设在一翼端部即可，经其他中段联系的也算（官方解读）。"""
    only = UNDERGROUND.limit("only_exits")
    close = NoncoalMine.surface_exits.between(only, only) & (
        NoncoalMine.exit_spacing < UNDERGROUND.limit("exit_spacing")
    )
    return close | NoncoalMine.wings.any(
        lambda w: (w.strike_length > UNDERGROUND.limit("wing_length")) & ~w.end_exit
    )


noncoal_no_ladderway = Rule(
    UNDERGROUND.clause("ladderways"),
    hazard=NoncoalMine.all_exits_are_shafts & ~NoncoalMine.ladderway_in_any_exit,
    title="安全出口全是竖井而都没有梯子间",
    en="all exits are shafts and none has a ladderway",
    note="同一条的另一情形（罐笼井只有一套提升）按井口判定。",
)


noncoal_cage_shaft_single_hoist = Rule(
    UNDERGROUND.clause("ladderways"),
    when=NoncoalPortal.main_cage_exit,
    hazard=(NoncoalPortal.cage_hoists <= UNDERGROUND.limit("cage_hoists")) & ~NoncoalPortal.ladderway,
    title="作主要出口的罐笼井只有一套提升且没有梯子间",
    en="main cage shaft with one hoist and no ladderway",
    note="同一条的另一情形（出口全是竖井）按矿山判定。",
    given={"main_cage_exit": True},
    cases=[
        Case.hazard(cage_hoists=1, ladderway=False),
        Case.clear(cage_hoists=2, ladderway=False),
        Case.clear(cage_hoists=1, ladderway=True),
        Case.undetermined(cage_hoists=1),
    ],
)


noncoal_level_exits = Rule(
    UNDERGROUND.clause("level_exits"),
    hazard=(NoncoalLevel.exits < UNDERGROUND.limit("level_exits")) | ~NoncoalLevel.exits_linked,
    title="主要中段、采区、盘区或矿块出口不足或未通地面出口",
    en="level, panel or block with too few exits or not linked",
    note="哪些中段属主要中段由检查人判断。",
    cases=[
        Case.hazard(exits=1),
        Case.hazard(exits=2, exits_linked=False),
        Case.clear(exits=2, exits_linked=True),
        Case.undetermined(exits=3),
    ],
)


noncoal_exit_blocked = Rule(
    UNDERGROUND.clause("exit_blocked"),
    hazard=NoncoalExit.blocked | ~NoncoalExit.facilities_usable,
    title="安全出口堵塞或梯子、踏步失效",
    en="exit blocked or its facilities unusable",
    note="是否影响畅通由检查人判断。",
)


noncoal_flammables_at_intake = Rule(
    SUPPLEMENT.clause("flammables_at_intake"),
    when=NoncoalPortal.intake,
    hazard=NoncoalPortal.flammables_stored
    & (NoncoalPortal.flammable_distance <= SUPPLEMENT.limit("flammable_distance")),
    title="进风井口或平硐口附近存放油料或易燃易爆物",
    en="oil or flammable goods near an intake",
    note="距离恰为限值的也算在范围以内。只看地表。",
    given={"intake": True},
    cases=[
        Case.hazard(flammables_stored=True, flammable_distance="50 m"),
        Case.clear(flammables_stored=True, flammable_distance="51 m"),
        Case.clear(flammables_stored=False),
        Case.undetermined(flammables_stored=True),
    ],
)
