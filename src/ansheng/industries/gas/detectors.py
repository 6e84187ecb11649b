"""The rules on indoor gas detectors: where they hang, what they are set to, how long they serve."""

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, Rule, rule

from .facts_premises import GasDetector
from .standards import GB15322, GB50028

DAY = date(2026, 7, 1)
"""The day of the dated examples."""


@rule(
    GB50028.clause("light_gas_detector"),
    when=GasDetector.lighter_than_air,
    title="检测轻燃气的报警器离燃具过远、离顶棚过远，或在燃具上方",
    en="detector of light gas too far, too low or above the appliance",
    given={"lighter_than_air": True},
    cases=[
        Case.hazard(distance=9),
        Case.hazard(below_ceiling=0.5),
        Case.hazard(distance=8, below_ceiling=0.3, above_appliance=True),
        Case.clear(distance=8, below_ceiling=0.3, above_appliance=False),
        Case.undetermined(distance=8, below_ceiling=0.3),
    ],
)
def light_gas_detector_misplaced() -> Condition:
    """恰为限值的符合；是否比空气轻以燃气的相对密度为准。"""
    far = GasDetector.distance > GB50028.limit("light_gas_distance")
    return far | (GasDetector.below_ceiling > GB50028.limit("below_ceiling")) | GasDetector.above_appliance


heavy_gas_detector_misplaced = Rule(
    GB50028.clause("heavy_gas_detector"),
    when=~GasDetector.lighter_than_air,
    hazard=(GasDetector.distance > GB50028.limit("heavy_gas_distance"))
    | (GasDetector.above_floor > GB50028.limit("above_floor")),
    title="检测重燃气的报警器离燃具过远或离地面过高",
    en="detector of heavy gas too far or too high",
    note="恰为限值的符合；“否”表示比空气重。",
    given={"lighter_than_air": False},
    cases=[
        Case.hazard(distance=5),
        Case.hazard(distance=3, above_floor=0.5),
        Case.clear(distance=4, above_floor=0.3),
        Case.undetermined(distance=4),
    ],
)


@rule(
    GB15322.clause("set_point"),
    when=GasDetector.household,
    title="家用报警器的报警设定值不在范围以内",
    en="set-point of a household detector out of range",
    given={"household": True},
    cases=[
        Case.hazard(set_point="4 %LEL"),
        Case.hazard(set_point="30 %LEL"),
        Case.clear(set_point="5 %LEL"),
        Case.clear(set_point="25 %LEL"),
        Case.undetermined(),
    ],
)
def set_point_out_of_range() -> Condition:
    """两端都含；条文和数值凭记忆。一氧化碳的设定值不在判定之内。"""
    low = GasDetector.set_point < GB15322.limit("lowest_set_point")
    return low | (GasDetector.set_point > GB15322.limit("highest_set_point"))


detector_expired = Rule(
    GB15322.clause("service_life"),
    when=GasDetector.household,
    hazard=GasDetector.valid_to < CHECK_DAY,
    title="家用报警器超过标签上的使用期限",
    en="household detector past the service life on its label",
    note="以标签日期为准，不按年限推算；条文凭记忆。",
    given={"household": True},
    cases=[
        Case.hazard(on=DAY, valid_to="2026-06-30"),
        Case.clear(on=DAY, valid_to="2026-07-01"),
        Case.undetermined(),
    ],
)
