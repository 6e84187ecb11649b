"""Forms: how an ask is printed, what it compares with, which days it counts, and the names that are no figures."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import attrs
from immutabledict import immutabledict

from ansheng.dates import Period, day_label
from ansheng.errors import InputError, UnknownNameError
from ansheng.indicators.comparing.comparison import Against, plan_before
from ansheng.indicators.indicator import Indicator
from ansheng.reports.desk import Desk
from ansheng.reports.templates.grammar import SIGNS
from ansheng.reports.templates.printing import PLAIN, SCALES, Shape, rounded
from ansheng.reports.templates.tree import Ask
from ansheng.words import Words


def _day(desk: Desk, day: dt.date | None) -> str:
    return "" if day is None else day_label(day, desk.lang)


def _length(desk: Desk) -> str:
    """The days of the campaign, both the first and the last counted."""
    first, last = desk.campaign.starts, desk.campaign.ends
    if first is None or last is None:
        return ""
    return f"{Period(first, last).days}{'天' if desk.lang == 'zh' else ' days'}"


NAMES: Mapping[str, Callable[[Desk], str]] = immutabledict(
    {
        "行动": lambda desk: desk.campaign.title,
        "发文机关": lambda desk: desk.campaign.issuer,
        "案卷": lambda desk: desk.dossier.name,
        "期间": lambda desk: desk.window.label(desk.lang),
        "年份": lambda desk: str(desk.window.last.year) + ("年" if desk.lang == "zh" else ""),
        "起始日": lambda desk: day_label(desk.window.first, desk.lang),
        "终止日": lambda desk: day_label(desk.window.last, desk.lang),
        "统计截止日": lambda desk: day_label(desk.as_of, desk.lang),
        "行动开始日": lambda desk: _day(desk, desk.campaign.starts),
        "行动结束日": lambda desk: _day(desk, desk.campaign.ends),
        "行动天数": lambda desk: _length(desk),
        "范围": lambda desk: desk.place.name if desk.place else "",
        "基期名": lambda desk: usual(desk).base_title(desk.lang),
    }
)
"""Names that are no figures, by what an office calls them."""

STATED = frozenset({"行动开始日", "行动结束日", "行动天数"})
"""The names without which nothing can be said, where ``campaign.toml`` does not state them."""

ENGLISH: Mapping[str, str] = immutabledict(
    {
        "campaign": "行动",
        "issuer": "发文机关",
        "dossier": "案卷",
        "period": "期间",
        "year": "年份",
        "first_day": "起始日",
        "last_day": "终止日",
        "as_of": "统计截止日",
        "campaign_first_day": "行动开始日",
        "campaign_last_day": "行动结束日",
        "campaign_days": "行动天数",
        "place": "范围",
        "base_name": "基期名",
    }
)

_PLACES = re.compile(r"^(\d)\s*(?:位|digits?)$")
_AGAINST = re.compile(r"^(?:较|与|vs\s*)(?P<base>.+?)(?:相?比)?$")
_YOY = immutabledict({"yoy": "同比", "on the year": "同比", "on the period": "环比"})
_PER = re.compile(r"^(?P<how>占|of|每|per)\s*[=＝]?\s*(?P<name>.+)$")
_BY = re.compile(r"^(?:分列|by)\s*[=＝]\s*(?P<name>.+)$")
_MEASURE = re.compile(r"^(?:单位|unit)\s*[=＝]\s*(?P<name>.+)$")
_REACH = re.compile(
    r"^(?:个数|groups)\s*[=＝]\s*(?P<by>[^<>=≥≤＞＜!≠]+?)\s*(?P<sign>>=|<=|[=＝≥≤><＞＜])\s*(?P<number>-?\d+(?:\.\d+)?)\s*%?$"
)


def _since_start(desk: Desk) -> Period:
    if desk.campaign.starts is None:
        raise InputError(
            Words(
                "campaign.toml 未填行动开始日期，无法取“行动以来”；请填写",
                "campaign.toml does not state when the campaign starts; state it",
            )
        )
    return Period(min(desk.campaign.starts, desk.window.last), desk.window.last)


WINDOWS: Mapping[str, Callable[[Desk], Period]] = immutabledict(
    {
        "上年同期": lambda desk: desk.window.year_before(),
        "year before": lambda desk: desk.window.year_before(),
        "上期": lambda desk: desk.window.previous(),
        "previous": lambda desk: desk.window.previous(),
        "基期": lambda desk: desk.base or desk.window.year_before(),
        "base": lambda desk: desk.base or desk.window.year_before(),
        "本年": lambda desk: Period(desk.window.last.replace(month=1, day=1), desk.window.last),
        "year to date": lambda desk: Period(desk.window.last.replace(month=1, day=1), desk.window.last),
        "行动以来": _since_start,
        "since the start": _since_start,
        "上一规划期": lambda desk: plan_before(desk.window),
        "plan before": lambda desk: plan_before(desk.window),
    }
)
"""The days that an ask may name by words, which depend on the report."""
BARE = ("数", "number")
CHANGE, SIZE, SHARE, YEARLY = "增减", "幅度", "占比", "年均"
_WORDS: Mapping[str, str] = immutabledict(
    {"change": CHANGE, "size": SIZE, "share": SHARE, "yearly": YEARLY}
    | {name: name for name in (CHANGE, SIZE, SHARE, YEARLY)}
)
KNOWN = (
    *("同比", "环比", "较基期", "较2020年", "较上一规划期", "数", *dict.fromkeys(_WORDS.values())),
    *("1位", "百余", "近百", "万", "单位=…", "占=…", "每=…", "分列=…", "个数=…"),
)
"""The forms as an error lists them."""


@attrs.frozen
class Reach:
    """Of how many groups a figure reaches a number: ``个数=地区≥100%``."""

    by: str
    sign: str
    number: Decimal


@attrs.frozen
class Forms:
    """How a figure is printed, as the forms behind ``|`` say.

    :param against: what it is compared with; None where it is not
    :param base: the days of a fixed base
    :param how: 增减, 幅度, 占比 or 年均; empty for the figure or its comparison in words
    :param of: the other indicator of a share (占) or of a mean (每)
    :param by: the fact by whose values it is told one after the other, the greatest first
    :param reach: of how many groups it reaches a number, instead of the figure itself
    :param shape: what the number looks like
    """

    against: Against | None = None
    base: Period | None = None
    how: str = ""
    of: Indicator | None = None
    mean: bool = False
    by: str = ""
    reach: Reach | None = None
    shape: Shape = PLAIN


def variable(name: str) -> str:
    """The name that is no figure, as :data:`NAMES` has it; empty where it is none."""
    plain = ENGLISH.get(name, name)
    return plain if plain in NAMES else ""


def forms_of(desk: Desk, ask: Ask) -> Forms:
    """How an ask is printed.

    :raises InputError: a form is not understood
    :raises UnknownNameError: a form names an indicator that there is not
    """
    forms = Forms()
    for form in ask.forms:
        forms = _formed(desk, form, forms)
    if forms.how in (CHANGE, SIZE) and forms.against is None:
        forms = attrs.evolve(forms, against=usual(desk))
    return forms


def _formed(desk: Desk, form: str, forms: Forms) -> Forms:
    if shape := _shaped(form, forms.shape):
        return attrs.evolve(forms, shape=shape)
    if form in _WORDS:
        return attrs.evolve(forms, how=_WORDS[form])
    if found := _BY.match(form):
        return attrs.evolve(forms, by=found["name"].strip())
    if found := _REACH.match(form):
        sign = SIGNS[found["sign"]]
        return attrs.evolve(forms, reach=Reach(found["by"].strip(), sign, Decimal(found["number"])))
    if found := _PER.match(form):
        return attrs.evolve(forms, of=desk.indicator(found["name"]), mean=found["how"] in ("每", "per"))
    return attrs.evolve(forms, **_against(desk, form))


def _shaped(form: str, shape: Shape) -> Shape | None:
    """The shape with what a form says of it; None where the form says nothing of the shape."""
    if found := _PLACES.match(form):
        return attrs.evolve(shape, places=int(found[1]))
    if form in SCALES:
        return attrs.evolve(shape, scale=SCALES[form])
    if round_ := rounded(form):
        return attrs.evolve(shape, rounded=round_)
    if found := _MEASURE.match(form):
        return attrs.evolve(shape, measure=found["name"].strip())
    return attrs.evolve(shape, bare=True) if form in BARE else None


def _against(desk: Desk, form: str) -> dict[str, Any]:
    """What a figure is compared with, as the fields of its forms.

    :raises UnknownNameError: the form is none
    """
    try:
        against = Against.of(_YOY.get(form, form))
        return {"against": usual(desk) if against is Against.YEAR_BEFORE else against}
    except UnknownNameError:
        if found := _AGAINST.match(form):
            return {"against": Against.BASE, "base": Period.parse(found["base"], year=desk.window.last.year)}
        raise UnknownNameError.of(Words("形式", "form"), form, KNOWN) from None


def usual(desk: Desk) -> Against:
    """What a comparison compares with where nothing else is said: the base of the report, or the year before."""
    return Against.BASE if desk.base else Against.YEAR_BEFORE


def window_of(desk: Desk, ask: Ask) -> Period | None:
    """The days that an ask names; None for those of the report.

    :raises DayError: they are not understood
    """
    if not ask.window:
        return None
    if ask.window in WINDOWS:
        return WINDOWS[ask.window](desk)
    return Period.parse(ask.window, year=desk.window.last.year)
