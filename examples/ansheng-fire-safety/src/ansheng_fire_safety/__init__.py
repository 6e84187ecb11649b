"""消防检查：数据表、指标、通报的一节和模板、督办措施、定期职责 (fire inspections in dossiers and bulletins)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ansheng import RecordTable, Words, hookimpl
from ansheng.indicators import Indicator
from ansheng.reports import Block, Shelved, shelved
from ansheng.responsibility import Duty

from . import blocks, indicators
from .records import FireInspectionRecord


@hookimpl
def ansheng_title() -> Words:
    """插件的中文名和英文名。"""
    return Words("消防安全", "fire safety")


@hookimpl
def ansheng_tables() -> Sequence[RecordTable]:
    """案卷可以有的数据表，以及文件和工作表的叫法。"""
    names = ("消防检查", "消防监督检查", "消防安全检查", "消防专项检查")
    return [RecordTable(FireInspectionRecord, names, about=("found", "passage_blocked", "exit_locked"))]


@hookimpl
def ansheng_indicators() -> Sequence[Indicator]:
    """统计这张表的指标。"""
    return [indicators.UNITS, indicators.RECTIFICATION_RATE]


@hookimpl
def ansheng_ladders() -> Mapping[str, Path]:
    """督办措施分级，以 ansheng due --ladder 消防 使用。"""
    return {"消防": Path(__file__).with_name("ladder.toml")}


@hookimpl
def ansheng_duties() -> Sequence[Duty]:
    """定期职责，随 ansheng due 列出。"""
    return [
        Duty(
            id="fire_review",
            title="消防检查情况会商",
            en="review of fire inspections",
            every="quarter",
            party="消防救援大队",
            source="示例设定",
        )
    ]


@hookimpl
def ansheng_blocks() -> Sequence[Block]:
    """通报的内容块，在模板中以 [[消防检查情况]] 使用。"""
    return [blocks.CHECKS]


@hookimpl
def ansheng_templates() -> Sequence[Shelved]:
    """通报的模板，以 ansheng report --template 消防专报 使用。"""
    says = Words("消防检查的结果和突出问题", "what the inspections for fire safety found")
    folder = Path(__file__).with_name("templates")
    return [shelved("report", Words("消防专报", "fire report"), says, folder)]
