"""Data: the problems of the data by file and gravity, with what is to be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from immutabledict import immutabledict

from ansheng.errors import Problem, apart
from ansheng.gravity import Gravity
from ansheng.indicators.figure import Figure
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


BLOCKS = (
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
