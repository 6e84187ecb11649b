"""Gravity: what each kind of problem is called and how much it costs, said once for each kind.

A new kind of problem is one line of :data:`KINDS`. What the kind of a problem does (how it is ordered, shown and
coloured, and whether ``strict`` lets it pass) follows from its gravity.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

import attrs
from immutabledict import immutabledict

from ansheng.words import NO_WORDS, Words


class Gravity(Enum):
    """How much a problem costs, gravest first; the value is its name in data."""

    UNUSABLE = "unusable"
    """A file or a table cannot be used, with all figures that are made of it."""

    LOST = "lost"
    """Values, rows or columns are not in the data."""

    DOUBTFUL = "doubtful"
    """Read as it stands, though it may be wrong."""

    NOTE = "note"
    """Tells how a table was read; nothing is lost."""

    @property
    def words(self) -> Words:
        """What it is called."""
        return _CALLED[self]

    @property
    def remedy(self) -> Words:
        """What is to be done about it, where neither the message nor the kind says better."""
        return _REMEDIES[self]


_CALLED = {
    Gravity.UNUSABLE: Words("无法使用", "unusable"),
    Gravity.LOST: Words("未计入", "lost"),
    Gravity.DOUBTFUL: Words("存疑", "doubtful"),
    Gravity.NOTE: Words("说明", "note"),
}

_REMEDIES = {
    Gravity.UNUSABLE: Words("请更正文件后重新报送", "mend the file and send it again"),
    Gravity.LOST: Words("请更正后重新报送", "correct it and send the table again"),
    Gravity.DOUBTFUL: Words("请核对；有误的请更正", "look at it, and correct what is wrong"),
    Gravity.NOTE: Words("请核对；无误的无需处理", "nothing to do where this is right"),
}


@attrs.frozen
class ProblemKind:
    """One kind of problem.

    :param gravity: how much it costs
    :param words: what several of them are called: 未使用的列
    :param aside: whether it lists rows of a table that are no records, such as totals
    :param remedy: what is to be done, where messages do not say it and it is not that of the gravity
    """

    gravity: Gravity
    words: Words
    aside: bool = False
    remedy: Words = NO_WORDS


_UNUSABLE, _LOST, _DOUBTFUL, _NOTE = Gravity
_RENAME = Words(
    "请改用采集表的列名；不需要的列可以保留", "use a title of the table; a column that is not needed may stay"
)

KINDS: Mapping[str, ProblemKind] = immutabledict(
    {
        # files and tables
        "unread_file": ProblemKind(_UNUSABLE, Words("未读取的文件", "files not read")),
        "unassigned_table": ProblemKind(_UNUSABLE, Words("未读取的表", "tables not used")),
        "unknown_table": ProblemKind(_UNUSABLE, Words("列名均无法识别的表", "tables without a known column")),
        "no_header": ProblemKind(_UNUSABLE, Words("无表头的表", "tables without a header")),
        "sheet": ProblemKind(_UNUSABLE, Words("未读取的工作表", "sheets not read")),
        "uncounted": ProblemKind(_UNUSABLE, Words("无法统计的表", "tables that cannot be counted")),
        "unfilled": ProblemKind(_UNUSABLE, Words("未填写的检查表", "checklists not filled in")),
        "other_table": ProblemKind(_LOST, Words("下方的另一张表", "tables below a table"), aside=True),
        "further_table": ProblemKind(_DOUBTFUL, Words("同类的另一张表", "tables of the same things")),
        "table_apart": ProblemKind(_NOTE, Words("同一工作表的另一张表", "further tables of a sheet")),
        "restated_table": ProblemKind(_NOTE, Words("与明细表重复的汇总表", "tables that restate others")),
        "date_system": ProblemKind(_DOUBTFUL, Words("自1904年起计日的工作簿", "days counted from 1904")),
        "hidden_sheet": ProblemKind(_DOUBTFUL, Words("隐藏的工作表", "hidden sheets")),
        "unused_file": ProblemKind(_NOTE, Words("非表格文件", "files that are no tables")),
        "no_settings": ProblemKind(_NOTE, Words("缺少 campaign.toml", "no campaign.toml")),
        # templates
        "template": ProblemKind(
            _UNUSABLE, Words("模板中无法识别的内容", "what a template asks and there is not")
        ),
        "template_number": ProblemKind(
            _DOUBTFUL, Words("模板中直接写的数字", "numbers written in a template")
        ),
        # columns
        "unknown_column": ProblemKind(_LOST, Words("未使用的列", "columns not used"), remedy=_RENAME),
        "unnamed_column": ProblemKind(_LOST, Words("无表头的列", "columns without a header")),
        "duplicate_header": ProblemKind(_LOST, Words("重复的列", "columns that stand there twice")),
        "unit_mismatch": ProblemKind(_LOST, Words("单位不符的列", "columns in a unit that does not fit")),
        "unit_label": ProblemKind(_NOTE, Words("按次计的列", "columns counted each time")),
        "unit_above": ProblemKind(_NOTE, Words("表头以上的单位", "units above a table")),
        "ambiguous_column": ProblemKind(_LOST, Words("含义无法确定的列", "columns that may be either")),
        "wide_table": ProblemKind(_LOST, Words("按期分列的表", "tables spread over columns")),
        "from_context": ProblemKind(_NOTE, Words("取自表名等处的内容", "what was taken from the context")),
        "hidden_column": ProblemKind(_NOTE, Words("隐藏的列", "hidden columns")),
        "absent_column": ProblemKind(_NOTE, Words("各文件均无的列", "columns that no file has")),
        "zoned_time": ProblemKind(_NOTE, Words("带时区的时间", "times with a zone")),
        # rows
        "ragged_row": ProblemKind(_LOST, Words("格数不符的行", "rows of another length")),
        "above_header": ProblemKind(_DOUBTFUL, Words("表头以上的行", "rows above the header")),
        "unmatched_row": ProblemKind(_LOST, Words("只在汇总表中的行", "rows of a summary alone")),
        "lone_cell": ProblemKind(_DOUBTFUL, Words("只有一格的行", "rows of one cell")),
        "continued_row": ProblemKind(_DOUBTFUL, Words("并入上一条记录的行", "lines that go on"), aside=True),
        "equal_row": ProblemKind(_DOUBTFUL, Words("内容相同的行", "rows that are alike")),
        "struck_row": ProblemKind(_DOUBTFUL, Words("带删除线的行", "rows struck through"), aside=True),
        "hidden_row": ProblemKind(_DOUBTFUL, Words("隐藏的行", "hidden rows")),
        "duplicate_id": ProblemKind(_DOUBTFUL, Words("重复的编号", "ids that stand there twice")),
        "total_row": ProblemKind(_NOTE, Words("合计行", "rows of totals"), aside=True),
        "note_row": ProblemKind(_NOTE, Words("表尾说明行", "notes below the table"), aside=True),
        "group_row": ProblemKind(_NOTE, Words("分组标题行", "headings of groups"), aside=True),
        "example_row": ProblemKind(_NOTE, Words("示例行", "examples"), aside=True),
        "crossed_row": ProblemKind(_NOTE, Words("划去的行", "rows crossed out"), aside=True),
        "zero_report": ProblemKind(_NOTE, Words("零报告", "reports of nothing"), aside=True),
        "repeated_header": ProblemKind(_NOTE, Words("重复的表头", "headers repeated"), aside=True),
        "pasted_rows": ProblemKind(_NOTE, Words("重复粘贴的行", "rows pasted twice"), aside=True),
        "empty_row": ProblemKind(_NOTE, Words("无内容的行", "empty rows"), aside=True),
        # cells
        "invalid": ProblemKind(_LOST, Words("无法识别的值", "values that do not parse")),
        "formula": ProblemKind(_LOST, Words("无结果的公式", "formulas without a result")),
        "error_cell": ProblemKind(_LOST, Words("出错的公式", "formula errors")),
        "ditto_cell": ProblemKind(_LOST, Words("上方无内容的“同上”", "cells that repeat nothing")),
        "merged_cell": ProblemKind(_LOST, Words("合并单元格内的数值", "numbers in merged cells")),
        "struck_cell": ProblemKind(_DOUBTFUL, Words("带删除线的内容", "cells struck through")),
        "struck_part": ProblemKind(_DOUBTFUL, Words("部分带删除线的内容", "cells struck through in part")),
        "contradicts_day": ProblemKind(
            _DOUBTFUL, Words("与日期矛盾的内容", "flags that contradict their day")
        ),
        "contradicts_answer": ProblemKind(
            _DOUBTFUL, Words("两列不一致的内容", "answers that do not agree with another column")
        ),
        "read_elsewhere": ProblemKind(_NOTE, Words("改按另一列读取的内容", "answers read as another fact")),
        "not_applicable": ProblemKind(
            _NOTE, Words("填“不适用”的内容", "answers that a question does not arise")
        ),
        "day_order": ProblemKind(_DOUBTFUL, Words("先后颠倒的日期", "days out of order")),
        "strange_region": ProblemKind(_DOUBTFUL, Words("少见的地区", "regions nearly like a frequent one")),
        "sector_twice": ProblemKind(_DOUBTFUL, Words("同一行业领域写法不一", "sectors under several names")),
        "future_day": ProblemKind(_DOUBTFUL, Words("晚于今天的日期", "days still to come")),
        "estimate": ProblemKind(_DOUBTFUL, Words("约数", "estimates")),
        "wrong_product": ProblemKind(_DOUBTFUL, Words("有误的乘积", "wrong products")),
        "wrong_code": ProblemKind(_DOUBTFUL, Words("有误的信用代码", "wrong credit codes")),
        "small_share": ProblemKind(
            _DOUBTFUL, Words("可能填成比例的百分数", "percentages that may be shares")
        ),
        # records that a program hands over, checklists
        "missing": ProblemKind(_LOST, Words("缺少的数据", "data that are missing")),
        "entries": ProblemKind(_LOST, Words("无法归属的附表条目", "entries that belong nowhere")),
        "unknown_item": ProblemKind(_LOST, Words("未使用的检查项", "items not used")),
        "duplicate_item": ProblemKind(_LOST, Words("填写不一致的检查项", "items answered differently")),
        "judged_clause": ProblemKind(_LOST, Words("须人工判定的条款", "clauses for a person to judge")),
        "no_id": ProblemKind(_NOTE, Words("无编号的记录", "records without an id")),
        "engine": ProblemKind(_NOTE, Words("计算方式", "where it was computed")),
        # rules and plugins
        "plugin": ProblemKind(_UNUSABLE, Words("无法加载的插件", "plugins that cannot be loaded")),
        "plugin_besides": ProblemKind(_NOTE, Words("插件加载时的多余操作", "what plugins did besides")),
        "not_judged": ProblemKind(_LOST, Words("未判定的记录", "records that no rule judges")),
        "unknown_region": ProblemKind(
            _DOUBTFUL, Words("地区不明的记录", "records whose region is not known")
        ),
        "other_class": ProblemKind(_LOST, Words("与数据不符的规则", "rules for other records")),
        # the ledger
        "refused": ProblemKind(_LOST, Words("未登记的行", "rows that are refused")),
        "no_identity": ProblemKind(_LOST, Words("无编号和描述的行", "rows without an id or a description")),
        "grade_lowered": ProblemKind(_DOUBTFUL, Words("降低的隐患等级", "grades lowered")),
        "deadline_moved": ProblemKind(_DOUBTFUL, Words("更改的整改期限", "deadlines moved")),
        "held": ProblemKind(_DOUBTFUL, Words("与台账不一致的内容", "values that differ from the ledger")),
        # campaigns and ceilings
        "repeated_name": ProblemKind(_DOUBTFUL, Words("重复的名称", "names used twice")),
        "no_span": ProblemKind(_LOST, Words("起止日期有误的行动", "campaigns without their days")),
        "days_differ": ProblemKind(
            _DOUBTFUL, Words("天数不符的行动", "campaigns of other lengths than declared")
        ),
        "nested_in_itself": ProblemKind(
            _DOUBTFUL, Words("上级为自身的行动", "campaigns nested in themselves")
        ),
        "unknown_campaign": ProblemKind(
            _DOUBTFUL, Words("未登记的上级行动", "parents that are not registered")
        ),
        "outside_parent": ProblemKind(
            _DOUBTFUL, Words("超出上级起止日期的行动", "campaigns that leave their parent")
        ),
        "bare_key_task": ProblemKind(_DOUBTFUL, Words("不完整的重点任务", "key tasks that lack something")),
        "no_parent": ProblemKind(_DOUBTFUL, Words("不存在的上级指标", "indices without their parent")),
        "parts_do_not_add_up": ProblemKind(
            _DOUBTFUL, Words("与分项之和不符的指标", "parts that do not add up")
        ),
        "no_year": ProblemKind(_LOST, Words("年度未填的指标", "indices without a year")),
        # the text of a plan
        "no_items": ProblemKind(_UNUSABLE, Words("无编号条目的方案", "plans without numbered items")),
        "outside_items": ProblemKind(_LOST, Words("条目之外的责任分工", "brackets outside of items")),
        "unbalanced_bracket": ProblemKind(_LOST, Words("未成对的括号", "brackets that do not close")),
        "nested_bracket": ProblemKind(_DOUBTFUL, Words("嵌套的括号", "brackets in brackets")),
        "no_assignment": ProblemKind(_LOST, Words("括号内无责任分工", "brackets without an assignment")),
        "no_role": ProblemKind(_LOST, Words("未写责任方式的单位", "parties without a role")),
        "unknown_party": ProblemKind(_DOUBTFUL, Words("未登记的单位", "parties that are not registered")),
        "repeated_number": ProblemKind(_DOUBTFUL, Words("重复的序号", "numbers used twice")),
        "missing_number": ProblemKind(_DOUBTFUL, Words("缺少的序号", "numbers left out")),
    }
)
"""All kinds of problems that the library lists."""


def kind_of(name: str) -> ProblemKind:
    """What is known of a kind; one that a plugin lists and that is not known here is doubtful and goes by its name.

    >>> kind_of("invalid").gravity
    <Gravity.LOST: 'lost'>
    """
    return KINDS.get(name) or ProblemKind(Gravity.DOUBTFUL, Words(name, name))
