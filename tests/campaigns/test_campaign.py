"""Campaigns: schemes, cascades, spans, mechanisms, key tasks."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.campaigns import (
    CampaignRecord,
    MechanismRecord,
    PlanRecord,
    Scheme,
    TaskRecord,
    bare_key_tasks,
    campaign_problems,
    cascade,
    presence,
    span_of,
)
from ansheng.errors import InputError

GROUPS = ["总体", "专题", "专项一", "专项二", "专项三", "增设"]


def plans(*counts: int) -> list[PlanRecord]:
    return [
        PlanRecord(name=f"{group}{n}", group=group)
        for group, count in zip(GROUPS, counts, strict=True)
        for n in range(count)
    ]


@pytest.mark.covers(3, 4, 38, by="Scheme.parse(text).check(plans, groups)")
def test_a_scheme_against_the_register_of_plans() -> None:
    scheme = Scheme.parse("“1+2+9+7+3+1”")
    assert (scheme.total, sum(scheme.terms[2:])) == (23, 20)
    assert scheme.check(plans(1, 2, 9, 7, 3, 1), GROUPS).complete
    short = scheme.check([*plans(1, 2, 8, 7, 4, 1), PlanRecord(name="无类别")], GROUPS)
    assert (short.missing, short.ungrouped, short.complete) == ((0, 0, 1, 0, -1, 0), 1, False)


@pytest.mark.parametrize("text", ["", "1+", "一加二", "1+2+", "12345678+1"])
def test_what_is_no_scheme(text: str) -> None:
    with pytest.raises(InputError, match="方案体系"):
        Scheme.parse(text)


def test_a_scheme_needs_a_group_for_each_term() -> None:
    with pytest.raises(InputError, match=r"3项.*2个"):
        Scheme.parse("1+2+9").check([], ["甲", "乙"])
    with pytest.raises(InputError, match="重复"):
        Scheme.parse("1+2").check([], ["甲", "甲"])


@pytest.mark.covers(36, 37, by="ansheng.campaigns.cascade")
@pytest.mark.parametrize(("higher", "lower"), [(8, 10), (26, 32)])
def test_a_city_plan_against_the_provincial_one(higher: int, lower: int) -> None:
    above = [TaskRecord(id=f"省{n}", name=f"任务{n}") for n in range(higher)]
    below = [TaskRecord(name=f"“任务{n}”") for n in range(higher)] + [
        TaskRecord(name=f"本地任务{n}") for n in range(lower - higher)
    ]
    found = cascade(above, below)
    assert (found.higher, found.lower, len(found.kept), len(found.added)) == (
        higher,
        lower,
        higher,
        lower - higher,
    )
    assert not found.missing


@pytest.mark.covers(79, by="ansheng.campaigns.cascade")
def test_items_split_merged_left_out_and_of_unknown_origin() -> None:
    above = [
        TaskRecord(id="1", name="矿山"),
        TaskRecord(id="2", name="化工"),
        TaskRecord(id="3", name="消防"),
    ]
    below = [
        TaskRecord(name="露天矿", derives_from="1"),
        TaskRecord(name="地下矿", derives_from="矿山"),
        TaskRecord(name="园区", derives_from="2、4"),
        TaskRecord(name="燃气"),
    ]
    found = cascade(above, below)
    assert found.split == (("矿山", ("露天矿", "地下矿")),)
    assert found.kept == (("化工", "园区"),)
    assert (found.added, found.missing, found.unknown) == (("燃气",), ("消防",), (("园区", "4"),))
    assert found.text("en") == "3 → 4: 1 kept, 1 split, 1 added, 1 missing"
    both = cascade(["甲", "乙"], [MechanismRecord(name="合并", derives_from="甲，乙")])
    assert (both.merged, both.missing) == ((("合并", ("甲", "乙")),), ())


def test_items_of_one_name_are_told_apart_by_their_numbers() -> None:
    above = [TaskRecord(id="1", name="排查"), TaskRecord(id="2", name="排查")]
    below = [TaskRecord(name="排查", derives_from="2"), TaskRecord(name="排查", derives_from="2")]
    found = cascade(above, below)
    assert (found.missing, found.split, found.kept) == (("排查",), (("排查", ("排查", "排查")),), ())


@given(st.lists(st.integers(0, 30), unique=True), st.lists(st.integers(0, 30), unique=True))
def test_names_alone_partition_both_plans(higher: list[int], lower: list[int]) -> None:
    found = cascade([f"第{n}项任务" for n in higher], [f"第{n}项任务" for n in lower])
    assert len(found.kept) + len(found.missing) == len(higher)
    assert len(found.kept) + len(found.added) == len(lower)


def hundred(**changes: object) -> CampaignRecord:
    return CampaignRecord(
        name="百日行动", starts_on="2020-12-15", ends_on="2021-03-31", declared_days=100, part_of="三年行动"
    ).evolve(**changes)


YEARS = CampaignRecord(name="三年行动", starts_on="2020-07-01", ends_on="2022-12-31")


@pytest.mark.covers(33, by="ansheng.campaigns.campaign_problems")
def test_a_hundred_days_that_are_a_hundred_and_seven() -> None:
    span = span_of(hundred())
    assert (span.days, span.agrees, span.last_declared) == (107, False, dt.date(2021, 3, 24))
    [problem] = campaign_problems([YEARS, hundred()])
    assert problem.text() == "“百日行动”宣布为期100天，按起止日期实为107天（第100天为2021年3月24日）；请核对"
    assert campaign_problems([YEARS, hundred(ends_on="2021-03-24")]) == ()


def test_nested_campaigns_stay_within_their_parent() -> None:
    kinds = [
        problem.kind
        for campaign in (
            hundred(declared_days=None, ends_on="2023-01-01"),
            hundred(declared_days=None, part_of="没有的行动"),
            hundred(ends_on=None),
        )
        for problem in campaign_problems([YEARS, campaign])
    ]
    assert kinds == ["outside_parent", "unknown_campaign", "no_span"]
    twice = [YEARS, YEARS.evolve(part_of="三年行动")]
    assert [problem.kind for problem in campaign_problems(twice)] == ["repeated_name", "nested_in_itself"]
    assert span_of(YEARS).agrees is None


def test_required_mechanisms() -> None:
    rows = [
        MechanismRecord(name="例会", established=True),
        MechanismRecord(name="协调联动", established=False),
        MechanismRecord(name="举报投诉即办"),
    ]
    found = presence(["例会", "协调联动", "举报投诉即办", "台账管理"], rows)
    assert (found.present, found.absent, found.unknown) == (
        ("例会",),
        ("协调联动", "台账管理"),
        ("举报投诉即办",),
    )


@pytest.mark.covers(32, 95, by="ansheng.campaigns.bare_key_tasks")
def test_every_key_task_has_its_plan_and_leader() -> None:
    tasks = [
        TaskRecord(name="甲", key=True, measure="一事一策1号", leader="某副市长"),
        TaskRecord(name="乙", key=True, leader="某副市长"),
        TaskRecord(name="丙", key=True),
        TaskRecord(name="丁", key=False),
        TaskRecord(name="戊"),
    ]
    assert [problem.text() for problem in bare_key_tasks(tasks)] == [
        "重点任务“乙”缺少一事一策方案；请补齐",
        "重点任务“丙”缺少一事一策方案和包保领导；请补齐",
    ]
