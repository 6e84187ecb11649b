"""Lists: a number of things that are then, or were just, named one by one: 十大行动 with its ten names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ansheng import numerals
from ansheng.auditing.model import Claim, ClaimVerdict
from ansheng.auditing.text.page import CJK, Page
from ansheng.auditing.text.passage import Passage, claim
from ansheng.words import NO_WORDS, Words

_N = r"(?P<n>[0-9]{1,2}|[二两三四五六七八九十]{1,3})"
_COUNTED = re.compile(
    rf"(?=[“0-9二两三四五六七八九十])“?{_N}(?P<class>个方面|方面|个|项|大|种|类|条|部分|支)?(?P<noun>[{CJK}]{{0,8}})”?"
)
_SINGULAR = re.compile(
    r"(?:年|月|日|时|次|起|人|名|家|处|份|元|%|届|季|半|期|周|点|级|分|岁|天|倍|吨|米|公|小|万|千|百|亿|成|余|多|十|五|以)"
)
_LEAD = re.compile(r"(?:从|即|下设|设立|设|包括|分为|围绕|聚焦|开展|实施|成立|确保)")
_BEGINS = re.compile(r"[，；：。！？\n（]")
_RANKED = re.compile(
    rf"前(?P<n>[0-9]{{1,2}}|[二两三四五六七八九十]{{1,2}})[位名](?:的)?[{CJK}]{{0,8}}?(?:依次|分别)(?:[为是]|：)"
)
_AFTER = re.compile(
    rf"(?:[{CJK}]{{0,10}}?(?:[，（：]|--?)?(?:即采取|即|分别是|分别为|包括|具体为|具体包括)：?|[（：])"
)
_ORDINAL = re.compile(
    r"(?=[一二三四五六七八九十])(?:^|(?<=[，。；：）\n 　]))(?P<n>[一二三四五六七八九十]{1,3})是"
)
_HEADING = re.compile(r"（(?<![^\n]（)(?P<n>[一二三四五六七八九十]{1,3})）")
_MOST_ITEMS = 40
_QUOTED = re.compile(r"“[^”]{0,80}”|《[^》]{0,80}》|（[^（）]{0,80}）")
_MOST = 400
_MOST_OFF = 2


def lists(passage: Passage) -> Iterator[Claim]:
    """The claims about counted lists of one sentence."""
    text = passage.text
    if "、" not in text:
        return
    for found in _COUNTED.finditer(text):
        stated = _number(found["n"]) if _is_count(text, found) else None
        if stated is None or not 2 <= stated <= 40:
            continue
        made = _after(passage, text, found, stated) or _before(passage, text, found, stated)
        if made is not None:
            yield made
    yield from _ranked(passage, text)


def _ranked(passage: Passage, text: str) -> Iterator[Claim]:
    """The first N of a ranking, named in order: 居前5位的病种依次为甲、乙、丙、丁和戊."""
    for found in _RANKED.finditer(text):
        stated = _number(found["n"])
        body = re.split(r"[。；，（：]", text[found.end() : found.end() + _MOST], maxsplit=1)[0]
        count = None if re.search("[0-9]|等", body) else _items(body)
        if stated and count is not None:
            made = _judged(
                passage, found, stated, count, body, found.start("n") - 1, found.end() + len(body), sure=True
            )
            if made is not None:
                yield made


def _is_count(text: str, found: re.Match[str]) -> bool:
    if not (found["class"] or found[0].startswith("“")):
        return False
    begins = not found.start() or text[found.start() - 1] not in "第0123456789.+-/"
    return begins and not _SINGULAR.match(text, found.end("n"))


def _after(passage: Passage, text: str, found: re.Match[str], stated: int) -> Claim | None:
    """N things, namely A, B, C."""
    rest = text[found.end() : found.end() + _MOST]
    lead = _AFTER.match(rest)
    if not lead:
        return None
    body = rest[lead.end() :][: len(re.split(r"[。；，）]", _masked(rest[lead.end() :]), maxsplit=1)[0])]
    closed = rest[lead.end() + len(body) :][:1] in ("", "。", "；", "）") and "等" not in body
    if any(_is_count(body[-16:], other) for other in _COUNTED.finditer(body[-16:])):
        return None
    if body.startswith("“") and "、" not in _masked(body):
        body = body[1:].split("”")[0]
    count = _items(body)
    if count is None:
        return None
    return _judged(
        passage, found, stated, count, body, found.start(), found.end() + lead.end() + len(body), sure=closed
    )


def _before(passage: Passage, text: str, found: re.Match[str], stated: int) -> Claim | None:
    """A, B and C: these N things."""
    if text[found.end() : found.end() + 1] in tuple("、等和及与"):
        return None
    first = max(0, found.start() - _MOST)
    head = text[first : found.start()]
    cut = max((stop.end() for stop in _BEGINS.finditer(_masked(head))), default=0)
    body = head[cut:]
    lead = _LEAD.search(body[:12])
    body = body[lead.end() :] if lead else body
    opened = body.endswith("等")
    body = re.sub(r"(?:这|等|共|共计)$", "", body)
    count = _items(body)
    if count is None or (count < 3 and lead is None) or "等" in _masked(body)[:-1]:
        return None
    start = found.start() - len(head) + cut
    sure = lead is not None and not opened and bool(found["class"]) and count >= 3
    return _judged(passage, found, stated, count, body, start, found.end(), sure=sure)


def _judged(
    passage: Passage,
    found: re.Match[str],
    stated: int,
    count: int,
    body: str,
    start: int,
    end: int,
    *,
    sure: bool,
) -> Claim | None:
    tail = _masked(body).split("、")[-1]
    joined = len(re.findall("和|及|与", tail)) if tail else 0
    if body.endswith("等") and count - 1 < stated:
        return None
    right = count <= stated <= count + joined
    if not right and (not sure or abs(stated - count) > _MOST_OFF):
        return None
    wrong = not right
    return claim(
        passage, "count", ClaimVerdict.WRONG if wrong else ClaimVerdict.CONSISTENT,
        passage.start + start, passage.start + end,
        stated=str(stated), computed=str(count if wrong else stated), operands=[count],
        distance=Decimal(stated - count) if wrong else None,
        note=Words(f"列出{count}项", f"{count} are named") if wrong else NO_WORDS,
    )  # fmt: skip


def _items(body: str) -> int | None:
    """How many names a text lists, those of brackets and titles left out; None where it is no list."""
    masked = _masked(body)
    if "、" not in masked:
        return None
    items = masked.split("、")
    if any(not item for item in items) or max(map(len, items)) > 40:
        return None
    return len(items)


def _masked(text: str) -> str:
    """The text with what stands in quotes, titles and brackets blotted out, length kept."""
    return _QUOTED.sub(lambda quoted: "口" * len(quoted[0]), text)


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else numerals.integer(text)


def ordinals(page: Page) -> Iterator[Claim]:
    """N mechanisms, then 一是 … N是, or （一） … （N） each with their name, in the paragraphs that follow."""
    text = page.plain
    for pattern, reach, by_name in ((_ORDINAL, 14, False), (_HEADING, 60, True)):
        items = [(found.start(), _number(found["n"]) or 0) for found in pattern.finditer(text)]
        for at, (place, ordinal) in enumerate(items):
            if ordinal == 1:
                yield from _announced(page, items[at : at + _MOST_ITEMS], max(0, place - reach), by_name)


def _announced(page: Page, items: list[tuple[int, int]], begin: int, by_name: bool) -> Iterator[Claim]:
    text, place = page.plain, items[0][0]
    phrases = [m for m in _COUNTED.finditer(text[begin:place]) if _is_count(text[begin:place], m)]
    if not phrases:
        return
    found = phrases[-1]
    name, stated = found["noun"][-6:], _number(found["n"])
    count = 0
    for start, ordinal in items:
        if ordinal != count + 1 or (by_name and (not name or name not in text[start : start + 60])):
            break
        count = ordinal
    if not stated or count < 2 or (by_name and count != stated):
        return
    first, last = page.span(begin + found.start(), begin + found.end())
    right = count == stated
    note = Words(f"其后列到第{count}项", f"what follows counts to {count}")
    yield Claim(
        "count", ClaimVerdict.CONSISTENT if right else ClaimVerdict.SUSPICIOUS, page.original[first:last], first, last,
        str(stated), str(count), (count,), NO_WORDS if right else note,
    )  # fmt: skip
