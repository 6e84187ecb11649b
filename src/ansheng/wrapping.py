"""Wrapping: text in lines of a terminal, where a Chinese character is as wide as two Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wcwidth import iter_graphemes, wcswidth

_NOT_FIRST = frozenset("，。；：、？！）》」』】”’％%,.;:?!)]}…")
_NOT_LAST = frozenset("（《「『【“‘([{")
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
LONGEST = 10_000
"""So many characters of a text are printed, which is sixteen pages; of more, programs take minutes to show."""


def clean(text: str) -> str:
    """``text`` on one line, without controls that could move the cursor or turn the writing direction."""
    return _CONTROL.sub(" ", _TURNING.sub("", text))


def bounded(text: str, most: int = LONGEST) -> str:
    """A text, or its beginning and how much more there is.

    >>> bounded("三年行动" * 20, 8)
    '三年行动三年行动……（另有72字未列出）'
    """
    if len(text) <= most:
        return text
    left = len(text) - most
    return text[:most] + (f"… ({left} characters more)" if text.isascii() else f"……（另有{left}字未列出）")


def width(text: str) -> int:
    """The columns that ``text`` takes on a terminal.

    >>> width("隐患 2072")
    9
    """
    return max(0, wcswidth(text))


def padded(text: str, columns: int) -> str:
    """``text`` with blanks behind it up to so many columns.

    >>> padded("隐患", 6)
    '隐患  '
    """
    return text + " " * (columns - width(text))


def wrap(text: str, columns: int, indent: str = "") -> list[str]:
    """``text`` in lines of at most ``columns``, the first after ``indent``.

    Latin words and numbers stay whole where a line can hold them; no line begins with closing punctuation
    unless the word before it fills the line.
    """
    lines, line = [], indent
    for part in _parts(clean(text), columns):
        if width(line) + width(part) > columns:
            lines += [line.rstrip()] if line.strip() else []
            line = ""
        line += part if line or not part.isspace() else ""
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def longest_part(text: str) -> int:
    """How wide the widest part is that no line should break, such as a word or a number."""
    return max((width(part) for part in _parts(text, width(text))), default=0)


def _parts(text: str, columns: int) -> Iterator[str]:
    """The parts between which a line may be broken; none is wider than ``columns``."""
    part = ""
    for sign in iter_graphemes(text):
        if part and not _joined(part, sign):
            yield from _cut(part, columns)
            part = ""
        part += sign
    yield from _cut(part, columns)


def _joined(part: str, sign: str) -> bool:
    if sign.isspace() or part.isspace():
        return sign.isspace() and part.isspace()
    return sign in _NOT_FIRST or part[-1] in _NOT_LAST or (sign.isascii() and part[-1].isascii())


def _cut(part: str, columns: int) -> Iterator[str]:
    line = ""
    for sign in iter_graphemes(part):
        if line and width(line) + width(sign) > columns:
            yield line
            line = ""
        line += sign
    if line:
        yield line
