"""The facts about the managers, the safety fund and the records of a coal mine."""

from ansheng import Facts, Flag, Number


class CoalManagement(Facts, title="煤矿管理", en="management of a coal mine"):
    """One coal mine, as its managers, safety fund and records are concerned."""

    mine_manager = Flag("有专职矿长", aliases=("矿长",))
    chief_engineer = Flag("有专职总工程师", aliases=("总工程师",))
    safety_deputy = Flag("有专职安全副矿长", aliases=("安全副矿长",))
    production_deputy = Flag("有专职生产副矿长", aliases=("生产副矿长",))
    electromechanical_deputy = Flag("有专职机电副矿长", en="deputy for machinery", aliases=("机电副矿长",))
    mining_engineer = Flag("有采煤技术人员", aliases=("采煤专业技术人员",))
    driving_engineer = Flag("有掘进技术人员", aliases=("掘进专业技术人员",))
    transport_engineer = Flag("有机运技术人员", aliases=("机运专业技术人员",))
    ventilation_engineer = Flag("有通风技术人员", aliases=("通风专业技术人员",))
    survey_engineer = Flag("有地测技术人员", aliases=("地测专业技术人员",))
    water_engineer = Flag("有防治水技术人员", aliases=("防治水专业技术人员",))
    fund_drawn = Number("已提取的安全费用", unit="wanyuan", aliases=("安全费用提取额",), minimum=0)
    fund_required = Number("应提取的安全费用", unit="wanyuan", aliases=("安全费用应提额",), minimum=0)
    fund_in_scope = Flag("安全费用在规定范围内使用", en="fund used in scope", aliases=("安全费用使用合规",))
    maps_falsified = Flag("图纸作假", aliases=("图纸造假",))
    hidden_faces = Flag("隐瞒采掘工作面", aliases=("隐瞒采掘面", "隐瞒工作面"))
    false_information = Flag("提供虚假信息", aliases=("虚假信息",))
    hidden_headcount = Flag("隐瞒下井人数", aliases=("瞒报下井人数",))
    duty_records_faked = Flag("矿长、总工程师履职记录造假", aliases=("履职记录造假",))
