"""The rules on tailings dams, sections, flood structures, dry stacks (三(二) to 三(九), 三(十四), 三(十五))."""

from ansheng import Case, Condition, Rule, rule

from .pond_facts import TailingsDam, TailingsDryStack, TailingsFloodStructure, TailingsSection
from .standards import SUPPLEMENT, TAILINGS


@rule(
    TAILINGS.clause("dam_distress"),
    title="坝体管涌流土、裂缝、坍塌、滑动迹象，或纵缝伴高位出逸",
    en="piping, cracks, collapse, sliding or high seepage of a dam",
    cases=[
        Case.hazard(severe_piping=True),
        Case.hazard(through_cracks=True),
        Case.hazard(collapse=True),
        Case.hazard(slide_signs=True),
        Case.hazard(wide_lengthwise_cracks=True, high_seepage=True),
        Case.clear(
            severe_piping=False, through_cracks=False, collapse=False, slide_signs=False, high_seepage=False
        ),
        Case.undetermined(
            severe_piping=False,
            through_cracks=False,
            collapse=False,
            slide_signs=False,
            wide_lengthwise_cracks=True,
        ),
    ],
)
def tailings_dam_distress() -> Condition:
    """大面积纵缝与高位出逸(或沼泽化)须同时出现。"""
    seeping = TailingsDam.wide_lengthwise_cracks & TailingsDam.high_seepage
    return (
        TailingsDam.severe_piping
        | TailingsDam.through_cracks
        | TailingsDam.collapse
        | TailingsDam.slide_signs
        | seeping
    )


tailings_outer_slope = Rule(
    TAILINGS.clause("outer_slope"),
    hazard=(TailingsDam.slope_run < TailingsDam.design_slope_run)
    | (TailingsDam.raise_run < TailingsDam.design_raise_run),
    en="outer slope of dam or raise steeper than designed",
    note="按 1:m 的 m 比较，m 小于设计即陡于设计；没有子坝的，子坝一项与设计填同一数。",
    cases=[
        Case.hazard(slope_run=2.9, design_slope_run=3),
        Case.hazard(raise_run=1.9, design_raise_run=2),
        Case.clear(slope_run=3, design_slope_run=3, raise_run=2, design_raise_run=2),
        Case.undetermined(slope_run=3, design_slope_run=3),
    ],
)


tailings_dam_height = Rule(
    TAILINGS.clause("dam_height"),
    hazard=(TailingsDam.height > TailingsDam.design_height)
    | (TailingsDam.stored > TailingsDam.design_volume),
    en="dam higher or more stored than designed",
    note="预留的沉降加高不计入坝高（官方解读）；有几座坝的，库容按全库填写。",
    cases=[
        Case.hazard(height="80.1 m", design_height="80 m"),
        Case.hazard(stored="101 万m3", design_volume="100 万m3"),
        Case.clear(height=80, design_height=80, stored=1000000, design_volume=1000000),
        Case.undetermined(height=80, design_height=80, stored=1000000),
    ],
)


tailings_rise_rate = Rule(
    TAILINGS.clause("rise_rate"),
    hazard=TailingsDam.rise_rate > TailingsDam.design_rise_rate,
    en="dam rises faster than designed",
    note="按年上升速率比较。",
    cases=[
        Case.hazard(rise_rate=3.1, design_rise_rate=3),
        Case.clear(rise_rate=3, design_rise_rate=3),
        Case.undetermined(rise_rate=3.1),
    ],
)


tailings_review_missing = Rule(
    TAILINGS.clause("safety_review"),
    when=TailingsDam.built_of_tailings,
    hazard=TailingsDam.review_required & ~TailingsDam.review_done,
    title="没有按规程做全面安全性复核",
    en="full safety review of a tailings-built dam not done",
    note="到多高应做复核见 GB 39496-2020 第 6.1.9 条，由检查人对照填写。",
)


tailings_phreatic_line = Rule(
    TAILINGS.clause("phreatic_line"),
    hazard=TailingsSection.phreatic_depth < TailingsSection.control_depth,
    en="phreatic line above the control depth",
    note="一个断面一条记录；控制值取自设计。",
    cases=[
        Case.hazard(phreatic_depth="5.9 m", control_depth="6 m"),
        Case.clear(phreatic_depth="6 m", control_depth="6 m"),
        Case.undetermined(phreatic_depth="5.9 m"),
    ],
)


