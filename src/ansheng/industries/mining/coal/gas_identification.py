"""The rules on gas classification and outburst identification (2020 art. 18(3), 18(4); 2026 art. 20(4), 20(5))."""

from __future__ import annotations

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, rule

from .gas_identification_facts import CoalGasIdentification, CoalSeamGas
from .standards import CRITERIA

_FIRST_DAY = date(2026, 7, 1)


@rule(
    CoalGasIdentification,
    cites=CRITERIA.clause("gas_classification"),
    en="gas class not identified",
    cases=[Case.hazard(identified=False), Case.clear(identified=True), Case.undetermined()],
)
def coal_gas_unidentified(p: type[CoalGasIdentification]) -> Condition:
    """没有做瓦斯等级鉴定

    鉴定的周期在 2026-07-01 以前不在判定之内。
    """
    return ~p.identified


@rule(
    CoalGasIdentification,
    cites=[CRITERIA.clause("gas_classification"), CRITERIA.clause("outburst_identification")],
    en="gas class faked",
    cases=[Case.hazard(faked=True), Case.clear(faked=False), Case.undetermined()],
)
def coal_gas_class_faked(p: type[CoalGasIdentification]) -> Condition:
    """瓦斯等级鉴定造假

    由检查人认定。
    """
    return p.faked


@rule(
    CoalGasIdentification,
    cites=CRITERIA.clause("gas_reidentification"),
    when=lambda p: p.gas_class == "low",
    replaces=["coal_gas_unidentified"],
    en="low-gas mine not re-identified in time",
    cases=[
        Case.hazard(gas_class="low", identified_on="2024-06-30", on=_FIRST_DAY),
        Case.clear(gas_class="low", identified_on="2024-07-01", on=_FIRST_DAY),
        Case.undetermined(gas_class="low"),
    ],
)
def coal_gas_reidentification(p: type[CoalGasIdentification]) -> Condition:
    """低瓦斯矿井超过规定年限没有鉴定

    恰满年限的不构成；从未鉴定的没有日期，待定。
    """
    return p.identified_on.plus(months=CRITERIA.limit("reidentification")) < CHECK_DAY


@rule(
    CoalGasIdentification,
    cites=CRITERIA.clause("gas_emission_survey"),
    when=lambda p: p.gas_class.is_in(["high", "outburst"]),
    en="emission of a high-gas or outburst mine not measured yearly",
    cases=[
        Case.hazard(gas_class="high", emission_measured_on="2025-06-30", on=_FIRST_DAY),
        Case.clear(gas_class="outburst", emission_measured_on="2025-07-01", on=_FIRST_DAY),
        Case.undetermined(gas_class="high"),
    ],
)
def coal_gas_emission_survey(p: type[CoalGasIdentification]) -> Condition:
    """高瓦斯、突出矿井没有每年测定瓦斯涌出量

    “每年”按上次测定起满一年理解，恰满的不构成；从未测定的没有日期，待定。
    """
    return p.emission_measured_on.plus(months=CRITERIA.limit("emission_survey")) < CHECK_DAY


@rule(
    CoalGasIdentification,
    cites=CRITERIA.clause("outburst_identification"),
    en="outburst identification missing",
    cases=[
        Case.hazard(outburst_identification_due=True, outburst_identified=False),
        Case.clear(outburst_identification_due=True, outburst_identified=True),
        Case.clear(outburst_identification_due=False),
        Case.undetermined(outburst_identification_due=True),
    ],
)
def coal_outburst_unidentified(p: type[CoalGasIdentification]) -> Condition:
    """应做突出鉴定而没有做

    是否应做由检查人依据规程判断；鉴定造假另有规则。
    """
    return p.outburst_identification_due & ~p.outburst_identified


@rule(
    CoalSeamGas,
    cites=CRITERIA.clause("seam_gas_test"),
    when=lambda p: ~p.outburst_seam,
    en="gas pressure and content of a non-outburst seam not measured where due",
    cases=[
        Case.hazard(outburst_seam=False, depth_increase="51 m", measured=False),
        Case.hazard(outburst_seam=False, beyond_scope=True, measured=False),
        Case.hazard(outburst_seam=False, new_level=True, measured=False),
        Case.hazard(outburst_seam=False, uncovering=True, measured=False),
        Case.clear(
            outburst_seam=False, depth_increase="50 m", beyond_scope=False, new_level=False, uncovering=False,
            measured=False,
        ),
        Case.clear(outburst_seam=False, new_level=True, measured=True),
        Case.undetermined(outburst_seam=False, depth_increase="50 m", beyond_scope=False, measured=False),
    ],
)  # fmt: skip
def coal_seam_gas_untested(p: type[CoalSeamGas]) -> Condition:
    """非突出煤层揭煤、超范围、新水平或采深增加，没有测定瓦斯压力和含量

    采深增加恰为限值的不构成。
    """
    deeper = p.depth_increase > CRITERIA.limit("depth_increase")
    return (deeper | p.beyond_scope | p.new_level | p.uncovering) & ~p.measured


