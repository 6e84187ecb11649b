"""The rules on banned items, connections, power, projects, contractors, hot work, output, systems and staff."""

from ansheng import Case, Condition, Rule, rule

from .mine_facts import NoncoalMine
from .standards import UNDERGROUND
from .works_facts import (
    NoncoalContracting,
    NoncoalHotWork,
    NoncoalPowerSupply,
    NoncoalProject,
    NoncoalSafetySystem,
    NoncoalStopeSupply,
)

noncoal_banned_items_underground = Rule(
    UNDERGROUND.clause("banned_items"),
    hazard=NoncoalMine.banned_items_in_use,
    title="地下矿山使用国家明令禁止的设备、材料或工艺",
    en="banned equipment, material or process in an underground mine",
    note="是否在禁止目录内由检查人判断。",
)


noncoal_connected_workings = Rule(
    UNDERGROUND.clause("connected_workings"),
    hazard=NoncoalMine.connected_to_other_owner | NoncoalMine.systems_joined_unapproved,
    title="与他矿井巷贯通，或独立系统擅自贯通",
    en="workings connected between mines or systems",
    note="同一矿权的系统经批准贯通的不构成。",
)


noncoal_dual_supply = Rule(
    UNDERGROUND.clause("dual_supply"),
    hazard=~NoncoalPowerSupply.dual_source
    | NoncoalPowerSupply.sources.any(lambda s: s.capacity < NoncoalPowerSupply.class1_load),
    en="class-1 load without dual source or sufficient source",
    note="斜井提人绞车的负荷不计入（官方解读）；应列出全部电源。",
    cases=[
        Case.hazard(dual_source=False),
        Case.hazard(
            dual_source=True, sources=[{"capacity": 3000}, {"capacity": 1900}], class1_load="2000 kW"
        ),
        Case.clear(dual_source=True, sources=[{"capacity": 3000}, {"capacity": 2000}], class1_load="2000 kW"),
        Case.undetermined(dual_source=True, sources=[{"capacity": 3000}, {}], class1_load="2000 kW"),
    ],
)


@rule(
    UNDERGROUND.clause("neutral_earthing"),
    title="向采场供电的系统中性点直接接地",
    en="neutral of a supply to stopes directly earthed",
    cases=[
        Case.hazard(voltage="6 kV", neutral_directly_earthed=True),
        Case.hazard(voltage="35 kV", neutral_directly_earthed=True),
        Case.clear(voltage="0.4 kV", neutral_directly_earthed=True),
        Case.clear(voltage="110 kV", neutral_directly_earthed=True),
        Case.clear(voltage="10 kV", neutral_directly_earthed=False),
        Case.undetermined(neutral_directly_earthed=True),
    ],
)
def noncoal_neutral_earthed() -> Condition:
    """电压范围两端都含；按标称电压。"""
    low, high = UNDERGROUND.limit("lowest_voltage"), UNDERGROUND.limit("highest_voltage")
    return NoncoalStopeSupply.voltage.between(low, high) & NoncoalStopeSupply.neutral_directly_earthed


noncoal_construction_design = Rule(
    UNDERGROUND.clause("construction_design"),
    when=NoncoalProject.complex_geology & NoncoalProject.drives_workings,
    hazard=~(NoncoalProject.construction_design & NoncoalProject.design_measures_done),
    title="地质复杂的矿山，井巷工程没有施工组织设计或不落实",
    en="complex mine drives workings without construction design",
    note="只适用于工程地质或水文地质复杂的矿山。",
)


@rule(
    UNDERGROUND.clause("project_approval"),
    title="未经批准就施工，或验收前就生产",
    en="building without approval or producing before acceptance",
    cases=[
        Case.hazard(under_construction=True, design_approved=False),
        Case.hazard(under_construction=True, major_change=True, change_approved=False),
        Case.hazard(producing=True, accepted=False, approved_trial_run=False),
        Case.clear(under_construction=False, producing=True, accepted=True),
        Case.clear(under_construction=False, producing=True, accepted=False, approved_trial_run=True),
        Case.clear(under_construction=True, design_approved=True, major_change=False, producing=False),
        Case.undetermined(under_construction=False, producing=True, accepted=False),
    ],
)
def noncoal_unapproved_project() -> Condition:
    """经批准的联合试运转除外；试运转的期限没有核实。"""
    unapproved = ~NoncoalProject.design_approved | (
        NoncoalProject.major_change & ~NoncoalProject.change_approved
    )
    early = NoncoalProject.producing & ~NoncoalProject.accepted & ~NoncoalProject.approved_trial_run
    return (NoncoalProject.under_construction & unapproved) | early


