"""Records of outcomes: accidents with reports and investigations, and the quantities that rates relate to."""

from __future__ import annotations

from pathlib import Path

from ansheng.facts.kinds import Choice, Count, Day, Flag, Number, Text
from ansheng.facts.kinds.spelling import headers_of
from ansheng.facts.record import Facts, Wide

_HEADERS = headers_of(Path(__file__).with_name("headers.toml"), "accidents")


class AccidentRecord(Facts, title="事故", en="accident", table="accidents", headers=_HEADERS):
    """One accident, as it is known when the table is closed.

    Deaths and injuries are those counted at that time; a number that is not reported yet is missing, not zero. Missing
    persons count among the deaths and acute industrial poisoning among the serious injuries; both can be told apart.
    """

    name = Text("事故名称", en="accident")
    occurred_on = Day("发生日期", en="occurred on", past=True)
    unit = Text("事故单位", en="unit")
    project = Text("项目名称", en="project")
    place = Text("事故地点", en="place")
    longitude = Text("经度", en="longitude")
    latitude = Text("纬度", en="latitude")
    sector = Text("行业领域", en="sector")
    grade = Text("事故等级", en="grade", note="表中所填；统计按伤亡和损失核定。")
    deaths = Count("死亡人数", unit="人", en="deaths", note="含下落不明。")
    serious = Count("重伤人数", unit="人", en="serious injuries", note="含急性工业中毒。")
    minor = Count("轻伤人数", unit="人", en="minor injuries")
    injured = Count("受伤人数", unit="人", en="injured", parts=("serious", "minor"))
    casualties = Text("伤亡情况", en="casualties")
    involved = Count("涉险人数", unit="人", en="persons in danger")
    trapped = Count("被困人数", unit="人", en="persons trapped")
    loss = Number("直接经济损失", unit="yuan", en="direct economic loss", minimum=0, estimated=True)
    indirect_loss = Number(
        "间接经济损失", unit="yuan", en="indirect economic loss", minimum=0, estimated=True
    )
    days_lost = Number("损失工作日", unit="day", en="working days lost", minimum=0)
    hours_lost = Number("损失工时", unit="h", en="working hours lost", minimum=0)
    production = Flag("是否生产安全事故", en="production safety accident", titled="生产安全事故")
    missing = Count("其中下落不明", unit="人", en="missing among the deaths")
    poisoned = Count("其中急性工业中毒", unit="人", en="acutely poisoned among the serious")
    domain = Choice(
        "统计大类",
        en="domain",
        options={
            "coal": "煤矿",
            "industrial": "工矿商贸（煤矿除外）",
            "road": "道路交通",
            "fire": "火灾",
            "water": "水上交通",
            "railway": "铁路交通",
            "aviation": "民航飞行",
            "farm": "农业机械",
            "fishing": "渔业船舶",
            "other": "其他",
        },
        other_names={
            **dict.fromkeys(("工矿商贸", "工矿商贸其他", "非煤矿山", "建筑施工"), "industrial"),
            **dict.fromkeys(("道路运输", "生产经营性道路交通"), "road"),
            **dict.fromkeys(("生产经营性火灾", "消防火灾"), "fire"),
        },
        note="工矿商贸、道路交通、火灾等；煤矿单列。",
    )
    type = Text("事故类型", en="accident type")
    nature = Text("事故性质", en="nature")
    activity = Text("作业活动", en="activity")
    course = Text("事故经过", en="course")
    cause = Text("事故原因", en="cause")
    direct_cause = Text("直接原因", en="direct cause")
    indirect_cause = Text("间接原因", en="indirect cause")
    response = Text("应急处置情况", en="response")
    investigation = Text("调查情况", en="investigation")
    responsible = Text("责任人", en="persons responsible")
    handling = Text("处理情况", en="what was done to those responsible")
    measures = Text("防范措施", en="measures against another")
    lesson = Text("事故教训", en="lesson")
    aftercare = Text("善后处理", en="aftercare")
    source = Text("事故来源", en="source")
    reported_on = Day("报告日期", en="reported on", past=True)
    reporting = Text("报告单位", en="reporting body")
    reported_by = Text("报告人", en="reported by")
    reported_to = Text("报告对象", en="reported to")
    head = Text("单位负责人", en="person in charge")
    contact = Text("联系人", en="contact")
    phone = Text("联系电话", en="telephone")
    victim = Text("伤亡人员姓名", en="person injured or dead", note="一人一行的伤亡人员表。")
    gender = Text("性别", en="gender")
    age = Text("年龄", en="age")
    work = Text("岗位", en="work")
    position = Text("职务", en="position")
    education = Text("文化程度", en="education")
    service = Text("工龄", en="years of service")
    wage = Text("工资", en="wage")
    harm = Text("伤害程度", en="degree of harm")
    injury = Text("伤害部位", en="part of the body")
    recorded_by = Text("登记人", en="recorded by")
    photos = Text("照片", en="photographs")
    attachments = Text("附件", en="attachments")
    status = Text("状态", en="status")
    remarks = Text("备注", en="remarks")


