"""Teams, contacts and rescue: which bodies, leaders, members, contacts and rescue arrangements are lacking."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

import attrs

from ansheng.responsibility.organisation import Hole, Organisation
from ansheng.responsibility.parties import is_group, names_in, plain
from ansheng.responsibility.records import EnterpriseRecord, TeamRecord
from ansheng.words import Words


def team_holes(
    organisation: Organisation, *, required: Iterable[str] = (), ranks: Mapping[str, str] | None = None
) -> tuple[Hole, ...]:
    """What the teams of an organisation lack: the team itself, leader, members, the office that does its work.

    :param required: names of teams that there must be
    :param ranks: by kind of team the rank that its leader must have, such as ``{"working_team": "leader"}`` for a
        team led by a vice-leader; whether a leader who is in no post has it is not known, which is said
    :returns: holes of the kinds ``missing_team``, ``no_leader``, ``no_members``, ``no_office``, ``unknown_party``,
        ``wrong_rank``, ``unknown_rank``
    """
    named = {plain(team.name) for team in organisation.teams if team.name}
    missing = [
        Hole("missing_team", name, Words(f"未设{name}", f"there is no {name!r}"))
        for name in required
        if plain(name) not in named
    ]
    found = (hole for team in organisation.teams for hole in _of_team(organisation, team, ranks or {}))
    return (*missing, *found)


def _of_team(organisation: Organisation, team: TeamRecord, ranks: Mapping[str, str]) -> Iterator[Hole]:
    name = team.name or team.sector or ""
    for kind, value, words in (
        ("no_leader", team.leader, Words("组长", "leader")),
        ("no_members", team.members, Words("成员单位", "members")),
        ("no_office", team.office, Words("承担科室", "office")),
    ):
        if not value:
            yield Hole(kind, name, Words(f"{name}未登记{words.zh}", f"{name!r} has no {words.en} registered"))
    for member in names_in(team.members):
        if not is_group(member) and organisation.parties.find(member) is None:
            said = Words(
                f"{name}的成员“{member}”不在责任主体名册中", f"{member!r} of {name!r} is not registered"
            )
            yield Hole("unknown_party", name, said, (member,))
    wanted = ranks.get(team.kind or "")
    if wanted and team.leader:
        yield from _rank(organisation, name, team.leader, wanted)


def _rank(organisation: Organisation, name: str, leader: str, wanted: str) -> Iterator[Hole]:
    held = {post.rank for post in organisation.posts if post.holder == leader}
    if wanted in held:
        return
    if not held - {None}:
        words = Words(
            f"{name}的组长“{leader}”的责任层次不明", f"the rank of {leader}, who leads {name!r}, is not known"
        )
        yield Hole("unknown_rank", name, words, (leader,))
    else:
        words = Words(
            f"{name}的组长“{leader}”的责任层次不符合要求", f"{leader}, who leads {name!r}, has another rank"
        )
        yield Hole("wrong_rank", name, words, (leader,))


def contact_holes(organisation: Organisation, post: str = "紧急联络人") -> tuple[Hole, ...]:
    """The registered bodies of which nobody holds a post, or whose holder has no telephone number.

    :param post: the post that every body must have filled
    """
    held = {
        organisation.parties.named(row.party): row
        for row in organisation.posts
        if row.party and row.holder and row.post == post
    }
    found: list[Hole] = []
    for party in organisation.parties.records:
        name = party.name or ""
        row = held.get(name)
        if row is None:
            found.append(Hole("no_contact", name, Words(f"{name}未登记{post}", f"{name!r} has no {post!r}")))
        elif not row.phone:
            words = Words(
                f"{name}的{post}“{row.holder}”未登记联系电话",
                f"{row.holder}, {post} of {name!r}, has no number",
            )
            found.append(Hole("no_phone", name, words))
    return tuple(found)


@attrs.frozen
class RescueNeeds:
    """What an enterprise must have ready for emergencies.

    :param needs: of 应急机构, 应急专人, 应急救援队伍, 救护协议
    :param unknown: the facts that are missing, so that more may be needed
    """

    needs: tuple[str, ...]
    unknown: tuple[str, ...] = ()


def rescue_needs(enterprise: EnterpriseRecord, high_risk: Collection[str]) -> RescueNeeds:
    """What an enterprise must have ready by its size and sector (某区 2011–2015).

    Large ones a body of their own, others a named person; those of high risk or with crowds a rescue team, the rest an
    agreement with a professional one.

    :param high_risk: the sectors of high risk or with crowds

    >>> rescue_needs(EnterpriseRecord(scale="large", sector="商场"), {"商场"}).needs
    ('应急机构', '应急救援队伍')
    """
    needs, unknown = [], []
    if enterprise.scale is None:
        unknown.append("scale")
    else:
        needs.append("应急机构" if enterprise.scale == "large" else "应急专人")
    if enterprise.sector is None:
        unknown.append("sector")
    else:
        needs.append("应急救援队伍" if enterprise.sector in high_risk else "救护协议")
    return RescueNeeds(tuple(needs), tuple(unknown))
