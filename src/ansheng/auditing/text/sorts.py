"""Sorts: what words beside a figure name: cases, the dead, the hurt, persons, money, and what is left of the noun."""

from __future__ import annotations

import re
from functools import lru_cache

from ansheng.auditing.text import words
from ansheng.auditing.text.context import Quantity

_GENERIC = re.compile(
    r"[全本该此][省市区县镇国州年部月]|[所各]有|各类|各种|同种|同类|上报|接报|当[年月]|事故|总量|总数|总额|总计|合计|"
    r"起数|人数|例数|件数|数量|数额|规模|比例|比重|累计|全部|总|共|的|数|量|例|比|上述|其中|总值|值|额|发生|为|了"
)
_MONEY = re.compile(r"损失|金额|罚款|罚没|投入|资金|费用|产值")
_PERSON = re.compile(r"人[数员次]|亡人|伤人|[死伤]亡?")
_SORTS = re.compile("死亡|受伤|伤亡|[亡死伤]|起|人|案件|直接经济损失|损失")
_ACCIDENTS = re.compile(r"事故$")
_CASES = re.compile(r"起数|件数|宗数|事故总|事故数|案件|火灾(?:总数|起数)")
_NAMES = (
    ("money", _MONEY), ("case", _ACCIDENTS), *words.STATES, ("case", _CASES), ("person", re.compile("人[数员]")),
)  # fmt: skip


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """What words name beside the sort of what is counted."""
    return _SORTS.sub("", without_generic(name))


def is_noun(key: str) -> bool:
    """Whether what is left of a phrase names something."""
    return len(key) > 1


@lru_cache(maxsize=4096)
def names_sort(name: str) -> bool:
    """Whether words say of what sort a count is: 死亡人数, 起数, 损失."""
    return bool(_CASES.search(name) or _ACCIDENTS.search(name) or _PERSON.search(name) or _MONEY.search(name))


def fits_sort(name: str, m: Quantity) -> bool:
    """Whether a count is of the sort that words name."""
    sort = _sort_of(name)
    if sort in ("dead", "hurt"):
        return m.state == sort
    if sort == "person":
        return m.unit in (*words.DIMENSIONS["person"], *words.DIMENSIONS["person visit"])
    return not sort or m.unit in words.DIMENSIONS[sort]


@lru_cache(maxsize=4096)
def _sort_of(name: str) -> str:
    """The sort that words name; empty where they name none."""
    return next((sort for sort, pattern in _NAMES if pattern.search(name)), "")


@lru_cache(maxsize=4096)
def without_generic(name: str) -> str:
    """A noun without the words that say only that it is a total: 事故总数 and 全部 are left empty."""
    return _GENERIC.sub("", name).strip("、，的")
