"""Gaps: what lists, tasks and registers lack: fields, plans of their own, contacts, and duties that law lays down."""

from __future__ import annotations

from collections.abc import Iterator

from immutabledict import immutabledict

from ansheng.agenda.chains import organisation_of
from ansheng.campaigns.campaign import bare_key_tasks
from ansheng.campaigns.records import TaskRecord
from ansheng.hazards.lists import COMPULSORY, completeness, incomplete
from ansheng.hazards.records import HazardRecord
from ansheng.indicators import core
from ansheng.indicators.figure import Figure
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.facts import fact_called
from ansheng.reports.blocks.lists import MOST, OPTION, cell_of, counted, listed
from ansheng.reports.blocks.told import paragraph, there
from ansheng.reports.desk import Desk
from ansheng.reports.model import Bullets, Cell, Item
from ansheng.responsibility import DutyRecord, PartyRecord, PostRecord
from ansheng.responsibility.duties import Duty, standard_duties
from ansheng.responsibility.parties import plain
from ansheng.responsibility.teams import contact_holes
from ansheng.words import Words

SEEN = immutabledict(
    {
        "text": Words("已读条文", "text read"),
        "secondary": Words("据转引", "second-hand"),
        "memory": Words("待核对条文", "from memory, to be checked"),
    }
)
"""How a source was learnt, in Chinese and in English."""

_ROWS, _BODIES = Words("条", ""), Words("个", "")


def _list_gaps(desk: Desk, options: Options) -> Iterator[Item]:
    """How many hazards state each field that they must, and which lack one."""
    if not there(desk, HazardRecord):
        return
    fields = [fact_called(core.HAZARDS_FOUND, name).name for name in options.names()] or list(COMPULSORY)
    frame = desk.tables[HazardRecord.table]
    if frame.is_empty():
        return
    found = completeness(frame, fields)
    facts = {name: HazardRecord.fact(name) for name in fields}

    def figure(name: str, label: Words, value: int) -> Figure:
        meaning = Words(f"隐患清单中{label.zh}的条数", f"rows of the list of hazards: {label.en}")
        return counted(desk, f"hazards_{name}", label, value, _ROWS, meaning)

    whole = figure("listed_rows", Words("列入清单的隐患", "hazards on the list"), found.rows)
    rows: list[tuple[Cell | Figure, ...]] = [
        (
            fact.label(desk.lang),
            figure(
                f"filled[fact={name}]", Words(f"已填{fact.title}", f"{fact.en} stated"), found.filled[name]
            ),
            figure(
                f"unfilled[fact={name}]",
                Words(f"未填{fact.title}", f"{fact.en} not stated"),
                found.rows - found.filled[name],
            ),
        )
        for name, fact in facts.items()
    ]
    lacking = figure("incomplete", Words("要素不全", "incomplete"), found.incomplete)
    words = Words("隐患清单{0}，其中要素不全{1}。", "hazards on the list: {0}, of which incomplete {1}.")
    yield desk.paragraph(desk.say(words, whole, lacking))
    heads = (Words("项目", "field"), Words("已填", "stated"), Words("未填", "not stated"))
    yield listed(desk, Words("隐患清单填写情况", "How complete the list of hazards is"), heads, rows)
    most = options.count("rows", MOST)
    wrong = incomplete(frame, fields)
    columns = [HazardRecord.fact(name) for name in ("id", "unit", "description", "found_on")]
    comma = desk.of(Words("、", ", "))
    shown = [
        (
            *(cell_of(fact, row[fact.name], desk.lang) for fact in columns),
            comma.join(facts[name].label(desk.lang) for name in row["missing"]),
        )
        for row in wrong.head(most).iter_rows(named=True)
    ]
    names = (*(Words(fact.title, fact.en) for fact in columns), Words("未填项目", "not stated"))
    if shown:
        title = Words("要素不全的隐患", "Hazards that lack a field")
        yield listed(desk, title, names, shown, left=wrong.height - most)


def _key_tasks(desk: Desk, options: Options) -> Iterator[Item]:
    """Key tasks without a plan of their own or without a leader who answers for them."""
    if not there(desk, TaskRecord):
        return
    tasks = desk.records(TaskRecord)
    if not any(one.key for one in tasks):
        desk.leave_out(Words("任务表未标明重点任务。", "The table of tasks marks no task as a key one."))
        return
    found = bare_key_tasks(tasks)
    if not found:
        words = Words(
            "重点任务均有一事一策方案和包保领导。", "Each key task has a plan of its own and a leader."
        )
        yield paragraph(desk, words)
        return
    most = options.count("rows", MOST)
    yield Bullets(tuple(desk.of(one.words) for one in found[:most]))
    if len(found) > most:
        left = len(found) - most
        desk.leave_out(Words(f"另有{left}项重点任务未列出。", f"{left} key tasks more are not shown."))


