"""Page: a text as the audit reads it, with the way back to the places of the original.

Full-width and traditional signs are replaced one by one, so that places stay; blanks inside sentences, soft line breaks
and inserted advertisements are taken out, and the page remembers where.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    import opencc

CJK = "\u3400-\u4dbf\u4e00-\u9fff"
_WIDE = {
    chr(code): chr(code - 0xFEE0)
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_SIGNS = _WIDE | {
    sign: plain
    for signs, plain in (
        ("－–—―~～﹣−", "-"),
        ("％﹪", "%"),
        ("\u3000\u00a0\u2002\u2003\t\r", " "),
        ("\u2028\u2029", "\n"),
        *zip("．＋／(),;:!?[]〈〉", ".+/（），；：！？［］《》", strict=True),
    )
    for sign in signs
}
_DIGIT_SIGN = re.compile(r"(?<=[0-9])[，：](?=[0-9])")
_THOUSANDS = re.compile(
    rf"，(?=[0-9]{{3}}[{CJK}])(?:(?<=[{CJK}][0-9]，)|(?<=[{CJK}][0-9]{{2}}，)|(?<=[{CJK}][0-9]{{3}}，))"
)
_ADVERT = re.compile(
    rf"[{CJK}]{{2}}(?:体育|娱乐|彩票|棋牌|真人)(?:(?:官方|综合|在线)?(?:网站|官网|平台|入口|网址|登录|注册|下载)){{1,3}}"
    r"(?:入口|入|口|app|APP){0,2}"
)
_BLANK = re.compile(" +")
_STOPS = "。！？；：!?;:|>）)”》"
_NEW_ITEM = re.compile(
    r" *(?:[一二三四五六七八九十]{1,3}[、是]|（|[0-9]{1,3}[.、]|[-=#*|>•]|第[一二三四五六七八九十])"
)


def last(within: re.Pattern[str], text: str) -> int:
    """Where the end of a text begins that holds only signs of a pattern ``[^...]*``."""
    tail = within.match(text[::-1])
    return len(text) - (tail.end() if tail else 0)


@attrs.frozen
class Page:
    """A text made plain.

    :param original: the text as given
    :param plain: the text that is read
    :param adverts: the places in ``original`` of what was taken out as advertising
    """

    original: str = attrs.field(repr=False)
    plain: str = attrs.field(repr=False)
    _plain_starts: tuple[int, ...] = attrs.field(repr=False)
    _original_starts: tuple[int, ...] = attrs.field(repr=False)
    adverts: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, text: str) -> Page:
        """Read a text.

        >>> page = Page.of("排查隐患２０７２ 條")
        >>> page.plain, page.span(4, 9)
        ('排查隐患2072条', (4, 10))
        """
        same = _simplified(text)
        for sign, plain in _SIGNS.items():
            same = same.replace(sign, plain)
        same = _THOUSANDS.sub(",", same)
        same = _DIGIT_SIGN.sub(lambda sign: {"，": text[sign.start()]}.get(sign[0], ":"), same)
        adverts = [(found.start(), found.end()) for found in _ADVERT.finditer(same)]
        dropped = sorted([*adverts, *_blanks(same), *_soft_breaks(same)])
        pieces, starts, origins, at, length = [], [0], [0], 0, 0
        for start, end in dropped:
            if end <= at:
                continue
            piece = same[at : max(at, start)]
            pieces.append(piece)
            length += len(piece)
            at = end
            starts.append(length)
            origins.append(at)
        pieces.append(same[at:])
        return cls(text, "".join(pieces), tuple(starts), tuple(origins), tuple(adverts))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of ``plain[start:end]``."""
        piece = bisect_right(self._plain_starts, start) - 1
        moved = self._original_starts[piece] - self._plain_starts[piece]
        if end <= start:
            return start + moved, start + moved
        if piece + 1 == len(self._plain_starts) or end <= self._plain_starts[piece + 1]:
            return start + moved, end + moved
        return start + moved, max(start + moved, self._origin(end - 1) + 1)

    def quote(self, start: int, end: int) -> str:
        """The characters of the original at ``plain[start:end]``."""
        first, last = self.span(start, end)
        return self.original[first:last]

    def _origin(self, place: int) -> int:
        piece = bisect_right(self._plain_starts, place) - 1
        return self._original_starts[piece] + place - self._plain_starts[piece]


def _simplified(text: str) -> str:
    """The text with every traditional character replaced by its simplified one; others stay, and so does the length."""
    if _common(text):
        return text
    strange = {sign for sign in set(text) if sign >= "\u3400" and not _common(sign)}
    table = {
        ord(sign): _converter().convert(sign)
        for sign in strange
        if sign < "\ud800"
        or "\ue000" <= sign <= "\uffff"
        or sign >= "\U00020000"  # halves of characters are none
    }
    return text.translate({sign: to for sign, to in table.items() if len(to) == 1})


@lru_cache(maxsize=1)
def _converter() -> opencc.OpenCC:
    import opencc

    return opencc.OpenCC("t2s")


def _common(text: str) -> bool:
    """Whether every sign is in GB 2312, the set of simplified characters; such a sign needs no conversion."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _blanks(text: str) -> Iterator[tuple[int, int]]:
    """Blanks that stand inside a sentence: beside a Chinese character or sign; wider gaps part columns and stay."""
    for found in _BLANK.finditer(text):
        start, end = found.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if before in ("", "\n") or after in ("", "\n"):
            if after not in ("", "\n") and end - start <= 4:
                yield start, end
            continue
        if end - start <= 2 and (before > "\u2fff" or after > "\u2fff"):
            yield start, end


def _soft_breaks(text: str) -> Iterator[tuple[int, int]]:
    """Line breaks at which a sentence goes on, as in wrapped text: a full line without a stop, no new item after it."""
    breaks = [-1, *(found.start() for found in re.finditer("\n", text)), len(text)]
    for before, place in pairwise(breaks[:-1]):
        last = text[place - 1 : place]
        whole = 24 <= place - before - 1 <= 120 and "   " not in text[before + 1 : place]
        if whole and last not in _STOPS and last != " ":
            following = text[place + 1 : place + 9]
            if following.strip(" ")[:1] > "!" and not _NEW_ITEM.match(following):
                yield place, place + 1
