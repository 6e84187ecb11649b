"""Records of what units and persons have and do: certificates, policies, standardisation, drills, training, devices."""

from __future__ import annotations

from pathlib import Path

from ansheng.facts.kinds import Choice, Count, Day, Flag, Number, Text
from ansheng.facts.kinds.spelling import headers_of, spelled
from ansheng.facts.record import Facts

_FILE = Path(__file__).with_name("headers.toml")


class CertificateRecord(
    Facts, title="持证情况", en="certificate", table="certificates", headers=headers_of(_FILE, "certificates")
):
    """One person who needs a certificate for a post, as checked: whether one is held, and to when it is valid.

    The number of an identity card is kept as text, as it is written.
    """

    holder = Text("姓名", en="holder")
    unit = Text("单位名称", en="unit")
    section = Text("部门", en="section of the unit")
    sector = Text("行业领域", en="sector")
    post = Choice(
        "岗位类别",
        en="post",
        options={"head": "主要负责人", "manager": "安全生产管理人员", "special": "特种作业人员"},
        other_names={
            **dict.fromkeys(("负责人", "企业负责人"), "head"),
            **dict.fromkeys(("安全管理人员", "安管人员"), "manager"),
            **dict.fromkeys(("特种作业", "特殊工种"), "special"),
        },
    )
    position = Text("职务", en="position")
    work = Text("岗位", en="work")
    title_held = Text("职称", en="professional title")
    gender = Text("性别", en="gender")
    education = Text("文化程度", en="education")
    id_no = Text("身份证号", en="number of the identity card")
    phone = Text("联系电话", en="telephone")
    address = Text("地址", en="address")
    checked_on = Day("核验日期", en="checked on", past=True)
    held = Flag("是否持证", en="certificate held", other_names={"持证": True, "无证": False, "未持证": False})
    certificate = Text("证书名称", en="certificate")
    number = Text("证书编号", en="number of the certificate")
    trade = Text("作业类别", en="trade")
    operation = Text("操作项目", en="operation")
    first_issued_on = Day("初次领证日期", en="first issued on", past=True)
    issued_on = Day("发证日期", en="issued on", after="first_issued_on", past=True)
    valid_from = Day("证书有效期起", en="valid from")
    valid_to = Day("证书有效期至", en="valid to", after="issued_on")
    recheck_on = Day("复审日期", en="re-check on")
    trained_on = Day("培训日期", en="trained on", past=True)
    next_training = Day("下次培训日期", en="next training on")
    issuer = Text("发证机关", en="issuer")
    status = Text("证书状态", en="status")
    removed = Flag("是否调离岗位", en="moved from the post")
    attachments = Text("附件", en="attachments")
    remarks = Text("备注", en="remarks")


class PolicyRecord(
    Facts, title="安责险保单", en="liability policy", table="policies", headers=headers_of(_FILE, "policies")
):
    """One policy of work-safety liability insurance."""

    unit = Text("投保单位", en="unit")
    sector = Text("行业领域", en="sector")
    insured = Flag("是否投保", en="insured", other_names={"已投保": True, "未投保": False})
    insurer = Text("保险机构", en="insurer")
    kind = Text("险种", en="kind of insurance")
    number = Text("保单号", en="number of the policy")
    starts_on = Day("保险起期", en="starts on")
    ends_on = Day("保险止期", en="ends on", after="starts_on")
    per_person = Number("每人赔偿限额", unit="yuan", en="limit per person", minimum=0)
    total = Number("保险金额", unit="yuan", en="sum insured", minimum=0)
    premium = Number("保费", unit="yuan", en="premium", minimum=0)
    persons = Count("投保人数", unit="人", en="persons insured")
    employees = Count("从业人员", unit="人", en="employees")
    contact = Text("联系人", en="contact")
    phone = Text("联系电话", en="telephone")
    status = Text("状态", en="status")
    remarks = Text("备注", en="remarks")


class StandardisationRecord(
    Facts,
    title="标准化定级",
    en="standardisation",
    table="standardisation",
    headers=headers_of(_FILE, "standardisation"),
):
    """One grade of work-safety standardisation that a unit holds."""

    unit = Text("单位名称", en="unit")
    sector = Text("行业领域", en="sector")
    grade = Choice("标准化等级", en="grade", options={"1": "一级", "2": "二级", "3": "三级"})
    number = Text("证书编号", en="number of the certificate")
    graded_on = Day("定级日期", en="graded on", past=True)
    valid_to = Day("等级有效期至", en="valid to")
    remarks = Text("备注", en="remarks")


