"""Targets: what a campaign is to reach by a day, and how that stands."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Literal

import attrs

from ansheng.campaigns.records import TargetRecord
from ansheng.dates import AnyDay, day_of
from ansheng.errors import InputError, word
from ansheng.words import Lang, Words

State = Literal["met", "missed", "open", "failing", "unknown"]

STATES: Mapping[State, Words] = {
    "met": Words("已达到", "met"),
    "missed": Words("未达到", "missed"),
    "open": Words("未到期", "open"),
    "failing": Words("已不可能达到", "failing"),
    "unknown": Words("无法判断", "unknown"),
}
"""How a target stands, in Chinese and in English."""


@attrs.frozen
class Reached:
    """What was reached so far: ``done`` of ``total`` for a share, ``done`` alone for a number or what must not occur.

    ``series`` is the yearly figure of a target that must fall year by year, the oldest first; a year not known is
    None.
    """

    done: int | None = None
    total: int | None = None
    series: tuple[int | None, ...] = ()


@attrs.frozen
class TargetStanding:
    """How a target stands on a day, with the share reached in percent where it is a share, and the reason."""

    target: TargetRecord
    state: State
    share: Decimal | None
    words: Words

    def text(self, lang: Lang = "zh") -> str:
        """The standing in a line."""
        state = word(lang, STATES[self.state])
        return word(
            lang,
            Words(
                f"{self.target.name}：{state}；{self.words.zh}",
                f"{self.target.name}: {state}; {self.words.en}",
            ),
        )


def target_standing(
    target: TargetRecord, reached: Reached, on: AnyDay, *, mostly: float | Decimal | None = None
) -> TargetStanding:
    """How a target stands at the end of a day.

    全部 asks for 100 %. 基本 asks for the share that the target states, or else for ``mostly``, which the campaign must
    fix, since no rule does; without either the target is unknown. So is one that says 全部 and states another share. A
    share of nothing is unknown, never 100 %. A target that must not occur is failing from its first occurrence; one
    that must fall year by year from the first year that does not.

    :param mostly: the percentage that 基本 stands for where a target does not state it
    :raises InputError: ``mostly`` is no percentage above 0 and up to 100

    >>> target = TargetRecord(name="企业接入", kind="share", strictness="all", by_day="2024-12-31")
    >>> target_standing(target, Reached(done=48, total=50), "2024-06-30").text()
    '企业接入：未到期；已达96%，要求100%'
    """
    on = day_of(on, "on")
    if mostly is not None and not 0 < mostly <= 100:
        raise InputError(
            Words(
                f"mostly= 应为大于0、不超过100的百分比，收到“{mostly}”；请更正",
                f"mostly= is a percentage above 0 and up to 100, not {mostly}; correct it",
            )
        )
    over = target.by_day is not None and on > target.by_day
    if target.kind == "share":
        return _share(target, reached, over, mostly)
    if target.kind == "number":
        return _number(target, reached, over)
    if target.kind == "falling":
        return _falling(target, reached, over)
    if target.kind == "zero":
        return _zero(target, reached, over)
    return _standing(target, "unknown", Words("目标类型未填", "its kind is not stated"))


def target_forecast(target: TargetRecord, reached: Reached, since: AnyDay, on: AnyDay) -> dt.date | None:
    """The day on which a share or a number is reached at the pace so far; None where that cannot be told.

    What is reached already has no forecast, nor has what has not begun, nor a target that is not reached by doing.

    :param since: the day from which it was worked for
    :param on: the day at whose end so much was done

    >>> target = TargetRecord(name="企业接入", kind="number", number=100, by_day="2024-12-31")
    >>> target_forecast(target, Reached(done=50), "2024-01-01", "2024-03-31")
    datetime.date(2024, 6, 29)
    """
    since, on = day_of(since, "since"), day_of(on, "on")
    wanted = _wanted(target, reached)
    if wanted is None or not reached.done or reached.done >= wanted or on <= since:
        return None
    whole = Fraction((on - since).days) * Fraction(wanted) / reached.done
    try:
        return since + dt.timedelta(days=math.ceil(whole))
    except OverflowError:
        return None


def _wanted(target: TargetRecord, reached: Reached) -> Decimal | None:
    """How many must be done."""
    if target.kind == "number":
        return None if target.number is None else Decimal(str(target.number))
    required = _required(target, None) if target.kind == "share" else None
    return required * reached.total / 100 if isinstance(required, Decimal) and reached.total else None


def _standing(
    target: TargetRecord, state: State, words: Words, share: Decimal | None = None
) -> TargetStanding:
    return TargetStanding(target, state, share, words)


def _required(target: TargetRecord, mostly: float | Decimal | None) -> Decimal | Words:
    """The share in percent that a target asks for, or why it is not known."""
    stated = None if target.share is None else Decimal(str(target.share))
    if stated is not None and stated > 100:
        return Words(
            f"要求比例填为{stated.normalize():f}%，超过100%",
            f"{stated.normalize():f} % required is above 100 %",
        )
    if target.strictness == "all":
        if stated in (None, 100):
            return Decimal(100)
        return Words(
            f"要求“全部”，要求比例却填为{stated.normalize():f}%",
            f"all required, yet {stated.normalize():f} % stated",
        )
    if stated is not None:
        return stated
    if target.strictness == "mostly":
        unfixed = Words("未规定“基本”所指的比例", "what share is meant by mostly is not laid down")
        return unfixed if mostly is None else Decimal(str(mostly))
    return Words("要求程度、要求比例均未填", "neither how strict it is nor a share is stated")


def _share(
    target: TargetRecord, reached: Reached, over: bool, mostly: float | Decimal | None
) -> TargetStanding:
    required = _required(target, mostly)
    if isinstance(required, Words):
        return _standing(target, "unknown", required)
    if reached.done is None or not reached.total:
        return _standing(
            target, "unknown", Words("完成数或总数未填", "what is done, or of how many, is not known")
        )
    if not 0 <= reached.done <= reached.total:
        told = f"{reached.done}/{reached.total}"
        return _standing(target, "unknown", Words(f"完成数与总数矛盾（{told}）", f"{told} cannot be"))
    share = Decimal(reached.done) * 100 / Decimal(reached.total)
    met = reached.done * 100 >= required * reached.total
    shown, asked = _short(share, short_of=None if met else required), f"{required.normalize():f}"
    words = Words(f"已达{shown}%，要求{asked}%", f"{shown} % of {asked} % required")
    return _standing(target, "met" if met else "missed" if over else "open", words, share)


def _number(target: TargetRecord, reached: Reached, over: bool) -> TargetStanding:
    if target.number is None or reached.done is None:
        return _standing(
            target, "unknown", Words("要求数量或完成数未填", "the number required or done is not known")
        )
    met = reached.done >= target.number
    words = Words(
        f"已完成{reached.done}，要求{target.number:g}", f"{reached.done} of {target.number:g} required"
    )
    return _standing(target, "met" if met else "missed" if over else "open", words)


def _zero(target: TargetRecord, reached: Reached, over: bool) -> TargetStanding:
    if reached.done is None:
        return _standing(target, "unknown", Words("发生数未填", "it is not known whether it occurred"))
    words = Words(f"发生数为{reached.done}", f"occurred {reached.done} times")
    if reached.done:
        return _standing(target, "missed" if over else "failing", words)
    return _standing(target, "met" if over else "open", words)


def _falling(target: TargetRecord, reached: Reached, over: bool) -> TargetStanding:
    years: Sequence[int | None] = reached.series
    known = [(a, b) for a, b in pairwise(years) if a is not None and b is not None]
    told = Words(
        "→".join("未填" if y is None else str(y) for y in years),
        "; ".join("not stated" if y is None else str(y) for y in years),
    )
    if any(later >= earlier for earlier, later in known):
        return _standing(
            target,
            "missed" if over else "failing",
            Words(f"各年为{told.zh}，未逐年下降", f"yearly {told.en}"),
        )
    if len(known) < max(1, len(years) - 1):
        return _standing(
            target, "unknown", Words(f"各年为{told.zh}，数据不全", f"yearly {told.en}: not all known")
        )
    return _standing(target, "met" if over else "open", Words(f"各年为{told.zh}", f"yearly {told.en}"))


def _short(value: Decimal, *, short_of: Decimal | None) -> str:
    """A percentage to one place, half up; one that falls short never looks as if it did not."""
    rounded = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    if short_of is not None and rounded >= short_of:
        rounded = value.quantize(Decimal("0.1"), ROUND_DOWN)
    return f"{rounded.normalize():f}"
