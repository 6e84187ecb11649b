"""Command ``chain``: who answers for a hazard, a task or a unit; without a name, where nobody or several do."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ansheng.agenda import Chain, chains, organisation_of
from ansheng.cli.answer import Answer, Form, Page, working
from ansheng.dossier import Dossier, open_dossier, open_files
from ansheng.dossier.folder import ENDINGS
from ansheng.errors import InputError, Problem, word
from ansheng.facts.frames import Tables
from ansheng.reports.model import Bullets, Paragraph, Section, Table
from ansheng.responsibility import Hole, Organisation, PartyRecord
from ansheng.responsibility.organisation import KINDS
from ansheng.tables.core import TABLES
from ansheng.words import Lang, Words

LINKS = {
    "zh": ("责任类别", "责任主体", "职务", "责任人", "电话"),
    "en": ("responsibility", "party", "post", "person", "telephone"),
}
LOAD = {"zh": ("单位", "事项数"), "en": ("party", "subjects")}
COVERED = {"zh": ("层级", "已覆盖", "应覆盖", "未覆盖"), "en": ("level", "covered", "bodies", "not covered")}
MOST = 20


def chain(sources: Sequence[str], *, limit: int, form: Form, lang: Lang) -> Answer:
    """Say who answers for what the last arguments name; list gaps and overlaps where all are files or folders.

    :raises InputError: no table is named, or one cannot be read
    :raises UnknownNameError: no hazard, task or unit is called so; near names are listed
    """
    files = [each for each in sources if os.path.lexists(each) or "://" in each or _is_file(each)]
    named = [each for each in sources if each not in files]
    if not files:
        raise InputError(
            Words(
                f"找不到案卷或表格“{sources[0]}”；请先写案卷文件夹或表格文件，再写隐患编号、任务或单位",
                f"no such dossier or table: {sources[0]!r}; name the folder or the tables first, then the hazard, "
                "task or unit",
            )
        )
    with working(word(lang, Words("正在查找……", "looking…"))):
        opened = _opened(files)
        organisation = organisation_of(opened.tables)
        found = [each for name in named for each in chains(opened.tables, name, organisation)]
    if named:
        return _chains(found, lang).answer(form)
    return _overview(opened.tables, organisation, opened.problems, limit, lang).answer(form)


def _is_file(name: str) -> bool:
    """Whether a name that is no file looks like one, so that it was meant to be one."""
    return name == "-" or Path(name).suffix.lower() in ENDINGS or os.sep in name


def _opened(files: Sequence[str]) -> Dossier:
    """The dossier of one folder or ledger, or of single tables."""
    if len(files) == 1 and (Path(files[0]).is_dir() or "://" in files[0]):
        return open_dossier(files[0])
    folder = next((file for file in files if Path(file).is_dir()), None)
    if folder is not None:
        raise InputError(
            Words(
                f"“{folder}”是文件夹，不能与其他表格同时给出；请只给出案卷文件夹，或只给出表格",
                f"{folder!r} is a folder; give one dossier or several tables, not both",
            )
        )
    return open_files(files)


def _chains(found: Sequence[Chain], lang: Lang) -> Page:
    sections = []
    for each in found:
        rows = tuple(_link(each, at, lang) for at in range(len(each.links)))
        lacking = sum(not link.known for link in each.links)
        note = word(
            lang,
            Words(
                f"有{lacking}个环节未登记责任主体或责任人",
                f"{lacking} links lack a registered party or person",
            ),
        )
        sections.append(
            Section(each.heading(lang), (Table("", LINKS[lang], rows, (note,) if lacking else ()),))
        )
    data = [
        {
            "kind": each.kind,
            "id": each.id or None,
            "title": each.title,
            "complete": each.complete,
            "links": [
                {
                    "kind": link.kind,
                    "party": link.party,
                    "post": link.post.post if link.post else None,
                    "holder": link.post.holder if link.post else None,
                    "phone": link.post.phone if link.post else None,
                    "known": link.known,
                }
                for link in each.links
            ],
        }
        for each in found
    ]
    return Page(word(lang, Words("责任链条", "Chain of responsibility")), tuple(sections), data)


def _link(found: Chain, at: int, lang: Lang) -> tuple[str | None, ...]:
    link = found.links[at]
    unknown = word(lang, Words("未登记", "not registered"))
    post = link.post
    return (
        word(lang, KINDS[link.kind]),
        link.party or unknown,
        post.post if post else unknown,
        post.holder or unknown if post else unknown,
        post.phone if post else None,
    )


def _overview(
    tables: Tables, organisation: Organisation, problems: Sequence[Problem], limit: int, lang: Lang
) -> Page:
    gaps, overlaps = organisation.gaps(), (*organisation.overlaps(), *organisation.misled_teams())
    covered = organisation.coverage()
    counts = Words(
        f"责任主体{len(organisation.parties.records)}个，岗位{len(organisation.posts)}个；"
        f"责任空白{len(gaps)}项，责任重叠或不一致{len(overlaps)}项",
        f"{len(organisation.parties.records)} parties, {len(organisation.posts)} posts; "
        f"{len(gaps)} gaps, {len(overlaps)} overlaps or contradictions",
    )
    lack = [name for name in ("parties", "posts", "sectors") if name not in tables]
    titles = "".join(f"“{TABLES[name].title}”" for name in lack)
    without = Words(
        f"未提供{titles}表；列名请用 ansheng facts 查看",
        f"tables that are not there: {', '.join(lack)}",
    )
    load = organisation.load().most_common(limit or None)
    sections = [
        Section("", (Paragraph(word(lang, counts)), *((Paragraph(word(lang, without)),) if lack else ()))),
        *_holes(Words("责任空白", "Gaps"), gaps, limit, lang),
        *_holes(Words("责任重叠或不一致", "Overlaps and contradictions"), overlaps, limit, lang),
    ]
    if covered:
        levels = {key: Words(title, key) for key, title in PartyRecord.fact("level").options.items()}
        rows = tuple(
            (
                word(lang, levels[c.level]),
                c.covered,
                c.total,
                "、".join(c.bare[:MOST]) or None,
            )
            for c in covered
        )
        sections.append(Section(word(lang, Words("覆盖", "Coverage")), (Table("", COVERED[lang], rows),)))
    if load:
        sections.append(
            Section(
                word(lang, Words("各单位承担事项", "Load of each party")),
                (Table("", LOAD[lang], tuple(load)),),
            )
        )
    title = word(lang, Words("责任体系", "Who answers for what"))
    return Page(title, tuple(sections), _data(organisation, problems, lang))


def _holes(title: Words, holes: Sequence[Hole], limit: int, lang: Lang) -> list[Section]:
    if not holes:
        return []
    shown = tuple(hole.text(lang) for hole in holes[: limit or None])
    more = len(holes) - len(shown)
    note = Words(f"另有{more}项，请用 --limit 0 全部列出", f"{more} more; --limit 0 lists all")
    counted = Words(f"{title.zh}（{len(holes)}）", f"{title.en} ({len(holes)})")
    items = (Bullets(shown), *((Paragraph(word(lang, note)),) if more else ()))
    return [Section(word(lang, counted), items)]


def _data(organisation: Organisation, problems: Sequence[Problem], lang: Lang) -> dict[str, Any]:
    def plain(holes: Sequence[Hole]) -> list[dict[str, Any]]:
        return [
            {"kind": h.kind, "subject": h.subject, "parties": list(h.parties), "text": h.text(lang)}
            for h in holes
        ]

    return {
        "schema": "ansheng.chain/1",
        "gaps": plain(organisation.gaps()),
        "overlaps": plain((*organisation.overlaps(), *organisation.misled_teams())),
        "coverage": [
            {"level": c.level, "covered": c.covered, "total": c.total, "bare": list(c.bare)}
            for c in organisation.coverage()
        ],
        "load": dict(organisation.load().most_common()),
        "problems": [problem.to_dict(lang) for problem in problems],
    }
