"""Digits: numbers that are told as counted and end in 0 or 5, or in one digit, too often."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from ansheng.errors import word
from ansheng.plausibility.books import AT, Books
from ansheng.plausibility.kinds.reported import Reports, title_of
from ansheng.plausibility.laws import binomial
from ansheng.plausibility.trial import Kind, Look, Trial
from ansheng.words import Words

FROM = 20
"""Smaller numbers are left out: their last digits are not alike by nature."""
ROUND = 0.22
"""So many end in 0 or 5 at most where numbers are counted; from 20 on 21 % do, as many small as large ones given."""
AVOIDED = 0.18
"""So many end in 0 or 5 at least."""
ONE = 0.22
"""So many of the even, or of the odd, end in any one digit at most; persons sent out in pairs give even numbers."""
LEAST = 25
"""Fewer different numbers say nothing."""


def _look(books: Books) -> Iterator[Look]:
    reports = Reports.of(books)
    if reports is None:
        return
    frame, party = reports.frame, reports.party
    tests, small, trials = 0, 0, []
    for column in reports.columns:
        told = (
            frame.filter(pl.col(column) >= FROM)
            .group_by(*([party] if party else []), column, maintain_order=True)
            .agg(pl.col(AT).first())
            .with_columns((pl.col(column) % 10).alias("digit"))
        )
        if told.height < LEAST:
            small += told.height > 0
            continue
        made = list(_tests(told, column))
        tests += len(made)
        trials += [trial for trial in made if trial.seen > trial.expected]
    yield Look("statistics", tests, small, LEAST, tuple(trials))


def _tests(told: pl.DataFrame, column: str) -> Iterator[Trial]:
    title = title_of(column)
    rounds = told.filter(pl.col("digit").is_in([0, 5]))
    yield Trial(
        (("column", column),),
        told.height,
        rounds.height,
        ROUND * told.height,
        binomial(rounds.height, told.height, ROUND),
        rounds[AT],
        Words(
            f"“{word('zh', title)}”的{told.height}个不同数中，{rounds.height}个以0或5结尾；是逐项清点的，还是估计的？",
            f"of {told.height} different numbers of {word('en', title)}, {rounds.height} end in 0 or 5; "
            "were they counted, "
            "or estimated?",
        ),
    )
    others = told.filter(~pl.col("digit").is_in([0, 5]))
    yield Trial(
        (("column", column),),
        told.height,
        others.height,
        (1 - AVOIDED) * told.height,
        binomial(others.height, told.height, 1 - AVOIDED),
        others[AT],
        Words(
            f"“{word('zh', title)}”的{told.height}个不同数中，以0或5结尾的只有{rounds.height}个；数字从何而来？",
            f"of {told.height} different numbers of {word('en', title)}, only {rounds.height} end in 0 or "
            "5; where do they "
            "come from?",
        ),
    )
    for digit in range(10):
        alike = told.filter(pl.col("digit") % 2 == digit % 2)
        those = alike.filter(pl.col("digit") == digit)
        yield Trial(
            (("column", column), ("digit", digit)),
            alike.height,
            those.height,
            ONE * alike.height,
            binomial(those.height, alike.height, ONE) if those.height else 1.0,
            those[AT],
            Words(
                f"“{word('zh', title)}”的{told.height}个不同数中，{those.height}个以{digit}结尾；数字从何而来？",
                f"of {told.height} different numbers of {word('en', title)}, {those.height} end in "
                f"{digit}; where do they "
                "come from?",
            ),
        )


KINDS = (
    Kind(
        "end_digits",
        Words("末位数字集中", "end digits"),
        Words(
            f"清点所得的{FROM}及以上的数，末位为0或5的占18%至22%，偶数（奇数）中任一末位不超过22%（"
            "二项分布；同一单位相同的数计1次）",
            f"of counted numbers from {FROM} on 18 to 22 % end in 0 or 5, and of the even (odd) ones at "
            "most 22 % in any one "
            "digit (binomial; equal numbers of one party count once)",
        ),
        Words(
            "约数、按整批配发的份数、按整班培训的人数，本来就多为整数",
            "round estimates, copies printed by the hundred, classes of fixed size are round by nature",
        ),
        _look,
    ),
)
