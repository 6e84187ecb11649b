"""The rules of the safety regulation on layout, size, gas class, drainage and staff; general, not major hazards."""

from datetime import date

from ansheng import CHECK_DAY, Case, Rule

from .gas_drainage_facts import CoalFaceDrainage as FaceDrainage
from .gas_drainage_facts import CoalMineGas as Gas
from .gas_identification_facts import CoalGasIdentification as Identification
from .mine_facts import CoalMineLayout as Layout
from .place_facts import CoalPanel
from .standards import REGULATION as LAW

_FIRST_DAY = date(2026, 2, 1)
_UNDERGROUND = ~Layout.open_pit

coal_levels_regulation = Rule(
    LAW.clause("producing_levels"),
    when=_UNDERGROUND,
    hazard=Layout.producing_levels > LAW.limit("producing_levels"),
    given={"open_pit": False},
    cases=[Case.hazard(producing_levels=3), Case.clear(producing_levels=2), Case.undetermined()],
)

coal_new_mines = Rule(
    LAW.clause("new_mines"),
    when=Layout.new_mine,
    hazard=(Layout.depth > LAW.limit("new_mine_depth").at(Layout.size))
    | ((Layout.gas_class == "outburst") & (Layout.approved_capacity < LAW.limit("new_outburst_capacity"))),
    note="规模（大型、中型、小型）按设计填写，不由能力推算。",
    given={"new_mine": True, "size": "small", "depth": "600 m", "gas_class": "outburst"},
    cases=[
        Case.hazard(size="large", depth="1201 m"),
        Case.hazard(depth="601 m"),
        Case.hazard(approved_capacity="89万吨"),
        Case.clear(approved_capacity="90万吨"),
        Case.clear(size="medium", depth="1200 m", gas_class="low"),
        Case.clear(size="large", depth="1200 m", gas_class="low"),
        Case.undetermined(gas_class=None),
        Case.hazard(new_mine=True, size="large", depth="1201 m", gas_class="high"),
    ],
)

coal_mine_faces = Rule(
    LAW.clause("mine_faces"),
    when=_UNDERGROUND,
    hazard=(Layout.coal_faces > LAW.limit("mine_coal_faces"))
    | (Layout.headings > LAW.limit("mine_headings")),
    given={"open_pit": False, "coal_faces": 3},
    cases=[Case.hazard(coal_faces=4), Case.hazard(headings=10), Case.clear(headings=9), Case.undetermined()],
)

coal_surface_exits = Rule(
    LAW.clause("exits"),
    when=_UNDERGROUND,
    hazard=(Layout.surface_exits < LAW.limit("surface_exits"))
    | (Layout.exit_spacing < LAW.limit("exit_spacing")),
    title="通达地面的安全出口少于2个，或间距小于30米",
    en="Too few exits to the surface, or too close together",
    given={"open_pit": False, "surface_exits": 2},
    cases=[
        Case.hazard(surface_exits=1),
        Case.hazard(exit_spacing="29 m"),
        Case.clear(exit_spacing="30 m"),
        Case.undetermined(),
    ],
)

coal_panel_exits = Rule(
    LAW.clause("exits"),
    hazard=CoalPanel.exits < LAW.limit("panel_exits"),
    title="采（盘）区的安全出口少于2个",
    en="Fewer than two exits of a panel",
    note="水平的安全出口也可按一条采（盘）区记录登记。",
    cases=[Case.hazard(exits=1), Case.clear(exits=2), Case.undetermined()],
)

coal_gas_class_too_low = Rule(
    LAW.clause("high_gas_criteria"),
    when=Gas.gas_class == "low",
    hazard=(Gas.relative_emission > LAW.limit("relative_emission"))
    | (Gas.absolute_emission > LAW.limit("absolute_emission"))
    | (Gas.highest_heading_emission > LAW.limit("heading_emission"))
    | (Gas.highest_face_emission > LAW.limit("face_emission"))
    | Gas.blown_out,
    given={
        "gas_class": "low", "relative_emission": 10, "absolute_emission": 40, "highest_heading_emission": 3,
        "highest_face_emission": 5, "blown_out": False,
    },
    cases=[
        Case.clear(),
        Case.hazard(relative_emission=10.1),
        Case.hazard(absolute_emission=40.1),
        Case.hazard(highest_heading_emission=3.1),
        Case.hazard(highest_face_emission=5.1),
        Case.hazard(blown_out=True),
        Case.undetermined(blown_out=None),
    ],
)  # fmt: skip

