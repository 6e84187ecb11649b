"""县级：一个虚构的县，严于全国和省的规定 (the county's layer, made up)."""

from __future__ import annotations

from collections.abc import Sequence

from ansheng import Rule, Standard, Words, hookimpl, rules_in

from . import rules
from .standards import RULES


@hookimpl
def ansheng_title() -> Words:
    """插件的中文名和英文名。"""
    return Words("示例县地方规定", "local law of a made-up county")


@hookimpl
def ansheng_rules() -> Sequence[Rule]:
    """插件的规则。"""
    return rules_in(rules)


@hookimpl
def ansheng_standards() -> Sequence[Standard]:
    """插件的标准。"""
    return [RULES]
