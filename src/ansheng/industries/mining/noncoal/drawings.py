"""The rules on mine drawings (一(四))."""

from __future__ import annotations

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, rule

from .standards import UNDERGROUND
from .workings_facts import NoncoalDrawings

_FIRST_DAY = date(2022, 9, 1)


@rule(
    NoncoalDrawings,
    cites=UNDERGROUND.clause("drawings"),
    en="drawings missing or not renewed in time",
    cases=[
        Case.hazard(complete=False),
        Case.hazard(complete=True, stage="producing", renewed_on="2022-05-31"),
        Case.hazard(complete=True, stage="construction", renewed_on="2022-07-31", on=_FIRST_DAY),
        Case.clear(complete=True, stage="producing", renewed_on="2022-06-01", on=_FIRST_DAY),
        Case.clear(complete=True, stage="construction", renewed_on="2022-08-01", on=_FIRST_DAY),
        Case.undetermined(complete=True, renewed_on="2022-07-31", on=_FIRST_DAY),
    ],
)
def noncoal_drawings_outdated(p: type[NoncoalDrawings]) -> Condition:
    """规定的图纸不全或未按期更新

    更新期限按生产矿山和基建矿山分别计算，满期当日仍算按期。
    """
    slow, quick = UNDERGROUND.limit("renewal_producing"), UNDERGROUND.limit("renewal_construction")
    producing = (p.stage == "producing") & (p.renewed_on.plus(months=slow) < CHECK_DAY)
    building = (p.stage == "construction") & (p.renewed_on.plus(months=quick) < CHECK_DAY)
    return ~p.complete | producing | building


@rule(
    NoncoalDrawings,
    cites=UNDERGROUND.clause("drawn_surface"),
    en="surface features differ from the drawings",
    cases=[
        Case.hazard(surface_matches=False),
        Case.clear(surface_matches=True),
        Case.undetermined(),
    ],
)
def noncoal_surface_drawn_wrong(p: type[NoncoalDrawings]) -> Condition:
    """移动范围内的地面建构筑物、道路、水系与图纸不符

    由检查人对照现场判断。
    """
    return ~p.surface_matches


@rule(
    NoncoalDrawings,
    cites=UNDERGROUND.clause("drawn_workings"),
    en="workings differ from the drawings",
    cases=[
        Case.hazard(workings_match=False),
        Case.clear(workings_match=True),
        Case.undetermined(),
    ],
)
def noncoal_workings_drawn_wrong(p: type[NoncoalDrawings]) -> Condition:
    """开拓、采准井巷或采区与图纸不符

    由检查人对照现场判断。
    """
    return ~p.workings_match


@rule(
    NoncoalDrawings,
    cites=UNDERGROUND.clause("drawn_neighbours"),
    en="neighbouring mines differ from the drawings",
    cases=[
        Case.hazard(neighbours_match=False),
        Case.clear(neighbours_match=True),
        Case.undetermined(),
    ],
)
def noncoal_neighbours_drawn_wrong(p: type[NoncoalDrawings]) -> Condition:
    """相邻矿山采区的位置关系与图纸不符

    由检查人对照现场判断；没有相邻矿山的填相符。
    """
    return ~p.neighbours_match


@rule(
    NoncoalDrawings,
    cites=UNDERGROUND.clause("drawn_goaf"),
    en="goaf or abandoned workings differ from the drawings",
    cases=[
        Case.hazard(goaf_matches=False),
        Case.clear(goaf_matches=True),
        Case.undetermined(),
    ],
)
def noncoal_goaf_drawn_wrong(p: type[NoncoalDrawings]) -> Condition:
    """采空区、废弃井巷或塌陷区与图纸不符

    由检查人对照现场判断。
    """
    return ~p.goaf_matches
