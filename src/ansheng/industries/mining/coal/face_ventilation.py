"""The rules on the ventilation of faces and headings as major hazards (2020 article 8, 2026 article 8)."""

from ansheng import Case, Condition, Rule, choose, rule

from .place_facts import CoalBreakthrough as Pair
from .place_facts import CoalFace as Face
from .standards import CRITERIA as LAW

_GASSY = ("high", "outburst")
_HEADING = Face.kind == "heading"


coal_face_air = Rule(
    LAW.clause("air_insufficient"),
    hazard=Face.air < Face.air_required,
    title="主要用风地点风量不足",
    en="Too little air at a main place that uses air",
    cases=[
        Case.hazard(air=399, air_required=400),
        Case.clear(air=400, air_required=400),
        Case.undetermined(air=399),
    ],
)


coal_face_air_share = Rule(
    LAW.clause("air_below_share"),
    when=Face.kind.is_in(["coal_face", "heading"]),
    hazard=Face.air / Face.air_required < LAW.limit("face_air_share"),
    title="采掘工作面供风低于需风量的75%",
    en="Air of a face below 75% of its need",
    replaces=["coal_face_air"],
    cases=[
        Case.hazard(kind="coal_face", air=299, air_required=400),
        Case.clear(kind="coal_face", air=300, air_required=400),
        Case.undetermined(kind="heading", air=299),
    ],
)


coal_series_ventilation = Rule(LAW.clause("series_ventilation"), hazard=Face.series & ~Face.series_allowed)


coal_no_own_return = Rule(
    LAW.clause("dedicated_return"),
    when=Face.outburst_seam,
    hazard=~Face.own_return,
    title="突出煤层工作面无独立的回风系统",
    en="Outburst-seam face without a return of its own",
)


coal_return_not_direct = Rule(
    LAW.clause("direct_return"),
    when=Face.outburst_seam,
    hazard=~Face.direct_return,
    replaces=["coal_no_own_return"],
)


coal_face_short_circuit = Rule(
    LAW.clause("face_short_circuit"),
    when=Face.kind == "coal_face",
    hazard=Face.short_circuited & Face.gas_built_up,
)


coal_heading_interlocks = Rule(
    LAW.clause("heading_interlocks"),
    when=_HEADING & Face.gassy_road,
    hazard=~Face.methane_interlock | ~Face.fan_interlock,
)


coal_local_fans = Rule(
    LAW.clause("local_fans"),
    when=_HEADING & Face.gassy_road & Face.gas_class.is_in(_GASSY),
    hazard=~(Face.dual_fan & Face.dual_supply & Face.automatic_switch),
)


coal_local_fans_recirculate = Rule(
    LAW.clause("local_fans_or_recirculation"),
    when=_HEADING & Face.gas_class.is_in(_GASSY),
    hazard=~(Face.dual_fan & Face.dual_supply & Face.automatic_switch) | Face.recirculation,
    replaces=["coal_local_fans"],
)


@rule(
    LAW.clause("breakthrough"),
    cases=[
        Case.hazard(distance="50 m", mechanised=True, stopped_heading_ventilated=False),
        Case.hazard(distance="20 m", mechanised=False, stopped_heading_ventilated=False),
        Case.clear(distance="51 m", mechanised=True, stopped_heading_ventilated=False),
        Case.clear(distance="21 m", mechanised=False, stopped_heading_ventilated=False),
        Case.clear(stopped_heading_ventilated=True),
        Case.undetermined(distance="30 m", stopped_heading_ventilated=False),
    ],
)
def coal_breakthrough() -> Condition:
    mechanised, other = (LAW.limit("breakthrough_mechanised"), LAW.limit("breakthrough_other"))
    near = Pair.distance <= choose(Pair.mechanised, mechanised, other)
    return near & ~Pair.stopped_heading_ventilated
