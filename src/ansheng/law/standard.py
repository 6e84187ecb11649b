"""Law as data: standards, their dated editions, clauses and limits, read from one TOML file per standard.

A standard has a stable id without a year. Each edition is in force from ``effective`` up to, not including,
``repealed``. A clause is encoded by a rule, ``judged`` by a person, or left out with a reason; nothing is left out
silently. The law files are the only place where dates and thresholds stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import attrs
from immutabledict import immutabledict

from ansheng import looking
from ansheng.areas import LAYERS, Layer, layer_of
from ansheng.dates import AnyDay, day_of
from ansheng.errors import LawError, UnknownNameError, check_lang, word
from ansheng.facts import nodes
from ansheng.facts.handles import LimitMeasure
from ansheng.law.checks import check
from ansheng.law.completing import completed
from ansheng.law.limit import Limit, Step
from ansheng.law.local import Scope
from ansheng.law.structuring import (
    calendar_day,
    maybe,
    number,
    of,
    one_of,
    several,
    structured,
    table,
    text,
    texts,
    truth,
)
from ansheng.sheets.door import read_toml, unfit
from ansheng.words import Lang, Words

Seen = Literal["text", "secondary", "memory"]
Status = Literal["in_force", "repealed", "not_yet", "pending"]

_COLUMNS = ("版本", "文号", "发布机关", "施行日期", "废止日期", "条款数")
_STATES = {"encoded": "规则判定", "judged": "人工判定", "gap": "未收录"}


@attrs.frozen
class Group:
    """The article or chapter under which clauses stand."""

    title: str
    en: str

    def label(self, lang: Lang = "zh") -> str:
        """The group's title in the language asked for."""
        return word(lang, Words(self.title, self.en))


@attrs.frozen
class Clause:
    """One clause of an edition, paraphrased: its number, titles, limits, and how sure we are of the wording."""

    number: str
    title: str
    en: str
    seen: Seen = "text"
    group: Group | None = None
    limits: Mapping[str, Limit] = attrs.field(factory=dict)
    judged: Literal["", "human"] = ""
    reason: str = ""
    note: str = ""
    stricter: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()

    @property
    def encoded(self) -> bool:
        """Whether the clause is judged at all: by a rule or by a person. A ``reason`` says why it is not."""
        return not self.reason

    @property
    def state(self) -> Literal["encoded", "judged", "gap"]:
        """Whether a rule decides the clause, a person does, or it is a named gap."""
        if not self.encoded:
            return "gap"
        return "judged" if self.judged else "encoded"


@attrs.frozen
class Edition:
    """One dated edition of a standard, with the day on which it was last checked against its source."""

    label: str
    number: str
    issuer: str
    effective: date
    verified: date
    source: str
    clause: Mapping[str, Clause]
    seen: Seen = "text"
    group: Mapping[str, Group] = attrs.field(factory=dict)
    issued: date | None = None
    repealed: date | None = None
    pending: bool = False
    note: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def words(self) -> Words:
        """The edition as a text names it: ``2024年版``, or its label and 版 where that is no year; ``edition 2024``."""
        zh = f"{self.label}年版" if self.label.isdecimal() else f"{self.label}版"
        return Words(zh, f"edition {self.label}")

    def status(self, day: date) -> Status:
        """Whether the edition is in force on ``day``; a draft is ``pending`` and never applied."""
        if self.pending:
            return "pending"
        if day < self.effective:
            return "not_yet"
        return "repealed" if self.repealed is not None and day >= self.repealed else "in_force"

    def stale(self, day: date) -> bool:
        """Whether ``day`` lies after the last check of the edition against its source."""
        return day > self.verified

    @cached_property
    def limits(self) -> Mapping[str, Limit]:
        """The limits of all clauses by ``clause.name``, and by the name alone where that is not ambiguous."""
        homes = self.limit_homes.items()
        return immutabledict(
            {name: self.clause[key].limits[name.removeprefix(f"{key}.")] for name, key in homes}
        )

    @cached_property
    def limit_homes(self) -> Mapping[str, str]:
        """The key of the clause that each limit stands in, by every name under which rules read the limit."""
        stated = [(key, name) for key, clause in self.clause.items() for name in clause.limits]
        times = Counter(name for _, name in stated)
        alone = {name: key for key, name in stated if times[name] == 1}
        return immutabledict(alone | {f"{key}.{name}": key for key, name in stated})


