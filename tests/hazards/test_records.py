"""Records of hazards and enforcement: the headers and words of offices are read as what they mean."""

from typing import Any

import pytest

from ansheng import Facts
from ansheng.hazards import HazardRecord, InspectionRecord, PenaltyRecord, RiskRecord, SanctionRecord, State
from ansheng.hazards.records import EscalationRecord


@pytest.mark.parametrize(
    "header", ["隐患内容", "问题描述", "存在问题", "问题隐患", "存在的问题", "description"]
)
def test_the_description_goes_by_many_names(header: str) -> None:
    assert HazardRecord.read({header: "漏电"}).description == "漏电"


@pytest.mark.parametrize("header", ["责任部门", "整改责任部门"])
def test_the_department_is_read_by_its_old_header_too(header: str) -> None:
    assert HazardRecord.read({header: "应急局"}).department == "应急局"


@pytest.mark.parametrize(
    ("step", "concerning", "addressee"),
    [("督办措施", "督办事项", "主送单位"), ("措施", "督促事项", "送达单位")],
)
def test_a_step_that_was_taken_is_read_by_its_old_headers_too(
    step: str, concerning: str, addressee: str
) -> None:
    row = EscalationRecord.read({step: "督办函", concerning: "Y-1", addressee: "甲局"})
    assert (row.step, row.concerning, row.addressee) == ("督办函", "Y-1", "甲局")


def test_a_row_of_a_hazard_list_with_its_usual_headers() -> None:
    record = HazardRecord.read(
        {
            "序号": 1,
            "受检单位": "甲厂",
            "行业领域": "消防",
            "存在问题": "通道堵塞",
            "隐患级别": "重大事故隐患",
            "发现方式": "执法检查",
            "检查时间": "2020年7月1日",
            "整改责任单位": "消防救援大队",
            "整改措施": "清理",
            "整改时限": "2020.7.31",
            "整改情况": "已整改",
            "完成整改时间": 44020,
            "销号情况": "未销号",
        }
    )
    assert record.to_dict() == {
        "id": "1",
        "unit": "甲厂",
        "sector": "消防",
        "description": "通道堵塞",
        "grade": "major",
        "source": "department",
        "found_on": "2020-07-01",
        "department": "消防救援大队",
        "requirement": "清理",
        "due_on": "2020-07-31",
        "rectified": True,
        "rectified_on": "2020-07-08",
        "closed": False,
    }


@pytest.mark.parametrize(
    ("record", "header", "fact"),
    [
        (HazardRecord, "检查日期", "found_on"),
        (HazardRecord, "登记日期", "observed_on"),
        (InspectionRecord, "检查日期", "inspected_on"),
        (PenaltyRecord, "处罚决定日期", "penalised_on"),
        (SanctionRecord, "列入日期", "sanctioned_on"),
        (RiskRecord, "评估日期", "updated_on"),
    ],
)
def test_a_day_is_that_of_the_event(record: type[Facts], header: str, fact: str) -> None:
    assert record.headers([header]) == [(header, fact, "")]


@pytest.mark.parametrize(
    ("header", "value", "yuan"),
    [
        ("罚款（万元）", "15.53", 155_300),
        ("罚款金额", "2,000元", 2000),
        ("处罚金额(元)", 500, 500),
        ("罚款", "1.5万元", 15_000),
    ],
)
def test_a_fine_is_kept_in_yuan(header: str, value: Any, yuan: float) -> None:
    assert PenaltyRecord.read({header: value}).amount == yuan


def test_a_fine_below_zero_is_invalid_and_no_fine_is_not_zero() -> None:
    assert "amount" in PenaltyRecord.read({"罚款": -5}).invalid
    assert PenaltyRecord.read({"罚款": "", "处罚种类": "警告"}).amount is None


@pytest.mark.parametrize(
    ("written", "mode"),
    [("双随机", "random"), ("明查暗访", "covert"), ("回头看", "revisit"), ("突击", "surprise")],
)
def test_modes_of_inspection(written: str, mode: str) -> None:
    assert InspectionRecord.read({"检查方式": written}).mode == mode


def test_a_word_that_is_no_option_is_invalid_not_other() -> None:
    record = PenaltyRecord.read({"处罚种类": "拘留"})
    assert record.kind is None
    assert "罚款" in record.invalid["kind"].words.zh


def test_levels_of_risk_by_word_and_by_colour() -> None:
    levels = [RiskRecord.read({"风险等级": word}).level for word in ("重大风险", "橙色", "黄", "低风险")]
    assert levels == ["major", "larger", "general", "low"]


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("公司级", "enterprise"),
        ("部门级", "department"),
        ("车间级", "workshop"),
        ("班组", "team"),
        ("岗位级", "post"),
    ],
)
def test_levels_of_control_inside_an_enterprise_are_told_apart(written: str, level: str) -> None:
    assert RiskRecord.read({"管控层级": written}).values() == {"control_level": level}


