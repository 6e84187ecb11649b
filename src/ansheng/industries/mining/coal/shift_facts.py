"""The facts about one shift underground and the leaders who went with it, in coal and other mines."""

from ansheng import Count, Facts, Flag, Many, Number


class MineShiftLeader(Facts, title="带班人员", en="leader on shift"):
    """One person who went down as leader of a shift."""

    qualified = Flag("属规定的带班领导", en="is a leader as laid down", aliases=("带班领导", "职务符合"))
    down = Number(
        "下井时刻",
        unit="h",
        en="went down",
        aliases=("下井时间",),
        note="从当日零时起的小时数，过零时继续累加",
        minimum=0,
    )
    up = Number("升井时刻", unit="h", en="came up", aliases=("升井时间",), minimum=0)


class MineShift(Facts, title="矿山班次", en="shift of a mine"):
    """One shift of one underground mine; base of the shifts of coal and of other mines."""

    workers = Count("当班下井人数", unit="人", en="workers underground", aliases=("下井人数", "入井人数"))
    first_down = Number(
        "首批工人下井时刻",
        unit="h",
        en="first workers down",
        aliases=("首批下井时间",),
        note="从当日零时起的小时数，过零时继续累加",
        minimum=0,
    )
    last_up = Number("末批工人升井时刻", unit="h", en="last workers up", aliases=("末批升井时间",), minimum=0)
    leaders = Many("带班人员", MineShiftLeader, aliases=("带班领导名单",))


class CoalShift(MineShift, title="煤矿班次", en="shift of a coal mine"):
    """One shift of one underground coal mine."""

    places_inspected = Flag(
        "带班领导已巡查采掘工作面和高风险作业",
        aliases=("带班巡查", "带班领导已巡查采掘面和高风险作业"),
        note="高风险作业指揭煤、探放水、贯通、清仓、强制放顶、密闭启封、动火等",
    )
    goaf_drilled_through = Flag("当班钻孔透老空", aliases=("透老空",))
    leader_at_hole = Flag("透老空时带班领导在现场", aliases=("领导现场带班",))


class MetalMineShift(
    MineShift, title="金属非金属地下矿山班次", en="shift of an underground metal or non-metal mine"
):
    """One shift of one underground metal or non-metal mine."""
