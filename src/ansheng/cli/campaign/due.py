"""Command ``due``: what a day asks for, and which steps of escalation are proposed."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from ansheng.agenda.ladder import Ladder
from ansheng.agenda.letters import letters as drafted
from ansheng.agenda.matters import Agenda, agenda
from ansheng.agenda.pending import KINDS, STATES, Matter
from ansheng.agenda.rungs import Proposal
from ansheng.catalogue import Catalogue
from ansheng.cli.answer import Answer, Form, Page, day_of, working
from ansheng.dates import day_label
from ansheng.dossier import Campaign, open_dossier
from ansheng.dossier.settings import NOT_STATED
from ansheng.errors import InputError, word
from ansheng.reports.letters import write_letters
from ansheng.reports.model import Paragraph, Section, Table
from ansheng.reports.reference.ruling import SEEN
from ansheng.shelf import bringing, needed
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    import polars as pl

MATTERS = {
    "zh": ("状态", "事项", "编号", "内容", "责任单位", "期限", "天数", "依据"),
    "en": ("state", "matter", "id", "what", "party", "by", "days", "rule"),
}
PROPOSALS = {
    "zh": ("督办措施", "主送单位", "理由", "依据", "核实程度"),
    "en": ("step", "addressee", "reason", "source", "how sure"),
}


def due(
    target: str,
    *,
    on: str | None,
    known_by: str | None,
    ahead: int,
    ladder: str | None,
    national: bool,
    letters: str | None,
    issuer: str | None,
    files: Sequence[str],
    limit: int,
    form: Form,
    lang: Lang,
) -> Answer:
    """List what is late, not known or due within ``ahead`` days, and propose steps; write their letters if asked to.

    :raises InputError: the day is not given, the dossier cannot be read, or the letters cannot be written
    """
    if on is None:
        raise InputError(
            Words(
                "请用 --on 指定日期，例如 --on 2026-07-01；不会自动取当天",
                "give the day, e.g. --on 2026-07-01; today is never assumed",
            )
        )
    recorded = None if known_by is None else day_of(known_by, "--known-by")
    day, plugins = day_of(on), needed(files=files) if files else None
    steps = _ladder(ladder, plugins)
    brought = plugins or bringing("duties")
    with working(word(lang, Words("正在查看……", "looking…"))):
        tables, campaign = _opened(target, day, plugins, recorded)
        found = agenda(
            tables,
            day,
            ahead=ahead,
            ladder=steps.without_local() if national else steps,
            basis=campaign.basis if campaign else {},
            duties=brought.duties,
        )
    page = _data(found, lang) if form == "json" else _page(found, limit, lang)
    answer = page.answer(form).without(brought.problems, lang)
    if letters is None:
        return answer
    sender = issuer or (campaign.issuer if campaign and campaign.issuer != NOT_STATED else None)
    if sender is None:
        raise InputError(
            Words(
                "请用 --issuer 指定函件的发文机关，或在 campaign.toml 的 [campaign] 中写明",
                "letters need --issuer, who sends them, or issuer under [campaign] of campaign.toml",
            )
        )
    drafts = drafted(steps.highest(found.proposals), issuer=sender, on=found.on, basis=found.basis)
    told = tuple(word(lang, words) for words in write_letters(letters, drafts))
    return attrs.evolve(answer, notes=(*answer.notes, *told))


def _ladder(name: str | None, plugins: Catalogue | None) -> Ladder:
    """The ladder of a file, or of a plugin by its name; the shipped one where none is asked for.

    :raises LawError: the file is not well-formed
    :raises UnknownNameError: no plugin brings a ladder of this name
    """
    if name is None or os.path.lexists(name) or Path(name).suffix == ".toml":
        return Ladder.read(name)
    return (plugins or bringing("ladders")).ladder(name)


def _opened(
    target: str, day: date, plugins: Catalogue | None, known_by: date | None
) -> tuple[Mapping[str, pl.DataFrame], Campaign | None]:
    """The tables of a dossier and its campaign; of a ledger only the hazards that are not closed by the day."""
    if "://" not in target:
        opened = open_dossier(target, catalogue=plugins, known_by=known_by)
        return opened.tables, opened.campaign
    from ansheng.hazards.ledger import Ledger

    with Ledger.open(target) as ledger:
        return ledger.tables(open_on=day, known_by=known_by), None


def _data(found: Agenda, lang: Lang) -> Page:
    return Page("", (), {"schema": "ansheng.due/1", **found.to_dict(lang)})


def _page(found: Agenda, limit: int, lang: Lang) -> Page:
    counts = found.counts()
    title = word(
        lang,
        Words(
            f"{day_label(found.on)}：逾期未完成{counts['late']}项，无法判断{counts['unknown']}项，"
            f"即将到期{counts['due']}项；建议采取督办措施{counts['proposed']}项，由人工决定",
            f"{found.on}: {counts['late']} late, {counts['unknown']} unknown, {counts['due']} due; "
            f"{counts['proposed']} steps proposed, for people to decide",
        ),
    )
    sections = (
        _section(
            word(lang, Words("事项", "Matters")),
            MATTERS[lang],
            [_row(m, lang) for m in found.matters[: limit or None]],
            len(found.matters),
            lang,
        ),
        _section(
            word(lang, Words("督办措施", "Proposed steps")),
            PROPOSALS[lang],
            [_step(proposal, found.basis, lang) for proposal in found.proposals[: limit or None]],
            len(found.proposals),
            lang,
        ),
        *_without_basis(found, lang),
    )
    return Page(title, sections, None)


def _section(
    title: str, heads: tuple[str, ...], shown: Sequence[tuple[str | int | None, ...]], of: int, lang: Lang
) -> Section:
    if not of:
        return Section(title, (Paragraph(word(lang, Words("无", "none"))),))
    more = of - len(shown)
    note = (
        (word(lang, Words(f"另有{more}项，请用 --limit 0 全部列出", f"{more} more; --limit 0 lists all")),)
        if more
        else ()
    )
    return Section(title, (Table("", heads, tuple(shown), note),))


def _row(matter: Matter, lang: Lang) -> tuple[str | int | None, ...]:
    return (
        word(lang, STATES[matter.state]),
        word(lang, KINDS[matter.kind]),
        matter.object,
        matter.title,
        matter.party,
        str(matter.due_on) if matter.due_on else None,
        matter.days,
        word(lang, matter.rule),
    )


def _without_basis(found: Agenda, lang: Lang) -> list[Section]:
    """What to do for the steps that rest on no document of the office and on no law."""
    bare = dict.fromkeys(rung.title for rung in found.without_basis())
    if not bare:
        return []
    words = Words(
        f"依据待填的督办措施：{'、'.join(bare)}；请在 campaign.toml 的 [basis] 中写明本地区所依据的文件",
        f"no basis is stated for {', '.join(bare)}; write your own documents under [basis] of campaign.toml",
    )
    return [Section("", (Paragraph(word(lang, words)),))]


def _step(proposal: Proposal, basis: Mapping[str, str], lang: Lang) -> tuple[str | None, ...]:
    ground = proposal.ground
    sure = [
        *([] if proposal.certain else [word(lang, Words("待核", "to check"))]),
        *(
            [word(lang, Words("默认设定", "our default"))]
            if ground.chosen
            else [word(lang, SEEN[ground.seen])]
        ),
        *([word(lang, Words("地方规定", "local"))] if ground.local else []),
    ]
    title = word(lang, Words(ground.title, ground.en))
    return (
        word(lang, Words(proposal.rung.title, proposal.rung.en)),
        proposal.named,
        title + word(lang, Words("：", ": ")) + proposal.reasons(lang),
        proposal.basis(basis) or word(lang, Words("待填", "to be stated")),
        word(lang, Words("、", ", ")).join(sure),
    )
