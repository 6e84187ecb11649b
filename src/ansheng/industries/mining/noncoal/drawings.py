"""The rules on mine drawings (一(四))."""

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, Rule, rule

from .standards import UNDERGROUND
from .workings_facts import NoncoalDrawings

_FIRST_DAY = date(2022, 9, 1)


@rule(
    UNDERGROUND.clause("drawings"),
    title="规定的图纸不全或未按期更新",
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
def noncoal_drawings_outdated() -> Condition:
    """更新期限按生产矿山和基建矿山分别计算，满期当日仍算按期。"""
    slow, quick = UNDERGROUND.limit("renewal_producing"), UNDERGROUND.limit("renewal_construction")
    producing = (NoncoalDrawings.stage == "producing") & (
        NoncoalDrawings.renewed_on.plus(months=slow) < CHECK_DAY
    )
    building = (NoncoalDrawings.stage == "construction") & (
        NoncoalDrawings.renewed_on.plus(months=quick) < CHECK_DAY
    )
    return ~NoncoalDrawings.complete | producing | building


noncoal_surface_drawn_wrong = Rule(
    UNDERGROUND.clause("drawn_surface"),
    hazard=~NoncoalDrawings.surface_matches,
    title="移动范围内的地面建构筑物、道路、水系与图纸不符",
    en="surface features differ from the drawings",
    note="由检查人对照现场判断。",
)


noncoal_workings_drawn_wrong = Rule(
    UNDERGROUND.clause("drawn_workings"),
    hazard=~NoncoalDrawings.workings_match,
    title="开拓、采准井巷或采区与图纸不符",
    en="workings differ from the drawings",
    note="由检查人对照现场判断。",
)


noncoal_neighbours_drawn_wrong = Rule(
    UNDERGROUND.clause("drawn_neighbours"),
    hazard=~NoncoalDrawings.neighbours_match,
    title="相邻矿山采区的位置关系与图纸不符",
    en="neighbouring mines differ from the drawings",
    note="由检查人对照现场判断；没有相邻矿山的填相符。",
)


noncoal_goaf_drawn_wrong = Rule(
    UNDERGROUND.clause("drawn_goaf"),
    hazard=~NoncoalDrawings.goaf_matches,
    title="采空区、废弃井巷或塌陷区与图纸不符",
    en="goaf or abandoned workings differ from the drawings",
    note="由检查人对照现场判断。",
)
