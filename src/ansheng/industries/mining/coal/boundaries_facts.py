"""The facts about the licensed limits of a coal mine and its safety pillars."""

from ansheng import Facts, Flag, Number


class CoalBoundary(Facts, title="煤矿开采范围", en="extent of mining"):
    """One place of mining or stripping, held against the mining licence."""

    outside_seams = Flag(
        "开采了许可证以外的煤层", en="seam outside the licence mined", aliases=("超层开采", "超出煤层层位")
    )
    lowest_elevation = Number("开采最低标高", unit="m", aliases=("采掘最低标高",))
    highest_elevation = Number("开采最高标高", unit="m", aliases=("采掘最高标高",))
    licensed_lowest = Number("许可证最低标高", unit="m", aliases=("采矿证最低标高", "准采最低标高"))
    licensed_highest = Number("许可证最高标高", unit="m", aliases=("采矿证最高标高", "准采最高标高"))
    outside_area = Flag("超出许可证坐标范围", en="beyond the boundary", aliases=("越界开采", "超出坐标范围"))


class CoalSafetyPillar(Facts, title="安全煤柱", en="safety pillar"):
    """One safety pillar of a coal mine."""

    mined = Flag("被擅自开采或破坏", en="mined or damaged without permission", aliases=("擅自开采",))
    entered = Flag("被进入或破坏", en="entered or damaged", aliases=("进入或破坏煤柱",))
    drilling_only = Flag("只有经批准的钻探", en="approved drilling only", aliases=("批准的钻探",))
    designed = Flag("有设计", aliases=("进入煤柱有设计",))
    proved = Flag("已做安全论证", aliases=("安全论证",))
    approved = Flag("已经审批", aliases=("审批",))
