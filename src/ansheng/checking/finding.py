"""A finding: what one rule said of one record, with its clause and evidence, and the hazard that it becomes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.checking.determinations import Determination, basis_of, determine
from ansheng.dates import Period
from ansheng.errors import AnshengError, check_lang, word
from ansheng.rules.bind import Bound, Why
from ansheng.rules.explain import Evidence, Source, path_title
from ansheng.rules.verdicts import Verdict
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    import polars

    from ansheng.hazards.records import HazardRecord


@attrs.frozen
class Location:
    """Where the record of a finding stands, as far as that is known.

    :param row: of the file, or of the table handed over, from 1
    :param cell: the cell of the fact that the finding rests on first, such as ``C7``
    """

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    cell: str | None = None


NOWHERE = Location()


@attrs.frozen(slots=False)
class Finding:
    """One rule's outcome on one record, with the clause it rests on and the evidence.

    ``also`` are the rules that find the same thing in the record, see ``same_as`` of :class:`ansheng.Rule`: one finding
    states it, with the evidence and the clauses of all.

    ``missing`` are the facts that could still decide an undetermined verdict; ``invalid`` those of them whose value did
    not parse. ``record`` is the record's id, or its row number where it has none. ``location`` says where it stands and
    does not count when findings are compared.
    """

    record: str
    unit_id: str | None
    region: str | None
    rule: str
    verdict: Verdict
    severity: str
    standard: str
    edition: str
    clause: str
    why: Why = attrs.field(eq=attrgetter("said"))
    bound: Bound = attrs.field(repr=False, eq=False)
    values: Mapping[str, Any] = attrs.field(repr=False, eq=False)
    determination: Determination | None = None
    location: Location = attrs.field(default=NOWHERE, eq=False)
    also: tuple[Bound, ...] = attrs.field(default=(), repr=False, eq=False)

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that could still decide, if they were filled in."""
        return self.why.said[0]

    @property
    def invalid(self) -> tuple[str, ...]:
        """The facts that could still decide, if their value were readable."""
        return self.why.said[1]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What the verdict rests on."""
        return self.why.said[2]

    def determine(
        self,
        verdict: Verdict | str,
        *,
        by: str,
        on: date | str,
        reason: str,
        until: date | str | None = None,
    ) -> Determination:
        """A person's answer to this undetermined finding, to be kept and given to later checks.

        :param verdict: ``"hazard"`` or ``"clear"``
        :param until: the last day on which the answer counts; by default it has no end
        :raises DeterminationError: the verdict is computed, or the answer lacks who, when or why
        """
        return determine(self, verdict, by=by, on=on, reason=reason, until=until)

    def message(self, lang: Lang = "zh") -> str:
        """One sentence: what was found, on what evidence, or what is still missing."""
        facts = {n: f for b in (*self.also, self.bound) for n, f in b.rule.facts.facts().items()}
        lacking, unread = Words("未填：", "missing: "), Words("无法识别：", "not readable: ")
        own = self._own
        parts = [self.title(lang), *(e.text(facts, lang, own) for e in self.evidence)]
        for said, names in ((lacking, self.missing), (unread, self.invalid)):
            if names:
                told = word(lang, Words("、", ", ")).join(path_title(facts, n, lang) for n in names)
                parts.append(word(lang, said) + told)
        if self.determination is not None:
            by, day, reason = (self.determination.values()[n] for n in ("by", "determined_on", "reason"))
            words = Words(
                f"{by}于{Period(day, day).label()}判定：{reason}", f"determined by {by} on {day}: {reason}"
            )
            parts.append(word(lang, words))
        return word(lang, Words("；", "; ")).join(parts)

    @property
    def unit(self) -> str | None:
        """The name of the unit: the record's own fact, the heading of its checklist, or a column of its table."""
        value = self.values.get("unit")
        fact = self.bound.rule.facts.facts().get("unit")
        return value if isinstance(value, str) and (fact is None or fact.kind == "text") else None

    @property
    def hazard_id(self) -> str | None:
        """What the hazard is called in a ledger: the rule, the unit's id or else its name, and the record's id.

        A rule that finds the same thing as another is called by that one. ``None`` where the record has no id.
        """
        record = self.values.get("id")
        unit = self.unit_id or self.unit
        parts = [self.bound.rule.thing, *([unit] if unit else []), str(record)]
        return "/".join(map(escaped, parts)) if record else None

    def title(self, lang: Lang = "zh") -> str:
        """The title of the rule."""
        return self.bound.rule.label(lang)

    @property
    def fingerprint(self) -> str:
        """What the finding is known by in another check: what was judged, by which rule and which law, and no row.

        Seven parts with ``/`` between them: the class of the record, the rule, the unit's id or else its name, the
        record's id, and the standard, edition and clause. In place of an id that a record does not have stand its
        region, its day and a hash of the facts that the rule reads. The verdict is not in it.
        """
        own = self.values.get("id") or unnamed(self.region, self.values.get("observed_on"), self.basis)
        unit = self.unit_id or self.unit or ""
        law = (self.standard, self.edition, self.clause)
        return "/".join(map(escaped, (self.bound.rule.facts.__name__, self.rule, unit, str(own), *law)))

    @property
    def basis(self) -> str:
        """A hash of the facts that the rule reads, as they are known in the record."""
        return basis_of(self.bound.rule, self.values)

    @property
    def rests_on(self) -> str | None:
        """The fact that the finding is about first: one that is open, or else the first of the evidence."""
        open_ = (*self.missing, *self.invalid)
        names = open_ or tuple(atom.fact for atom in self.evidence)
        names = tuple(name for name in names if name != "region") or names
        return names[0].partition(".")[0] if names else None

    @property
    def cites(self) -> tuple[Source, ...]:
        """Every clause that the finding rests on, the one named in ``standard``, ``edition`` and ``clause`` first.

        A local rule that is stricter than a national one, or stands instead of it, has both; those of ``also`` follow.
        """
        return cited_by((self.bound, *self.also))

    @property
    def _own(self) -> Source | None:
        """The one clause that the finding cites; where it cites several, each limit says which is its own."""
        cites = self.cites
        return cites[0] if len(cites) == 1 else None

    def to_hazard(
        self, *, unit: str | None = None, sector: str | None = None, lang: Lang = "zh"
    ) -> HazardRecord:
        """The record of the hazard, for a ledger; see :func:`from_finding`.

        :raises NoHazardError: the finding is clear, or undetermined and nobody has determined it
        """
        return from_finding(self, unit=unit, sector=sector, lang=lang)

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The finding as plain data that JSON takes; the keys are those of ``check --format json``.

        Where a person's determination decided, ``determination`` says who, when, why and until when.
        """
        return {
            "record": self.record,
            "unit_id": self.unit_id,
            "unit": self.unit,
            "region": self.region,
            "rule": self.rule,
            "title": self.title(lang),
            "verdict": self.verdict.value,
            "severity": self.severity,
            "standard": self.standard,
            "edition": self.edition,
            "clause": self.clause,
            "cites": [source.to_dict(lang) for source in self.cites],
            "also": [bound.rule.id for bound in self.also],
            "missing": list(self.missing),
            "invalid": list(self.invalid),
            "evidence": [e.to_dict() for e in self.evidence],
            "message": self.message(lang),
            "determination": None if self.determination is None else self.determination.answer(),
            **attrs.asdict(self.location),
            "fingerprint": self.fingerprint,
        }


def escaped(part: str) -> str:
    """A part of an id, in which ``/`` stands between the parts."""
    return part.replace("%", "%25").replace("/", "%2F")


def unnamed(region: str | None, day: date | None, basis: str) -> str:
    """What a record without an id is known by."""
    return f"~{region or ''}~{day or ''}~{basis}"


def finding(
    bound: Bound,
    verdict: Verdict,
    record: str,
    values: Mapping[str, Any],
    invalid: Collection[str],
    location: Location = NOWHERE,
    also: tuple[Bound, ...] = (),
) -> Finding:
    """The finding of a bound rule on one record's values, which states what other rules find too."""
    rule, severity, standard, edition, clause = bound.names
    unit, region = values.get("unit_id"), values.get("region")
    why = Why(bound, also, values, invalid, verdict is Verdict.UNDETERMINED)
    said = record, unit, region, rule, verdict, severity, standard, edition, clause, why, bound, values
    return Finding(*said, None, location, also)


