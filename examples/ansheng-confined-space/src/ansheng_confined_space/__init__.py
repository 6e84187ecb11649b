"""受限空间作业：GB 30871-2022 关于受限空间的条款 (confined-space work in chemical enterprises)."""

from __future__ import annotations

from collections.abc import Sequence

from ansheng import Rule, Standard, Words, hookimpl, rules_in

from . import atmosphere, work
from .law import GB30871


@hookimpl
def ansheng_title() -> Words:
    """插件的中文名和英文名。"""
    return Words("受限空间作业", "confined spaces")


@hookimpl
def ansheng_rules() -> Sequence[Rule]:
    """插件的规则。"""
    return [*rules_in(atmosphere), *rules_in(work)]


@hookimpl
def ansheng_standards() -> Sequence[Standard]:
    """插件的标准。"""
    return [GB30871]
