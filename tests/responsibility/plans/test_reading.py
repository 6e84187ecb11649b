"""Plans read from text: items, brackets, roles, unknown names and problems."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.responsibility import PartyRecord, Role, read_assignments, read_plan
from tests.published import published
from tests.work import lines


def roles(text: str) -> list[tuple[str, str, bool]]:
    return [(a.party, a.role.value, a.open) for a in read_assignments(text).assignments]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市公安局负责", [("市公安局", "sole", False)]),
        ("市公安局、市商务局分工负责", [("市公安局", "own_part", False), ("市商务局", "own_part", False)]),
        ("市公安局、市商务局等有关部门分工负责", [("市公安局", "own_part", True), ("市商务局", "own_part", True)]),
        ("甲办会同各有关部门分工负责", [("甲办", "lead", False), ("各有关部门", "joint", False)]),
        ("甲局牵头，乙局、丙局配合", [("甲局", "lead", False), ("乙局", "support", False), ("丙局", "support", False)]),
        ("甲局牵头、乙局配合", [("甲局", "lead", False), ("乙局", "support", False)]),
        ("各成员单位按职责分工负责", [("各成员单位", "by_duty", False)]),
        ("甲局、乙局共同负责", [("甲局", "joint", False), ("乙局", "joint", False)]),
        ("甲局负责，县安委办督促指导", [("甲局", "sole", False), ("县安委办", "oversee", False)]),
        ("市公安局和市商务局负责", [("市公安局", "own_part", False), ("市商务局", "own_part", False)]),
        ("市水利和湖泊局负责", [("市水利和湖泊局", "sole", False)]),
        ("各县市区政府，市教育局等分工负责", [("各县市区政府", "own_part", True), ("市教育局", "own_part", True)]),
        ("甲局牵头会同乙局负责", [("甲局", "lead", False), ("乙局", "joint", False)]),
        ("甲局会同乙局、丙局", [("甲局", "lead", False), ("乙局", "joint", False), ("丙局", "joint", False)]),
        ("市公安局負責", [("市公安局", "sole", False)]),
        ("市場監管局牽頭，縣教育局協助", [("市場監管局", "lead", False), ("縣教育局", "support", False)]),
        ("由市公安局具体负责", [("市公安局", "sole", False)]),
        ("市公安局负责牵头，市商务局协同配合", [("市公安局", "lead", False), ("市商务局", "support", False)]),
        ("市公安局、市商务局按职能负责", [("市公安局", "by_duty", False), ("市商务局", "by_duty", False)]),
        ("责任单位：市公安局、市商务局", [("市公安局", "own_part", False), ("市商务局", "own_part", False)]),
        ("牵头单位:市公安局；配合单位:市商务局", [("市公安局", "lead", False), ("市商务局", "support", False)]),
        ("各县(市、区)政府、甲局负责", [("各县（市、区）政府", "own_part", False), ("甲局", "own_part", False)]),
        ("市公安局和消防救援支队负责", [("市公安局", "own_part", False), ("消防救援支队", "own_part", False)]),
        ("市公安局/市商务局负责", [("市公安局", "own_part", False), ("市商务局", "own_part", False)]),
        ("市指导中心负责人负责", [("市指导中心负责人", "sole", False)]),
        ("市社会和法制委员会负责", [("市社会和法制委员会", "sole", False)]),
        ("市 公安 局、乙局分工负责", [("市公安局", "own_part", False), ("乙局", "own_part", False)]),
    ],
)  # fmt: skip
def test_the_words_of_a_division_of_work(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert roles(text) == expected


def test_a_name_without_a_role_word_is_told() -> None:
    assert read_assignments("甲局负责，乙局").without_role == ("乙局",)
    plan = read_plan("1.做事。(甲局负责落实)")
    assert [a.role for a in plan.assignments] == [Role.SOLE]


PLAN = """某市要点
一、总体
1.抓培训。开展培训。（市委宣传部、市应急管理局牵头,各成员单位分工负责）
2.抓检查(含暗访)。全面检查。(市公安局负责)推进执法。（市公安局、市商务局等部门分工负责）
三、附则
4.抓报送。按月报送。
"""


def test_items_chapters_and_what_a_bracket_binds() -> None:
    plan = read_plan(PLAN)
    assert [(item.number, item.chapter, item.title) for item in plan.items] == [
        (1, "一、总体", "抓培训"),
        (2, "一、总体", "抓检查(含暗访)"),
        (4, "三、附则", "抓报送"),
    ]
    first, second = plan.items[1].brackets
    assert PLAN[slice(*first.span)] == "(市公安局负责)"
    assert PLAN[slice(*second.binds)] == "推进执法。"
    assert [a.subject for a in plan.items[1].assignments] == ["2(1)", "2(2)", "2(2)"]
    assert plan.forms() == {"lead": 1, "sole": 1, "open": 1}
    assert plan.load()["市公安局"] == 2


def test_spans_point_at_the_names() -> None:
    plan = read_plan(PLAN)
    for assignment in plan.assignments:
        assert assignment.span is not None
        assert PLAN[slice(*assignment.span)] == assignment.party


@pytest.mark.parametrize(
    ("text", "subjects", "kinds"),
    [
        ("1.甲。(市公安局负责,6月底前完成)", ["1"], []),
        ("1.甲。(市公安局负责,抓紧)", ["1"], ["no_role"]),
        ("1.甲。(市公安局)", [], ["no_assignment"]),
        ("1.甲(市公安局)。后文", [], []),
        ("1.甲。(市公安局、市商务局)", [], ["no_assignment"]),
        ("1.甲。(、、负责)", [], ["no_assignment"]),
        ("1.甲(含指导、协调)。(以下简称专班)", [], []),
        ("前言(市公安局负责)\n一、总体(市商务局牵头)\n1.甲。", [], ["outside_items", "outside_items"]),
        ("1.甲。(各县(市、区)政府负责)", ["1"], []),
        ("一、总\n1.甲。(甲局负责)\n二、分\n1.乙。(乙局负责)", ["一、1", "二、1"], []),
        ("（一）甲。(甲局负责)\n2.乙。(乙局负责)\n（二）丙。", ["1(1)", "1(2)"], []),
        ("１．甲。(甲局负责)\r\n（1）分项\r\n２．乙。（乙局负责）", ["1", "2"], []),
    ],
)
def test_what_plans_are_written_like(text: str, subjects: list[str], kinds: list[str]) -> None:
    plan = read_plan(text)
    assert [assignment.subject for assignment in plan.assignments] == subjects
    assert [problem.kind for problem in plan.problems] == kinds


@pytest.mark.parametrize("kind", ["正文内容。\n", ")", "2.乙。(甲局负责)\n", "(", "（一）丙。\n"])
def test_a_text_four_times_as_long_is_about_four_times_the_work(kind: str) -> None:
    small, large = (lines(lambda: read_plan("1.甲。\n" + kind * size)) for size in (1_000, 4_000))  # noqa: B023
    assert large < 5 * small


def test_gaps_in_the_numbers_are_told() -> None:
    told = [problem.text() for problem in read_plan(PLAN).problems]
    assert told == ["缺少第2章；请核对编号", "缺少第3条；请核对编号"]
    again = read_plan("1.甲。(甲局负责)\n1.乙。(乙局负责)")
    assert [p.kind for p in again.problems] == ["repeated_number"]


def test_with_a_register_a_typo_is_unknown_with_near_names() -> None:
    register = [PartyRecord(name="市应急管理局", short_names="市应急局"), PartyRecord(name="市公安局")]
    plan = read_plan("1.甲。(市应急局、市公按局等部门分工负责)", register)
    [unknown] = plan.unknown
    assert (unknown.name, unknown.item, unknown.near) == ("市公按局", 1, ("市公安局",))
    assert plan.assignments[1].party == "市公按局"


@pytest.mark.parametrize(
    ("text", "kind", "row"),
    [
        ("开头\n1.甲。(市公安局负责", "unbalanced_bracket", 2),
        ("1.甲)乙。(市公安局负责)", "unbalanced_bracket", 1),
        ("1.甲。\n后文。(市公安局(治安支队)负责)", "nested_bracket", 2),
        ("没有编号", "no_items", None),
    ],
)
def test_brackets_that_do_not_fit_are_located(text: str, kind: str, row: int | None) -> None:
    [problem] = read_plan(text).problems
    assert (problem.kind, problem.row) == (kind, row)
    assert "市公安局" in [a.party.split("（")[0] for a in read_plan(text).assignments] or kind == "no_items"


def test_ten_thousand_nested_brackets_are_one_problem() -> None:
    plan = read_plan("1.甲。" + "(" * 10_000 + "市公安局负责")
    assert {problem.kind for problem in plan.problems} >= {"unbalanced_bracket"}


def who(text: str, *parties: str) -> list[list[tuple[str, str]]]:
    """Of each item of a plan, who answers in which role."""
    plan = read_plan(text, parties or None)
    return [[(a.party, a.role.value) for a in item.assignments] for item in plan.items]


GONG, SHANG, YING = "市公安局", "市商务局", "市应急管理局"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.甲。\n（市公安局负责）", [(GONG, "sole")]),
        ("1.甲。\n\n(市公安局、\n市商务局\n分工负责)", [(GONG, "own_part"), (SHANG, "own_part")]),
        ("1.甲。［市公安局负责］", [(GONG, "sole")]),
        ("1.甲。[市公安局负责]", [(GONG, "sole")]),
        ("1.甲。【市公安局牵头，市商务局配合】", [(GONG, "lead"), (SHANG, "support")]),
        ("1.甲。由市公安局负责。", [(GONG, "sole")]),
        ("1.甲。由市公安局、市商务局负责落实，6月底前完成。", [(GONG, "own_part"), (SHANG, "own_part")]),
        (
            "1.甲。由市住房和城乡建设局牵头开展整治，市商务局配合。",
            [("市住房和城乡建设局", "lead"), (SHANG, "support")],
        ),
        (
            "1.甲。市公安局牵头，市商务局、市应急管理局等部门密切配合，开展检查。",
            [(GONG, "lead"), (SHANG, "support"), (YING, "support")],
        ),
        (
            "1.甲。市公安局会同市商务局、市应急管理局开展检查。",
            [(GONG, "lead"), (SHANG, "joint"), (YING, "joint")],
        ),
        ("1.甲。由市公安局会同各有关部门负责。", [(GONG, "lead"), ("各有关部门", "joint")]),
        ("1.甲。各有关部门要按职责负责。", [("各有关部门", "by_duty")]),
        ("1.甲。\n责任单位：市公安局", [(GONG, "sole")]),
        ("1.甲。责任单位：市公安局、市商务局。", [(GONG, "own_part"), (SHANG, "own_part")]),
        (
            "1.甲。\n牵头单位：市公安局\n配合单位：市商务局\n完成时限：6月底前",
            [(GONG, "lead"), (SHANG, "support")],
        ),
        ("1.甲。\n**责任部门：** 市公安局；**完成时限：** 6月底", [(GONG, "sole")]),
        ("1.甲。（责任单位：市公安局；完成时限：每季度一次）", [(GONG, "sole")]),
        ("1.甲。(市公安局负责)由市商务局负责的事项另行安排。", [(GONG, "sole")]),
        ("1.甲。督促企业负责落实整改，企业主要负责人负责。", []),
        ("1.甲。各级党政主要负责同志要切实负责。落实谁主管谁负责。", []),
        ("1.甲。由专家组成的检查组负责。", []),
        ("1.甲。", []),
    ],
)
def test_who_answers_is_said_in_many_ways(text: str, expected: list[tuple[str, str]]) -> None:
    assert who(text) == [expected]
    plan = read_plan(text)
    assert bool(plan.unowned) == (
        not any(role in ("lead", "sole", "own_part", "by_duty", "joint") for _, role in expected)
    )
    for assignment in plan.assignments:
        assert assignment.span is not None
        written = text[slice(*assignment.span)]
        assert written.replace("\n", "") == assignment.party


def test_a_sentence_binds_itself_and_a_label_what_stands_before_it() -> None:
    text = "1.甲。先做准备。由市公安局负责检查。\n2.乙。做宣传。\n责任单位：市商务局"
    plan = read_plan(text)
    assert [text[slice(*bracket.binds)] for bracket in plan.brackets] == [
        "由市公安局负责检查",
        "2.乙。做宣传。\n",
    ]
    assert [bracket.text for bracket in plan.brackets] == ["市公安局负责", "责任单位：市商务局"]


def test_names_in_running_text_are_known_by_the_register() -> None:
    assert who("1.甲。由指挥部负责。", "指挥部") == [[("指挥部", "sole")]]
    [unknown] = read_plan("1.甲。由市公按局负责。", [GONG]).unknown
    assert (unknown.name, unknown.near) == ("市公按局", (GONG,))


def test_items_without_an_owner_or_a_day_are_kept_and_listed() -> None:
    plan = read_plan("1.甲。(市公安局负责)\n2.乙。每月报送。\n3.丙。(市商务局配合)")
    assert [item.number for item in plan.items] == [1, 2, 3]
    assert [item.number for item in plan.unowned] == [2, 3]
    assert [item.number for item in plan.undated] == [1, 3]
    assert [item.owners for item in plan.items] == [(GONG,), (), ()]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("一、抓落实。(市公安局负责)\n二、抓宣传。", [(1, "抓落实"), (2, "抓宣传")]),
        ("第一章 总则\n1.甲\n第二章 任务\n1.乙", [(1, "甲"), (1, "乙")]),
        ("1）甲。(市公安局负责)\n2）乙。", [(1, "甲"), (2, "乙")]),
        ("①甲。\n②乙。", [(1, "甲"), (2, "乙")]),
        ("## 一、总则\n### 1. **甲**\n正文\n### 2. 乙", [(1, "甲"), (2, "乙")]),
        ("- 1. 甲\n- 2. 乙（市公安局负责）", [(1, "甲"), (2, "乙")]),
        ("一、今年形势平稳。\n二、下步打算。", []),
    ],
)
def test_items_are_numbered_in_many_ways(text: str, items: list[tuple[int, str]]) -> None:
    assert [(item.number, item.title) for item in read_plan(text).items] == items


TABLE = """# 2024年重点任务分工表

