"""Funnel: the steps that a thing goes through, from the widest down, each as wide as it is many."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from ansheng.reports.drawing.bars import said
from ansheng.reports.drawing.canvas import EDGE, SIZE, Drawn, Key, Layer, Look, place, plot, rects, texts
from ansheng.reports.drawing.texts import clean, lines, measure, number
from ansheng.reports.graphics import Diagram

_THICK, _STEP = 34.0, 52.0


def draw(diagram: Diagram, look: Look) -> Drawn:
    """The steps of the first series; one whose value is not known is a word and no bar."""
    series = diagram.series[0]
    names = [lines(clean(label), look.width * 0.26, SIZE + 1) for label in diagram.labels]
    shown = [said(series, at, look) for at in range(len(names))]
    left = EDGE + 12 + max((measure(line, SIZE + 1) for name in names for line in name), default=0)
    right = EDGE + 12 + max((measure(one, SIZE + 1) for one in shown), default=0)
    wide = plot(look, left, right)
    values = [number(value) for value in series.values]
    most = max((abs(value) for value in values if value is not None), default=0) or 1
    halves = [None if value is None else wide * abs(value) / most / 2 for value in values]
    return Drawn(
        layers=(
            _slopes(halves, wide / 2, look),
            _steps(halves, wide / 2, look),
            texts(_rows(names, -12), look, size=SIZE + 1, align="right"),
            texts(_rows([(one,) for one in shown], wide + 12), look, size=SIZE + 1, fontWeight="bold"),
        ),
        height=_STEP * len(names) - (_STEP - _THICK),
        left=left,
        right=right,
        above=4,
        below=12,
        keys=(Key(diagram.unit),) if diagram.unit else (),
    )


def _rows(names: Sequence[Sequence[str]], x: float) -> list[dict[str, Any]]:
    return [
        {"x": x, "y": at * _STEP + _THICK / 2 - 7.5 * (len(name) - 1), "text": list(name)}
        for at, name in enumerate(names)
    ]


def _steps(halves: Sequence[float | None], middle: float, look: Look) -> Layer:
    rows = [
        {"x": middle - half, "x2": middle + half, "y": at * _STEP, "y2": at * _STEP + _THICK}
        for at, half in enumerate(halves)
        if half is not None
    ]
    return rects(rows, look.colours["first"])


def _slopes(halves: Sequence[float | None], middle: float, look: Look) -> Layer:
    """The slopes between steps that follow each other."""
    rows = [
        {"x": middle - half, "x2": middle + half, "y": y, "run": at}
        for at, (upper, lower) in enumerate(pairwise(halves))
        if upper is not None and lower is not None
        for half, y in ((upper, at * _STEP + _THICK), (lower, (at + 1) * _STEP))
    ]
    return {
        "data": {"values": rows},
        "mark": {"type": "area", "orient": "horizontal", "color": look.colours["track"], "opacity": 1},
        "encoding": {
            "x": place("x"), "x2": {"field": "x2"}, "y": place("y"),
            "detail": {"field": "run", "type": "nominal"},
        },
    }  # fmt: skip
