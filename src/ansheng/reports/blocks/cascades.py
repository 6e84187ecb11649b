"""Cascades: who answers for the tasks of each plan, how a lower plan carries out a higher one, and what plans lack."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from immutabledict import immutabledict

from ansheng.campaigns.cascade import Cascade, cascade
from ansheng.campaigns.records import PlanRecord, TaskRecord
from ansheng.campaigns.scheme import Scheme
from ansheng.errors import UnknownNameError
from ansheng.indicators import core
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.lists import MOST, OPTION, counted, listed
from ansheng.reports.blocks.plan_texts import is_text, plan_of
from ansheng.reports.desk import Desk, Piece
from ansheng.reports.model import Cell, Item, Paragraph
from ansheng.responsibility.parties import names_in
from ansheng.sheets.names import key
from ansheng.words import NO_WORDS, Words

_ITEMS = Words("项", "")
_PLANS = Words("个", "")
PAIRS = 10
"""So many pairs of plans are compared."""


def _breakdown(desk: Desk, options: Options) -> Iterator[Item]:
    tasks = desk.records(TaskRecord)
    if not tasks:
        return
    wanted = options.main
    if wanted:
        tasks = [task for task in tasks if key(task.plan or "") == key(wanted)]
        if not tasks:
            plans = dict.fromkeys(task.plan for task in desk.records(TaskRecord) if task.plan)
            raise UnknownNameError.of(Words("所属方案", "plan of tasks"), wanted, list(plans))
    yield from _without(desk, tasks, wanted)
    heads = (
        *(() if wanted else (Words("所属方案", "plan"),)),
        Words("任务", "task"),
        Words("牵头单位", "lead party"),
        Words("配合单位", "partners"),
        Words("责任人", "person responsible"),
        Words("完成时限", "due on"),
    )
    most = options.count("rows", MOST)
    rows = [_broken_down(task, not wanted) for task in _by_plan(tasks)[:most]]
    title = Words(
        f"{wanted}责任分解表" if wanted else "责任分解表", f"{wanted or 'Tasks'}: who answers for what"
    )
    yield listed(desk, title, heads, rows, left=len(tasks) - most)


def _by_plan(tasks: Sequence[TaskRecord]) -> list[TaskRecord]:
    """The tasks, those of a plan together, plans and tasks in the order of the table."""
    places: dict[str, int] = {}
    for task in tasks:
        places.setdefault(task.plan or "", len(places))
    return sorted(tasks, key=lambda task: places[task.plan or ""])


def _broken_down(task: TaskRecord, plan: bool) -> tuple[Cell, ...]:
    row: tuple[Cell, ...] = (
        task.name or task.content or task.id,
        task.lead,
        task.partners,
        task.owner,
        task.due_on,
    )
    return (task.plan, *row) if plan else row


def _without(desk: Desk, tasks: Sequence[TaskRecord], plan: str) -> Iterator[Item]:
    """How many of the tasks name no lead, and how many no day."""
    mark = f"[plan={plan}]" if plan else ""
    lacking = [
        counted(
            desk,
            f"tasks_without_{name}{mark}",
            Words(f"未填{said.zh}的任务", f"tasks without {said.en}"),
            sum(1 for task in tasks if getattr(task, name) is None),
            _ITEMS,
            Words(f"任务表中未填“{said.zh}”的任务数", f"tasks that state no {said.en}"),
        )
        for name, said in (
            ("lead", Words("牵头单位", "lead party")),
            ("due_on", Words("完成时限", "due day")),
        )
    ]
    told = [
        desk.say(Words(f"{{0}}任务{words.zh}", f"{{0}} {words.en}"), figure)
        for figure, words in zip(
            lacking,
            (
                Words("未明确牵头单位", "without a lead party"),
                Words("未明确完成时限", "without a due day"),
            ),
            strict=True,
        )
        if figure.value
    ]
    if told:
        said = desk.joined(told, Words("，", "; "))
        yield desk.paragraph(desk.say(Words("有{0}。", "tasks: {0}."), said))


def _cascade(desk: Desk, options: Options) -> Iterator[Item]:
    higher, lower, most = options.main, options.text("lower"), options.count("rows", MOST)
    if is_text(higher) and is_text(lower):
        texts = cascade(plan_of(desk, higher).items, plan_of(desk, lower).items)
        yield _compared(desk, higher, lower, texts)
        yield from _missed(desk, lower, texts, most)
        return
    tasks = desk.records(TaskRecord)
    if not tasks:
        return
    by_plan: dict[str, list[TaskRecord]] = defaultdict(list)
    for task in tasks:
        if task.plan:
            by_plan[task.plan].append(task)
    pairs = _pairs(tasks, by_plan, options)
    if not pairs:
        desk.leave_out(
            Words(
                "任务表未填“上级任务”，或上级任务不在表内，上下级方案的衔接情况未作比对。",
                "No task derives from one of another plan; plans are not compared with those above them.",
            )
        )
    for higher, lower in pairs[:PAIRS]:
        found = cascade(by_plan[higher], by_plan[lower])
        yield _compared(desk, higher, lower, found)
        yield from _missed(desk, lower, found, most)


def _pairs(
    tasks: Sequence[TaskRecord], by_plan: Mapping[str, Sequence[TaskRecord]], options: Options
) -> list[tuple[str, str]]:
    """The plans of which one carries out another: as asked for, or as tasks derive from those of other plans."""
    if options.main or options.text("lower"):
        return [(_plan(options.main, by_plan), _plan(options.text("lower"), by_plan))]
    home: dict[str, str] = {}
    for task in tasks:
        for name in (task.id, task.name):
            if name and task.plan:
                home.setdefault(key(name), task.plan)
    found = [
        (above, task.plan)
        for task in tasks
        if task.plan
        for origin in names_in(task.derives_from)
        if (above := home.get(key(origin))) is not None and above != task.plan
    ]
    return list(dict.fromkeys(found))


def _plan(name: str, by_plan: Mapping[str, Sequence[TaskRecord]]) -> str:
    for plan in by_plan:
        if key(plan) == key(name):
            return plan
    raise UnknownNameError.of(Words("所属方案", "plan of tasks"), name, list(by_plan))


def _compared(desk: Desk, higher: str, lower: str, found: Cascade) -> Paragraph:
    def count(kind: str, label: Words, value: int) -> Piece:
        meaning = Words(
            f"“{lower}”对照“{higher}”，{label.zh}的任务数",
            f"tasks that {label.en}, of the plan {lower} beside {higher}",
        )
        figure = counted(desk, f"cascade_{kind}[{higher}→{lower}]", label, value, _ITEMS, meaning)
        return (desk.quoted(figure),)

    return desk.paragraph(
        desk.say(
            Words(
                "“{0}”对照上级“{1}”：上级任务{higher}，本级{lower}；保留{kept}，拆分{split}，新增{added}，未承接{missing}。",
                "{0} beside {1}: {higher} tasks above, {lower} here; {kept} kept, {split} split, {added} added, "
                "{missing} not taken up.",
            ),
            lower,
            higher,
            higher=count("higher", Words("上级", "stand above"), found.higher),
            lower=count("lower", Words("本级", "stand here"), found.lower),
            kept=count("kept", Words("保留", "were kept"), len(found.kept)),
            split=count("split", Words("拆分", "were split"), len(found.split)),
            added=count("added", Words("新增", "were added"), len(found.added)),
            missing=count("missing", Words("未承接", "were not taken up"), len(found.missing)),
        )
    )


def _missed(desk: Desk, lower: str, found: Cascade, most: int) -> Iterator[Item]:
    """What the lower plan did not take up, and where it falls behind."""
    rows: list[tuple[Cell, ...]] = [
        (name, desk.of(Words("未承接", "not taken up")), None) for name in found.missing
    ]
    rows += [
        (slip.higher, slip.lower, slip.text(desk.lang).removeprefix(slip.lower).lstrip(": "))
        for slip in found.slips
    ]
    rows += [(name, None, desk.of(_near(names))) for name, names in found.near]
    if rows:
        heads = (
            Words("上级任务", "task above"),
            Words("本级任务", "task here"),
            Words("问题", "what is wrong"),
        )
        title = Words(f"“{lower}”须核对的任务", f"{lower}: tasks to be looked at")
        yield listed(desk, title, heads, rows[:most], left=len(rows) - most)


def _near(names: Sequence[str]) -> Words:
    return Words(f"本级有名称相近的任务：{'、'.join(names)}", f"like names here: {', '.join(names)}")


def _scheme(desk: Desk, options: Options) -> Iterator[Item]:
    plans = desk.records(PlanRecord)
    if not plans:
        return
    bare = [
        counted(
            desk,
            f"plans_without_{name}",
            Words(f"未填{said.zh}的方案", f"plans without {said.en}"),
            sum(1 for plan in plans if getattr(plan, name) is None),
            _PLANS,
            Words(f"方案表中未填“{said.zh}”的方案数", f"plans that state no {said.en}"),
        )
        for name, said in (
            ("group", Words("方案类别", "group")),
            ("lead", Words("牵头单位", "lead party")),
        )
    ]
    told = [
        desk.say(words, figure)
        for figure, words in zip(
            bare,
            (
                Words("{0}未填方案类别", "{0} without a group"),
                Words("{0}未明确牵头单位", "{0} without a lead party"),
            ),
            strict=True,
        )
        if figure.value
    ]
    if told:
        yield desk.paragraph(
            desk.say(
                Words("方案{0}中，有{1}。", "of {0} plans: {1}."),
                desk.figure(core.PLANS),
                desk.joined(told, Words("，", "; ")),
            )
        )
    else:
        yield desk.paragraph(
            desk.say(
                Words("方案{0}均已明确类别和牵头单位。", "all {0} plans state their group and lead party."),
                desk.figure(core.PLANS),
            )
        )
    if options.main:
        yield from _against(desk, options, plans)


def _against(desk: Desk, options: Options, plans: Sequence[PlanRecord]) -> Iterator[Item]:
    """The register of plans against a scheme such as 1+2+9."""
    scheme = Scheme.parse(options.main)
    groups = options.several("groups") or list(dict.fromkeys(plan.group for plan in plans if plan.group))
    check = scheme.check(plans, groups)
    rows = [
        (
            group,
            term,
            counted(
                desk,
                f"plans_in_scheme[group={group}]",
                Words(f"方案（{group}）", f"plans ({group})"),
                found,
                _PLANS,
                Words(f"方案表中类别为“{group}”的方案数", f"plans of the group {group}"),
            ),
            missing if missing > 0 else None,
            -missing if missing < 0 else None,
        )
        for group, term, found, missing in zip(groups, scheme.terms, check.found, check.missing, strict=True)
    ]
    heads = (
        Words("方案类别", "group"),
        Words("应有", "asked for"),
        Words("实有", "there are"),
        Words("缺少", "lacking"),
        Words("多出", "too many"),
    )
    verdict = (
        NO_WORDS
        if not check.ungrouped
        else Words(
            f"注：另有{check.ungrouped}个方案的类别未填，或不在所列类别之内。",
            f"{check.ungrouped} plans are of no group named.",
        )
    )
    title = Words(f"方案体系“{options.main}”核对表", f"The scheme {options.main} against the register")
    yield listed(desk, title, heads, rows, notes=(verdict,) if check.ungrouped else ())


BLOCKS = (
    Block(
        "breakdown",
        Words("责任分解", "breakdown"),
        Words(
            "各方案任务的牵头单位、配合单位、责任人和时限",
            "who leads, supports and answers for the tasks of each plan",
        ),
        _breakdown,
        options=immutabledict({"rows": OPTION}),
        main=Words("一个方案的名称，不写为全部", "the name of a plan; all without one"),
    ),
    Block(
        "cascade",
        Words("上下衔接", "cascade"),
        Words(
            "下级方案对上级方案任务的保留、拆分、新增、未承接和时限落后",
            "how a lower plan carries out the tasks of a higher one",
        ),
        _cascade,
        options=immutabledict({"lower": Words("下级", "lower"), "rows": OPTION}),
        main=Words("上级方案的名称或文件名", "the name of the higher plan, or of its file"),
    ),
    Block(
        "scheme_check",
        Words("方案核对", "scheme check"),
        Words(
            "方案是否明确类别和牵头单位，是否与“1+2+20”等体系相符",
            "whether plans state group and lead, and agree with a scheme such as 1+2+20",
        ),
        _scheme,
        options=immutabledict({"groups": Words("类别", "groups")}),
        main=Words("方案体系（如“1+2+20”）", "a scheme such as 1+2+20"),
    ),
)
