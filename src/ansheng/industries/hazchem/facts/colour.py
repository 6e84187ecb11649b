"""The facts for the risk colour of an enterprise (应急〔2018〕19号), called as the limits that score them."""

from ansheng import Choice, Count, Day, Facts, Flag, Number

from .units import LEVEL_NAMES, LEVELS

COLOURS = {"red": "红", "orange": "橙", "yellow": "黄", "blue": "蓝"}
"""The colours, gravest first."""

_COLOUR_NAMES = {f"{title}色": colour for colour, title in COLOURS.items()}


class EnterpriseAssessment(Facts, title="企业安全风险评估诊断", en="risk assessment of an enterprise"):
    """One assessment of an enterprise; ``classify_enterprise()`` computes the score and the colour."""

    declared_colour = Choice(
        "评定的颜色", options=COLOURS, other_names=_COLOUR_NAMES, aliases=("安全风险等级", "风险颜色")
    )
    score = Number("得分", unit="", aliases=("评估得分",), note="由 classify_enterprise() 计算")
    assessed_on = Day("评估日期", aliases=("最近评估日期",))
    self_explosive = Flag(
        "生产自身爆炸性化学品", en="makes self-explosive chemicals", aliases=("爆炸性化学品",)
    )
    assessed_by_province = Flag("由省级组织评估", aliases=("省级评估",))
    new_process = Flag("新工艺用于工业化生产", aliases=("新工艺",))
    all_trials = Flag("新工艺经小试、中试和工业化试验", aliases=("逐级试验",))
    formal_design = Flag("在役装置经正规设计", aliases=("正规设计",))
    design_diagnosis = Flag("在役装置经设计诊断", aliases=("设计诊断",))
    unqualified_special_workers = Count("无证或学历不足的特种作业人员", unit="人")
    severe_accidents = Count("三年内重大及以上事故", unit="起", en="major or worse accidents in three years")
    larger_accidents = Count("三年内较大事故", unit="起", en="larger accidents in three years")
    fatal_accidents_last_year = Count("一年内亡人的一般事故", unit="起")
    major_hazard = Choice(
        "最高的重大危险源级别", options=LEVELS, other_names=LEVEL_NAMES, aliases=("重大危险源级别",)
    )
    explosives = Count("爆炸品种数", unit="个")
    inhalation_toxics = Count("氯气、光气等吸入性剧毒化学品种数", unit="个", note="含管道")
    other_key_chemicals = Count("其他重点监管的危险化学品种数", unit="个", note="不含化验用试剂")
    key_processes = Count("重点监管的危险化工工艺种数", unit="个", en="kinds of key processes")
    class_a_sites = Count("甲类场所数", unit="处", note="厂房、库房、罐区")
    class_b_sites = Count("乙类场所数", unit="处", note="厂房、库房、罐区")
    tank_beside_open_flame = Flag("甲、乙类储罐或气柜紧邻明火设施", aliases=("甲乙类罐或气柜紧邻明火设施",))
    outside_park = Flag("在化工园区以外", en="outside a chemical park", aliases=("园区外",))
    external_distance_failed = Flag("外部安全防护距离不符合要求")
    undemonstrated_process = Flag("国内首次使用的工艺未经省级论证")
    unassessed_reaction = Flag("精细化工应做而未做反应安全风险评估")
    top_class_design = Flag("全部装置由甲级单位设计", en="all units by class-A designers")
    eliminated_items = Count("淘汰的工艺或设备", unit="项")
    special_equipment_failed = Flag(
        "特种设备未登记或未检验", en="special equipment unregistered or uninspected"
    )
    dual_power_missing = Flag("应设双重电源而未设", aliases=("应有而没有双重电源",))
    uncontrolled_process = Flag(
        "重点监管工艺无自动控制、紧急停车或未投用", aliases=("重点监管工艺没有自动控制、紧急停车或未投用",)
    )
    tank_farm_without_sis = Flag(
        "一、二级罐区无独立安全仪表系统",
        en="level 1 or 2 tank farm without SIS",
        aliases=("一、二级罐区涉及毒性气体等而没有独立安全仪表系统",),
        note="只计涉及毒性气体、液化气体或剧毒液体的",
    )
    tank_farm_without_shutoff = Flag("一、二级罐区无紧急切断", aliases=("一、二级罐区没有紧急切断",))
    missing_monitors = Count("重大危险源缺少的监测、报警", unit="项")
    missing_gas_alarms = Count("缺少的气体报警", unit="处")
    missing_explosion_protection = Count("缺少的防爆设备", unit="处")
    occupied_rooms = Count("甲乙类装置内的有人房间", unit="处", note="办公室、操作室、固定岗位或休息室")
    unassessed_managers = Count("未考核合格的主要负责人和安全管理人员", unit="人")
    unqualified_safety_staff = Count(
        "不具备学历或职称的专职安全管理人员", unit="人", note="化工或安全类职业教育学历、中级职称均不具备的"
    )
    managers_without_degree = Count(
        "无相关大专学历的生产、设备、工艺管理人员",
        unit="人",
        aliases=("没有相关大专学历的生产、设备、工艺管理人员",),
        note="只计两重点一重大的装置",
    )
    safety_engineers_missing = Flag("未按规定配备注册安全工程师")
    principal_chemical_degree = Flag("主要负责人有化工类学历")
    safety_deputy_chemical_degree = Flag("分管安全负责人有化工类学历")
    safety_head_chemical_degree = Flag("安全部门负责人有化工类学历")
    procedures_incomplete = Flag("操作规程、控制指标缺少或不全", aliases=("操作规程、控制指标没有或不全",))
    special_work_failed = Flag("特殊作业制度不合标准或未执行")
    unmatched_posts = Count("责任制不匹配的岗位", unit="个")
    full_time_fire_team = Flag("自有专职消防队")
    fatal_accident = Flag("三年内有死亡一至二人的事故", en="accident with one or two deaths in three years")
    accident_with_impact = Flag(
        "三年内有社会影响而无伤亡的事故", en="accident with social impact", note="爆炸、火灾、中毒"
    )
    accident_free = Flag("五年内无事故", en="no accident in five years")
    standardisation = Choice(
        "标准化等级",
        en="standardisation grade",
        options={"1": "一级", "2": "二级", "3": "三级", "none": "未达标"},
        aliases=("安全生产标准化等级",),
    )
