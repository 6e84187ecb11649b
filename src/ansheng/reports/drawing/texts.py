"""Texts of pictures: clean, measured, wrapped, and shortened in the middle where the room is short."""

from __future__ import annotations

import math
from decimal import Decimal
from unicodedata import combining, east_asian_width

from ansheng import wrapping

LONGEST = 400
"""How many characters of a text are looked at; longer ones are cut."""

_WIDTHS = {
    **dict.fromkeys("ijl.,:;'|!", 0.3),
    **dict.fromkeys("ft()[]{}r -/\\", 0.38),
    **dict.fromkeys("mwMW@%—", 0.92),
}
_LARGE, _SMALL = 0.68, 0.57
_LOST = dict.fromkeys((1564, 65279, 65534, 65535))


def clean(text: str, longest: int = LONGEST) -> str:
    """A text on one line that XML can hold, signs that steer a reader shown, of at most so many characters.

    >>> clean("三年\\n行动" * 3, 8)
    '三年 行动三年…'
    """
    said = " ".join(wrapping.clean(text[: 4 * longest].translate(_LOST)).split())
    kept = "".join(char for char in said if ord(char) & 0xFFFE != 0xFFFE)
    return kept if len(kept) <= longest else kept[: longest - 1] + "…"


def measure(text: str, size: float) -> float:
    """About how many pixels a text is wide at a size; rather more than less."""
    return size * sum(map(_width, text))


def _width(char: str) -> float:
    if char in _WIDTHS or combining(char):
        return _WIDTHS.get(char, 0.0)
    return 1.0 if east_asian_width(char) in "WFA" else _LARGE if char.isupper() else _SMALL


def elide(text: str, room: float, size: float) -> str:
    """A text that fits into the room, cut in the middle, where names of offices and firms differ least.

    >>> elide("宁夏回族自治区灵武市应急管理局执法大队", 100, 12)
    '宁夏回族…法大队'
    """
    if measure(text, size) <= room:
        return text
    head, tail, left = 0, 0, room - size
    while head + tail < len(text):
        at = head if head <= tail else len(text) - 1 - tail
        left -= measure(text[at], size)
        if left < 0:
            break
        head, tail = (head + 1, tail) if head <= tail else (head, tail + 1)
    return text[:head].rstrip() + "…" + text[len(text) - tail :].lstrip()


def lines(text: str, room: float, size: float, most: int = 2) -> tuple[str, ...]:
    """A text in at most so many lines that fit into the room."""
    if measure(text, size) <= room:
        return (text,)
    for share in (1.0, 0.92, 0.84, 0.7):
        short = elide(text, room * most * share, size)
        told = _balanced(short, room, size)
        if len(told) <= most:
            return tuple(told)
    return (elide(text, room, size),)


def _balanced(text: str, room: float, size: float) -> list[str]:
    """The text in as few lines as the room asks for, none much longer than the others.

    >>> _balanced("2020年11月", 48, 11)
    ['2020年', '11月']
    """
    wide = wrapping.width(text)
    widest = max(2, int(room * wide / max(measure(text, size), 1)))
    few = wrapping.wrap(text, widest)
    whole = wrapping.longest_part(text)
    narrow = range(max(2, -(-wide // len(few)), whole if whole <= widest else 0), widest)
    return next((told for columns in narrow if len(told := wrapping.wrap(text, columns)) == len(few)), few)


def number(value: int | Decimal | None) -> float | None:
    """A value as a place on an axis; None where there is none, or none that could be drawn."""
    try:
        placed = math.nan if value is None else float(value)
    except (OverflowError, ValueError):
        return None
    return placed if math.isfinite(placed) else None
