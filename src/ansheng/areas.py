"""Areas: provinces, cities and counties as they are written, and whether one lies in another.

A place is written from the largest area down, such as 山东省济南市历下区; what stands in a table is often its last part
alone. Nothing here is a gazetteer: that 历下区 lies in 济南市 is known where somebody says so, in the text itself or of
all records at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Literal

import attrs
from immutabledict import immutabledict

from ansheng.errors import InputError
from ansheng.words import Words

Layer = Literal["national", "provincial", "municipal", "county"]

LAYERS: Mapping[Layer, Words] = immutabledict(
    {
        "national": Words("国家", "national"),
        "provincial": Words("省级", "provincial"),
        "municipal": Words("市级", "municipal"),
        "county": Words("县级", "county"),
    }
)
"""The layers of law, from the whole country down, in Chinese and in English."""

PROVINCE, CITY, COUNTY, TOWNSHIP = 1, 2, 3, 4
EITHER = 0
"""The height of a 市 that may be a city or one of the counties of a city."""

_SHORT = tuple(
    re.findall(
        "黑龙江|内蒙古|..",
        "北京天津上海重庆河北山西辽宁吉林黑龙江江苏浙江安徽福建江西山东河南湖北湖南"
        "广东海南四川贵州云南陕西甘肃青海台湾内蒙古广西西藏宁夏新疆香港澳门",
    )
)
_OF_THE_STATE = frozenset(("北京市", "天津市", "上海市", "重庆市"))
"""The cities that are provinces; their parts are counties."""

_FULL = {
    **{name: f"{name}省" for name in _SHORT},
    **{name.removesuffix("市"): name for name in _OF_THE_STATE},
    "内蒙古": "内蒙古自治区",
    "广西": "广西壮族自治区",
    "西藏": "西藏自治区",
    "宁夏": "宁夏回族自治区",
    "新疆": "新疆维吾尔自治区",
    "香港": "香港特别行政区",
    "澳门": "澳门特别行政区",
}


@cache
def _province() -> re.Pattern[str]:
    """The full name of a province. Compiled, as those below, when a place is read first: few checks ask for one."""
    return re.compile(rf"(?:{'|'.join(_FULL.values())})")


@cache
def _shortened() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>{'|'.join(_SHORT)})(?![\u4e00-\u9fff]{{1,4}}族自治|[市省路])")


@cache
def _endings() -> tuple[tuple[int, re.Pattern[str]], ...]:
    """How the names of areas end, with the height of each."""
    return tuple((height, re.compile(pattern)) for height, pattern in _PARTS)


_PARTS = (
    (COUNTY, r"[\u4e00-\u9fff]{1,12}?(?:自治县|自治旗)"),
    (CITY, r"[\u4e00-\u9fff]{1,12}?(?:自治州|地区|盟(?=$|[\u4e00-\u9fff]+[市旗县]))"),
    (EITHER, r"津市市|[\u4e00-\u9fff]{1,9}?市"),
    (COUNTY, r"[\u4e00-\u9fff]{1,10}?(?:县|旗|(?<!社)(?<!小)(?<!园)区)"),
    (TOWNSHIP, r"[\u4e00-\u9fff]{1,10}?(?:街道|苏木|镇(?![市县区])|乡(?![市县区族]))"),
)
_APART = re.compile(r"[\s,，、/·\-—>]+")


@attrs.frozen
class Part:
    """One part of a place: its name, and how high it stands: a province 1, a city 2, a county 3, a township 4."""

    height: int
    name: str


@lru_cache(maxsize=65536)
def parts(text: str) -> tuple[Part, ...]:
    """The parts of a place that end like those of an area, the largest first.

    >>> [(part.height, part.name) for part in parts("山东省济南市历下区")]
    [(1, '山东省'), (2, '济南市'), (3, '历下区')]
    >>> [(part.height, part.name) for part in parts("宁夏银川市灵武市东塔镇")]
    [(1, '宁夏回族自治区'), (2, '银川市'), (3, '灵武市'), (4, '东塔镇')]
    >>> [part.height for part in parts("灵武市")], parts("城关")
    ([0], ())
    """
    return tuple(_settled(_named(_APART.sub("", text))[0]))


def _named(text: str) -> tuple[list[Part], str]:
    """The parts as they are written, a 市 being either, and what stands behind them."""
    found: list[Part] = []
    if full := _province().match(text):
        found.append(Part(PROVINCE, full[0]))
        text = text[full.end() :]
    elif (short := _shortened().match(text)) and (not text[short.end() :] or _next(text[short.end() :], 0)):
        found.append(Part(PROVINCE, _FULL[short["name"]]))
        text = text[short.end() :]
    while part := _next(text, max((part.height for part in found), default=0)):
        found.append(part)
        text = text[len(part.name) :]
    return found, text


def _next(text: str, above: int) -> Part | None:
    """The part with which the text begins: the shortest one that fits."""
    found = [
        Part(height, match[0])
        for height, pattern in _endings()
        if (height == EITHER or height > above) and (match := pattern.match(text))
    ]
    return min(found, key=lambda part: len(part.name), default=None)


def _settled(found: list[Part]) -> Iterator[Part]:
    """The parts, each 市 as the city or the county that it must be where others stand beside it."""
    for at, part in enumerate(found):
        if part.height != EITHER:
            yield part
        elif any(p.height in (CITY, EITHER) or p.name in _OF_THE_STATE for p in found[:at]):
            yield Part(COUNTY, part.name)
        elif any(p.height in (COUNTY, EITHER) for p in found[at + 1 :]):
            yield Part(CITY, part.name)
        else:
            yield part


@lru_cache(maxsize=1024)
def stated(area: str) -> tuple[Part, ...]:
    """The parts of an area that a law or a caller states: its first 市 is a city."""
    return tuple(Part(CITY, part.name) if part.height == EITHER else part for part in parts(area))


def layer_of(region: str) -> Layer:
    """The layer of the law of a region: that of its smallest part."""
    lowest = stated(region)[-1].height if region else None
    layers: Mapping[int | None, Layer] = {None: "national", PROVINCE: "provincial", COUNTY: "county"}
    return layers.get(lowest, "municipal")


def trouble(region: str) -> Words | None:
    """What is wrong with a text that is to name a province, a city or a county; ``None`` where it names one."""
    found, rest = _named(_APART.sub("", region))
    if found and not rest and found[-1].height != TOWNSHIP:
        return None
    return Words(
        f"应为省、市或县级地名，收到“{region}”；请从省级写起，例如山东省济南市历下区",
        f"is to name a province, a city or a county, not {region!r}; write it from the province down",
    )


def checked(region: str) -> str:
    """A region that a caller states of all records.

    :raises InputError: it names no area
    """
    if region and not parts(region):
        raise InputError(
            Words(
                f"region= 应为行政区划名称，收到“{region}”；请从省级写起，例如山东省济南市历下区",
                f"region= names an area, not {region!r}; write it from the province down",
            )
        )
    return region


@lru_cache(maxsize=262144)
def lies_in(place: str | None, area: str, within: str = "") -> bool | None:
    """Whether a place lies in an area; ``None`` where the place does not say enough.

    A place that names the area's smallest part and contradicts none of its others lies in it.

    :param place: the place as a record has it; ``None`` or blank where it has none
    :param within: where all places lie that do not say otherwise

    >>> lies_in("山东省济南市历下区", "山东省"), lies_in("历下区", "山东省济南市历下区"), lies_in("章丘区", "历下区")
    (True, True, False)
    >>> lies_in("历下区", "山东省"), lies_in("历下区", "山东省", within="山东省济南市")
    (None, True)
    >>> lies_in(None, "山东省"), lies_in(None, "山东省", within="山东省济南市")
    (None, True)
    """
    known = _whole(parts(place or ""), stated(within))
    heights = {part.height for part in known}
    matched = False
    for part in stated(area):
        matched = part in known or Part(EITHER, part.name) in known
        if not matched and part.height in heights:
            return False
    return True if matched else None


def _whole(own: tuple[Part, ...], around: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts of a place together with those of the area in which it lies and of which it says nothing else."""
    if not own or not around or own[0].height == PROVINCE:
        return own or around
    names = [part.name for part in around]
    if own[0].name in names:
        at = names.index(own[0].name)
        return *around[:at], around[at], *own[1:]
    first = own[0]
    if first.height == EITHER and any(part.height == CITY for part in around):
        first = Part(COUNTY, first.name)
    return *(part for part in around if part.height < (first.height or CITY)), first, *own[1:]