| 序号 | 重点任务 | 具体措施 | 牵头单位 | 配合单位 | 完成时限 | 上级任务 |
| --- | --- | --- | --- | --- | --- | --- |
| 一、重点领域 |  |  |  |  |  |  |
| 1 | 燃气整治 | 排查餐饮场所 | 市住房和城乡建设局 | 市商务局、市应急局 | 6月底前 | 燃气整治 |
| 2 | 消防整治 |  | 市公安局牵头，市商务局配合 | — | 2024年12月 |  |
| 3 | 宣传 |  |  | / | 长期 | 安全宣传、科普 |
备注：以上任务列入考核。
"""


def test_the_rows_of_a_table_are_items() -> None:
    plan = read_plan(TABLE)
    assert [(item.number, item.chapter, item.title) for item in plan.items] == [
        (1, "一、重点领域", "燃气整治 排查餐饮场所"),
        (2, "一、重点领域", "消防整治"),
        (3, "一、重点领域", "宣传"),
    ]
    assert [[(a.party, a.role.value) for a in item.assignments] for item in plan.items] == [
        [("市住房和城乡建设局", "lead"), (SHANG, "support"), ("市应急局", "support")],
        [(GONG, "lead"), (SHANG, "support")],
        [],
    ]
    days = [str(item.due_on) for item in plan.items]
    assert days == ["2024-06-30", "2024-12-31", "None"]
    assert [item.derives_from for item in plan.items] == [("燃气整治",), (), ("安全宣传", "科普")]
    assert [item.number for item in plan.unowned] == [3]
    assert plan.undated == ()
    for assignment in plan.assignments:
        assert assignment.span is not None
        assert TABLE[slice(*assignment.span)] == assignment.party


def test_a_table_of_other_things_is_text() -> None:
    text = "1.甲。\n| 地区 | 隐患 |\n|---|---|\n| 甲 | 3 |\n(市公安局负责)\n2.乙。"
    assert who(text) == [[(GONG, "sole")], []]


def test_rows_that_share_a_merged_number_are_counted_on() -> None:
    rows = ["序号 | 任务 | 责任单位", "1 | 甲 | 市公安局", "1 | 甲 | 市商务局", "2 | 乙 | 市应急局"]
    text = "\n".join(f"| {row} |" for row in rows)
    plan = read_plan(text)
    assert [(item.number, item.owners) for item in plan.items] == [
        (1, (GONG,)),
        (2, (SHANG,)),
        (3, ("市应急局",)),
    ]
    assert plan.problems == ()


names = st.lists(
    st.sampled_from(
        ["市公安局", "市应急管理局", "市发展和改革委员会", "市水利和湖泊局", "团市委", "各县市区人民政府"]
    ),
    min_size=1,
    max_size=4,
    unique=True,
)


@given(lead=names, partners=names, number=st.integers(1, 99), wide=st.booleans())
def test_a_written_division_is_read_back(
    lead: list[str], partners: list[str], number: int, wide: bool
) -> None:
    comma, opening, closing = ("，", "（", "）") if wide else (",", "(", ")")
    text = f"{number}.标题。正文。{opening}{'、'.join(lead)}牵头{comma}{'、'.join(partners)}配合{closing}"
    [item] = read_plan(text).items
    assert [a.party for a in item.assignments if a.role is Role.LEAD] == lead
    assert [a.party for a in item.assignments if a.role is Role.SUPPORT] == partners


@given(st.text(alphabet="1.一、（(市公安局牵头会同等部门分工负责,，)）\n。 ", max_size=80))
def test_any_text_is_read(text: str) -> None:
    plan = read_plan(text)
    for assignment in plan.assignments:
        assert assignment.span is not None
        assert 0 <= assignment.span[0] <= assignment.span[1] <= len(text)


@pytest.mark.texts("xianning_2023")
@pytest.mark.covers(56, 57, by="ansheng.responsibility.read_plan")
def test_the_yearly_plan_of_xianning_2023() -> None:
    text = published("xianning_2023")
    plan = read_plan(text)
    assert [item.number for item in plan.items] == list(range(1, 24))
    assert plan.forms() == {"open": 14, "jointly": 6, "sole": 6, "groups": 2, "lead": 1, "shared": 1}
    load = plan.load()
    assert [load[name] for name in ("市应急管理局", "市公安局", "市交通运输局")] == [15, 8, 7]
    assert [(unknown.item, text[slice(*unknown.span)]) for unknown in plan.unknown] == [
        (2, "江南体育官方网站入")
    ]
    assert [problem.kind for problem in plan.problems] == ["unknown_party", "missing_number"]
    assert len(plan.items[16].brackets) == 8


@pytest.mark.texts("lingwu_2020", "dezhou_2024", "jingzhou_2022", "district_2015")
@pytest.mark.parametrize(
    ("name", "items"),
    [
        ("lingwu_2020", [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 6, 7]),
        ("dezhou_2024", []),
        ("jingzhou_2022", []),
        ("district_2015", [1, *range(1, 10), *range(1, 6)]),
    ],
)
def test_texts_that_divide_no_work_are_read_too(name: str, items: list[int]) -> None:
    plan = read_plan(published(name))
    assert [item.number for item in plan.items] == items
    said = {"district_2015": [("主管部门", "lead"), ("安监部门", "sole")]}
    assert [(a.party, a.role.value) for a in plan.assignments] == said.get(name, [])
    assert len(plan.unowned) == len(items) - len(said.get(name, []))
    assert [problem.kind for problem in plan.problems] == ([] if items else ["no_items"])
