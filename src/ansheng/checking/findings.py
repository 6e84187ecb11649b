"""Findings: what rules said of records, kept as columns until someone looks, always with a manifest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.checking.answers import blank_answer, settle
from ansheng.checking.determinations import Determination
from ansheng.checking.finding import Finding
from ansheng.checking.manifest import Manifest
from ansheng.checking.parts import Part, schema
from ansheng.errors import MissingExtraError, UnknownNameError, check_lang
from ansheng.rules.verdicts import Counts, Verdict
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from ansheng.hazards.records import HazardRecord

GROUPS = ("rule", "record", "unit_id", "region", "severity", "standard", "clause")
LISTED = (Verdict.HAZARD, Verdict.UNDETERMINED)


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
            raise UnknownNameError.of(Words("汇总方式", "grouping"), by, GROUPS)
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

    def to_hazards(self, *, sector: str | None = None, lang: Lang = "zh") -> list[HazardRecord]:
        """The records of the hazards among the findings, those that a person determined included."""
        lang = check_lang(lang)
        return [found.to_hazard(sector=sector, lang=lang) for found in self.hazards()]

    def to_dicts(self, lang: Lang = "zh") -> list[dict[str, Any]]:
        """The findings as plain data with evidence and message."""
        lang = check_lang(lang)
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
