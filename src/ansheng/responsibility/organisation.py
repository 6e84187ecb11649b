"""Organisation: who supervises what, the chain from a post to the leaders of a city, and its holes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Literal

import attrs

from ansheng.errors import word
from ansheng.facts.record import Facts
from ansheng.responsibility.assignments import Assignment
from ansheng.responsibility.parties import Parties, is_group, names_in, plain
from ansheng.responsibility.records import (
    AssignmentRecord,
    EnterpriseRecord,
    PartyRecord,
    PostRecord,
    SectorRecord,
    TeamRecord,
)
from ansheng.responsibility.roles import Role
from ansheng.sectors.sector import usual_departments
from ansheng.sheets.names import key
from ansheng.words import NO_WORDS, Lang, Words

Kind = Literal["enterprise", "department", "locality", "leaders"]

KINDS: Mapping[Kind, Words] = {
    "enterprise": Words("企业主体责任", "the enterprise's own"),
    "department": Words("部门监管责任", "departments' supervision"),
    "locality": Words("属地管理责任", "local management"),
    "leaders": Words("党政领导责任", "party and government leaders'"),
}
"""The four kinds of responsibility, in Chinese and in English."""

_GOVERNING = re.compile(r"(?:党委|党工委|政府|管委会|[省市县区州旗盟]委)$")
_TOP = ("county", "city", "province")
_UP = ("enterprise", "village", "township", "county", "city", "province")


@attrs.frozen
class Link:
    """One link of a chain: a kind of responsibility, the party, and the post; None is not registered."""

    kind: Kind
    party: str | None
    post: PostRecord | None = None

    @property
    def known(self) -> bool:
        """Whether both the party and the person are registered."""
        return self.party is not None and self.post is not None

    def text(self, lang: Lang = "zh") -> str:
        """The link in a line."""
        kind = word(lang, KINDS[self.kind])
        unknown = word(lang, Words("未登记", "not registered"))
        person = " ".join(w for w in (self.post.post, self.post.holder) if w) if self.post else unknown
        return word(
            lang,
            Words(f"{kind}：{self.party or unknown} {person}", f"{kind}: {self.party or unknown}, {person}"),
        )


@attrs.frozen
class Hole:
    """A gap or an overlap in who answers for what.

    :param kind: gaps are ``unsupervised_sector``, ``unowned_subject``, ``no_lead``, ``unknown_party``, ``no_field``,
        ``no_duty_list``, ``unfilled_post``; overlaps ``shared_sector``, ``several_sole``, ``shared_field``;
        ``wrong_leader`` is a team whose leader does not answer for its field
    """

    kind: str
    subject: str
    words: Words
    parties: tuple[str, ...] = ()

    def text(self, lang: Lang = "zh") -> str:
        """What is amiss, in a line."""
        return word(lang, self.words)


@attrs.frozen
class Coverage:
    """How many bodies of a level have a responsible post, of how many; ``bare`` are those without."""

    level: str
    covered: int
    total: int
    bare: tuple[str, ...]


@attrs.frozen
class Organisation:
    """The bodies of an area, their posts, who supervises which sector, and who answers for which subject."""

    parties: Parties
    posts: tuple[PostRecord, ...] = ()
    sectors: tuple[SectorRecord, ...] = ()
    enterprises: tuple[EnterpriseRecord, ...] = ()
    teams: tuple[TeamRecord, ...] = ()
    assignments: tuple[Assignment, ...] = ()

    @classmethod
    def of(
        cls,
        parties: Parties | Iterable[PartyRecord | str],
        *,
        posts: Iterable[PostRecord] = (),
        sectors: Iterable[SectorRecord] = (),
        enterprises: Iterable[EnterpriseRecord] = (),
        teams: Iterable[TeamRecord] = (),
        assignments: Iterable[Assignment | AssignmentRecord] = (),
    ) -> Organisation:
        """The organisation of records, as the tables of a dossier give them, or of a plan's assignments."""
        return cls(
            parties if isinstance(parties, Parties) else Parties.of(parties),
            tuple(posts),
            tuple(sectors),
            tuple(enterprises),
            tuple(teams),
            tuple(_assignment(each) for each in assignments),
        )

    def supervisors(self, sector: str) -> tuple[str, ...]:
        """The bodies that supervise a sector."""
        return tuple(self._supervisors.get(sector, ()))

    @cached_property
    def _supervisors(self) -> Mapping[str, Mapping[str, None]]:
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for row in self.sectors:
            for name in names_in(row.party):
                found[row.sector or ""][self.parties.named(name)] = None
        return found

    @cached_property
    def _by_field(self) -> Mapping[str, Sequence[PostRecord]]:
        found: dict[str, list[PostRecord]] = defaultdict(list)
        for post in self.posts:
            for field in dict.fromkeys(names_in(post.fields)):
                found[field].append(post)
        return found

    @cached_property
    def _by_party(self) -> Mapping[str, Sequence[PostRecord]]:
        found: dict[str, list[PostRecord]] = defaultdict(list)
        for post in self.posts:
            if post.party:
                found[self.parties.named(post.party)].append(post)
        return found

    @cached_property
    def _heads(self) -> Sequence[PostRecord]:
        """The first-responsible persons of the highest level there is."""
        tops = [post for post in self.posts if post.level in _TOP]
        highest = max((_height(post) for post in tops), default=0)
        return [p for p in tops if p.rank == "first" and _height(p) == highest and self._governs(p)]

    def leaders(self, sector: str) -> tuple[PostRecord, ...]:
        """The posts whose field the sector is, lower levels first (一岗双责)."""
        return tuple(sorted(self._by_field.get(sector, ()), key=_height))

    def chain_of(self, thing: Facts) -> tuple[Link, ...]:
        """The chain from the enterprise's own head to the leaders who answer for the sector and the area.

        Whatever is not registered stands in the chain as a link without a party or without a post.

        :param thing: a hazard, a task, an enterprise: a record with some of ``unit``/``name``, ``sector``,
            ``department``/``lead`` and ``region``; what a hazard does not say of its unit is taken from the enterprise
        """
        facts = self._with_enterprise(thing.values())
        sector = facts.get("sector")
        links: list[Link] = []
        if thing.table != "tasks":
            links.append(self._first("enterprise", facts.get("unit") or facts.get("name")))
        named = facts.get("department") or facts.get("lead")
        bodies = names_in(named) or (self.supervisors(sector) if sector else ())
        links += [self._first("department", self.parties.named(body)) for body in bodies] or [
            Link("department", None)
        ]
        if facts.get("region"):
            links.append(self._first("locality", facts["region"]))
        return (*links, *self._charged(facts.get("leader")), *self._at_the_top(sector))

    @cached_property
    def _by_enterprise(self) -> Mapping[str, EnterpriseRecord]:
        return {key(each.name): each for each in reversed(self.enterprises) if each.name}

    def _with_enterprise(self, facts: Mapping[str, Any]) -> dict[str, Any]:
        """The facts, with those of the registered enterprise that they leave open."""
        found = self._by_enterprise.get(key(facts.get("unit") or ""))
        own = found.values() if found else {}
        more = {name: own[name] for name in ("sector", "department", "region") if own.get(name)}
        return {**more, **{name: value for name, value in facts.items() if value is not None}}

    def _charged(self, leader: str | None) -> tuple[Link, ...]:
        """The link of the leader in charge of a task (包保领导), by the registered post."""
        if not leader:
            return ()
        posts = [post for post in self.posts if post.holder == leader]
        return tuple(Link("leaders", post.party, post) for post in posts) or (
            Link("leaders", None, PostRecord(holder=leader)),
        )

    def _first(self, kind: Kind, party: str | None) -> Link:
        """The link of a party, by its first-responsible person, or else whoever is nearest to that."""
        held = self._by_party.get(self.parties.named(party), ()) if party else ()
        order = ("first", "leader", "officer", None)
        return Link(kind, party, min(held, key=lambda post: order.index(post.rank), default=None))

    def _at_the_top(self, sector: str | None) -> tuple[Link, ...]:
        """The leaders for the sector, and the first-responsible persons of the highest level there is."""
        fields = [p for p in self.leaders(sector) if p.level in _TOP] if sector else []
        missing = [] if fields or not sector else [Link("leaders", None)]
        found = [
            Link("leaders", post.party, post)
            for post in (*fields, *(h for h in self._heads if h not in fields))
        ]
        return (*missing, *(found or ([] if missing else [Link("leaders", None)])))

    @staticmethod
    def _governs(post: PostRecord) -> bool:
        return _GOVERNING.search(plain(post.party or "")) is not None

    def load(self) -> Counter[str]:
        """For how many subjects each party answers, groups expanded where the register says what they hold."""
        seen = {(a.subject, name) for a in self.assignments for name in self._members(a)}
        return Counter(name for _, name in seen)

    def _members(self, assignment: Assignment) -> tuple[str, ...]:
        return self.parties.expand(assignment.party) or (self.parties.named(assignment.party),)

    def gaps(self) -> tuple[Hole, ...]:
        """What nobody answers for: sectors without supervisor, subjects without owner or lead, posts without field."""
        return (*self._bare_sectors(), *self._bare_subjects(), *self._bare_posts(), *self._strangers())

    def _bare_sectors(self) -> Iterator[Hole]:
        used = [e.sector for e in self.enterprises if e.sector]
        emerging = {row.sector for row in self.sectors if row.emerging}
        for sector in dict.fromkeys([*(row.sector for row in self.sectors if row.sector), *used]):
            if not self.supervisors(sector):
                zh = f"{'新业态' if sector in emerging else '行业领域'}“{sector}”无监管部门"
                usual = usual_departments(sector)
                yield Hole(
                    "unsupervised_sector",
                    sector,
                    Words(f"{zh}{usual.zh}", f"nobody supervises the sector {sector!r}{usual.en}"),
                )

    def _bare_subjects(self) -> Iterator[Hole]:
        for subject, assignments in self._by_subject().items():
            owners = [a for a in assignments if a.role.owns]
            if not owners:
                yield Hole(
                    "unowned_subject", subject, Words(f"“{subject}”无责任单位", f"nobody owns {subject!r}")
                )
            elif len(owners) > 2 and not any(a.role.whole for a in owners):
                names = tuple(a.party for a in owners)
                zh = f"“{subject}”由{len(owners)}个单位分工，未明确牵头单位"
                yield Hole(
                    "no_lead",
                    subject,
                    Words(zh, f"{subject!r} is shared by {len(owners)} parties without a lead"),
                    names,
                )

    def _bare_posts(self) -> Iterator[Hole]:
        for post in self.posts:
            who = " ".join(w for w in (post.party, post.post, post.holder) if w)
            if post.rank == "leader" and not names_in(post.fields):
                yield Hole("no_field", who, Words(f"{who}未登记分管领域", f"{who} has no field registered"))
            if not post.holder:
                yield Hole(
                    "unfilled_post", who, Words(f"{who}未登记任职人", f"nobody is registered for {who}")
                )
            if post.duty_list is False:
                yield Hole(
                    "no_duty_list",
                    who,
                    Words(f"{who}未制定年度职责清单", f"{who} has no duty list of the year"),
                )

    def _strangers(self) -> Iterator[Hole]:
        named = [a.party for a in self.assignments if not a.group]
        named += [name for row in self.sectors for name in names_in(row.party)]
        for name in dict.fromkeys(named):
            if not is_group(name) and self.parties.find(name) is None:
                close = self.parties.near(name)
                hint = (
                    Words(f"；是否指“{close[0]}”？", f"; did you mean {close[0]!r}?") if close else NO_WORDS
                )
                yield Hole(
                    "unknown_party",
                    name,
                    Words(f"“{name}”不在责任主体名册中{hint.zh}", f"{name!r} is not registered{hint.en}"),
                )

    def overlaps(self) -> tuple[Hole, ...]:
        """What more than one answers for: sectors, subjects with several whole owners, fields of leaders."""
        return (*self._shared_sectors(), *self._shared_subjects(), *self._shared_fields())

    def _shared_sectors(self) -> Iterator[Hole]:
        for sector in dict.fromkeys(row.sector for row in self.sectors if row.sector):
            names = self.supervisors(sector)
            if len(names) > 1:
                zh = f"行业领域“{sector}”有{len(names)}个监管部门：{'、'.join(names)}"
                yield Hole(
                    "shared_sector", sector, Words(zh, f"{sector!r} has {len(names)} supervisors"), names
                )

    def _shared_subjects(self) -> Iterator[Hole]:
        for subject, assignments in self._by_subject().items():
            places = {a.span: a for a in assignments if a.role is Role.SOLE}
            rows = [a.party for a in assignments if a.role is Role.SOLE and a.span is None]
            if len(rows) > 1 and len(places) <= 1:
                zh = f"“{subject}”有{len(rows)}个单位均列为单独负责：{'、'.join(rows)}"
                yield Hole(
                    "several_sole",
                    subject,
                    Words(zh, f"{subject!r} has {len(rows)} sole owners"),
                    tuple(rows),
                )

    def _shared_fields(self) -> Iterator[Hole]:
        held: dict[tuple[str, str], list[str]] = defaultdict(list)
        for post in self.posts:
            if post.rank == "leader":
                for field in names_in(post.fields):
                    held[post.party or "", field].append(post.holder or post.post or "")
        for (party, field), holders in held.items():
            if len(holders) > 1:
                zh = f"{party}有{len(holders)}位领导分管“{field}”：{'、'.join(holders)}"
                yield Hole(
                    "shared_field",
                    field,
                    Words(zh, f"{party} has {len(holders)} leaders for {field!r}"),
                    tuple(holders),
                )

    def misled_teams(self) -> tuple[Hole, ...]:
        """Teams whose leader has no post with the team's field; a leader who is not registered is one too."""
        found: list[Hole] = []
        for team in self.teams:
            if not team.sector or not team.leader:
                continue
            fields = [f for post in self.posts if post.holder == team.leader for f in names_in(post.fields)]
            if team.sector not in fields:
                name = team.name or team.sector
                words = Words(
                    f"{name}的组长“{team.leader}”不分管“{team.sector}”",
                    f"{team.leader}, who leads {name}, does not answer for {team.sector!r}",
                )
                found.append(Hole("wrong_leader", name, words, (team.leader,)))
        return tuple(found)

    def coverage(self, *levels: str) -> tuple[Coverage, ...]:
        """Of the bodies of each level, how many have a post that somebody holds (区、乡、村三级覆盖).

        :param levels: such as county, township, village; all levels that the register has where none is given
        """
        kinds = levels or tuple(lv for lv in _UP if any(p.level == lv for p in self.parties.records))
        filled = {self.parties.named(post.party) for post in self.posts if post.party and post.holder}
        found: list[Coverage] = []
        for level in kinds:
            names = [p.name for p in self.parties.records if p.level == level and p.name]
            bare = tuple(name for name in names if plain(name) not in filled and name not in filled)
            found.append(Coverage(level, len(names) - len(bare), len(names), bare))
        return tuple(found)

    def _by_subject(self) -> dict[str, list[Assignment]]:
        grouped: dict[str, list[Assignment]] = defaultdict(list)
        for assignment in self.assignments:
            grouped[assignment.subject].append(assignment)
        return grouped


def _height(post: PostRecord) -> int:
    return _UP.index(post.level) if post.level in _UP else -1


def _assignment(each: Assignment | AssignmentRecord) -> Assignment:
    if isinstance(each, Assignment):
        return each
    party = plain(each.party or "")
    return Assignment(
        each.subject or "", party, Role(each.role or "own_part"), bool(each.open), is_group(party)
    )
