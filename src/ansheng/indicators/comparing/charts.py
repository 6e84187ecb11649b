"""Control charts: the points of a series, or the groups of a funnel, that chance alone would hardly have made.

The centre is the common rate of all points. The limits of a point are exact: beyond each of them a count has at most
the probability 0.00135 that three standard deviations leave on a side of the normal law. They are those of a Poisson
count (a c-chart, or with exposures a u-chart), for shares those of a binomial one (a p-chart), so that they hold for
small counts too, where three standard deviations reach below zero. Of Nelson's rules the first and the second are
asked: a point beyond a limit, and nine points in a row on one side of the centre. A funnel, which has no order, is
asked the first alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

import attrs

from ansheng import looking
from ansheng.errors import InputError, check_lang, word
from ansheng.indicators.comparing.chance import MOST, TOO_LARGE, Counted
from ansheng.indicators.comparing.tails import binomial, poisson
from ansheng.indicators.printing import number
from ansheng.looking import Row
from ansheng.words import NO_WORDS, Lang, Words

if TYPE_CHECKING:
    import polars as pl

    from ansheng.indicators.figure import Figure

Rule = Literal["nelson-1", "nelson-2"]
"""Nelson's first rule, a point beyond a limit, and his second, nine in a row on one side of the centre."""

THREE_SIGMA = 0.0013498980316300933
"""What lies beyond three standard deviations on one side of the normal law."""
RUN = 9
"""How many points in a row on one side break the second rule."""

_SAYS: dict[tuple[Rule, int], Words] = {
    ("nelson-1", 1): Words("高于控制上限", "above the upper limit"),
    ("nelson-1", -1): Words("低于控制下限", "below the lower limit"),
    ("nelson-2", 1): Words(f"连续{RUN}点在中心线以上", f"{RUN} points in a row above the centre"),
    ("nelson-2", -1): Words(f"连续{RUN}点在中心线以下", f"{RUN} points in a row below the centre"),
}

_COLUMNS = ("判断", "名称", "统计期间", "数值", "中心线", "控制下限", "控制上限")