class DrillRecord(Facts, title="应急演练", en="drill", table="drills", headers=headers_of(_FILE, "drills")):
    """One drill that is due or held; the four flags are those of a drill without notice, script, scene or place."""

    name = Text("演练名称", en="drill")
    unit = Text("演练单位", en="unit")
    sector = Text("行业领域", en="sector")
    plan = Text("应急预案", en="emergency plan")
    kind = Text("演练方式", en="kind")
    level = Text("演练级别", en="level")
    place = Text("演练地点", en="place")
    scene = Text("事故情景", en="scene")
    content = Text("演练内容", en="content")
    year = Text("年度", en="year")
    due_on = Day("应演练日期", en="due on", deadline=True)
    held = Flag(
        "是否演练",
        dated="held_on",
        en="held",
        other_names={**dict.fromkeys(("已完成", "完成", "已开展", "已结束", "已举行"), True)}
        | dict.fromkeys(("未开展", "未开始", "待开展", "计划中", "待演练"), False),
    )
    held_on = Day("演练日期", en="held on", past=True)
    ended_on = Day("结束日期", en="ended on", after="held_on")
    organiser = Text("组织人", en="organiser")
    participants = Text("参演人员", en="participants")
    expected = Count("应参演人数", unit="人", en="persons expected")
    persons = Count("参演人数", unit="人", en="persons who took part")
    cost = Number("演练投入", unit="yuan", en="cost", minimum=0)
    evaluation = Text("演练评估", en="evaluation")
    problems = Text("存在问题", en="problems")
    improvement = Text("改进措施", en="improvement")
    unannounced = Flag("不预先通知", en="unannounced")
    unscripted = Flag("不定脚本", en="unscripted")
    open_scene = Flag("不设场景", en="scene not laid down")
    open_place = Flag("不定地点", en="place not laid down")
    planned_on = Day("计划制定日期", en="planned on")
    planned_by = Text("计划制定人", en="planned by")
    recorded_by = Text("登记人", en="recorded by")
    photos = Text("照片", en="photographs")
    attachments = Text("附件", en="attachments")
    remarks = Text("备注", en="remarks")


class TrainingRecord(
    Facts, title="教育培训", en="training", table="trainings", headers=headers_of(_FILE, "trainings")
):
    """One course, examination, study or lecture: how many persons were due, came, and passed.

    A table of persons has a row for each part that one of them took: ``trainee``, ``score``, ``qualified``.
    """

    name = Text("培训名称", en="training")
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
            **dict.fromkeys(
                spelled(
                    "{三级|日常|新员工|转岗|复工|岗前|入场|全员|班前}{|安全}{教育|培训|教育培训}",
                    "{厂级|车间级|班组级|公司级|项目级}{|安全}{|教育|培训}",
                    "培训班 安全{教育|培训|教育培训} 复训 再培训 继续教育 专题培训 技能培训 岗位培训",
                ),
                "course",
            ),
            **dict.fromkeys(("过关考核", "考试"), "exam"),
            **dict.fromkeys(("中心组学习", "专题辅导"), "study"),
        },
    )
    form = Text("培训方式", en="form")
    level = Text("培训级别", en="level")
    content = Text("培训内容", en="content")
    organiser = Text("组织单位", en="organiser")
    teacher = Text("授课人", en="teacher")
    place = Text("培训地点", en="place")
    hours = Number("培训学时", unit="学时", en="hours", minimum=0)
    duration = Text("培训时长", en="duration")
    year = Text("年度", en="year")
    planned = Text("计划时间", en="planned for")
    sector = Text("行业领域", en="sector")
    held_on = Day("举办日期", en="held on", past=True)
    ended_on = Day("结束日期", en="ended on", after="held_on")
    target = Text("培训对象", en="for whom")
    due = Count("应参加人数", unit="人", en="persons due")
    attended = Count("实际参加人数", unit="人", en="persons who came")
    passed = Count("合格人数", unit="人", en="persons who passed")
    persons = Text("培训人员", en="persons of the training")
    trainee = Text("姓名", en="trainee")
    unit = Text("单位名称", en="unit of the trainee")
    section = Text("部门", en="section of the unit")
    work = Text("岗位", en="work")
    position = Text("职务", en="position")
    gender = Text("性别", en="gender")
    age = Text("年龄", en="age")
    education = Text("文化程度", en="education")
    id_no = Text("身份证号", en="number of the identity card")
    phone = Text("联系电话", en="telephone")
    score = Text("成绩", en="score")
    full = Text("总分", en="full marks")
    qualified = Flag(
        "是否合格",
        en="qualified",
        other_names={
            **dict.fromkeys(("合格", "通过", "已通过", "及格", "优秀", "良好"), True),
            **dict.fromkeys(("不合格", "未通过", "不及格", "不通过", "未合格"), False),
        },
    )
    certificate = Text("证书名称", en="certificate")
    certificate_no = Text("证书编号", en="number of the certificate")
    issued_on = Day("发证日期", en="certificate issued on", past=True)
    valid_to = Day("证书有效期至", en="certificate valid to")
    issuer = Text("发证机关", en="issuer")
    next_on = Day("下次培训日期", en="next training on")
    evaluation = Text("培训效果", en="evaluation")
    cost = Number("培训费用", unit="yuan", en="cost", minimum=0)
    status = Text("状态", en="status")
    recorded_by = Text("记录人", en="recorded by")
    photos = Text("照片", en="photographs")
    attachments = Text("附件", en="attachments")
    remarks = Text("备注", en="remarks")


class DeviceRecord(
    Facts,
    title="安装情况",
    en="installation",
    table="installations",
    headers=headers_of(_FILE, "installations"),
):
    """One place where a device must be fitted, such as a gas alarm, and whether it is."""

    unit = Text("用户名称", en="user")
    sector = Text("行业领域", en="sector")
    device = Text("装置名称", en="device")
    installed = Flag("是否安装", dated="installed_on", en="installed")
    installed_on = Day("安装日期", en="installed on", past=True)
