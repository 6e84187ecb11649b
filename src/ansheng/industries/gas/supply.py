"""The rules on bottled gas (第七条) and on the odour of the gas supplied (第八条)."""

from ansheng import Case, Condition, Rule, rule

from .facts import FilledCylinders, GasFilling, GasSale, GasSupply
from .standards import CRITERIA, GB55009


def _filled_without_authority(p: type[FilledCylinders]) -> Condition:
    foreign: Condition = p.cylinder_owner != p.filler
    return foreign & ~p.authorised


foreign_cylinder_filled = Rule(
    CRITERIA.clause("cylinder_filling"),
    hazard=_filled_without_authority(GasFilling),
    en="cylinders of another owner filled without authority",
    note="按文字比较充装单位与产权单位，同一单位须写法一致，最好都填统一社会信用代码。",
    given={"filler": "甲站"},
    cases=[
        Case.hazard(cylinder_owner="乙站", authorised=False),
        Case.clear(cylinder_owner="甲站"),
        Case.clear(cylinder_owner="乙站", authorised=True),
        Case.undetermined(cylinder_owner="乙站"),
    ],
)


unlicensed_filling_sold = Rule(
    CRITERIA.clause("sale_of_unlicensed_filling"),
    hazard=~GasSale.filler_licensed,
    en="bottled gas of an unlicensed filler sold",
    note="充装许可是否在有效期内由检查人判断。",
)


foreign_cylinder_filling_sold = Rule(
    CRITERIA.clause("sale_of_foreign_cylinder_filling"),
    hazard=_filled_without_authority(GasSale),
    en="bottled gas in wrongly filled cylinders sold",
    note="按文字比较充装单位与产权单位，同一单位须写法一致，最好都填统一社会信用代码。",
    given={"filler": "甲站"},
    cases=[
        Case.hazard(cylinder_owner="乙站", authorised=False),
        Case.clear(cylinder_owner="甲站"),
        Case.clear(cylinder_owner="乙站", authorised=True),
        Case.undetermined(authorised=False),
    ],
)


@rule(
    CRITERIA.clause("warning_odour"),
    en="gas supplied without the warning odour required",
    cases=[
        Case.hazard(odorous=False),
        Case.hazard(odorous=True, toxic=False, noticeable_at="30 %LEL"),
        Case.hazard(odorous=True, toxic=True, noticeable_at_harmful_limit=False),
        Case.clear(odorous=True, toxic=False, noticeable_at="10 %LEL"),
        Case.clear(odorous=True, toxic=True, noticeable_at_harmful_limit=True),
        Case.undetermined(odorous=True, toxic=False),
        Case.undetermined(odorous=True, noticeable_at="30 %LEL"),
    ],
)
def no_warning_odour() -> Condition:
    """有毒燃气应察觉的浓度没有可靠的数值，由人判断；条文凭记忆，无毒燃气的浓度读自 GB 55009。"""
    too_faint = ~GasSupply.toxic & (GasSupply.noticeable_at > GB55009.limit("odour_concentration"))
    too_late = GasSupply.toxic & ~GasSupply.noticeable_at_harmful_limit
    return ~GasSupply.odorous | too_faint | too_late
