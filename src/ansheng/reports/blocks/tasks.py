"""Tasks: the list of those to be done, overdue ones first, and their schedule backwards from the due days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from immutabledict import immutabledict

from ansheng.campaigns.records import TaskRecord
from ansheng.campaigns.schedule import STATES, Slot, State, TaskStanding, backward, task_standing
from ansheng.errors import AnshengError, UnknownNameError
from ansheng.indicators import core
from ansheng.indicators.definitions.work import TASKS_BY_STATE
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.lists import MOST, OPTION, counted, listed
from ansheng.reports.desk import Desk
from ansheng.reports.graphics import ORDER
from ansheng.reports.model import Cell, Item, Paragraph
from ansheng.words import Words

_TASK = Words("项", "")
_HEADS = (
    Words("任务名称", "task"),
    Words("牵头单位", "lead party"),
    Words("责任人", "person responsible"),
    Words("完成时限", "due on"),
    Words("进展", "standing"),
    Words("逾期天数", "days late"),
    Words("完成进度（%）", "progress (%)"),
    Words("预计完成", "forecast"),
)


def _list(desk: Desk, options: Options) -> Iterator[Item]:
    tasks = desk.records(TaskRecord)
    if not tasks:
        return
    standings = [task_standing(task, desk.as_of) for task in tasks]
    yield _told(desk, standings)
    only = _state(options.text("only"))
    chosen = sorted((one for one in standings if not only or one.state in only), key=_urgency)
    most = options.count("rows", MOST)
    if chosen:
        title = options.text("title", desk.of(Words("任务清单", "Tasks")))
        rows = [_row(desk, one) for one in chosen[:most]]
        yield listed(desk, title, _HEADS, rows, left=len(chosen) - most)


def _told(desk: Desk, standings: Sequence[TaskStanding]) -> Paragraph:
    """How many tasks there are, and how many of them stand how; what needs somebody first."""
    found = {one.state for one in standings}
    parts = [
        desk.beside(desk.of(STATES[state]), desk.figure(TASKS_BY_STATE[state]))
        for state in ORDER
        if state in found
    ]
    words = Words(
        f"截至{desk.day(desk.as_of)}，共有任务{{0}}，其中{{1}}。",
        f"On {desk.day(desk.as_of)}, tasks: {{0}}: {{1}}.",
    )
    told = desk.joined(parts, Words("、", ", "))
    return desk.paragraph(desk.say(words, desk.figure(core.TASKS), told))


def _state(name: str) -> tuple[State, ...]:
    """The states that ``only`` names: one of them, or 未完成 for all that are not done."""
    if not name:
        return ()
    if name in ("未完成", "open"):
        return tuple(state for state in STATES if state not in ("done", "done_late"))
    found = tuple(state for state, words in STATES.items() if name in (state, *words.both))
    if not found:
        known = [words.zh for words in STATES.values()]
        raise UnknownNameError.of(Words("任务进展", "standing of tasks"), name, ["未完成", *known])
    return found


def _urgency(one: TaskStanding) -> tuple[int, int, str, str]:
    due = one.task.due_on.isoformat() if one.task.due_on else "9999"
    return (ORDER.index(one.state), -one.days_late, due, one.task.name or "")


def _row(desk: Desk, one: TaskStanding) -> tuple[Cell, ...]:
    task = one.task
    progress = None if task.progress is None else round(task.progress)
    return (
        task.name or task.content or task.id,
        task.lead,
        task.owner,
        task.due_on,
        desk.of(STATES[one.state]),
        one.days_late or None,
        progress,
        one.forecast,
    )


def _backward(desk: Desk, options: Options) -> Iterator[Item]:
    tasks = desk.records(TaskRecord)
    timed = [task for task in tasks if task.days is not None and (task.id or task.name)]
    if tasks and not timed:
        desk.leave_out(
            Words(
                "任务表未填“所需天数”，未倒排工期。",
                "No task says how many days it needs; no schedule backwards is made.",
            )
        )
    if not timed:
        return
    try:
        slots = backward(timed)
    except AnshengError as error:
        desk.leave_out(Words(f"未倒排工期：{error.words.zh}。", f"No schedule backwards: {error.words.en}."))
        return
    yield from _scheduled(desk, slots, timed, options.count("rows", MOST))


def _scheduled(desk: Desk, slots: Sequence[Slot], tasks: Sequence[TaskRecord], most: int) -> Iterator[Item]:
    named: dict[str, TaskRecord] = {task.id or task.name or "": task for task in tasks}
    done: Callable[[Slot], bool] = lambda slot: bool(named[slot.task].finished)  # noqa: E731
    late = [slot for slot in slots if not done(slot) and (slot.critical or _begin_late(desk, slot, named))]
    tight = counted(
        desk,
        "tasks_not_in_time",
        Words("按工期已不能按期完成的任务", "tasks that cannot be in time"),
        len(late),
        _TASK,
        Words(
            "倒排工期后，开始日期或统计截止日晚于最迟开始日期的未完成任务数",
            "tasks not finished that begin later than their latest day, or have not begun by it on the as-of day",
        ),
    )
    if late:
        words = Words(
            "按倒排工期，有{0}任务最迟开始日期已过或安排过晚，难以按期完成。",
            "{0} tasks begin too late to be in time.",
        )
        yield desk.paragraph(desk.say(words, tight))
    else:
        yield Paragraph(
            desk.of(
                Words(
                    "按倒排工期，未发现难以按期完成的任务。",
                    "Scheduled backwards, no task was found to be too late.",
                )
            )
        )
    heads = (
        Words("任务", "task"),
        Words("牵头单位", "lead party"),
        Words("所需天数", "days needed"),
        Words("最迟开始", "latest start"),
        Words("最迟完成", "latest finish"),
        Words("计划开始", "planned start"),
        Words("工期", "in time"),
    )
    rows = [_slot_row(desk, slot, named[slot.task], slot in late) for slot in slots[:most]]
    yield listed(
        desk, Words("倒排工期表", "Schedule backwards from the due days"), heads, rows, left=len(slots) - most
    )


def _begin_late(desk: Desk, slot: Slot, named: Mapping[str, TaskRecord]) -> bool:
    """Whether the latest day to begin has passed and nothing says that the task has begun."""
    task = named[slot.task]
    begun = bool(task.progress) or (task.starts_on is not None and task.starts_on <= slot.latest_start)
    return slot.latest_start < desk.as_of and not begun


def _slot_row(desk: Desk, slot: Slot, task: TaskRecord, late: bool) -> tuple[Cell, ...]:
    if task.finished:
        state = Words("已完成", "done")
    else:
        state = Words("难以按期", "too late") if late else Words("可按期", "in time")
    return (
        task.name or slot.task,
        task.lead,
        task.days,
        slot.latest_start,
        slot.latest_finish,
        task.starts_on,
        desk.of(state),
    )


BLOCKS = (
    Block(
        "task_list",
        Words("任务清单", "task list"),
        Words(
            "任务的进展、逾期天数和预计完成日期，逾期的在前",
            "tasks with days late and forecast, overdue first",
        ),
        _list,
        options=immutabledict({"only": Words("只", "only"), "rows": OPTION, "title": Words("标题", "title")}),
    ),
    Block(
        "backward_schedule",
        Words("倒排工期", "backward schedule"),
        Words("从完成时限倒推各任务最迟开始、完成的日期", "the latest days to begin and to finish each task"),
        _backward,
        options=immutabledict({"rows": OPTION}),
    ),
)
