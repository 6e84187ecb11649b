"""Lists: the two lists (问题隐患清单, 制度措施清单) with what must be filled, and risks by level of control."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from ansheng.errors import UnknownNameError
from ansheng.facts.kinds import Choice, Day, Text
from ansheng.facts.kinds.spelling import headers_of
from ansheng.facts.record import Facts
from ansheng.hazards.records import RiskRecord
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl

COMPULSORY = ("department", "requirement", "due_on")
"""What every line of the list of hazards must hold: who answers, what is required, until when."""


class MeasureRecord(
    Facts,
    title="制度措施",
    en="measure",
    table="measures",
    headers=headers_of(Path(__file__).with_name("headers.toml"), "measures"),
):
    """One line of the list of measures: a rule or measure that is made so that a class of hazards does not return."""

    name = Text("制度措施名称", en="name")
    issue = Text("主要问题", en="problem")
    kind = Choice(
        "措施类型",
        en="kind",
        options={
            "new": "新制定",
            "revised": "修订",
            "spread": "推广",
            "regulation": "法规",
            "standard": "标准",
            "works": "工程",
        },
    )
    content = Text("主要内容", en="content")
    sector = Text("行业领域", en="sector")
    lead = Text("牵头单位", en="lead")
    partners = Text("配合单位", en="partners")
    owner = Text("责任人", en="person responsible")
    due_on = Day("完成时限", en="due on", deadline=True)
    progress = Choice(
        "进展",
        en="progress",
        options={"drafted": "拟定", "consulted": "征求意见", "issued": "印发", "in_force": "实施"},
    )
    document_no = Text("文号", en="document number")
    issuer = Text("发布单位", en="issued by")
    issued_on = Day("发布日期", en="issued on")
    effective_on = Day("实施日期", en="in force from", after="issued_on")
    reach = Text("适用范围", en="applies to")
    edition = Text("版本号", en="edition")
    observed_on = Day("登记日期", en="recorded on", past=True)
    recorded_by = Text("登记人", en="recorded by")
    attachments = Text("附件", en="attachments")
    status = Text("状态", en="status")
    remarks = Text("备注", en="remarks")


@attrs.frozen
class Completeness:
    """How completely a list is filled: its rows, how many hold each field, and how many hold all."""

    rows: int
    filled: Mapping[str, int]
    complete: int

    @property
    def incomplete(self) -> int:
        """How many rows lack at least one of the fields."""
        return self.rows - self.complete


def completeness(frame: pl.DataFrame, fields: Sequence[str] = COMPULSORY) -> Completeness:
    """How completely a typed table of hazards or measures is filled.

    :param fields: the facts that must not be missing
    :raises UnknownNameError: the table has no such fact
    """
    import polars as pl

    for field in fields:
        if field not in frame.columns:
            raise UnknownNameError.of(Words("列", "field"), field, frame.columns)
    filled = {field: frame.height - frame[field].null_count() for field in fields}
    complete = (
        frame.select(pl.all_horizontal(pl.col(list(fields)).is_not_null()).sum()).item() if fields else 0
    )
    return Completeness(frame.height, filled, int(complete))


def incomplete(frame: pl.DataFrame, fields: Sequence[str] = COMPULSORY) -> pl.DataFrame:
    """The rows that lack a field, with the names of what they lack in ``missing``.

    :raises UnknownNameError: the table has no such fact
    """
    import polars as pl

    if completeness(frame, fields).incomplete == 0:
        return frame.clear().with_columns(missing=pl.lit([], dtype=pl.List(pl.String)))
    names = [pl.when(pl.col(field).is_null()).then(pl.lit(field)) for field in fields]
    missing = pl.concat_list(names).list.drop_nulls()
    return frame.with_columns(missing=missing).filter(pl.col("missing").list.len() > 0)


def control_levels(risks: pl.DataFrame) -> Mapping[str, Mapping[str | None, int]]:
    """How many risk points of each level are under whose control; what is not stated is counted under ``None``.

    :param risks: a typed table ``risks``
    :return: counts by level of risk (``major``, ``larger``, ``general``, ``low``; ``""`` for not stated), then by level
        of control (``city``, ``county``, ``township``, ``enterprise``, or one inside of an enterprise)
    """
    levels = (*RiskRecord.fact("level").options, "")
    found: dict[str, dict[str | None, int]] = {}
    counted = risks.group_by("level", "control_level").len().rows()
    for level, control, count in sorted(counted, key=lambda row: (levels.index(row[0] or ""), row[1] or "")):
        found.setdefault(level or "", {})[control] = count
    return found
