"""Cases: examples of a rule, which are tests and documentation at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from ansheng.dates import AnyDay, maybe_day
from ansheng.errors import word
from ansheng.rules.verdicts import Verdict
from ansheng.words import Lang, Words


@attrs.frozen
class Case:
    """An example of a rule: facts and the verdict expected of them; ``None`` where the rule does not apply.

    ``on`` is the day of the check; without it the case holds in every edition.
    """

    verdict: Verdict | None
    values: Mapping[str, Any]
    on: date | None = None

    @classmethod
    def hazard(cls, *, on: AnyDay | None = None, **values: Any) -> Case:
        """A case that is a hazard."""
        on = maybe_day(on)
        return cls(Verdict.HAZARD, values, on)

    @classmethod
    def clear(cls, *, on: AnyDay | None = None, **values: Any) -> Case:
        """A case that is clear."""
        on = maybe_day(on)
        return cls(Verdict.CLEAR, values, on)

    @classmethod
    def undetermined(cls, *, on: AnyDay | None = None, **values: Any) -> Case:
        """A case whose missing facts could still decide it."""
        on = maybe_day(on)
        return cls(Verdict.UNDETERMINED, values, on)

    @classmethod
    def out_of_scope(cls, *, on: AnyDay | None = None, **values: Any) -> Case:
        """A case to which the rule does not apply: it gets no verdict."""
        on = maybe_day(on)
        return cls(None, values, on)

    def label(self, lang: Lang = "zh") -> str:
        """The verdict in words."""
        if self.verdict is None:
            return word(lang, Words("不在适用范围", "out of scope"))
        return word(lang, Words(self.verdict.label("zh"), self.verdict.label("en")))

    def given(self, shared: Mapping[str, Any]) -> Case:
        """The case with what several cases share; what it states itself comes first, and ``None`` leaves a fact out."""
        values = {**shared, **self.values}
        return attrs.evolve(self, values={name: value for name, value in values.items() if value is not None})
