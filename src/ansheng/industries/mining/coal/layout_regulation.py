"""The rules of the safety regulation on layout, size, gas class, drainage and staff; general, not major hazards."""

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, Rule, rule

from .gas_drainage_facts import CoalFaceDrainage, CoalMineGas
from .gas_identification_facts import CoalGasIdentification
from .mine_facts import CoalMineLayout
from .place_facts import CoalPanel
from .standards import REGULATION

_FIRST_DAY = date(2026, 2, 1)


coal_levels_regulation = Rule(
    REGULATION.clause("producing_levels"),
    when=~CoalMineLayout.open_pit,
    hazard=CoalMineLayout.producing_levels > REGULATION.limit("producing_levels"),
    title="同时生产的水平多于规程的数目",
    en="more levels produce at once than the regulation allows",
    note="恰为限值不构成。",
    given={"open_pit": False},
    cases=[Case.hazard(producing_levels=3), Case.clear(producing_levels=2), Case.undetermined()],
)


@rule(
    REGULATION.clause("new_mines"),
    when=CoalMineLayout.new_mine,
    title="新建矿井开采深度过大，或新建突出矿井规模过小",
    en="new mine too deep, or new outburst mine too small",
    given={"new_mine": True},
    cases=[
        Case.hazard(size="large", depth="1201 m"),
        Case.hazard(size="small", depth="601 m"),
        Case.hazard(gas_class="outburst", approved_capacity="89 万吨"),
        Case.clear(size="medium", depth="1200 m", gas_class="low"),
        Case.clear(size="small", depth="600 m", gas_class="outburst", approved_capacity=90),
        Case.undetermined(size="large", depth="1200 m"),
    ],
)
def coal_new_mines() -> Condition:
    """规模（大型、中型、小型）按设计填写，不由能力推算。"""
    deep = CoalMineLayout.depth > REGULATION.limit("new_mine_depth").at(CoalMineLayout.size)
    small = CoalMineLayout.approved_capacity < REGULATION.limit("new_outburst_capacity")
    return deep | ((CoalMineLayout.gas_class == "outburst") & small)


@rule(
    REGULATION.clause("mine_faces"),
    when=~CoalMineLayout.open_pit,
    title="全矿采煤面或煤巷掘进面多于规程的数目",
    en="more faces in the mine than the regulation allows in principle",
    given={"open_pit": False},
    cases=[
        Case.hazard(coal_faces=4),
        Case.hazard(headings=10),
        Case.clear(coal_faces=3, headings=9),
        Case.undetermined(coal_faces=3),
    ],
)
def coal_mine_faces() -> Condition:
    """条文为“原则上”，经论证的例外由检查人处理。"""
    too_many = CoalMineLayout.coal_faces > REGULATION.limit("mine_coal_faces")
    return too_many | (CoalMineLayout.headings > REGULATION.limit("mine_headings"))


@rule(
    REGULATION.clause("exits"),
    when=~CoalMineLayout.open_pit,
    title="通地面的安全出口不足，或间距过近",
    en="too few exits to the surface, or too close together",
    given={"open_pit": False},
    cases=[
        Case.hazard(surface_exits=1),
        Case.hazard(surface_exits=2, exit_spacing="29 m"),
        Case.clear(surface_exits=2, exit_spacing="30 m"),
        Case.undetermined(surface_exits=2),
    ],
)
def coal_surface_exits() -> Condition:
    """恰为限值不构成。"""
    close = CoalMineLayout.exit_spacing < REGULATION.limit("exit_spacing")
    return (CoalMineLayout.surface_exits < REGULATION.limit("surface_exits")) | close


coal_panel_exits = Rule(
    REGULATION.clause("exits"),
    hazard=CoalPanel.exits < REGULATION.limit("panel_exits"),
    title="采(盘)区的安全出口不足",
    en="too few exits of a panel",
    note="水平的安全出口也可按一条采(盘)区记录登记。",
    cases=[Case.hazard(exits=1), Case.clear(exits=2), Case.undetermined()],
)


@rule(
    REGULATION.clause("high_gas_criteria"),
    when=CoalMineGas.gas_class == "low",
    title="按低瓦斯矿井管理，但具有高瓦斯矿井的情形",
    en="low-gas mine meets a condition of high-gas mines",
    given={"gas_class": "low"},
    cases=[
        Case.hazard(relative_emission=10.1),
        Case.hazard(absolute_emission=40.1),
        Case.hazard(highest_heading_emission=3.1),
        Case.hazard(highest_face_emission=5.1),
        Case.hazard(blown_out=True),
        Case.clear(
            relative_emission=10,
            absolute_emission=40,
            highest_heading_emission=3,
            highest_face_emission=5,
            blown_out=False,
        ),
        Case.undetermined(relative_emission=10),
    ],
)
def coal_gas_class_too_low() -> Condition:
    """本软件不改矿井的等级，只提示与测定值不符。"""
    limit = REGULATION.limit
    emission = (CoalMineGas.relative_emission > limit("relative_emission")) | (
        CoalMineGas.absolute_emission > limit("absolute_emission")
    )
    place = (CoalMineGas.highest_heading_emission > limit("heading_emission")) | (
        CoalMineGas.highest_face_emission > limit("face_emission")
    )
    return emission | place | CoalMineGas.blown_out


