"""Findings: what rules said of records, kept as columns until someone looks, always with a manifest."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.errors import MissingExtraError, UnknownNameError
from ansheng.rules.bind import Bound
from ansheng.rules.determinations import Determination, blank_answer, determine, settle
from ansheng.rules.explain import Evidence, path_title
from ansheng.rules.facts import Facts
from ansheng.rules.manifest import Counts, Manifest
from ansheng.rules.rule import Verdict

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from ansheng.hazards.findings import HazardRecord

COLUMNS = (
    "record", "unit_id", "region", "rule", "verdict", "severity", "standard", "edition", "clause", "missing", "invalid",
)  # fmt: skip
GROUPS = ("rule", "record", "unit_id", "region", "severity", "standard", "clause")
LISTED = (Verdict.HAZARD, Verdict.UNDETERMINED)


@attrs.frozen
class Finding:
    """One rule's outcome on one record, with the clause it rests on and the evidence.

    ``missing`` are the facts that could still decide an undetermined verdict; ``invalid`` those of them whose value did
    not parse. ``record`` is the record's id, or its row number where it has none.
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
    missing: tuple[str, ...]
    invalid: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    bound: Bound = attrs.field(repr=False, eq=False)
    values: Mapping[str, Any] = attrs.field(repr=False, eq=False)
    determination: Determination | None = None

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

    def message(self, lang: str = "zh") -> str:
        """One sentence: what was found, on what evidence, or what is still missing."""
        facts = self.bound.rule.facts.facts()
        words = {"zh": ("；", "、", "缺少:", "无法识别:"), "en": ("; ", ", ", "missing: ", "not readable: ")}[
            lang
        ]
        parts = [self.bound.rule.label(lang)]
        parts += [e.text(facts, lang) for e in self.evidence]
        for word, names in ((words[2], self.missing), (words[3], self.invalid)):
            if names:
                parts.append(word + words[1].join(path_title(facts, n, lang) for n in names))
        if self.determination is not None:
            by, day, reason = (self.determination.values()[n] for n in ("by", "determined_on", "reason"))
            parts.append(
                f"{by}于{day}判定:{reason}" if lang == "zh" else f"determined by {by} on {day}: {reason}"
            )
        return words[0].join(parts)

    def to_hazard(
        self, *, unit: str | None = None, sector: str | None = None, lang: str = "zh"
    ) -> HazardRecord:
        """The record of the hazard, for a ledger; see :func:`ansheng.hazards.findings.from_finding`.

        :raises NoHazardError: the finding is clear, or undetermined and nobody has determined it
        """
        from ansheng.hazards.findings import from_finding

        return from_finding(self, unit=unit, sector=sector, lang=lang)

    def to_dict(self, lang: str = "zh") -> dict[str, Any]:
        """The finding as plain data; the keys are those of ``check --format json``.

        Where a person's determination decided, ``determination`` says who, when, why and until when.
        """
        answer = {} if self.determination is None else {"determination": self.determination.answer()}
        return {
            "record": self.record,
            "unit_id": self.unit_id,
            "rule": self.rule,
            "verdict": self.verdict.value,
            "severity": self.severity,
            "standard": self.standard,
            "edition": self.edition,
            "clause": self.clause,
            "missing": list(self.missing),
            "invalid": list(self.invalid),
            "evidence": [e.to_dict() for e in self.evidence],
            "message": self.message(lang),
            **answer,
        }


def finding(
    bound: Bound, verdict: Verdict, record: str, values: Mapping[str, Any], invalid: Collection[str]
) -> Finding:
    """The finding of a bound rule on one record's values."""
    truth, explainer = bound.rule.truth, bound.explainer
    missing = explainer.missing(truth, values, bound.day) if verdict is Verdict.UNDETERMINED else []
    citation, edition, _ = bound.cited[0]
    return Finding(
        record=record,
        unit_id=values.get("unit_id"),
        region=values.get("region"),
        rule=bound.rule.id,
        verdict=verdict,
        severity=bound.rule.severity,
        standard=citation.standard.id,
        edition=edition.label,
        clause=bound.clause,
        missing=tuple(n for n in missing if n not in invalid),
        invalid=tuple(n for n in missing if n in invalid),
        evidence=tuple(explainer.evidence(truth, values, bound.day)),
        bound=bound,
        values=values,
    )


def invalid_items(values: Mapping[str, Any]) -> set[str]:
    """The paths of the items' facts whose values did not parse."""
    many = {name: value for name, value in values.items() if isinstance(value, tuple)}
    return {f"{name}.{inner}" for name, items in many.items() for item in items for inner in item.invalid}


