"""The rules on open pits and haul roads (二(一) to 二(三), 二(五), 二(九), 二(十))."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .pit_facts import NoncoalHaulRoad, NoncoalOpenPit
from .standards import OPEN_PIT


@rule(
    NoncoalOpenPit,
    cites=OPEN_PIT.clause("goaf_before_pit"),
    when=lambda p: p.after_underground,
    en="goafs or caves not found or treated before open-pit mining",
    cases=[
        Case.hazard(after_underground=True, goaf_explored=False),
        Case.hazard(after_underground=True, goaf_treated=False),
        Case.clear(after_underground=True, goaf_explored=True, goaf_treated=True),
        Case.undetermined(after_underground=True, goaf_explored=True),
    ],
)
def noncoal_pit_goaf(p: type[NoncoalOpenPit]) -> Condition:
    """地下转露天，采空区、溶洞未探明或未按设计处理

    只适用于地下转露天开采的矿山。
    """
    return ~(p.goaf_explored & p.goaf_treated)


@rule(
    NoncoalOpenPit,
    cites=OPEN_PIT.clause("banned_items"),
    en="banned equipment, material or process in an open pit",
    cases=[
        Case.hazard(banned_items_in_use=True),
        Case.clear(banned_items_in_use=False),
        Case.undetermined(),
    ],
)
def noncoal_banned_items_open_pit(p: type[NoncoalOpenPit]) -> Condition:
    """露天矿山使用国家明令禁止的设备、材料或工艺

    是否在禁止目录内由检查人判断。
    """
    return p.banned_items_in_use


@rule(
    NoncoalOpenPit,
    cites=OPEN_PIT.clause("top_down"),
    en="not mined from the top down in benches or layers",
    cases=[
        Case.hazard(top_down_benched=False),
        Case.clear(top_down_benched=True),
        Case.undetermined(),
    ],
)
def noncoal_pit_not_top_down(p: type[NoncoalOpenPit]) -> Condition:
    """没有自上而下分台阶或分层开采

    由检查人现场判断。
    """
    return ~p.top_down_benched


@rule(
    NoncoalOpenPit,
    cites=OPEN_PIT.clause("retained_pillars"),
    en="retained pillars or hanging ore mined or damaged",
    cases=[
        Case.hazard(retained_pillar_damaged=True),
        Case.clear(retained_pillar_damaged=False),
        Case.undetermined(),
    ],
)
def noncoal_pit_pillars(p: type[NoncoalOpenPit]) -> Condition:
    """开采或破坏设计保留的矿柱、挂帮矿

    由检查人对照设计判断。
    """
    return p.retained_pillar_damaged


@rule(
    NoncoalOpenPit,
    cites=OPEN_PIT.clause("pit_flood_works"),
    when=lambda p: p.sunken,
    en="sunken pit without the designed flood works",
    cases=[
        Case.hazard(sunken=True, flood_works_as_design=False),
        Case.clear(sunken=True, flood_works_as_design=True),
        Case.undetermined(sunken=True),
        Case.undetermined(flood_works_as_design=False),
    ],
)
def noncoal_pit_flood_works(p: type[NoncoalOpenPit]) -> Condition:
    """凹陷露天矿山没有按设计建防洪、排洪设施

    只适用于凹陷露天。
    """
    return ~p.flood_works_as_design


@rule(
    NoncoalHaulRoad,
    cites=OPEN_PIT.clause("road_gradient"),
    en="haul road steeper than designed by the limit or more",
    cases=[
        Case.hazard(gradient="8.8 %", design_gradient="8 %"),
        Case.clear(gradient="8.7 %", design_gradient="8 %"),
        Case.undetermined(gradient="8.8 %"),
    ],
)
def noncoal_road_gradient(p: type[NoncoalHaulRoad]) -> Condition:
    """运输道路坡度超过设计达到限值

    按相对于设计坡度的比例理解，恰为限值的已构成；设计坡度为零时待定。
    """
    return (p.gradient - p.design_gradient) / p.design_gradient >= OPEN_PIT.limit("gradient_excess")
