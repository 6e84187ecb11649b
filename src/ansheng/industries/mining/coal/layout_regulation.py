"""The rules of the safety regulation on layout, size, gas class, drainage and staff; general, not major hazards."""

from __future__ import annotations

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, rule

from .gas_drainage_facts import CoalFaceDrainage, CoalMineGas
from .gas_identification_facts import CoalGasIdentification
from .mine_facts import CoalMineLayout
from .place_facts import CoalPanel
from .standards import REGULATION

_FIRST_DAY = date(2026, 2, 1)


@rule(
    CoalMineLayout,
    cites=REGULATION.clause("producing_levels"),
    when=lambda p: ~p.open_pit,
    en="more levels produce at once than the regulation allows",
    cases=[
        Case.hazard(open_pit=False, producing_levels=3),
        Case.clear(open_pit=False, producing_levels=2),
        Case.undetermined(open_pit=False),
    ],
)
def coal_levels_regulation(p: type[CoalMineLayout]) -> Condition:
    """同时生产的水平多于规程的数目

    恰为限值不构成。
    """
    return p.producing_levels > REGULATION.limit("producing_levels")


@rule(
    CoalMineLayout,
    cites=REGULATION.clause("new_mines"),
    when=lambda p: p.new_mine,
    en="new mine too deep, or new outburst mine too small",
    cases=[
        Case.hazard(new_mine=True, size="large", depth="1201 m"),
        Case.hazard(new_mine=True, size="small", depth="601 m"),
        Case.hazard(new_mine=True, gas_class="outburst", approved_capacity="89 万吨"),
        Case.clear(new_mine=True, size="medium", depth="1200 m", gas_class="low"),
        Case.clear(new_mine=True, size="small", depth="600 m", gas_class="outburst", approved_capacity=90),
        Case.undetermined(new_mine=True, size="large", depth="1200 m"),
    ],
)
def coal_new_mines(p: type[CoalMineLayout]) -> Condition:
    """新建矿井开采深度过大，或新建突出矿井规模过小

    规模（大型、中型、小型）按设计填写，不由能力推算。
    """
    deep = p.depth > REGULATION.limit("new_mine_depth").at(p.size)
    small = p.approved_capacity < REGULATION.limit("new_outburst_capacity")
    return deep | ((p.gas_class == "outburst") & small)


@rule(
    CoalMineLayout,
    cites=REGULATION.clause("mine_faces"),
    when=lambda p: ~p.open_pit,
    en="more faces in the mine than the regulation allows in principle",
    cases=[
        Case.hazard(open_pit=False, coal_faces=4),
        Case.hazard(open_pit=False, headings=10),
        Case.clear(open_pit=False, coal_faces=3, headings=9),
        Case.undetermined(open_pit=False, coal_faces=3),
    ],
)
def coal_mine_faces(p: type[CoalMineLayout]) -> Condition:
    """全矿采煤面或煤巷掘进面多于规程的数目

    条文为“原则上”，经论证的例外由检查人处理。
    """
    too_many = p.coal_faces > REGULATION.limit("mine_coal_faces")
    return too_many | (p.headings > REGULATION.limit("mine_headings"))


@rule(
    CoalMineLayout,
    cites=REGULATION.clause("exits"),
    when=lambda p: ~p.open_pit,
    en="too few exits to the surface, or too close together",
    cases=[
        Case.hazard(open_pit=False, surface_exits=1),
        Case.hazard(open_pit=False, surface_exits=2, exit_spacing="29 m"),
        Case.clear(open_pit=False, surface_exits=2, exit_spacing="30 m"),
        Case.undetermined(open_pit=False, surface_exits=2),
    ],
)
def coal_surface_exits(p: type[CoalMineLayout]) -> Condition:
    """通地面的安全出口不足，或间距过近

    恰为限值不构成。
    """
    close = p.exit_spacing < REGULATION.limit("exit_spacing")
    return (p.surface_exits < REGULATION.limit("surface_exits")) | close


