"""Plan texts: the plans that lie as documents in the dossier's folder, item by item: who answers, by when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from immutabledict import immutabledict

from ansheng.errors import AnshengError, InputError, UnknownNameError
from ansheng.facts.frames import records_of
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.lists import MOST, OPTION, counted, listed
from ansheng.reports.desk import Desk
from ansheng.reports.model import Cell, Item
from ansheng.responsibility import PartyRecord, PlanItem, WorkPlan, open_plan
from ansheng.sheets.door import entries
from ansheng.words import Words

ENDINGS = (".docx", ".txt", ".md")
_NAMED = ("方案", "要点", "plan")
_ITEMS = Words("条", "")


def is_text(name: str) -> bool:
    """Whether a name is that of a document, and not that of a plan in a table."""
    return name.casefold().endswith(ENDINGS)


def plan_of(desk: Desk, name: str) -> WorkPlan:
    """The plan of a document in the dossier's folder.

    :raises InputError: the name leads out of the folder, or the document cannot be read
    :raises UnknownNameError: there is no such document; near names are listed
    """
    if Path(name).name != name or "\\" in name:
        raise InputError(
            Words(
                f"“{name}”应为案卷文件夹内的文件名，不含路径",
                f"{name!r} is to be the name of a file in the dossier's folder, without a path",
            )
        )
    known = {path.name: path for path in _documents(desk)}
    if name not in known:
        raise UnknownNameError.of(Words("案卷中的文件", "file of the dossier"), name, known)
    return desk.once(f"plan {name}", lambda: _opened(desk, known[name]))


def _opened(desk: Desk, path: Path) -> WorkPlan:
    register = PartyRecord.table
    parties = (
        list(records_of({register: desk.whole[register]}, PartyRecord)) if register in desk.whole else None
    )
    return open_plan(path, parties, year=desk.window.last.year)


def _documents(desk: Desk) -> Sequence[Path]:
    """The documents that lie in the dossier's folder; none where it has no folder."""
    folder = desk.dossier.path
    return (
        () if folder is None else [path for path in entries(folder) if is_text(path.name) and path.is_file()]
    )


def _plans(desk: Desk, options: Options) -> Iterator[Item]:
    if options.main:
        yield from _told(desk, options.main, plan_of(desk, options.main), options.count("rows", MOST))
        return
    for path in _documents(desk):
        if any(word in path.name.casefold() for word in _NAMED):
            try:
                found = plan_of(desk, path.name)
            except AnshengError as error:
                desk.leave_out(Words(f"{error.words.zh}。", f"{error.words.en}."))
                continue
            if found.items:
                yield from _told(desk, path.name, found, options.count("rows", MOST))


def _told(desk: Desk, name: str, plan: WorkPlan, most: int) -> Iterator[Item]:
    """How many items a plan has and what they lack, then the items."""
    kinds = (
        ("items", Words("条目", "items"), len(plan.items)),
        ("unowned", Words("未明确责任单位的条目", "items without an owner"), len(plan.unowned)),
        ("undated", Words("未写时限的条目", "items without a time"), len(plan.undated)),
    )
    figures = [
        counted(
            desk,
            f"plan_{kind}[file={name}]",
            label,
            value,
            _ITEMS,
            Words(f"文件“{name}”中{label.zh}数", f"{label.en} of the document {name}"),
        )
        for kind, label, value in kinds
    ]
    said = Words(
        "“{name}”共有{0}，其中未明确责任单位{1}，未写时限{2}。",
        "{name}: {0} items, {1} without an owner, {2} without a time.",
    )
    yield desk.paragraph(desk.say(said, *figures, name=Path(name).stem))
    heads = (
        Words("条目", "item"),
        Words("内容", "what"),
        Words("责任单位", "who answers"),
        Words("时限", "by when"),
    )
    rows = [_row(desk, item) for item in plan.items[:most]]
    title = Words(f"“{Path(name).stem}”责任分解表", f"{Path(name).stem}: who answers for what")
    yield listed(desk, title, heads, rows, left=len(plan.items) - most)


def _row(desk: Desk, item: PlanItem) -> tuple[Cell, ...]:
    return str(item.number), item.title, _who(desk, item), _when(desk, item)


def _who(desk: Desk, item: PlanItem) -> str | None:
    """The parties with their roles, those of one role together."""
    comma, told = desk.of(Words("、", ", ")), []
    for role in dict.fromkeys(one.role for one in item.assignments):
        its = [one for one in item.assignments if one.role is role]
        names = comma.join(dict.fromkeys(one.party for one in its))
        more = desk.of(Words("等", " and others")) if any(one.open for one in its) else ""
        title = role.title(desk.lang)
        told.append(desk.of(Words(f"{names}{more}（{title}）", f"{names}{more} ({title})")))
    return desk.of(Words("；", "; ")).join(told) or None


def _when(desk: Desk, item: PlanItem) -> str | None:
    return desk.of(Words("；", "; ")).join(dict.fromkeys(one.text for one in item.deadlines)) or None


BLOCKS = (
    Block(
        "plan_text",
        Words("方案条目", "plan text"),
        Words(
            "案卷文件夹中方案文件的条目、责任单位和时限",
            "the items of plans that lie as documents in the dossier, who answers and by when",
        ),
        _plans,
        options=immutabledict({"rows": OPTION}),
        main=Words("文件名，不写为全部方案文件", "the name of a file; all plans without one"),
    ),
)
