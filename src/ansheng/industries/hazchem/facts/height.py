"""The facts about work at height (高处) and lifting (吊装) (GB 30871 chapters 8 and 9)."""

from ansheng import Choice, Count, Flag, Number

from .permits import SpecialWork

HEIGHT_GRADES = {"4": "Ⅳ级", "3": "Ⅲ级", "2": "Ⅱ级", "1": "Ⅰ级", "none": "不分级"}
"""The grades of work at height, gravest first; below 2 m there is none."""

LIFTING_GRADES = {"1": "一级", "2": "二级", "3": "三级"}
"""The grades of lifting, gravest first."""

_NUMERALS = {"1": "Ⅰ I I级 一级", "2": "Ⅱ II II级 二级", "3": "Ⅲ III III级 三级", "4": "Ⅳ IV IV级 四级"}


class HeightWorkPermit(SpecialWork, title="高处作业票", en="work-at-height permit"):
    """One piece of work at height and its permit."""

    grade = Choice(
        "高处作业级别",
        options=HEIGHT_GRADES,
        other_names={
            **{word: n for n, words in _NUMERALS.items() for word in words.split()},
            "未分级": "none",
        },
        aliases=("作业级别", "级别"),
    )
    height = Number("作业高度", unit="m", aliases=("高度",), minimum=0)
    wind_force = Count("风力等级", aliases=("风力", "风级"), note="作业处的阵风风力；室内的填室内风力")
    mean_temperature = Number("平均气温", unit="℃", aliases=("气温",))
    cold_water_contact = Flag("接触冷水", aliases=("接触冷水作业",))
    water_temperature = Number("水温", unit="℃")
    slippery = Flag("场地有冰、雪、霜、油、水等易滑物", aliases=("场地易滑",))
    poor_light = Flag("光线不足", aliases=("自然光线不足",))
    live_part_nearby = Flag("附近有带电体", aliases=("带电体",))
    live_voltage = Number("带电体电压", unit="kV", aliases=("电压",), minimum=0)
    live_distance = Number("与带电体距离", unit="m", minimum=0)
    swinging = Flag("立足处摆动", aliases=("摆动",))
    foothold_width = Number("立足面宽度", unit="mm", aliases=("立足面",), minimum=0)
    toxic_gas = Flag("有有毒气体", aliases=("有毒气体",))
    oxygen = Number("氧含量", unit="%VOL", aliases=("氧气含量",), minimum=0)
    disaster_or_rescue = Flag("可能引起灾害的恶劣环境或抢救", aliases=("抢险救灾",))
    slope = Number("斜坡坡度", unit="deg", aliases=("坡度",), note="不在斜坡上的填0", minimum=0)
    beside_opening = Flag("在洞口旁", aliases=("洞口",))
    near_hazardous_equipment = Flag("邻近易燃、有毒、灼烫或转动设备", aliases=("邻近危险设备",))
    unguarded_tower_or_pipe = Flag("在无平台护栏的塔、罐或架空管道上", aliases=("无平台护栏",))
    inside_vessel = Flag("在塔、罐、设备内", aliases=("塔罐内",))
    near_toxic_vent = Flag("邻近排放有毒物的放空点", aliases=("邻近有毒放空",))
    extreme_temperature = Flag("异温环境", aliases=("异温",))
    snow = Flag("雪天", aliases=("下雪",))
    rain = Flag("雨天", aliases=("下雨",))
    night = Flag("夜间", aliases=("夜间作业",))
    live_work = Flag("带电作业", aliases=("带电",))
    suspended = Flag("悬空作业", en="suspended without foothold", aliases=("悬空",))
    fog = Flag("浓雾", aliases=("大雾",))
    radio = Flag("配有通信联络工具", aliases=("配有通信联络", "通信联络"))
    crossing = Flag("有交叉作业", en="work above each other", aliases=("交叉作业",))
    fall_height = Number("坠落高度", unit="m", aliases=("坠落高差",), minimum=0)
    barrier_layers = Count("隔离层数", en="protective layers", aliases=("隔离层",), note="无隔离层的填0")
    validity = Number("作业票有效期", unit="day", aliases=("有效期", "有效时间"), minimum=0)


class LiftingPermit(SpecialWork, title="吊装作业票", en="lifting permit"):
    """One lift and its permit."""

    grade = Choice(
        "吊装级别",
        options=LIFTING_GRADES,
        other_names={"一级吊装": "1", "二级吊装": "2", "三级吊装": "3"},
        aliases=("作业级别", "级别"),
    )
    mass = Number("重物质量", unit="t", aliases=("吊物质量", "质量", "重量"), minimum=0)
    special_object_or_condition = Flag(
        "物件或作业条件特殊", aliases=("特殊吊装",), note="形状复杂、刚度小、长径比大、精密贵重或作业条件特殊"
    )
    plan = Flag("有吊装方案", aliases=("吊装方案",))
    risk_analysed = Flag("已作风险分析", aliases=("风险分析",))
    outdoors = Flag("露天吊装", aliases=("露天",))
    wind_force = Count("风力等级", aliases=("风力", "风级"))
    bad_weather = Flag("大雪、暴雨或大雾", en="heavy snow, rainstorm or fog", aliases=("恶劣天气",))
    several_cranes = Flag("多机抬吊", aliases=("多台起重机",))
    load_ratio = Number("最重一台的载荷与额定之比", unit="percent", aliases=("载荷比",), minimum=0)