@rule(
    CoalPanel,
    cites=REGULATION.clause("exits"),
    en="too few exits of a panel",
    cases=[
        Case.hazard(exits=1),
        Case.clear(exits=2),
        Case.undetermined(),
    ],
)
def coal_panel_exits(p: type[CoalPanel]) -> Condition:
    """采(盘)区的安全出口不足

    水平的安全出口也可按一条采(盘)区记录登记。
    """
    return p.exits < REGULATION.limit("panel_exits")


@rule(
    CoalMineGas,
    cites=REGULATION.clause("high_gas_criteria"),
    when=lambda p: p.gas_class == "low",
    en="low-gas mine meets a condition of high-gas mines",
    cases=[
        Case.hazard(gas_class="low", relative_emission=10.1),
        Case.hazard(gas_class="low", absolute_emission=40.1),
        Case.hazard(gas_class="low", highest_heading_emission=3.1),
        Case.hazard(gas_class="low", highest_face_emission=5.1),
        Case.hazard(gas_class="low", blown_out=True),
        Case.clear(
            gas_class="low",
            relative_emission=10,
            absolute_emission=40,
            highest_heading_emission=3,
            highest_face_emission=5,
            blown_out=False,
        ),
        Case.undetermined(gas_class="low", relative_emission=10),
    ],
)
def coal_gas_class_too_low(p: type[CoalMineGas]) -> Condition:
    """按低瓦斯矿井管理，但具有高瓦斯矿井的情形

    本软件不改矿井的等级，只提示与测定值不符。
    """
    limit = REGULATION.limit
    emission = (p.relative_emission > limit("relative_emission")) | (
        p.absolute_emission > limit("absolute_emission")
    )
    place = (p.highest_heading_emission > limit("heading_emission")) | (
        p.highest_face_emission > limit("face_emission")
    )
    return emission | place | p.blown_out


@rule(
    CoalGasIdentification,
    cites=REGULATION.clause("gas_identification"),
    en="identification or yearly measurement overdue",
    cases=[
        Case.hazard(gas_class="low", identified_on="2024-01-31", on=_FIRST_DAY),
        Case.clear(gas_class="low", identified_on="2024-02-01", on=_FIRST_DAY),
        Case.hazard(gas_class="high", emission_measured_on="2025-01-31", on=_FIRST_DAY),
        Case.clear(gas_class="outburst", emission_measured_on="2025-02-01", on=_FIRST_DAY),
        Case.undetermined(gas_class="low"),
        Case.undetermined(identified_on="2024-01-31", on=_FIRST_DAY),
    ],
)
def coal_gas_identification_overdue(p: type[CoalGasIdentification]) -> Condition:
    """低瓦斯矿井没有按期鉴定，或高瓦斯、突出矿井没有按期测定

    从上次起满期当日仍算按期。
    """
    identified = p.identified_on.plus(months=REGULATION.limit("identification")) < CHECK_DAY
    measured = p.emission_measured_on.plus(months=REGULATION.limit("emission_measurement")) < CHECK_DAY
    return ((p.gas_class == "low") & identified) | (p.gas_class.is_in(["high", "outburst"]) & measured)


@rule(
    CoalMineGas,
    cites=REGULATION.clause("drainage_required"),
    en="emission requires a drainage system that is not built",
    cases=[
        Case.hazard(gas_class="outburst", surface_system=False),
        Case.hazard(absolute_emission=40, drainage_built=False),
        Case.hazard(yearly_output="150 万吨", absolute_emission=30.1, drainage_built=False),
        Case.hazard(yearly_output="100 万吨", absolute_emission=25.1, drainage_built=False),
        Case.hazard(yearly_output="60 万吨", absolute_emission=20.1, drainage_built=False),
        Case.hazard(yearly_output="40 万吨", absolute_emission=15.1, drainage_built=False),
        Case.hazard(ventilation_reasonable=False, highest_face_emission=5.1, drainage_built=False),
        Case.hazard(ventilation_reasonable=False, highest_heading_emission=3.1, drainage_built=False),
        Case.clear(
            gas_class="high",
            yearly_output="150 万吨",
            absolute_emission=30,
            ventilation_reasonable=False,
            highest_face_emission=5,
            highest_heading_emission=3,
            drainage_built=False,
        ),
        Case.clear(gas_class="low", drainage_built=True),
        Case.clear(
            gas_class="high",
            yearly_output="151 万吨",
            absolute_emission=30.1,
            ventilation_reasonable=True,
            drainage_built=False,
        ),
        Case.clear(
            gas_class="high",
            yearly_output="101 万吨",
            absolute_emission=25.1,
            ventilation_reasonable=True,
            drainage_built=False,
        ),
        Case.undetermined(gas_class="low", yearly_output="150 万吨", drainage_built=False),
    ],
)
def coal_drainage_required(p: type[CoalMineGas]) -> Condition:
    """达到建立抽采系统的涌出量而没有建，或突出矿井没有地面永久抽采系统

    按年产量分档，档的上端归较严的一档；属一般隐患，重大隐患另按判定标准判定。
    """
    limit = REGULATION.limit
    by_face = (p.highest_face_emission > limit("drained_face")) | (
        p.highest_heading_emission > limit("drained_heading")
    )
    by_output = p.absolute_emission > limit("drained_by_output").at(p.yearly_output)
    by_mine = p.absolute_emission >= limit("drained_mine")
    required = (by_face & ~p.ventilation_reasonable) | by_mine | by_output
    return (required & ~p.drainage_built) | ((p.gas_class == "outburst") & ~p.surface_system)


