"""Data: the problems of the data by file and gravity, with what is to be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from immutabledict import immutabledict

from ansheng.errors import Problem, apart
from ansheng.gravity import Gravity
from ansheng.indicators.figure import Figure
from ansheng.plausibility import doubts_in
from ansheng.plausibility.books import Books
from ansheng.plausibility.doubts import told_p
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.lists import MOST, OPTION, counted, listed
from ansheng.reports.blocks.told import paragraph, stood_told
from ansheng.reports.desk import Desk
from ansheng.reports.model import Cell, Item
from ansheng.words import Words

_ITEMS = Words("项", "")


def _problems(desk: Desk, options: Options) -> Iterator[Item]:
    found = [one for one in desk.dossier.problems if one.gravity is not Gravity.NOTE]
    if not found:
        yield paragraph(desk, Words("数据未发现问题。", "No problem was found in the data."))
        return
    states = {gravity.value: gravity.words for gravity in Gravity if gravity is not Gravity.NOTE}
    what = Words("数据问题", "problems of the data")
    kinds = [str(one.gravity.value) for one in found]
    yield stood_told(desk, "problem", what, kinds, {str(k): v for k, v in states.items()}, _ITEMS)
    yield _by_file(desk, found)
    most = options.count("rows", MOST)
    heads = (
        Words("文件", "file"),
        Words("工作表", "sheet"),
        Words("行", "row"),
        Words("列", "column"),
        Words("问题", "what is wrong"),
        Words("处理", "what to do"),
    )
    rows = [_problem(desk, one) for one in found[:most]]
    yield listed(desk, Words("数据问题清单", "Problems of the data"), heads, rows, left=len(found) - most)


def _problem(desk: Desk, one: Problem) -> tuple[Cell, ...]:
    wrong, remedy = apart(one.words)
    told = desk.of(remedy) or desk.of(one.gravity.remedy)
    return one.file, one.sheet, one.row, one.column, desk.of(wrong), told or None


def _by_file(desk: Desk, found: list[Problem]) -> Item:
    """How many problems of each gravity each file has."""
    gravities = [one for one in Gravity if any(each.gravity is one for each in found)]
    counts = Counter((one.file or "", one.gravity) for one in found)
    rows: list[tuple[Cell | Figure, ...]] = []
    for file in sorted({one.file or "" for one in found}):
        name = file or desk.of(Words("未指明文件", "no file"))
        figures = [
            counted(
                desk,
                f"problem_{gravity.value}[file={name}]",
                Words(f"{name}{gravity.words.zh}的问题", f"{name}: {gravity.words.en}"),
                counts[file, gravity],
                _ITEMS,
                Words(
                    f"“{name}”中{gravity.words.zh}的数据问题数",
                    f"problems of {name} of the gravity {gravity.words.en}",
                ),
            )
            for gravity in gravities
        ]
        rows.append((name, *figures))
    heads = (Words("文件", "file"), *(gravity.words for gravity in gravities))
    return listed(desk, Words("各文件数据问题", "Problems by file"), heads, rows)


def _doubts(desk: Desk, options: Options) -> Iterator[Item]:
    """What is unlikely in honest tables, as questions; and how much was looked at."""
    found = desk.once("doubts", lambda: doubts_in(Books(desk.tables)))
    counts = {
        "tests": (Words("检验", "tests"), found.tests, Words("次", "")),
        "raised": (Words("提出疑点", "questions raised"), len(found), Words("个", "")),
        "small": (Words("数据太少而未检验", "groups too small to test"), found.small, Words("组", "")),
    }
    meaning = Words(
        "对案卷各表所作的检验、提出的疑点、因数据太少未作检验的组数",
        "tests made of the tables of the dossier, questions raised, and groups too small to test",
    )
    told = [
        desk.beside(desk.of(label), counted(desk, f"doubts_{name}", label, count, unit, meaning))
        for name, (label, count, unit) in counts.items()
    ]
    yield desk.paragraph(
        desk.of(Words("数据疑点：", "Questions about the data: ")),
        desk.joined(told, Words("，", ", ")),
        desk.of(Words("。疑点供核实，不是结论。", ". They are to be looked into and are no verdicts.")),
    )
    if found:
        most = options.count("rows", MOST)
        heads = (
            Words("疑点", "seen"),
            Words("请核实", "question"),
            Words("校正后概率", "corrected probability"),
            Words("记录数", "records"),
            Words("不能说明", "does not show"),
        )
        rows = [
            (
                desk.of(doubt.kind.title),
                doubt.question(desk.lang),
                told_p(doubt.corrected),
                doubt.records.height,
                desk.of(doubt.kind.silent),
            )
            for doubt in found[:most]
        ]
        yield listed(desk, Words("数据疑点", "Questions about the data"), heads, rows, left=len(found) - most)


BLOCKS = (
    Block(
        "data_doubts",
        Words("数据疑点", "questions about the data"),
        Words(
            "各表中不大可能自然出现的现象，逐项提问并附概率，供核实",
            "what is unlikely in honest tables, as questions with probabilities",
        ),
        _doubts,
        options=immutabledict({"rows": OPTION}),
    ),
    Block(
        "data_problems",
        Words("数据问题", "data problems"),
        Words(
            "数据问题按文件和轻重的统计及清单", "problems of the data by file and gravity, with the remedy"
        ),
        _problems,
        options=immutabledict({"rows": OPTION}),
    ),
)