@rule(
    TAILINGS.clause("flood_structures"),
    title="排洪构筑物不符合设计、损坏影响排洪，或封堵不符合设计",
    en="flood structure not as designed, damaged or wrongly plugged",
    cases=[
        Case.hazard(as_design=False),
        Case.hazard(damaged=True, flow="pressure"),
        Case.hazard(damaged=True, flow="free", inflow_affected=True),
        Case.hazard(terminated=True, plug_as_design=False),
        Case.clear(as_design=True, damaged=False, terminated=False),
        Case.clear(as_design=True, damaged=True, flow="free", inflow_affected=False, terminated=False),
        Case.undetermined(as_design=True, damaged=True, flow="free", terminated=False),
    ],
)
def tailings_flood_structure() -> Condition:
    """按最大排洪时判断:压力流损坏即构成，无压流影响进水或造成局部压力流才构成（官方解读）。"""
    pressed: Condition = TailingsFloodStructure.flow == "pressure"
    lost = TailingsFloodStructure.damaged & (pressed | TailingsFloodStructure.inflow_affected)
    return (
        ~TailingsFloodStructure.as_design
        | lost
        | (TailingsFloodStructure.terminated & ~TailingsFloodStructure.plug_as_design)
    )


@rule(
    SUPPLEMENT.clause("flood_structure_gaps"),
    title="拱板、盖板缝隙没有填实，或封堵体位置不当",
    en="gaps not filled with designed material or plug in a forbidden place",
    cases=[
        Case.hazard(gaps_filled=False),
        Case.hazard(plug_place="well_top"),
        Case.hazard(plug_place="chute_body"),
        Case.clear(gaps_filled=True, plug_place="other"),
        Case.clear(gaps_filled=True, plug_place="none"),
        Case.undetermined(gaps_filled=True),
    ],
)
def tailings_flood_structure_gaps() -> Condition:
    """缝隙是否充满充实由检查人判断。"""
    misplaced = TailingsFloodStructure.plug_place.is_in(["well_top", "well_body", "chute_top", "chute_body"])
    return ~TailingsFloodStructure.gaps_filled | misplaced


@rule(
    TAILINGS.clause("dry_stacking"),
    title="干式堆存含水率过高，或推进、分层、台阶、碾压不按设计",
    en="dry stack too moist, or outside the design",
    cases=[
        Case.hazard(moisture="23 %", design_moisture="22 %", compactable=False, moisture_measures=False),
        Case.hazard(direction_as_design=False),
        Case.hazard(layer="0.6 m", design_layer="0.5 m"),
        Case.hazard(bench="11 m", design_bench="10 m"),
        Case.hazard(compaction_as_design=False),
        Case.clear(
            moisture="22 %",
            design_moisture="22 %",
            direction_as_design=True,
            layer=0.5,
            design_layer=0.5,
            bench=10,
            design_bench=10,
            compaction_as_design=True,
        ),
        Case.undetermined(moisture="23 %", design_moisture="22 %", compactable=False),
    ],
)
def tailings_dry_stacking() -> Condition:
    """含水率超设计但仍能正常碾压、或已采取措施的，不构成含水率一项。"""
    wet = (
        (TailingsDryStack.moisture > TailingsDryStack.design_moisture)
        & ~TailingsDryStack.compactable
        & ~TailingsDryStack.moisture_measures
    )
    high = (TailingsDryStack.layer > TailingsDryStack.design_layer) | (
        TailingsDryStack.bench > TailingsDryStack.design_bench
    )
    return wet | ~TailingsDryStack.direction_as_design | high | ~TailingsDryStack.compaction_as_design


tailings_unstable = Rule(
    TAILINGS.clause("stability"),
    hazard=TailingsSection.factor < TailingsSection.required_factor * TAILINGS.limit("stability_share"),
    title="抗滑稳定最小安全系数小于规定值的该比例",
    en="factor against sliding below the share of the required value",
    note=("规定值由检查人按国家标准的等别、工况、算法填写；恰为该比例的不构成。一个断面、一个工况一条记录。"),
    cases=[
        Case.hazard(factor=1.22, required_factor=1.25),
        Case.clear(factor=1.225, required_factor=1.25),
        Case.undetermined(factor=1.22),
    ],
)
