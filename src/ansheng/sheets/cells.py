"""Cell text: what hand-filled cells say, as text, numbers and flags.

Every parser here answers None where the text is not of its form, and that includes a blank cell. Ask
:func:`is_blank` first to tell a missing value from an invalid one.
"""

from __future__ import annotations

import math
import numbers
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Any

from immutabledict import immutabledict

from ansheng import numerals, units
from ansheng.days import NEVER
from ansheng.errors import UnitError
from ansheng.sheets import names

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys([0x00A0, 0x2002, 0x2003, 0x2007, 0x2009, 0x202F, 0x3000], 0x20)
_MARKS = {
    ord(mark): plain for mark, plain in zip("“”‘’−﹣–﹪﹐﹒〔〕【】￥", "\"\"''---%,.()[]¥", strict=True)
}
_CLEAN: Mapping[int, int | None] = {**names.INVISIBLE, **_SPACES}
_PLAIN: Mapping[int, int | str | None] = {**_CLEAN, **_WIDE, **_MARKS}

_BLANKS = r"- -- --- — —— ——— / // \ _ . … …… 无数据 不详 未知 暂无 暂缺 待定 待补充 未填 未填报 未统计"
_BLANKS_EN = "n/a na #n/a n.a. null none nil nan nat unknown tbd"
BLANK_WORDS = frozenset(["", *_BLANKS.split(), *_BLANKS_EN.split()])
"""Normalised, lower-case texts of a cell that say that nothing is known. 无 and 0 are answers and not among them."""

NOT_APPLICABLE = frozenset(["不适用", "不涉及", "无此项", "无此项目", "不适用项", "notapplicable"])
"""Answers that say that a question does not arise: neither yes nor no, and not blank either."""

_YES = (
    "是 有 已 √ ✓ ✔ ☑ 对 真 true yes y t 1 1.0 到会 参会 出席 参加 在岗 在场 已出席 已参会 已到会 已参加 已到"
)
_NO = (
    "否 无 未 × ✗ ✘ ☒ x 错 假 false no n f 0 0.0 缺席 缺会 不在岗 不在场 未出席 未参会 未到会 未参加 未到"
    " 没有 不是 整改中 正在整改 部分整改"
)
_DONE = (
    "整改 整改完毕 整改到位 销号 闭环 完成 验收 报 上报 报送 汇报 安装 落实 建立 设置 "
    "办理 办结 检测 检验 培训 挂牌 制定 编制 取得 采取 告知 具备 备案 审批 配备 签订 公示"
)
_BESIDE = frozenset(
    ["已回复", "已反馈", "已通知", "已告知", "已核实", "已下发", "已交办", "已约谈", "已督促"]
)
"""What is said beside an answer and is none: that somebody was told of it."""

FLAG_WORDS: Mapping[str, bool] = immutabledict(
    dict.fromkeys(_YES.split(), True)
    | dict.fromkeys(_NO.split(), False)
    | {"已" + word: True for word in _DONE.split()}
    | {"未" + word: False for word in _DONE.split()}
)
"""What the answers to a yes-or-no question mean, by their normalised lower-case text.

Words of judgement such as 合格 or 异常 are left out: whether they mean yes depends on how the question is put.
"""

_NUMBER = re.compile(
    r"(?P<sign>[+-])?(?P<money>[¥$])?(?P<whole>\d{1,3}(?:,\d{3})+|\d+)?(?P<part>\.\d*)?(?P<power>[eE][+-]?\d{1,3})?"
    r"\s*(?P<unit>[^\s\d.,+\-].*)?",
    re.ASCII,
)
_CHINESE_NUMBER = re.compile(r"([零〇一二两三四五六七八九十百千万亿]+)(\D*)")
_MIXED_NUMBER = re.compile(
    r"(?:(\d{1,4})亿)?(?:(?:(\d)千)?(?:(\d)百)?(\d{1,4})?万)?(?:(\d)千)?(?:(\d)百)?(\d{3,4})?(\D*)", re.ASCII
)
_MIXED_SCALES = (10**8, 10**7, 10**6, 10**4, 1000, 100, 1)
_SPOKEN = re.compile(r"(?:人民币)?(.*?[元圆])[整正]|人民币(.+)")
_ESTIMATE = re.compile(r"(?:大约|约为?|估计约?|预计约?|初步估计约?)\s*:?\s*(.+?)(?:左右)?|(.+?)\s*左右")
_BOX = re.compile(r"\s*(?:[☑☒☐□■√✓✔×✗✘]|[(\[]\s*[√✓✔×✗✘xX]?\s*[)\]])\s*")
_TICKED, _CROSSED = "☑☒■√✓✔", "×✗✘xX"
_BARE_UNIT = re.compile(r"(.+?)\s*[/,]\s*(?:单位\s*:?\s*)?([^\s/,()\[\]]+)")
_HEADER_UNIT = re.compile(r"(.+?)\s*[(\[]\s*(?:单位\s*[:：]?\s*)?([^()\[\]]+(?:\([^()]*\))?)[)\]]\s*")
_UNIT_ALONE = re.compile(r"[(\[](?:单位\s*:\s*)?([^\d\s][^()\[\]]*)[)\]]|([^\x00-\x7f].*)")


