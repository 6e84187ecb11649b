"""Quantities: the numbers of a description with their units, as inspectors write them: 1.2%, 55方/分, 一米三, 660MW."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from ansheng import units
from ansheng.errors import UnitError

_SPOKEN = {
    "方/分": "m3/min", "方每分": "m3/min", "立方/分": "m3/min", "立方米/分": "m3/min", "m3/min": "m3/min",
    "m³/min": "m3/min",
    "方/吨": "m3/t", "m3/t": "m3/t", "m³/t": "m3/t", "立方米/吨": "m3/t",
    "公里/小时": "km/h", "公里/时": "km/h", "km/h": "km/h", "迈": "km/h", "码": "km/h",
    "米/秒": "m/s", "m/s": "m/s",
    "%lel": "%LEL", "%vol": "%VOL", "%": "percent", "个点": "percent", "‰": "permille", "ppm": "ppm",
    "mpa": "MPa", "兆帕": "MPa", "kpa": "kPa", "千帕": "kPa", "pa": "Pa",
    "千伏": "kV", "kv": "kV", "万伏": "10kV", "伏": "V", "v": "V", "千瓦": "kW", "kw": "kW", "兆瓦": "MW", "mw": "MW",
    "万千瓦": "10MW", "万吨": "wan_t", "万t": "wan_t", "吨": "t", "t": "t", "公斤": "kg", "千克": "kg", "kg": "kg",
    "斤": "jin",
    "毫米": "mm", "mm": "mm", "公分": "cm", "厘米": "cm", "cm": "cm", "公里": "km", "千米": "km", "km": "km", "米": "m",
    "m": "m", "立方米": "m3", "立方": "m3", "方": "m3", "m3": "m3", "m³": "m3", "l": "L", "升": "L",
    "℃": "degC", "°c": "degC", "摄氏度": "degC", "度": "deg", "°": "deg",
    "个小时": "h", "小时": "h", "钟头": "h", "个钟头": "h", "h": "h", "分钟": "min", "min": "min", "秒": "s",
    "个月": "month", "月": "month", "年": "year", "天": "day", "日": "day", "d": "day", "周": "week",
    "人": "人", "名": "人", "个人": "人", "口人": "人", "座": "座", "个": "个", "台": "台", "箱": "箱", "件": "件",
    "辆": "辆",
    "条": "条", "次": "次", "瓶": "瓶", "桶": "桶", "层": "层", "袋": "袋", "发": "发", "处": "处", "道": "道",
    "趟": "条",
    "套": "台", "具": "具", "块": "块", "张": "张", "家": "家", "μl/l": "uL/L", "ul/l": "uL/L",
}  # fmt: skip
_UNIT = "|".join(map(re.escape, sorted(_SPOKEN, key=len, reverse=True)))
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2, "俩": 2, "仨": 3, "半": 0}
_NUMBER = re.compile(
    rf"(?<![\d.a-z#-])(?P<n>\d+(?:\.\d+)?)\s*(?P<u>{_UNIT})?(?![a-z])(?:(?P<more>\d)(?!\d*[.%\w号楼]))?"
    rf"|(?P<c>[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])(?P<cu>{_UNIT})"
    rf"(?P<cmore>[一二三四五六七八九](?![一二三四五六七八九十号楼层道]))?",
    re.ASCII,
)
_APART = frozenset(("percent", "permille", "ppm", "%LEL", "%VOL"))
_KINDS = ("m", "m2", "m3", "kg", "Pa", "V", "W", "s", "month", "K", "deg", "m/s", "m3/min", "m3/t", "kN")
_COMPOUND = {"10kV": (10.0, "kV"), "10MW": (10.0, "MW"), "jin": (0.5, "kg")}
_SMALLER = frozenset(("m", "h", "km", "t"))
"""Units behind which one more digit is a tenth: 1米3, 一米八."""


@attrs.frozen
class Quantity:
    """A number with its unit, and where it stands in the text; the unit is empty where the text states none."""

    value: float
    unit: str
    start: int
    end: int

    def in_(self, unit: str) -> float | None:
        """The value in another unit; None where that measures something else."""
        return _converted(self.value, self.unit, unit)


def quantities(text: str) -> list[Quantity]:
    """The quantities of a levelled text.

    >>> [(q.value, q.unit) for q in quantities("绝对涌出55方/分，抽采率31%，空了1米3")]
    [(55.0, 'm3/min'), (31.0, 'percent'), (1.3, 'm')]
    """
    found = []
    for match in _NUMBER.finditer(text):
        digits, unit, more = match["n"], match["u"] or match["cu"] or "", match["more"] or match["cmore"]
        value = float(digits) if digits else float(_chinese(match["c"]))
        end = match.end() if more and _SPOKEN.get(unit) in _SMALLER else match.end() - len(more or "")
        factor, name = _COMPOUND.get(_SPOKEN.get(unit, ""), (1.0, _SPOKEN.get(unit, "")))
        if more and name in _SMALLER:
            value += float(_DIGITS.get(more, more)) / 10
        found.append(Quantity(value * factor, name, match.start(), end))
    return found


def _chinese(text: str) -> int:
    tens, ten, ones = text.partition("十")
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0) if ten else _DIGITS[tens]


@lru_cache(maxsize=4096)
def kind_of(unit: str) -> str:
    """What a unit measures, by the name of one unit of that kind; empty for counts and bare numbers.

    >>> kind_of("mm"), kind_of("km/h"), kind_of("人")
    ('m', 'm/s', '')
    """
    if unit in _APART:
        return unit
    return next((kind for kind in _KINDS if _alike(unit, kind)), "")


@lru_cache(maxsize=4096)
def _alike(one: str, other: str) -> bool:
    try:
        return bool(one) and units.same_dimension(one, other)
    except UnitError:
        return False


def _converted(value: float, one: str, other: str) -> float | None:
    if one == other or (one, other) == ("deg", "degC"):
        return value
    return units.convert(value, one, other) if _alike(one, other) else None
