"""The facts about highways in service and about the coverage of rural road safety facilities."""

from ansheng import Choice, Count, Day, Facts, Flag, Number, Text

_VARIANTS = {
    "A": "已治理隐患里程占清单里程",
    "B": "已销号隐患点占清单点数",
    "C": "已设设施里程占应设里程",
    "D": "已设设施里程占总里程",
    "E": "本年完成占本年计划",
    "F": "已整治路口占清单路口",
}
_ROADS = {
    "county": "县道",
    "township": "乡道",
    "village": "村道",
    "township_and_above": "乡道及以上",
    "all": "县乡村道",
}
_UNITS = {"km": "公里", "points": "点", "junctions": "路口"}


class HighwayBridge(Facts, title="公路桥梁", en="highway bridge"):
    """One bridge of a highway in service."""

    technical_class = Count("技术状况类别", aliases=("桥梁类别", "评定类别"), note="1至5，以最近一次评定为准")
    critical = Flag(
        "跨大型饮用水水源一级保护区或高铁，或为特大缆索承重桥",
        en="over protected drinking water or high-speed rail, or a very large cable-supported bridge",
        aliases=("跨水源保护区或高铁或特大缆索桥",),
        judged=True,
    )
    built_to_standard = Flag(
        "已按建设期标准设安全设施", aliases=("安全设施符合建设期标准",), note="查设计文件，不以现行标准衡量"
    )
    rebuilding = Flag("已开始改造", en="rebuilding started", aliases=("改造已启动",))
    closed = Flag("已封闭交通", en="closed to traffic", aliases=("交通已封闭",))


class HighwayTunnel(Facts, title="公路隧道", en="highway tunnel"):
    """One tunnel of a highway in service."""

    technical_class = Count("技术状况类别", aliases=("隧道类别", "评定类别"), note="1至5，以最近一次评定为准")
    repairing = Flag("已开始整治", en="repair started", aliases=("整治已启动",))
    closed = Flag("已封闭", en="closed to traffic", aliases=("隧道已封闭",))


class HighwaySection(Facts, title="公路路段", en="highway section"):
    """One section of a highway in service."""

    critical_facility = Flag("路侧净区内有车辆可能冲入的要害设施", aliases=("净区内有要害设施",))
    built_to_standard = Flag(
        "已按建设期标准设安全设施", aliases=("安全设施符合建设期标准",), note="查设计文件，不以现行标准衡量"
    )


class CoverageRate(Facts, title="农村公路覆盖率", en="rural road coverage rate"):
    """One rate that a plan or a report states."""

    variant = Choice("口径", options=_VARIANTS, aliases=("覆盖率口径",))
    roads = Choice("道路范围", options=_ROADS, aliases=("公路范围",))
    numerator = Number("分子", unit="", aliases=("已完成量",), minimum=0)
    denominator = Number("分母", unit="", aliases=("总量",), minimum=0)
    unit = Choice("计量单位", options=_UNITS, aliases=("单位",))
    list_date = Day("清单日期", aliases=("清单截止日期",))
    source = Text("数据来源", aliases=("来源",))
    called_coverage = Flag("作为覆盖率报出", en="reported as coverage", aliases=("称为覆盖率",))


class CoverageComparison(Facts, title="覆盖率比较", en="comparison of coverage rates"):
    """Two rates that somebody sets side by side."""

    variant = Choice("口径", options=_VARIANTS)
    other_variant = Choice("对比口径", options=_VARIANTS)
    roads = Choice("道路范围", options=_ROADS)
    other_roads = Choice("对比道路范围", options=_ROADS)
    unit = Choice("计量单位", options=_UNITS)
    other_unit = Choice("对比计量单位", options=_UNITS)
    list_date = Day("清单日期")
    other_list_date = Day("对比清单日期")
