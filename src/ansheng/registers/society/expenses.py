"""Expenses: what units drew and used for safety in a year, against the rates of the rule in force.

No rate is shipped: of the rule on drawing and using safety expenses neither the text nor an account was read. An office
states the rates of its sectors in a file, :func:`read_rates`; without one, what had to be drawn is what the unit or the
office entered, or else it is not known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import attrs

from ansheng.dates import AnyPeriod, Period, parse_day
from ansheng.errors import DayError, InputError, check_lang, word
from ansheng.facts.kinds import Day, Number, Text
from ansheng.facts.kinds.spelling import headers_of
from ansheng.facts.record import Facts
from ansheng.sheets.door import read_toml
from ansheng.words import Lang, Words

State = Literal["enough", "short", "unknown"]
Base = Literal["revenue", "output"]

STATES: Mapping[State, Words] = {
    "enough": Words("足额提取", "drawn in full"),
    "short": Words("提取不足", "drawn too little"),
    "unknown": Words("是否足额无法判断", "not known whether drawn in full"),
}
"""How the drawing of safety expenses stands, in Chinese and in English."""

_ENTERED = Words("按所填应提取额", "as entered")
_NO_BASE = Words("计提依据未填", "what the rate is of is not stated")
_NO_RATE = Words("无适用的提取标准", "there is no rate that applies")
_NO_DRAWN = Words("实际提取额未填", "what was drawn is not stated")


class ExpenseRecord(
    Facts,
    title="安全生产费用",
    en="safety expenses",
    table="expenses",
    headers=headers_of(Path(__file__).parents[1] / "headers.toml", "expenses"),
):
    """The safety expenses of one unit in one year, in yuan."""

    unit = Text("单位名称", en="unit")
    sector = Text("行业领域", en="sector")
    department = Text("监管部门", en="supervising department")
    year = Text("所属年度", en="year")
    revenue = Number("计提营业收入", unit="yuan", en="revenue that the rate is of", minimum=0)
    output = Number("计提产量", unit="t", en="output that the rate is of", minimum=0)
    required = Number("应提取额", unit="yuan", en="to be drawn", minimum=0)
    drawn = Number("实际提取额", unit="yuan", en="drawn", minimum=0)
    carried = Number("上年结余", unit="yuan", en="carried over", minimum=0)
    used = Number("实际使用额", unit="yuan", en="used", minimum=0)
    misused = Number("超范围使用额", unit="yuan", en="used for what it is not for", minimum=0)
    reported_on = Day("报告日期", en="reported on", past=True)
    remarks = Text("备注", en="remarks")


@attrs.frozen
class Band:
    """From how much of the base on, and how many yuan are drawn for each unit of it above that."""

    over: Decimal
    rate: Decimal


@attrs.frozen
class Rate:
    """What units of a sector must draw in a year, as an office states it with its source.

    :param base: whether it is of the revenue in yuan, or of the output in tonnes
    :param bands: the rate of each part of the base, the lowest part first
    :param seen: how it was learnt; a rate from memory is none
    """

    sector: str
    base: Base
    bands: tuple[Band, ...]
    source: str
    since: dt.date
    until: dt.date | None
    seen: Literal["text", "secondary"]

    def holds(self, year: AnyPeriod) -> bool:
        """Whether it holds in the whole of a year; where a rate changes in it, neither does."""
        year = Period.of(year)
        return self.since <= year.first and (self.until is None or self.until >= year.last)

    def required(self, base: Decimal) -> Decimal:
        """What must be drawn of so much, in yuan.

        >>> from decimal import Decimal
        >>> bands = (Band(Decimal(0), Decimal("0.02")), Band(Decimal(1000), Decimal("0.01")))
        >>> Rate("化工", "revenue", bands, "某办法", dt.date(2023, 1, 1), None, "text").required(Decimal(1500))
        Decimal('25.00')
        """
        tops = [band.over for band in self.bands[1:]]
        parts = zip(self.bands, (*tops, base), strict=True)
        return sum(
            ((max(min(top, base), band.over) - band.over) * band.rate for band, top in parts),
            start=Decimal(0),
        )


@attrs.frozen
class ExpenseStanding:
    """How the safety expenses of one unit and year stand.

    :param required: what had to be drawn, in yuan, and ``basis`` by what; None where it is not known, and why
    :param left: what was carried over and drawn less what was used; None where a part is not known
    """

    record: ExpenseRecord
    state: State
    required: Decimal | None
    basis: Words
    left: Decimal | None

    @property
    def misused(self) -> bool | None:
        """Whether some was used for what it is not for; None where nobody wrote down."""
        return None if self.record.misused is None else self.record.misused > 0

    def text(self, lang: Lang = "zh") -> str:
        """The standing in a line."""
        row, state, basis = self.record, word(lang, STATES[self.state]), word(lang, self.basis)
        required, drawn, used = (_money(value, lang) for value in (self.required, row.drawn, row.used))
        if check_lang(lang) == "en":
            said = f"{row.unit}, {row.year}: {required} to be drawn ({basis}), {drawn} drawn, {used} used: {state}"
            return said + (f"; {_money(row.misused, lang)} misused" if self.misused else "")
        said = f"{row.unit or '单位未填'}{row.year or '年度未填'}：应提取{required}（{basis}），"
        said += f"实际提取{drawn}，使用{used}，{state}"
        return said + (f"；超范围使用{_money(row.misused, lang)}" if self.misused else "")


def read_rates(path: str | Path) -> tuple[Rate, ...]:
    """The rates of a TOML file: ``[[rate]]`` with sector, base, source, seen, since, until and ``[[rate.band]]``.

    Numbers of the bands are written as text, ``over = "0"`` and ``rate = "0.02"``.

    :raises InputError: the file cannot be read, or a rate lacks its source, is from memory or does not hold together
    """
    name = Path(path).name
    try:
        return tuple(_rate(entry) for entry in read_toml(path)["rate"])
    except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError, DayError) as error:
        raise InputError(
            Words(
                f"{name}：提取标准有误；每项应写明行业、计提依据、出处、核实程度、起始日期和由小到大的分档，"
                "核实程度应为已读条文或据转引，请更正",
                f"{name}: a rate needs sector, base, source, seen, since and bands from the lowest; seen is text or "
                "secondary; correct it",
            )
        ) from error


def expense_standings(
    records: Iterable[ExpenseRecord], rates: Iterable[Rate], year: int
) -> tuple[ExpenseStanding, ...]:
    """How the safety expenses of the units stand that have a row for a year, in the order of the table.

    A rate that holds in the whole year goes before what was entered as to be drawn.

    :param rates: those of the rule in force, as :func:`read_rates` gives them

    >>> row = ExpenseRecord(unit="甲厂", year="2023", sector="化工", required=200_000, drawn=150_000, used=90_000)
    >>> expense_standings([row], [], 2023)[0].text()
    '甲厂2023：应提取20.00万元（按所填应提取额），实际提取15.00万元，使用9.00万元，提取不足'
    """
    days = Period.parse(str(year))
    holding = {rate.sector: rate for rate in rates if rate.holds(days)}
    return tuple(_standing(row, holding.get(row.sector or "")) for row in records if _year(row.year) == days)


def _standing(row: ExpenseRecord, rate: Rate | None) -> ExpenseStanding:
    required, basis = _required(row, rate)
    drawn = None if row.drawn is None else Decimal(str(row.drawn))
    if required is not None and drawn is None:
        basis = _NO_DRAWN
    state: State = (
        "unknown" if required is None or drawn is None else "enough" if drawn >= required else "short"
    )
    parts = [None if value is None else Decimal(str(value)) for value in (row.carried, row.drawn, row.used)]
    carried, got, used = parts
    left = None if carried is None or got is None or used is None else carried + got - used
    return ExpenseStanding(row, state, required, basis, left)


def _required(row: ExpenseRecord, rate: Rate | None) -> tuple[Decimal | None, Words]:
    """What had to be drawn, and by what; or None and why it is not known."""
    base = None if rate is None else row.revenue if rate.base == "revenue" else row.output
    if rate is not None and base is not None:
        return rate.required(Decimal(str(base))), Words(rate.source, rate.source)
    if row.required is not None:
        return Decimal(str(row.required)), _ENTERED
    return None, _NO_RATE if rate is None else _NO_BASE


def _year(text: str | None) -> Period | None:
    try:
        return Period.parse(text) if text else None
    except DayError:
        return None


def _money(value: Decimal | float | None, lang: Lang) -> str:
    if value is None:
        return word(lang, Words("未知数额", "an unknown amount"))
    ten_thousands = Decimal(str(value)) / 10_000
    return word(lang, Words(f"{ten_thousands:.2f}万元", f"{ten_thousands * 10_000:,.2f} yuan"))


def _rate(entry: Mapping[str, Any]) -> Rate:
    bands = tuple(Band(Decimal(band["over"]), Decimal(band["rate"])) for band in entry["band"])
    overs = [band.over for band in bands]
    since, until = parse_day(entry["since"]), parse_day(entry["until"]) if "until" in entry else None
    if entry["base"] not in ("revenue", "output") or entry["seen"] not in ("text", "secondary"):
        raise ValueError(entry["base"])
    if since is None or not entry["source"] or not bands or overs[0] != 0 or overs != sorted(set(overs)):
        raise ValueError(overs)
    if any(band.rate < 0 for band in bands):
        raise ValueError(bands)
    return Rate(entry["sector"], entry["base"], bands, entry["source"], since, until, entry["seen"])
