"""Naming: what a name of a unit is made of: the place, what it is called, its form of company, its ordinals.

That is how two spellings are told to be of one unit. 山东华阳化工有限责任公司 and 华阳化工（山东）公司 have one core,
华阳化工, and one place; 华阳化工二厂 is another unit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path
from typing import Literal

import attrs

from ansheng import areas
from ansheng.sheets import names
from ansheng.sheets.door import read_toml

_FORMS = re.compile(
    r"(?:股份有限责任公司|股份有限公司|有限责任公司|有限公司|股份公司|总公司|公司|股份|个体工商户)"
)
_BRACKETS = re.compile(r"[()]")
_APART = re.compile(r"[^0-9a-z㐀-鿿]+")
_ENDING = re.compile(
    r"(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治[区州县旗]|地区|街道办?|[省市县区旗镇乡盟州])$"
)
_ORDINAL = re.compile(
    r"\d+|[一二三四五六七八九十百甲乙丙丁]+(?=[号分厂矿站店部队库期车]|$)|第[一二三四五六七八九十]+"
)
_TELLING = frozenset(
    "一二三四五六七八九十百千零〇壹贰叁两甲乙丙丁东西南北中上下左右前后内外新老大小高低0123456789abcdefgh"
)
"""Characters by which names of different units differ; one of them is no slip."""

_BEGINNING = re.compile(
    r"(?:([\u4e00-\u9fff]{2,3})省)?(?:([\u4e00-\u9fff]{2,4}?)[市州])?(?:([\u4e00-\u9fff]{2,3}?)[县区旗])?(?:([\u4e00-\u9fff]{2,3}?)[镇乡])?"
)
_SEEN = 3
_REMARKS = re.compile(
    r"\((?:[^()]{0,4}(?:停产|停业|停用|停工|歇业|关闭|注销|搬迁|新址|旧址|原址|在建|试生产|整改)|[已未正](?:开业|营业|投产)"
    r"|负责人|法人|法定代表人|经营者|业主|联系人|店主|个体|个人独资|总店|总部|本部|厂部|办公|[新老]厂区?|普通合伙|有限合伙)[^()]{0,9}\)"
)
_FORMER = re.compile(r"\((?:原名?|曾用名|更名前|旧称)[:为]?([^()]{2,})\)")
_PREMISES = re.compile(
    r"(?:(?<=公司)|(?<=集团)|(?<=厂))(?:生产车间|生产厂区|厂区|厂部|本部|总部|办公楼|生产现场|项目部)$"
)

LONGEST = 100
"""Of a longer name the first so many characters are taken apart; it is another name than a shorter one all the same."""

LEAST = 4
"""In a shorter core one character more or less is no slip but another name."""


@attrs.frozen
class Name:
    """A name taken apart.

    :param key: the name as names are compared
    :param core: what it is called, without place, form of company and signs
    :param places: the stems of the places that it names, the largest first
    :param ordinals: the numbers in it that tell one branch from another
    :param former: the core of the name that it had before, where the name says that
    """

    key: str
    core: str
    places: tuple[str, ...]
    ordinals: tuple[str, ...]
    former: str = ""


def stems(places: Collection[str], beginnings: Iterable[str] = ()) -> frozenset[str]:
    """The stems of the places that regions and names speak of: 山东 of 山东省, 历下 of 历下区; of two signs or more.

    :param beginnings: names, of which several begin with a province, city or county

    >>> stems(["山东省济南市历下区"]) >= {"济南", "历下"}
    True
    """
    found = {_ENDING.sub("", part.name) for place in places for part in areas.parts(place)}
    found |= {names.key(place) for place in places}
    counted = Counter(
        part for name in beginnings if (match := _BEGINNING.match(name)) for part in match.groups() if part
    )
    found |= {part for part, count in counted.items() if count >= _SEEN}
    return frozenset(stem for stem in found if len(stem) > 1) | PROVINCES


PROVINCES = frozenset(
    re.findall(
        "黑龙江|内蒙古|..",
        "北京天津上海重庆河北山西辽宁吉林黑龙江江苏浙江安徽福建江西山东河南湖北湖南"
        "广东海南四川贵州云南陕西甘肃青海台湾内蒙古广西西藏宁夏新疆香港澳门",
    )
)
"""The stems of the provinces."""


def taken_apart(name: str, known: frozenset[str]) -> Name:
    """A name as its place, core and ordinals.

    :param known: the stems of places, as :func:`stems` gives them

    >>> taken_apart("山东华阳化工有限责任公司（停产）", PROVINCES).core
    '华阳化工'
    >>> taken_apart("华阳化工（山东）有限公司", PROVINCES).places
    ('山东',)
    """
    key = names.key(name)[:LONGEST]
    before = _FORMER.search(key)
    if before is not None:
        key = key[: before.start()] + key[before.end() :]
    places = list[str]()
    text = _FORMS.sub("", _PREMISES.sub("", _bracketed(_REMARKS.sub("", key), known, places)))
    text = _APART.sub("", _BRACKETS.sub("", text))
    text = _leading(text, known, places)
    core = text or _APART.sub("", key)
    former = taken_apart(before[1], known).core if before is not None else ""
    return Name(names.key(name), core, tuple(dict.fromkeys(places)), tuple(_ORDINAL.findall(core)), former)


def _bracketed(key: str, known: frozenset[str], places: list[str]) -> str:
    """The name without the places that stand in brackets, which are added to the others."""
    if "(" not in key:
        return key
    for inside in re.findall(r"\(([^()]*)\)", key):
        stem = inside if inside in known else _ENDING.sub("", inside)
        if stem in known:
            places.append(stem)
            key = key.replace(f"({inside})", "", 1)
    return key


def _leading(text: str, known: frozenset[str], places: list[str]) -> str:
    """The name behind the places with which it begins; something of two signs is always left."""
    while True:
        for size in (8, 7, 6, 5, 4, 3, 2):
            stem = text[:size]
            if stem in known and len(text) > size + 1:
                rest = text[size:]
                ending = re.match(r"(?:特别行政区|自治[区州县旗]|地区|街道|[省市县区旗镇乡州])(?=..)", rest)
                places.append(stem)
                text = rest[ending.end() :] if ending else rest
                break
        else:
            return text


Slip = Literal["", "sign", "sound", "other", "short"]
"""How two names differ: a character more, less or in another place; one for another that sounds or looks like it; one
for any other; or by what an abbreviation leaves out."""
BRAND = 2
"""With so many signs a name begins that stays when it is abbreviated."""
_KEPT = re.compile("集团|销售|加工|批发|零售|贸易|制造|材料|制品|分|店|第|部|站|所|队|院")
_OUT = 3


@cache
def _sounds() -> frozenset[tuple[str, str]]:
    groups = read_toml(Path(__file__).with_name("sounds.toml"))["alike"]
    return frozenset((a, b) for group in groups for a in group for b in group if a != b)


def slip(first: str, second: str) -> Slip:
    """How two cores differ that differ by one wrong, missing or added character, or by two that changed places.

    A sign that tells units apart, such as a number or a direction, is no slip.

    >>> slip("华阳化工", "华洋化工"), slip("东风机械", "西风机械"), slip("华阳化工", "阳华化工")
    ('sound', '', 'sign')
    >>> slip("华阳化工", "华德化工")
    'other'
    """
    if min(len(first), len(second)) < LEAST or abs(len(first) - len(second)) > 1:
        return ""
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    a, b = first[start:], second[start:]
    if a and b and a[1:] == b[1:]:
        if (a[0], b[0]) in _sounds():
            return "sound"
        return "" if {a[0], b[0]} & _TELLING else "other"
    if len(a) > 1 and a[:2] == b[1::-1] and a[2:] == b[2:]:
        return "sign"
    long, short = (a, b) if len(a) > len(b) else (b, a)
    return "sign" if long and long[1:] == short and long[0] not in _TELLING else ""


def abbreviates(first: str, second: str) -> bool:
    """Whether one core is the other without two or three signs of its trade; what it begins with is the same.

    >>> abbreviates("岚凯养殖", "岚凯水产养殖"), abbreviates("华阳化工", "华阳化工二厂")
    (True, False)
    """
    short, long = sorted((first, second), key=len)
    if len(short) < LEAST or not 1 < len(long) - len(short) <= _OUT or short[:BRAND] != long[:BRAND]:
        return False
    at, out = 0, ""
    for sign in long:
        if at < len(short) and sign == short[at]:
            at += 1
        else:
            out += sign
    return at == len(short) and not _KEPT.search(out) and not _TELLING & set(out)