coal_gas_identification_overdue = Rule(
    LAW.clause("gas_identification"),
    hazard=(
        (Identification.gas_class == "low")
        & (Identification.identified_on.plus(months=LAW.limit("identification")) < CHECK_DAY)
    )
    | (
        Identification.gas_class.is_in(["high", "outburst"])
        & (Identification.emission_measured_on.plus(months=LAW.limit("emission_measurement")) < CHECK_DAY)
    ),
    note="满期当日仍算按期。",
    cases=[
        Case.hazard(gas_class="low", identified_on="2024-01-31", on=_FIRST_DAY),
        Case.clear(gas_class="low", identified_on="2024-02-01", on=_FIRST_DAY),
        Case.hazard(gas_class="high", emission_measured_on="2025-01-31", on=_FIRST_DAY),
        Case.clear(gas_class="outburst", emission_measured_on="2025-02-01", on=_FIRST_DAY),
        Case.undetermined(gas_class="low"),
        Case.undetermined(identified_on="2024-01-31", on=_FIRST_DAY),
    ],
)

_BY_PLACE = (Gas.highest_face_emission > LAW.limit("drained_face")) | (
    Gas.highest_heading_emission > LAW.limit("drained_heading")
)
_REQUIRED = (
    (_BY_PLACE & ~Gas.ventilation_reasonable)
    | (Gas.absolute_emission >= LAW.limit("drained_mine"))
    | (Gas.absolute_emission > LAW.limit("drained_by_output").at(Gas.yearly_output))
)

coal_drainage_required = Rule(
    LAW.clause("drainage_required"),
    hazard=(_REQUIRED & ~Gas.drainage_built) | ((Gas.gas_class == "outburst") & ~Gas.surface_system),
    given={
        "gas_class": "high", "yearly_output": "150万吨", "absolute_emission": 30, "drainage_built": False,
        "ventilation_reasonable": False, "highest_face_emission": 5, "highest_heading_emission": 3,
    },
    cases=[
        Case.clear(),
        Case.clear(absolute_emission=50, drainage_built=True),
        Case.hazard(gas_class="outburst", surface_system=False),
        Case.hazard(yearly_output="200万吨", absolute_emission=40),
        Case.hazard(absolute_emission=30.1),
        Case.clear(absolute_emission=30.1, yearly_output="151万吨"),
        Case.hazard(absolute_emission=25.1, yearly_output="100万吨"),
        Case.clear(absolute_emission=25.1, yearly_output="101万吨"),
        Case.hazard(absolute_emission=20.1, yearly_output="60万吨"),
        Case.hazard(absolute_emission=15.1, yearly_output="40万吨"),
        Case.hazard(highest_face_emission=5.1),
        Case.hazard(highest_heading_emission=3.1),
        Case.undetermined(absolute_emission=None),
    ],
)  # fmt: skip

coal_caving_residual_gas = Rule(
    LAW.clause("caving_residual_gas"),
    when=FaceDrainage.top_coal_caving
    & FaceDrainage.easily_self_igniting
    & FaceDrainage.gas_class.is_in(["high", "outburst"]),
    hazard=FaceDrainage.residual_gas > LAW.limit("caving_residual_gas"),
    given={"top_coal_caving": True, "easily_self_igniting": True, "gas_class": "high"},
    cases=[Case.hazard(residual_gas=6.1), Case.clear(residual_gas=6), Case.undetermined()],
)

coal_outburst_staff = Rule(
    LAW.clause("outburst_staff"),
    when=Layout.gas_class == "outburst",
    hazard=Layout.outburst_specialists < LAW.limit("outburst_staff").at(Layout.approved_capacity),
    note="是否专业合格由检查人员判断。",
    given={"gas_class": "outburst", "approved_capacity": "120万吨"},
    cases=[
        Case.hazard(outburst_specialists=3),
        Case.clear(outburst_specialists=4),
        Case.hazard(approved_capacity="119万吨", outburst_specialists=1),
        Case.clear(approved_capacity="119万吨", outburst_specialists=2),
        Case.undetermined(approved_capacity=None, outburst_specialists=3),
    ],
)

coal_pit_safety_staff = Rule(
    LAW.clause("pit_safety_staff"),
    when=Layout.open_pit,
    hazard=(Layout.safety_staff < Layout.workers * LAW.limit("pit_safety_share").to(""))
    | (Layout.safety_staff < LAW.limit("pit_safety_staff"))
    | ~Layout.slope_specialists,
    given={"open_pit": True, "workers": 500, "safety_staff": 5, "slope_specialists": True},
    cases=[
        Case.clear(),
        Case.hazard(safety_staff=4),
        Case.hazard(slope_specialists=False),
        Case.clear(workers=100, safety_staff=3),
        Case.hazard(workers=100, safety_staff=2),
        Case.undetermined(workers=None),
    ],
)
