"""The rules on probing for water (2026 art. 10(2), 10(4) and 10(5); regulation art. 323)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .standards import CRITERIA, REGULATION
from .water_facts import CoalProbing


@rule(
    CoalProbing,
    cites=CRITERIA.clause("probing_drill"),
    en="probing with a drill not made for it",
    cases=[
        Case.hazard(dedicated_drill=False, pressure_limited=False),
        Case.clear(dedicated_drill=True),
        Case.clear(dedicated_drill=False, pressure_limited=True),
        Case.undetermined(dedicated_drill=False),
    ],
)
def coal_probing_drill(p: type[CoalProbing]) -> Condition:
    """用非专用钻机探放水

    限压循环放水除外。
    """
    return ~p.dedicated_drill & ~p.pressure_limited


@rule(
    CoalProbing,
    cites=CRITERIA.clause("probing_design"),
    when=lambda p: p.target == "goaf_or_hole",
    en="probing of goaf or hole water without design or fan layout",
    cases=[
        Case.hazard(target="goaf_or_hole", position_known=True, design_approved=False),
        Case.hazard(target="goaf_or_hole", position_known=False, fan_layout=False),
        Case.clear(target="goaf_or_hole", position_known=True, design_approved=True),
        Case.clear(target="goaf_or_hole", position_known=False, fan_layout=True),
        Case.undetermined(target="goaf_or_hole", fan_layout=False),
    ],
)
def coal_probing_design(p: type[CoalProbing]) -> Condition:
    """老空、钻孔位置清楚而没有批准的专门设计，或不清楚而没有成组扇形布孔

    位置是否清楚由检查人依据资料判断。
    """
    return (p.position_known & ~p.design_approved) | (~p.position_known & ~p.fan_layout)


@rule(
    CoalProbing,
    cites=CRITERIA.clause("probing_casing"),
    when=lambda p: p.target == "goaf_or_hole",
    en="casing of a probe hole too short or not approved",
    cases=[
        Case.hazard(target="goaf_or_hole", goaf_water_clear=False, casing_length="9.9 m"),
        Case.clear(target="goaf_or_hole", goaf_water_clear=False, casing_length="10 m"),
        Case.hazard(target="goaf_or_hole", goaf_water_clear=True, casing_design_approved=False),
        Case.clear(target="goaf_or_hole", goaf_water_clear=True, casing_design_approved=True),
        Case.undetermined(target="goaf_or_hole", goaf_water_clear=False),
    ],
)
def coal_probing_casing(p: type[CoalProbing]) -> Condition:
    """积水情况不清时止水套管过短，或清楚时套管没有设计并经批准

    恰为限值的不构成。
    """
    short = p.casing_length < CRITERIA.limit("casing_length")
    return (~p.goaf_water_clear & short) | (p.goaf_water_clear & ~p.casing_design_approved)


@rule(
    CoalProbing,
    cites=CRITERIA.clause("collapse_column"),
    when=lambda p: p.target == "collapse_column",
    en="collapse column not probed as laid down",
    cases=[
        Case.hazard(target="collapse_column", geophysics_done=False),
        Case.hazard(target="collapse_column", drilling_done=False),
        Case.hazard(target="collapse_column", floor_holes=2),
        Case.hazard(target="collapse_column", design_approved=False),
        Case.clear(
            target="collapse_column",
            geophysics_done=True,
            drilling_done=True,
            floor_holes=3,
            design_approved=True,
        ),
        Case.undetermined(target="collapse_column", geophysics_done=True, drilling_done=True, floor_holes=3),
    ],
)
def coal_collapse_column(p: type[CoalProbing]) -> Condition:
    """陷落柱没有物探加钻探、底板方向钻孔过少，或设计没有批准

    恰为规定的孔数不构成。
    """
    few = p.floor_holes < CRITERIA.limit("floor_holes")
    return ~(p.geophysics_done & p.drilling_done & p.design_approved) | few


@rule(
    CoalProbing,
    cites=CRITERIA.clause("exploration_faked"),
    en="drilling or geophysical data faked",
    cases=[Case.hazard(data_faked=True), Case.clear(data_faked=False), Case.undetermined()],
)
def coal_exploration_faked(p: type[CoalProbing]) -> Condition:
    """钻探、物探的数据或结论造假

    是否造假由检查人认定。
    """
    return p.data_faked


@rule(
    CoalProbing,
    cites=REGULATION.clause("probe_lead"),
    when=lambda p: ~p.goaf_water_clear,
    en="lead of probe holes too small where goaf water is unclear",
    cases=[
        Case.hazard(goaf_water_clear=False, lead="29 m"),
        Case.clear(goaf_water_clear=False, lead="30 m"),
        Case.undetermined(goaf_water_clear=False),
    ],
)
def coal_probe_lead(p: type[CoalProbing]) -> Condition:
    """积水情况不清时，探放水钻孔超前距不足

    属一般隐患；恰为限值的不构成。
    """
    return p.lead < REGULATION.limit("probe_lead")
