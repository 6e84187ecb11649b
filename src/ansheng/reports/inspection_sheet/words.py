"""Words of the inspector's sheet: title, notes, how an item is filled in, signatures, and the law that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from ansheng.checking.checklist import Checklist, ChecklistItem
from ansheng.checking.forms.entries import LISTED, NONE
from ansheng.checking.forms.form import FACT
from ansheng.checking.forms.heading import UNIT_NAME
from ansheng.dates import day_label
from ansheng.errors import word
from ansheng.facts.kinds import Fact
from ansheng.words import Lang, Words

Line = tuple[str, str]
"""A line over the whole width of the sheet, and its look."""

_NOTE_ZH = (
    "填写说明：仅填浅黄色的结果格；未查看或不清楚的留空，留空不等于“否”。数值可写单位，未写单位的按“单位”栏计。"
    f"行可移动、删除，也可插入空行；多个对象各占一列结果。“{FACT.zh}”栏供回读，请保留。"
)
_NOTE_EN = (
    "Fill in the light yellow cells only. Leave empty what was not looked at or is not clear: empty is not 'no'. "
    "A number may carry its unit, otherwise it is in the unit stated. Rows may be moved, deleted and parted; each "
    "object has a column of results. Keep the column 'fact', by which the sheet is read back."
)
_BLANK = "_" * 20


@attrs.frozen
class Field:
    """A line to be filled in: a label, and a cell over the rest of the width."""

    label: str


def top(checklist: Checklist, lang: Lang) -> list[Line | Field]:
    """The lines above the header; the name in the second says of which class the sheet is when it comes back."""
    on, name = checklist.on, checklist.name
    return [
        (checklist.title(lang), "title"),
        (
            word(lang, Words(f"按{day_label(on)}有效的法规编制（{name}）", f"By the law of {on} ({name})")),
            "line",
        ),
        Field(word(lang, UNIT_NAME)),
        (word(lang, Words(_NOTE_ZH, _NOTE_EN)), "note"),
    ]


def bottom(checklist: Checklist, lang: Lang) -> Iterator[Line]:
    """The lines below the last item: signatures, editions of the law, versions of the rules."""
    signed = f"检查人员（签名）：{_BLANK}　　被检查单位负责人（签名）：{_BLANK}　　日期：_____年___月___日"
    yield word(lang, Words(signed, f"Inspectors: {_BLANK}   For the unit: {_BLANK}   Date: {_BLANK}")), "sign"
    for standard, edition in checklist.editions:
        since, verified = day_label(edition.effective), day_label(edition.verified)
        zh = f"{standard.title}：{edition.number}，{since}起施行，{verified}核对"
        en = (
            f"{standard.en}: {edition.number}, in force from {edition.effective}, verified {edition.verified}"
        )
        yield word(lang, Words(zh, en)), "note"
    plugins = ", ".join(f"{name} {version}".strip() for name, version in checklist.plugins)
    count = len(checklist)
    yield word(lang, Words(f"规则：{plugins}；共{count}项", f"Rules: {plugins}; {count} items")), "note"


def entry_note(checklist: Checklist, results: Sequence[str], lang: Lang) -> str:
    """How the sheet of entries is filled in; the name behind it says to which checklist the sheet belongs."""
    if len(results) == 1:
        zh = "可留空"
        en = "may be left empty"
    else:
        zh = f"填结果列的表头（如“{results[0]}”）或检查对象的编号"
        en = f"is the header of its results, such as {results[0]}, or its id"
    said = Words(
        f"一行一条；“所属对象”{zh}。无条目的，请在检查表中选“{NONE.zh}”。",
        f"One entry a row; the object {en}. Where there are none, answer '{NONE.en}' on the form. ",
    )
    return word(lang, Words(f"{said.zh}（{checklist.name}）", f"{said.en}({checklist.name})"))


def options(item: ChecklistItem, lang: Lang) -> tuple[str, ...]:
    """The answers offered for an item."""
    if item.fact.kind == "many":
        return word(lang, NONE), word(lang, LISTED)
    return item.options(lang)


def how(item: ChecklistItem, lang: Lang) -> str:
    """How an item is filled in: what is expected, whether it is a judgement, and the fact's note."""
    chosen = item.fact.kind in ("flag", "choice")
    stated = (
        word(lang, Words("、", " / ")).join(options(item, lang)) if chosen else expected(item.fact, lang),
        word(lang, Words("由检查人员凭判断填写", "by judgement")) if item.judged and item.clauses else "",
        word(lang, Words(item.fact.note, "")),
    )
    return word(lang, Words("；", "; ")).join(part for part in stated if part)


def expected(fact: Fact[Any], lang: Lang) -> str:
    """What is expected of a free answer; empty where the answers are offered."""
    kinds = {
        "number": Words("数值", "number"),
        "count": Words("整数", "whole number"),
        "day": Words("日期，如 2026-07-01", "day such as 2026-07-01"),
        "never": Words("日期，如 2026-07-01，或“从未”", "day such as 2026-07-01, or 'never'"),
        "many": Words("逐条填在附表，或选“无”", "entries on their own sheet, or 'no entries'"),
        "text": Words("文字", "text"),
    }
    low = "" if fact.minimum is None else word(lang, Words(f"，≥ {fact.minimum:g}", f", ≥ {fact.minimum:g}"))
    kind = "never" if fact.never else fact.kind
    return word(lang, kinds[kind]) + low if kind in kinds else ""
