"""Questions: which missing facts would decide most undetermined verdicts, and which rules say the same of all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.errors import check_lang
from ansheng.rules.bind import Bound
from ansheng.rules.explain import path_title
from ansheng.rules.verdicts import Counts
from ansheng.words import Lang

if TYPE_CHECKING:
    import polars


@attrs.frozen
class Question:
    """A fact that is missing, or does not parse, and what an answer would do.

    :param kind: the class of the records
    :param records: how many records lack it
    :param decides: the undetermined verdicts that nothing else leaves open
    :param helps: all undetermined verdicts that it could still decide, those with it
    """

    kind: str
    fact: str
    title: str
    records: int
    decides: int
    helps: int

    def to_dict(self) -> dict[str, Any]:
        """The question as plain data."""
        return attrs.asdict(self)


@attrs.frozen
class OneSided:
    """A rule that said the same of every record in its scope.

    :param says: ``hazard``, ``clear`` or ``undetermined``
    """

    rule: str
    title: str
    says: str
    records: int

    def to_dict(self) -> dict[str, Any]:
        """The rule and what it says as plain data."""
        return attrs.asdict(self)


def questions(found: polars.DataFrame, rules: Iterable[Bound], lang: Lang) -> tuple[Question, ...]:
    """The open facts of undetermined findings in long form, those that decide most first.

    :param rules: the rules that judged, for the titles of their facts
    """
    import polars as pl

    lang = check_lang(lang)
    bound = {b.rule.id: b.rule.facts for b in rules}
    kinds = pl.DataFrame(
        [(rule, facts.__name__) for rule, facts in bound.items()], schema=["rule", "kind"], orient="row"
    )
    open_ = pl.concat_list("missing", "invalid")
    asked = (
        found.filter(verdict="undetermined")
        .join(kinds, on="rule", how="left", maintain_order="left")
        .select("kind", "record", "unit_id", "row", alone=open_.list.len() == 1, fact=open_)
        .explode("fact")
        .drop_nulls("fact")
    )
    ranked = (
        asked.group_by("kind", "fact", maintain_order=True)
        .agg(
            records=pl.struct("unit_id", "record", "row").n_unique(),
            decides=pl.col("alone").sum(),
            helps=pl.len(),
        )
        .sort("decides", "helps", descending=True, maintain_order=True)
    )
    classes = {facts.__name__: facts for facts in bound.values()}
    return tuple(
        Question(kind, fact, path_title(classes[kind].facts(), fact, lang), *counts)
        for kind, fact, *counts in ranked.iter_rows()
    )


def one_sided(
    counts: Iterable[tuple[str, Counts]], rules: Iterable[Bound], least: int, lang: Lang
) -> tuple[OneSided, ...]:
    """The rules that said the same of every record, of at least so many."""
    lang = check_lang(lang)
    titles = {b.rule.id: b.rule.label(lang) for b in rules}
    found = []
    for rule, seen in counts:
        said = {"hazard": seen.hazard, "undetermined": seen.undetermined, "clear": seen.clear}
        says = [name for name, count in said.items() if count == seen.in_scope]
        if says and seen.in_scope >= max(least, 1):
            found.append(OneSided(rule, titles[rule], says[0], seen.in_scope))
    return tuple(found)
