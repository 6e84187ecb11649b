"""Changes of findings: what is new, gone or changed since an earlier check, known by their fingerprints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

import attrs

from ansheng.checking.parts.part import unpacked
from ansheng.errors import UnknownNameError
from ansheng.words import Words

if TYPE_CHECKING:
    import polars

State = Literal["new", "gone", "changed", "same"]
STATES: Mapping[State, Words] = {
    "new": Words("新增", "new"),
    "gone": Words("消失", "gone"),
    "changed": Words("变化", "changed"),
    "same": Words("不变", "same"),
}
GROUPS = ("rule", "unit", "unit_id", "region", "severity", "standard", "clause")
EARLIER = ("verdict", "severity", "edition", "clause", "message")
"""What a change says of the earlier finding, each under ``earlier_`` and its name."""
_TELLING = ("verdict", "severity", "missing", "invalid", "evidence")
"""What a finding tells: where one of these differs, a finding of the same fingerprint has changed."""
_SUBJECT = r"^[^/]*/[^/]*/[^/]*/[^/]*"
"""The part of a fingerprint that names the record and the rule, and no law."""


@attrs.frozen(eq=False)
class Changes:
    """What became of findings since an earlier check.

    Every finding of the later check is new, changed or the same, and every earlier one that is there no more is gone.
    A finding has changed where its verdict, severity or evidence, or the edition or clause it rests on, is another.

    :param frame: the findings in long form with ``state``, and what the earlier one said under ``earlier_``
    """

    frame: polars.DataFrame = attrs.field(repr=False)

    @property
    def new(self) -> polars.DataFrame:
        """The findings that were not there before."""
        return self._of("new")

    @property
    def gone(self) -> polars.DataFrame:
        """The earlier findings that are there no more, as they were."""
        return self._of("gone")

    @property
    def changed(self) -> polars.DataFrame:
        """The findings that say something else than before."""
        return self._of("changed")

    def _of(self, state: State) -> polars.DataFrame:
        return self.frame.filter(state=state)

    def counts(self) -> dict[str, int]:
        """How many findings are new, gone, changed and the same."""
        found = dict(self.frame["state"].value_counts().iter_rows())
        return {state: found.get(state, 0) for state in STATES}

    def summary(self, by: str = "unit") -> list[dict[str, Any]]:
        """The counts by ``unit``, ``clause`` or another of the groups, the most new ones first.

        :raises UnknownNameError: ``by`` is none of the groups
        """
        import polars as pl

        if by not in GROUPS:
            raise UnknownNameError.of(Words("汇总方式", "grouping"), by, GROUPS)
        keys = ["standard", "clause"] if by == "clause" else [by]
        counted = [(pl.col("state") == state).sum().cast(pl.Int64).alias(state) for state in STATES]
        found = self.frame.group_by(keys, maintain_order=True).agg(counted)
        return found.sort("new", "changed", "gone", descending=True, maintain_order=True).to_dicts()

    def to_polars(self) -> polars.DataFrame:
        """All findings of both checks, each once, with their state."""
        return self.frame

    def to_dicts(self) -> list[dict[str, Any]]:
        """The same as plain data that JSON takes."""
        return [unpacked(row) for row in self.frame.iter_rows(named=True)]

    def __repr__(self) -> str:
        return f"<Changes: {', '.join(f'{count} {state}' for state, count in self.counts().items())}>"


def changes(earlier: polars.DataFrame, later: polars.DataFrame) -> Changes:
    """What became of the earlier findings, both in long form.

    Findings are the same where fingerprint and what they tell are. Those left over are held against each other by
    fingerprint, and then by record and rule, so that a finding that rests on another edition or clause has changed, and
    is not new. Findings that are alike, as records without an id may have them, are paired one by one.
    """
    import polars as pl

    left, rest, frames = _marked(earlier), _marked(later), []
    passes: tuple[tuple[State, tuple[str, ...]], ...] = (
        ("same", ("fingerprint", "told")),
        ("changed", ("fingerprint",)),
        ("changed", ("subject",)),
    )
    for state, by in passes:
        keys = [*by, "nth"]
        before, now = _numbered(left, *by), _numbered(rest, *by)
        both = now.join(before, on=keys, suffix=" before", maintain_order="left")
        frames.append(both.with_columns(state=pl.lit(state)))
        left = before.join(now, on=keys, how="anti", maintain_order="left").drop("nth")
        rest = now.join(before, on=keys, how="anti", maintain_order="left").drop("nth")
    unknown = [pl.lit(None, pl.String).alias(f"{name} before") for name in EARLIER]
    known = [pl.col(name).alias(f"{name} before") for name in EARLIER]
    new = rest.with_columns(unknown, state=pl.lit("new"))
    gone = left.with_columns(known, state=pl.lit("gone"))
    same, *changed = frames
    frames = [new, *changed, gone, same]
    said = [pl.col(f"{name} before").alias(f"earlier_{name}") for name in EARLIER]
    return Changes(pl.concat([frame.select("state", *later.columns, *said) for frame in frames]))


def unlisted(later: polars.DataFrame, earlier: polars.DataFrame) -> polars.Series:
    """Of each later finding, whether the earlier ones lack it: the same fingerprint with the same verdict."""
    import polars as pl

    keys = ["fingerprint", "verdict"]
    before = _numbered(earlier, *keys).select(*keys, "nth").with_columns(there=pl.lit(value=True))
    found = _numbered(later, *keys).join(before, on=[*keys, "nth"], how="left", maintain_order="left")
    return found["there"].is_null()


def _numbered(frame: polars.DataFrame, *keys: str) -> polars.DataFrame:
    """The frame with which of those that are alike each row is."""
    import polars as pl

    return frame.with_columns(nth=pl.int_range(pl.len()).over(keys))


def _marked(frame: polars.DataFrame) -> polars.DataFrame:
    """The frame with what each finding tells as text, and the part of its fingerprint that names record and rule."""
    import polars as pl

    return frame.with_columns(
        told=pl.struct(_TELLING).struct.json_encode(),
        subject=pl.col("fingerprint").str.extract(f"({_SUBJECT})"),
    )
