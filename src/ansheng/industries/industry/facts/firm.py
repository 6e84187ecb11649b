"""What all facts of an enterprise share, and the facts about its contractors, its people and its safety devices."""

from ansheng import Choice, Day, Facts, Flag


class IndustrySubject(Facts, title="工贸企业的检查对象", en="subject in an industry or trade enterprise"):
    """Something in one enterprise, and the industry of that enterprise, which decides the articles that apply."""

    industry = Choice("工贸行业", en="industry", aliases=("所属行业", "行业类别", "行业", "企业行业"), options={
        "metallurgy": "冶金", "nonferrous": "有色", "building_materials": "建材", "machinery": "机械",
        "light": "轻工", "textile": "纺织", "tobacco": "烟草", "commerce": "商贸", "other": "不属工贸",
    }, other_names={
        "冶金企业": "metallurgy", "有色企业": "nonferrous", "有色金属": "nonferrous",
        "建材企业": "building_materials", "机械企业": "machinery", "轻工企业": "light",
        "纺织企业": "textile", "烟草企业": "tobacco", "商贸企业": "commerce",
    })  # fmt: skip


class IndustryContractor(IndustrySubject, title="承包、承租单位", en="contractor or tenant"):
    """One contractor or tenant of an enterprise, and what the enterprise does about its safety."""

    managed = Flag("对其安全生产统一协调管理", en="managed as one", aliases=("统一协调管理", "统一管理"))
    checked_periodically = Flag("定期对其安全检查", aliases=("定期安全检查", "定期检查"))


class IndustryWorker(IndustrySubject, title="工贸企业作业人员", en="worker of an enterprise"):
    """One person who works in an enterprise."""

    special_operation = Flag("从事特种作业", aliases=("特种作业人员", "是否特种作业"))
    on_duty = Flag("已上岗作业", aliases=("是否上岗", "上岗作业", "在岗"))
    trained = Flag("经专门的安全作业培训", aliases=("专门培训", "已培训"))
    certificate_held = Flag("取得相应资格", aliases=("持有特种作业操作证", "是否持证", "持证"))
    certificate_valid_to = Day("操作证有效期至", aliases=("有效期至", "证书有效期止"), note="当日仍有效")


class IndustryManager(IndustrySubject, title="工贸企业管理人员", en="manager of an enterprise"):
    """One head or manager of an enterprise."""

    metal_smelting = Flag("属金属冶炼企业", aliases=("金属冶炼企业", "是否金属冶炼"))
    role = Choice("职务", aliases=("岗位", "人员类别"), options={
        "head": "主要负责人", "safety_manager": "安全生产管理人员", "other": "其他人员",
    }, other_names={
        "安全管理人员": "safety_manager", "安全员": "safety_manager",
    })  # fmt: skip
    assessed = Flag("经考核合格", aliases=("考核合格", "安全考核合格"))


class IndustryDevice(IndustrySubject, title="工贸企业安全装置", en="safety device of an enterprise"):
    """One facility, device or piece of equipment for monitoring, alarm or protection that is installed."""

    named_in_items = Flag("属各项所列监控、报警、防护装置", aliases=("所列装置",), note="第三条至第十三条")
    safety_critical = Flag("直接关系生产安全", aliases=("直接关系安全",), judged=True)
    working = Flag("正常运行、使用且有效", aliases=("正常运行", "有效"), note="失效的填“否”")
