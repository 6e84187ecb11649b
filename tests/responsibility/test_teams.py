"""Teams with leader, members and office; contacts; what enterprises need for rescue."""

from __future__ import annotations

import pytest

from ansheng.campaigns import MechanismRecord
from ansheng.campaigns.campaign import presence_by_party
from ansheng.responsibility import EnterpriseRecord, Organisation, PartyRecord, PostRecord, TeamRecord
from ansheng.responsibility.teams import RescueNeeds, contact_holes, rescue_needs, team_holes

PARTIES = [PartyRecord(name="市应急管理局", short_names="市应急局"), PartyRecord(name="市公安局")]
POSTS = [
    PostRecord(holder="赵一", post="市长", party="市人民政府", rank="first"),
    PostRecord(holder="钱二", post="副市长", party="市人民政府", rank="leader"),
    PostRecord(holder="孙三", post="副秘书长", party="市人民政府"),
]


def team(name: str, **facts: str | None) -> TeamRecord:
    whole: dict[str, str | None] = {"leader": "钱二", "members": "市应急局、各成员单位", "office": "综合科"}
    return TeamRecord(name=name, **{**whole, **facts})


def organisation(*teams: TeamRecord) -> Organisation:
    return Organisation.of(PARTIES, posts=POSTS, teams=teams)


@pytest.mark.covers(8, 9, 88, by="ansheng.responsibility.teams.team_holes")
def test_what_bodies_and_teams_lack() -> None:
    holes = team_holes(
        organisation(
            team("领导小组", members="市应急局、市公按局"),
            team("综合管理组", leader=None),
            team("整治指导组", members=None, office=None),
        ),
        required=("领导小组", "综合管理组", "整治指导组", "巡查督查组"),
    )
    assert [(hole.kind, hole.subject) for hole in holes] == [
        ("missing_team", "巡查督查组"),
        ("unknown_party", "领导小组"),
        ("no_leader", "综合管理组"),
        ("no_members", "整治指导组"),
        ("no_office", "整治指导组"),
    ]
    assert holes[1].text() == "领导小组的成员“市公按局”不在责任主体名册中"


@pytest.mark.covers(88, by="ansheng.responsibility.teams.team_holes")
def test_three_committees_and_three_headquarters_each_have_their_office() -> None:
    names = ("安委会", "减灾委", "应急委", "防汛抗旱指挥部", "森林防灭火指挥部", "抗震救灾指挥部")
    bodies = [team(name, office=None if name == "应急委" else f"{name}办公室") for name in names]
    assert [hole.text("en") for hole in team_holes(organisation(*bodies), required=names)] == [
        "'应急委' has no office registered"
    ]


@pytest.mark.covers(55, by="ansheng.responsibility.teams.team_holes")
@pytest.mark.parametrize(
    ("leader", "kinds"),
    [("钱二", []), ("赵一", ["wrong_rank"]), ("孙三", ["unknown_rank"]), ("何人", ["unknown_rank"])],
)
def test_a_working_team_is_led_by_a_vice_leader(leader: str, kinds: list[str]) -> None:
    made = organisation(
        team("专班", kind="working_team", leader=leader), team("小组", kind="leading_group", leader="赵一")
    )
    assert [hole.kind for hole in team_holes(made, ranks={"working_team": "leader"})] == kinds


@pytest.mark.covers(75, by="ansheng.responsibility.teams.contact_holes")
def test_every_body_has_a_contact_who_can_be_called() -> None:
    parties = [*PARTIES, PartyRecord(name="市商务局"), PartyRecord(name="市教育局")]
    posts = [
        PostRecord(holder="甲", post="紧急联络人", party="市应急局", phone="12345"),
        PostRecord(holder="乙", post="紧急联络人", party="市公安局"),
        PostRecord(post="紧急联络人", party="市商务局", phone="12345"),
        PostRecord(holder="丙", post="局长", party="市教育局", phone="12345"),
    ]
    holes = contact_holes(Organisation.of(parties, posts=posts))
    assert [(hole.kind, hole.subject) for hole in holes] == [
        ("no_phone", "市公安局"),
        ("no_contact", "市商务局"),
        ("no_contact", "市教育局"),
    ]


@pytest.mark.covers(126, by="ansheng.responsibility.teams.rescue_needs")
@pytest.mark.parametrize(
    ("scale", "sector", "expected"),
    [
        ("large", "危险化学品", RescueNeeds(("应急机构", "应急救援队伍"))),
        ("small", "危险化学品", RescueNeeds(("应急专人", "应急救援队伍"))),
        ("medium", "家具", RescueNeeds(("应急专人", "救护协议"))),
        (None, "家具", RescueNeeds(("救护协议",), ("scale",))),
        ("large", None, RescueNeeds(("应急机构",), ("sector",))),
    ],
)
def test_what_an_enterprise_needs_for_rescue(
    scale: str | None, sector: str | None, expected: RescueNeeds
) -> None:
    assert rescue_needs(EnterpriseRecord(scale=scale, sector=sector), {"危险化学品", "商场"}) == expected


def test_what_it_needs_is_looked_for_among_what_it_has() -> None:
    plant = EnterpriseRecord(name="丙厂", scale="large", sector="危险化学品")
    rows = [MechanismRecord(name="应急机构", party="丙厂", established=True)]
    found = presence_by_party({"丙厂": rescue_needs(plant, {"危险化学品"}).needs}, rows)["丙厂"]
    assert (found.present, found.absent) == (("应急机构",), ("应急救援队伍",))


@pytest.mark.parametrize(
    ("established", "published", "state"),
    [
        (True, True, "present"),
        (True, False, "absent"),
        (True, None, "unknown"),
        (None, True, "unknown"),
        (None, False, "absent"),
        (False, None, "absent"),
    ],
)
def test_each_department_has_published_its_lists(
    established: bool | None, published: bool | None, state: str
) -> None:
    required = {"市公安局": ["权力和责任清单"], "市应急局": ["举报奖励办法"]}
    rows = [
        MechanismRecord(
            name="权力和责任清单", party="市公安局", established=established, published=published
        ),
        MechanismRecord(name="举报奖励办法", party="市公安局", established=True, published=True),
    ]
    found = presence_by_party(required, rows, published=True)
    assert getattr(found["市公安局"], state) == ("权力和责任清单",)
    assert found["市应急局"].absent == ("举报奖励办法",)