LONGEST_TITLE = 1_000
"""A text of more characters is no title of a column, and is not looked at as one."""


def clean(text: str) -> str:
    """The text without invisible characters and outer blanks; its punctuation and width stay as written."""
    return text.translate(_CLEAN).strip()


def normalise(text: str) -> str:
    """The text as it is compared and parsed: half-width letters, digits and punctuation, single blanks.

    Chinese characters are never touched.

    >>> normalise("　罚款（万元）：１，２３４ ")
    '罚款(万元):1,234'
    """
    return " ".join(text.translate(_PLAIN).split())


def title_key(text: str) -> str:
    """What two titles of a column have in common when they mean the same: titles are compared as names are.

    >>> title_key("整改 时限\\n（天）") == title_key("整改时限(天)")
    True
    """
    return names.key(text)


def split_unit(title: str) -> tuple[str, str | None]:
    """A column title and the unit that it carries, in brackets or behind a slash or comma, if it is a known unit.

    >>> split_unit("罚款金额（万元）"), split_unit("罚款金额/万元"), split_unit("牵头单位（部门）")
    (('罚款金额', '万元'), ('罚款金额', '万元'), ('牵头单位（部门）', None))
    """
    written = normalise(title)
    found = _HEADER_UNIT.fullmatch(written) or _BARE_UNIT.fullmatch(written)
    if not found or not _is_unit(found[2]):
        return title, None
    return found[1], found[2]


def is_blank(text: str | None) -> bool:
    """Whether a cell says nothing: it is empty or one of :data:`BLANK_WORDS`, such as a dash, 不详 and N/A."""
    return text is None or normalise(text).casefold() in BLANK_WORDS


def is_not_applicable(text: str) -> bool:
    """Whether a cell says that its question does not arise."""
    return title_key(text) in NOT_APPLICABLE


SCALES = {"万": 1e4, "亿": 1e8}
SCALED = re.compile("[万亿]")
"""A number that states its own scale, as 两万 does, is not in that of its header, 万元."""


def parse_number(text: str) -> tuple[float, str | None] | None:
    """The number that a cell states and the unit written after it, or None where it states no single number.

    Read are 1,234.5, full-width digits, exponents, a currency sign before the number, a known unit after it,
    whole numbers in Chinese characters, those of cheques too (叁万元整), and mixed ones (1万5千元). Ranges,
    approximations (约20, 20以上), infinity and not-a-number are None.

    >>> parse_number("１５．５３万元"), parse_number("1，234"), parse_number("十二人"), parse_number("3-5")
    ((15.53, '万元'), (1234.0, None), (12.0, '人'), None)
    """
    written = normalise(text)
    if spoken := _SPOKEN.fullmatch(written):
        written = spoken[1] or spoken[2]
    found = _NUMBER.fullmatch(written)
    if not found or not (found["whole"] or (found["part"] or "").strip(".")):
        return _chinese_number(numerals.plain(written))
    unit = found["unit"] and found["unit"].strip()
    if unit and not _is_unit(unit):
        return _mixed_number(written)
    if found["money"] == "$":
        return None
    digits = "".join(found[part] or "" for part in ("sign", "whole", "part", "power")).replace(",", "")
    value = float(digits)
    return (value, unit or found["money"]) if math.isfinite(value) else None


def estimate(text: str) -> str | None:
    """The amount of a cell that says of itself that it is an estimate; None where it is none.

    >>> estimate("约24万元"), estimate("300万元左右"), estimate("24万元")
    ('24万元', '300万元', None)
    """
    found = _ESTIMATE.fullmatch(normalise(text))
    return found and (found[1] or found[2])


def parse_flag(text: str) -> bool | None:
    """Yes or no, from the words of :data:`FLAG_WORDS`; None for anything else.

    >>> parse_flag("是"), parse_flag("未整改"), parse_flag("Ｎ"), parse_flag("部分")
    (True, False, False, None)
    """
    return FLAG_WORDS.get(title_key(text))


