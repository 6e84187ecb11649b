"""Series: the figures of an indicator month by month or otherwise over time, as far back as its table has records."""

from __future__ import annotations

from collections.abc import Mapping

import attrs
from immutabledict import immutabledict

from ansheng.called import called
from ansheng.dates import Every, Period
from ansheng.indicators.figure import Figure
from ansheng.indicators.indicator import Indicator, evaluate
from ansheng.reports.desk import Desk
from ansheng.words import Words

SPANS: Mapping[Every, Words] = immutabledict(
    {
        "week": Words("周", "weekly"),
        "month": Words("月", "monthly"),
        "quarter": Words("季度", "quarterly"),
        "half": Words("半年", "half-yearly"),
        "year": Words("年", "yearly"),
    }
)
"""The spans of a series, as a template names them."""

OPTION = Words("周期", "every")
"""The option that names the span."""


def span_called(name: str) -> Every:
    """The span of this id or name: 月, 季度, month.

    :raises UnknownNameError: there is none; they are listed
    """
    spans: dict[str, tuple[Every, Words]] = {span: (span, words) for span, words in SPANS.items()}
    return called(Words("周期", "span"), name, spans, lambda _, one: one[1].both)[0]


def series(desk: Desk, indicator: Indicator, every: Every, *, reach: Indicator | None = None) -> list[Figure]:
    """The figures of the spans of the report's window; a stock is taken at the end of each.

    Spans before the first record of a table are left out, since no record is no zero; the notes on the data say so.

    :param reach: of a stock, the indicator whose day tells since when its table has records
    """
    spans = _reached(desk, every, reach or indicator)
    if _stock(indicator):
        return [standing(desk, indicator, one) for one in spans]
    return [desk.figure(indicator, window=one) for one in spans]


def _reached(desk: Desk, every: Every, reach: Indicator) -> list[Period]:
    whole = desk.window.split(every)
    if _stock(reach):
        return list(whole)
    spans = [one for one in whole if all(desk.reaches(part, one) for part in reach.quantities)]
    if len(spans) < len(whole):
        last = desk.day(whole[len(whole) - len(spans) - 1].last)
        record = reach.numerator.record
        desk.leave_out(
            Words(
                f"“{record.title}”表无{last}及以前的记录，有关走势自其后起。",
                f"The table of {record.en} has no record up to {last}; its series begin after it.",
            )
        )
    return spans


def standing(desk: Desk, indicator: Indicator, window: Period) -> Figure:
    """The figure of a stock as it stood at the end of a window."""
    day = min(window.last, desk.as_of)
    made = evaluate(indicator, desk.tables, period=window, as_of=day, reach=desk.whole)
    return desk.keep(attrs.evolve(made, id=f"{made.id}@{day}"))


def _stock(indicator: Indicator) -> bool:
    return all(part.day is None and part.period is None for part in indicator.quantities)
