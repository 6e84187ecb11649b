"""The rules on bottled gas (第七条) and on the odour of the gas supplied (第八条)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .facts import FilledCylinders, GasFilling, GasSale, GasSupply
from .standards import CRITERIA, GB55009


def _filled_without_authority(p: type[FilledCylinders]) -> Condition:
    foreign: Condition = p.cylinder_owner != p.filler
    return foreign & ~p.authorised


@rule(
    GasFilling,
    cites=CRITERIA.clause("cylinder_filling"),
    en="cylinders of another owner filled without authority",
    cases=[
        Case.hazard(filler="甲站", cylinder_owner="乙站", authorised=False),
        Case.clear(filler="甲站", cylinder_owner="甲站"),
        Case.clear(filler="甲站", cylinder_owner="乙站", authorised=True),
        Case.undetermined(filler="甲站", cylinder_owner="乙站"),
    ],
)
def foreign_cylinder_filled(p: type[GasFilling]) -> Condition:
    """擅自为非自有气瓶充装燃气

    按文字比较充装单位与产权单位，同一单位须写法一致，最好都填统一社会信用代码。
    """
    return _filled_without_authority(p)


@rule(
    GasSale,
    cites=CRITERIA.clause("sale_of_unlicensed_filling"),
    en="bottled gas of an unlicensed filler sold",
    cases=[
        Case.hazard(filler_licensed=False),
        Case.clear(filler_licensed=True),
        Case.undetermined(filler="甲站"),
    ],
)
def unlicensed_filling_sold(p: type[GasSale]) -> Condition:
    """销售未取得许可的充装单位充装的瓶装燃气

    充装许可是否在有效期内由检查人判断。
    """
    return ~p.filler_licensed


@rule(
    GasSale,
    cites=CRITERIA.clause("sale_of_foreign_cylinder_filling"),
    en="bottled gas in wrongly filled cylinders sold",
    cases=[
        Case.hazard(filler="甲站", cylinder_owner="乙站", authorised=False),
        Case.clear(filler="甲站", cylinder_owner="甲站"),
        Case.clear(filler="甲站", cylinder_owner="乙站", authorised=True),
        Case.undetermined(filler="甲站", authorised=False),
    ],
)
def foreign_cylinder_filling_sold(p: type[GasSale]) -> Condition:
    """销售充装单位擅自为非自有气瓶充装的瓶装燃气

    按文字比较充装单位与产权单位，同一单位须写法一致，最好都填统一社会信用代码。
    """
    return _filled_without_authority(p)


@rule(
    GasSupply,
    cites=CRITERIA.clause("warning_odour"),
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
def no_warning_odour(p: type[GasSupply]) -> Condition:
    """供应的燃气不具有标准要求的警示性臭味

    有毒燃气应察觉的浓度没有可靠的数值，由人判断；条文凭记忆，无毒燃气的浓度读自 GB 55009。
    """
    too_faint = ~p.toxic & (p.noticeable_at > GB55009.limit("odour_concentration"))
    too_late = p.toxic & ~p.noticeable_at_harmful_limit
    return ~p.odorous | too_faint | too_late
