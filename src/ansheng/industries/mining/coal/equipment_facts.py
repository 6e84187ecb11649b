"""The facts about equipment, blasting, hoists, chairlifts, conveyors and batteries of coal mines."""

from ansheng import Choice, Count, Facts, Flag, Number


class CoalEquipment(Facts, title="煤矿设备、材料或工艺", en="equipment, material or process"):
    """One piece of equipment, one material or one process of a coal mine."""

    kind = Choice(
        "类别",
        options={
            "electrical": "电气设备",
            "cable": "电缆",
            "polymer": "反应型高分子材料",
            "air_duct": "风筒",
            "belt": "输送带",
            "trackless_vehicle": "无轨胶轮车",
            "other": "其他",
        },
        aliases=("设备类别", "产品类别"),
    )
    underground = Flag("在井下使用", en="used underground", aliases=("井下使用",))
    banned = Flag("属国家禁止或淘汰目录", aliases=("禁止目录", "禁用淘汰"), judged=True)
    safety_mark = Flag("有煤矿矿用产品安全标志", en="coal-mine safety mark", aliases=("煤安标志", "安全标志"))
    matches_gas_class = Flag("选型与瓦斯等级相符", aliases=("选型符合瓦斯等级",), judged=True)
    in_panel = Flag("在采（盘）区内", aliases=("采区内",))
    explosion_proofness_lost = Flag("失爆", aliases=("电气失爆",), judged=True)
    explosion_proof = Flag("是防爆型", aliases=("防爆",))
    shell_cracked = Flag("外壳有裂纹或开焊", en="shell cracked or weld open", aliases=("外壳裂纹",))
    deformed_length = Number("外壳变形长度", unit="mm", aliases=("变形长度",), note="无变形的填0", minimum=0)
    dent_depth = Number("外壳凹凸深度", unit="mm", aliases=("凹凸深度",), note="无凹凸的填0", minimum=0)
    bearing_cover_missing = Flag("穿壳转轴缺隔爆轴承盖", aliases=("缺隔爆轴承盖", "穿壳转轴没有隔爆轴承盖"))
    entry_unsealed = Flag(
        "冗余引入口未封堵", en="spare entry unsealed", aliases=("引入口未封", "冗余引入口没有封堵")
    )
    several_cables = Flag("单孔穿多根电缆", en="several cables in one entry", aliases=("单孔多缆",))
    window_defective = Flag("观察窗松动、破裂或用普通玻璃", aliases=("观察窗缺陷",))
    chambers_connected = Flag("隔爆腔直接贯通", en="flameproof chambers connected", aliases=("隔爆腔直通",))
    interlock_failed = Flag("闭锁失效", aliases=("闭锁装置失效",))


class CoalBlasting(Facts, title="煤矿爆破作业", en="blasting in a coal mine"):
    """One piece of blasting."""

    explosives_match = Flag("炸药、雷管与瓦斯等级相符", aliases=("爆破器材符合瓦斯等级",))
    proper_exploder = Flag("使用专用发爆器或起爆控制器", aliases=("专用发爆器", "专用起爆控制器"))
    open_blasting = Flag("裸露爆破", aliases=("是否裸露爆破",))


class CoalHoist(Facts, title="煤矿载人提升机", en="man-hoist of a coal mine"):
    """One hoist or inclined haulage that carries people."""

    running = Flag("正在运行", aliases=("运行", "是否运行"))
    protections_complete = Flag(
        "规定的保护齐全",
        aliases=("保护装置齐全",),
        note="过卷过放、超速、过负荷欠压、限速、位置指示、闸瓦间隙、松绳、减速、错向",
    )
    protections_work = Flag("各项保护有效", aliases=("保护装置有效",))
    persons = Count("提升人数", unit="人", en="persons carried", aliases=("实乘人数",))
    person_limit = Count("核定人数", unit="人", en="persons allowed", aliases=("定员",))
    over_wind = Number("过卷保护动作距离", unit="m", en="over-wind acts at", aliases=("过卷距离",), minimum=0)
    over_speed = Number("超速保护动作的超速比例", unit="%", aliases=("超速比例",), minimum=0)
    greatest_speed = Number("最大提升速度", unit="m/s", aliases=("提升速度",), minimum=0)
    speed_limiter = Flag("有限速保护", aliases=("限速保护",))
    arrival_speed = Number("到达终点的速度", unit="m/s", aliases=("到位速度",), minimum=0)


class CoalChairlift(Facts, title="架空乘人装置", en="chairlift"):
    """One chairlift."""

    running = Flag("正在运行", aliases=("运行", "是否运行"))
    protections_complete = Flag(
        "规定的保护齐全", aliases=("保护装置齐全",), note="超速、打滑、急停、防脱绳、变坡防掉绳、防反转、越位"
    )
    protections_work = Flag("各项保护有效", aliases=("保护装置有效",))


class CoalConveyor(Facts, title="煤矿带式输送机", en="belt conveyor"):
    """One belt conveyor with its belt."""

    third_party_test = Flag("输送带入井前经第三方阻燃、抗静电试验合格", aliases=("第三方试验合格",))
    flame_test = Flag("输送带入井前阻燃试验合格", aliases=("阻燃试验合格",))
    slip_ok = Flag("防打滑保护有效", en="slip protection works", aliases=("防打滑",))
    misalignment_ok = Flag("防跑偏保护有效", en="misalignment protection works", aliases=("防跑偏",))
    pile_up_ok = Flag("防堆煤保护有效", en="pile-up protection works", aliases=("防堆煤",))
    temperature_ok = Flag("温度监测有效", en="temperature monitor works", aliases=("温度监测",))
    smoke_ok = Flag("烟雾监测有效", en="smoke monitor works", aliases=("烟雾监测",), note="未装的填“否”")
    drum_smoke_ok = Flag("机头机尾滚筒下风侧烟雾传感器有效", aliases=("滚筒烟雾传感器",))
    drum_co_ok = Flag("机头机尾滚筒下风侧一氧化碳传感器有效", aliases=("滚筒一氧化碳传感器",))


class CoalBatteryCharging(Facts, title="井下锂电池充电", en="charging of lithium batteries underground"):
    """One lithium battery, or kind of battery, that is charged underground."""

    energy = Number("电池容量", unit="kW·h", aliases=("锂电池容量",), minimum=0)
    charged_underground = Flag("在井下充电", aliases=("井下充电",))
    own_chamber = Flag("在专用硐室充电", en="in a dedicated chamber", aliases=("专用硐室",))
    own_ventilation = Flag("硐室独立通风", en="chamber ventilated on its own", aliases=("独立通风",))
    sensors_trip = Flag(
        "五种传感器齐全并能超限断电", aliases=("传感器超限断电",), note="甲烷、一氧化碳、氢气、烟雾、温度"
    )
