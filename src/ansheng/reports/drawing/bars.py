"""Bars: beside each other, or on top of each other, a row a label, with the numbers as they are printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from ansheng.reports.drawing.canvas import (
    EDGE,
    NOTHING,
    SIZE,
    SMALL,
    Drawn,
    Key,
    Layer,
    Look,
    Row,
    axis,
    halo,
    plot,
    points,
    rects,
    rules,
    texts,
)
from ansheng.reports.drawing.colours import SERIES
from ansheng.reports.drawing.scales import Scale
from ansheng.reports.drawing.texts import clean, lines, measure, number
from ansheng.reports.graphics import Diagram, Series
from ansheng.words import Words

MOST = 40
"""How many labels are drawn; of more, those with the greatest values."""

_PAD = 5.0


@attrs.frozen
class _Bar:
    """A bar, or a part of one, from one value to another in the row at ``top``; None where it is a gap."""

    top: float
    series: int
    start: float
    end: float | None
    text: str

    @property
    def most(self) -> float:
        return max(self.start, self.end or 0.0)


def draw(diagram: Diagram, look: Look) -> Drawn:
    """The bars of a diagram; where a value is not known there is no bar but a word."""
    kept = greatest(diagram)
    stacked = diagram.form == "stacked" and len(kept.series) > 1
    room = min(230.0, look.width * 0.34)
    names = [lines(clean(label), room, SIZE) for label in kept.labels]
    thick = 18.0 if stacked or len(kept.series) == 1 else 15.0
    inner = thick * (1 if stacked else len(kept.series))
    step = max(inner, 15.0 * max(map(len, names), default=1)) + 2 * _PAD
    make = _stacked if stacked else _beside
    bars = [
        bar
        for at in range(len(names))
        for bar in make(kept.series, at, at * step + (step - inner) / 2, thick, look)
    ]
    below = max(
        (measure(bar.text, SMALL) + 6 for bar in bars if (bar.end or 0) < 0 and not stacked), default=0
    )
    left = EDGE + 10 + below + max((measure(line, SIZE) for name in names for line in name), default=0)
    ends = [value for bar in bars for value in (bar.start, bar.end) if value is not None]
    numbers = [number(value) for one in kept.series for value in one.values]
    whole = all(value == int(value) for value in numbers if value is not None)
    most = look.width * 0.34
    least = Scale.over(ends, plot(look, left, EDGE + most), whole=whole, tight=True)
    right = EDGE + min(_behind(bars, least if stacked else None), most)
    scale = Scale.over(ends, plot(look, left, right), whole=whole, tight=True)
    height = step * max(1, len(names))
    return Drawn(
        layers=(
            _axis(bars, thick, scale, look),
            rules([{"x": scale.at(0), "x2": scale.at(0), "y": 0, "y2": height}], look.colours["soft"]),
            *_names(names, step, -10 - below, look),
            *(_in_stack(bars, thick, scale, look) if stacked else _at_ends(bars, thick, scale, look)),
        ),
        height=height,
        left=left,
        right=right,
        below=24,
        keys=keys(kept, "square"),
        notes=_more(len(diagram.labels) - len(kept.labels), look),
    )


def greatest(diagram: Diagram, most: int = MOST) -> Diagram:
    """The diagram with the labels of the greatest values, in their order."""
    if len(diagram.labels) <= most:
        return diagram
    sizes = [
        sum(abs(number(one.values[at]) or 0.0) for one in diagram.series) for at in range(len(diagram.labels))
    ]
    kept = sorted(sorted(range(len(sizes)), key=lambda at: -sizes[at])[:most])
    return attrs.evolve(
        diagram,
        labels=tuple(diagram.labels[at] for at in kept),
        series=tuple(
            Series(one.name, tuple(one.values[at] for at in kept), tuple(one.shown[at] for at in kept))
            for one in diagram.series
        ),
    )


def keys(diagram: Diagram, shape: str) -> tuple[Key, ...]:
    """The unit, and where there are several series what each is."""
    several = len(diagram.series) > 1
    series = [
        Key(one.name, SERIES[at % len(SERIES)], shape) for at, one in enumerate(diagram.series) if several
    ]
    return (*([Key(diagram.unit)] if diagram.unit else []), *series)


def said(one: Series, at: int, look: Look) -> str:
    """A value as it is printed; a gap says that it is one."""
    return clean(one.shown[at], 24) or look.of(NOTHING)


def _more(left: int, look: Look) -> tuple[str, ...]:
    words = Words(
        f"仅列数值最大的{MOST}项，另有{left}项未列出。",
        f"The greatest {MOST} are shown; {left} more are not.",
    )
    return (look.of(words),) if left else ()


def _beside(series: Sequence[Series], at: int, top: float, thick: float, look: Look) -> Iterator[_Bar]:
    for order, one in enumerate(series):
        yield _Bar(top + order * thick, order, 0.0, number(one.values[at]), said(one, at, look))


def _stacked(series: Sequence[Series], at: int, top: float, thick: float, look: Look) -> Iterator[_Bar]:
    reached = {True: 0.0, False: 0.0}
    for order, one in enumerate(series):
        value = number(one.values[at])
        start = reached[(value or 0) >= 0]
        end = None if value is None else start + value
        yield _Bar(top, order, start, end, said(one, at, look))
        reached[(value or 0) >= 0] = start if end is None else end


def _axis(bars: Sequence[_Bar], thick: float, scale: Scale, look: Look) -> Layer:
    """The bars on their scale of values."""
    rows = [
        {
            "x": bar.start, "x2": bar.end, "y": bar.top + 1, "y2": bar.top + thick - 1,
            "fill": look.colours[SERIES[bar.series % len(SERIES)]],
        }
        for bar in bars
        if bar.end is not None
    ]  # fmt: skip
    drawn = {"field": "x", "type": "quantitative", "scale": scale.drawn(), "axis": axis(look, scale)}
    return rects(rows, stroke=look.colours["paper"], x=drawn)


def _names(names: Sequence[tuple[str, ...]], step: float, x: float, look: Look) -> Iterator[Layer]:
    rows = [
        {"x": x, "y": (at + 0.5) * step - 7.5 * (len(name) - 1), "text": list(name)}
        for at, name in enumerate(names)
    ]
    yield texts(rows, look, align="right")


def _at_ends(bars: Sequence[_Bar], thick: float, scale: Scale, look: Look) -> Iterator[Layer]:
    """The numbers beside the ends of their bars."""
    right: list[Row] = []
    left: list[Row] = []
    gaps: list[Row] = []
    for bar in bars:
        ends = bar.start if bar.end is None else bar.end
        row = {"x": scale.at(ends) + (6 if ends >= 0 else -6), "y": bar.top + thick / 2, "text": bar.text}
        (gaps if bar.end is None else right if ends >= 0 else left).append(row)
    yield texts(right, look, size=SMALL, **halo(look))
    yield texts(left, look, size=SMALL, align="right", **halo(look))
    yield texts(gaps, look, "soft", SMALL, fontStyle="italic")


def _behind(bars: Sequence[_Bar], scale: Scale | None) -> float:
    """How much room the numbers behind the bars need; of a stack, those that do not fit into their parts."""
    if scale is None:
        return 6 + max((measure(bar.text, SMALL) for bar in bars), default=0)
    wide: dict[float, float] = {}
    for bar in bars:
        wide[bar.top] = wide.get(bar.top, 4.0) + (0 if _fits(bar, scale) else measure(bar.text, SMALL) + 16)
    return max(wide.values(), default=0)


def _in_stack(bars: Sequence[_Bar], thick: float, scale: Scale, look: Look) -> Iterator[Layer]:
    """The numbers in their parts; those that have no room there, behind the last part, each with its colour."""
    inside: list[Row] = []
    behind: list[Row] = []
    signs: list[Row] = []
    room = look.width * 0.34
    for top in dict.fromkeys(bar.top for bar in bars):
        row = [bar for bar in bars if bar.top == top]
        start = x = scale.at(max(bar.most for bar in row)) + 10
        for bar in row:
            if _fits(bar, scale):
                at = scale.at((bar.start + (bar.end or 0)) / 2)
                inside.append({"x": at, "y": top + thick / 2, "text": bar.text})
                continue
            wide = measure(bar.text, SMALL) + 16
            if x - start + wide > room:
                behind.append({"x": x, "y": top + thick / 2, "text": "…"})
                break
            colour = look.colours[SERIES[bar.series % len(SERIES)]]
            signs.append({"x": x, "y": top + thick / 2, "shape": "square", "fill": colour, "stroke": colour})
            behind.append({"x": x + 7, "y": top + thick / 2, "text": bar.text})
            x += wide
    yield texts(inside, look, "paper", SMALL, align="center")
    yield points(signs, size={"value": 36})
    yield texts(behind, look, "ink", SMALL, **halo(look))


def _fits(bar: _Bar, scale: Scale) -> bool:
    if bar.end is None:
        return False
    return measure(bar.text, SMALL) + 4 <= abs(scale.at(bar.end) - scale.at(bar.start))
