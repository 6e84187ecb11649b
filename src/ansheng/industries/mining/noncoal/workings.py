"""The rules on exits, drawings, fire, ground and support underground (一(一), 一(四), 一(十三) to 一(十九))."""

from datetime import date

from ansheng import CHECK_DAY, NEVER, Case, Rule

from .mine_facts import NoncoalMine as Mine
from .standards import SUPPLEMENT
from .standards import UNDERGROUND as LAW
from .water_facts import NoncoalPortal as Portal
from .workings_facts import NoncoalDrawings as Drawings
from .workings_facts import NoncoalExit, NoncoalGoaf, NoncoalLevel, NoncoalPillar, NoncoalWorkplace

_FIRST_DAY = date(2022, 9, 1)

noncoal_too_few_exits = Rule(
    LAW.clause("surface_exits"),
    hazard=(Mine.surface_exits < LAW.limit("surface_exits"))
    | (Mine.surface_exits < Mine.design_surface_exits),
    cases=[
        Case.hazard(surface_exits=1),
        Case.hazard(surface_exits=2, design_surface_exits=3),
        Case.clear(surface_exits=2, design_surface_exits=2),
        Case.undetermined(surface_exits=2),
    ],
)

noncoal_exits_badly_placed = Rule(
    LAW.clause("exit_layout"),
    hazard=(
        Mine.surface_exits.between(LAW.limit("only_exits"), LAW.limit("only_exits"))
        & (Mine.exit_spacing < LAW.limit("exit_spacing"))
    )
    | Mine.wings.any(lambda wing: (wing.strike_length > LAW.limit("wing_length")) & ~wing.has_exit),
    given={"surface_exits": 2, "exit_spacing": "30 m", "wings": []},
    cases=[
        Case.hazard(exit_spacing="29 m"),
        Case.clear(exit_spacing="20 m", surface_exits=3),
        Case.hazard(wings=[{"strike_length": "1001 m", "has_exit": False}]),
        Case.clear(wings=[{"strike_length": "1 km", "has_exit": False}]),
        Case.clear(wings=[{"strike_length": "2 km", "has_exit": True}]),
        Case.undetermined(wings=[{"strike_length": "2 km"}]),
        Case.undetermined(exit_spacing=None),
    ],
)

noncoal_no_ladderway = Rule(
    LAW.clause("ladderways"),
    hazard=Mine.all_exits_are_shafts & ~Mine.ladderway_in_any_exit,
    title="安全出口均为竖井且均无梯子间",
    en="All exits are shafts, and none has a ladderway",
)

noncoal_cage_shaft_single_hoist = Rule(
    LAW.clause("ladderways"),
    when=Portal.main_cage_exit,
    hazard=(Portal.cage_hoists <= LAW.limit("cage_hoists")) & ~Portal.ladderway,
    title="作为主要安全出口的罐笼井仅有1套提升系统且无梯子间",
    en="The main cage shaft has one hoist and no ladderway",
    given={"main_cage_exit": True, "cage_hoists": 1},
    cases=[
        Case.hazard(ladderway=False),
        Case.clear(cage_hoists=2, ladderway=False),
        Case.clear(ladderway=True),
        Case.undetermined(),
    ],
)

noncoal_level_exits = Rule(
    LAW.clause("level_exits"),
    hazard=(NoncoalLevel.exits < LAW.limit("level_exits")) | ~NoncoalLevel.exits_linked,
    cases=[
        Case.hazard(exits=1),
        Case.hazard(exits=2, exits_linked=False),
        Case.clear(exits=2, exits_linked=True),
        Case.undetermined(exits=3),
    ],
)

noncoal_exit_blocked = Rule(
    LAW.clause("exit_blocked"), hazard=NoncoalExit.blocked | ~NoncoalExit.facilities_usable
)

noncoal_flammables_at_intake = Rule(
    SUPPLEMENT.clause("flammables_at_intake"),
    when=Portal.intake,
    hazard=Portal.flammables_stored & (Portal.flammable_distance <= SUPPLEMENT.limit("flammable_distance")),
    given={"intake": True, "flammables_stored": True},
    cases=[
        Case.hazard(flammable_distance="50 m"),
        Case.clear(flammable_distance="51 m"),
        Case.clear(flammables_stored=False),
        Case.undetermined(),
    ],
)

noncoal_drawings_outdated = Rule(
    LAW.clause("drawings"),
    hazard=~Drawings.complete
    | (Drawings.renewed_on.plus(months=LAW.limit("renewal_producing")) < CHECK_DAY)
    | (
        (Drawings.stage == "construction")
        & (Drawings.renewed_on.plus(months=LAW.limit("renewal_construction")) < CHECK_DAY)
    ),
    note="满期当日仍算按期。",
    given={"complete": True},
    cases=[
        Case.hazard(complete=False),
        Case.hazard(stage="producing", renewed_on="2022-05-31"),
        Case.clear(stage="producing", renewed_on="2022-06-01", on=_FIRST_DAY),
        Case.hazard(stage="construction", renewed_on="2022-07-31", on=_FIRST_DAY),
        Case.clear(stage="construction", renewed_on="2022-08-01", on=_FIRST_DAY),
        Case.hazard(stage="producing", renewed_on=NEVER),
        Case.hazard(renewed_on=NEVER),
        Case.hazard(renewed_on="2022-05-31", on=_FIRST_DAY),
        Case.undetermined(renewed_on="2022-07-31", on=_FIRST_DAY),
    ],
)

noncoal_surface_drawn_wrong = Rule(LAW.clause("drawn_surface"), hazard=~Drawings.surface_matches)

noncoal_workings_drawn_wrong = Rule(LAW.clause("drawn_workings"), hazard=~Drawings.workings_match)

noncoal_neighbours_drawn_wrong = Rule(LAW.clause("drawn_neighbours"), hazard=~Drawings.neighbours_match)

noncoal_goaf_drawn_wrong = Rule(LAW.clause("drawn_goaf"), hazard=~Drawings.goaf_matches)

noncoal_spontaneous_fire = Rule(
    LAW.clause("spontaneous_fire"),
    when=Mine.spontaneous_fire,
    hazard=~Mine.fire_monitoring | ~Mine.fire_measures | (Mine.fire_signs & ~Mine.fire_signs_treated),
)

noncoal_movement_overlap = Rule(
    LAW.clause("movement_overlap"), hazard=Mine.movement_overlap & ~Mine.overlap_measures
)

noncoal_movement_zone = Rule(
    LAW.clause("movement_zone"),
    hazard=(Mine.facility_in_movement_zone | Mine.portal_under_geohazard) & ~Mine.protection_as_design,
)

noncoal_pillars = Rule(
    LAW.clause("pillars"),
    hazard=~NoncoalPillar.left_as_design
    | ~NoncoalPillar.recovered_as_design
    | NoncoalPillar.damaged_unapproved,
)

noncoal_goaf_untreated = Rule(
    LAW.clause("goaf_treatment"), hazard=~(NoncoalGoaf.treated_as_design & NoncoalGoaf.treated_in_time)
)

noncoal_ground_pressure = Rule(
    LAW.clause("ground_pressure"),
    when=Mine.severe_ground_pressure,
    hazard=~Mine.pressure_unit
    | ~Mine.pressure_measures
    | (Mine.pressure_signs & ~Mine.stopped_and_evacuated),
)

noncoal_roof_unsupported = Rule(LAW.clause("roof_support"), hazard=~NoncoalWorkplace.support_as_design)
