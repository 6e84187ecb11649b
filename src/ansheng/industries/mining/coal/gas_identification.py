"""The rules on gas classification and outburst identification (2020 art. 18(3), 18(4); 2026 art. 20(4), 20(5))."""

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, Rule, rule

from .gas_identification_facts import CoalGasIdentification as Mine
from .gas_identification_facts import CoalSeamGas as Seam
from .standards import CRITERIA as LAW

_FIRST_DAY = date(2026, 7, 1)
_OTHER_SEAM = ~Seam.outburst_seam


coal_gas_unidentified = Rule(
    LAW.clause("gas_classification"),
    hazard=~Mine.identified,
    title="未鉴定瓦斯等级",
    en="Gas class not identified",
)


coal_gas_class_faked = Rule(
    LAW.clause("gas_classification"),
    LAW.clause("outburst_identification"),
    hazard=Mine.faked,
    title="瓦斯等级鉴定造假",
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
        Case.undetermined(gas_class="high"),
    ],
)


coal_outburst_unidentified = Rule(
    LAW.clause("outburst_identification"),
    hazard=Mine.outburst_identification_due & ~Mine.outburst_identified,
    title="应做突出鉴定而未做",
    en="Outburst identification missing",
)


@rule(
    LAW.clause("seam_gas_test"),
    when=_OTHER_SEAM,
    given={"outburst_seam": False},
    cases=[
        Case.hazard(depth_increase="51 m", measured=False),
        Case.hazard(beyond_scope=True, measured=False),
        Case.hazard(new_level=True, measured=False),
        Case.hazard(uncovering=True, measured=False),
        Case.clear(
            depth_increase="50 m", beyond_scope=False, new_level=False, uncovering=False, measured=False
        ),
        Case.clear(new_level=True, measured=True),
        Case.undetermined(depth_increase="50 m", beyond_scope=False, measured=False),
    ],
)
def coal_seam_gas_untested() -> Condition:
    deeper = Seam.depth_increase > LAW.limit("depth_increase")
    return (deeper | Seam.beyond_scope | Seam.new_level | Seam.uncovering) & ~Seam.measured


@rule(
    LAW.clause("outburst_triggers"),
    when=Seam.gas_class.is_in(["low", "high"]),
    cases=[
        Case.hazard(gas_class="high", dynamic_event=True, directly_deemed=False, managed_as_outburst=False),
        Case.hazard(
            gas_class="low", neighbour_outburst=True, directly_deemed=False, identified_in_time=False
        ),
        Case.hazard(gas_class="low", deemed_outburst=True, directly_deemed=False, identified_in_time=False),
        Case.hazard(gas_class="high", pressure="0.74 MPa", directly_deemed=False, managed_as_outburst=False),
        Case.clear(
            gas_class="high",
            pressure="0.73 MPa",
            dynamic_event=False,
            neighbour_outburst=False,
            deemed_outburst=False,
            managed_as_outburst=False,
            directly_deemed=False,
        ),
        Case.clear(gas_class="high", dynamic_event=True, directly_deemed=True),
        Case.clear(gas_class="high", dynamic_event=True, managed_as_outburst=True, identified_in_time=True),
        Case.undetermined(gas_class="high", dynamic_event=True, managed_as_outburst=True),
    ],
)
def coal_outburst_signs_unmanaged() -> Condition:
    pressure = Seam.pressure >= LAW.limit("outburst_pressure")
    sign = Seam.dynamic_event | Seam.neighbour_outburst | Seam.deemed_outburst | pressure
    return sign & ~Seam.directly_deemed & ~(Seam.managed_as_outburst & Seam.identified_in_time)


@rule(
    LAW.clause("seam_outburst_triggers"),
    when=_OTHER_SEAM,
    replaces=["coal_outburst_signs_unmanaged"],
    given={"outburst_seam": False},
    cases=[
        Case.hazard(
            dynamic_event=True,
            triggered_on="2025-12-31",
            identified=False,
            directly_deemed=False,
            managed_as_outburst=True,
            on=_FIRST_DAY,
        ),
        Case.hazard(pressure="0.74 MPa", identified=False, managed_as_outburst=False),
        Case.hazard(neighbour_outburst=True, identified=False, managed_as_outburst=False),
        Case.hazard(deemed_outburst=True, identified=False, managed_as_outburst=False),
        Case.clear(
            dynamic_event=True,
            triggered_on="2026-01-01",
            identified=False,
            directly_deemed=False,
            managed_as_outburst=True,
            on=_FIRST_DAY,
        ),
        Case.clear(dynamic_event=True, identified=True),
        Case.clear(dynamic_event=True, directly_deemed=True, managed_as_outburst=True),
        Case.clear(
            pressure="0.73 MPa",
            dynamic_event=False,
            neighbour_outburst=False,
            deemed_outburst=False,
            identified=False,
            managed_as_outburst=False,
        ),
        Case.undetermined(dynamic_event=True, identified=False, directly_deemed=False),
    ],
)
def coal_seam_outburst_signs() -> Condition:
    pressure = Seam.pressure >= LAW.limit("seam_pressure")
    sign = Seam.dynamic_event | Seam.neighbour_outburst | Seam.deemed_outburst | pressure
    late = Seam.triggered_on.plus(months=LAW.limit("identification_time")) < CHECK_DAY
    return sign & ~Seam.identified & ((late & ~Seam.directly_deemed) | ~Seam.managed_as_outburst)