class Part(ABC):
    """The verdicts on the records of one Facts class."""

    facts: type[Facts]
    rules: tuple[Bound, ...]
    counts: Mapping[str, Counts]

    @abstractmethod
    def findings(self, wanted: Sequence[Verdict]) -> Iterator[Finding]:
        """The findings with a wanted verdict, record by record, with evidence."""

    @abstractmethod
    def columns(self, wanted: Sequence[Verdict]) -> polars.DataFrame:
        """The findings with a wanted verdict in long form, without evidence."""

    @abstractmethod
    def finding(self, record: str, rule: str) -> Iterator[Finding]:
        """What a rule says of the records so called, clear verdicts included."""

    @abstractmethod
    def tally(self, by: str, wanted: Sequence[Verdict]) -> Counter[tuple[str | None, str]]:
        """How many findings there are for each value of ``by`` and verdict."""


@attrs.frozen(eq=False, slots=False)
class RecordPart(Part):
    """Verdicts on single records, evaluated in plain Python."""

    facts: type[Facts]
    rules: tuple[Bound, ...]
    counts: Mapping[str, Counts]
    verdicts: tuple[tuple[str, Facts, tuple[tuple[Bound, Verdict], ...]], ...]

    def findings(self, wanted: Sequence[Verdict]) -> Iterator[Finding]:
        """The findings with a wanted verdict, record by record, with evidence."""
        for name, record, found in self.verdicts:
            for bound, verdict in found:
                if verdict in wanted:
                    yield self._finding(bound, verdict, name, record)

    def finding(self, record: str, rule: str) -> Iterator[Finding]:
        """What a rule says of the records so called, clear verdicts included."""
        for bound in (b for b in self.rules if b.rule.id == rule):
            for name, known, _ in self.verdicts:
                if name == record and bound.in_scope(known.values()):
                    yield self._finding(bound, Verdict.of(bound.truth(known.values())), name, known)

    def _finding(self, bound: Bound, verdict: Verdict, name: str, record: Facts) -> Finding:
        invalid = {*record.invalid, *invalid_items(record.values())}
        return finding(bound, verdict, name, record.values(), invalid)

    def columns(self, wanted: Sequence[Verdict]) -> polars.DataFrame:
        """The findings with a wanted verdict in long form, without evidence."""
        import polars as pl

        rows = [{c: getattr(f, c) for c in COLUMNS} for f in self.findings(wanted)]
        plain = [
            {**r, "verdict": r["verdict"].value, **{c: list(r[c]) for c in ("missing", "invalid")}}
            for r in rows
        ]
        return pl.DataFrame(plain, schema=schema())

    def tally(self, by: str, wanted: Sequence[Verdict]) -> Counter[tuple[str | None, str]]:
        """How many findings there are for each value of ``by`` and verdict."""
        return Counter((getattr(f, by), f.verdict.value) for f in self.findings(wanted))


def schema() -> dict[str, Any]:
    """The column types of findings in long form."""
    import polars as pl

    return {c: pl.List(pl.String) if c in ("missing", "invalid") else pl.String for c in COLUMNS}


