"""The facts about users: dwellings, dining places, appliances, hoses, detectors, and visits to check them."""

from ansheng import Choice, Day, Facts, Flag, Number


class GasUser(Facts, title="燃气用户", en="gas user"):
    """One user with the last check of its facilities."""

    kind = Choice(
        "用户类别",
        options={"residential": "居民", "non_residential": "非居民"},
        other_names={
            "居民用户": "residential",
            **dict.fromkeys(("非居民用户", "工商业", "工商用户", "餐饮"), "non_residential"),
        },
        aliases=("用户类型", "用户性质"),
    )
    last_checked_on = Day("上次安检日期", aliases=("上次入户安检日期", "最近安检日期", "上次检查日期"))
    check_due_on = Day(
        "按地方规定应检日期", aliases=("应检日期", "下次应检日期"), note="安检后随之更新；当日仍不算逾期"
    )


class GasDwelling(Facts, title="家庭用气", en="household gas use"):
    """The gas installation of one household or dwelling building."""

    high_rise = Flag("在高层建筑内", aliases=("高层建筑", "高层住宅"), note="按建筑规范判断")
    building_height = Number("建筑高度", unit="m", aliases=("楼高",), minimum=0)
    bottled_gas = Flag("使用瓶装燃气", en="uses bottled gas", aliases=("瓶装燃气", "使用瓶装气"))
    service_pipe_alarm = Flag("引入管处有泄漏报警", aliases=("引入管泄漏报警", "泄漏报警装置"))
    service_pipe_shut_off = Flag("引入管处有紧急自动切断", aliases=("引入管紧急切断", "紧急自动切断"))
    pressure_cut_off = Flag("管道有欠压切断", en="cuts off on low pressure", aliases=("欠压切断", "自闭阀"))
    flow_cut_off = Flag("管道有过流切断", en="cuts off on excess flow", aliases=("过流切断",))
    piped_gas = Flag("使用管道燃气", en="uses piped gas", aliases=("管道燃气", "管道气用户"))
    safety_device_lacking = Flag("应装的安全装置未装", aliases=("缺安全装置",), judged=True)


class GasDiningPlace(Facts, title="餐饮等用气单位", en="dining place or other business using gas"):
    """One business in catering or the like."""

    uses_gas = Flag("使用燃气", aliases=("是否使用燃气", "用气"))
    alarm_fitted = Flag("已装可燃气体报警装置", aliases=("可燃气体报警装置", "报警器已装"))
    alarm_working = Flag("报警装置正常使用", aliases=("报警器正常", "报警装置正常"))
    alarm_disabled = Flag("关闭、破坏报警装置或篡改数据", aliases=("关闭报警装置", "关闭或篡改报警"))
    bottled_gas = Flag("使用液化石油气瓶", aliases=("瓶装液化石油气", "使用瓶装液化气"))
    other_fuel_in_room = Flag("同一房间另有其他燃气或明火", aliases=("同室两种火源",))


class GasUserFacility(Facts, title="用户燃气设施", en="user's gas facility"):
    """One pipe, fitting or appliance of a user and the room that it is in."""

    relative_density = Number("燃气相对密度", unit="", aliases=("相对密度",), note="空气为1", minimum=0)
    closed_underground = Flag("在地下、半地下或密闭地下空间", aliases=("在地下空间", "位于地下"))
    main_pipe = Flag("属引入管、立管或水平干管", en="service pipe or main", aliases=("引入管立管干管",))
    in_bathroom = Flag("在卫生间内", aliases=("位于卫生间",))
    in_sleeping_room = Flag("在居住休息房间内", aliases=("在卧室或客房内", "位于卧室"), judged=True)
    obsolete = Flag(
        "属国家明令淘汰的燃具或连接管", aliases=("国家明令淘汰", "淘汰产品"), note="超过年限不等于明令淘汰"
    )


class GasAppliance(Facts, title="家用燃具", en="household gas appliance"):
    """One household appliance."""

    kind = Choice(
        "燃具类别",
        options={"stove": "灶具", "heater": "热水器或采暖热水炉", "other": "其他燃具"},
        other_names={"热水器": "heater", "壁挂炉": "heater", "燃气灶": "stove"},
        aliases=("燃具种类", "燃具"),
    )
    gas = Choice(
        "气种",
        options={"natural": "天然气", "lpg": "液化石油气", "manufactured": "人工煤气"},
        other_names={"液化气": "lpg", "煤气": "manufactured", "人工燃气": "manufactured"},
        aliases=("燃气种类", "使用气种"),
    )
    sold_on = Day("售出日期", aliases=("购买日期", "销售日期"), note="判废年限自售出当日起算")
    longer_life_marked = Flag("产品明示了更长的年限", aliases=("明示更长年限",))
    marked_until = Day("明示的判废日期", aliases=("明示报废日期",), note="当日仍可用")
    faulty_after_repair = Flag(
        "检修后仍有判废故障", note="燃烧恶化、烧损、火焰外溢、漏水、漏气、漏电之一", judged=True
    )
    flame_failure_device = Flag("有熄火保护装置", aliases=("熄火保护装置", "熄火保护"))


class GasHose(Facts, title="燃具连接软管", en="appliance hose"):
    """One hose between a pipe or regulator and an appliance."""

    special_hose = Flag("专用燃具连接软管", aliases=("专用软管",))
    life_ends_on = Day("软管使用年限届满日", aliases=("软管到期日",), note="按标识或购买凭证")
    appliance_scrapped_on = Day("燃具判废日", aliases=("燃具到期日",), note="按标识或购买凭证")
    length = Number("软管长度", unit="m", aliases=("长度",), minimum=0)
    jointed = Flag("中间有接头", aliases=("有接头",))
    through_structure = Flag("穿墙体、门窗、顶棚或地面", aliases=("穿墙", "穿越墙体门窗"))
    rubber = Flag("橡胶软管", aliases=("胶管", "是否胶管"))
    residential = Flag("居民用户", en="residential user", aliases=("居民",))


class GasDetector(Facts, title="室内燃气报警器", en="indoor gas detector"):
    """One indoor detector: where it hangs and what it is set to."""

    household = Flag("家用", aliases=("家用探测器",))
    lighter_than_air = Flag(
        "检测的燃气比空气轻", aliases=("比空气轻",), note="按燃气相对密度，比空气重的填“否”"
    )
    distance = Number(
        "与燃具或阀门的水平距离",
        unit="m",
        en="horizontal distance from appliance or valve",
        aliases=("水平距离",),
        minimum=0,
    )
    below_ceiling = Number("距顶棚", unit="m", aliases=("距顶棚距离",), minimum=0)
    above_floor = Number("距地面", unit="m", aliases=("距地面距离",), minimum=0)
    above_appliance = Flag("在燃具上方", aliases=("位于燃具上方",))
    set_point = Number("报警设定值", unit="%LEL", en="alarm set-point", aliases=("设定值",), minimum=0)
    valid_to = Day("使用期限至", aliases=("有效期至", "报警器到期日"), note="看标签，当日仍有效")
