"""数据表“消防检查”：一次检查占一行。"""

from __future__ import annotations

from ansheng import Count, Day, Facts, Flag, Text


class FireInspectionRecord(Facts, title="消防检查", en="fire inspection", table="fire_inspections"):
    """对一个单位的一次消防检查，以及所发现隐患的整改情况。"""

    observed_on = Day("登记日期", en="recorded on", past=True)
    unit = Text("单位名称", en="unit", aliases=("被检查单位", "受检单位", "场所名称"))
    inspected_on = Day("检查日期", en="inspected on", aliases=("检查时间",), past=True)
    inspector = Text("检查人员", en="inspector", aliases=("检查人", "消防监督员"))
    found = Count("发现隐患数", unit="条", en="hazards found", aliases=("隐患数", "火灾隐患数", "消防隐患数"))
    passage_blocked = Flag(
        "消防通道占用",
        en="fire lane blocked",
        aliases=("占用消防通道", "消防通道被占用", "消防车通道占用", "是否占用消防通道"),
    )
    exit_locked = Flag("安全出口锁闭", en="exit locked", aliases=("锁闭安全出口", "安全出口是否锁闭"))
    due_on = Day("整改期限", en="due on", aliases=("整改时限", "限期整改日期"), deadline=True)
    rectified = Flag(
        "是否整改", dated="rectified_on", en="rectified", aliases=("整改完成", "已整改", "是否已整改")
    )
    rectified_on = Day(
        "整改完成日期",
        en="rectified on",
        aliases=("整改日期", "完成整改日期"),
        after="inspected_on",
        past=True,
    )
