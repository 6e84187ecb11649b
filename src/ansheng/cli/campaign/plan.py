"""Command ``plan``: the items of a plan, who answers for them, by when, and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ansheng.cli.answer import Answer, Form, Page, working
from ansheng.dossier import open_dossier, open_files
from ansheng.errors import InputError, word
from ansheng.facts.frames import records_of
from ansheng.reports.model import Bullets, Paragraph, Section, Table
from ansheng.responsibility import Parties, PartyRecord, PlanItem, WorkPlan, open_plan
from ansheng.words import Lang, Words

ITEMS = {
    "zh": ("条目", "内容", "责任单位", "时限"),
    "en": ("item", "what", "who answers", "by when"),
}
LOAD = {
    "zh": ("单位", "涉及条目", "牵头或单独负责", "分工负责", "配合或督促"),
    "en": ("party", "items", "leads or alone", "in part", "supports or oversees"),
}
UNKNOWN = {
    "zh": ("条目", "名称", "相近的名称"),
    "en": ("item", "name", "near names"),
}


def plan(file: str, *, parties: str | None, year: int | None, form: Form, lang: Lang) -> Answer:
    """List the items of a plan, the load of each party, the items nobody answers for, and what was not understood.

    :param parties: a table of parties, or a dossier that has one; the names in it are the ones that are known
    :raises InputError: the file holds no plan or cannot be read, or there is no register of parties
    """
    with working(word(lang, Words("正在读取……", "reading…"))):
        made = open_whole(file, _register(parties), year)
    return _page(file, made, lang).answer(form)


def open_whole(file: str, parties: Parties | None = None, year: int | None = None) -> WorkPlan:
    """The plan of a file, refused where it has no item.

    :raises InputError: it has none, or cannot be read
    """
    made = open_plan(file, parties, year=year)
    if not made.items:
        told = next((problem.words for problem in made.problems if problem.kind == "no_items"), None)
        words = told or Words("其中无条目", "there is no item in it")
        raise InputError(
            Words(
                f"{file}：{words.zh}；表格应有“任务”和“责任单位”等列",
                f"{file}: {words.en}; a table needs columns of tasks and of those who answer",
            )
        )
    return made


def _register(path: str | None) -> Parties | None:
    if path is None:
        return None
    opened = open_dossier(path) if Path(path).is_dir() else open_files([path])
    if "parties" not in opened.tables:
        raise InputError(
            Words(
                f"{path}：无责任主体表；请提供该表，列名见 ansheng facts 责任主体",
                f"{path} has no table of parties; ansheng facts parties lists its columns",
            )
        )
    return Parties.of(records_of(opened.tables, PartyRecord))


def _page(file: str, made: WorkPlan, lang: Lang) -> Page:
    counts = Words(
        f"共{len(made.items)}条，责任单位{len(made.load())}个；未明确责任单位{len(made.unowned)}条，"
        f"未写时限{len(made.undated)}条，名称不明的责任单位{len(made.unknown)}个",
        f"{len(made.items)} items, {len(made.load())} parties; {len(made.unowned)} items without an owner, "
        f"{len(made.undated)} without a time, {len(made.unknown)} names not known",
    )
    year = word(lang, Words(f"未写年份的日期按{made.year}年计", f"days without a year are of {made.year}"))
    head = (Paragraph(word(lang, counts)), *((Paragraph(year),) if made.year else ()))
    sections = (
        Section("", head),
        Section(word(lang, Words("条目", "Items")), (Table("", ITEMS[lang], tuple(_rows(made, lang))),)),
        *_load(made, lang),
        *_gaps(Words("未明确责任单位的条目", "Items without an owner"), made.unowned, lang),
        *_gaps(Words("未写时限的条目", "Items without a time"), made.undated, lang),
        *_unknown(made, lang),
        *_problems(made, lang),
    )
    title = word(lang, Words(f"方案：{Path(file).name}", f"Plan: {Path(file).name}"))
    return Page(title, sections, _data(file, made, lang))


def _rows(made: WorkPlan, lang: Lang) -> Iterator[tuple[str | None, ...]]:
    chapter = ""
    for item in made.items:
        if item.chapter and item.chapter != chapter:
            yield None, item.chapter, None, None
        chapter = item.chapter
        yield str(item.number), item.title, _who(item, lang) or None, _when(item, lang) or None


def _who(item: PlanItem, lang: Lang) -> str:
    """The parties with their roles, those of one role together."""
    comma, between = word(lang, Words("、", ", ")), word(lang, Words("；", "; "))
    roles = dict.fromkeys(each.role for each in item.assignments)
    told = []
    for role in roles:
        names = comma.join(dict.fromkeys(a.party for a in item.assignments if a.role is role))
        more = (
            word(lang, Words("等", " and others"))
            if any(a.open for a in item.assignments if a.role is role)
            else ""
        )
        told.append(
            word(lang, Words(f"{names}{more}（{role.title()}）", f"{names}{more} ({role.title('en')})"))
        )
    return between.join(told)


def _when(item: PlanItem, lang: Lang) -> str:
    """The deadlines as they are written, with the day where the words leave it to be reckoned."""
    told = [
        each.text
        if each.day is None or each.text.startswith(str(each.day.year))
        else each.text + word(lang, Words(f"（{each.day}）", f" ({each.day})"))
        for each in item.deadlines
    ]
    return word(lang, Words("；", "; ")).join(dict.fromkeys(told))


def _load(made: WorkPlan, lang: Lang) -> list[Section]:
    items: Counter[str] = Counter()
    parts: dict[str, Counter[str]] = {"whole": Counter(), "part": Counter(), "support": Counter()}
    for item in made.items:
        items.update({a.party for a in item.assignments})
        for kind, counted in parts.items():
            counted.update({a.party for a in item.assignments if _kind(a.role.whole, a.role.owns) == kind})
    rows: tuple[tuple[str | int, ...], ...] = tuple(
        (party, count, *(counted[party] for counted in parts.values()))
        for party, count in items.most_common()
    )
    title = word(lang, Words("各单位承担情况", "Load of each party"))
    return [Section(title, (Table("", LOAD[lang], rows),))] if rows else []


def _kind(whole: bool, owns: bool) -> str:
    return "whole" if whole else "part" if owns else "support"


def _gaps(title: Words, items: Sequence[PlanItem], lang: Lang) -> list[Section]:
    if not items:
        return []
    counted = Words(f"{title.zh}（{len(items)}）", f"{title.en} ({len(items)})")
    return [Section(word(lang, counted), (Bullets(tuple(_name(item, lang) for item in items)),))]


def _name(item: PlanItem, lang: Lang) -> str:
    words = Words(f"第{item.number}条 {item.title}", f"item {item.number}: {item.title}")
    return word(lang, words) + (
        word(lang, Words(f"（{item.chapter}）", f" ({item.chapter})")) if item.chapter else ""
    )


def _unknown(made: WorkPlan, lang: Lang) -> list[Section]:
    comma = word(lang, Words("、", ", "))
    rows = tuple((str(each.item), each.name, comma.join(each.near) or None) for each in made.unknown)
    title = word(lang, Words("名称不明的责任单位", "Parties that are not known"))
    return [Section(title, (Table("", UNKNOWN[lang], rows),))] if rows else []


def _problems(made: WorkPlan, lang: Lang) -> list[Section]:
    lines = tuple(problem.text(lang) for problem in made.problems if problem.kind != "unknown_party")
    title = word(lang, Words("读取时的问题", "Problems of reading"))
    return [Section(title, (Bullets(lines),))] if lines else []


def _data(file: str, made: WorkPlan, lang: Lang) -> dict[str, Any]:
    return {
        "schema": "ansheng.plan/1",
        "file": file,
        "year": made.year,
        "items": [plain(item) for item in made.items],
        "load": dict(made.load().most_common()),
        "unowned": [item.number for item in made.unowned],
        "undated": [item.number for item in made.undated],
        "unknown": [{"name": each.name, "item": each.item, "near": list(each.near)} for each in made.unknown],
        "problems": [problem.to_dict(lang) for problem in made.problems],
    }


def plain(item: PlanItem) -> dict[str, Any]:
    """An item as plain data."""
    return {
        "number": item.number,
        "chapter": item.chapter or None,
        "title": item.title,
        "owners": list(item.owners),
        "assignments": [
            {"subject": a.subject, "party": a.party, "role": a.role.value, "open": a.open, "group": a.group}
            for a in item.assignments
        ],
        "deadlines": [
            {
                "text": each.text,
                "day": each.day,
                "every": each.cadence.every if each.cadence else None,
                "least": each.cadence.least if each.cadence else None,
            }
            for each in item.deadlines
        ],
        "derives_from": list(item.derives_from),
    }
