"""Findings: what rules said of records, kept as columns until someone looks, always with a manifest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from os import PathLike
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from ansheng import looking
from ansheng.checking.answers import blank_answer, settle
from ansheng.checking.determinations import Determination, Outcome
from ansheng.checking.finding import Finding, together
from ansheng.checking.manifest import Later, Manifest, NothingJudgedError
from ansheng.checking.over_time.changes import Changes, changes, unlisted
from ansheng.checking.over_time.kept import KeptFindings, write_batches
from ansheng.checking.over_time.questions import OneSided, Question, one_sided, questions
from ansheng.checking.over_time.sarif import sarif
from ansheng.checking.parts.part import NOT_SPARK, Part, frame_of, schema
from ansheng.dates import day_label
from ansheng.errors import InputError, MissingExtraError, UnknownNameError, check_lang
from ansheng.looking import Mark
from ansheng.rules.verdicts import Counts, Verdict
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow
    import pyspark.sql

    from ansheng.hazards.records import HazardRecord
    from ansheng.rules.bind import Bound

Earlier: TypeAlias = "Findings | KeptFindings | str | PathLike[str]"
"""Findings of an earlier check: as they are, kept, or the file in which they are kept."""

GROUPS = ("rule", "record", "unit_id", "region", "severity", "standard", "clause")
LISTED = (Verdict.HAZARD, Verdict.UNDETERMINED)
_COLUMNS = ("判定", "记录", "单位", "地区", "规则", "说明")
_MARKS: Mapping[Verdict, Mark] = {
    Verdict.HAZARD: "bad",
    Verdict.UNDETERMINED: "doubt",
    Verdict.CLEAR: "good",
}


@attrs.frozen(eq=False)
class Findings:
    """The outcome of a check: hazards and undetermined findings, and the manifest of what was done.

    Iterating gives :class:`Finding` objects with evidence, hazards and undetermined ones, record by record. Clear
    verdicts are counted in :meth:`summary` and in the manifest, not listed.

    ``bool(findings)`` says whether there is one. Where no rule applied to the records nobody knows, and asking raises
    :class:`NothingJudgedError`; ``len`` and iterating tell what is listed, which then is nothing.
    """

    parts: tuple[Part, ...]
    told: Later = attrs.field(repr=False)
    wanted: tuple[Verdict, ...] = LISTED
    known: polars.DataFrame | None = attrs.field(default=None, repr=False)
    outcomes: tuple[Outcome, ...] = attrs.field(default=(), repr=False)

    @property
    def manifest(self) -> Manifest:
        """What was applied to what, what was not, and what to know before trusting the result."""
        return self.told()

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
        manifest = attrs.evolve(self.manifest, determinations=outcomes)
        return attrs.evolve(self, told=Later(manifest), outcomes=outcomes)

    def determined(self) -> list[Finding]:
        """The findings that a person decided, clear ones included."""
        found = (f for key in self._answers for part in self.parts for f in part.finding(*key))
        settled = (self._settled(f) for f in found)
        return [f for f in settled if f.determination is not None]

    @cached_property
    def _answers(self) -> dict[tuple[str, str], Determination]:
        applied = (o.determination for o in self.outcomes if o.state == "applied")
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

    def without(self, earlier: Earlier) -> Findings:
        """The findings that an earlier check did not have: whose fingerprint it lacks, or has with another verdict.

        An undetermined finding that has become a hazard is one of them; a hazard whose values are others is not. The
        manifest stays that of the whole check.

        :param earlier: the findings of the earlier check, kept ones, or the file in which they are kept
        :raises InputError: the file holds no kept findings
        """
        return attrs.evolve(self, known=_frame(earlier, told=False).select("fingerprint", "verdict"))

    def diff(self, earlier: Earlier, lang: Lang = "zh") -> Changes:
        """What became of the findings of an earlier check: new, gone, changed and the same ones.

        :param earlier: the findings of the earlier check, kept ones, or the file in which they are kept
        :raises InputError: the file holds no kept findings
        """
        return changes(_frame(earlier, check_lang(lang)), self.to_polars(lang))

    def keep(self, lang: Lang = "zh") -> KeptFindings:
        """The findings with their manifest, apart from records and rules, to be written and compared later."""
        lang = check_lang(lang)
        return KeptFindings(self.to_polars(lang), self.manifest.to_dict(lang), lang)

    def write_parquet(self, path: str | PathLike[str], lang: Lang = "zh", *, told: bool = True) -> None:
        """Keep the findings with their evidence and manifest in a file; :meth:`KeptFindings.read` gives them back.

        :param told: without it there are no manifest and none of what :meth:`to_polars` leaves out then; findings in
            a large table are written as they are made, and never held together
        :raises InputError: the file cannot be written
        """
        lang = check_lang(lang)
        if told:
            self.keep(lang).write_parquet(path)
        else:
            write_batches(path, self._batches(lang))

    def _batches(self, lang: Lang) -> Iterator[polars.DataFrame]:
        if self._answers or self.known is not None:
            yield self.to_polars(lang, told=False)
            return
        for part in self.parts:
            yield from part.batches(self.wanted, lang)

    def next_questions(self, lang: Lang = "zh") -> tuple[Question, ...]:
        """The facts that are missing or do not parse, those that would decide most undetermined findings first."""
        return questions(self.undetermined().to_polars(lang), self._rules, lang)

    def one_sided(self, least: int = 2, lang: Lang = "zh") -> tuple[OneSided, ...]:
        """The rules that say the same of every record in their scope, which may be a column that is read wrongly.

        :param least: of how many records at least
        """
        counts = [(rule, self._counted(rule, counts)) for rule, counts in self.manifest.rules]
        return one_sided(counts, self._rules, least, check_lang(lang))

    def to_sarif(self, earlier: Earlier | None = None, lang: Lang = "zh") -> dict[str, Any]:
        """The findings as a SARIF 2.1.0 log, plain data that JSON takes.

        :param earlier: of an earlier check; then each result says whether it is new, and those that are gone are listed
        :raises InputError: the file of the earlier check holds no kept findings
        """
        lang = check_lang(lang)
        found = self.to_polars(lang) if earlier is None else self.diff(earlier, lang).to_polars()
        return sarif(found, self._rules, self.manifest, lang)

    @property
    def _rules(self) -> list[Bound]:
        return list(dict.fromkeys(bound for part in self.parts for bound in part.rules))

    def __iter__(self) -> Iterator[Finding]:
        if self.known is None:
            yield from self._all()
            return
        left = Counter[tuple[str, str]](self.known.select("fingerprint", "verdict").iter_rows())
        for found in self._all():
            key = found.fingerprint, found.verdict.value
            if left[key] > 0:
                left[key] -= 1
            else:
                yield found

    def _all(self) -> Iterator[Finding]:
        for part in self.parts:
            if not self._answers:
                yield from part.findings(self.wanted)
            else:
                yield from (f for f in map(self._settled, part.findings(LISTED)) if f.verdict in self.wanted)

    def __len__(self) -> int:
        if self.known is not None:
            return self.to_polars(told=False).height
        if not self.outcomes:
            return sum(part.listed(self.wanted) for part in self.parts)
        counts = [self._counted(rule, c) for rule, c in self.manifest.rules]
        hazards = sum(c.hazard - c.joined for c in counts)
        unknown = sum(c.undetermined - c.joined_undetermined for c in counts)
        return hazards * (Verdict.HAZARD in self.wanted) + unknown * (Verdict.UNDETERMINED in self.wanted)

    def __bool__(self) -> bool:
        why = None if any(part.rules for part in self.parts) else self.manifest.nothing_judged()
        if why is not None:
            raise NothingJudgedError(why)
        return len(self) > 0

    def __repr__(self) -> str:
        if self.manifest.nothing_judged() is not None:
            none = f"nothing judged, no rule applies to {self.manifest.records} records"
            return f"<Findings: {none}; on {self.manifest.on}>"
        hazards, unknown = len(self.hazards()), len(self.undetermined())
        return f"<Findings: {hazards} hazard, {unknown} undetermined; on {self.manifest.on}>"

    def _repr_html_(self) -> str:
        hazards, unknown = len(self.hazards()), len(self.undetermined())
        wanted = [verdict for verdict in LISTED if verdict in self.wanted]
        ordered = (f for verdict in wanted for f in attrs.evolve(self, wanted=(verdict,)))
        rows = (
            (
                _MARKS[f.verdict],
                (f.verdict.label(), f.record, f.unit or f.unit_id, f.region, f.rule, f.message()),
            )
            for f in ordered
        )
        on = f"（按{day_label(self.manifest.on)}的规定）"
        title = f"检查结果：构成隐患{hazards}项，待定{unknown}项{on}"
        if self.manifest.nothing_judged() is not None:
            title = f"检查结果：无适用的规则，{self.manifest.records}条记录均未判定{on}"
        return looking.block(title, looking.table(_COLUMNS, rows, of=len(self)))

    def summary(self, by: str = "rule") -> list[dict[str, Any]]:
        """Counts by ``rule``, ``record``, ``unit_id``, ``region``, ``severity``, ``standard`` or ``clause``.

        By rule the records seen, in scope and clear are counted too; otherwise hazards and undetermined findings, the
        most hazards first. Both are counted whatever the findings were narrowed to. A missing ``unit_id`` or ``region``
        has its own line with ``None``. Without the findings of an earlier check, what it had is counted by rule as
        ``known``, and nowhere else.

        :raises UnknownNameError: ``by`` is none of these
        """
        if by not in GROUPS:
            raise UnknownNameError.of(Words("汇总方式", "grouping"), by, GROUPS)
        if by == "rule":
            return self._by_rule()
        tally = self._tally(by)
        keys = sorted(
            {key for (key, _), n in tally.items() if n},
            key=lambda k: (-tally[k, "hazard"], -tally[k, "undetermined"], k or ""),
        )
        return [{by: k, "hazard": tally[k, "hazard"], "undetermined": tally[k, "undetermined"]} for k in keys]

    def _by_rule(self) -> list[dict[str, Any]]:
        counted = {rule: self._counted(rule, counts).to_dict() for rule, counts in self.manifest.rules}
        if self.known is None:
            return [{"rule": rule, **counts} for rule, counts in counted.items()]
        left = self._tally("rule")
        new = {rule: {v.value: left[rule, v.value] for v in LISTED} for rule in counted}
        return [
            {
                "rule": rule,
                **counts,
                **new[rule],
                "known": sum(counts[v] - n for v, n in new[rule].items())
                - counts["joined"]
                - counts["joined_undetermined"],
            }
            for rule, counts in counted.items()
        ]

    def _tally(self, by: str) -> Counter[tuple[str | None, str]]:
        """How many hazards and undetermined findings there are for each value of ``by``."""
        tally: Counter[tuple[str | None, str]] = Counter()
        if self.known is not None:
            tally.update(
                attrs.evolve(self, wanted=LISTED).to_polars(told=False).select(by, "verdict").iter_rows()
            )
            return tally
        for part in self.parts:
            tally.update(part.tally(by, LISTED))
        for found in self.determined():
            tally[getattr(found, by), Verdict.UNDETERMINED.value] -= 1
            tally[getattr(found, by), found.verdict.value] += 1
        return tally

    def _counted(self, rule: str, counts: Counts) -> Counts:
        hazard, clear = self._moved[rule, Verdict.HAZARD], self._moved[rule, Verdict.CLEAR]
        return attrs.evolve(
            counts, hazard=counts.hazard + hazard, undetermined=counts.undetermined - hazard - clear
        )

    def to_hazards(self, *, sector: str | None = None, lang: Lang = "zh") -> list[HazardRecord]:
        """The records of the hazards among the findings, those that a person determined included."""
        lang = check_lang(lang)
        return [found.to_hazard(sector=sector, lang=lang) for found in together(self.hazards())]

    def to_dicts(self, lang: Lang = "zh") -> list[dict[str, Any]]:
        """The findings as plain data that JSON takes, with evidence and message."""
        lang = check_lang(lang)
        return [f.to_dict(lang) for f in self]

    def to_polars(self, lang: Lang = "zh", *, told: bool = True) -> polars.DataFrame:
        """The findings as a Polars frame, a row a finding; its columns are the keys of :meth:`to_dicts`.

        The value and the limit of each atom of the evidence are JSON text, since a column has one type.

        :param told: without it there are no ``missing``, ``invalid``, ``evidence``, ``message`` and ``cell``, which are
            worked out for each different record; a million findings of a table then come at once
        """
        found = self._listed(check_lang(lang), told)
        if self.known is None:
            return found
        return found.filter(unlisted(found, self.known))

    def _listed(self, lang: Lang, told: bool) -> polars.DataFrame:
        import polars as pl

        wanted = LISTED if self._answers else self.wanted
        frames = [part.columns(wanted, lang, told=told) for part in self.parts]
        found = pl.concat(frames) if frames else pl.DataFrame(schema=schema(told=told))
        if not self._answers:
            return found
        decided = frame_of(self.determined(), lang, told=told)
        keys = ["record", "rule"]
        open_ = found.join(decided.select(keys), on=keys, how="anti", maintain_order="left")
        order = found.select(keys).with_row_index("at").unique(keys, keep="first")
        settled = pl.concat([open_, decided]).join(order, on=keys, how="left", maintain_order="left")
        kept = settled.filter(pl.col("verdict").is_in([v.value for v in self.wanted]))
        return kept.sort("at", maintain_order=True).drop("at")

    def to_spark(self, lang: Lang = "zh") -> pyspark.sql.DataFrame:
        """The findings of a PySpark frame as a PySpark frame with the columns of :meth:`to_polars`; none comes here.

        Nothing runs until the frame is used. Evidence and messages are made beside the records, so that ansheng and
        Polars must be installed where Spark works.

        :raises InputError: the records did not come from Spark, or determinations or a baseline were given
        """
        lang = check_lang(lang)
        if len(self.parts) != 1 or self._answers or self.known is not None:
            raise InputError(NOT_SPARK)
        plan: pyspark.sql.DataFrame = self.parts[0].plan(self.wanted, lang)
        return plan

    def to_arrow(self, lang: Lang = "zh") -> pyarrow.Table:
        """The findings as an Arrow table.

        :raises MissingExtraError: pyarrow is not installed
        """
        try:
            return self.to_polars(check_lang(lang)).to_arrow()
        except ModuleNotFoundError as error:
            raise MissingExtraError.of("pyarrow", "pandas") from error

    def to_pandas(self, lang: Lang = "zh") -> pandas.DataFrame:
        """The findings as a pandas frame.

        :raises MissingExtraError: pandas or pyarrow is not installed
        """
        try:
            return self.to_polars(check_lang(lang)).to_pandas()
        except ModuleNotFoundError as error:
            raise MissingExtraError.of("pandas", "pandas") from error


def _frame(earlier: Earlier, lang: Lang = "zh", *, told: bool = True) -> polars.DataFrame:
    """Findings of an earlier check in long form."""
    if isinstance(earlier, Findings):
        return earlier.to_polars(lang, told=told)
    return (earlier if isinstance(earlier, KeptFindings) else KeptFindings.read(earlier)).to_polars()
