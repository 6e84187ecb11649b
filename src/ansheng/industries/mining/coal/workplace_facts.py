"""The facts about the safety of places of work: exits, lines, repair, hot work, events."""

from ansheng import Choice, Count, Facts, Flag

from .fire_facts import CoalSelfIgnition
from .mine_facts import CoalGasClass


class CoalWorkplace(
    CoalSelfIgnition, CoalGasClass, title="采掘地点（安全设施）", en="place of work, safety provisions"
):
    """One coal face or heading, as its exits, lines and ways of working are concerned."""

    kind = Choice(
        "工作面类型",
        options={"coal_face": "采煤工作面", "heading": "掘进工作面"},
        other_names={"采煤面": "coal_face", "掘进面": "heading"},
        aliases=("类型", "采掘面类型"),
    )
    open_exits = Count("畅通的安全出口数", unit="个", aliases=("安全出口数", "畅通出口数"))
    advancing = Flag("采用前进式采煤", en="advancing method", aliases=("前进式", "前进式采煤方法"))
    thin_seam = Flag("是薄煤层", aliases=("薄煤层",))
    repair_behind = Flag(
        "后部或独头巷道正在维修",
        aliases=("后部维修", "独头巷道维修"),
        note="包括挑顶、刷帮、替棚和处理着火点、高温点",
    )
    inner_work = Flag("维修点里侧仍掘进或有人", aliases=("里侧有人",))
    compressed_air = Flag("设有压风", aliases=("压风",))
    water_supply = Flag("设有供水", aliases=("供水",))
    communication = Flag("设有通信", aliases=("通信",))
    outburst_seam = Flag("在突出煤层", aliases=("突出煤层",))
    burst_seam = Flag("在冲击地压煤层", aliases=("冲击煤层", "冲击地压煤层"))
    self_rescue_air = Flag("设有压风自救装置", aliases=("压风自救",))
    unsupported_roof = Flag(
        "违反作业规程空顶作业", aliases=("空顶作业",), note="空顶距离以该面的作业规程为准"
    )


class CoalHotWork(Facts, title="井下动火", en="hot work underground"):
    """One piece of welding, gas cutting or work with a blowlamp."""

    rules_met = Flag("符合规定", en="as laid down", aliases=("动火符合规定",), judged=True)


class CoalEvent(Facts, title="灾害事件", en="event"):
    """One outburst, inrush, rock burst or fire that has happened in a coal mine."""

    kind = Choice(
        "事件",
        options={
            "outburst": "煤与瓦斯突出",
            "flooded_face": "透水淹没工作面",
            "burst_damage": "冲击地压致巷道严重变形或设备损坏",
            "sealed_for_fire": "因火封闭工作面或矿井",
            "other": "其他",
        },
        aliases=("事件类型",),
    )
    casualties = Count("伤亡人数", unit="人", aliases=("伤亡",))
