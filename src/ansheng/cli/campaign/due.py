"""Command ``due``: what a day asks for, and which steps of escalation are proposed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ansheng.agenda.ladder import Ladder, Proposal, letter
from ansheng.agenda.matters import KINDS, STATES, Agenda, Matter, agenda
from ansheng.agenda.outcomes import accident_signals, ceiling_signals
from ansheng.cli.answer import Answer, Form, Page, day_of, working
from ansheng.dates import day_label
from ansheng.dossier import open_dossier
from ansheng.errors import InputError, word
from ansheng.reports.model import Paragraph, Section, Table
from ansheng.reports.reference.ruling import SEEN
from ansheng.reports.writers.files import write_whole
from ansheng.sheets.door import destination
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
    ahead: int,
    ladder: str | None,
    national: bool,
    letters: str | None,
    issuer: str | None,
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
    day = day_of(on)
    steps = Ladder.read(ladder)
    with working(word(lang, Words("正在查看…", "looking…"))):
        tables = _tables(target, day)
        found = agenda(
            tables,
            day,
            ahead=ahead,
            ladder=steps.without_local() if national else steps,
            signals=[*accident_signals(tables, day), *ceiling_signals(tables, day)],
        )
    if letters is not None:
        _write_letters(found, letters, issuer)
    return _page(found, limit, lang).answer(form)


def _tables(target: str, day: date) -> Mapping[str, pl.DataFrame]:
    """The tables of a dossier; of a ledger only the hazards that are not closed by the day."""
    if "://" not in target:
        return open_dossier(target).tables
    from ansheng.hazards.ledger import Ledger

    with Ledger.open(target) as ledger:
        return ledger.tables(open_on=day)


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
            [_row(m, lang) for m in found.matters],
            limit,
            lang,
        ),
        _section(
            word(lang, Words("督办措施", "Proposed steps")),
            PROPOSALS[lang],
            [_step(proposal, lang) for proposal in found.proposals],
            limit,
            lang,
        ),
    )
    return Page(title, sections, found.to_dict(lang))


def _section(
    title: str, heads: tuple[str, ...], rows: Sequence[tuple[str | int | None, ...]], limit: int, lang: Lang
) -> Section:
    if not rows:
        return Section(title, (Paragraph(word(lang, Words("无", "none"))),))
    shown = rows[:limit] if limit else rows
    more = len(rows) - len(shown)
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


def _step(proposal: Proposal, lang: Lang) -> tuple[str | None, ...]:
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
        ground.source,
        word(lang, Words("、", ", ")).join(sure),
    )


def _write_letters(found: Agenda, directory: str, issuer: str | None) -> None:
    if not issuer:
        raise InputError(Words("请用 --issuer 指定函件的发文机关", "letters need --issuer, who sends them"))
    folder = destination(directory)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number, together in enumerate(_together(found), start=1):
            name = f"{number:04d}-{together[0].rung.id}.txt"
            write_whole(folder / name, letter(together, issuer=issuer, on=found.on))
    except OSError as error:
        raise InputError(
            Words(
                f"无法写入文件夹 {folder}；请核对路径和权限",
                f"cannot write to {folder}: {error.strerror}; check the path and its permissions",
            )
        ) from error


def _together(found: Agenda) -> list[list[Proposal]]:
    """The proposals, those of one step to one addressee together."""
    grouped: dict[tuple[str, str], list[Proposal]] = defaultdict(list)
    for proposal in found.proposals:
        grouped[proposal.rung.id, proposal.addressee].append(proposal)
    return list(grouped.values())