@attrs.frozen
class Point:
    """One figure of a chart with what chance leaves it, all in the unit of the figure.

    :param centre: what it would be at the common rate of all points; None where it is not judged
    :param lower: the least that is within the limits
    :param upper: the most that is within the limits
    :param side: 1 above the centre, -1 below it, 0 on it; None where it is not judged
    :param rules: the rules that are broken with this point
    :param reason: why it is not judged
    """

    figure: Figure
    centre: Fraction | None = None
    lower: Fraction | None = None
    upper: Fraction | None = None
    side: int | None = None
    rules: tuple[Rule, ...] = ()
    reason: Words = NO_WORDS

    def text(self, lang: Lang = "zh") -> str:
        """The rules that are broken, or why it is not judged; empty where there is nothing to say."""
        if self.side is None:
            return word(lang, Words("未判断：", "not judged: ")) + word(lang, self.reason)
        return word(lang, Words("，", ", ")).join(word(lang, _SAYS[rule, self.side]) for rule in self.rules)

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The point as plain data; numbers are ``float`` and ``int``."""
        figure = self.figure
        return {
            "id": figure.id,
            "label": figure.name(lang),
            "first": figure.window.first.isoformat(),
            "last": figure.window.last.isoformat(),
            "value": _float(figure.exact),
            "centre": _float(self.centre),
            "lower": _float(self.lower),
            "upper": _float(self.upper),
            "rules": list(self.rules),
            "unknown": figure.unknown,
            "text": self.text(lang),
        }


@attrs.frozen
class Chart:
    """The points of a control chart or a funnel, in the order in which they came."""

    points: tuple[Point, ...]

    def __repr__(self) -> str:
        return f"<Chart: {len(self.points)} points, {len(self.signals)} signals>"

    def _repr_html_(self) -> str:
        rows: Iterator[Row] = (
            (
                "bad" if point.rules else "quiet" if point.side is None else "",
                (
                    point.text() or "在控制限内",
                    point.figure.label,
                    point.figure.window.label(),
                    point.figure.display,
                    *(_told(value, point.figure) for value in (point.centre, point.lower, point.upper)),
                ),
            )
            for point in self.points
        )
        title = f"控制图：{len(self.points)}点，其中异常{len(self.signals)}点"
        return looking.block(title, looking.table(_COLUMNS, rows, of=len(self.points)))

    @property
    def signals(self) -> tuple[Point, ...]:
        """The points with which a rule is broken."""
        return tuple(point for point in self.points if point.rules)

    def to_dicts(self, lang: Lang = "zh") -> list[dict[str, Any]]:
        """One mapping a point; JSON-safe."""
        known = check_lang(lang)
        return [point.to_dict(known) for point in self.points]

    def to_polars(self, lang: Lang = "zh") -> pl.DataFrame:
        """One row a point; days are dates."""
        import polars as pl

        schema: dict[str, pl.DataType] = {
            **dict.fromkeys(("id", "label", "first", "last"), pl.String()),
            **dict.fromkeys(("value", "centre", "lower", "upper"), pl.Float64()),
            "rules": pl.List(pl.String()),
            "unknown": pl.Int64(),
            "text": pl.String(),
        }
        return pl.DataFrame(self.to_dicts(check_lang(lang)), schema=schema).with_columns(
            pl.col("first", "last").str.to_date()
        )


def control_chart(figures: Iterable[Figure]) -> Chart:
    """The chart of a series, such as the months of a year: figures of one indicator in the order of their windows.

    A point that cannot be judged (not known, no count) is in no run, and not in the centre.

    :raises InputError: the figures are not of one unit
    """
    points = _limited(tuple(figures))
    return Chart(tuple(_with_run(points, at) for at in range(len(points))))


def funnel(figures: Iterable[Figure]) -> Chart:
    """The funnel of groups, such as townships: figures of one indicator and window, each against the rate of all.

    :raises InputError: the figures are not of one unit
    """
    return Chart(_limited(tuple(figures)))


def _limited(figures: Sequence[Figure]) -> tuple[Point, ...]:
    if len({(figure.unit, figure.per) for figure in figures}) > 1:
        raise InputError(
            Words(
                "同一张控制图中各数字的单位应一致；请只用一个指标",
                "the figures of a chart are of one unit; use one indicator",
            )
        )
    sides = [_side(figure) for figure in figures]
    known = [side for side in sides if isinstance(side, Counted)]
    whole = sum((Fraction(one.of) for one in known), Fraction())
    rate = Fraction(sum(one.count for one in known)) / whole if whole else None
    shares = all(one.share for one in known)
    return tuple(_point(*one, rate, shares) for one in zip(figures, sides, strict=True))


def _side(figure: Figure) -> Counted | Words:
    side = figure.counted
    if isinstance(side, Counted) and max(side.count, side.of if side.share else 0) > MOST:
        return TOO_LARGE
    return side


def _point(figure: Figure, side: Counted | Words, rate: Fraction | None, shares: bool) -> Point:
    if isinstance(side, Words) or rate is None:
        return Point(figure, reason=side if isinstance(side, Words) else NO_WORDS)
    least, most = _limits(side, rate, shares)
    expected = rate * Fraction(side.of)
    scale = Fraction(1) if figure.denominator is None else Fraction(figure.per) / Fraction(side.of)
    return Point(
        figure,
        centre=expected * scale,
        lower=least * scale,
        upper=most * scale,
        side=(side.count > expected) - (side.count < expected),
        rules=() if least <= side.count <= most else ("nelson-1",),
    )


def _limits(side: Counted, rate: Fraction, shares: bool) -> tuple[int, int]:
    """The least and the most that chance leaves of a count at the common rate."""
    if not rate:
        return 0, 0
    if not shares:
        return poisson(float(rate * Fraction(side.of))).limits(THREE_SIGMA)
    if rate == 1:
        return int(side.of), int(side.of)
    return binomial(int(side.of), float(rate), float(1 - rate)).limits(THREE_SIGMA)


def _with_run(points: Sequence[Point], at: int) -> Point:
    """The point, with the second rule where it ends a run that is long enough."""
    sides = {point.side for point in points[max(0, at - RUN + 1) : at + 1]}
    if at + 1 < RUN or len(sides) > 1 or not points[at].side:
        return points[at]
    return attrs.evolve(points[at], rules=(*points[at].rules, "nelson-2"))


def _told(value: Fraction | None, figure: Figure) -> str | None:
    """A centre or limit with one decimal more than the figure of a count has."""
    return None if value is None else number(value, figure.style.places or 1)


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
