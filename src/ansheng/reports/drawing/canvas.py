"""Canvas: what all pictures have in common, as parts of a Vega-Lite specification, which is plain data.

A form gives layers over its plot (:class:`Drawn`); the canvas sets title, key and notes around it. Places are pixels
from the upper left corner of the plot; where a form asks for a scale of values, Vega finds the places and the axis.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from ansheng.errors import word
from ansheng.reports.drawing.colours import Colours
from ansheng.reports.drawing.scales import Scale
from ansheng.reports.drawing.texts import clean, elide, lines, measure
from ansheng.words import Lang, Words

Layer = dict[str, Any]
Row = Mapping[str, Any]

SIZE, SMALL, TITLE = 12, 11, 16
"""Sizes of letters in pixels: labels, numbers and notes, and the title."""
EDGE = 16
"""Pixels around a picture."""

NOTHING = Words("无数据", "no data")
"""What stands where there is no value."""

_PLACE = {"type": "quantitative", "scale": None, "axis": None}
_ROW = 20


@attrs.frozen
class Look:
    """How a picture is drawn: how wide in pixels, in which language, with which colours and letters."""

    width: int
    lang: Lang
    colours: Colours
    font: str

    def of(self, words: Words) -> str:
        """Words in the language of the picture."""
        return word(self.lang, words)


@attrs.frozen
class Key:
    """What a sign in the picture means.

    :param shape: a symbol of Vega, ``line``, ``band``, ``box``, ``tick``, or empty for words alone
    :param hollow: whether the sign is an outline
    :param dash: the strokes of a line
    :param sign: the symbol on a line
    """

    text: str
    colour: str = "soft"
    shape: str = ""
    hollow: bool = False
    dash: Sequence[int] = ()
    sign: str = ""


@attrs.frozen
class Drawn:
    """What a form drew: layers over a plot so high, with so much room around it, its key, and notes below it."""

    layers: tuple[Layer, ...]
    height: float
    left: float
    right: float
    above: float = 0
    below: float = 0
    keys: tuple[Key, ...] = ()
    notes: tuple[str, ...] = ()


def plot(look: Look, left: float, right: float) -> float:
    """How wide the plot is between the rooms on its left and right."""
    return max(60.0, look.width - left - right)


def place(field: str) -> dict[str, Any]:
    """The encoding of a field that holds pixels."""
    return {"field": field, **_PLACE}


def halo(look: Look) -> dict[str, Any]:
    """What keeps a text readable above lines: a rim in the colour of the paper."""
    return {"stroke": look.colours["paper"], "strokeWidth": 3, "strokeJoin": "round"}


def texts(rows: Iterable[Row], look: Look, colour: str = "ink", size: float = SIZE, **mark: Any) -> Layer:
    """Texts at ``x`` and ``y``; those of a row with several lines are a list."""
    return {
        "data": {"values": list(rows)},
        "mark": {
            "type": "text", "align": "left", "baseline": "middle", "fontSize": size,
            "lineHeight": round(size * 1.25), "color": look.colours[colour], **mark,
        },
        "encoding": {"x": place("x"), "y": place("y"), "text": {"field": "text"}},
    }  # fmt: skip


def points(rows: Iterable[Row], **encoding: Any) -> Layer:
    """Symbols at ``x`` and ``y`` with ``shape``, ``fill`` and ``stroke``."""
    return {
        "data": {"values": list(rows)},
        "mark": {"type": "point", "size": 60, "strokeWidth": 1.5, "opacity": 1},
        "encoding": {
            "x": place("x"), "y": place("y"),
            **{name: {"field": name, "type": "nominal", "scale": None} for name in ("shape", "fill", "stroke")},
            **encoding,
        },
    }  # fmt: skip


def rects(
    rows: Iterable[Row], colour: str | None = None, *, stroke: str | None = None, **encoding: Any
) -> Layer:
    """Rectangles from ``x`` to ``x2`` and ``y`` to ``y2``, in one colour or in that of the field ``fill``."""
    mark: dict[str, Any] = {"type": "rect", "opacity": 1}
    mark |= {"color": colour} if colour else {}
    mark |= {"stroke": stroke, "strokeWidth": 1} if stroke else {}
    filled = {} if colour else {"fill": {"field": "fill", "type": "nominal", "scale": None}}
    ends = {"x": place("x"), "x2": {"field": "x2"}, "y": place("y"), "y2": {"field": "y2"}}
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": ends | filled | encoding}


def rules(rows: Iterable[Row], colour: str, **mark: Any) -> Layer:
    """Straight lines from ``x`` and ``y`` to ``x2`` and ``y2``."""
    ends = {"x": place("x"), "x2": {"field": "x2"}, "y": place("y"), "y2": {"field": "y2"}}
    drawn = {"type": "rule", "color": colour, "opacity": 1, **mark}
    return {"data": {"values": list(rows)}, "mark": drawn, "encoding": ends}


def axis(look: Look, scale: Scale) -> dict[str, Any]:
    """The axis of a scale of values: few ticks, thin lines, numbers in plain digits."""
    return {
        "title": None, "domain": False, "ticks": False, "labelPadding": 6, "values": scale.ticks,
        "grid": True, "gridColor": look.colours["line"], "labelColor": look.colours["soft"],
        "labelFontSize": SMALL, "format": ",~f" if look.lang == "en" else "~f",
        "labelFlush": False, "labelOverlap": True,
    }  # fmt: skip


def nothing(look: Look) -> Drawn:
    """A picture in which there is nothing to show, and that says so."""
    said = texts([{"x": 0, "y": 14, "text": look.of(NOTHING)}], look, "soft")
    return Drawn((said,), 28, EDGE, EDGE)


def specification(title: str, drawn: Drawn, look: Look) -> dict[str, Any]:
    """The whole picture: the layers of a form with title and key above it and notes below it."""
    wide = plot(look, drawn.left, drawn.right)
    room = look.width - 2 * EDGE
    heads = lines(clean(title), room, TITLE, 2)
    keys, rows = _key_rows(drawn.keys, room)
    top = EDGE + len(heads) * 21 + rows * _ROW + 8 + drawn.above
    notes = [line for note in drawn.notes for line in lines(note, room, SMALL, 3)]
    bottom = drawn.below + len(notes) * 16 + EDGE
    left, high = drawn.left, drawn.height
    head = {"x": EDGE - left, "y": EDGE - top + 8, "text": list(heads)}
    foot = [
        {"x": EDGE - left, "y": high + drawn.below + 8 + 16 * at, "text": note}
        for at, note in enumerate(notes)
    ]
    around = [
        texts([head], look, size=TITLE, fontWeight="bold", lineHeight=21),
        *_keys(keys, EDGE - left, EDGE - top + len(heads) * 21 + _ROW / 2, look),
        *([texts(foot, look, "soft", SMALL)] if foot else []),
    ]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": wide,
        "height": high,
        "autosize": "none",
        "background": look.colours["paper"],
        "padding": {"left": left, "right": drawn.right, "top": top, "bottom": bottom},
        "config": {"aria": False, "font": look.font, "view": {"stroke": None}},
        "layer": [*drawn.layers, *around],
    }


def _key_rows(keys: Sequence[Key], room: float) -> tuple[list[tuple[Key, float, int]], int]:
    """Each key with its place in its row, and how many rows there are."""
    placed, x, row = [], 0.0, 0
    for key in keys:
        key = attrs.evolve(key, text=elide(clean(key.text), min(room - 30, 240), SIZE))
        wide = measure(key.text, SIZE) + _sign_room(key)
        if x and x + wide > room:
            x, row = 0.0, row + 1
        placed.append((key, x, row))
        x += wide + 16
    return placed, row + 1 if placed else 0


def _sign_room(key: Key) -> float:
    return 0 if not key.shape else 22 if key.shape in ("line", "band", "box") else 15


def _sign(key: Key) -> str:
    """The symbol of a key, alone or on its line."""
    return key.sign if key.shape in ("line", "band", "box", "tick") else key.shape


def _keys(placed: Sequence[tuple[Key, float, int]], left: float, top: float, look: Look) -> Iterator[Layer]:
    said: list[Row] = []
    signs: list[Row] = []
    for key, at, row in placed:
        x, y, colour = left + at, top + row * _ROW, look.colours[key.colour]
        said.append({"x": x + _sign_room(key), "y": y, "text": key.text})
        if key.shape in ("band", "box"):
            box = {"x": x, "x2": x + 16, "y": y - 5, "y2": y + 5}
            yield rects(
                [box],
                look.colours["paper"] if key.hollow else colour,
                stroke=look.colours["soft"],
            )
        elif key.shape == "line":
            yield rules(
                [{"x": x, "x2": x + 16, "y": y, "y2": y}], colour, strokeWidth=2, strokeDash=list(key.dash)
            )
        elif key.shape == "tick":
            yield rules([{"x": x + 4, "x2": x + 4, "y": y - 6, "y2": y + 6}], colour, strokeWidth=2)
        if sign := _sign(key):
            fill = look.colours["paper"] if key.hollow else colour
            x_sign = x + (8 if key.shape == "line" else 5)
            signs.append({"x": x_sign, "y": y, "shape": sign, "fill": fill, "stroke": colour})
    yield points(signs)
    yield texts(said, look, "soft")
