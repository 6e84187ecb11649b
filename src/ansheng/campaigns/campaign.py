"""Campaign: its span against the days it declares, campaigns nested in it, and what it must have set up."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import attrs

from ansheng.campaigns.records import CampaignRecord, MechanismRecord, TaskRecord
from ansheng.dates import day_label, shift
from ansheng.errors import InputError, Problem
from ansheng.words import Words


@attrs.frozen
class Span:
    """The days of a campaign, first and last included, against the number that its name declares.

    :param last_declared: the last day if it took just the declared number of days
    """

    starts_on: dt.date
    ends_on: dt.date
    declared: int | None

    @property
    def days(self) -> int:
        """How many days it takes, both ends included."""
        return (self.ends_on - self.starts_on).days + 1

    @property
    def last_declared(self) -> dt.date | None:
        """The last day if it took as many days as it declares."""
        return None if not self.declared else shift(self.starts_on, days=self.declared - 1)

    @property
    def agrees(self) -> bool | None:
        """Whether it takes the days it declares; None where it declares none."""
        return None if self.declared is None else self.declared == self.days


def span_of(campaign: CampaignRecord) -> Span:
    """The span of a campaign.

    :raises InputError: it has no first or last day, or ends before it begins

    >>> hundred = CampaignRecord(name="百日行动", starts_on="2020-12-15", ends_on="2021-03-31", declared_days=100)
    >>> span_of(hundred).days, span_of(hundred).last_declared
    (107, datetime.date(2021, 3, 24))
    """
    starts, ends = campaign.starts_on, campaign.ends_on
    if starts is None or ends is None or ends < starts:
        raise InputError(
            Words(
                f"专项行动“{campaign.name}”的起止日期不全或颠倒；请更正",
                f"campaign {campaign.name!r} has no first or last day, or ends before it begins; correct it",
            )
        )
    return Span(starts, ends, campaign.declared_days)


def campaign_problems(campaigns: Iterable[CampaignRecord]) -> tuple[Problem, ...]:
    """What does not fit among campaigns: spans that are not as declared, nested ones that leave their parent's."""
    known = tuple(campaigns)
    by_name = {campaign.name: campaign for campaign in known}
    found: list[Problem] = []
    for name, times in Counter(campaign.name for campaign in known).items():
        if times > 1:
            words = Words(
                f"{times}个行动名称重复：“{name}”；请更改",
                f"{times} campaigns are called {name!r}; rename them",
            )
            found.append(Problem("repeated_name", words, value=name))
    for campaign in known:
        if campaign.starts_on is None or campaign.ends_on is None or campaign.ends_on < campaign.starts_on:
            words = Words(
                f"“{campaign.name}”的起止日期不全或颠倒；请更正",
                f"{campaign.name!r}: days missing or reversed; correct them",
            )
            found.append(Problem("no_span", words, value=campaign.name))
            continue
        span = span_of(campaign)
        if span.agrees is False:
            last = f"（第{span.declared}天为{day_label(span.last_declared)}）" if span.last_declared else ""
            words = Words(
                f"“{campaign.name}”宣布为期{span.declared}天，按起止日期实为{span.days}天{last}；请核对",
                f"{campaign.name!r} declares {span.declared} days but spans {span.days}; check it",
            )
            found.append(Problem("days_differ", words, value=campaign.name))
        if campaign.part_of:
            found += _nesting(campaign, span, by_name.get(campaign.part_of))
    return tuple(found)


def _nesting(campaign: CampaignRecord, span: Span, parent: CampaignRecord | None) -> list[Problem]:
    if parent is campaign:
        words = Words(
            f"“{campaign.name}”的上级行动为其自身；请更正",
            f"{campaign.name!r} is nested in itself; correct it",
        )
        return [Problem("nested_in_itself", words, value=campaign.name)]
    if parent is None:
        words = Words(
            f"“{campaign.name}”的上级行动“{campaign.part_of}”未登记；请登记该上级行动，或更正名称",
            f"{campaign.part_of!r} is not registered; register it or correct its name",
        )
        return [Problem("unknown_campaign", words, value=campaign.part_of)]
    if parent.starts_on is None or parent.ends_on is None:
        return []
    if span.starts_on < parent.starts_on or span.ends_on > parent.ends_on:
        words = Words(
            f"“{campaign.name}”的起止日期超出上级行动“{parent.name}”的起止日期；请核对",
            f"{campaign.name!r} leaves the span of {parent.name!r}; check it",
        )
        return [
            Problem(
                "outside_parent",
                words,
                value=campaign.name,
            )
        ]
    return []


@attrs.frozen
class Presence:
    """Which of the things a campaign must have are there: established, said not to be, and not said."""

    present: tuple[str, ...]
    absent: tuple[str, ...]
    unknown: tuple[str, ...]


def presence(required: Iterable[str], mechanisms: Iterable[MechanismRecord]) -> Presence:
    """Which required rules, mechanisms and registers a campaign has; one without a row is absent.

    >>> presence(["例会", "台账"], [MechanismRecord(name="例会", established=True)]).absent
    ('台账',)
    """
    rows = {row.name: row.established for row in mechanisms}
    wanted = tuple(required)
    return Presence(
        tuple(name for name in wanted if rows.get(name) is True),
        tuple(name for name in wanted if name not in rows or rows[name] is False),
        tuple(name for name in wanted if name in rows and rows[name] is None),
    )


def presence_by_party(
    required: Mapping[str, Iterable[str]], mechanisms: Iterable[MechanismRecord], *, published: bool = False
) -> dict[str, Presence]:
    """Which required things each party has, such as its list of powers and duties; one without a row is absent.

    :param required: by party, the names of what it must have
    :param published: whether it must be published too

    >>> rows = [MechanismRecord(name="权责清单", party="甲局", established=True)]
    >>> presence_by_party({"甲局": ["权责清单"]}, rows, published=True)["甲局"].unknown
    ('权责清单',)
    """
    kept: dict[str, list[MechanismRecord]] = defaultdict(list)
    for row in mechanisms:
        facts = (row.established, row.published) if published else (row.established,)
        ready = False if False in facts else None if None in facts else True
        kept[row.party or ""].append(row.evolve(established=ready))
    return {party: presence(names, kept[party]) for party, names in required.items()}


def bare_key_tasks(tasks: Iterable[TaskRecord]) -> tuple[Problem, ...]:
    """Key tasks without a plan of their own (一事一策) or without a leader who answers for them (领导包保)."""
    found: list[Problem] = []
    for task in tasks:
        lacking = [
            words
            for value, words in (
                (task.measure, Words("一事一策方案", "a plan of its own")),
                (task.leader, Words("包保领导", "a leader")),
            )
            if not value
        ]
        if task.key and lacking:
            said = Words(
                f"重点任务“{task.name}”缺少{'和'.join(lack.zh for lack in lacking)}；请补齐",
                f"key task {task.name!r} lacks {' and '.join(lack.en for lack in lacking)}; complete it",
            )
            found.append(Problem("bare_key_task", said, value=task.name))
    return tuple(found)
