"""Lines over time, with the limits that chance leaves as a band and the points beyond them marked."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import attrs

from ansheng.reports.drawing.canvas import (
    EDGE,
    SMALL,
    Drawn,
    Key,
    Layer,
    Look,
    axis,
    halo,
    place,
    plot,
    points,
    rules,
    texts,
)
from ansheng.reports.drawing.colours import SERIES
from ansheng.reports.drawing.scales import Scale
from ansheng.reports.drawing.texts import clean, elide, lines, measure, number
from ansheng.reports.graphics import Diagram, Series
from ansheng.words import Words
from ansheng.wrapping import longest_part

HEIGHT = 260.0
"""How high the plot is, in pixels."""

_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
_DASHES: tuple[tuple[int, ...], ...] = ((), (6, 3), (2, 2), (8, 3, 2, 3), (4, 4), (10, 4))
_YEAR = re.compile(r"(\d{4}年)(.+)")
_BAND = Words("控制限", "control limits")
_CENTRE = Words("中心线", "centre line")
_CUT = Words("注：纵轴不从0开始。", "The axis does not begin at zero.")
_SIGNAL = Words("异常点", "signal")


@attrs.frozen
class _Ground:
    """Where points lie: a slot a label, and the scale of values, upwards."""

    slot: float
    scale: Scale

    def x(self, at: float) -> float:
        return (at + 0.5) * self.slot

    def y(self, value: float) -> float:
        return self.scale.room - self.scale.at(value)


def draw(diagram: Diagram, look: Look) -> Drawn:
    """The lines of a diagram; a value that is not known leaves a gap."""
    scale = _scale(diagram)
    left, right = EDGE + 12 + measure("0" * scale.longest, SMALL), EDGE + 24.0
    wide = plot(look, left, right)
    ground = _Ground(wide / max(1, len(diagram.labels)), scale)
    names, high = _names(diagram.labels, ground, look)
    bands = [layer for one in diagram.series for layer in _band(one, ground, look)]
    drawn = [layer for at, one in enumerate(diagram.series) for layer in _line(one, at, ground, look)]
    return Drawn(
        layers=(_axis(wide, scale, look), *bands, *drawn, *_numbers(diagram.series, ground, look), names),
        height=HEIGHT,
        left=left,
        right=right,
        above=10,
        below=high + 8,
        keys=(*_keys(diagram), *_limit_keys(diagram.series, look)),
        notes=(look.of(_CUT),) if scale.low > 0 else (),
    )


def _scale(diagram: Diagram) -> Scale:
    """From zero, or from below the least where zero would press the lines flat."""
    values = [number(value) for one in diagram.series for value in one.values]
    limits = [
        number(value)
        for one in diagram.series
        for limit in one.limits
        for value in (limit.centre, limit.lower, limit.upper)
    ]
    found = [value for value in (*values, *limits) if value is not None]
    whole = all(value == int(value) for value in values if value is not None)
    flat = len(set(values) - {None}) > 2 and min(found) > 0 and min(found) > 0.6 * max(found)
    high = max(found, default=0.0)
    head = [high + 0.07 * (high - min(found) if flat else high)] if high > 0 else []
    return Scale.over([*found, *head], HEIGHT, whole=whole, zero=not flat)


def _axis(wide: float, scale: Scale, look: Look) -> Layer:
    """The axis of values and the line on which the labels stand."""
    bottom = {"x": 0, "x2": wide, "y": scale.low, "y2": scale.low}
    layer = rules([bottom], look.colours["soft"])
    drawn = {"type": "quantitative", "scale": scale.drawn(), "axis": axis(look, scale)}
    layer["encoding"]["y"] = {"field": "y", **drawn}
    return layer


def _names(labels: Sequence[str], ground: _Ground, look: Look) -> tuple[Layer, float]:
    """The labels below the plot, as many as have room side by side, and how high they are."""
    told = [clean(label) for label in labels]
    words = max(
        (measure("n" * longest_part(label[:40]), SMALL) + 2 for label in told if label.isascii()), default=0.0
    )
    room = max(ground.slot - 6 if ground.slot >= 46 else 64.0, min(words, 90.0))
    short = [_label(label, room) for label in told]
    widest = max((measure(line, SMALL) for name in short for line in name), default=0.0)
    every = max(1, math.ceil((widest + 6) / ground.slot))
    rows = [
        {"x": ground.x(at), "y": HEIGHT + 14, "text": list(name)}
        for at, name in enumerate(short)
        if at % every == 0
    ]
    high = 14.0 * max((len(name) for name in short), default=1)
    return texts(rows, look, "soft", SMALL, align="center"), high + 8


def _label(label: str, room: float) -> tuple[str, ...]:
    """A label in one line or two; a month stands below its year."""
    parts = _YEAR.fullmatch(label)
    if parts is None or measure(label, SMALL) <= room:
        return lines(label, room, SMALL, 2)
    return tuple(elide(part, room, SMALL) for part in parts.groups())


def _runs(series: Series) -> Iterator[list[tuple[int, float]]]:
    """The known values that follow each other, each with its place."""
    run: list[tuple[int, float]] = []
    for at, value in enumerate(map(number, series.values)):
        if value is None:
            yield from [run] if run else []
            run = []
        else:
            run.append((at, value))
    yield from [run] if run else []


def _line(series: Series, order: int, ground: _Ground, look: Look) -> Iterator[Layer]:
    colour = look.colours[SERIES[order % len(SERIES)]]
    rows = [
        {"x": ground.x(at), "y": ground.y(value), "run": run}
        for run, found in enumerate(_runs(series))
        for at, value in found
    ]
    dash = list(_DASHES[order % len(_DASHES)])
    yield _path(rows, {"type": "line", "strokeWidth": 2, "color": colour, "strokeDash": dash})
    yield points(
        list(_signs(series, order, ground, look)),
        size={"field": "size", "type": "quantitative", "scale": None},
    )


def _path(rows: list[dict[str, Any]], mark: dict[str, Any], **more: Any) -> Layer:
    encoding = {"x": place("x"), "y": place("y"), "detail": {"field": "run", "type": "nominal"}, **more}
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def _signs(series: Series, order: int, ground: _Ground, look: Look) -> Iterator[dict[str, Any]]:
    """The points of a line; a signal is larger, of another shape, and hollow."""
    colour, dense = look.colours[SERIES[order % len(SERIES)]], ground.slot < 9
    for run in _runs(series):
        for at, value in run:
            place_of = {"x": ground.x(at), "y": ground.y(value)}
            if series.limits and series.limits[at].signal:
                signal = {"shape": "diamond", "fill": look.colours["paper"], "stroke": look.colours["signal"]}
                yield {**place_of, **signal, "size": 150}
            elif not dense or len(run) == 1:
                yield {
                    **place_of,
                    "shape": _SHAPES[order % len(_SHAPES)],
                    "fill": colour,
                    "stroke": colour,
                    "size": 36,
                }


def _band(series: Series, ground: _Ground, look: Look) -> Iterator[Layer]:
    """What chance leaves, in steps, since it differs from point to point with what was at risk."""
    band, centre, run = [], [], 0
    for at, limit in enumerate(series.limits):
        low, middle, high = number(limit.lower), number(limit.centre), number(limit.upper)
        if middle is None:
            run += 1
            continue
        for x in (at * ground.slot, (at + 1) * ground.slot):
            centre.append({"x": x, "y": ground.y(middle), "run": run})
            if low is not None and high is not None:
                band.append({"x": x, "y": ground.y(low), "y2": ground.y(high), "run": run})
    if band:
        fill = {"type": "area", "color": look.colours["track"], "opacity": 1}
        yield _path(band, fill, y2={"field": "y2"})
    if centre:
        yield _path(
            centre, {"type": "line", "color": look.colours["soft"], "strokeWidth": 1.5, "strokeDash": [5, 4]}
        )


def _numbers(series: Sequence[Series], ground: _Ground, look: Look) -> Iterator[Layer]:
    """The numbers at their points: all of one line if they have room, else those of signals, ends and extremes."""
    rows: list[dict[str, Any]] = []
    taken = [
        {"x": ground.x(at), "y": ground.y(value), "text": "●"}
        for one in series
        for run in _runs(one)
        for at, value in run
    ]
    for one in series:
        known = [(at, value) for run in _runs(one) for at, value in run]
        widest = max((measure(clean(one.shown[at], 24), SMALL) for at, _ in known), default=0.0)
        roomy = len(series) == 1 and widest + 4 <= ground.slot
        for at in [at for at, _ in known] if roomy else _chosen(one, known):
            places = (_number(one, at, y, ground) for y in _beside(dict(known), at, ground))
            free = (place for place in places if not any(_meet(place, other) for other in (*taken, *rows)))
            rows += [place for place in (next(free, None),) if place is not None]
    yield texts(rows, look, size=SMALL, align="center", **halo(look))
    if len(series) == 1:
        yield texts(list(_gaps(series[0], ground)), look, "soft", SMALL, align="center")


def _gaps(series: Series, ground: _Ground) -> Iterator[dict[str, Any]]:
    """What stands where values are not known: a word for all that follow each other, if there is room."""
    known = {at for run in _runs(series) for at, _ in run}
    missing = [at for at in range(len(series.values)) if at not in known]
    for _, run in groupby(enumerate(missing), key=lambda one: (one[1] - one[0], series.shown[one[1]])):
        its = [at for _, at in run]
        text = clean(series.shown[its[0]], 24)
        if measure(text, SMALL) <= ground.slot * len(its):
            yield {"x": (ground.x(its[0]) + ground.x(its[-1])) / 2, "y": HEIGHT - 12, "text": text}


def _chosen(series: Series, known: Sequence[tuple[int, float]]) -> list[int]:
    """The points that matter most, in order: signals, the last, the greatest and the least."""
    if not known:
        return []
    values = dict(known)
    signals = [at for at, limit in enumerate(series.limits) if limit.signal and at in values]
    ends = (known[-1][0], max(values, key=values.__getitem__), min(values, key=values.__getitem__))
    return list(dict.fromkeys((*signals, *ends)))


def _beside(values: dict[int, float], at: int, ground: _Ground) -> tuple[float, ...]:
    """The heights for a number: above its point, or below it where the line comes from above; then the other."""
    near = [values[other] for other in (at - 1, at + 1) if other in values]
    y, above = ground.y(values[at]), not near or values[at] >= sum(near) / len(near)
    places = (y - 13, y + 14) if above else (y + 14, y - 13)
    return tuple(place for place in places if place < HEIGHT - 6)


def _number(series: Series, at: int, y: float, ground: _Ground) -> dict[str, Any]:
    return {"x": ground.x(at), "y": y, "text": clean(series.shown[at], 24)}


def _meet(one: dict[str, Any], other: dict[str, Any]) -> bool:
    wide = (measure(one["text"], SMALL) + measure(other["text"], SMALL)) / 2
    return bool(abs(one["x"] - other["x"]) < wide and abs(one["y"] - other["y"]) < SMALL + 1)


def _keys(diagram: Diagram) -> tuple[Key, ...]:
    several = diagram.series if len(diagram.series) > 1 else ()
    lines_of = [
        Key(
            one.name,
            SERIES[at % len(SERIES)],
            "line",
            dash=_DASHES[at % len(_DASHES)],
            sign=_SHAPES[at % len(_SHAPES)],
        )
        for at, one in enumerate(several)
    ]
    return (*([Key(diagram.unit)] if diagram.unit else []), *lines_of)


def _limit_keys(series: Sequence[Series], look: Look) -> tuple[Key, ...]:
    limits = [limit for one in series for limit in one.limits if limit.centre is not None]
    if not limits:
        return ()
    signal = (
        [Key(look.of(_SIGNAL), "signal", "diamond", hollow=True)] if any(one.signal for one in limits) else []
    )
    return (Key(look.of(_CENTRE), "soft", "line", dash=(5, 4)), Key(look.of(_BAND), "track", "band"), *signal)
