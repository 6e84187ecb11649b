"""Chinese numerals: whole numbers and year digits written in characters."""

from __future__ import annotations

import re

_DIGITS = dict(zip("〇零○一二两三四五六七八九", (0, 0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_FINANCIAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億", "一二三四五六七八九十百千万亿")
_NUMERALS = "零一二三四五六七八九"
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"亿": 100_000_000, "万": 10_000}
_GROUP = re.compile(
    r"(?:(?P<千>[一二两三四五六七八九])千)?(?P<z1>零|〇)?(?:(?P<百>[一二两三四五六七八九])百)?(?P<z2>零|〇)?"
    r"(?:(?P<十>[一二三四五六七八九])?十)?(?P<z3>零|〇)?(?P<个>[一二两三四五六七八九])?"
)


def plain(text: str) -> str:
    """The text with the numerals of cheques, which cannot be forged, as plain ones.

    >>> plain("叁万贰仟元整")
    '三万二千元整'
    """
    return text.translate(_FINANCIAL)


def integer(text: str) -> int | None:
    """The whole number that ``text`` writes in Chinese characters, or None where it writes none.

    >>> integer("二十一"), integer("一千零五"), integer("十五万"), integer("二〇")
    (21, 1005, 150000, None)
    """
    if text in ("零", "〇"):
        return 0
    total, rest = 0, text
    for sign, size in _MYRIADS.items():
        head, found, tail = rest.partition(sign)
        if found:
            group = _below_myriad(head)
            if not group:
                return None
            total, rest = total + group * size, tail
    if not rest:
        return total or None
    group = _below_myriad(rest)
    return None if not group else total + group


def written(number: int) -> str:
    """A whole number from 0 to 999 in Chinese characters, as laws number their articles.

    >>> written(5), written(12), written(105), written(120)
    ('五', '十二', '一百零五', '一百二十')
    """
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    head = f"{_NUMERALS[hundreds]}百" if hundreds else ""
    ten = f"{_NUMERALS[tens]}十" if tens else "零" if hundreds and ones else ""
    shown = head + ten + (_NUMERALS[ones] if ones else "")
    return shown.removeprefix("一") if 10 <= number < 20 else shown or "零"


def digits(text: str) -> int | None:
    """The number whose decimal digits ``text`` writes one by one, as years are written.

    >>> digits("二〇二〇"), digits("二十")
    (2020, None)
    """
    if not text or any(sign not in _DIGITS for sign in text):
        return None
    return int("".join(str(_DIGITS[sign]) for sign in text))


def _below_myriad(text: str) -> int | None:
    found = _GROUP.fullmatch(text)
    if not found or not text.strip("零〇"):
        return None
    total = sum(_DIGITS[found[sign]] * size for sign, size in _TENS.items() if sign != "十" and found[sign])
    if "十" in text:
        total += 10 * _DIGITS[found["十"] or "一"]
    return total + (_DIGITS[found["个"]] if found["个"] else 0)


def number(value: float) -> str:
    """A number without noise: ``0.1 + 0.2`` prints as 0.3, ``25.0`` as 25.

    >>> number(0.1 + 0.2), number(25.0), number(155300.0)
    ('0.3', '25', '155300')
    """
    short = format(value, ".12g")
    return (
        short
        if "e" not in short
        else format(value, ".12f").rstrip("0").rstrip(".")
        if abs(value) < 1e15
        else short
    )
