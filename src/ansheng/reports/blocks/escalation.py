"""Escalation: the steps that the ladder proposes and the letters that they ask for, and the matters of the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from immutabledict import immutabledict

from ansheng.agenda.climbing import Proposals
from ansheng.agenda.ladder import Ladder
from ansheng.agenda.matters import Agenda, agenda
from ansheng.agenda.pending import KINDS, STATES, Matter, State
from ansheng.agenda.rungs import Proposal
from ansheng.campaigns.records import SubmissionRecord, TaskRecord
from ansheng.campaigns.submissions import period_label
from ansheng.facts.record import Facts
from ansheng.hazards.records import HazardRecord
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.lists import MOST, OPTION, counted, listed, states_told
from ansheng.reports.desk import Desk
from ansheng.reports.model import Cell, Item, Paragraph
from ansheng.responsibility import DutyRecord
from ansheng.words import Words

AHEAD = 7
"""So many days ahead matters are looked at where the template does not say how many."""

SOURCES: Sequence[type[Facts]] = (HazardRecord, TaskRecord, SubmissionRecord, DutyRecord)
_ITEMS, _LETTERS = Words("项", ""), Words("份", "")
_ORDER: tuple[State, ...] = ("late", "unknown", "due")
_STEPS = (
    Words("督办措施", "step"),
    Words("主送单位", "addressee"),
    Words("事由", "ground"),
    Words("理由", "reason"),
    Words("依据", "source"),
    Words("核实", "to be checked"),
)
_MATTERS = (
    Words("状态", "state"),
    Words("责任单位", "party"),
    Words("种类", "kind"),
    Words("编号", "id"),
    Words("名称", "what"),
    Words("期限", "by"),
    Words("天数", "days"),
)


def _sources(desk: Desk) -> bool:
    """Whether there is a table of something that can be late; the notes on the data say which are not."""
    for record in SOURCES:
        if record.table not in desk.tables:
            desk.leave_out(desk.absent(record))
    return any(record.table in desk.tables for record in SOURCES)


def _of_the_day(desk: Desk, ahead: int, *, national: bool = False) -> Agenda:
    """What the as-of day asks for; of the ladder's grounds only those of national instruments where asked."""
    ladder = Ladder.read().without_local() if national else Ladder.read()
    basis = desk.campaign.basis
    return desk.once(
        f"agenda of {ahead} days{' by national grounds' if national else ''}",
        lambda: agenda(desk.tables, desk.as_of, ahead=ahead, ladder=ladder, basis=basis),
    )


def _escalation(desk: Desk, options: Options) -> Iterator[Item]:
    if not _sources(desk):
        return
    national = options.yes("national")
    ladder = Ladder.read().without_local() if national else Ladder.read()
    found = ladder.highest(_of_the_day(desk, AHEAD, national=national).proposals)
    if not found:
        yield Paragraph(
            desk.of(
                Words("未发现须采取督办措施的情况。", "Nothing was found that asks for a step of escalation.")
            )
        )
        return
    yield _proposed(desk, found)
    ranked = found.gravest_first()
    most = options.count("rows", MOST)
    rows = [_step(desk, one) for one in ranked[:most]]
    title = Words("建议采取的督办措施", "Steps proposed")
    yield listed(desk, title, _STEPS, rows, left=len(ranked) - most)


