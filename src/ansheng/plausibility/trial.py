"""Trial: one test of one group of records, what kinds of tests there are, and what each says of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

import attrs
import polars as pl

from ansheng.plausibility.books import Books
from ansheng.words import Words

Way = Literal["exact", "simulated"]
"""How a probability came about."""


@attrs.frozen
class Trial:
    """One test that was made.

    :param where: the facts that say which group was looked at, by name, with their values
    :param of: how many things were looked at: hazards, visits, figures
    :param seen: how many of them are as the question says
    :param expected: how many the null leads to expect
    :param p: how likely so many or more are under the null
    :param rows: the places in the table of the records that show it, from 0
    :param asks: the question
    """

    where: tuple[tuple[str, object], ...]
    of: int
    seen: int
    expected: float
    p: float
    rows: pl.Series = attrs.field(eq=False, repr=False)
    asks: Words


@attrs.frozen
class Look:
    """What one kind of test came to in one table.

    :param table: the table that was looked at, by name
    :param tests: how many tests were made, those with nothing to see included
    :param small: how many groups were too small to say anything and were not tested
    :param least: the least that a group needs
    :param trials: the tests in which something was seen
    :param lacking: the facts without which nothing could be looked at, by name
    :param simulated: how often was drawn, where probabilities are simulated; else 0
    """

    table: str
    tests: int = 0
    small: int = 0
    least: int = 0
    trials: tuple[Trial, ...] = ()
    lacking: tuple[str, ...] = ()
    simulated: int = 0


@attrs.frozen
class Kind:
    """One kind of test.

    :param id: its name in data
    :param title: what is looked for
    :param null: the null under which the probability is told
    :param silent: what it does not show: how honest work comes to the same
    :param look: makes the tests; nothing where the tables have nothing to look at
    """

    id: str
    title: Words
    null: Words
    silent: Words
    look: Callable[[Books], Iterator[Look]] = attrs.field(repr=False, eq=False)
