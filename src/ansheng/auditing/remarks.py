"""Remarks: what a reader should look at that is no arithmetic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ansheng.auditing.model import Claim, ClaimVerdict, Remark, RemarkKind
from ansheng.auditing.text import words
from ansheng.auditing.text.context import Quantity
from ansheng.auditing.text.page import CJK, Page
from ansheng.auditing.text.passage import Passage, claim
from ansheng.words import Words

_SO_FAR = re.compile(r"截至目前|目前为止|到目前")
_REGULARLY = re.compile(r"定期(?!报|不定期|存款)")
_PAGE_DATE = re.compile(r"(?:更新|发布|发表)?时间：((?:19|20)[0-9]{2})-")
_CONTENT_YEAR = re.compile(r"(?<![0-9\-])((?:19|20)[0-9]{2})年")
_TERM = re.compile("|".join(map(re.escape, sorted(words.TERMS, key=len, reverse=True))))
_BODIES = re.compile(rf"([0-9]{{1,3}})个[{CJK}]{{0,12}}部门(?:及|和|、|以及)([0-9]{{1,3}})个(?:乡镇|镇|街道)")
_COVERED = re.compile(r"覆盖(?:部门|单位)([0-9]{1,4})(?:个|家)")
_MEETINGS = re.compile(r"例会([0-9]{1,3})次[^。；]{0,20}汇报[^。；0-9]{0,10}([0-9]{1,4})次")
_LEADS = re.compile(rf"([0-9]{{1,3}})个[{CJK}]{{0,8}}牵头[{CJK}]{{0,6}}部门")


def remarks(page: Page, passages: Sequence[Passage], *, windowed: bool) -> Iterator[Remark]:
    """The remarks on a text.

    :param windowed: the caller says which period the text reports on, so that 截至目前 is defined
    """
    for start, end in page.adverts:
        yield Remark(
            "advert", page.original[start:end], start, end, Words("疑为插入的广告文字，未计入正文",
            "looks like inserted advertising; left out of the text")
        )  # fmt: skip
    yield from _page_date(page)
    yield from _terms(page)
    yield from _cadence(page)
    yield from _both_words(page, passages)
    if not windowed:
        yield from _windows(page, passages)
    for passage in passages:
        near = [mark for mark in passage.marks if mark.qualifier == "近"]
        yield from (_precise(page, mark) for mark in near if _too_precise(mark))


def _made(page: Page, kind: RemarkKind, start: int, end: int, note: Words) -> Remark:
    first, last = page.span(start, end)
    return Remark(kind, page.original[first:last], first, last, note)


def _page_date(page: Page) -> Iterator[Remark]:
    for found in _PAGE_DATE.finditer(page.plain[:5000]):
        years = {int(year) for year in _CONTENT_YEAR.findall(page.plain[found.end() : found.end() + 100_000])}
        if years and max(years) < int(found[1]):
            yield _made(
                page, "date", found.start(), found.end() + 5,
                Words(f"页面日期晚于内容年份（正文最晚写到{max(years)}年），不是内容的日期",
                f"the page is dated later than what it tells (at the latest {max(years)})")
            )  # fmt: skip
            return


def _terms(page: Page) -> Iterator[Remark]:
    seen: set[str] = set()
    for found in _TERM.finditer(page.plain):
        term = found[0].strip("“”")
        if term in seen:
            continue
        seen.add(term)
        known = words.TERMS[found[0]]
        yield _made(
            page,
            "term",
            found.start(),
            found.end(),
            Words(f"“{term}”即{known}", f"{term} is another name of {known}"),
        )


def _cadence(page: Page) -> Iterator[Remark]:
    found = list(_REGULARLY.finditer(page.plain))
    if found:
        yield _made(
            page, "cadence", found[0].start(), found[0].end(), Words(f"“定期”未写明周期（共{len(found)}处）",
            f"'regularly' without a cadence, {len(found)} times")
        )  # fmt: skip


def _windows(page: Page, passages: Sequence[Passage]) -> Iterator[Remark]:
    for passage in passages if _SO_FAR.search(page.plain) else ():
        found = _SO_FAR.search(passage.text)
        if found and "同比" in passage.text:
            start = passage.start + found.start()
            yield _made(
                page, "window", start, start + len(found[0]), Words("“截至目前”与“同比”并用，未写明统计期间和基期",
                "a change against last year 'so far', with neither window stated")
            )  # fmt: skip


def _too_precise(mark: Quantity) -> bool:
    return mark.role == "number" and len(f"{mark.printed:f}".replace(".", "").strip("0")) >= 3


def _precise(page: Page, mark: Quantity) -> Remark:
    return _made(
        page, "precision", max(0, mark.start - 1), mark.end, Words("“近”后面不是取整的数，疑为准确数",
        "'nearly' before a figure that is not round")
    )  # fmt: skip


def _both_words(page: Page, passages: Sequence[Passage]) -> Iterator[Remark]:
    """Sectors that one sentence praises and another blames."""
    if not words.PRAISE.search(page.plain) or not words.BLAME.search(page.plain):
        return
    praised: set[str] = set()
    blamed: dict[str, Passage] = {}
    for passage in passages:
        text = passage.text
        praise, blame = words.PRAISE.search(text), words.BLAME.search(text)
        if not praise and not blame:
            continue
        named = {name for name, pattern in words.SECTORS.items() if re.search(pattern, text)}
        if praise:
            praised |= named
        if blame:
            blamed.update((name, blamed.get(name, passage)) for name in named)
    both = sorted(praised & set(blamed))
    if both:
        passage = blamed[both[0]]
        yield _made(
            page, "verdict_words", passage.start, passage.end, Words(f"既列为成效又列为问题：{'、'.join(both)}",
            f"counted both as a success and as a problem: {', '.join(both)}")
        )  # fmt: skip


def bodies(page: Page, passages: Sequence[Passage]) -> Iterator[Claim]:
    """Coverage and reports beside the number of bodies that the text names elsewhere."""
    covered = _COVERED.search(page.plain)
    named = _BODIES.search(page.plain) if covered else None
    if named and covered:
        total = int(named[1]) + int(named[2])
        if int(covered[1]) > total:
            note = Words(
                f"文中只有{named[1]}个部门和{named[2]}个乡镇（街道），共{total}个",
                f"the text names {total} bodies only",
            )
            yield _doubtful(passages, covered, covered[1], str(total), [total, int(covered[1])], note)
    meetings = _MEETINGS.search(page.plain)
    leads = _LEADS.search(page.plain) if meetings else None
    if meetings and leads:
        due = int(meetings[1]) * int(leads[1])
        if int(meetings[2]) < due:
            note = Words(
                f"{meetings[1]}次例会、{leads[1]}个牵头部门应有{due}次汇报",
                f"{meetings[1]} meetings with {leads[1]} lead departments would give {due} reports",
            )
            operands = [int(meetings[1]), int(leads[1]), int(meetings[2])]
            yield _doubtful(passages, meetings, meetings[2], str(due), operands, note)


def _doubtful(
    passages: Sequence[Passage],
    found: re.Match[str],
    stated: str,
    computed: str,
    operands: list[int],
    note: Words,
) -> Claim:
    return claim(
        passages[0], "count", ClaimVerdict.SUSPICIOUS, found.start(), found.end(), stated=stated, computed=computed,
        operands=operands, note=note,
    )  # fmt: skip
