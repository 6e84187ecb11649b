"""Command ``sectors``: the sectors with their law and departments; and the criteria that must still be looked up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from ansheng.accidents.records import AccidentRecord
from ansheng.catalogue import Catalogue
from ansheng.cli.answer import INCOMPLETE, Answer, Form, Page, day_of
from ansheng.dates import day_label
from ansheng.errors import word
from ansheng.reports.model import Section, Table
from ansheng.sectors import Sector, sector_of
from ansheng.sectors import sectors as all_sectors
from ansheng.shelf import needed
from ansheng.words import Lang, Words

HEADS = {
    "zh": ("行业领域", "有效的判定标准", "其他有效标准", "须另行查阅", "通常的监管部门", "事故统计大类"),
    "en": ("sector", "criteria in force", "other standards", "to look up", "usual departments", "domain"),
}
LOOK_UP = {
    "zh": ("行业领域", "名称", "文号", "发布", "施行", "状态", "核实程度", "说明"),
    "en": ("sector", "title", "number", "issued", "effective", "status", "seen", "note"),
}
SEEN = {
    "text": Words("读自条文", "text"),
    "secondary": Words("读自转载", "secondary"),
    "memory": Words("未读条文，待核", "memory"),
}
NONE = Words("无，须人工判断", "none; for people to judge")
UNKNOWN = Words("未查到", "nothing is known")


def sectors(name: str | None, *, on: str | None, files: Sequence[str], form: Form, lang: Lang) -> Answer:
    """List the sectors: which criteria are in force, what else is encoded, what is to be looked up, who supervises.

    :raises UnknownNameError: there is no sector of that name; near names are listed
    """
    day, catalogue = day_of(on), needed(files=files)
    chosen = all_sectors() if name is None else (sector_of(name),)
    data = [_plain(sector, day, catalogue, lang) for sector in chosen]
    title = word(
        lang,
        Words(f"行业领域{len(data)}个（按{day_label(day)}有效的法规）", f"{len(data)} sectors (as on {day})"),
    )
    page = Page(
        title, (Section("", (Table("", HEADS[lang], tuple(_row(one, lang) for one in data)),)),), data
    )
    return page.answer(form).without(catalogue.problems, lang, INCOMPLETE)


def to_look_up(day: date, catalogue: Catalogue, form: Form, lang: Lang) -> Answer:
    """List the criteria that are not encoded, and the sectors of which none is known."""
    data = [entry for sector in all_sectors() for entry in _missing(sector, day, catalogue, lang)]
    rows = tuple(_look_up(one, lang) for one in data)
    title = word(lang, Words("须另行查阅的判定标准", "Criteria that are not encoded and must be looked up"))
    page = Page(title, (Section("", (Table("", LOOK_UP[lang], rows),)),), data)
    return page.answer(form).without(catalogue.problems, lang, INCOMPLETE)


def _look_up(entry: dict[str, Any], lang: Lang) -> tuple[str | None, ...]:
    seen = word(lang, SEEN[entry["seen"]]) if entry["seen"] else None
    note = entry["note"] or None
    return (
        *(entry[name] for name in ("sector", "title", "number", "issued", "effective", "status_text")),
        seen,
        note if lang == "zh" else None,
    )


def _missing(sector: Sector, day: date, catalogue: Catalogue, lang: Lang) -> Iterator[dict[str, Any]]:
    name = word(lang, sector.title)
    for document in sector.documents:
        yield {"sector": name, **document.to_dict(lang)}
    if not sector.documents and not sector.holds and not _criteria(sector, day, catalogue):
        yield {
            "sector": name, "title": None, "number": None, "issued": None, "effective": None,
            "status": "unknown", "status_text": word(lang, UNKNOWN), "seen": None, "note": sector.note,
        }  # fmt: skip


def _criteria(sector: Sector, day: date, catalogue: Catalogue) -> list[str]:
    """The numbers of the criteria for major hazards of a sector that are in force on a day."""
    law = [one for one in catalogue.standards_of(sector.name) if one.severity == "major"]
    editions = [edition for standard in law if (edition := standard.edition_on(day)) is not None]
    return list(dict.fromkeys(edition.number for edition in editions))


def _plain(sector: Sector, day: date, catalogue: Catalogue, lang: Lang) -> dict[str, Any]:
    law = catalogue.standards_of(sector.name)
    others = [s.id for s in law if s.severity != "major" and s.edition_on(day) is not None]
    return {
        "sector": sector.name,
        "title": word(lang, sector.title),
        "aliases": list(sector.aliases),
        "parts": list(sector.parts),
        "departments": list(sector.departments),
        "domain": sector.domain or None,
        "accidents": list(sector.accidents),
        "holds": list(sector.holds),
        "plugins": sorted({standard.id.partition(".")[0] for standard in law}),
        "standards": [standard.id for standard in law],
        "criteria": _criteria(sector, day, catalogue),
        "others": others,
        "documents": [document.to_dict(lang) for document in sector.documents],
        "note": sector.note or None,
    }


def _row(entry: dict[str, Any], lang: Lang) -> tuple[str | None, ...]:
    joined = word(lang, Words("、", ", "))
    documents = [one["number"] or f"《{one['title']}》" for one in entry["documents"]]
    domain = AccidentRecord.fact("domain").options.get(entry["domain"])
    return (
        entry["title"],
        joined.join(entry["criteria"]) or word(lang, NONE),
        joined.join(entry["others"]) or None,
        joined.join(documents) or None,
        joined.join(entry["departments"]) or None,
        domain if lang == "zh" else entry["domain"],
    )
