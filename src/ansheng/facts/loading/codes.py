"""Codes: unified social credit codes, whose last sign proves the others (GB 32100-2015)."""

from __future__ import annotations

import polars as pl

from ansheng.sheets.names import key
from ansheng.words import Words

_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The signs of a code: without I, O, S, V and Z, which are taken for others."""

_VALUES = {sign: value for value, sign in enumerate(_SIGNS)}

_LENGTH = 18
_SHORT = Words(f"统一社会信用代码应为{_LENGTH}位", f"a unified social credit code has {_LENGTH} signs")
_WRONG = Words("统一社会信用代码的校验位不符", "the last sign of the credit code does not prove the others")


def credit_code_fault(text: str) -> Words | None:
    """What is wrong with a unified social credit code; None where nothing is. Width and case do not matter.

    >>> credit_code_fault("91350100M000100Y43"), credit_code_fault("91350100M000100Y44").zh
    (None, '统一社会信用代码的校验位不符')
    >>> credit_code_fault("91350100M000100Y4").zh, credit_code_fault("9135O100M000100Y43").zh
    ('统一社会信用代码应为18位', '统一社会信用代码中不应有“O”')
    """
    code = key(text).upper()
    if len(code) != _LENGTH:
        return _SHORT
    if strange := [sign for sign in code if sign not in _SIGNS]:
        return Words(f"统一社会信用代码中不应有“{strange[0]}”", f"a credit code has no {strange[0]!r}")
    total = sum(_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(code[:-1]))
    return None if code[-1] == _SIGNS[-total % 31] else _WRONG


def plainly_right(codes: pl.Series) -> pl.Series:
    """Whether each text is a right credit code as it stands, without looking at any of them one by one."""
    places = [codes.str.slice(place, 1).replace_strict(_VALUES, default=None) for place in range(_LENGTH)]
    weighed = [place * pow(3, at, 31) for at, place in enumerate(places[:-1])]
    total = pl.DataFrame([each.alias(f"{at}") for at, each in enumerate(weighed)]).sum_horizontal(
        ignore_nulls=False
    )
    right = (31 - total % 31) % 31 == places[-1]
    return right.fill_null(False) & (codes.str.len_chars() == _LENGTH).fill_null(False)
