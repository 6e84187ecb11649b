"""Records of hazards."""

from __future__ import annotations

from pathlib import Path

from ansheng.facts.kinds import Choice, Day, Flag, Number, Text
from ansheng.facts.kinds.spelling import headers_of, spelled
from ansheng.facts.record import Facts
from ansheng.hazards.records.answers import CHECKED, GRADES, NOT_YET, OWN_GRADES, PUT_RIGHT

_HEADERS = headers_of(Path(__file__).parents[1] / "headers.toml", "hazards")


class HazardRecord(Facts, title="隐患", en="hazard", table="hazards", headers=_HEADERS):
    """One hazard as it stands when the table is closed: found, ordered, rectified, closed.

    ``rectified`` says that it has been put right; ``closed`` that this was checked and the item struck off (销号). A
    column of states such as 待整改, 待复查 or 已销号 is ``status`` and fills both where they are blank. The day on
    which an inspector found it is ``found_on``, so a column 检查日期 is read as that. By law a hazard is general or
    major: a grade of an enterprise's own scale, such as 较大 or 三级, is ``own_grade`` and leaves ``grade`` missing.
    """

    observed_on = Day("登记日期", en="recorded on", past=True)
    description = Text("隐患描述", en="description")
    unit = Text("单位名称", en="unit")
    project = Text("项目名称", en="project")
    section = Text("所在部门", en="section of the unit")
    place = Text("隐患部位", en="place")
    longitude = Text("经度", en="longitude")
    latitude = Text("纬度", en="latitude")
    unit_kind = Text("企业类型", en="kind of unit")
    address = Text("单位地址", en="address")
    unit_head = Text("负责人", en="person in charge")
    contractor = Text("施工单位", en="contractor")
    client = Text("建设单位", en="client")
    overseer = Text("监理单位", en="overseer of the works")
    sector = Text("行业领域", en="sector")
    category = Text(
        "隐患类别",
        en="category",
        implies={
            word: {"grade": grade} for word, grade in {**GRADES, "重大": "major", "一般": "general"}.items()
        },
        note="隐患的种类，如人、物、管理或用电、消防；所填为一般、重大的，按隐患等级读取。",
    )
    activity = Text("作业活动", en="activity")
    specialty = Text("专业", en="specialty")
    equipment = Text("设备设施", en="equipment")
    risk = Text("风险点", en="risk point")
    department = Text("责任部门", en="department answering for rectification")
    owner = Text("整改责任人", en="person responsible")
    repairer = Text("整改人", en="who puts it right")
    department_head = Text("责任部门负责人", en="head of the department")
    leader = Text("牵头领导", en="leader in charge")
    supervisor = Text("督办人员", en="person who follows it up")
    grade = Choice(
        "隐患等级",
        en="grade",
        options={"general": "一般", "major": "重大"},
        other_names=GRADES,
        implies={word: {"own_grade": word} for word in OWN_GRADES},
        note="法定等级为一般、重大；企业自定的等级（如较大、三级）读入“企业自定等级”，不作法定等级。",
    )
    major = Flag(
        "是否重大隐患",
        en="major hazard",
        implies={True: {"grade": "major"}, False: {"grade": "general"}},
    )
    own_grade = Text("企业自定等级", en="own grade")
    source = Choice(
        "隐患来源",
        en="source",
        options={
            "self": "企业自查",
            "department": "部门检查",
            "supervision": "督查",
            "covert": "暗访",
            "expert": "专家检查",
            "report": "举报",
            "assigned": "上级交办",
            "transferred": "移送",
        },
        other_names={
            **dict.fromkeys(
                spelled(
                    "{|企业|单位|岗位|班组}{自查|自查自改|自查自纠|自查自报|自检}",
                    "{日常|综合性|专业性|季节性|节假日|节假日前|事故类比|复产复工前}{|隐患}排查",
                    "重点时段及节假日前{|隐患}排查",
                    "员工{上报|报告}",
                ),
                "self",
            ),
            **dict.fromkeys(
                ("检查", "执法检查", "日常检查", "监督检查", "行业部门检查", "乡镇检查", "政府检查"),
                "department",
            ),
            **dict.fromkeys(("督导", "督导检查", "专项督查", "督查检查", "巡查"), "supervision"),
            **dict.fromkeys(spelled("{明察|明查|暗查}暗访", "{|“}四不两直{|”}{|检查|督查|暗访}"), "covert"),
            **dict.fromkeys(
                spelled("专家{|会诊|排查|诊断}", "外聘专家{|排查|诊断|诊断式排查|检查}", "第三方{检查|排查}"),
                "expert",
            ),
            **dict.fromkeys(spelled("{群众|投诉|社会|网上|信访|职工}举报", "举报投诉"), "report"),
            **dict.fromkeys(("交办", "上级督办", "督办", "上级检查"), "assigned"),
            "移交": "transferred",
        },
    )
    period = Text("期次", en="period")
    inspection = Text("检查名称", en="inspection")
    inspection_kind = Text("检查类型", en="kind of inspection")
    item = Text("检查项目", en="item looked at")
    inspection_result = Text("检查结果", en="result of the inspection")
    finder = Text("检查人员", en="found by")
    found_by = Text("检查单位", en="inspecting body")
    found_on = Day("发现日期", en="found on", past=True)
    reported_on = Day("报告日期", en="reported on", past=True)
    reported_by = Text("上报人", en="reported by")
    reporting = Text("上报单位", en="reporting body")
    recorded_by = Text("登记人", en="recorded by")
    received_by = Text("受理人", en="received by")
    received_on = Day("受理日期", en="received on", past=True)
    ordered_on = Day("责令整改日期", en="ordered on", past=True)
    requirement = Text(
        "整改要求",
        en="requirement or measures",
        note="检查时提出的要求，或单位拟采取的措施。",
    )
    due_on = Day("整改期限", en="due on", after="found_on", deadline=True)
    cost = Number(
        "整改资金",
        unit="yuan",
        en="cost of rectification",
        minimum=0,
        estimated=True,
    )
    status = Choice(
        "隐患状态",
        en="status",
        options={
            "reported": "待审核",
            "open": "未整改",
            "ongoing": "整改中",
            "rectified": "已整改",
            "waiting": "待复查",
            "failed": "复查不合格",
            "passed": "复查合格",
            "closed": "已销号",
        },
        other_names={
            **dict.fromkeys(
                ("未审核", "已审核", "待核查", "待核实", "待确认", "已上报", "待受理", "已受理", "草稿"),
                "reported",
            ),
            **{
                word: "rectified" if done else "open"
                for word, done in {**NOT_YET, **PUT_RIGHT}.items()
                if word[-2:] != "通过"
            },
            **dict.fromkeys(("否", "待处理", "待治理", "待落实", "未完成", "尚未整改", "已下发"), "open"),
            **dict.fromkeys(("已登记", "已定级", "已责令整改", "已制定整改方案", "反弹"), "open"),
            **dict.fromkeys(
                spelled("{整改|治理}进行中", "{整改|处理|进行|办理|治理}中", "正在{整改|治理}", "部分整改"),
                "ongoing",
            ),
            **dict.fromkeys(("是", "已解决"), "rectified"),
            **dict.fromkeys(
                spelled(
                    "{|已整改|整改|整改完成}待{复查|复核|复检|验收|销号|核销}",
                    "{待整改审核|整改待审核|申请销号|已整改未销号|已申请复查}",
                ),
                "waiting",
            ),
            **dict.fromkeys(spelled("{复查|复核|验收}{不|未}{合格|通过}", "退回{|整改}", "不合格"), "failed"),
            **dict.fromkeys(spelled("{复查|复核|验收}{通过|合格}", "已{复查|复核|验收}", "合格"), "passed"),
            **dict.fromkeys(
                spelled("{|已}{闭环|关闭|办结|归档|销案|销号|结束}", "已{整改销号|验收销号|整改闭环}"),
                "closed",
            ),
        },
        implies={
            **{state: {"rectified": False, "closed": False} for state in ("open", "ongoing", "failed")},
            **{state: {"rectified": True} for state in ("rectified", "passed")},
            "waiting": {"rectified": True, "closed": False},
            "closed": {"rectified": True, "closed": True},
        },
    )
    rectified = Flag(
        "是否整改",
        dated="rectified_on",
        en="rectified",
        other_names={**NOT_YET, **PUT_RIGHT},
    )
    rectified_on = Day(
        "整改完成日期",
        en="rectified on",
        beside={"due_on": spelled("{|隐患}{整改|治理}{日期|时间} 完成{日期|时间}")},
        after="found_on",
        past=True,
    )
    started_on = Day("整改开始日期", en="rectification begun on", after="found_on", past=True)
    handling = Text("处理方式", en="way of handling")
    safeguards = Text("安全防范措施", en="safeguards until then")
    extended = Text("延期情况", en="extension")
    overdue = Flag("是否逾期", en="overdue", note="表中所填；统计按整改期限计算。")
    hindrance = Text("未整改原因", en="why it is not rectified")
    answered_on = Day("反馈日期", en="answered on", past=True)
    outcome = Text("整改说明", en="what was done")
    evidence = Text("整改佐证", en="evidence of rectification")
    checked_on = Day("复查日期", en="re-checked on", after="found_on", past=True)
    checkers = Text("复查人员", en="re-checking officers")
    recheck = Text(
        "复查情况",
        en="result of the re-check",
        implies=CHECKED,
    )
    accepted_on = Day("验收日期", en="accepted on", after="found_on", past=True)
    accepted_by = Text("验收人", en="accepted by")
    acceptance = Text(
        "验收情况",
        en="result of the acceptance",
        implies=CHECKED,
    )
    closed = Flag(
        "是否销号",
        dated="closed_on",
        en="closed",
        implies={True: {"rectified": True}},
        other_names={
            **dict.fromkeys(("闭环", "销号", "办结", "关闭", "已办结", "已关闭", "已销案", "验收销号"), True),
            **dict.fromkeys(spelled("{同意|准予}{销号|闭环}"), True),
            **dict.fromkeys(
                spelled(
                    "待{销号|闭环|核销|验收}",
                    "申请销号",
                    "{未|尚未}{闭环|办结|关闭|销案}",
                    "{不同意|不予|暂不|暂未}{销号|闭环}",
                ),
                False,
            ),
        },
    )
    closed_on = Day("销号日期", en="closed on", after="rectified_on", past=True)
    closed_by = Text("销号人", en="closed by")
    recurred = Flag(
        "是否复发",
        en="came back",
        note="同一单位的同一隐患整改后再次出现；可用 ansheng again 查找后由人认定。",
    )
    listed = Flag("是否挂牌督办", en="under a listing")
    listed_level = Choice(
        "挂牌级别",
        en="level of listing",
        options={"county": "县级", "city": "市级", "province": "省级", "nation": "国家级"},
        other_names={"区级": "county", "区县级": "county", "县（市、区）级": "county", "国家": "nation"},
    )
    listed_by = Text("督办单位", en="listed by")
    listed_on = Day("挂牌日期", en="listed on", past=True)
    listed_due = Day("督办期限", en="listing due on", deadline=True)
    order_no = Text("整改指令书文号", en="order number")
    rule = Text("判定规则", en="rule", aliases=("规则编号",), note="判定为隐患的规则")
    basis = Text(
        "判定依据",
        en="basis",
        note="标准、文号、条款",
    )
    cause = Text("原因分析", en="cause")
    consequence = Text("可能后果", en="consequence")
    penalty = Text("处罚情况", en="penalty")
    fine = Number("罚款金额", unit="yuan", en="fine", minimum=0)
    deduction = Number(
        "扣分",
        unit="",
        en="points deducted",
        minimum=0,
    )
    reward = Number("奖励金额", unit="yuan", en="reward", minimum=0)
    veto = Flag("是否否决项", en="veto item")
    contact = Text("联系人", en="contact")
    phone = Text("联系电话", en="telephone")
    photos = Text("隐患照片", en="photographs")
    attachments = Text("附件", en="attachments")
    reviewed_by = Text("审核人", en="reviewed by")
    reviewed_on = Day("审核日期", en="reviewed on", past=True)
    review = Text("审核情况", en="result of the review")
    created_on = Day("创建日期", en="entered into a system on", past=True)
    updated_on = Day("更新日期", en="updated on", past=True)
    remarks = Text("备注", en="remarks")
