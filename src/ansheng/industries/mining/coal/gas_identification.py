"""The rules on gas classification and outburst identification (2020 art. 18(3), 18(4); 2026 art. 20(4), 20(5))."""

from datetime import date

from ansheng import CHECK_DAY, NEVER, Case, Condition, Rule, rule

from .gas_identification_facts import CoalGasIdentification as Mine
from .gas_identification_facts import CoalSeamGas as Seam
from .standards import CRITERIA as LAW

_FIRST_DAY = date(2026, 7, 1)
_OTHER_SEAM = ~Seam.outburst_seam

_SIGNS = Seam.dynamic_event | Seam.neighbour_outburst | Seam.deemed_outburst


coal_gas_unidentified = Rule(
    LAW.clause("gas_classification"),
    hazard=~Mine.identified,
    title="矿井未鉴定瓦斯等级",
    en="Gas class not identified",
)


coal_gas_class_faked = Rule(
    LAW.clause("gas_classification"),
    LAW.clause("outburst_identification"),
    hazard=Mine.faked,
    title="矿井瓦斯等级鉴定弄虚作假",
    en="Gas class faked",
)


coal_gas_reidentification = Rule(
    LAW.clause("gas_reidentification"),
    when=Mine.gas_class == "low",
    hazard=Mine.identified_on.plus(months=LAW.limit("reidentification")) < CHECK_DAY,
    replaces=["coal_gas_unidentified"],
    given={"gas_class": "low"},
    cases=[
        Case.hazard(identified_on="2024-06-30", on=_FIRST_DAY),
        Case.clear(identified_on="2024-07-01", on=_FIRST_DAY),
        Case.hazard(identified_on=NEVER),
        Case.undetermined(),
    ],
)


coal_gas_emission_survey = Rule(
    LAW.clause("gas_emission_survey"),
    when=Mine.gas_class.is_in(["high", "outburst"]),
    hazard=Mine.emission_measured_on.plus(months=LAW.limit("emission_survey")) < CHECK_DAY,
    cases=[
        Case.hazard(gas_class="high", emission_measured_on="2025-06-30", on=_FIRST_DAY),
        Case.clear(gas_class="outburst", emission_measured_on="2025-07-01", on=_FIRST_DAY),
        Case.hazard(gas_class="outburst", emission_measured_on=NEVER),
        Case.undetermined(gas_class="high"),
    ],
)


coal_outburst_unidentified = Rule(
    LAW.clause("outburst_identification"),
    hazard=Mine.outburst_identification_due & ~Mine.outburst_identified,
    title="矿井未按规定进行煤与瓦斯突出鉴定",
    en="Outburst identification missing",
)


coal_seam_gas_untested = Rule(
    LAW.clause("seam_gas_test"),
    when=_OTHER_SEAM,
    hazard=(
        (Seam.depth_increase > LAW.limit("depth_increase"))
        | Seam.beyond_scope
        | Seam.new_level
        | Seam.uncovering
    )
    & ~Seam.measured,
    given={"outburst_seam": False, "beyond_scope": False, "measured": False},
    cases=[
        Case.hazard(depth_increase=51),
        Case.hazard(beyond_scope=True),
        Case.hazard(new_level=True),
        Case.hazard(uncovering=True),
        Case.clear(depth_increase=50, new_level=False, uncovering=False),
        Case.clear(new_level=True, measured=True),
        Case.undetermined(depth_increase=50),
    ],
)


coal_outburst_signs_unmanaged = Rule(
    LAW.clause("outburst_triggers"),
    when=Seam.gas_class.is_in(["low", "high"]),
    hazard=(_SIGNS | (Seam.pressure >= LAW.limit("outburst_pressure")))
    & ~Seam.directly_deemed
    & ~(Seam.managed_as_outburst & Seam.identified_in_time),
    given={"gas_class": "high", "dynamic_event": True, "directly_deemed": False},
    cases=[
        Case.hazard(gas_class="low", managed_as_outburst=False),
        Case.hazard(identified_in_time=False),
        Case.hazard(dynamic_event=False, neighbour_outburst=True, managed_as_outburst=False),
        Case.hazard(dynamic_event=False, deemed_outburst=True, managed_as_outburst=False),
        Case.hazard(dynamic_event=False, pressure="0.74 MPa", managed_as_outburst=False),
        Case.clear(dynamic_event=False, neighbour_outburst=False, deemed_outburst=False, pressure="0.73 MPa"),
        Case.clear(directly_deemed=True),
        Case.clear(managed_as_outburst=True, identified_in_time=True),
        Case.undetermined(managed_as_outburst=True),
    ],
)


@rule(
    LAW.clause("seam_outburst_triggers"),
    when=_OTHER_SEAM,
    replaces=["coal_outburst_signs_unmanaged"],
    given={"outburst_seam": False, "dynamic_event": True, "identified": False, "directly_deemed": False},
    cases=[
        Case.hazard(triggered_on="2025-12-31", managed_as_outburst=True, on=_FIRST_DAY),
        Case.clear(triggered_on="2026-01-01", managed_as_outburst=True, on=_FIRST_DAY),
        Case.hazard(managed_as_outburst=False),
        Case.hazard(dynamic_event=False, neighbour_outburst=True, managed_as_outburst=False),
        Case.hazard(dynamic_event=False, deemed_outburst=True, managed_as_outburst=False),
        Case.hazard(dynamic_event=False, pressure="0.74 MPa", managed_as_outburst=False),
        Case.clear(dynamic_event=False, neighbour_outburst=False, deemed_outburst=False, pressure="0.73 MPa"),
        Case.clear(identified=True),
        Case.clear(directly_deemed=True, managed_as_outburst=True),
        Case.undetermined(),
    ],
)
def coal_seam_outburst_signs() -> Condition:
    sign = _SIGNS | (Seam.pressure >= LAW.limit("seam_pressure"))
    late = Seam.triggered_on.plus(months=LAW.limit("identification_time")) < CHECK_DAY
    return sign & ~Seam.identified & ((late & ~Seam.directly_deemed) | ~Seam.managed_as_outburst)
