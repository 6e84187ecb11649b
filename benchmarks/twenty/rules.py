"""Twenty made-up rules over eighteen facts of a site: what the benchmarks of one record judge by."""

from pathlib import Path
from typing import Any

from ansheng import CHECK_DAY, Choice, Count, Day, Facts, Flag, Number, Rule, Standard, hookimpl

LAW = Standard.read(Path(__file__).with_name("law.toml"))
PAPERS, LIMITS, DEVICES = (LAW.clause(name) for name in ("papers", "limits", "devices"))


class Site(Facts, title="示例场所", en="site"):
    """A made-up place of work."""

    licensed = Flag("持有许可证")
    valid_to = Day("许可证有效期至")
    trained = Flag("负责人经培训合格")
    plan = Flag("有应急预案")
    drilled_on = Day("最近演练日期")
    in_use = Flag("在用")
    alarm = Flag("有泄漏报警")
    interlock = Flag("有联锁切断")
    leak = Number("最高泄漏浓度", unit="percent", minimum=0)
    pressure = Number("最高工作压力", unit="MPa", minimum=0)
    distance = Number("与民用建筑距离", unit="m", minimum=0)
    stock = Number("最大储量", unit="t", minimum=0)
    approved = Number("批准储量", unit="t", minimum=0)
    workers = Count("当班人数", unit="人")
    guards = Count("专职安全员人数", unit="人")
    zone = Choice("爆炸危险区域", options={"0": "0区", "1": "1区", "2": "2区", "none": "非危险区域"})
    medium = Choice("介质", options={"CNG": "压缩天然气", "LNG": "液化天然气", "air": "空气"})


def _rule(cite: Any, number: int, hazard: Any, when: Any = None) -> Rule:
    return Rule(
        cite, hazard=hazard, when=when, name=f"r{number}", title=f"示例第{number}条", en=f"rule {number}"
    )


_S = Site
RULES = (
    _rule(PAPERS, 1, ~_S.licensed | (_S.valid_to < CHECK_DAY)),
    _rule(PAPERS, 2, ~_S.trained),
    _rule(PAPERS, 3, ~_S.plan, _S.in_use),
    _rule(PAPERS, 4, _S.drilled_on < "2025-07-01", _S.in_use & _S.plan),
    _rule(DEVICES, 5, ~_S.alarm, _S.in_use & (_S.medium != "air")),
    _rule(DEVICES, 6, ~_S.interlock, _S.in_use & _S.medium.is_in(["CNG", "LNG"])),
    _rule(DEVICES, 7, ~_S.alarm & ~_S.interlock, _S.zone.is_in(["0", "1"])),
    _rule(LIMITS, 8, (_S.leak >= LAW.limit("leak")) & ~_S.alarm),
    _rule(LIMITS, 9, (_S.pressure > LAW.limit("pressure")) & ~_S.interlock),
    _rule(LIMITS, 10, _S.distance < LAW.limit("distance"), _S.medium != "air"),
    _rule(LIMITS, 11, _S.stock > _S.approved),
    _rule(LIMITS, 12, (_S.stock - _S.approved) / _S.approved > LAW.limit("share")),
    _rule(LIMITS, 13, (_S.stock >= LAW.limit("stock")) & (_S.distance < 100), _S.in_use),
    _rule(PAPERS, 14, (_S.workers > 100) & (_S.guards < 2)),
    _rule(PAPERS, 15, _S.guards == 0, _S.workers >= 30),
    _rule(DEVICES, 16, (_S.zone == "0") & (_S.workers > 3)),
    _rule(DEVICES, 17, (_S.leak > 5) & (_S.zone == "none"), _S.in_use),
    _rule(LIMITS, 18, (_S.pressure > 4) | (_S.stock > 200)),
    _rule(PAPERS, 19, ~_S.trained & ~_S.plan & (_S.workers > 10)),
    _rule(DEVICES, 20, (_S.medium == "LNG") & (_S.stock > 20) & ~_S.interlock),
)


@hookimpl
def ansheng_rules() -> list[Rule]:
    """The twenty rules."""
    return list(RULES)


@hookimpl
def ansheng_standards() -> list[Standard]:
    """The made-up provisions."""
    return [LAW]
