"""Records of what units and persons have and do: certificates, policies, standardisation, drills, training, devices."""

from __future__ import annotations

from ansheng.facts.kinds import Choice, Count, Day, Flag, Number, Text
from ansheng.facts.record import Facts

_UNIT = ("单位", "企业名称", "企业", "生产经营单位", "受检单位")
_SECTOR = ("行业", "领域", "所属行业")


class CertificateRecord(Facts, title="持证情况", en="certificate", table="certificates"):
    """One person who needs a certificate for a post, as checked: whether one is held, and to when it is valid."""

    holder = Text("姓名", en="holder", aliases=("持证人", "人员姓名"))
    unit = Text("单位名称", en="unit", aliases=_UNIT)
    sector = Text("行业领域", en="sector", aliases=_SECTOR)
    post = Choice(
        "岗位类别",
        en="post",
        options={"head": "主要负责人", "manager": "安全生产管理人员", "special": "特种作业人员"},
        other_names={
            **dict.fromkeys(("负责人", "企业负责人"), "head"),
            **dict.fromkeys(("安全管理人员", "安管人员"), "manager"),
            **dict.fromkeys(("特种作业", "特殊工种"), "special"),
        },
        aliases=("三项岗位", "人员类别"),
    )
    checked_on = Day("核验日期", en="checked on", aliases=("核查时间", "核验时间"))
    held = Flag("是否持证", en="certificate held", aliases=("持证", "有无证书", "是否持证上岗"))
    valid_to = Day("证书有效期至", en="valid to", aliases=("有效期至", "证书到期日"))
    removed = Flag("是否调离岗位", en="moved from the post", aliases=("已调离", "调离"))


class PolicyRecord(Facts, title="安责险保单", en="liability policy", table="policies"):
    """One policy of work-safety liability insurance."""

    unit = Text("投保单位", en="unit", aliases=("被保险人", "单位名称", *_UNIT))
    sector = Text("行业领域", en="sector", aliases=_SECTOR)
    starts_on = Day("保险起期", en="starts on", aliases=("起保日期", "保险开始日期"))
    ends_on = Day("保险止期", en="ends on", aliases=("到期日期", "保险终止日期"))
    per_person = Number(
        "每人赔偿限额", unit="yuan", en="limit per person", aliases=("每人保额", "每人限额"), minimum=0
    )
    persons = Count("投保人数", unit="人", en="persons insured", aliases=("参保人数",))


class StandardisationRecord(Facts, title="标准化定级", en="standardisation", table="standardisation"):
    """One grade of work-safety standardisation that a unit holds."""

    unit = Text("单位名称", en="unit", aliases=(*_UNIT, "达标单位"))
    sector = Text("行业领域", en="sector", aliases=_SECTOR)
    grade = Choice(
        "标准化等级",
        en="grade",
        options={"1": "一级", "2": "二级", "3": "三级"},
        aliases=("达标等级", "定级等级"),
    )
    graded_on = Day("定级日期", en="graded on", aliases=("达标日期", "公告日期"))
    valid_to = Day("等级有效期至", en="valid to", aliases=("达标有效期至", "定级有效期至"))


class DrillRecord(Facts, title="应急演练", en="drill", table="drills"):
    """One drill that is due or held; the four flags are those of a drill without notice, script, scene or place."""

    name = Text("演练名称", en="drill", aliases=("演练", "演练科目"))
    unit = Text("演练单位", en="unit", aliases=("组织单位", *_UNIT))
    sector = Text("行业领域", en="sector", aliases=_SECTOR)
    due_on = Day("应演练日期", en="due on", aliases=("计划演练日期", "演练时限"))
    held = Flag("是否演练", dated="held_on", en="held", aliases=("已演练", "是否开展"))
    held_on = Day("演练日期", en="held on", aliases=("开展日期", "演练时间"))
    unannounced = Flag("不预先通知", en="unannounced", aliases=("不发通知", "不打招呼"))
    unscripted = Flag("不定脚本", en="unscripted", aliases=("无脚本",))
    open_scene = Flag("不设场景", en="scene not laid down", aliases=("不定场景", "无预设场景"))
    open_place = Flag("不定地点", en="place not laid down", aliases=("不定场地", "无预设地点"))


class TrainingRecord(Facts, title="教育培训", en="training", table="trainings"):
    """One course, examination, study or lecture: how many persons were due, came, and passed."""

    name = Text("培训名称", en="training", aliases=("课程名称", "活动名称", "内容"))
    kind = Choice(
        "培训类别",
        en="kind",
        options={
            "course": "培训",
            "exam": "考核",
            "study": "理论学习",
            "publicity": "宣传教育",
        },
        other_names={
            **dict.fromkeys(("三级安全教育", "培训班"), "course"),
            **dict.fromkeys(("过关考核", "考试"), "exam"),
            **dict.fromkeys(("中心组学习", "专题辅导"), "study"),
        },
        aliases=("培训形式", "教育类别"),
    )
    unit = Text("组织单位", en="organiser", aliases=("主办单位", *_UNIT))
    sector = Text("行业领域", en="sector", aliases=_SECTOR)
    held_on = Day("举办日期", en="held on", aliases=("培训日期", "举办时间", "培训时间"))
    due = Count("应参加人数", unit="人", en="persons due", aliases=("应训人数", "应考人数"))
    attended = Count("实际参加人数", unit="人", en="persons who came", aliases=("参训人数", "参考人数"))
    passed = Count("合格人数", unit="人", en="persons who passed", aliases=("考核合格人数", "通过人数"))


class DeviceRecord(Facts, title="安装情况", en="installation", table="installations"):
    """One place where a device must be fitted, such as a gas alarm, and whether it is."""

    unit = Text("用户名称", en="user", aliases=("用户", "单位名称", *_UNIT))
    sector = Text("行业领域", en="sector", aliases=_SECTOR)
    device = Text("装置名称", en="device", aliases=("设备名称", "安装内容"))
    installed = Flag("是否安装", dated="installed_on", en="installed", aliases=("已安装", "安装状态"))
    installed_on = Day("安装日期", en="installed on", aliases=("安装时间",))
