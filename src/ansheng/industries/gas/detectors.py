"""The rules on indoor gas detectors: where they hang, what they are set to, how long they serve."""

from __future__ import annotations

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, rule

from .facts_premises import GasDetector
from .standards import GB15322, GB50028

DAY = date(2026, 7, 1)
"""The day of the dated examples."""


@rule(
    GasDetector,
    cites=GB50028.clause("light_gas_detector"),
    when=lambda p: p.lighter_than_air,
    en="detector of light gas too far, too low or above the appliance",
    cases=[
        Case.hazard(lighter_than_air=True, distance=9),
        Case.hazard(lighter_than_air=True, below_ceiling=0.5),
        Case.hazard(lighter_than_air=True, distance=8, below_ceiling=0.3, above_appliance=True),
        Case.clear(lighter_than_air=True, distance=8, below_ceiling=0.3, above_appliance=False),
        Case.undetermined(lighter_than_air=True, distance=8, below_ceiling=0.3),
    ],
)
def light_gas_detector_misplaced(p: type[GasDetector]) -> Condition:
    """检测轻燃气的报警器离燃具过远、离顶棚过远，或在燃具上方

    恰为限值的符合；是否比空气轻以燃气的相对密度为准。
    """
    far = p.distance > GB50028.limit("light_gas_distance")
    return far | (p.below_ceiling > GB50028.limit("below_ceiling")) | p.above_appliance


@rule(
    GasDetector,
    cites=GB50028.clause("heavy_gas_detector"),
    when=lambda p: ~p.lighter_than_air,
    en="detector of heavy gas too far or too high",
    cases=[
        Case.hazard(lighter_than_air=False, distance=5),
        Case.hazard(lighter_than_air=False, distance=3, above_floor=0.5),
        Case.clear(lighter_than_air=False, distance=4, above_floor=0.3),
        Case.undetermined(lighter_than_air=False, distance=4),
    ],
)
def heavy_gas_detector_misplaced(p: type[GasDetector]) -> Condition:
    """检测重燃气的报警器离燃具过远或离地面过高

    恰为限值的符合；“否”表示比空气重。
    """
    return (p.distance > GB50028.limit("heavy_gas_distance")) | (p.above_floor > GB50028.limit("above_floor"))


@rule(
    GasDetector,
    cites=GB15322.clause("set_point"),
    when=lambda p: p.household,
    en="set-point of a household detector out of range",
    cases=[
        Case.hazard(household=True, set_point="4 %LEL"),
        Case.hazard(household=True, set_point="30 %LEL"),
        Case.clear(household=True, set_point="5 %LEL"),
        Case.clear(household=True, set_point="25 %LEL"),
        Case.undetermined(household=True),
    ],
)
def set_point_out_of_range(p: type[GasDetector]) -> Condition:
    """家用报警器的报警设定值不在范围以内

    两端都含；条文和数值凭记忆。一氧化碳的设定值不在判定之内。
    """
    low = p.set_point < GB15322.limit("lowest_set_point")
    return low | (p.set_point > GB15322.limit("highest_set_point"))


@rule(
    GasDetector,
    cites=GB15322.clause("service_life"),
    when=lambda p: p.household,
    en="household detector past the service life on its label",
    cases=[
        Case.hazard(on=DAY, household=True, valid_to="2026-06-30"),
        Case.clear(on=DAY, household=True, valid_to="2026-07-01"),
        Case.undetermined(household=True),
    ],
)
def detector_expired(p: type[GasDetector]) -> Condition:
    """家用报警器超过标签上的使用期限

    以标签日期为准，不按年限推算；条文凭记忆。
    """
    return p.valid_to < CHECK_DAY
