"""The facts about passenger lines, coach trips and coach stations."""

from ansheng import Choice, Count, Facts, Flag, Number

_LINES = {"scheduled": "客运班线", "charter": "包车", "tourist": "旅游", "other": "其他"}


class RoadLine(Facts, title="客运线路", en="passenger line"):
    """One line of a road passenger enterprise."""

    kind = Choice("线路类型", options=_LINES, aliases=("线路种类",))
    length = Number("线路里程", unit="km", aliases=("里程", "营运里程"), minimum=0)
    risk_assessed = Flag("已按规定做安全风险评估", aliases=("安全风险评估", "已做风险评估"))


class CoachTrip(Facts, title="客车趟次", en="coach trip"):
    """One trip of one coach."""

    line_kind = Choice("所属线路类型", options=_LINES, aliases=("线路类型",))
    line_length = Number("所属线路里程", unit="km", aliases=("线路里程", "班线里程"), minimum=0)
    long_distance = Flag("属长途客运", aliases=("长途客车",), note="条文无里程界线", judged=True)
    runs_small_hours = Flag("凌晨2时至5时在行驶", aliases=("凌晨行驶",), note="2时起算，5时不算")
    relayed = Flag("已按规定接驳", en="relayed as prescribed")
    exempt_service = Choice(
        "不受凌晨限制的类别",
        options={
            "airport_rail": "固定线路的机场或高铁快线",
            "commuter": "通勤包车",
            "customised": "定制客运",
            "feeder": "短途驳载",
            "none": "不属于",
        },
        other_names={"无": "none", "否": "none"},
        aliases=("除外类别",),
    )
    one_way = Number("单程里程", unit="km", en="one-way length", aliases=("单程运营里程",), minimum=0)
    safety_ensured = Flag("能确保安全", aliases=("确保安全",), judged=True)
    night_run = Flag("夜间运行", en="runs at night", aliases=("是否夜间",), note="22时至次日6时")
    poor_mountain_road = Flag(
        "走三级及以下山区公路", en="on a mountain road of grade 3 or lower", aliases=("低等级山区公路",)
    )
    road_safe = Flag("该公路达到夜间安全通行条件", aliases=("达到安全通行条件",), note="以管养单位公布的为准")


class StationEntry(Facts, title="客运站进站检查", en="entry check of a coach station"):
    """What one check of a station's entrance found."""

    dangerous_items = Flag("危险品进站", aliases=("有危险品进站",), note="以客运站公布的禁带、限带目录为准")
    unrelated_people = Flag("无关人员进站", aliases=("有无关人员进站",), note="指发车区，候车厅不算")
    unrelated_vehicles = Flag("无关车辆进站", aliases=("有无关车辆进站",), note="与发车无关的车")


class CoachDeparture(Facts, title="客车出站", en="departure of a coach"):
    """One coach that a station let go."""

    left = Flag("已出站", en="left the station", aliases=("是否出站",))
    rated = Count("核定载客人数", unit="人", en="rated number of people", aliases=("核载人数",))
    aboard = Count("实载人数", unit="人", en="people on board", aliases=("实际载客人数",))
    check_passed = Flag("安全例行检查合格", aliases=("安全例检合格", "例检合格"), note="未例检的填“否”")
    driver_qualified = Flag("驾驶员资格符合要求", aliases=("驾驶员资格",), note="核对驾驶证和从业资格证")
    papers_complete = Flag("客车证件齐全", aliases=("证件齐全",))
    form_signed = Flag("出站登记表已签字", aliases=("登记表签字",), note="电子签字也算")
    belts_fastened = Flag("旅客已系安全带", aliases=("乘客已系安全带", "系安全带"), note="有一人未系即填“否”")