def clauses(text: str) -> list[str]:
    """The parts of an answer in several clauses, without those that neither say yes nor no; none of a single one.

    >>> clauses("已回复，整改完毕"), clauses("正在整改，未完成"), clauses("已整改")
    (['整改完毕'], ['正在整改', '未完成'], [])
    """
    parts = [part for part in re.split(r"[，,；;。]", text) if part.strip()]
    return [part for part in parts if title_key(part) not in _BESIDE] if len(parts) > 1 else []


def ticked(text: str) -> str:
    """What a cell with printed boxes answers: the one option that is ticked, or nothing where none is.

    A cell without boxes, with several ticks or with a box that belongs to no option answers as it stands.

    >>> ticked("□一般 ☑重大"), ticked("是√ 否□"), ticked("是□ 否□"), ticked("☑是 ☑否"), ticked("是")
    ('重大', '是', '', '☑是 ☑否', '是')
    """
    written = normalise(text)
    marks = _BOX.findall(written)
    if not marks:
        return text
    start, *words = _BOX.split(written)
    options = [start, *words[:-1]] if start else words
    if not all(options) or (start and words[-1]):
        return text
    chosen = [option for mark, option in zip(marks, options, strict=True) if set(mark) & set(_TICKED)]
    crossed = any(set(mark) & set(_CROSSED) for mark in marks)
    return "".join(chosen) if len(chosen) == 1 or not (chosen or crossed) else text


def is_unit(text: str) -> bool:
    """Whether a text is a known unit by itself: in brackets, or in Chinese.

    >>> is_unit("（万元）"), is_unit("元"), is_unit("(kg)"), is_unit("A"), is_unit("部门")
    (True, True, True, False, False)
    """
    found = _UNIT_ALONE.fullmatch(normalise(text))
    return found is not None and _is_unit(found[1] or found[2])


@lru_cache(maxsize=65536)
def _is_unit(text: str) -> bool:
    try:
        return bool(units.canonical(text))
    except UnitError:
        return False


def _chinese_number(text: str) -> tuple[float, str | None] | None:
    found = _CHINESE_NUMBER.fullmatch(text)
    if not found:
        return None
    for end in range(len(found[1]), 0, -1):
        value, unit = numerals.integer(found[1][:end]), found[1][end:] + found[2]
        if value is not None and (not unit or _is_unit(unit)):
            return float(value), unit or None
    return None


def _mixed_number(text: str) -> tuple[float, str | None] | None:
    """The number of a text such as 1万5千元, each of whose parts is smaller than the scale of the one before."""
    found = _MIXED_NUMBER.fullmatch(text)
    if not found or (found[8] and not _is_unit(found[8])):
        return None
    parts = [
        (int(part), scale) for part, scale in zip(found.groups()[:7], _MIXED_SCALES, strict=True) if part
    ]
    fits = all(part * scale < before for (_, before), (part, scale) in pairwise(parts))
    return (float(sum(part * scale for part, scale in parts)), found[8] or None) if fits else None


def number_in(value: object, unit: str) -> float | None:
    """The number that a cell states, in ``unit``; None where it states none, or one in another kind of unit.

    >>> number_in("10 kPa", "MPa"), number_in("1.2万", "yuan"), number_in("约20", "m")
    (0.01, 12000.0, None)
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, numbers.Real | Decimal):
        try:
            number = float(value)
        except (OverflowError, ValueError):  # of more digits than a float has room for; a signalling NaN
            return None
        return number if math.isfinite(number) else None
    read = parse_number(as_text(value))
    if read is None:
        return None
    number, own = read
    if own is None or own in SCALES:
        return number * SCALES.get(own or "", 1)
    try:
        return units.convert(number, own, unit)
    except UnitError:
        return None


def as_text(value: Any) -> str:
    """A value as it would be written in a cell: a whole number without decimals, and a day that is none as a word."""
    if isinstance(value, date) and value == NEVER:
        return str(NEVER)
    try:
        if isinstance(value, int) or not isinstance(value, numbers.Real | Decimal):
            return str(value)
        return f"{value:.0f}" if value == value // 1 else str(value)
    except (ArithmeticError, ValueError):  # a signalling NaN, a number of very many digits
        return hex(value) if isinstance(value, int) else str(value)
    except Exception:  # noqa: BLE001  an object of a caller that cannot say what it is
        return type(value).__name__