def _proposed(desk: Desk, found: Proposals) -> Paragraph:
    bodies, counts = found.by_body(), Counter[str]()
    for one in bodies:
        counts[one.rung.id] += one.proposals
    rungs = {rung.id: Words(rung.title, rung.en) for rung, _ in found.kinds()}
    parts = [
        desk.beside(
            desk.of(words),
            counted(
                desk,
                f"step_{name}",
                Words(f"建议采取的{words.zh}", f"{words.en} proposed"),
                counts[name],
                _ITEMS,
                Words(
                    f"按督办措施分级，到统计截止日建议采取“{words.zh}”的事项数；同一对象只计最高一级",
                    f"{words.en} that the ladder proposes on the as-of day, the highest step for each",
                ),
            ),
        )
        for name, words in rungs.items()
    ]
    whole = counted(
        desk,
        "steps_proposed",
        Words("建议采取的督办措施", "steps proposed"),
        len(found),
        _ITEMS,
        Words(
            "按督办措施分级建议采取的措施数，同一对象只计最高一级",
            "steps that the ladder proposes, the highest for each thing, party, unit or district",
        ),
    )
    due = counted(
        desk,
        "letters_due",
        Words("拟发函件", "letters due"),
        len(bodies),
        _LETTERS,
        Words(
            "上述措施所需的函件数，一个单位一种措施一份",
            "letters for these steps, one for each party and step",
        ),
    )
    words = Words(
        "建议采取督办措施{0}，其中{1}；拟发函件{2}，由人工决定。",
        "steps proposed: {0}: {1}; letters to be written: {2}, for people to decide.",
    )
    return desk.paragraph(desk.say(words, whole, desk.joined(parts, Words("、", ", ")), due))


def _step(desk: Desk, one: Proposal) -> tuple[Cell, ...]:
    ground = Words(one.ground.title, one.ground.en)
    check = Words("有日期不明，待核", "a day is not known")
    return (
        desk.of(Words(one.rung.title, one.rung.en)),
        one.named or desk.of(Words("主送单位待查", "to be found out")),
        desk.of(ground),
        one.reasons(desk.lang),
        one.basis(desk.campaign.basis),
        None if one.certain else desk.of(check),
    )


def _agenda(desk: Desk, options: Options) -> Iterator[Item]:
    if not _sources(desk):
        return
    ahead = options.count("ahead", AHEAD)
    found = _of_the_day(desk, ahead).matters
    if not found:
        yield Paragraph(
            desk.of(
                Words(
                    f"未发现逾期事项，{ahead}日内无到期事项。",
                    f"Nothing is late, and nothing falls due within {ahead} days.",
                )
            )
        )
        return
    states = (one.state for one in found)
    told = states_told(desk, "matter", Words("待办事项", "matters"), states, STATES, _ORDER, _ITEMS)
    whole = counted(
        desk,
        "matters",
        Words("待办事项", "matters"),
        len(found),
        _ITEMS,
        Words(
            f"到统计截止日逾期、无法判断是否完成和{ahead}日内到期的隐患、任务、报送和定期职责",
            f"hazards, tasks, reports and duties that are late, not known, or due within {ahead} days",
        ),
    )
    words = Words(
        f"截至{desk.day(desk.as_of)}，待办事项{{0}}，其中{{1}}。",
        f"On {desk.day(desk.as_of)}, matters: {{0}}: {{1}}.",
    )
    yield desk.paragraph(desk.say(words, whole, told))
    most = options.count("rows", MOST)
    rows = [_matter(desk, one) for one in found[:most]]
    yield listed(desk, Words("待办事项", "Matters of the day"), _MATTERS, rows, left=len(found) - most)


def _matter(desk: Desk, one: Matter) -> tuple[Cell, ...]:
    return (
        desk.of(STATES[one.state]),
        one.party,
        desk.of(KINDS[one.kind]),
        one.object or None,
        (period_label(one.title, desk.lang) if one.kind == "report" else one.title) or None,
        one.due_on,
        one.days,
    )


BLOCKS = (
    Block(
        "escalation",
        Words("督办建议", "escalation"),
        Words(
            "按督办措施分级建议采取的措施和拟发函件", "the steps that the ladder proposes, and letters due"
        ),
        _escalation,
        options=immutabledict({"rows": OPTION, "national": Words("仅国家依据", "national")}),
    ),
    Block(
        "agenda",
        Words("待办事项", "agenda"),
        Words(
            "逾期、无法判断和即将到期的隐患、任务、报送、职责",
            "hazards, tasks, reports and duties that are late or due soon",
        ),
        _agenda,
        options=immutabledict({"ahead": Words("提前天数", "ahead"), "rows": OPTION}),
    ),
)
