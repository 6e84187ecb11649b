"""Looking: every kind of test over the tables, corrected for how many were made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import polars as pl

from ansheng.errors import InputError
from ansheng.plausibility.books import AT, Books
from ansheng.plausibility.correcting import shared
from ansheng.plausibility.doubts import Doubt, Doubts
from ansheng.plausibility.kinds import KINDS
from ansheng.plausibility.trial import Kind
from ansheng.words import Words

LEVEL = 0.01
"""How likely an honest set of tables raises anything at most, where nothing else is asked."""


def doubts_in(books: Books, *, level: float = LEVEL, kinds: Sequence[Kind] = KINDS) -> Doubts:
    """What is unlikely in the tables.

    :param level: how likely honest tables raise anything at most, between 0 and 1
    :param kinds: the kinds of tests to make
    :raises InputError: the level is not between 0 and 1
    """
    if not 0 < level < 1:
        raise InputError(Words(f"level= 应在0与1之间，收到{level}", f"level is between 0 and 1, not {level}"))
    looked = [(kind, look) for kind in kinds for look in kind.look(books)]
    trials = [(kind, look, trial) for kind, look in looked for trial in look.trials]
    tests: Counter[str] = Counter()
    for kind, look in looked:
        tests[kind.id] += look.tests
    corrected = shared([(kind.id, trial.p) for kind, _, trial in trials], tests)
    found = [
        Doubt(
            kind,
            look.table,
            trial,
            p,
            "simulated" if look.simulated else "exact",
            _records(books.tables.get(look.table), trial.rows),
        )
        for (kind, look, trial), p in zip(trials, corrected, strict=True)
        if p <= level
    ]
    found.sort(key=lambda doubt: (doubt.corrected, doubt.p))
    return Doubts(tuple(found), tuple(looked), level)


def _records(table: pl.DataFrame | None, rows: pl.Series) -> pl.DataFrame:
    """Where the records stand that show something."""
    places = rows.unique().sort().cast(pl.UInt32).alias(AT).to_frame()
    if table is None:
        return places
    shown = table.select(name for name in ("id", "_file", "_row") if name in table.columns)
    return places.join(shown.with_row_index(AT), on=AT, how="left", maintain_order="left")
