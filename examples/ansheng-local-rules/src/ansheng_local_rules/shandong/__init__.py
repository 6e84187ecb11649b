"""省级：山东省安全生产条例中关于安全总监和企业安委会的条款 (the provincial layer)."""

from __future__ import annotations

from collections.abc import Sequence

from ansheng import Rule, Standard, Words, hookimpl, rules_in

from . import rules
from .standards import REGULATION


@hookimpl
def ansheng_title() -> Words:
    """插件的中文名和英文名。"""
    return Words("山东地方规定", "local law of Shandong")


@hookimpl
def ansheng_rules() -> Sequence[Rule]:
    """插件的规则。"""
    return rules_in(rules)


@hookimpl
def ansheng_standards() -> Sequence[Standard]:
    """插件的标准。"""
    return [REGULATION]
