"""Words of the page: what it says beside the report, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from immutabledict import immutabledict

from ansheng.errors import word
from ansheng.words import Lang, Words

LONGEST_TEXT = 20_000
"""A paragraph of more characters is cut, and the figures in it are not linked."""
FIRST_TASKS = 100
"""So many tasks stand in the table of a wall without the script of the page."""

SKIP = Words("跳到正文", "Skip to the text")
CONTENTS = Words("目录", "Contents")
HEADLINE = Words("主要数字", "Headline figures")
AS_TABLE = Words("以表格显示", "As a table")
TABLE = Words("表", "Table")
ANNEXES = Words("附录", "Annexes")
FIGURES = Words("数字出处", "Where the figures come from")
FIGURES_NOTE = Words(
    "点击文中、表中带下划线的数字，可查看其定义、分子分母、比较基数、筛选条件和取得明细的办法。",
    "Choose any underlined number to see its definition, its parts, what it is compared with, which records were "
    "counted, and how to get them.",
)
EVERY = Words("该表全部记录", "all records of the table")
ALL_FIGURES = Words("全部数字", "All figures")
APPENDIX = (
    Words("数字", "Figure"),
    Words("数值", "Value"),
    Words("统计期间", "Period"),
    Words("分子/分母", "Parts"),
    Words("定义", "Definition"),
)
PROBLEMS = Words("数据问题", "Problems in the data")
PROBLEM_HEADS = (
    Words("程度", "Gravity"),
    Words("位置", "Place"),
    Words("问题", "Problem"),
    Words("处理办法", "What to do"),
)
NOTES = Words("表格读取说明", "How the tables were read")
NOTES_ON_DATA = Words("数据说明", "Notes on the data")
NO_SCRIPT = Words(
    "浏览器未运行本页脚本，图未绘出；任务见下表。",
    "The script of this page does not run; the tasks are below.",
)
HEAD = immutabledict(
    {
        "number": Words("文号", "Number"),
        "addressees": Words("主送", "To"),
        "copies": Words("抄送", "Copies"),
        "attachments": Words("附件", "Attached"),
    }
)

SCRIPT: Mapping[str, Words] = immutabledict(
    {
        "theme": Words("配色", "Colours"),
        "theme_auto": Words("跟随系统", "as the system"),
        "theme_light": Words("浅色", "light"),
        "theme_dark": Words("深色", "dark"),
        "print": Words("打印", "Print"),
        "search": Words("全文搜索", "Search the page"),
        "search_hint": Words("搜索正文、表格和任务", "texts, tables and tasks"),
        "found": Words("找到{0}处", "{0} found"),
        "found_many": Words("找到{0}处，列出前{1}处", "{0} found, the first {1} are listed"),
        "found_none": Words("未找到", "nothing found"),
        "tasks_found": Words("任务{0}项，在“{1}”中查看", "{0} tasks; see them in “{1}”"),
        "filter": Words("筛选行", "Filter rows"),
        "rows_shown": Words("显示{0}行，共{1}行", "{0} of {1} rows"),
        "sort": Words("按“{0}”排序", "Sort by {0}"),
        "close": Words("关闭", "Close"),
        "definition": Words("定义", "Definition"),
        "numerator": Words("分子", "Numerator"),
        "denominator": Words("分母", "Denominator"),
        "window": Words("统计期间", "Period"),
        "as_of": Words("统计截止日", "As known at the end of"),
        "unknown": Words("缺项", "Left out"),
        "reason": Words("原因", "Reason"),
        "comparison": Words("比较", "Comparison"),
        "base": Words("基期数值", "Base"),
        "chance": Words("随机波动", "Chance"),
        "condition": Words("筛选条件", "Records counted"),
        "condition_numerator": Words("分子的筛选条件", "Records of the numerator"),
        "condition_denominator": Words("分母的筛选条件", "Records of the denominator"),
        "rows": Words("取得明细的代码", "Get the records (Python)"),
        "id": Words("编号", "Id"),
        "copy": Words("复制", "Copy"),
        "copied": Words("已复制", "Copied"),
        "selected": Words("已选中，请复制", "Selected; press Ctrl+C"),
        "standing": Words("进展", "Standing"),
        "party": Words("责任单位", "Party"),
        "all_parties": Words("全部（{0}个）", "all {0}"),
        "task": Words("任务", "Task"),
        "task_filter": Words("任务名称含", "Name contains"),
        "order": Words("排列", "Order"),
        "by_standing": Words("按进展，逾期在前", "overdue first"),
        "by_party": Words("按责任单位", "by party"),
        "tasks_shown": Words("显示任务{0}项，共{1}项", "{0} of {1} tasks"),
        "tasks_more": Words("再列{0}项", "{0} more"),
        "tasks_unprinted": Words(
            "另有{0}项未打印；请筛选后再打印。", "{0} more are not printed; filter, then print."
        ),
        "starts": Words("开始", "starts"),
        "due": Words("时限", "due"),
        "finished": Words("完成", "finished"),
        "progress": Words("进度", "progress"),
        "today": Words("截至日", "as of"),
        "planned": Words("计划工期", "planned"),
        "actual": Words("实际", "actual"),
        "late": Words("超期", "past due"),
        "end": Words("完成时限；已完成的为完成日期", "due day, or the day it was finished"),
        "no_days": Words("未填起止日期", "no dates"),
        "timeline": Words("时间轴", "Time line"),
    }
)
"""What the script of the page says; ``{0}`` and ``{1}`` are filled in there."""


def counted(title: Words, count: int) -> Words:
    """A title with how many there are."""
    return Words(f"{title.zh}（{count}项）", f"{title.en} ({count})")


def as_of(day: str) -> Words:
    """The day whose line a wall shows."""
    return Words(f"截至{day}。", f"As of {day}.")


def rows_left(count: int, shown: int) -> Words:
    """That a table is longer than what the page shows of it."""
    return Words(
        f"本表共{count}行，此处列出前{shown}行；全部记录可用 --format data 另存。",
        f"The table has {count} rows, of which the first {shown} are shown; --format data writes all records.",
    )


def figures_left(count: int) -> Words:
    """That the table of all figures leaves out some."""
    return Words(
        f"另有{count}项未列于此表，可点击文中、表中的数字查看。",
        f"{count} more are not in this table; choose a number in the page to see them.",
    )


def tasks_left(count: int) -> Words:
    """That a wall leaves out tasks."""
    return Words(f"另有{count}项任务未上图。", f"{count} tasks more are not on the wall.")


def problems_found(count: int, parts: str) -> Words:
    """How many problems there are in the data, and of which gravity."""
    return Words(
        f"数据问题{count}项（{parts}），未作推测。",
        f"{count} problems in the data ({parts}); nothing was guessed.",
    )


def script_words(lang: Lang) -> dict[str, str]:
    """What the script of the page says."""
    return {name: word(lang, words) for name, words in SCRIPT.items()}