def cited_by(rules: Iterable[Bound]) -> tuple[Source, ...]:
    """The clauses that rules cite, each once."""
    cited = (Source(c.standard, edition, clause) for bound in rules for c, edition, clause in bound.cited)
    return tuple({tuple(source.named.values()): source for source in cited}.values())


def together(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Hazards, record by record; several of one thing in a record as one, with the clauses of all."""
    for _, found in groupby(
        findings, key=lambda f: (f.record, f.location.file, f.location.sheet, f.location.row)
    ):
        things: dict[str, Finding] = {}
        for one in found:
            first = things.setdefault(one.bound.rule.thing, one)
            if first is not one:
                also = (*first.also, one.bound, *one.also)
                things[one.bound.rule.thing] = attrs.evolve(first, also=also)
        yield from things.values()


def invalid_items(values: Mapping[str, Any]) -> set[str]:
    """The paths of the items' facts whose values did not parse."""
    many = {name: value for name, value in values.items() if isinstance(value, tuple)}
    return {f"{name}.{inner}" for name, items in many.items() for item in items for inner in item.invalid}


class NoHazardError(AnshengError, ValueError):
    """A finding that is not a hazard, or not yet determined to be one, was to become the record of a hazard."""


def from_finding(
    finding: Finding, *, unit: str | None = None, sector: str | None = None, lang: Lang = "zh"
) -> HazardRecord:
    """The record of the hazard that a finding states, for a ledger.

    ========================= ==================================================================================
    ``id``                    the rule, the unit's id or else its name, and the record's id; missing where the record
                              has no id, for the number of a row says nothing in another file
    ``description``           the finding's message, a person's determination included
    ``basis``, ``rule``       every clause cited with title, document number and clause; the rule's id
    ``grade``                 the finding's severity
    ``requirement``           what to put right, from the rule's title and the clause
    ``found_on``              the record's day of inspection; where that is missing the day of the check, and the
                              description says so
    ``observed_on``           the day of the check, as the day of recording
    ``unit``, ``sector``      as given, or the record's own facts of these names
    ``unit_id``, ``region``   the record's
    ========================= ==================================================================================

    :raises NoHazardError: the finding is clear, or undetermined and nobody has determined it
    """
    from ansheng.hazards.records import HazardRecord

    if finding.verdict is not Verdict.HAZARD:
        raise _no_hazard(finding)
    seen, day = finding.values.get("observed_on"), finding.bound.day
    return HazardRecord(
        id=finding.hazard_id,
        unit_id=finding.unit_id,
        region=finding.region,
        observed_on=day,
        description=described(finding, day, lang),
        unit=unit or finding.unit,
        sector=sector or _own(finding, "sector", lang),
        grade=finding.severity if finding.severity in HazardRecord.fact("grade").options else None,
        found_on=seen if isinstance(seen, date) else day,
        requirement=_requirement(finding, lang),
        rule=finding.rule,
        basis=_basis(finding, lang),
    )


def described(finding: Finding, day: date, lang: Lang) -> str:
    """The message of a finding; without a day of inspection it says that the hazard counts as found on ``day``."""
    if isinstance(finding.values.get("observed_on"), date):
        return finding.message(lang)
    unknown = Words(
        f"；无检查日期，发现日期取判定日{Period(day, day).label()}",
        f"; no day of inspection is known, found on is the day of the check {day}",
    )
    return finding.message(lang) + word(lang, unknown)


def hazard_table(records: Iterable[HazardRecord]) -> polars.DataFrame:
    """Records of hazards as a table: a column a fact, typed, null where missing."""
    import polars as pl

    from ansheng.facts.loading.columns import DTYPES
    from ansheng.hazards.records import HazardRecord

    schema = {name: DTYPES[fact.kind] for name, fact in HazardRecord.facts().items()}
    rows = [{name: record.values().get(name) for name in schema} for record in records]
    return pl.DataFrame(rows, schema=schema)


def _own(finding: Finding, name: str, lang: Lang) -> str | None:
    """The record's own fact of a name, if it is a text or a choice of sectors."""
    fact = finding.bound.rule.facts.facts().get(name)
    value = finding.values.get(name)
    if fact is None or not isinstance(value, str):
        return None
    return fact.options.get(value, value) if check_lang(lang) == "zh" else value


def _basis(finding: Finding, lang: Lang) -> str:
    if check_lang(lang) == "en":
        each = (f"{s.standard.en} ({s.edition.number}) {s.clause.number}" for s in finding.cites)
        return "; ".join(each)
    return "；".join(source.text(lang) for source in finding.cites)


def _requirement(finding: Finding, lang: Lang) -> str:
    first = finding.cites[0]
    title = finding.bound.rule.label(lang)
    return word(
        lang,
        Words(
            f"针对“{title}”落实整改，达到{first.text('zh')}的要求",
            f"put right: {title}; meet {first.clause.number} of {first.standard.en}",
        ),
    )


def _no_hazard(finding: Finding) -> NoHazardError:
    if finding.verdict is Verdict.CLEAR:
        return NoHazardError(
            Words(
                f"规则 {finding.rule} 对“{finding.record}”的判定结果为不构成隐患，不能列为隐患；请只选构成隐患的结果",
                f"{finding.rule} finds no hazard in {finding.record!r}; choose those that are hazards",
            )
        )
    return NoHazardError(
        Words(
            f"规则 {finding.rule} 对“{finding.record}”的判定结果为待定，尚不能列为隐患；"
            "请补齐采集项，或用 finding.determine 人工判定",
            f"{finding.rule} is undetermined on {finding.record!r}, not a hazard yet; "
            "complete the facts or determine it",
        )
    )