@rule(
    CoalFaceDrainage,
    cites=REGULATION.clause("caving_residual_gas"),
    when=lambda p: p.top_coal_caving & p.easily_self_igniting & p.gas_class.is_in(["high", "outburst"]),
    en="residual gas too high for top-coal caving",
    cases=[
        Case.hazard(top_coal_caving=True, easily_self_igniting=True, gas_class="high", residual_gas=6.1),
        Case.clear(top_coal_caving=True, easily_self_igniting=True, gas_class="high", residual_gas=6),
        Case.undetermined(top_coal_caving=True, easily_self_igniting=True, gas_class="high"),
    ],
)
def coal_caving_residual_gas(p: type[CoalFaceDrainage]) -> Condition:
    """放顶煤开采高瓦斯易自燃煤层，残余瓦斯含量过高

    恰为限值不构成。
    """
    return p.residual_gas > REGULATION.limit("caving_residual_gas")


@rule(
    CoalMineLayout,
    cites=REGULATION.clause("outburst_staff"),
    when=lambda p: p.gas_class == "outburst",
    en="too few full-time outburst staff",
    cases=[
        Case.hazard(gas_class="outburst", approved_capacity="120 万吨", outburst_specialists=3),
        Case.clear(gas_class="outburst", approved_capacity="120 万吨", outburst_specialists=4),
        Case.hazard(gas_class="outburst", approved_capacity="119 万吨", outburst_specialists=1),
        Case.clear(gas_class="outburst", approved_capacity="119 万吨", outburst_specialists=2),
        Case.undetermined(gas_class="outburst", outburst_specialists=3),
    ],
)
def coal_outburst_staff(p: type[CoalMineLayout]) -> Condition:
    """突出矿井专职防突人员不足

    按核定能力分档；是否专业合格由检查人判断。
    """
    return p.outburst_specialists < REGULATION.limit("outburst_staff").at(p.approved_capacity)


@rule(
    CoalMineLayout,
    cites=REGULATION.clause("pit_safety_staff"),
    when=lambda p: p.open_pit,
    en="open-pit mine with too few safety staff or slope specialists",
    cases=[
        Case.hazard(open_pit=True, safety_staff=2),
        Case.hazard(open_pit=True, workers=500, safety_staff=4),
        Case.hazard(open_pit=True, slope_specialists=False),
        Case.clear(open_pit=True, workers=500, safety_staff=5, slope_specialists=True),
        Case.clear(open_pit=True, workers=100, safety_staff=3, slope_specialists=True),
        Case.undetermined(open_pit=True, safety_staff=3, slope_specialists=True),
    ],
)
def coal_pit_safety_staff(p: type[CoalMineLayout]) -> Condition:
    """露天煤矿专职安全管理人员或边坡专业技术人员不足

    人数既不少于从业人员的限定比例，又不少于最少人数。
    """
    share = p.safety_staff < p.workers * REGULATION.limit("pit_safety_share").to("")
    return share | (p.safety_staff < REGULATION.limit("pit_safety_staff")) | ~p.slope_specialists
