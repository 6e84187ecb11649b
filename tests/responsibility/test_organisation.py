"""Organisations: chains, gaps, overlaps, load, coverage."""

from __future__ import annotations

import pytest

from ansheng.campaigns import TaskRecord
from ansheng.hazards import HazardRecord
from ansheng.responsibility import (
    Assignment,
    AssignmentRecord,
    EnterpriseRecord,
    Organisation,
    Parties,
    PartyRecord,
    PostRecord,
    Role,
    SectorRecord,
    TeamRecord,
    read_plan,
)
from tests.work import lines

PARTIES = [
    PartyRecord(name="市应急管理局", short_names="市应急局", kind="department", level="city"),
    PartyRecord(name="市公安局", kind="department", level="city"),
    PartyRecord(name="市商务局", kind="department", level="city"),
    PartyRecord(name="甲县", kind="district", level="county"),
    PartyRecord(name="乙县", kind="district", level="county"),
    PartyRecord(name="一镇", kind="township", level="township"),
    PartyRecord(name="负有监管职责的各部门", kind="group", members="市公安局、市商务局"),
]
POSTS = [
    PostRecord(holder="赵一", post="市长", party="市人民政府", level="city", rank="first"),
    PostRecord(
        holder="钱二",
        post="副市长",
        party="市人民政府",
        level="city",
        rank="leader",
        fields="危险化学品、矿山",
    ),
    PostRecord(holder="孙三", post="副市长", party="市人民政府", level="city", rank="leader", fields="矿山"),
    PostRecord(holder="李四", post="局长", party="市应急局", level="city", rank="first"),
    PostRecord(holder="周五", post="科长", party="市应急管理局", level="city", rank="officer"),
    PostRecord(post="副县长", party="甲县", level="county", rank="leader", duty_list=False),
    PostRecord(holder="吴六", post="镇长", party="一镇", level="township", rank="first"),
    PostRecord(holder="郑七", post="厂长", party="丙厂", level="enterprise", rank="first"),
]
SECTORS = [
    SectorRecord(sector="危险化学品", party="市应急局"),
    SectorRecord(sector="矿山", party="市应急管理局、市公安局"),
    SectorRecord(sector="室内冰雪", emerging=True),
]


def organisation(**more: object) -> Organisation:
    return Organisation.of(PARTIES, posts=POSTS, sectors=SECTORS, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name", ["市应急\u200b局", "市 应急局", "市应急管理局(本级)", "ＡＢＣ【中国】公司", "abc（中国）公司"]
)
def test_a_party_is_found_however_its_name_is_typed(name: str) -> None:
    register = Parties.of([PartyRecord(name="市应急管理局", short_names="市应急局"), "abc(中国)公司"])
    found = register.find(name)
    assert found is not None
    assert found.name in ("市应急管理局", "abc(中国)公司")


def test_the_chain_of_a_hazard_from_the_enterprise_to_the_leaders() -> None:
    chain = organisation().chain_of(HazardRecord(unit="丙厂", sector="危险化学品", region="一镇"))
    assert [(link.kind, link.party, link.post.holder if link.post else None) for link in chain] == [
        ("enterprise", "丙厂", "郑七"),
        ("department", "市应急管理局", "李四"),
        ("locality", "一镇", "吴六"),
        ("leaders", "市人民政府", "钱二"),
        ("leaders", "市人民政府", "赵一"),
    ]
    assert chain[0].text() == "企业主体责任：丙厂 厂长 郑七"


def test_what_is_not_registered_stands_in_the_chain() -> None:
    chain = organisation().chain_of(EnterpriseRecord(name="丁厂", sector="室内冰雪", region="二镇"))
    assert [(link.kind, link.party, link.known) for link in chain] == [
        ("enterprise", "丁厂", False),
        ("department", None, False),
        ("locality", "二镇", False),
        ("leaders", None, False),
        ("leaders", "市人民政府", True),
    ]
    assert chain[1].text() == "部门监管责任：未登记 未登记"


@pytest.mark.parametrize(
    ("party", "governs"),
    [("中共某市委", True), ("市委宣传部", False), ("市政府办公室", False), ("高新区管委会", True)],
)
def test_heads_of_departments_of_a_party_committee_are_not_heads_of_the_city(
    party: str, governs: bool
) -> None:
    head = PostRecord(holder="某", post="负责人", party=party, level="city", rank="first")
    [link] = [
        each for each in Organisation.of([], posts=[head]).chain_of(TaskRecord()) if each.kind == "leaders"
    ]
    assert (link.party == party) is governs


