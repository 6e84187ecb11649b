"""The facts about places in an underground mine: exits, levels, drawings, pillars, goafs, stopes, air."""

from ansheng import Choice, Count, Day, Facts, Flag, Number


class NoncoalExit(Facts, title="安全出口", en="exit"):
    """One exit to the surface, or from a level, panel or block."""

    blocked = Flag("出口堵塞", aliases=("堵塞", "安全出口堵塞"), judged=True)
    facilities_usable = Flag("梯子、踏步等设施有效", aliases=("梯子踏步有效", "出口设施完好"), judged=True)


class NoncoalLevel(Facts, title="中段、采区、盘区或矿块", en="level, panel or block"):
    """One main level, panel or block."""

    exits = Count("安全出口数", unit="个", aliases=("出口数", "安全出口个数"))
    exits_linked = Flag("出口与通地面的安全出口相通", aliases=("与直达地面出口相通", "出口相通"))


class NoncoalDrawings(Facts, title="矿山图纸", en="mine drawings"):
    """The set of drawings of one underground mine, held against the mine on the spot."""

    complete = Flag("规定的图纸齐全", aliases=("图纸齐全", "图纸资料齐全"))
    stage = Choice(
        "矿山阶段",
        options={"producing": "生产矿山", "construction": "基建矿山"},
        other_names={"生产": "producing", "基建": "construction"},
        aliases=("矿山状态", "生产或基建"),
    )
    renewed_on = Day("图纸更新日期", aliases=("图纸最近更新日期", "填绘日期"), never=("更新", "填绘", "绘制"))
    surface_matches = Flag("地面建构筑物、道路、水系与图纸相符", aliases=("地面设施与图纸相符",), judged=True)
    workings_match = Flag("井巷和采区与图纸相符", aliases=("开拓采准井巷与图纸相符",), judged=True)
    neighbours_match = Flag(
        "相邻矿山位置关系与图纸相符", aliases=("相邻矿山采区位置相符",), note="无相邻矿山填“是”", judged=True
    )
    goaf_matches = Flag("采空区、废弃井巷、塌陷区与图纸相符", aliases=("采空区与图纸相符",), judged=True)


class NoncoalPillar(Facts, title="矿柱", en="pillar"):
    """One pillar, or the pillars of one stope."""

    left_as_design = Flag("按设计留设", aliases=("矿柱留设符合设计", "按设计留矿柱"), judged=True)
    recovered_as_design = Flag(
        "按设计回采",
        aliases=("矿柱回采符合设计", "按设计回采矿柱"),
        note="设计不要求或尚未要求回采，也未回采的填“是”",
        judged=True,
    )
    damaged_unapproved = Flag("擅自开采或损毁", aliases=("擅自开采损毁矿柱", "擅自采矿柱"), judged=True)


class NoncoalGoaf(Facts, title="采空区", en="goaf"):
    """One goaf."""

    treated_as_design = Flag("处理方式符合设计", aliases=("采空区处理方式符合设计",), judged=True)
    treated_in_time = Flag(
        "处理时间符合设计", aliases=("采空区处理时间符合设计",), note="未到设计规定时间的填“是”", judged=True
    )


class NoncoalWorkplace(Facts, title="井巷或采场", en="road or stope"):
    """One road, heading or stope in which people work or pass."""

    support_as_design = Flag(
        "顶板按设计支护", aliases=("支护符合设计", "按设计支护"), note="设计不要求支护的填“是”"
    )
    air_speed_meets = Flag("风速符合标准", aliases=("风速合标", "风速达标"), judged=True)
    air_quantity_meets = Flag("风量符合标准", aliases=("风量达标",), judged=True)
    air_quality_meets = Flag("风质符合标准", aliases=("风质达标", "空气质量达标"), judged=True)
    place = Choice(
        "作业地点类型",
        options={
            "chamber": "硐室型采场", "road_stope": "巷道型采场", "heading": "掘进巷道",
            "scraper_road": "电耙道", "crushing": "二次破碎巷道", "other": "其他",
        },
        other_names={"掘进工作面": "heading"},
        aliases=("作业面类型", "地点类型"),
    )  # fmt: skip
    air_speed = Number("实测风速", unit="m/s", aliases=("风速", "平均风速"), minimum=0)
    air_quantity = Number("实测风量", unit="m3/min", aliases=("风量", "供风量"), minimum=0)
    people = Count("同时工作的最多人数", unit="人", en="most people at a time", aliases=("作业人数", "人数"))
    intake_oxygen = Number("进风氧气浓度", unit="percent", aliases=("氧气浓度", "氧含量", "O2"), minimum=0)
    intake_co2 = Number("进风二氧化碳浓度", unit="percent", aliases=("二氧化碳浓度", "CO2"), minimum=0)


class NoncoalVentilation(Facts, title="矿井通风系统", en="ventilation system"):
    """The ventilation system of one underground mine."""

    mechanical = Flag("有机械通风", aliases=("机械通风", "建立机械通风系统"))
    producing = Flag("正常生产", en="normal production", aliases=("正在生产", "生产状态"))
    fan_continuous = Flag("主通风机连续运转", aliases=("主扇连续运转", "主扇连续运行"))
    online_monitoring = Flag("通风系统有在线监测", aliases=("在线监测", "通风在线监测"))
    tested_on = Day("通风系统检测日期", aliases=("最近通风检测日期", "通风检测日期"), never=("检测", "测定"))
    reversal_time = Number("反风所需时间", unit="min", aliases=("反风时间",), minimum=0)
    reversible = Flag("能反风", en="air can be reversed", aliases=("具备反风能力", "可反风"))
    reversal_tested_on = Day(
        "反风试验日期", aliases=("最近反风试验日期", "反风试验时间"), never=("试验", "反风试验")
    )


class NoncoalMainFan(Facts, title="主通风机", en="main fan"):
    """One main fan, and one stop of it."""

    stopped = Flag("发生故障停机", en="stopped by a fault", aliases=("故障停机", "主扇故障停机"))
    reported = Flag(
        "已立即报告调度和主要负责人",
        en="reported at once",
        aliases=("立即报告", "停机已报告"),
        note="两者都报告才填“是”；一次停机一条记录",
        judged=True,
    )
    stop_measures = Flag("停机后已采取措施", aliases=("停机采取措施", "采取应对措施"))
    standby_motor = Flag("有备用电动机", aliases=("备用电动机", "备用电机"))
    change_tools = Flag(
        "有快速更换的设备工具", en="tools for a quick change", aliases=("快速更换工具", "快速更换装置")
    )
