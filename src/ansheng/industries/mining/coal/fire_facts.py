"""The facts about spontaneous combustion: the seam, coal faces, fire areas and inert gas."""

from ansheng import Choice, Day, Facts, Flag, Number

from .mine_facts import CoalGasClass


class CoalSelfIgnition(Facts, title="按自燃倾向性管理的对象", en="thing of a class of self-ignition"):
    """What has the class of self-ignition of its seam; base of the seam and of what stands in it."""

    spont_class = Choice(
        "煤层自燃倾向性",
        options={"easy": "容易自燃", "spont": "自燃", "not_easy": "不易自燃"},
        other_names={"I类": "easy", "II类": "spont", "III类": "not_easy"},
        aliases=("自燃倾向性", "自燃倾向性等级"),
    )


class CoalFireSeam(
    CoalSelfIgnition, CoalGasClass, title="煤层（自然发火）", en="coal seam, spontaneous combustion"
):
    """One seam of a coal mine, as spontaneous combustion is concerned."""

    fire_design = Flag("有防灭火专项设计", aliases=("防灭火专项设计", "防灭火设计"))
    fire_measures = Flag("已采取综合防灭火措施", aliases=("综合防灭火措施",))
    top_coal_caving = Flag("采用放顶煤", aliases=("放顶煤", "放顶煤开采"))
    fire_control_effective = Flag("能有效防治自然发火", aliases=("有效防治自然发火",), judged=True)


class CoalFireFace(CoalSelfIgnition, title="采煤面（自然发火）", en="coal face, spontaneous combustion"):
    """One face or other place where coal may catch fire by itself."""

    backfill = Flag("采用充填开采", en="backfill mining", aliases=("充填开采",))
    injection_done = Flag("已按措施灌浆、注惰或喷阻化剂", aliases=("灌浆注惰", "防灭火措施实施"))
    grouting = Flag("采用灌浆", aliases=("灌浆",))
    grout_pipe_direct = Flag("灌浆管直达规定位置", aliases=("灌浆管直达",))
    inerting = Flag("采用注惰", aliases=("注惰", "注氮"))
    outlet_in_oxidation_zone = Flag("注惰释放口在氧化带内", aliases=("释放口在氧化带",))
    fire_signs = Flag("有自然发火征兆", aliases=("自然发火征兆", "发火征兆"), judged=True)
    actions_taken = Flag("已采取防范措施", aliases=("防范措施",))
    working = Flag("正在生产建设", en="producing or building", aliases=("生产建设", "组织生产建设"))
    stopped = Flag("已停止作业", aliases=("停工", "停止作业"))
    handled = Flag("已采取措施处理", aliases=("处理征兆",))
    controlled = Flag("征兆得到控制", en="under control", aliases=("能够控制",))
    evacuated = Flag("已撤出人员", aliases=("撤人",))
    sealing = Flag("正在封闭作业", aliases=("封闭作业",))
    uninvolved_evacuated = Flag("封闭时已撤出无关人员", aliases=("无关人员撤出",))


class CoalFireArea(Facts, title="火区", en="fire area"):
    """One fire area of a coal mine, sealed or reopened."""

    sealed = Flag("已封闭", aliases=("火区封闭",))
    sealing_rules_met = Flag("封闭符合规程", en="sealed as laid down", aliases=("封闭合规",), judged=True)
    reopened = Flag("已启封", aliases=("火区启封",))
    reopening_rules_met = Flag("启封符合规程", en="reopened as laid down", aliases=("启封合规",), judged=True)
    reopened_on = Day("启封日期", aliases=("启封时间",))
    stable_since = Day(
        "各项指标稳定达标起始日期",
        aliases=("指标稳定起始日期",),
        note="温度、氧气、一氧化碳、水温均达标并保持稳定的首日",
    )
    air_temperature = Number("火区空气温度", unit="degC", aliases=("空气温度",))
    oxygen = Number("火区氧气浓度", unit="%", aliases=("氧气浓度",), minimum=0)
    hydrocarbons = Flag(
        "含有乙烯或乙炔", en="ethylene or acetylene found", aliases=("乙烯乙炔", "检出乙烯或乙炔")
    )
    co = Number("火区一氧化碳浓度", unit="%", en="carbon monoxide", aliases=("一氧化碳浓度",), minimum=0)
    water_temperature = Number("火区出水温度", unit="degC", aliases=("出水温度",))


class CoalInertGas(Facts, title="注惰气源", en="inert gas"):
    """One source of inert gas."""

    kind = Choice(
        "气体", options={"nitrogen": "氮气", "carbon_dioxide": "二氧化碳"}, aliases=("惰性气体", "惰气种类")
    )
    purity = Number("惰气浓度", unit="%", aliases=("气体浓度", "纯度"), minimum=0)
