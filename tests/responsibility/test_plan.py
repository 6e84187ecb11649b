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
        ("1.甲。(市公安局负责,6月底前完成)", ["1"], ["no_role"]),
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
    assert not plan.assignments
    assert [problem.kind for problem in plan.problems] == ([] if items else ["no_items"])