class AccidentReportRecord(Facts, title="事故报告", en="accident report", table="accident_reports"):
    """One report of an accident reaching one receiver; times are written with the hour, as 2020-07-01 14:30.

    The head of the unit has a row too: when the head was told, which starts the clock.
    """

    accident = Text("事故编号", en="accident", aliases=("事故", "事故名称"))
    receiver = Choice(
        "接报方",
        en="receiver",
        options={
            "head": "单位负责人",
            "county": "县级",
            "city": "市级",
            "province": "省级",
            "state": "国家级",
        },
        other_names={
            **dict.fromkeys(("企业负责人", "主要负责人"), "head"),
            **dict.fromkeys(("县", "区", "区级"), "county"),
            "市": "city",
            "省": "province",
            **dict.fromkeys(("国务院", "应急管理部"), "state"),
        },
        aliases=("接报层级", "接收方"),
    )
    received_at = Text("接报时间", en="received at", aliases=("收到时间", "接到报告时间"))
    source = Choice(
        "报告来源",
        en="source",
        options={"unit": "事故单位", "level": "下级上报", "tip": "举报", "found": "核查发现"},
        other_names={
            **dict.fromkeys(("单位报告", "企业报告"), "unit"),
            **dict.fromkeys(("逐级上报", "下级"), "level"),
            **dict.fromkeys(("群众举报", "媒体反映"), "tip"),
            **dict.fromkeys(("检查发现", "外部核查", "倒查"), "found"),
        },
        aliases=("信息来源", "获知途径"),
    )
    deaths = Count("报告死亡人数", unit="人", en="deaths reported", aliases=("报告死亡",))
    serious = Count("报告重伤人数", unit="人", en="serious injuries reported", aliases=("报告重伤",))
    loss = Number(
        "报告直接经济损失",
        unit="yuan",
        en="direct loss reported",
        aliases=("报告损失",),
        minimum=0,
        estimated=True,
    )


class InvestigationRecord(Facts, title="事故调查", en="investigation", table="investigations"):
    """How the investigation of one accident stands: report, reply of the government, evaluation of the measures."""

    accident = Text("事故编号", en="accident", aliases=("事故", "事故名称"))
    level = Choice(
        "调查层级",
        en="level",
        options={"county": "县级", "city": "市级", "province": "省级", "state": "国家级"},
        aliases=("负责调查的政府", "调查级别"),
    )
    extended_days = Count("延长天数", en="days of extension", aliases=("批准延长天数",))
    appraisal_days = Count("鉴定天数", en="days of appraisal", aliases=("技术鉴定天数",))
    submitted_on = Day("调查报告提交日期", en="report submitted on", aliases=("报告提交日期",), past=True)
    replied_on = Day("批复日期", en="replied on", aliases=("批复时间", "结案日期"), past=True)
    evaluated_on = Day("整改评估日期", en="measures evaluated on", aliases=("评估日期", "整改评估时间"))


class ReferenceRecord(
    Facts, title="基准数据", en="reference quantity", table="references", wide=Wide("period", ("value",))
):
    """One quantity of an area and period that a rate is related to; ``unit`` says what ``value`` is counted in."""

    quantity = Choice(
        "指标",
        en="quantity",
        options={
            "gdp": "地区生产总值",
            "employed": "从业人员",
            "vehicles": "机动车保有量",
            "coal_output": "原煤产量",
            "staff": "平均职工人数",
        },
        aliases=("指标名称", "数据项"),
    )
    period = Text("统计期", en="period", aliases=("期间", "年份", "年度"))
    value = Number("数值", unit="", en="value", aliases=("值", "数量"), minimum=0)
    unit = Text("计量单位", en="unit", aliases=("单位",))


class CeilingRecord(Facts, title="控制指标", en="control index", table="ceilings"):
    """One control index: how many accidents or deaths an area may have in a year, or how far they must fall."""

    name = Text("指标名称", en="index", aliases=("控制考核指标", "控制项目"))
    year = Text("指标年度", en="year", aliases=("年度", "年份"))
    measure = Choice(
        "控制内容",
        en="measure",
        options={"accidents": "事故起数", "deaths": "死亡人数", "larger": "较大及以上事故起数"},
        other_names={
            "起数": "accidents",
            "死亡": "deaths",
            "较大以上事故起数": "larger",
            "较大事故起数": "larger",
        },
        aliases=("控制类型",),
    )
    kind = Choice(
        "控制方式",
        en="kind",
        options={"ceiling": "上限", "zero": "零控制", "decline": "降幅"},
        other_names={"不超过": "ceiling", "零": "zero", "下降": "decline"},
        aliases=("指标方式",),
    )
    domain = Text("控制范围", en="scope", aliases=("适用行业", "行业范围"), note="统计大类；总体指标留空。")
    ceiling = Number("控制数", unit="", en="ceiling", aliases=("指标数", "控制值"), minimum=0)
    decline = Number("下降比例", unit="percent", en="decline", aliases=("降幅", "下降幅度"), minimum=0)
    part_of = Text("上级指标", en="part of", aliases=("所属指标", "上级指标编号"), note="上级指标的编号。")