@attrs.frozen
class Citation:
    """A clause of a standard that a rule rests on, by its stable key."""

    standard: Standard
    key: str

    def on(self, day: date) -> tuple[Edition, Clause] | None:
        """The edition and clause in force on ``day``, or ``None``."""
        edition = self.standard.edition_on(day)
        clause = edition.clause.get(self.key) if edition else None
        return (edition, clause) if edition and clause and clause.encoded else None

    def newest(self) -> Clause:
        """The clause as the newest edition that has it words it, drafts last."""
        return next(e.clause[self.key] for e in self.standard.newest_first() if self.key in e.clause)


@attrs.frozen(eq=False, repr=False)
class Standard:
    """A standard with all its editions.

    ``sectors`` are the sectors (行业领域, :func:`ansheng.sectors.sectors`) that it is the law of; none where it holds
    for units of every sector.

    >>> # LAW = Standard.read(Path(__file__).with_name("law") / "criteria.toml")
    """

    id: str
    title: str
    en: str
    edition: tuple[Edition, ...]
    severity: Literal["major", "general"] = "major"
    note: str = ""
    file: str = ""
    sectors: tuple[str, ...] = ()
    scope: Scope | None = None

    @property
    def region(self) -> str:
        """The province, city or county in which the standard holds; empty where that is the whole country."""
        return self.scope.region if self.scope is not None else ""

    @property
    def layer(self) -> Layer:
        """The layer of law that the standard belongs to, by its region."""
        return layer_of(self.region)

    def holds(self, lang: Lang = "zh") -> str:
        """Where a local standard holds, in words, such as ``省级，适用于山东省``; empty for national law."""
        lang, layer = check_lang(lang), LAYERS[self.layer]
        said = Words(f"{layer.zh}，适用于{self.region}", f"{layer.en}, holds in {self.region}")
        return word(lang, said) if self.region else ""

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name.startswith("_"):
                raise AttributeError(name)
            known = [each for each in dir(type(self)) if not each.startswith("_")]
            raise UnknownNameError.of(Words("标准的属性", "attribute of Standard"), name, known)

    def __repr__(self) -> str:
        return f"<Standard {looking.short(self.id, 80)}>"

    def _repr_html_(self) -> str:
        rows: list[looking.Row] = [
            (
                "quiet" if edition.pending or edition.repealed else "",
                (
                    edition.words.zh,
                    edition.number,
                    edition.issuer,
                    "未施行" if edition.pending else edition.effective,
                    edition.repealed,
                    len(edition.clause),
                    *(sum(c.state == state for c in edition.clause.values()) for state in _STATES),
                ),
            )
            for edition in self.newest_first()
        ]
        title = f"《{self.title}》（{self.id}）：{len(rows)}个版本"
        return looking.block(title, looking.table((*_COLUMNS, *_STATES.values()), rows, of=len(rows)))

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The editions, oldest first."""
        return self.edition

    def newest_first(self) -> list[Edition]:
        """The editions, the newest first; drafts last."""
        return sorted(
            self.edition, key=lambda edition: (not edition.pending, edition.effective), reverse=True
        )

    @classmethod
    def read(cls, path: str | Path) -> Standard:
        """The standard that a law file holds.

        :raises LawError: the file cannot be read, or a value in it is missing, unknown or contradictory; the message
            gives the path inside the file
        """
        if not isinstance(path, str | Path):
            raise LawError(
                Words(
                    f'Standard.read 应给出法规文件的路径，收到“{path}”；例如 Path(__file__).with_name("law.toml")',
                    f"Standard.read takes the path of a law file, not {path!r}; such as "
                    'Path(__file__).with_name("law.toml")',
                )
            )
        path = Path(path)
        data = read_toml(path, error=LawError)
        try:
            standard = structured({"file": path.name, **completed(data)}, _STANDARD, Standard)
        except Exception as error:  # cattrs raises exception groups of any kind
            what = unfit(error, path.name)
            raise LawError(
                Words(f"法规文件 {path.name}：{what.zh}", f"law file {path.name}: {what.en}")
            ) from error
        standard = attrs.evolve(standard, edition=tuple(sorted(standard.edition, key=lambda e: e.effective)))
        check(standard)
        return standard

    def edition_on(self, day: AnyDay) -> Edition | None:
        """The edition in force on ``day``, or ``None``."""
        day = day_of(day, "day")
        return next((e for e in self.edition if e.status(day) == "in_force"), None)

    def clause(self, key: str) -> Citation:
        """The clause with the stable key ``key``, for ``cites=``.

        :raises UnknownNameError: no edition has it; near keys are listed
        """
        known = {k: None for e in self.edition for k in e.clause}
        if key not in known:
            raise UnknownNameError.of(
                Words(f"《{self.title}》的条款", f"clause of {self.id}"), str(key), known
            )
        return Citation(self, key)

    def limit(self, name: str) -> LimitMeasure:
        """The limit called ``name``, for use in a rule; one kept in a table is read with ``.at(...)``.

        :raises UnknownNameError: no edition has it; near names are listed
        """
        unit = self.limit_kind(name).unit
        return LimitMeasure(nodes.LimitRef(self, name, unit), unit)

    def limit_kind(self, name: str) -> Limit:
        """The limit as the newest edition that has it states it: its unit and form."""
        stated = [edition.limits[name] for edition in self.edition if name in edition.limits]
        if not stated:
            known = {other: None for edition in self.edition for other in edition.limits}
            raise UnknownNameError.of(
                Words(f"《{self.title}》的限值", f"limit of {self.id}"), str(name), known
            )
        return stated[-1]

    def overview(self, day: AnyDay) -> Iterator[dict[str, Any]]:
        """One entry an edition: its dates, status on ``day``, and how many clauses are encoded, judged and gaps."""
        day = day_of(day, "day")
        for edition in self.edition:
            clauses = edition.clause.values()
            yield {
                "standard": self.id,
                "title": self.title,
                "layer": self.layer,
                "region": self.region or None,
                "number": edition.number,
                "edition": edition.label,
                "issued": edition.issued,
                "effective": edition.effective,
                "repealed": edition.repealed,
                "verified": edition.verified,
                "status": edition.status(day),
                "clauses": len(clauses),
                "encoded": sum(c.state == "encoded" for c in clauses),
                "judged": sum(c.state == "judged" for c in clauses),
                "gaps": sum(c.state == "gap" for c in clauses),
                "memory_only": sum(c.seen == "memory" for c in clauses),
            }


def standard_of(ref: nodes.LimitRef) -> Standard:
    """The standard that states the limit which a node refers to."""
    assert isinstance(ref.standard, Standard)
    return ref.standard


_SEEN = one_of("text", "secondary", "memory")
_GROUP = of(Group, title=text, en=text)
_STEP = of(Step, value=number, to=maybe(number), below=maybe(number))
_LIMIT = of(
    Limit,
    unit=text,
    value=maybe(number),
    steps=several(_STEP),
    by=text,
    start=maybe(number),
    outside=maybe(number),
    cases=table(number),
)
_CLAUSE = of(
    Clause,
    number=text,
    title=text,
    en=text,
    seen=_SEEN,
    group=maybe(_GROUP),
    limits=table(_LIMIT),
    judged=one_of("", "human"),
    reason=text,
    note=text,
    stricter=texts,
    instead=texts,
)
_EDITION = of(
    Edition,
    label=text,
    number=text,
    issuer=text,
    effective=calendar_day,
    verified=calendar_day,
    source=text,
    clause=table(_CLAUSE),
    seen=_SEEN,
    group=table(_GROUP),
    issued=maybe(calendar_day),
    repealed=maybe(calendar_day),
    pending=truth,
    note=text,
    left_out=texts,
)
_STANDARD = of(
    Standard,
    id=text,
    title=text,
    en=text,
    edition=several(_EDITION),
    severity=one_of("major", "general"),
    note=text,
    file=text,
    sectors=texts,
    scope=maybe(of(Scope, region=text)),
)