def _contacts(desk: Desk, options: Options) -> Iterator[Item]:
    """The bodies of which nobody holds a post, such as that of contact in emergencies, or has no telephone."""
    if not there(desk, PartyRecord, PostRecord):
        return
    post = options.main or "紧急联络人"
    found = contact_holes(organisation_of(desk.tables), post)
    named = Words(post, post)
    if not found:
        yield paragraph(
            desk,
            Words(
                f"各单位均已登记{named.zh}及其联系电话。",
                f"Each body has a {named.en} with a telephone number.",
            ),
        )
        return
    count = counted(
        desk,
        "contact_holes",
        Words(f"未登记{post}或其电话的单位", f"bodies without a {post} or without the number"),
        len(found),
        _BODIES,
        Words(
            "责任单位表中无该岗位人员或其联系电话的单位数",
            "bodies of the register without the post or its number",
        ),
    )
    words = Words(f"未登记{post}或其电话的单位{{0}}。", f"bodies without a {post} or the number: {{0}}.")
    yield desk.paragraph(desk.say(words, count))
    heads = (Words("单位", "party"), Words("情况", "what is lacking"))
    most = options.count("rows", MOST)
    rows = [(one.subject, desk.of(one.words)) for one in found[:most]]
    yield listed(desk, Words(f"{post}缺项", f"Bodies without a {post}"), heads, rows, left=len(found) - most)


def _standard_duties(desk: Desk, _: Options) -> Iterator[Item]:
    """The duties that law and plans lay down, and how many parties have them on the register of duties."""
    if not there(desk, DutyRecord):
        return
    known = desk.records(DutyRecord)
    rows: list[tuple[Cell | Figure, ...]] = [
        (
            desk.of(Words(duty.title, duty.en or duty.title)),
            duty.applies or None,
            duty.cadence(desk.lang),
            _registered(desk, duty, known),
            duty.source or None,
            desk.of(SEEN.get(duty.seen, SEEN["memory"])),
        )
        for duty in standard_duties()
        if not duty.local
    ]
    heads = (
        Words("职责", "duty"),
        Words("适用对象", "of whom"),
        Words("周期", "how often"),
        Words("已登记的单位", "parties registered"),
        Words("依据", "source"),
        Words("核实", "how it was learnt"),
    )
    yield listed(desk, Words("法定定期职责", "Duties that the law lays down"), heads, rows)


def _registered(desk: Desk, duty: Duty, known: list[DutyRecord]) -> Figure:
    parties = {one.party for one in known if one.party and plain(one.name or "") == plain(duty.title)}
    return counted(
        desk,
        f"duty_parties[duty={duty.id}]",
        Words(f"登记“{duty.title}”的单位", f"parties that have registered {duty.en or duty.title}"),
        len(parties),
        _BODIES,
        Words(
            "定期职责表中有该名称职责的责任主体数",
            "parties with a duty of this name in the register of duties",
        ),
    )


_OPTIONS = immutabledict({"rows": OPTION})

BLOCKS = (
    Block(
        "list_gaps",
        Words("清单缺项", "list gaps"),
        Words("隐患清单各要素的填写情况和缺项的隐患", "how complete the list of hazards is"),
        _list_gaps,
        options=_OPTIONS,
        main=Words("隐患表的列；默认为责任部门、整改要求、整改期限", "facts of hazards"),
    ),
    Block(
        "key_tasks",
        Words("重点任务", "key tasks"),
        Words("缺少一事一策方案或包保领导的重点任务", "key tasks without a plan of their own or a leader"),
        _key_tasks,
        options=_OPTIONS,
    ),
    Block(
        "contacts",
        Words("紧急联络人", "contacts"),
        Words("未登记联络人或电话的单位", "bodies without a contact or a telephone number"),
        _contacts,
        options=_OPTIONS,
        main=Words("岗位名称；默认为紧急联络人", "the post; contact in emergencies by default"),
    ),
    Block(
        "standard_duties",
        Words("法定职责", "standard duties"),
        Words(
            "法律法规规定的定期职责及登记情况", "the duties that law lays down, and who has registered them"
        ),
        _standard_duties,
    ),
)