def test_the_chain_of_a_task_begins_with_its_lead() -> None:
    chain = organisation().chain_of(TaskRecord(name="整治", lead="市商务局"))
    assert [(link.kind, link.party) for link in chain] == [
        ("department", "市商务局"),
        ("leaders", "市人民政府"),
    ]


@pytest.mark.covers(54, 58, by="Organisation.gaps")
def test_gaps() -> None:
    plan = read_plan("1.甲。(市公安局、市商务局、市应急局分工负责)\n2.乙。(市公按局负责)", PARTIES)
    division = [*plan.assignments, Assignment("3", "市商务局", Role.SUPPORT)]
    holes = organisation(assignments=division).gaps()
    assert [(hole.kind, hole.subject) for hole in holes] == [
        ("unsupervised_sector", "室内冰雪"),
        ("no_lead", "1"),
        ("unowned_subject", "3"),
        ("no_field", "甲县 副县长"),
        ("unfilled_post", "甲县 副县长"),
        ("no_duty_list", "甲县 副县长"),
        ("unknown_party", "市公按局"),
    ]
    assert holes[0].text() == "新业态“室内冰雪”无监管部门"
    assert "did you mean 市公安局" in holes[-1].text("en").replace("'", "")


@pytest.mark.covers(60, by="Organisation.gaps")
def test_a_sector_that_only_an_enterprise_names_is_unsupervised() -> None:
    found = organisation(enterprises=[EnterpriseRecord(name="戊店", sector="醇基燃料")]).gaps()
    assert "醇基燃料" in [hole.subject for hole in found if hole.kind == "unsupervised_sector"]


def test_overlaps() -> None:
    rows = [
        AssignmentRecord(subject="应急演练", party="市公安局", role="sole"),
        AssignmentRecord(subject="应急演练", party="市商务局", role="独立负责"),
    ]
    assert [
        (hole.kind, hole.subject, hole.parties) for hole in organisation(assignments=rows).overlaps()
    ] == [
        ("shared_sector", "矿山", ("市应急管理局", "市公安局")),
        ("several_sole", "应急演练", ("市公安局", "市商务局")),
        ("shared_field", "矿山", ("钱二", "孙三")),
    ]


def looked_through(size: int) -> None:
    made = Organisation.of(
        [f"{n}局" for n in range(size)],
        posts=[
            PostRecord(holder="某", party=f"{n}局", rank="leader", level="city", fields=f"行业{n}")
            for n in range(size)
        ],
        sectors=[SectorRecord(sector=f"行业{n}", party=f"{n}局") for n in range(size)],
    )
    assert not made.gaps()
    assert not made.overlaps()
    for n in range(size):
        chain = made.chain_of(EnterpriseRecord(name="丙厂", sector=f"行业{n}"))
        assert chain[1].party == f"{n}局"


def test_a_large_organisation_is_looked_through_once() -> None:
    assert lines(lambda: looked_through(800)) < 5 * lines(lambda: looked_through(200))


@pytest.mark.parametrize(
    "name",
    [
        "各县（市、区）人民政府",
        "各县(市、区)党委政府",
        "各县市区",
        "各区县安委会",
        "各县（市、区）党委",
        "各县市区管委会",
    ],
)
def test_names_for_all_districts(name: str) -> None:
    assert Parties.of(PARTIES).expand(name) == ("甲县", "乙县")


def test_load_counts_short_names_and_members_of_groups() -> None:
    plan = read_plan(
        "1.甲。(市应急局负责)\n2.乙。(负有监管职责的各部门分工负责)\n3.丙。(各县市区政府、市公安局分工负责)",
        PARTIES,
    )
    assert organisation(assignments=plan.assignments).load() == {
        "市应急管理局": 1,
        "市公安局": 2,
        "市商务局": 1,
        "甲县": 1,
        "乙县": 1,
    }


@pytest.mark.covers(34, 63, by="Organisation.misled_teams")
def test_a_leader_of_a_team_answers_for_its_field() -> None:
    teams = [
        TeamRecord(name="一组", leader="钱二", sector="矿山"),
        TeamRecord(name="二组", leader="孙三", sector="危险化学品"),
        TeamRecord(name="三组", leader="何人", sector="矿山"),
        TeamRecord(name="四组", leader="钱二"),
    ]
    assert [hole.subject for hole in organisation(teams=teams).misled_teams()] == ["二组", "三组"]


@pytest.mark.covers(114, by="Organisation.coverage")
def test_coverage_of_three_levels() -> None:
    covered = organisation().coverage("county", "township", "village")
    assert [(c.level, c.covered, c.total, c.bare) for c in covered] == [
        ("county", 0, 2, ("甲县", "乙县")),
        ("township", 1, 1, ()),
        ("village", 0, 0, ()),
    ]
