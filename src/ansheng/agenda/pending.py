"""Pending: the matters of a day in columns, in the order in which they count."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import attrs

from ansheng.dates import day_label
from ansheng.errors import check_lang, word
from ansheng.plain import as_data
from ansheng.rows import Rows
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    import polars

State = Literal["due", "late", "unknown"]

STATES: Mapping[State, Words] = {
    "due": Words("即将到期", "due"),
    "late": Words("逾期", "late"),
    "unknown": Words("无法判断", "unknown"),
}
"""How a matter of the agenda stands, in Chinese and in English."""

KINDS: Mapping[str, Words] = {
    "hazard": Words("隐患整改", "hazard"),
    "task": Words("任务", "task"),
    "report": Words("报送", "report"),
    "duty": Words("定期职责", "duty"),
}
"""What matters there are, in Chinese and in English."""


@attrs.frozen
class Matter:
    """One matter of the agenda.

    :param party: who has to act; None is not recorded
    :param due_on: by when; ``days`` is how many days late, or until then
    :param rule: what lays the day down
    """

    kind: str
    state: State
    object: str
    title: str
    party: str | None
    due_on: dt.date | None
    days: int | None
    rule: Words

    def text(self, lang: Lang = "zh") -> str:
        """The matter in a line."""
        state, kind = word(lang, STATES[self.state]), word(lang, KINDS[self.kind])
        party = self.party or word(lang, Words("责任单位未填", "nobody named"))
        if check_lang(lang) == "en":
            if self.due_on is None:
                return f"{party}: {kind} {self.object} {self.title} {state} ({self.rule.en})"
            days = "" if self.days is None else f", {self.days} days"
            return (
                f"{party}: {kind} {self.object} {self.title} {state}{days} (by {self.due_on}; {self.rule.en})"
            )
        if self.due_on is None:
            return f"{party}：{kind} {self.object} {self.title} {state}（{self.rule.zh}）"
        days = "" if self.days is None else f"{self.days}天"
        why = f"期限{day_label(self.due_on)}，{self.rule.zh}"
        return f"{party}：{kind} {self.object} {self.title} {state}{days}（{why}）"

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The matter as plain data that JSON takes."""
        lang = check_lang(lang)
        return {
            "kind": self.kind,
            "state": self.state,
            "object": self.object,
            "title": self.title,
            "party": self.party,
            "due_on": as_data(self.due_on),
            "days": self.days,
            "rule": word(lang, self.rule),
        }


ORDER: tuple[State, ...] = ("late", "unknown", "due")
_SAME = ("kind", "object", "title", "party", "due_on", "days")
_COLUMNS = {
    **dict.fromkeys(("kind", "object", "title", "party"), "String"),
    "due_on": "Date",
    "days": "Int64",
    "state": "UInt8",
    "rule": "UInt32",
}
RULE = Words("整改期限", "the day set for rectification")
"""What lays down by when a hazard is put right."""
_NEAR = 1_000
"""So many matters from the first on are found without putting all in order."""


@attrs.frozen(eq=False, repr=False)
class Matters(Rows[Matter]):
    """The matters of a day, what is late first; each is made when it is asked for.

    Its frame has the columns of a matter, ``state`` as the place in the order of states and ``rule`` as that among the
    rules; unless ``ordered`` says so its rows are in no order yet, and the first ones are found without one.
    """

    rules: tuple[Words, ...]
    ordered: bool = False

    @classmethod
    def of(
        cls, matters: Iterable[Matter], hazards: polars.DataFrame | None = None, *, ordered: bool = True
    ) -> Matters:
        """Matters in the order in which they are given, or else in that of the day.

        :param hazards: more in columns, to stand before these; their rule is the first one, :data:`RULE`
        """
        import polars as pl

        if isinstance(matters, Matters):
            return matters
        given = tuple(matters)
        rules = tuple(dict.fromkeys((RULE, *(one.rule for one in given))))
        numbers = {rule: number for number, rule in enumerate(rules)}
        schema = {name: getattr(pl, kind) for name, kind in _COLUMNS.items()}
        rows = [
            (*(getattr(one, name) for name in _SAME), ORDER.index(one.state), numbers[one.rule])
            for one in given
        ]
        others = pl.DataFrame(rows, schema, orient="row")
        frames = [others] if hazards is None else [hazards.select(*schema), others]
        return cls(pl.concat(frames), rules, ordered)

    def _made(self, frame: polars.DataFrame) -> Iterator[Matter]:
        for kind, object_, title, party, due, days, state, rule in frame.select(*_COLUMNS).iter_rows():
            yield Matter(kind, ORDER[state], object_, title, party, due, days, self.rules[rule])

    @cached_property
    def _ordered(self) -> polars.DataFrame:
        """All in order: by their texts first, by one number then, which is quicker than by all at once."""
        import polars as pl

        if self.frame.is_empty():
            return self.frame
        party = pl.col("party").fill_null("")
        names = self.frame.select(party.unique().sort()).to_series()
        number = party.replace_strict(names, range(len(names)), return_dtype=pl.Int64)
        day = _day_or_last().to_physical().cast(pl.Int64)
        key = (pl.col("state").cast(pl.Int64) * _DAYS + day) * len(names) + number
        keys = self.frame.select("object", key=key, at=pl.int_range(pl.len()))
        if not keys["object"].is_sorted():
            keys = keys.sort("object", maintain_order=True)
        return self.frame[keys.sort("key", maintain_order=True)["at"]]

    def _in_order(self) -> polars.DataFrame:
        return self.frame if self.ordered else self._ordered

    def _part(self, part: slice) -> Matters:
        rows, few = self.frame, range(len(self))[part]
        if self.ordered or few.start != 0 or few.step != 1 or few.stop > _NEAR:
            rows = self._in_order()[part]
        else:
            import polars as pl

            keys = [pl.col("state"), _day_or_last(), pl.col("party").fill_null(""), pl.col("object")]
            firsts = rows.with_row_index("at").bottom_k(few.stop, by=[*keys, pl.col("at")])
            rows = firsts.sort(*keys, "at").drop("at")
        return attrs.evolve(self, frame=rows, ordered=True)

    def counts(self) -> Counter[str]:
        """How many there are in each state."""
        return Counter(
            {ORDER[state]: number for state, number in self.frame["state"].value_counts().iter_rows()}
        )

    def told(self, lang: Lang) -> polars.DataFrame:
        """The matters in columns, as :meth:`Matter.to_dict` names them."""
        import polars as pl

        lang, told = check_lang(lang), self._in_order()
        rules = pl.Series([word(lang, rule) for rule in self.rules], dtype=pl.String)
        states = pl.Series(ORDER, dtype=pl.String)
        return told.select(
            "kind",
            states[told["state"]].alias("state"),
            *("object", "title", "party"),
            pl.col("due_on").cast(pl.String),
            "days",
            rules[told["rule"]].alias("rule"),
        )


_DAYS = 10_000_000
"""More than there are days from 1970 to the last of all."""


def _day_or_last() -> polars.Expr:
    import polars as pl

    return pl.col("due_on").fill_null(dt.date.max)
