"""The rules on gas classification and outburst identification (2020 art. 18(3), 18(4); 2026 art. 20(4), 20(5))."""

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, Rule, rule

from .gas_identification_facts import CoalGasIdentification, CoalSeamGas
from .standards import CRITERIA

_FIRST_DAY = date(2026, 7, 1)


coal_gas_unidentified = Rule(
    CRITERIA.clause("gas_classification"),
    hazard=~CoalGasIdentification.identified,
    title="没有做瓦斯等级鉴定",
    en="gas class not identified",
    note="鉴定的周期在 2026-07-01 以前不在判定之内。",
)


coal_gas_class_faked = Rule(
    CRITERIA.clause("gas_classification"),
    CRITERIA.clause("outburst_identification"),
    hazard=CoalGasIdentification.faked,
    title="瓦斯等级鉴定造假",
    en="gas class faked",
    note="由检查人认定。",
)


coal_gas_reidentification = Rule(
    CRITERIA.clause("gas_reidentification"),
    when=CoalGasIdentification.gas_class == "low",
    hazard=CoalGasIdentification.identified_on.plus(months=CRITERIA.limit("reidentification")) < CHECK_DAY,
    en="low-gas mine not re-identified in time",
    replaces=["coal_gas_unidentified"],
    note="恰满年限的不构成；从未鉴定的没有日期，待定。",
    given={"gas_class": "low"},
    cases=[
        Case.hazard(identified_on="2024-06-30", on=_FIRST_DAY),
        Case.clear(identified_on="2024-07-01", on=_FIRST_DAY),
        Case.undetermined(),
    ],
)


coal_gas_emission_survey = Rule(
    CRITERIA.clause("gas_emission_survey"),
    when=CoalGasIdentification.gas_class.is_in(["high", "outburst"]),
    hazard=CoalGasIdentification.emission_measured_on.plus(months=CRITERIA.limit("emission_survey"))
    < CHECK_DAY,
    en="emission of a high-gas or outburst mine not measured yearly",
    note="“每年”按上次测定起满一年理解，恰满的不构成；从未测定的没有日期，待定。",
    cases=[
        Case.hazard(gas_class="high", emission_measured_on="2025-06-30", on=_FIRST_DAY),
        Case.clear(gas_class="outburst", emission_measured_on="2025-07-01", on=_FIRST_DAY),
        Case.undetermined(gas_class="high"),
    ],
)


coal_outburst_unidentified = Rule(
    CRITERIA.clause("outburst_identification"),
    hazard=CoalGasIdentification.outburst_identification_due & ~CoalGasIdentification.outburst_identified,
    title="应做突出鉴定而没有做",
    en="outburst identification missing",
    note="是否应做由检查人依据规程判断；鉴定造假另有规则。",
)


@rule(
    CRITERIA.clause("seam_gas_test"),
    when=~CoalSeamGas.outburst_seam,
    title="非突出煤层揭煤、超范围、新水平或采深增加，没有测定瓦斯压力和含量",
    en="gas pressure and content of a non-outburst seam not measured where due",
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
    """采深增加恰为限值的不构成。"""
    deeper = CoalSeamGas.depth_increase > CRITERIA.limit("depth_increase")
    return (
        deeper | CoalSeamGas.beyond_scope | CoalSeamGas.new_level | CoalSeamGas.uncovering
    ) & ~CoalSeamGas.measured


@rule(
    CRITERIA.clause("outburst_triggers"),
    when=CoalSeamGas.gas_class.is_in(["low", "high"]),
    title="非突出矿井有突出迹象，没有按突出管理并按期鉴定",
    en="signs of outburst without outburst management and identification",
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
    """直接认定为突出的除外；压力恰为限值的已构成；鉴定期限由检查人判断。"""
    pressure = CoalSeamGas.pressure >= CRITERIA.limit("outburst_pressure")
    sign = CoalSeamGas.dynamic_event | CoalSeamGas.neighbour_outburst | CoalSeamGas.deemed_outburst | pressure
    return (
        sign
        & ~CoalSeamGas.directly_deemed
        & ~(CoalSeamGas.managed_as_outburst & CoalSeamGas.identified_in_time)
    )


@rule(
    CRITERIA.clause("seam_outburst_triggers"),
    when=~CoalSeamGas.outburst_seam,
    title="非突出煤层有突出迹象，没有限期鉴定或没有按突出管理",
    en="signs of outburst in a seam not identified in time or not managed",
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
    """直接认定的不必鉴定，仍须按突出管理；压力恰为限值的有迹象，恰满期限的不构成。"""
    pressure = CoalSeamGas.pressure >= CRITERIA.limit("seam_pressure")
    sign = CoalSeamGas.dynamic_event | CoalSeamGas.neighbour_outburst | CoalSeamGas.deemed_outburst | pressure
    late = CoalSeamGas.triggered_on.plus(months=CRITERIA.limit("identification_time")) < CHECK_DAY
    return (
        sign
        & ~CoalSeamGas.identified
        & ((late & ~CoalSeamGas.directly_deemed) | ~CoalSeamGas.managed_as_outburst)
    )
