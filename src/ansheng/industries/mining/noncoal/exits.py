"""The rules on exits of underground mines (一(一)), and on what lies near an intake (补一(一))."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .mine_facts import NoncoalMine
from .standards import SUPPLEMENT, UNDERGROUND
from .water_facts import NoncoalPortal
from .workings_facts import NoncoalExit, NoncoalLevel


@rule(
    NoncoalMine,
    cites=UNDERGROUND.clause("surface_exits"),
    en="too few independent exits to the surface",
    cases=[
        Case.hazard(surface_exits=1),
        Case.hazard(surface_exits=2, design_surface_exits=3),
        Case.clear(surface_exits=2, design_surface_exits=2),
        Case.undetermined(surface_exits=2),
    ],
)
def noncoal_too_few_exits(p: type[NoncoalMine]) -> Condition:
    """直达地面的独立安全出口不足或少于设计

    只数各自独立通到地面的出口；是否独立由检查人判断。
    """
    return (p.surface_exits < UNDERGROUND.limit("surface_exits")) | (p.surface_exits < p.design_surface_exits)


@rule(
    NoncoalMine,
    cites=UNDERGROUND.clause("exit_layout"),
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
def noncoal_exits_badly_placed(p: type[NoncoalMine]) -> Condition:
    """仅有的两个安全出口间距过近，或走向过长的一翼没有出口

    出口设在一翼端部即可，经其他中段联系的也算（官方解读）。
    """
    only = UNDERGROUND.limit("only_exits")
    close = p.surface_exits.between(only, only) & (p.exit_spacing < UNDERGROUND.limit("exit_spacing"))
    return close | p.wings.any(lambda w: (w.strike_length > UNDERGROUND.limit("wing_length")) & ~w.end_exit)


@rule(
    NoncoalMine,
    cites=UNDERGROUND.clause("ladderways"),
    en="all exits are shafts and none has a ladderway",
    cases=[
        Case.hazard(all_exits_are_shafts=True, ladderway_in_any_exit=False),
        Case.clear(all_exits_are_shafts=True, ladderway_in_any_exit=True),
        Case.clear(all_exits_are_shafts=False),
        Case.undetermined(all_exits_are_shafts=True),
    ],
)
def noncoal_no_ladderway(p: type[NoncoalMine]) -> Condition:
    """安全出口全是竖井而都没有梯子间

    同一条的另一情形（罐笼井只有一套提升）按井口判定。
    """
    return p.all_exits_are_shafts & ~p.ladderway_in_any_exit


@rule(
    NoncoalPortal,
    cites=UNDERGROUND.clause("ladderways"),
    when=lambda p: p.main_cage_exit,
    en="main cage shaft with one hoist and no ladderway",
    cases=[
        Case.hazard(main_cage_exit=True, cage_hoists=1, ladderway=False),
        Case.clear(main_cage_exit=True, cage_hoists=2, ladderway=False),
        Case.clear(main_cage_exit=True, cage_hoists=1, ladderway=True),
        Case.undetermined(main_cage_exit=True, cage_hoists=1),
    ],
)
def noncoal_cage_shaft_single_hoist(p: type[NoncoalPortal]) -> Condition:
    """作主要出口的罐笼井只有一套提升且没有梯子间

    同一条的另一情形（出口全是竖井）按矿山判定。
    """
    return (p.cage_hoists <= UNDERGROUND.limit("cage_hoists")) & ~p.ladderway


@rule(
    NoncoalLevel,
    cites=UNDERGROUND.clause("level_exits"),
    en="level, panel or block with too few exits or not linked",
    cases=[
        Case.hazard(exits=1),
        Case.hazard(exits=2, exits_linked=False),
        Case.clear(exits=2, exits_linked=True),
        Case.undetermined(exits=3),
    ],
)
def noncoal_level_exits(p: type[NoncoalLevel]) -> Condition:
    """主要中段、采区、盘区或矿块出口不足或未通地面出口

    哪些中段属主要中段由检查人判断。
    """
    return (p.exits < UNDERGROUND.limit("level_exits")) | ~p.exits_linked


@rule(
    NoncoalExit,
    cites=UNDERGROUND.clause("exit_blocked"),
    en="exit blocked or its facilities unusable",
    cases=[
        Case.hazard(blocked=True),
        Case.hazard(blocked=False, facilities_usable=False),
        Case.clear(blocked=False, facilities_usable=True),
        Case.undetermined(blocked=False),
    ],
)
def noncoal_exit_blocked(p: type[NoncoalExit]) -> Condition:
    """安全出口堵塞或梯子、踏步失效

    是否影响畅通由检查人判断。
    """
    return p.blocked | ~p.facilities_usable


@rule(
    NoncoalPortal,
    cites=SUPPLEMENT.clause("flammables_at_intake"),
    when=lambda p: p.intake,
    en="oil or flammable goods near an intake",
    cases=[
        Case.hazard(intake=True, flammables_stored=True, flammable_distance="50 m"),
        Case.clear(intake=True, flammables_stored=True, flammable_distance="51 m"),
        Case.clear(intake=True, flammables_stored=False),
        Case.undetermined(intake=True, flammables_stored=True),
    ],
)
def noncoal_flammables_at_intake(p: type[NoncoalPortal]) -> Condition:
    """进风井口或平硐口附近存放油料或易燃易爆物

    距离恰为限值的也算在范围以内。只看地表。
    """
    return p.flammables_stored & (p.flammable_distance <= SUPPLEMENT.limit("flammable_distance"))