def test_who_puts_a_hazard_right_is_not_who_answers_for_it() -> None:
    assert list(HazardRecord.match(["整改责任人", "整改人", "创建时间", "登记时间"]).matched) == [
        "owner",
        "repairer",
        "created_on",
        "observed_on",
    ]


@pytest.mark.parametrize(
    ("state", "rectified", "closed"),
    [
        ("待整改", False, False),
        ("整改中", False, False),
        ("未治理", False, False),
        ("已治理", True, None),
        ("整改完成", True, None),
        ("立行立改", True, None),
        ("待复查", True, False),
        ("待验收", True, False),
        ("验收通过", True, None),
        ("复查不合格", False, False),
        ("已销号", True, True),
        ("已关闭", True, True),
        ("待审核", None, None),
    ],
)
def test_a_state_says_how_far_a_hazard_has_come(
    state: str, rectified: bool | None, closed: bool | None
) -> None:
    record = HazardRecord.read({"隐患状态": state})
    assert not record.invalid
    assert (record.rectified, record.closed) == (rectified, closed)


@pytest.mark.parametrize("state", ["通过", "未通过", "超期"])
def test_a_state_that_may_be_that_of_something_else_is_invalid(state: str) -> None:
    assert "status" in HazardRecord.read({"状态": state}).invalid


@pytest.mark.parametrize(
    ("answer", "rectified"),
    [
        ("待整改", False),
        ("整改未完成", False),
        ("复查通过", True),
        ("合格", True),
        ("不合格", False),
        ("待复查", True),
    ],
)
def test_words_of_a_rectification(answer: str, rectified: bool) -> None:
    assert HazardRecord.read({"整改情况": answer}).rectified is rectified


@pytest.mark.parametrize("grade", ["较大", "三级", "高", "公司级"])
def test_a_grade_of_an_own_scale_is_none_of_the_law(grade: str) -> None:
    record = HazardRecord.read({"隐患等级": grade})
    assert (record.grade, record.own_grade, dict(record.invalid)) == (None, grade, {})


@pytest.mark.parametrize(
    ("header", "value", "grade"),
    [
        ("是否重大隐患", "是", "major"),
        ("是否重大隐患", "否", "general"),
        ("隐患类别", "重大事故隐患", "major"),
        ("隐患类别", "用电", None),
    ],
)
def test_a_grade_is_told_by_other_columns_too(header: str, value: str, grade: str | None) -> None:
    assert HazardRecord.read({header: value}).grade == grade


def test_the_columns_of_a_ledger_of_an_enterprise() -> None:
    first, second = (
        "隐患编号 排查日期 隐患部位 隐患内容 隐患类别 整改措施",
        "整改资金（万元） 责任人 复查人 复查时间 复查结果 验收人 备注",
    )
    names = [name for _, name, _ in HazardRecord.headers((*first.split(), *second.split()))]
    assert names == [
        "id", "found_on", "place", "description", "category", "requirement", "cost", "owner", "checkers", "checked_on",
        "recheck", "accepted_by", "remarks",
    ]  # fmt: skip
    assert HazardRecord.read({"整改资金（万元）": "1.5"}).cost == 15_000


def test_a_day_of_rectification_is_that_where_the_deadline_has_a_column() -> None:
    assert HazardRecord.headers(["整改时间"]) == []
    assert [problem.kind for problem in HazardRecord.match(["整改时间"]).problems] == ["ambiguous_column"]
    assert ("整改时间", "rectified_on", "") in HazardRecord.headers(["整改时间", "整改期限"])


@pytest.mark.parametrize(
    ("said", "level", "own"),
    [
        ("一级风险---红色", "major", None),
        ("四级（蓝）", "low", None),
        ("三级", None, "三级"),
        ("显著危险", None, "显著危险"),
    ],
)
def test_a_level_of_risk_is_told_by_its_colour_not_by_a_number(said: str, level: str, own: str) -> None:
    record = RiskRecord.read({"风险等级": said})
    assert (record.level, record.own_level) == (level, own)


def test_scores_and_measures_of_a_risk() -> None:
    record = RiskRecord.read(
        {"可能性（L）": "3", "暴露频繁程度(E)": 6, "后果(C)": "7", "风险值D": 126, "工程技术措施": "联锁"}
    )
    assert (record.likelihood, record.exposure, record.severity, record.score) == (3, 6, 7, 126)
    assert record.engineering == "联锁"


@pytest.mark.parametrize("state", State, ids=lambda state: state.name)
def test_what_a_ledger_calls_a_state_is_read_as_one(state: State) -> None:
    record = HazardRecord.read({"隐患状态": state.title})
    done = state in (State.RECTIFIED, State.REQUESTED, State.PASSED, State.CLOSED)
    assert (record.rectified, bool(record.closed)) == (done, state is State.CLOSED)
