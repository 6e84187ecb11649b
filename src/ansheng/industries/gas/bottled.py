"""The rules on LPG cylinders: age, inspection, large and dual-phase cylinders, regulators, two fuels in a room."""

from __future__ import annotations

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, rule

from .facts_cylinders import GasCylinder, GasCylinderRegulator
from .facts_premises import GasDiningPlace
from .standards import CAMPAIGN, CYLINDERS, GB55037, TSG23

DAY = date(2026, 7, 1)
"""The day of the dated examples."""


@rule(
    GasCylinder,
    cites=CYLINDERS.clause("design_life"),
    when=lambda p: p.made_to_2006,
    en="cylinder past its design life has not passed inspection",
    cases=[
        Case.hazard(on=DAY, made_to_2006=True, made_on="2018-06-30", passed_after_design_life=False),
        Case.clear(on=DAY, made_to_2006=True, made_on="2018-07-01", passed_after_design_life=False),
        Case.clear(on=DAY, made_to_2006=True, made_on="2018-06-30", passed_after_design_life=True),
        Case.undetermined(on=DAY, made_to_2006=True, made_on="2018-06-30"),
        Case.undetermined(made_to_2006=True),
    ],
)
def cylinder_past_design_life(p: type[GasCylinder]) -> Condition:
    """钢瓶满设计使用年限，没有经检验合格仍在使用

    只适用于按 GB 5842-2006 制造的钢瓶；周年的当日不算超过。
    """
    over = p.made_on.plus(months=CYLINDERS.limit("design_life.design_life")) < CHECK_DAY
    return over & ~p.passed_after_design_life


@rule(
    GasCylinder,
    cites=CYLINDERS.clause("scrapping"),
    when=lambda p: p.made_to_2006,
    en="cylinder past the age of forced scrapping",
    cases=[
        Case.hazard(on=DAY, made_to_2006=True, made_on="2014-06-30"),
        Case.clear(on=DAY, made_to_2006=True, made_on="2014-07-01"),
        Case.undetermined(made_to_2006=True),
    ],
)
def cylinder_past_scrapping_age(p: type[GasCylinder]) -> Condition:
    """钢瓶满强制报废的年限仍在使用

    只适用于按 GB 5842-2006 制造的钢瓶，不论检验结果；周年的当日不算超过。
    """
    return p.made_on.plus(months=CYLINDERS.limit("scrapping_age")) < CHECK_DAY


@rule(
    GasCylinder,
    cites=TSG23.clause("inspection_due"),
    en="cylinder past the date of its next inspection",
    cases=[
        Case.hazard(on=DAY, next_inspection_on="2026-06-30"),
        Case.clear(on=DAY, next_inspection_on="2026-07-01"),
        Case.undetermined(),
    ],
)
def cylinder_inspection_overdue(p: type[GasCylinder]) -> Condition:
    """气瓶超过下次检验日期

    以瓶上标明的日期为准，不推算周期；条文凭记忆。
    """
    return p.next_inspection_on < CHECK_DAY


@rule(
    GasCylinder,
    cites=GB55037.clause("large_cylinders"),
    en="large cylinder not in a dedicated room outside the building",
    cases=[
        Case.hazard(model="YSP118", filling_capacity=49.5, outside_room=False),
        Case.hazard(model="other", filling_capacity=50, outside_room=False),
        Case.clear(model="other", filling_capacity=15, outside_room=False),
        Case.clear(model="YSP118", outside_room=True),
        Case.undetermined(model="other", outside_room=False),
    ],
)
def large_cylinder_misplaced(p: type[GasCylinder]) -> Condition:
    """50 公斤级的气瓶不在所服务建筑之外的单层专用房间

    YSP118 型按型号算作这一级，不比充装量，这是我们的理解。
    """
    large = (p.model == "YSP118") | (p.filling_capacity >= GB55037.limit("large_cylinder"))
    return large & ~p.outside_room


@rule(
    GasCylinder,
    cites=CAMPAIGN.clause("dual_phase_cylinder"),
    when=lambda p: p.at_dining_place,
    en="dual-phase cylinder used in catering",
    cases=[
        Case.hazard(at_dining_place=True, dual_phase=True),
        Case.clear(at_dining_place=True, dual_phase=False),
        Case.undetermined(at_dining_place=True),
    ],
)
def dual_phase_cylinder(p: type[GasCylinder]) -> Condition:
    """餐饮用户使用气液双相气瓶

    气液双相瓶是 50 公斤级的，不再另比充装量。
    """
    return p.dual_phase


@rule(
    GasCylinderRegulator,
    cites=CAMPAIGN.clause("adjustable_regulator"),
    when=lambda p: p.at_dining_place,
    en="regulator with adjustable outlet pressure used in catering",
    cases=[
        Case.hazard(at_dining_place=True, adjustable_outlet=True),
        Case.clear(at_dining_place=True, adjustable_outlet=False),
        Case.undetermined(at_dining_place=True),
    ],
)
def adjustable_regulator(p: type[GasCylinderRegulator]) -> Condition:
    """餐饮用户使用出口压力可调的调压器

    调压器的更换年限只见于地方指南，没有收录。
    """
    return p.adjustable_outlet


@rule(
    GasDiningPlace,
    cites=CAMPAIGN.clause("two_fuels"),
    when=lambda p: p.bottled_gas,
    en="LPG together with another gas or open fire in one room",
    cases=[
        Case.hazard(bottled_gas=True, other_fuel_in_room=True),
        Case.clear(bottled_gas=True, other_fuel_in_room=False),
        Case.undetermined(bottled_gas=True),
    ],
)
def two_fuels_in_one_room(p: type[GasDiningPlace]) -> Condition:
    """同一房间同时使用液化石油气与其他燃气或明火

    据各地的整治清单，各地的写法不一。
    """
    return p.other_fuel_in_room
