"""Meant: what a number is said to be, and what a change is said to be against."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Literal

import attrs

from ansheng.auditing.comparing.book import Book, Group
from ansheng.auditing.comparing.scope import Scope
from ansheng.auditing.comparing.windows import is_month
from ansheng.dates import Period
from ansheng.indicators.comparing.comparison import Against
from ansheng.words import Words

Aspect = Literal["value", "base", "difference", "change", "points"]
_LAST_YEAR = re.compile(r"同比|[较比与同]?(?:上年|去年)(?:同期)?|同期")
_LAST_PERIOD = re.compile(r"环比|[较比与]?上(?:个?月|季度?|期)")
AGAINST = re.compile(
    rf"(?P<year>{_LAST_YEAR.pattern})|(?P<period>{_LAST_PERIOD.pattern})|[较比与同](?P<stated>20[0-9]{{2}})年|[较比与同](?P<month>[0-9]{{1,2}})月|[较比与同]第?(?P<quarter>[一二三四])季度|[较比与同](?:年初|基期)"
)
_MOST = 2
NO_GROUP = Words(
    "无法确定是案卷中哪个地区、单位或行业的数",
    "of which region, unit or industry of the dossier it is cannot be told",
)
NO_INDICATOR = Words("无法确定是案卷中的哪项指标", "which indicator of the dossier it is cannot be told")
NO_WINDOW = Words("无法确定是哪个时段的数", "of which period it is cannot be told")
NARROWED = Words(
    "前文所指只是其中一部分，无法确定此数的范围", "the words before it are of a part only; its extent is open"
)


@attrs.frozen
class Reading:
    """What a number is said to be.

    :param names: the indicators that it may be of
    :param aspect: the value itself, that of the base, the difference to it in units, percent or points
    :param doubt: why the words leave another reading; None where they leave none
    :param known: the day up to which events are said to be known
    """

    names: tuple[str, ...]
    groups: tuple[Group, ...]
    windows: tuple[Period, ...]
    aspect: Aspect = "value"
    against: Against | None = None
    doubt: Words | None = None
    known: dt.date | None = None


def reading(book: Book, names: tuple[str, ...], scope: Scope) -> Reading:
    """The reading of a number that is of one of some indicators, by what its place is about."""
    doubt = NO_WINDOW if scope.unsure_window or not scope.windows else None
    if scope.unsure_group or not scope.groups:
        doubt = NO_GROUP
    elif (
        scope.narrow and scope.narrow not in names and any(_same_table(book, scope.narrow, n) for n in names)
    ):
        doubt = NARROWED
    windows = scope.windows or ((book.window,) if book.window and _undated(book, names) else ())
    return Reading(names, scope.groups, windows, doubt=doubt, known=scope.known)


def _undated(book: Book, names: Sequence[str]) -> bool:
    """Whether indicators count what has no day, so that they are the same in every window."""
    known = [book.known[name] for name in names if name in book.known]
    return bool(known) and all(quantity.day is None for one in known for quantity in one.quantities)


def _same_table(book: Book, one: str, other: str) -> bool:
    tables = [book.known[name].numerator.table for name in (one, other) if name in book.known]
    return len(tables) < _MOST or tables[0] == tables[1]


def against(text: str, read: Reading) -> Against | None:
    """What a change is said to be against, by the last words of a text that say it."""
    found = list(AGAINST.finditer(text))
    kind = found[-1].lastgroup if found else None
    if kind == "month":
        next_to = {window.first.month - 1 or 12 for window in read.windows if is_month(window)}
        return Against.PREVIOUS if next_to == {int(found[-1]["month"])} else None
    if kind == "quarter":
        last = {(window.last.month - 3 or 12) for window in read.windows if _is_quarter(window)}
        return Against.PREVIOUS if last == {3 + 3 * "一二三四".index(found[-1]["quarter"])} else None
    if kind == "stated":
        before = {window.first.year - 1 for window in read.windows}
        return Against.YEAR_BEFORE if before == {int(found[-1]["stated"])} else None
    return {"year": Against.YEAR_BEFORE, "period": Against.PREVIOUS}.get(kind or "")


def _is_quarter(window: Period) -> bool:
    months = window.last.month - window.first.month + 1
    return window.first.year == window.last.year and months == window.first.month % 3 + 2 == 3
