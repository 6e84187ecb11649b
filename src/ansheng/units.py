"""Units: the names that tables of offices use, their conversion and their printing; the one door to pint.

The units of ordinary safety work (money, mass, length, pressure, time, shares, counts) and anything made of
them by ``/``, ``·`` and a power of two or three are known here. Any other plain unit name is looked up in
pint, which is imported only then. Pint's cache folder is not used, because it holds pickles.

A count such as 人 or 家 is a label: it converts to the bare number ``""`` and to multiples of itself, never
to another label. A count may be declared with a label of its own, one or two Chinese characters such as 榀 or 桶;
it converts to nothing. The barrel of the oil trade is 油桶. 月 and 年 are calendar units and do not convert to days.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal, localcontext
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import attrs

from ansheng.errors import UnitError, beside, check_lang, near
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    import pint

Dimension = tuple[tuple[str, int], ...]


def _decimal(value: str | Decimal) -> Decimal:
    """The number; attrs reads the signature of a converter, which for Decimal itself costs ten milliseconds."""
    return Decimal(value)


@attrs.frozen
class _Unit:
    name: str
    scale: Decimal = attrs.field(converter=_decimal)
    base: str
    zh: str
    en: str
    aliases: tuple[str, ...] = ()
    offset: Decimal = attrs.field(default=Decimal(0), converter=_decimal)

    @property
    def dimension(self) -> Dimension:
        found = (re.fullmatch(r"(\D+?)(-?\d)?", part) for part in self.base.split())
        return tuple(sorted((match[1], int(match[2] or 1)) for match in found if match))


_PRESSURE = "kilogram meter-1 second-2"
_MEASURES = (
    _Unit("", "1", "", "", "", ("1", "无量纲")),
    _Unit(
        "percent",
        "0.01",
        "",
        "%",
        "%",
        ("%", "百分比", "pct"),
    ),
    _Unit("%LEL", "0.01", "lower explosive limit", "%LEL", "%LEL", ("%lel", "%(LEL)")),
    _Unit("%VOL", "0.01", "volume fraction", "%VOL", "%VOL", ("%Vol", "%vol", "%(V/V)")),
    _Unit("percentage_point", "0.01", "", "百分点", "percentage points", ("百分点", "个百分点", "pp")),
    _Unit("permille", "0.001", "", "‰", "‰", ("‰", "千分比")),
    _Unit("ppm", "1e-6", "", "ppm", "ppm", ("PPM",)),
    _Unit("uL/L", "1e-6", "", "μL/L", "μL/L", ("μL/L", "微升/升", "ul/l", "μl/l")),
    _Unit("yuan", "1", "yuan", "元", "yuan", ("元", "人民币元", "¥", "￥", "圆", "CNY", "RMB")),
    _Unit("wanyuan", "1e4", "yuan", "万元", "10,000 yuan", ("万元", "万圆", "万元人民币")),
    _Unit("yiyuan", "1e8", "yuan", "亿元", "100 million yuan", ("亿元", "亿圆", "亿元人民币")),
    _Unit("mg", "1e-6", "kilogram", "毫克", "mg", ("毫克",)),
    _Unit("g", "1e-3", "kilogram", "克", "g", ("克",)),
    _Unit("kg", "1", "kilogram", "千克", "kg", ("千克", "公斤", "KG", "Kg")),
    _Unit("t", "1e3", "kilogram", "吨", "t", ("吨", "公吨", "ton", "tonne")),
    _Unit("wan_t", "1e7", "kilogram", "万吨", "10,000 t", ("万吨",)),
    _Unit("mm", "1e-3", "meter", "毫米", "mm", ("毫米", "MM")),
    _Unit("cm", "1e-2", "meter", "厘米", "cm", ("厘米", "公分", "CM")),
    _Unit("m", "1", "meter", "米", "m", ("米", "公尺")),
    _Unit("km", "1e3", "meter", "公里", "km", ("公里", "千米", "KM", "Km")),
    _Unit("m2", "1", "meter2", "平方米", "m²", ("平方米", "平米", "㎡")),
    _Unit("km2", "1e6", "meter2", "平方公里", "km²", ("平方公里", "平方千米")),
    _Unit("ha", "1e4", "meter2", "公顷", "ha", ("公顷",)),
    _Unit("L", "1e-3", "meter3", "升", "L", ("升", "l", "公升")),
    _Unit("mL", "1e-6", "meter3", "毫升", "mL", ("毫升", "ml", "ML")),
    _Unit("bbl", "0.158987294928", "meter3", "油桶", "bbl", ("油桶", "原油桶", "barrel", "barrels")),
    _Unit("m3", "1", "meter3", "立方米", "m³", ("立方米", "立方", "方", "Nm3", "标准立方米")),
    _Unit("Pa", "1", _PRESSURE, "Pa", "Pa", ("帕", "帕斯卡")),
    _Unit("kPa", "1e3", _PRESSURE, "kPa", "kPa", ("千帕", "KPa", "Kpa", "kpa", "KPA")),
    _Unit("MPa", "1e6", _PRESSURE, "MPa", "MPa", ("兆帕", "Mpa", "mpa", "MPA")),
    _Unit("N", "1", "kilogram meter second-2", "N", "N", ("牛", "牛顿")),
    _Unit("kN", "1e3", "kilogram meter second-2", "kN", "kN", ("千牛", "KN")),
    _Unit("kW", "1e3", "kilogram meter2 second-3", "kW", "kW", ("千瓦", "KW")),
    _Unit("MW", "1e6", "kilogram meter2 second-3", "MW", "MW", ("兆瓦",)),
    _Unit("V", "1", "volt", "V", "V", ("伏", "伏特")),
    _Unit("kV", "1e3", "volt", "kV", "kV", ("千伏", "KV")),
    _Unit("A", "1", "ampere", "A", "A", ("安", "安培")),
    _Unit("deg", "1", "degree", "°", "°", ("°", "角度", "度(角)")),
    _Unit("s", "1", "second", "秒", "s", ("秒", "秒钟", "sec", "second", "seconds")),
    _Unit("min", "60", "second", "分钟", "min", ("分钟", "分", "minute", "minutes")),
    _Unit("h", "3600", "second", "小时", "h", ("小时", "时", "hour", "hours", "hr")),
    _Unit("day", "86400", "second", "天", "days", ("天", "日", "d", "days", "日历天", "自然日")),
    _Unit("week", "604800", "second", "周", "weeks", ("周", "星期", "weeks")),
    _Unit("month", "1", "month", "个月", "months", ("个月", "月", "months")),
    _Unit("quarter", "3", "month", "季度", "quarters", ("季度", "季", "个季度", "quarters")),
    _Unit("year", "12", "month", "年", "years", ("年", "years", "a", "周年")),
    _Unit("K", "1", "kelvin", "K", "K", ("开尔文",)),
    _Unit("degC", "1", "kelvin", "℃", "°C", ("℃", "°C", "摄氏度", "度"), "273.15"),
)
_LABELS = (
    ("人", "persons", ("名", "person", "persons")),
    ("人次", "person-times", ()),
    ("起", "cases", ("宗", "件次")),
    ("家", "units", ("个单位",)),
    ("家次", "unit visits", ("户次",)),
    ("户", "households", ()),
    ("条", "items", ()),
    ("处", "places", ()),
    ("项", "items", ("个项目",)),
    ("个", "items", ("只", "枚")),
    ("件", "items", ()),
    ("次", "times", ()),
    ("场", "sessions", ("场次",)),
    ("份", "copies", ()),
    ("张", "sheets", ()),
    ("辆", "vehicles", ("车",)),
    ("辆次", "vehicle-times", ()),
    ("台", "sets", ("台套", "台(套)", "套")),
    ("座", "facilities", ()),
    ("口", "wells", ()),
    ("艘", "vessels", ()),
    ("支", "teams", ()),
    ("班", "shifts", ("班次",)),
    ("学时", "class hours", ("课时",)),
    ("工作日", "working days", ("个工作日", "workday", "workdays")),
)
_FRACTIONS = tuple(unit.dimension for unit in _MEASURES if unit.name in ("%LEL", "%VOL"))
_COUNTS = frozenset(name for name, _, _ in _LABELS)
_UNITS = (*_MEASURES, *(_Unit(name, "1", name, name, en, more) for name, en, more in _LABELS))


def _written(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


_NAMES = {_written(name): unit for unit in _UNITS for name in (unit.name, *unit.aliases)}
_MULTIPLES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_MULTIPLE = re.compile(r"(\d{0,6})([十百千万亿]{1,4})(.*)")
_POWER = re.compile(r"(.+?)\^?([23])")
_FOREIGN = re.compile(r"[A-Za-zμ°Ω]{1,30}")
_FREE = re.compile(r"[\u4e00-\u9fff]{1,2}")
"""A label that a count may be declared with although no unit is called so."""


def listed() -> tuple[tuple[str, str, str, tuple[str, ...]], ...]:
    """The units known here: name, Chinese label, English label, other names; those that count things come last."""
    return tuple((unit.name, unit.zh, unit.en, unit.aliases) for unit in _UNITS if unit.name)


def canonical(unit: str) -> str:
    """The one name of a unit, whatever alias it is written with.

    >>> canonical("万元"), canonical("立方米/吨"), canonical("㎡"), canonical("人/10万人")
    ('wanyuan', 'm3/t', 'm2', '人/10万人')

    :raises UnitError: for a unit that neither this module nor pint knows
    """
    return _joined(_read(unit), lambda part: part.name)


def label(unit: str, lang: Lang = "zh") -> str:
    """The unit as it is printed, in Chinese or with ``lang="en"`` in English; ``""`` for a bare number.

    >>> label("percent"), label("yuan"), label("yuan", "en"), label("m3/t")
    ('%', '元', 'yuan', '立方米/吨')
    """
    lang = check_lang(lang)
    if is_own_label(unit):
        return unit
    if lang != "en":
        return _joined(_read(unit), lambda part: part.zh)
    above, *below = _joined(_read(unit), lambda part: part.en).split("/")
    return "/".join([above, *(name.removesuffix("s") or name for name in below)])


def is_own_label(unit: str) -> bool:
    """Whether a unit is none that is known, and may be a count's own label.

    >>> is_own_label("榀"), is_own_label("人"), is_own_label("立方码")
    (True, False, False)
    """
    return bool(_FREE.fullmatch(unit)) and unit not in _NAMES


def measured(amount: str, unit: str, lang: Lang = "zh") -> str:
    """An amount, written already, with its unit; in Chinese no space stands before a share or a unit in Chinese.

    >>> measured("20", "percent"), measured("1～3", "m"), measured("0.4", "MPa"), measured("5", "μL/L")
    ('20%', '1～3米', '0.4 MPa', '5 μL/L')
    """
    lang = check_lang(lang)
    said = label(unit, lang) if unit else ""
    foreign = said[:1].isalpha() and said[:1] < "\u3400"
    return f"{amount} {said}" if said and (lang == "en" or foreign) else f"{amount}{said}"


def factor(frm: str, to: str) -> tuple[float, float]:
    """What turns a value in ``frm`` into one in ``to``: multiply by the first, then add the second.

    >>> factor("万元", "yuan"), factor("kPa", "MPa"), factor("℃", "K")
    ((10000.0, 0.0), (0.001, 0.0), (1.0, 273.15))

    :raises UnitError: for an unknown unit, or for two units that measure different things
    """
    if frm == to:
        return 1.0, 0.0
    with localcontext() as context:
        context.prec = 40
        source, target = _pair(frm, to)
        return float(source.scale / target.scale), float((source.offset - target.offset) / target.scale)


def convert(value: float, frm: str, to: str) -> float:
    """One value in ``frm`` as a value in ``to``, computed in decimals: 15.53 万元 is 155300.0 元.

    :raises UnitError: as :func:`factor` does
    """
    if frm == to:
        return value
    with localcontext() as context:
        context.prec = 40
        source, target = _pair(frm, to)
        return float((Decimal(str(value)) * source.scale + source.offset - target.offset) / target.scale)


def same_dimension(a: str, b: str) -> bool:
    """Whether values in ``a`` can be turned into values in ``b``.

    :raises UnitError: for an unknown unit
    """
    return _alike(_measure(a), _measure(b))


def _pair(frm: str, to: str) -> tuple[_Unit, _Unit]:
    source, target = _measure(frm), _measure(to)
    if _alike(source, target):
        return source, target
    raise UnitError(
        Words(
            f"“{frm or '无单位的数'}”与“{to or '无单位的数'}”不是同一种量，不能换算；请核对单位",
            f"{frm or 'a bare number'} and {to or 'a bare number'} measure different things and "
            "do not convert; check the units",
        )
    )


def _alike(a: _Unit, b: _Unit) -> bool:
    one, other = a.dimension, b.dimension
    return one == other or _stands_for(a, other) or _stands_for(b, one)


def _stands_for(bare: _Unit, dimension: Dimension) -> bool:
    """Whether a bare number may be meant: 5 for 5 人, and 5 % for 5 %LEL or 5 %VOL, which do not convert."""
    return (_is_bare(bare) and _is_count(dimension)) or (not bare.base and dimension in _FRACTIONS)


def _is_count(dimension: Dimension) -> bool:
    return len(dimension) == 1 and dimension[0][0] in _COUNTS and dimension[0][1] == 1


def _is_bare(unit: _Unit) -> bool:
    return not unit.base and unit.scale >= 1


def times(a: str, b: str) -> str:
    """The unit of a product.

    >>> times("m", "m3/t")
    'm·m3/t'

    :raises UnitError: for an unknown unit
    """
    return _compose((*_read(a), *_read(b)))


def per(a: str, b: str) -> str:
    """The unit of a quotient.

    >>> per("m3", "t"), per("m", "")
    ('m3/t', 'm')

    :raises UnitError: for an unknown unit
    """
    return _compose((*_read(a), *((part, -sign) for part, sign in _read(b))))


def _compose(parts: tuple[tuple[_Unit, int], ...]) -> str:
    named = [(part.name, sign) for part, sign in parts if part.name]
    above = "·".join(name for name, sign in named if sign > 0)
    below = "".join(f"/{name}" for name, sign in named if sign < 0)
    return f"{above or '1'}{below}" if below else above


@lru_cache(maxsize=1024)
def _measure(unit: str) -> _Unit:
    parts = _read(unit)
    if len(parts) == 1 and parts[0][1] == 1:
        return parts[0][0]
    scale, powers = Decimal(1), dict[str, int]()
    with localcontext() as context:
        context.prec = 40
        for part, sign in parts:
            scale *= part.scale**sign
            for base, power in part.dimension:
                powers[base] = powers.get(base, 0) + sign * power
    base = " ".join(f"{name}{power}" for name, power in sorted(powers.items()) if power)
    return _Unit(unit, scale, base, unit, unit)


@lru_cache(maxsize=1024)
def _read(unit: str) -> tuple[tuple[_Unit, int], ...]:
    text = _written(unit)
    if text in _NAMES:
        return ((_NAMES[text], 1),)
    parts: list[tuple[_Unit, int]] = []
    for place, ratio in enumerate(text.split("/")):
        parts += [(_part(name, unit), -1 if place else 1) for name in re.split(r"[·*]", ratio)]
    return tuple(parts)


def _part(text: str, whole: str) -> _Unit:
    found = _NAMES.get(text) if text else None
    return found or _power(text) or _multiple(text) or _foreign(text) or _unknown(whole)


def _unknown(unit: str) -> _Unit:
    close = near(_written(unit), filter(None, _NAMES)) if len(unit) < 30 else []
    close_zh = f"；是否指{beside(close)}？" if close else "；请核对单位"
    close_en = "; did you mean " + ", ".join(close) + "?" if close else "; check the unit"
    raise UnitError(Words(f"无法识别单位“{unit[:40]}”{close_zh}", f"unknown unit {unit[:40]!r}{close_en}"))


def _power(text: str) -> _Unit | None:
    found = _POWER.fullmatch(text)
    unit = found and (_NAMES.get(found[1]) or _foreign(found[1]))
    if not found or not unit or len(unit.dimension) != 1 or unit.offset:
        return None
    (base, one), power = unit.dimension[0], int(found[2])
    return _Unit(
        f"{unit.name}{power}",
        unit.scale**power,
        f"{base}{one * power}",
        f"{unit.zh}{power}",
        f"{unit.en}{power}",
    )


def _multiple(text: str) -> _Unit | None:
    found = _MULTIPLE.fullmatch(text)
    unit = found and _NAMES.get(found[3])
    if not found or not unit or unit.offset:
        return None
    times = int(found[1] or 1)
    for sign in found[2]:
        times *= _MULTIPLES[sign]
    written = found[1] + found[2]
    return _Unit(
        written + unit.name, unit.scale * times, unit.base, written + unit.zh, f"{times:,} {unit.en}".strip()
    )


@lru_cache(maxsize=1024)
def _foreign(text: str) -> _Unit | None:
    if not _FOREIGN.fullmatch(text):
        return None
    import pint

    try:
        zero, one = (_registry().Quantity(Decimal(n), text).to_base_units() for n in (0, 1))
    except (pint.PintError, AttributeError, TypeError, ValueError):
        return None
    powers = {str(name): int(str(power)) for name, power in one.unit_items()}
    base = " ".join(f"{name}{power}" for name, power in powers.items())
    return _Unit(text, one.magnitude - zero.magnitude, base, text, text, (), zero.magnitude)


@cache
def _registry() -> pint.UnitRegistry[Decimal]:
    import pint

    return pint.UnitRegistry(non_int_type=Decimal)


def _joined(parts: tuple[tuple[_Unit, int], ...], show: Callable[[_Unit], str]) -> str:
    above = "·".join(show(part) for part, sign in parts if sign > 0)
    return "/".join([above, *(show(part) for part, sign in parts if sign < 0)])