@attrs.frozen(eq=False)
class Findings:
    """The outcome of a check: hazards and undetermined findings, and the manifest of what was done.

    Iterating gives :class:`Finding` objects with evidence, hazards and undetermined ones, record by record. Clear
    verdicts are counted in :meth:`summary` and in the manifest, not listed.
    """

    parts: tuple[Part, ...]
    manifest: Manifest
    wanted: tuple[Verdict, ...] = LISTED

    def to_answer(self) -> list[dict[str, Any]]:
        """The undetermined findings as rows of a form for people to answer, to be read back as determinations.

        The record, the rule, its edition and a mark of the facts known are filled in; verdict, name, day and reason are
        for the person.
        """
        return [blank_answer(f) for f in self.undetermined()]

    def with_determinations(self, determinations: Iterable[object]) -> Findings:
        """The findings with people's answers to undetermined ones, as far as these still count.

        A finding that a person decided has the verdict given and carries the determination; what became of each
        determination (applied, lapsed, refused, unmatched, and why) is in the manifest.

        :param determinations: :class:`Determination` records, or mappings such as the rows of a table of them
        :raises DeterminationError: one is incomplete
        """
        outcomes = settle(determinations, self.parts, self.manifest.on)
        return attrs.evolve(self, manifest=attrs.evolve(self.manifest, determinations=outcomes))

    def determined(self) -> list[Finding]:
        """The findings that a person decided, clear ones included."""
        found = (f for key in self._answers for part in self.parts for f in part.finding(*key))
        settled = (self._settled(f) for f in found)
        return [f for f in settled if f.determination is not None]

    @cached_property
    def _answers(self) -> dict[tuple[str, str], Determination]:
        applied = (o.determination for o in self.manifest.determinations if o.state == "applied")
        return {(str(d.record), str(d.rule)): d for d in applied}

    def _settled(self, found: Finding) -> Finding:
        answer = self._answers.get((found.record, found.rule))
        if answer is None or found.verdict is not Verdict.UNDETERMINED:
            return found
        return attrs.evolve(found, verdict=Verdict(str(answer.verdict)), determination=answer)

    @cached_property
    def _moved(self) -> Counter[tuple[str, Verdict]]:
        """How many undetermined findings people decided, by rule and the verdict given."""
        return Counter((f.rule, f.verdict) for f in self.determined())

    def hazards(self) -> Findings:
        """Only the hazards."""
        return attrs.evolve(self, wanted=(Verdict.HAZARD,))

    def undetermined(self) -> Findings:
        """Only the undetermined findings."""
        return attrs.evolve(self, wanted=(Verdict.UNDETERMINED,))

    def __iter__(self) -> Iterator[Finding]:
        for part in self.parts:
            if not self._answers:
                yield from part.findings(self.wanted)
            else:
                yield from (f for f in map(self._settled, part.findings(LISTED)) if f.verdict in self.wanted)

    def __len__(self) -> int:
        counts = [self._counted(rule, c) for rule, c in self.manifest.rules]
        hazards, unknown = sum(c.hazard for c in counts), sum(c.undetermined for c in counts)
        return hazards * (Verdict.HAZARD in self.wanted) + unknown * (Verdict.UNDETERMINED in self.wanted)

    def __bool__(self) -> bool:
        return len(self) > 0

    def __repr__(self) -> str:
        hazards, unknown = len(self.hazards()), len(self.undetermined())
        return f"<Findings: {hazards} hazard, {unknown} undetermined; on {self.manifest.on}>"

    def summary(self, by: str = "rule") -> list[dict[str, Any]]:
        """Counts by ``rule``, ``record``, ``unit_id``, ``region``, ``severity``, ``standard`` or ``clause``.

        By rule the records seen, in scope and clear are counted too; otherwise hazards and undetermined findings, the
        most hazards first. Both are counted whatever the findings were narrowed to. A missing ``unit_id`` or ``region``
        has its own line with ``None``.

        :raises UnknownNameError: ``by`` is none of these
        """
        if by not in GROUPS:
            raise UnknownNameError.of("汇总方式", "grouping", by, GROUPS)
        if by == "rule":
            return [
                {"rule": rule, **self._counted(rule, counts).to_dict()}
                for rule, counts in self.manifest.rules
            ]
        tally: Counter[tuple[str | None, str]] = Counter()
        for part in self.parts:
            tally.update(part.tally(by, LISTED))
        for found in self.determined():
            tally[getattr(found, by), Verdict.UNDETERMINED.value] -= 1
            tally[getattr(found, by), found.verdict.value] += 1
        keys = sorted(
            {key for (key, _), n in tally.items() if n},
            key=lambda k: (-tally[k, "hazard"], -tally[k, "undetermined"], k or ""),
        )
        return [{by: k, "hazard": tally[k, "hazard"], "undetermined": tally[k, "undetermined"]} for k in keys]

    def _counted(self, rule: str, counts: Counts) -> Counts:
        hazard, clear = self._moved[rule, Verdict.HAZARD], self._moved[rule, Verdict.CLEAR]
        return attrs.evolve(
            counts, hazard=counts.hazard + hazard, undetermined=counts.undetermined - hazard - clear
        )

    def to_hazards(self, *, sector: str | None = None, lang: str = "zh") -> list[HazardRecord]:
        """The records of the hazards among the findings, those that a person determined included."""
        return [found.to_hazard(sector=sector, lang=lang) for found in self.hazards()]

    def to_dicts(self, lang: str = "zh") -> list[dict[str, Any]]:
        """The findings as plain data with evidence and message."""
        return [f.to_dict(lang) for f in self]

    def to_polars(self) -> polars.DataFrame:
        """The findings as a Polars frame in long form: one row a record and rule, without evidence."""
        import polars as pl

        wanted = LISTED if self._answers else self.wanted
        frames = [part.columns(wanted) for part in self.parts]
        found = pl.concat(frames) if frames else pl.DataFrame(schema=schema())
        if not self._answers:
            return found
        answers = [(record, rule, str(d.verdict)) for (record, rule), d in self._answers.items()]
        given = pl.DataFrame(answers, schema=["record", "rule", "answer"], orient="row")
        settled = found.join(given, on=["record", "rule"], how="left", maintain_order="left").with_columns(
            verdict=pl.coalesce("answer", "verdict")
        )
        return settled.filter(pl.col("verdict").is_in([v.value for v in self.wanted])).drop("answer")

    def to_arrow(self) -> pyarrow.Table:
        """The findings as an Arrow table.

        :raises MissingExtraError: pyarrow is not installed
        """
        try:
            return self.to_polars().to_arrow()
        except ModuleNotFoundError as error:
            raise MissingExtraError.of("pyarrow", "pandas") from error

    def to_pandas(self) -> pandas.DataFrame:
        """The findings as a pandas frame.

        :raises MissingExtraError: pandas or pyarrow is not installed
        """
        try:
            return self.to_polars().to_pandas()
        except ModuleNotFoundError as error:
            raise MissingExtraError.of("pandas", "pandas") from error
