"""采集项：全国都要填的，加上山东省多问的两项 (what is asked everywhere, and two facts more)."""

from __future__ import annotations

from ansheng import Flag
from ansheng.industries.general.facts import SafetyStaffing


class ShandongStaffing(SafetyStaffing, title="山东安全管理机构和人员", en="safety staffing, Shandong"):
    """一个单位；全国的规则也判定它。"""

    director = Flag("设有安全总监", en="safety director", aliases=("安全总监",))
    committee = Flag("设有安全生产委员会", en="safety committee", aliases=("企业安委会",))