@rule(
    CoalSeamGas,
    cites=CRITERIA.clause("outburst_triggers"),
    when=lambda p: p.gas_class.is_in(["low", "high"]),
    en="signs of outburst without outburst management and identification",
    cases=[
        Case.hazard(gas_class="high", dynamic_event=True, directly_deemed=False, managed_as_outburst=False),
        Case.hazard(gas_class="low", neighbour_outburst=True, directly_deemed=False, identified_in_time=False),
        Case.hazard(gas_class="low", deemed_outburst=True, directly_deemed=False, identified_in_time=False),
        Case.hazard(gas_class="high", pressure="0.74 MPa", directly_deemed=False, managed_as_outburst=False),
        Case.clear(
            gas_class="high", pressure="0.73 MPa", dynamic_event=False, neighbour_outburst=False,
            deemed_outburst=False, managed_as_outburst=False, directly_deemed=False,
        ),
        Case.clear(gas_class="high", dynamic_event=True, directly_deemed=True),
        Case.clear(gas_class="high", dynamic_event=True, managed_as_outburst=True, identified_in_time=True),
        Case.undetermined(gas_class="high", dynamic_event=True, managed_as_outburst=True),
    ],
)  # fmt: skip
def coal_outburst_signs_unmanaged(p: type[CoalSeamGas]) -> Condition:
    """非突出矿井有突出迹象，没有按突出管理并按期鉴定

    直接认定为突出的除外；压力恰为限值的已构成；鉴定期限由检查人判断。
    """
    pressure = p.pressure >= CRITERIA.limit("outburst_pressure")
    sign = p.dynamic_event | p.neighbour_outburst | p.deemed_outburst | pressure
    return sign & ~p.directly_deemed & ~(p.managed_as_outburst & p.identified_in_time)


@rule(
    CoalSeamGas,
    cites=CRITERIA.clause("seam_outburst_triggers"),
    when=lambda p: ~p.outburst_seam,
    replaces=["coal_outburst_signs_unmanaged"],
    en="signs of outburst in a seam not identified in time or not managed",
    cases=[
        Case.hazard(
            outburst_seam=False, dynamic_event=True, triggered_on="2025-12-31", identified=False,
            directly_deemed=False, managed_as_outburst=True, on=_FIRST_DAY,
        ),
        Case.hazard(outburst_seam=False, pressure="0.74 MPa", identified=False, managed_as_outburst=False),
        Case.hazard(outburst_seam=False, neighbour_outburst=True, identified=False, managed_as_outburst=False),
        Case.hazard(outburst_seam=False, deemed_outburst=True, identified=False, managed_as_outburst=False),
        Case.clear(
            outburst_seam=False, dynamic_event=True, triggered_on="2026-01-01", identified=False,
            directly_deemed=False, managed_as_outburst=True, on=_FIRST_DAY,
        ),
        Case.clear(outburst_seam=False, dynamic_event=True, identified=True),
        Case.clear(outburst_seam=False, dynamic_event=True, directly_deemed=True, managed_as_outburst=True),
        Case.clear(
            outburst_seam=False, pressure="0.73 MPa", dynamic_event=False, neighbour_outburst=False,
            deemed_outburst=False, identified=False, managed_as_outburst=False,
        ),
        Case.undetermined(outburst_seam=False, dynamic_event=True, identified=False, directly_deemed=False),
    ],
)  # fmt: skip
def coal_seam_outburst_signs(p: type[CoalSeamGas]) -> Condition:
    """非突出煤层有突出迹象，没有限期鉴定或没有按突出管理

    直接认定的不必鉴定，仍须按突出管理；压力恰为限值的有迹象，恰满期限的不构成。
    """
    pressure = p.pressure >= CRITERIA.limit("seam_pressure")
    sign = p.dynamic_event | p.neighbour_outburst | p.deemed_outburst | pressure
    late = p.triggered_on.plus(months=CRITERIA.limit("identification_time")) < CHECK_DAY
    return sign & ~p.identified & ((late & ~p.directly_deemed) | ~p.managed_as_outburst)