@rule(
    REGULATION.clause("gas_identification"),
    title="低瓦斯矿井没有按期鉴定，或高瓦斯、突出矿井没有按期测定",
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
def coal_gas_identification_overdue() -> Condition:
    """从上次起满期当日仍算按期。"""
    identified = (
        CoalGasIdentification.identified_on.plus(months=REGULATION.limit("identification")) < CHECK_DAY
    )
    measured = (
        CoalGasIdentification.emission_measured_on.plus(months=REGULATION.limit("emission_measurement"))
        < CHECK_DAY
    )
    return ((CoalGasIdentification.gas_class == "low") & identified) | (
        CoalGasIdentification.gas_class.is_in(["high", "outburst"]) & measured
    )


@rule(
    REGULATION.clause("drainage_required"),
    title="达到建立抽采系统的涌出量而没有建，或突出矿井没有地面永久抽采系统",
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
def coal_drainage_required() -> Condition:
    """按年产量分档，档的上端归较严的一档；属一般隐患，重大隐患另按判定标准判定。"""
    limit = REGULATION.limit
    by_face = (CoalMineGas.highest_face_emission > limit("drained_face")) | (
        CoalMineGas.highest_heading_emission > limit("drained_heading")
    )
    by_output = CoalMineGas.absolute_emission > limit("drained_by_output").at(CoalMineGas.yearly_output)
    by_mine = CoalMineGas.absolute_emission >= limit("drained_mine")
    required = (by_face & ~CoalMineGas.ventilation_reasonable) | by_mine | by_output
    return (required & ~CoalMineGas.drainage_built) | (
        (CoalMineGas.gas_class == "outburst") & ~CoalMineGas.surface_system
    )


coal_caving_residual_gas = Rule(
    REGULATION.clause("caving_residual_gas"),
    when=CoalFaceDrainage.top_coal_caving
    & CoalFaceDrainage.easily_self_igniting
    & CoalFaceDrainage.gas_class.is_in(["high", "outburst"]),
    hazard=CoalFaceDrainage.residual_gas > REGULATION.limit("caving_residual_gas"),
    title="放顶煤开采高瓦斯易自燃煤层，残余瓦斯含量过高",
    en="residual gas too high for top-coal caving",
    note="恰为限值不构成。",
    given={"top_coal_caving": True, "easily_self_igniting": True, "gas_class": "high"},
    cases=[Case.hazard(residual_gas=6.1), Case.clear(residual_gas=6), Case.undetermined()],
)


coal_outburst_staff = Rule(
    REGULATION.clause("outburst_staff"),
    when=CoalMineLayout.gas_class == "outburst",
    hazard=CoalMineLayout.outburst_specialists
    < REGULATION.limit("outburst_staff").at(CoalMineLayout.approved_capacity),
    title="突出矿井专职防突人员不足",
    en="too few full-time outburst staff",
    note="按核定能力分档；是否专业合格由检查人判断。",
    given={"gas_class": "outburst"},
    cases=[
        Case.hazard(approved_capacity="120 万吨", outburst_specialists=3),
        Case.clear(approved_capacity="120 万吨", outburst_specialists=4),
        Case.hazard(approved_capacity="119 万吨", outburst_specialists=1),
        Case.clear(approved_capacity="119 万吨", outburst_specialists=2),
        Case.undetermined(outburst_specialists=3),
    ],
)


@rule(
    REGULATION.clause("pit_safety_staff"),
    when=CoalMineLayout.open_pit,
    title="露天煤矿专职安全管理人员或边坡专业技术人员不足",
    en="open-pit mine with too few safety staff or slope specialists",
    given={"open_pit": True},
    cases=[
        Case.hazard(safety_staff=2),
        Case.hazard(workers=500, safety_staff=4),
        Case.hazard(slope_specialists=False),
        Case.clear(workers=500, safety_staff=5, slope_specialists=True),
        Case.clear(workers=100, safety_staff=3, slope_specialists=True),
        Case.undetermined(safety_staff=3, slope_specialists=True),
    ],
)
def coal_pit_safety_staff() -> Condition:
    """人数既不少于从业人员的限定比例，又不少于最少人数。"""
    share = CoalMineLayout.safety_staff < CoalMineLayout.workers * REGULATION.limit("pit_safety_share").to("")
    return (
        share
        | (CoalMineLayout.safety_staff < REGULATION.limit("pit_safety_staff"))
        | ~CoalMineLayout.slope_specialists
    )
