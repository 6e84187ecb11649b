"""The rules on banned items, connections, power, projects, contractors, hot work, output, systems and staff."""

from __future__ import annotations

from ansheng import Case, Condition, rule

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


@rule(
    NoncoalMine,
    cites=UNDERGROUND.clause("banned_items"),
    en="banned equipment, material or process in an underground mine",
    cases=[
        Case.hazard(banned_items_in_use=True),
        Case.clear(banned_items_in_use=False),
        Case.undetermined(),
    ],
)
def noncoal_banned_items_underground(p: type[NoncoalMine]) -> Condition:
    """地下矿山使用国家明令禁止的设备、材料或工艺

    是否在禁止目录内由检查人判断。
    """
    return p.banned_items_in_use


@rule(
    NoncoalMine,
    cites=UNDERGROUND.clause("connected_workings"),
    en="workings connected between mines or systems",
    cases=[
        Case.hazard(connected_to_other_owner=True),
        Case.hazard(systems_joined_unapproved=True),
        Case.clear(connected_to_other_owner=False, systems_joined_unapproved=False),
        Case.undetermined(connected_to_other_owner=False),
    ],
)
def noncoal_connected_workings(p: type[NoncoalMine]) -> Condition:
    """与他矿井巷贯通，或独立系统擅自贯通

    同一矿权的系统经批准贯通的不构成。
    """
    return p.connected_to_other_owner | p.systems_joined_unapproved


@rule(
    NoncoalPowerSupply,
    cites=UNDERGROUND.clause("dual_supply"),
    en="class-1 load without dual source or sufficient source",
    cases=[
        Case.hazard(dual_source=False),
        Case.hazard(
            dual_source=True, sources=[{"capacity": 3000}, {"capacity": 1900}], class1_load="2000 kW"
        ),
        Case.clear(dual_source=True, sources=[{"capacity": 3000}, {"capacity": 2000}], class1_load="2000 kW"),
        Case.undetermined(dual_source=True, sources=[{"capacity": 3000}, {}], class1_load="2000 kW"),
    ],
)
def noncoal_dual_supply(p: type[NoncoalPowerSupply]) -> Condition:
    """一级负荷没有双重电源，或任一电源带不动全部一级负荷

    斜井提人绞车的负荷不计入（官方解读）；应列出全部电源。
    """
    return ~p.dual_source | p.sources.any(lambda s: s.capacity < p.class1_load)


@rule(
    NoncoalStopeSupply,
    cites=UNDERGROUND.clause("neutral_earthing"),
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
def noncoal_neutral_earthed(p: type[NoncoalStopeSupply]) -> Condition:
    """向采场供电的系统中性点直接接地

    电压范围两端都含；按标称电压。
    """
    low, high = UNDERGROUND.limit("lowest_voltage"), UNDERGROUND.limit("highest_voltage")
    return p.voltage.between(low, high) & p.neutral_directly_earthed


@rule(
    NoncoalProject,
    cites=UNDERGROUND.clause("construction_design"),
    when=lambda p: p.complex_geology & p.drives_workings,
    en="complex mine drives workings without construction design",
    cases=[
        Case.hazard(complex_geology=True, drives_workings=True, construction_design=False),
        Case.hazard(complex_geology=True, drives_workings=True, design_measures_done=False),
        Case.clear(
            complex_geology=True, drives_workings=True, construction_design=True, design_measures_done=True
        ),
        Case.undetermined(complex_geology=True, drives_workings=True, construction_design=True),
    ],
)
def noncoal_construction_design(p: type[NoncoalProject]) -> Condition:
    """地质复杂的矿山，井巷工程没有施工组织设计或不落实

    只适用于工程地质或水文地质复杂的矿山。
    """
    return ~(p.construction_design & p.design_measures_done)


@rule(
    NoncoalProject,
    cites=UNDERGROUND.clause("project_approval"),
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
def noncoal_unapproved_project(p: type[NoncoalProject]) -> Condition:
    """未经批准就施工，或验收前就生产

    经批准的联合试运转除外；试运转的期限没有核实。
    """
    unapproved = ~p.design_approved | (p.major_change & ~p.change_approved)
    early = p.producing & ~p.accepted & ~p.approved_trial_run
    return (p.under_construction & unapproved) | early


@rule(
    NoncoalContracting,
    cites=UNDERGROUND.clause("contracting"),
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
def noncoal_contracting(p: type[NoncoalContracting]) -> Condition:
    """承包单位不合格、过多，或项目部人员不符合规定

    承包单位数的上限没有见到原文，由检查人填写，不填则待定；项目部的人数标准同样由检查人判断。
    """
    crowd = p.contractors > p.contractor_limit
    return ~p.contractors_qualified | crowd | ~p.staff_meets | ~p.staff_employed


@rule(
    NoncoalHotWork,
    cites=UNDERGROUND.clause("hot_work"),
    when=lambda p: p.underground_or_collar,
    en="hot work without approval or measures",
    cases=[
        Case.hazard(underground_or_collar=True, approved=False),
        Case.hazard(underground_or_collar=True, measures_done=False),
        Case.clear(underground_or_collar=True, approved=True, measures_done=True),
        Case.undetermined(underground_or_collar=True, approved=True),
    ],
)
def noncoal_hot_work(p: type[NoncoalHotWork]) -> Condition:
    """井下或井口动火没有审批或没有落实措施

    一次动火一条记录。
    """
    return ~(p.approved & p.measures_done)


@rule(
    NoncoalMine,
    cites=UNDERGROUND.clause("over_capacity"),
    en="output of a year or month exceeds the design by the limit",
    cases=[
        Case.hazard(design_output="100 万吨", annual_output="120 万吨"),
        Case.hazard(design_output="100 万吨", highest_monthly_output="20 万吨"),
        Case.clear(design_output=100, annual_output=119, highest_monthly_output=19),
        Case.undetermined(design_output=100, annual_output=119),
    ],
)
def noncoal_over_capacity(p: type[NoncoalMine]) -> Condition:
    """年产量或月产量超过设计能力达到限值

    恰为限值的已构成；年度未完的填截至当时的产量，不折算。
    """
    excess = (p.annual_output - p.design_output) / p.design_output
    share = p.highest_monthly_output / p.design_output
    by_year = excess >= UNDERGROUND.limit("annual_excess")
    return by_year | (share >= UNDERGROUND.limit("monthly_share"))


@rule(
    NoncoalSafetySystem,
    cites=UNDERGROUND.clause("safety_systems"),
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
def noncoal_safety_system(p: type[NoncoalSafetySystem]) -> Condition:
    """监测、定位或通信系统未建、不合规、未及时修复、被关闭或造假

    一个系统一条记录，三个系统都应有记录；未建的也要列出。
    """
    poor = ~p.built | ~p.compliant | (p.faulty & ~p.repaired_in_time)
    return poor | p.shut_or_damaged | p.data_falsified


@rule(
    NoncoalMine,
    cites=UNDERGROUND.clause("managers"),
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
def noncoal_managers(p: type[NoncoalMine]) -> Condition:
    """缺五职矿长之一，或缺采矿、地质、测量、机电技术人员

    每个独立生产系统各自判定（官方解读）；只看有无，不看人数。
    """
    heads = p.mine_manager & p.chief_engineer
    deputies = p.safety_deputy & p.production_deputy & p.electromechanical_deputy
    engineers = p.mining_engineer & p.geology_engineer & p.survey_engineer & p.electromechanical_engineer
    return ~(heads & deputies & engineers)
