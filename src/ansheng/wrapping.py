"""Wrapping: text in lines of a terminal, where a Chinese character is as wide as two Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

_NOT_FIRST = frozenset("，。；：、？！）》」』】”’％%,.;:?!)]}…")
_NOT_LAST = frozenset("（《「『【“‘([{")
_CONTROL = "\x00-\x1f"
_OTHERS = "\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
STEERING = re.compile(f"[{_CONTROL}{_OTHERS}]")
"""Signs of data that steer whoever shows them: controls, ends of lines, marks of direction and of byte order, and
halves of characters. None goes out as it stands: texts have :func:`clean`, JSON has :func:`escaped`."""
_UNESCAPED = re.compile(f"[{_OTHERS}]")
_BLANK = frozenset("\t\n\x0b\x0c\r\x85\u2028\u2029")
LONGEST = 10_000
"""So many characters of a text are printed, which is sixteen pages; of more, programs take minutes to show."""


LONGEST_CELL = 2_000
"""So many characters of a cell are printed in a table, where they stand in a narrow column."""


def clean(text: str) -> str:
    """``text`` on one line, in which signs that would move the cursor or turn the writing direction can be seen.

    >>> clean("金额\\u202e001元\\n以上")
    '金额〔U+202E〕001元 以上'
    """
    return STEERING.sub(_seen, text)


def _seen(found: re.Match[str]) -> str:
    return " " if found[0] in _BLANK else f"〔U+{ord(found[0]):04X}〕"


def escaped(told: str) -> str:
    """JSON text in which signs that a terminal or an editor would obey are escaped; its values are the same.

    >>> escaped('{"单位": "甲\\u202e厂"}')
    '{"单位": "甲\\\\u202e厂"}'
    """
    return _UNESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", told)


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
    if _is_plain(text):  # a wide sign of these is of three bytes
        return (len(text) + len(text.encode())) // 2
    from wcwidth import wcswidth

    return max(0, wcswidth(text))


def _is_plain(text: str) -> bool:
    """Whether a text is of Latin and Chinese characters and punctuation alone, whose widths need no looking up."""
    return text.isprintable() if text.isascii() else _plain().fullmatch(text) is not None


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(r"[ -~\u3001-\u3011\u4e00-\u9fff\uff01-\uff5e]*")


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
    text, lines, line, used = clean(text), [], indent, width(indent)
    if _is_plain(text) and used + width(text) <= columns:
        return [(indent + text if indent else text.lstrip()).rstrip()]
    for part in _parts(text, columns):
        wide = width(part)
        if used + wide > columns:
            lines += [line.rstrip()] if line.strip() else []
            line, used = "", 0
        if line or not part.isspace():
            line, used = line + part, used + wide
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def longest_part(text: str) -> int:
    """How wide the widest part is that no line should break, such as a word or a number."""
    return max((width(part) for part in _parts(text, width(text))), default=0)


def _parts(text: str, columns: int) -> Iterator[str]:
    """The parts between which a line may be broken; none is wider than ``columns``."""
    part, last = list[str](), ""
    for sign in _signs(text):
        if part and not _joined(last, sign):
            yield from _cut(part, columns)
            part = []
        part.append(sign)
        last = sign
    yield from _cut(part, columns)


def _signs(text: str) -> Iterable[str]:
    """The signs of a text, each with what is combined with it."""
    if _is_plain(text):
        return text
    from wcwidth import iter_graphemes

    return iter_graphemes(text)


def _joined(last: str, sign: str) -> bool:
    if sign.isspace() or last.isspace():
        return sign.isspace() and last.isspace()
    return sign in _NOT_FIRST or last[-1] in _NOT_LAST or (sign.isascii() and last[-1].isascii())


def _cut(part: Sequence[str], columns: int) -> Iterator[str]:
    """The signs of a part, in lines of at most so many columns."""
    line, used = list[str](), 0
    for sign in part:
        wide = width(sign)
        if line and used + wide > columns:
            yield "".join(line)
            line, used = [], 0
        line.append(sign)
        used += wide
    if line:
        yield "".join(line)
