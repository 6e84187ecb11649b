"""Candidates: a clause that a description may be about, its reasons, and what a person's yes makes of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

import attrs
from immutabledict import immutabledict

from ansheng.checking.finding import finding
from ansheng.classifying.asked import Asked
from ansheng.classifying.documents import Entry
from ansheng.classifying.stated import stated
from ansheng.dates import AnyDay, day_of
from ansheng.errors import DeterminationError, check_lang, word
from ansheng.facts.render import render_value
from ansheng.hazards.records import HazardRecord
from ansheng.plain import as_data
from ansheng.rules.bind import Bound, bind
from ansheng.rules.explain import path_title
from ansheng.rules.verdicts import Verdict
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    import polars

    from ansheng.checking.determinations import Determination


@attrs.frozen(eq=False)
class Candidate:
    """A clause in force that a description may be about.

    :param score: from 0 to 1: how likely the description is about a clause at all, less where another one is likelier
    :param asked: the description
    :param shares: what each token gives the clause
    :param day: the day of the law
    """

    entry: Entry
    score: float
    asked: Asked
    shares: Mapping[str, float]
    day: date

    def __repr__(self) -> str:
        return f"<Candidate {self.score:.2f}: {self.standard} {self.clause} by {', '.join(self.words)}>"

    @property
    def standard(self) -> str:
        """The id of the standard."""
        return self.entry.standard.id

    @property
    def clause(self) -> str:
        """The number of the clause, as findings print it."""
        return self.entry.clause.number

    @property
    def title(self) -> str:
        """What the clause asks, or calls a hazard, in our words."""
        return self.entry.clause.title

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the description that led there, the weightiest first; 未, 没有 and 无 stand there as 没."""
        return self.asked.words(self.shares)

    @property
    def basis(self) -> str:
        """The clause as a sentence cites it, for the basis of a hazard."""
        return self.entry.cited()

    @cached_property
    def bound(self) -> Bound | None:
        """The rule of the clause of which the description states most, on the day; None where no rule judges it."""
        bounds = [one for rule in self.entry.rules if isinstance(one := bind(rule, self.day), Bound)]
        return max(bounds, key=lambda one: len(stated(self.asked.levelled, one.rule)), default=None)

    @property
    def rule(self) -> str | None:
        """The id of that rule."""
        return self.bound.rule.id if self.bound is not None else None

    @cached_property
    def record(self) -> Mapping[str, Any]:
        """The facts that the description states, by name, as :func:`ansheng.check` takes them."""
        bound = self.bound
        return immutabledict(stated(self.asked.levelled, bound.rule) if bound is not None else {})

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The facts that a verdict still wants, by path; none where what is stated decides already."""
        bound = self.bound
        if bound is None:
            return ()
        values = {"__class__": bound.rule.facts, **self._values(bound)}
        return tuple(bound.explainer.missing(bound.rule.truth, values, self.day))

    def _values(self, bound: Bound) -> Mapping[str, Any]:
        return bound.rule.facts(**self.record).values()

    def stated(self, lang: Lang = "zh") -> dict[str, str]:
        """The facts that the description states, titles and values in words."""
        lang, bound = check_lang(lang), self.bound
        facts = bound.rule.facts.facts() if bound is not None else {}
        return {
            facts[name].label(lang): render_value(value, facts[name].unit or None, lang)
            for name, value in self.record.items()
        }

    def wanted(self, lang: Lang = "zh") -> list[str]:
        """The titles of the facts that a verdict still wants."""
        lang = check_lang(lang)
        facts = self.bound.rule.facts.facts() if self.bound is not None else {}
        return [path_title(facts, path, lang) for path in self.missing]

    def to_hazard(
        self, *, unit: str | None = None, found_on: AnyDay | None = None, **told: Any
    ) -> HazardRecord:
        """The record of the hazard, once a person has confirmed the clause: its basis and rule are the candidate's.

        :param told: other facts of :class:`ansheng.HazardRecord`, such as ``region``
        """
        major = "major" if self.entry.standard.severity == "major" else None
        return HazardRecord(
            description=self.asked.bare,
            unit=unit,
            found_on=None if found_on is None else day_of(found_on, "found_on"),
            rule=self.rule,
            basis=self.basis,
            **{"grade": major, **told},
        )

    def determine(self, record: str, *, by: str, on: AnyDay, reason: str) -> Determination:
        """A person's answer that the thing described is a hazard by the rule of this clause, for ``check``.

        :param record: the id of the record that is judged; its facts must be those of :attr:`record`
        :raises DeterminationError: no rule judges the clause, or the facts stated decide it already
        """
        bound = self.bound
        if bound is None:
            raise DeterminationError(
                Words(
                    f"{self.standard} 的{self.clause}无判定规则，不能作人工判定；请用 to_hazard 列为隐患",
                    f"no rule judges {self.clause} of {self.standard}; list it as a hazard by to_hazard",
                )
            )
        values = bound.rule.facts(id=record, **self.record).values()
        truth = bound.truth({"__class__": bound.rule.facts, **values})
        verdict = {None: Verdict.UNDETERMINED, True: Verdict.HAZARD, False: Verdict.CLEAR}[truth]
        found = finding(bound, verdict, record, values, ())
        return found.determine(Verdict.HAZARD, by=by, on=day_of(on, "on"), reason=reason)

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The candidate as plain data."""
        return {
            "standard": self.standard,
            "clause": self.clause,
            "title": word(lang, Words(self.title, self.entry.clause.en)),
            "basis": self.entry.cited(lang),
            "rule": self.rule,
            "score": round(self.score, 4),
            "words": list(self.words),
            "record": {name: as_data(value) for name, value in self.record.items()},
            "stated": self.stated(lang),
            "missing": self.wanted(lang),
        }


@attrs.frozen(eq=False)
class Candidates(Sequence[Candidate]):
    """The candidates for one description, the likeliest first.

    :param mapped: whether the first is likely enough to be the clause; else a person looks for it
    """

    text: str
    found: tuple[Candidate, ...]
    mapped: bool

    def __len__(self) -> int:
        return len(self.found)

    @overload
    def __getitem__(self, place: int) -> Candidate: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Candidate, ...]: ...
    def __getitem__(self, place: int | slice) -> Candidate | tuple[Candidate, ...]:
        return self.found[place]

    def __iter__(self) -> Iterator[Candidate]:
        return iter(self.found)

    @property
    def score(self) -> float:
        """How likely the description is about a clause at all: the score of the first; 0 where there is none."""
        return self.found[0].score if self.found else 0.0

    def to_dicts(self, lang: Lang = "zh") -> list[dict[str, Any]]:
        """The candidates as plain data, in order."""
        lang = check_lang(lang)
        return [one.to_dict(lang) for one in self.found]

    def to_polars(self, lang: Lang = "zh") -> polars.DataFrame:
        """The candidates as a Polars frame, a row each, in order; what is stated as JSON text."""
        import polars as pl

        rows = [{name: _text(value) for name, value in row.items()} for row in self.to_dicts(lang)]
        return pl.DataFrame(rows, infer_schema_length=None, strict=False)


def _text(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value
