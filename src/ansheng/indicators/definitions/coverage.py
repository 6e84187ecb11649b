"""Indicators of coverage: units inspected, insured, standardised; places fitted; modes and yield of inspections."""

from __future__ import annotations

from ansheng.facts.handles import CHECK_DAY
from ansheng.hazards.enforcement import InspectionRecord
from ansheng.hazards.records import HazardRecord
from ansheng.indicators.evaluation.quantity import count, distinct
from ansheng.indicators.figure import Print
from ansheng.indicators.indicator import Indicator
from ansheng.responsibility.records import EnterpriseRecord
from ansheng.responsibility.unit_records import DeviceRecord, PolicyRecord, StandardisationRecord

_e, _i, _p, _s, _d = EnterpriseRecord, InspectionRecord, PolicyRecord, StandardisationRecord, DeviceRecord
_VALID_POLICY = (_p.starts_on <= CHECK_DAY) & (_p.ends_on >= CHECK_DAY)
_VALID_GRADE = (_s.graded_on <= CHECK_DAY) & (_s.valid_to >= CHECK_DAY)

UNITS = Indicator(
    "units",
    "监管企业",
    "units on the list",
    "家",
    distinct(_e.name),
    definition="企业名单中的单位数（按单位名称，不重复计）",
    definition_en="different units on the list, told apart by name",
)
UNITS_COVERED = Indicator(
    "units_covered",
    "名单内受检企业",
    "units of the list inspected",
    "家",
    distinct(_e.name, found_in=distinct(_i.unit, on=_i.inspected_on)),
    definition="企业名单中统计期间内至少检查过一次的单位数（不重复计）",
    definition_en="different units of the list that were inspected at least once in the period",
)
COVERAGE_RATE = Indicator(
    "coverage_rate",
    "检查覆盖率",
    "inspection coverage",
    "%",
    UNITS_COVERED.numerator,
    UNITS.numerator,
    definition="企业名单中的单位，统计期间内至少检查过一次的比例；按单位不按家次，名单外的不计",
    definition_en="of the units on the list, the share inspected at least once in the period; units, not visits, and "
    "none off the list",
)
INSURED_UNITS = Indicator(
    "insured_units",
    "安责险在保企业",
    "units insured",
    "家",
    distinct(_p.unit, where=_VALID_POLICY),
    definition="统计截止日安责险保单有效的单位数（不重复计）",
    definition_en="different units with a valid liability policy on the as-of day",
)
INSURANCE_RATE = Indicator(
    "insurance_rate",
    "安责险覆盖率",
    "insurance coverage",
    "%",
    distinct(_e.name, found_in=INSURED_UNITS.numerator),
    UNITS.numerator,
    definition="企业名单中的单位，统计截止日安责险保单有效的比例；仅统计应投保的行业时，用 narrowed() 限定",
    definition_en="of the units on the list, the share with a valid liability policy on the as-of day; narrow it "
    "to the sectors that must insure",
)
STANDARDISED_UNITS = Indicator(
    "standardised_units",
    "标准化达标企业",
    "units standardised",
    "家",
    distinct(_s.unit, where=_VALID_GRADE),
    definition="统计截止日标准化等级有效的单位数（不重复计）",
    definition_en="different units with a valid grade of standardisation on the as-of day",
)
STANDARDISATION_RATE = Indicator(
    "standardisation_rate",
    "标准化达标率",
    "standardisation rate",
    "%",
    distinct(_e.name, found_in=STANDARDISED_UNITS.numerator),
    UNITS.numerator,
    definition="企业名单中的单位，统计截止日标准化等级有效的比例；仅统计应达标的企业时，用 narrowed() 限定",
    definition_en="of the units on the list, the share with a valid grade on the as-of day; narrow it to "
    "those that must",
)
INSTALL_DUE = Indicator(
    "install_due",
    "应安装",
    "to be fitted",
    "户",
    count(_d),
    definition="安装情况表中应安装的户数",
    definition_en="places that are to be fitted",
)
INSTALLED = Indicator(
    "installed",
    "已安装",
    "installed",
    "户",
    count(_d, where=_d.installed),
    definition="到统计截止日已安装的户数",
    definition_en="places fitted by the as-of day",
)
INSTALLATION_RATE = Indicator(
    "installation_rate",
    "安装率",
    "installation rate",
    "%",
    INSTALLED.numerator,
    count(_d),
    definition="应安装的户中，到统计截止日已安装的比例；是否安装不明的不计入分子、分母",
    definition_en="of the places to be fitted, the share fitted by the as-of day; those not known are left out of both",
    style=Print(places=2),
)
REVISIT_SHARE = Indicator(
    "revisit_share",
    "回头看占比",
    "share of re-visits",
    "%",
    count(_i, on=_i.inspected_on, where=_i.mode == "revisit"),
    count(_i, on=_i.inspected_on),
    definition="统计期间内的检查中回头看的比例；检查方式不明的不计入分子、分母",
    definition_en="of the visits of the period, the share of re-visits; those of unknown mode are left out of both",
)
HAZARDS_PER_VISIT = Indicator(
    "hazards_per_visit",
    "平均每家次查出隐患",
    "hazards per visit",
    "条/家次",
    count(HazardRecord, on=HazardRecord.found_on),
    count(_i, on=_i.inspected_on),
    definition="统计期间内发现的隐患条数除以检查家次",
    definition_en="hazards found divided by visits made in the period",
    unit_en="per visit",
    style=Print(places=2),
    per=1,
)