@rule(
    UNDERGROUND.clause("contracting"),
    title="承包单位不合格、过多，或项目部人员不符合规定",
    en="contractors unqualified or too many, or project staff deficient",
    cases=[
        Case.hazard(contractors_qualified=False),
        Case.hazard(contractors=4, contractor_limit=3),
        Case.hazard(staff_meets=False),
        Case.hazard(staff_employed=False),
        Case.clear(
            contractors_qualified=True,
            contractors=3,
            contractor_limit=3,
            staff_meets=True,
            staff_employed=True,
        ),
        Case.undetermined(contractors_qualified=True, contractors=3, staff_meets=True, staff_employed=True),
    ],
)
def noncoal_contracting() -> Condition:
    """承包单位数的上限没有见到原文，由检查人填写，不填则待定；项目部的人数标准同样由检查人判断。"""
    crowd = NoncoalContracting.contractors > NoncoalContracting.contractor_limit
    return (
        ~NoncoalContracting.contractors_qualified
        | crowd
        | ~NoncoalContracting.staff_meets
        | ~NoncoalContracting.staff_employed
    )


noncoal_hot_work = Rule(
    UNDERGROUND.clause("hot_work"),
    when=NoncoalHotWork.underground_or_collar,
    hazard=~(NoncoalHotWork.approved & NoncoalHotWork.measures_done),
    title="井下或井口动火没有审批或没有落实措施",
    en="hot work without approval or measures",
    note="一次动火一条记录。",
)


@rule(
    UNDERGROUND.clause("over_capacity"),
    title="年产量或月产量超过设计能力达到限值",
    en="output of a year or month exceeds the design by the limit",
    cases=[
        Case.hazard(design_output="100 万吨", annual_output="120 万吨"),
        Case.hazard(design_output="100 万吨", highest_monthly_output="20 万吨"),
        Case.clear(design_output=100, annual_output=119, highest_monthly_output=19),
        Case.undetermined(design_output=100, annual_output=119),
    ],
)
def noncoal_over_capacity() -> Condition:
    """恰为限值的已构成；年度未完的填截至当时的产量，不折算。"""
    excess = (NoncoalMine.annual_output - NoncoalMine.design_output) / NoncoalMine.design_output
    share = NoncoalMine.highest_monthly_output / NoncoalMine.design_output
    by_year = excess >= UNDERGROUND.limit("annual_excess")
    return by_year | (share >= UNDERGROUND.limit("monthly_share"))


@rule(
    UNDERGROUND.clause("safety_systems"),
    title="监测、定位或通信系统未建、不合规、未及时修复、被关闭或造假",
    en="safety system missing, unfit, unrepaired, shut or falsified",
    cases=[
        Case.hazard(built=False),
        Case.hazard(compliant=False),
        Case.hazard(faulty=True, repaired_in_time=False),
        Case.hazard(shut_or_damaged=True),
        Case.hazard(data_falsified=True),
        Case.clear(built=True, compliant=True, faulty=False, shut_or_damaged=False, data_falsified=False),
        Case.undetermined(built=True, compliant=True, shut_or_damaged=False, data_falsified=False),
    ],
)
def noncoal_safety_system() -> Condition:
    """一个系统一条记录，三个系统都应有记录；未建的也要列出。"""
    poor = (
        ~NoncoalSafetySystem.built
        | ~NoncoalSafetySystem.compliant
        | (NoncoalSafetySystem.faulty & ~NoncoalSafetySystem.repaired_in_time)
    )
    return poor | NoncoalSafetySystem.shut_or_damaged | NoncoalSafetySystem.data_falsified


@rule(
    UNDERGROUND.clause("managers"),
    title="缺五职矿长之一，或缺采矿、地质、测量、机电技术人员",
    en="one of five managers or of four kinds of engineer missing",
    cases=[
        Case.hazard(mine_manager=False),
        Case.hazard(chief_engineer=False),
        Case.hazard(safety_deputy=False),
        Case.hazard(production_deputy=False),
        Case.hazard(electromechanical_deputy=False),
        Case.hazard(mining_engineer=False),
        Case.hazard(geology_engineer=False),
        Case.hazard(survey_engineer=False),
        Case.hazard(electromechanical_engineer=False),
        Case.clear(
            mine_manager=True,
            chief_engineer=True,
            safety_deputy=True,
            production_deputy=True,
            electromechanical_deputy=True,
            mining_engineer=True,
            geology_engineer=True,
            survey_engineer=True,
            electromechanical_engineer=True,
        ),
        Case.undetermined(mine_manager=True, chief_engineer=True),
    ],
)
def noncoal_managers() -> Condition:
    """每个独立生产系统各自判定（官方解读）；只看有无，不看人数。"""
    heads = NoncoalMine.mine_manager & NoncoalMine.chief_engineer
    deputies = (
        NoncoalMine.safety_deputy & NoncoalMine.production_deputy & NoncoalMine.electromechanical_deputy
    )
    engineers = (
        NoncoalMine.mining_engineer
        & NoncoalMine.geology_engineer
        & NoncoalMine.survey_engineer
        & NoncoalMine.electromechanical_engineer
    )
    return ~(heads & deputies & engineers)
