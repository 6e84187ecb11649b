"""Marks: the numbers of a page, each with its value, its range, its unit and the words beside it."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ansheng import numerals
from ansheng.auditing.arithmetic import Exact, places
from ansheng.auditing.text import words
from ansheng.auditing.text.page import CJK, last
from ansheng.indicators.printing import half_up

_MEASURED = frozenset(words.DIMENSIONS["concentration"])
_LONGEST, _ORDINAL = 15, 3
_PARTS = ("integer", "decimals", "more", "scale", "most", "unit")
_UNIT = words.any_of(words.UNITS)
_CLASSIFIER = words.any_of(
    (
        "起",
        "宗",
        "人",
        "名",
        "家",
        "户",
        "处",
        "项",
        "个",
        "大",
        "家次",
        "人次",
        "份",
        "篇",
        "支",
        "座",
        "台",
        "套",
        "辆",
        "艘",
        "个月",
        "场次",
    )
)
_CHINESE = "一二两三四五六七八九十百千万亿零〇"
_SCALE = {
    "": 1,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "万亿": 10**12,
}
_LATIN = re.compile(r"[0-9A-Za-z%]")
_SIGNED = {"+": words.UP[0], "↑": words.UP[0], "▲": words.UP[0]} | dict.fromkeys("-↓▼", words.DOWN[0])
_DASH = "[-至到]"
_TOKEN = re.compile(
    rf"(?=[0-9A-Za-z{_CHINESE}第〔［【翻超过半])(?:"  # what a token begins with, found fast
    r"(?P<name>(?:10|十)万人(?=死亡率)|[0-9]\+X)"
    r"|(?P<reference>[〔［【][0-9]{4}[〕］】][0-9]{1,5}号|第(?:[0-9]{1,6}|[一二三四五六七八九十百千]{1,8})(?:季度|[号条次届章款名期季])?|[0-9]{1,6}(?:号|号文))"
    r"|(?P<date>[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?![0-9.])|[0-9]{4}-[0-9]{2}(?![0-9])"
    rf"|(?:19|20)[0-9]{{2}}年?{_DASH}(?:19|20)[0-9]{{2}}年?(?![0-9])|[0-9]{{4}}年(?:[0-9]{{1,2}}{_DASH}[0-9]{{1,2}}月|[0-9]{{1,2}}月(?:[0-9]{{1,2}}[日号])?)?"
    rf"|[0-9]{{1,2}}月?份?{_DASH}[0-9]{{1,2}}(?:月份?|日|时|年|号)|[0-9]{{1,2}}月(?:[0-9]{{1,2}}(?:[日号]|(?![0-9.,万亿]|{_UNIT}))|份)?|[0-9]{{1,2}}日|[0-9]{{1,2}}[时点](?:[0-9]{{1,2}}分(?!之)|(?![0-9]))"
    r"|(?<![0-9])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)"
    r"|(?P<code>[A-Za-z]{1,10}[-_/ ]{0,2}[0-9]{1,15}[0-9A-Za-z.\-/]{0,30}"
    r"|[0-9]{1,12}(?:[-/_][0-9]{1,12}){2,9}|[0-9]{5,15}[-/][0-9][0-9\-/]{0,30})"
    r"|(?P<chain>[0-9]{1,6}(?:\+[0-9]{1,6}){1,19})"
    rf"|(?P<range>[0-9]{{1,9}}(?:\.[0-9]{{1,6}})?%?[-至到][0-9]{{1,9}}(?:\.[0-9]{{1,6}})?(?:{_UNIT})?)"
    rf"|(?P<compound>(?P<upper>[0-9]{{1,5}})(?P<myriads>[万亿])(?P<lower>[0-9]{{3,4}}|[0-9],[0-9]{{3}})(?![0-9.])"
    rf"(?P<compound_unit>{_UNIT})?)"
    rf"|(?P<number>(?P<integer>[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,5}}(?![0-9])"
    rf"|[0-9]{{1,3}}(?: [0-9]{{3}}){{1,4}}(?={_UNIT})|[0-9]+)"
    r"(?:\.(?P<decimals>[0-9]+))?"
    rf"(?P<more>[余多])?(?P<scale>万亿|千万|百万|十万|[亿万千百](?!分))?(?P<most>[余多])?(?P<unit>{_UNIT})?)"
    r"|(?P<percent>百分之(?P<hundredths>[零〇一二三四五六七八九十百]{1,6})(?:点(?P<thousandths>[零〇一二三四五六七八九]{1,6}))?)"
    r"|(?P<fraction>(?P<below>[二三四五六七八九十])分之(?P<above>[一二三四五六七八九]))"
    r"|(?P<tenths>(?P<tenth>[一二三四五六七八九])成(?P<half>半|[一二三四五六七八九])?(?=[，。；、以左多的）]|$))"
    r"|(?P<doubled>翻了?(?P<folds>[一两二三1-3])番)"
    r"|(?P<over>过半(?=[，。；、的）]|$)|超过?半数|半数以上)"
    rf"|(?P<words>(?P<spelt>[{_CHINESE}]{{1,12}})(?P<spelt_more>[余多])?(?P<spelt_unit>{_CLASSIFIER})))"
)  # fmt: skip
_WITHIN = re.compile(r"[^，；：。！？、（）“”《》\n ]*")
_AHEAD = re.compile(rf"[{CJK}A-Za-z]{{1,12}}")
_ONE = re.compile(r"(?:死亡|受伤|失踪|重伤|轻伤|事故|案件|隐患)$")
_LOOK = 40
_JOINS = frozenset("以和及与")
_JOINED = re.compile(r"(?:以及|[和及与])(?=.{0,3}$)")
_WORD_NUMBERS = re.compile(r"^(?:千万|百万|万千|万一|千百)")


class Mark(NamedTuple):
    """A number on a page, as it is read before its context is.

    :param start: where it begins in the plain text, its qualifier left out; ``end`` is behind its unit
    :param low: the least exact value it may stand for, ``high`` the greatest (None without bound); equal where exact
    :param printed: the digits as printed, before the ``scale`` of 万 and 亿
    :param before: the words before it, back to a sign or another number; ``after`` those behind it
    :param first: where ``before`` begins
    :param role: ``number``, or ``chain`` for 1+2+9
    """

    start: int
    end: int
    first: int
    value: Exact
    low: Exact
    high: Exact | None
    printed: Decimal
    scale: int
    unit: str
    qualifier: str
    before: str
    after: str
    spelt: bool = False
    role: str = "number"
    terms: tuple[int, ...] = ()


def marks(plain: str) -> tuple[list[Mark], int]:
    """The numbers of a text in order, and how many could not be read."""
    found: list[Mark] = []
    unread, bound = 0, 0
    for token in _TOKEN.finditer(plain):
        mark = _mark(token, plain, bound)
        unread += mark is None
        if isinstance(mark, Mark):
            found.append(mark)
            bound = bound if mark.spelt and mark.unit not in ("起", "宗") else token.end()
        elif mark is not False:
            bound = token.end()
    return found, unread


def _mark(token: re.Match[str], plain: str, bound: int) -> Mark | bool | None:
    """The mark of a token; True for what is no figure, False for what is no number, None for what cannot be read."""
    kind = token.lastgroup or ""
    if kind in ("name", "reference", "date", "code"):
        return True
    if kind == "range":
        return None
    if kind == "number":
        return _digits(token, plain, bound)
    if kind == "compound":
        value = int(token["upper"]) * _SCALE[token["myriads"]] + int(token["lower"].replace(",", ""))
        return _made(token, plain, bound, value, unit=token["compound_unit"] or "")
    if kind == "chain":
        terms = tuple(int(term) for term in token["chain"].split("+"))
        return _made(token, plain, bound, sum(terms), unit="", role="chain", terms=terms)
    if kind == "words":
        return _spelt(token, plain, bound)
    return _percentage(token, kind, plain, bound)


def _digits(token: re.Match[str], plain: str, bound: int) -> Mark | bool | None:
    integer, decimals, more, power, most, unit = token.group(*_PARTS)
    start, end = token.span()
    integer = integer.replace(",", "").replace(" ", "")
    decimals, unit = decimals or "", unit or ""
    before = plain[start - 1 : start]
    turned = _SIGNED.get(before) if unit in ("%", "‰") else None
    if turned and _LATIN.match(plain, max(0, start - 2)):
        turned = None
    if before and not turned and (before in "/_+-" or (before.isascii() and before.isalpha())):
        return True
    if len(integer) > _LONGEST or len(decimals) > _LONGEST:
        return None
    if not unit and not power and len(token["integer"]) <= _ORDINAL and _ordinal(plain, start, end):
        return True
    if plain.startswith(".", end) and plain[end + 1 : end + 2].isdigit():
        return None
    printed = Decimal(f"{integer}.{decimals}" if decimals else integer)
    scale = _SCALE[power or ""]
    if unit == "年" and (scale > 1 or len(integer) > 2):
        unit = ""
    value = _exact(int(integer + decimals) * scale, 10 ** len(decimals)) if decimals else int(integer) * scale
    if unit == "成":
        printed, value, unit = printed * 10, value * 10, "%"
    made = _made(token, plain, bound, value, unit=unit, printed=printed, scale=scale, more=bool(more or most))
    return made._replace(before=made.before.rstrip("+-↑↓▲▼") + turned) if turned else made


def _ordinal(plain: str, start: int, end: int) -> bool:
    """Whether a bare number only numbers an item: ``3.`` at the start of a line, ``（3）``."""
    before, after = plain[start - 1 : start], plain[end : end + 1]
    if before == "（" and after == "）":
        return True
    return before in ("", "\n", "-") and after in (".", "、", "）", "．")


def _spelt(token: re.Match[str], plain: str, bound: int) -> Mark | bool:
    text, start = token["spelt"], token.start()
    value = numerals.integer(text)
    before = plain[max(0, start - 2) : start]
    if value is None or before[-1:] in (
        "第",
        "任",
        "唯",
        "统",
        "同",
        "万",
        "逐",
        "进",
        "每",
        "某",
        "另",
        "十",
        "首",
    ):
        return False
    if text == "一" and not _ONE.search(before):
        return False
    if _WORD_NUMBERS.match(text):
        return False
    made = _made(token, plain, bound, value, unit=token["spelt_unit"], more=bool(token["spelt_more"]))
    return made._replace(spelt=True)


def _percentage(token: re.Match[str], kind: str, plain: str, bound: int) -> Mark | bool:
    if kind == "percent":
        whole = numerals.integer(token["hundredths"])
        tail = numerals.digits(token["thousandths"]) if token["thousandths"] else None
        if whole is None:
            return False
        decimals = f".{tail:0{len(token['thousandths'])}d}" if tail is not None else ""
        printed = Decimal(f"{whole}{decimals}")
        return _made(token, plain, bound, Fraction(printed), unit="%", printed=printed)
    if kind == "doubled":
        folds = {"一": 1, "1": 1, "两": 2, "二": 2, "2": 2}.get(token["folds"], 3)
        made = _made(token, plain, bound, 100 * (2**folds - 1), unit="%")
        return made._replace(before=made.before + words.UP[0])
    if kind == "over":
        return _made(token, plain, bound, 50, unit="%", qualifier="超")
    if kind == "fraction":
        share = _exact(100 * (numerals.integer(token["above"]) or 0), numerals.integer(token["below"]) or 1)
        if isinstance(share, int) or share >= 100:
            return share < 100 and _made(token, plain, bound, share, unit="%")
        made = _made(token, plain, bound, share, unit="%", printed=half_up(share, 2))
        return made if made.qualifier else made._replace(qualifier="约", low=share - 3, high=share + 3)
    tenth = numerals.digits(token["tenth"]) or 0
    half = 5 if token["half"] == "半" else (numerals.digits(token["half"]) or 0) if token["half"] else 0
    made = _made(token, plain, bound, tenth * 10 + half, unit="%")
    return made if made.qualifier else made._replace(qualifier="约", low=made.value - 5, high=made.value + 5)


def _made(
    token: re.Match[str],
    plain: str,
    bound: int,
    value: Exact,
    *,
    unit: str,
    printed: Decimal | None = None,
    scale: int = 1,
    more: bool = False,
    qualifier: str = "",
    role: str = "number",
    terms: tuple[int, ...] = (),
) -> Mark:
    start, end = token.span()
    first, before = _words_before(plain, start, bound)
    lead = _lead(before)
    tail = plain[end : end + 2]
    closing = words.AFTER.get(tail, "")
    qualifier = qualifier or ("余" if more else "") or words.BEFORE.get(lead, "") or closing
    if closing and not more:
        end += len(tail)
    printed = Decimal(int(value)) if printed is None else printed
    low, high = (
        _range(value, qualifier, printed, scale)
        if qualifier or not _whole(printed, scale) or unit in _MEASURED
        else (value, value)
    )
    ahead = _AHEAD.match(plain, end)
    return Mark(
        start, end, first, value, low, high, printed, scale, unit, qualifier,
        before.removesuffix(lead), ahead[0] if ahead else "", False, role, terms,
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _lead(before: str) -> str:
    """The qualifier that words end with; empty without one."""
    return next((before[-size:] for size in (3, 2, 1) if before[-size:] in words.BEFORE), "")


def _words_before(plain: str, start: int, bound: int) -> tuple[int, str]:
    if start and plain[start - 1] == "）":
        opened = plain.rfind("（", max(bound - _LOOK, start - _LOOK, 0), start)
        if opened > bound:
            start = opened
    first = start - _LOOK if start - _LOOK > bound else bound
    text = plain[first:start]
    cut = last(_WITHIN, text)
    joined = _JOINED.match(text, cut) if text[cut : cut + 1] in _JOINS else None
    cut = joined.end() if joined else cut
    return first + cut, text[cut:]


def _exact(above: int, below: int) -> Exact:
    whole, rest = divmod(above, below)
    return Fraction(above, below) if rest else whole


def _step(printed: Decimal, scale: int) -> Fraction:
    """One unit of the last digit that is not a zero: of 1200 a hundred, of 4.4万 a thousand."""
    digits = str(printed).replace(".", "")
    zeros = len(digits) - len(digits.rstrip("0")) if printed else 0
    return Fraction(scale * 10**zeros, 10 ** places(printed))


def _whole(printed: Decimal, scale: int) -> bool:
    return scale == 1 and str(printed).isdigit()


def _range(value: Exact, qualifier: str, printed: Decimal, scale: int) -> tuple[Exact, Exact | None]:
    """The exact values that a printed number may stand for."""
    if qualifier == "余":
        return value, value + _step(printed, scale)
    if qualifier == "近":
        return value * Fraction(9, 10), value
    if qualifier == "约":
        return value * Fraction(19, 20), value * Fraction(21, 20)
    if qualifier in ("超", "至少"):
        return value, None
    if qualifier in ("不足", "至多"):
        return 0, value
    steps = 2 * 10 ** places(printed)
    above, below = value.numerator * steps, value.denominator * steps
    half = scale * value.denominator
    return Fraction(above - half, below), Fraction(above + half, below)
