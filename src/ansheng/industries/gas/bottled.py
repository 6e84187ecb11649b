"""The rules on LPG cylinders: age, inspection, large and dual-phase cylinders, regulators, two fuels in a room."""

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, Rule, rule

from .facts_cylinders import GasCylinder, GasCylinderRegulator
from .facts_premises import GasDiningPlace
from .standards import CAMPAIGN, CYLINDERS, GB55037, TSG23

DAY = date(2026, 7, 1)
"""The day of the dated examples."""


@rule(
    CYLINDERS.clause("design_life"),
    when=GasCylinder.made_to_2006,
    title="钢瓶满设计使用年限，没有经检验合格仍在使用",
    en="cylinder past its design life has not passed inspection",
    given={"made_to_2006": True},
    cases=[
        Case.hazard(on=DAY, made_on="2018-06-30", passed_after_design_life=False),
        Case.clear(on=DAY, made_on="2018-07-01", passed_after_design_life=False),
        Case.clear(on=DAY, made_on="2018-06-30", passed_after_design_life=True),
        Case.undetermined(on=DAY, made_on="2018-06-30"),
        Case.undetermined(),
    ],
)
def cylinder_past_design_life() -> Condition:
    """只适用于按 GB 5842-2006 制造的钢瓶；周年的当日不算超过。"""
    over = GasCylinder.made_on.plus(months=CYLINDERS.limit("design_life.design_life")) < CHECK_DAY
    return over & ~GasCylinder.passed_after_design_life


cylinder_past_scrapping_age = Rule(
    CYLINDERS.clause("scrapping"),
    when=GasCylinder.made_to_2006,
    hazard=GasCylinder.made_on.plus(months=CYLINDERS.limit("scrapping_age")) < CHECK_DAY,
    title="钢瓶满强制报废的年限仍在使用",
    en="cylinder past the age of forced scrapping",
    note="只适用于按 GB 5842-2006 制造的钢瓶，不论检验结果；周年的当日不算超过。",
    given={"made_to_2006": True},
    cases=[
        Case.hazard(on=DAY, made_on="2014-06-30"),
        Case.clear(on=DAY, made_on="2014-07-01"),
        Case.undetermined(),
    ],
)


cylinder_inspection_overdue = Rule(
    TSG23.clause("inspection_due"),
    hazard=GasCylinder.next_inspection_on < CHECK_DAY,
    title="气瓶超过下次检验日期",
    en="cylinder past the date of its next inspection",
    note="以瓶上标明的日期为准，不推算周期；条文凭记忆。",
    cases=[
        Case.hazard(on=DAY, next_inspection_on="2026-06-30"),
        Case.clear(on=DAY, next_inspection_on="2026-07-01"),
        Case.undetermined(),
    ],
)


@rule(
    GB55037.clause("large_cylinders"),
    title="50 公斤级的气瓶不在所服务建筑之外的单层专用房间",
    en="large cylinder not in a dedicated room outside the building",
    cases=[
        Case.hazard(model="YSP118", filling_capacity=49.5, outside_room=False),
        Case.hazard(model="other", filling_capacity=50, outside_room=False),
        Case.clear(model="other", filling_capacity=15, outside_room=False),
        Case.clear(model="YSP118", outside_room=True),
        Case.undetermined(model="other", outside_room=False),
    ],
)
def large_cylinder_misplaced() -> Condition:
    """YSP118 型按型号算作这一级，不比充装量，这是我们的理解。"""
    large = (GasCylinder.model == "YSP118") | (
        GasCylinder.filling_capacity >= GB55037.limit("large_cylinder")
    )
    return large & ~GasCylinder.outside_room


dual_phase_cylinder = Rule(
    CAMPAIGN.clause("dual_phase_cylinder"),
    when=GasCylinder.at_dining_place,
    hazard=GasCylinder.dual_phase,
    title="餐饮用户使用气液双相气瓶",
    en="dual-phase cylinder used in catering",
    note="气液双相瓶是 50 公斤级的，不再另比充装量。",
)


adjustable_regulator = Rule(
    CAMPAIGN.clause("adjustable_regulator"),
    when=GasCylinderRegulator.at_dining_place,
    hazard=GasCylinderRegulator.adjustable_outlet,
    title="餐饮用户使用出口压力可调的调压器",
    en="regulator with adjustable outlet pressure used in catering",
    note="调压器的更换年限只见于地方指南，没有收录。",
)


two_fuels_in_one_room = Rule(
    CAMPAIGN.clause("two_fuels"),
    when=GasDiningPlace.bottled_gas,
    hazard=GasDiningPlace.other_fuel_in_room,
    title="同一房间同时使用液化石油气与其他燃气或明火",
    en="LPG together with another gas or open fire in one room",
    note="据各地的整治清单，各地的写法不一。",
)
