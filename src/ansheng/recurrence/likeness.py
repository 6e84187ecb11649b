"""Likeness: how likely two hazards are the same one, by unit, place, numbers, wording and clause, pair by pair."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.errors import require
from ansheng.recurrence.blocks import pairs
from ansheng.recurrence.describing.saying import taken_apart
from ansheng.recurrence.weighing.evidence import CLOSE, MENTIONED, Features, likelihood, weighed
from ansheng.recurrence.weighing.habits import of_places, of_wordings
from ansheng.recurrence.wording import Wordings, wordings

if TYPE_CHECKING:
    import numpy as np
    import polars as pl

COARSE = 0.15
"""Texts that have a lesser share of their tokens in common, by the bitmaps, are not compared further."""
LONGEST = 1000
"""Of a longer description, name or place the first so many characters are compared."""
_PIECE = 1 << 20
_TELLING = re.compile("[0-9东西南北中上下左右前后内外新老旧大小男女甲乙丙丁a-h]+")
"""What tells one place from another of the same kind."""
RIVAL = 2.0
"""So much less likely is a pair of which one goes better with another."""
UNKNOWN = -(1 << 31)
"""The day of a hazard of which it is not known."""


@attrs.frozen(eq=False)
class Compared:
    """The rows as what is compared of them, in columns of numpy; -1 is not known.

    :param unit: of each row the number of its group of likely names
    :param name: the number of its name
    :param said: the number of what its description says
    :param rule: the number of its rule or basis
    :param day: the day on which it was found, :data:`UNKNOWN` where nobody says
    :param source: the number of the list in which it stands
    :param due: the day by which it was to be put right, ``done`` the one on which it was
    :param where: of each saying the number of its place, -1 for none
    :param numbers: of each saying a number for the numbers that it names, -1 for none
    :param count: the number of how many it speaks of, -1 where it does not say
    :param places: the places by their numbers
    :param rest: of each saying its text without its place
    :param what: of each saying the number of what is wrong, the same for the same words
    """

    unit: np.ndarray
    name: np.ndarray
    said: np.ndarray
    rule: np.ndarray
    day: np.ndarray
    source: np.ndarray
    due: np.ndarray
    done: np.ndarray
    where: np.ndarray
    numbers: np.ndarray
    count: np.ndarray
    places: pl.Series
    rest: pl.Series
    what: np.ndarray
    words: Wordings


def compared(frame: pl.DataFrame, unit: np.ndarray, name: np.ndarray) -> Compared:
    """The rows of a frame as what is compared of them."""
    import polars as pl

    told = frame.select(_without_name(frame), pl.col("place").str.slice(0, LONGEST))
    once = told.filter(pl.col("description").is_not_null()).unique(maintain_order=True)
    sayings = taken_apart(once["description"], once["place"])
    apart = pl.DataFrame([sayings.where, sayings.numbers, sayings.count, sayings.what, sayings.rest])
    distinct = apart.unique(maintain_order=True).with_row_index("said")
    number = once.with_columns(
        apart.join(distinct, on=apart.columns, how="left", maintain_order="left")["said"]
    )
    said = told.join(
        number, on=["description", "place"], how="left", nulls_equal=True, maintain_order="left"
    )["said"]
    places = distinct["where"].filter(distinct["where"] != "").unique(maintain_order=True)
    rule = frame.select(pl.coalesce("rule", "basis")).to_series()
    series = frame["id"].str.replace(r"\d+\D*$", "")
    source = (
        pl.DataFrame([frame["file"], frame["sheet"], series])
        .select(pl.struct(pl.all()).rank("dense"))
        .to_series()
    )
    return Compared(
        unit,
        name,
        said.cast(pl.Int64).fill_null(-1).to_numpy(),
        codes(rule, rule.drop_nulls().unique(maintain_order=True)),
        _days(frame["found_on"]),
        source.cast(pl.Int64).to_numpy(),
        _days(frame["due_on"]),
        _days(frame["rectified_on"]),
        codes(distinct["where"], places),
        codes(
            distinct["numbers"],
            distinct["numbers"].filter(distinct["numbers"] != "").unique(maintain_order=True),
        ),
        codes(
            distinct["count"], distinct["count"].filter(distinct["count"] != "").unique(maintain_order=True)
        ),
        places,
        distinct["rest"],
        codes(distinct["what"], distinct["what"].unique(maintain_order=True)),
        wordings(distinct["what"]),
    )


def _without_name(frame: pl.DataFrame) -> pl.Series:
    """The descriptions, as far as they are compared, without the name of the unit where one begins with it."""
    import polars as pl

    pairs_ = frame.select(pl.col("unit", "description").str.slice(0, LONGEST)).rows()
    return pl.Series("description", [_rest(unit, said) for unit, said in pairs_], dtype=pl.String)


def _rest(unit: str | None, said: str | None) -> str | None:
    """What is said behind the unit's name, or behind a part of it of three signs or more with which it begins."""
    if not unit or not said or said[:3] not in unit:
        return said
    size = 3
    while size < len(said) and said[: size + 1] in unit:
        size += 1
    return said[size:].lstrip(" ，,:：、的") or said


def _days(days: pl.Series) -> np.ndarray:
    import polars as pl

    found: np.ndarray = days.to_physical().cast(pl.Int64).fill_null(UNKNOWN).to_numpy()
    return found


def codes(values: pl.Series, once: pl.Series) -> np.ndarray:
    """The values as the numbers of their places among ``once``; -1 for one that is not there."""
    import polars as pl

    table = pl.DataFrame({"value": once}).with_row_index("code")
    found = pl.DataFrame({"value": values}).join(table, on="value", how="left", maintain_order="left")
    numbers: np.ndarray = found["code"].cast(pl.Int64).fill_null(-1).to_numpy()
    return numbers


@attrs.frozen(eq=False)
class Scored:
    """Pairs of rows with the score from 0 to 1 that they are one hazard, and what it rests on."""

    first: np.ndarray
    second: np.ndarray
    score: np.ndarray
    features: Features


def candidates(rows: Compared, likely: Likely) -> tuple[np.ndarray, np.ndarray]:
    """The pairs of rows that are compared, each once: of likely one unit, with the same numbers and alike in places.

    Where neither names a number and the places are not the same, their words have something in common.
    """
    import numpy as np

    there = np.where(rows.said >= 0, rows.unit, -1)
    kept = [np.zeros(0, dtype=np.int64)]
    for some in pairs(there, rows.said, rows.words.tokens, rows.day):
        first, second = some[0].astype(np.int64), some[1].astype(np.int64)
        a, b = rows.said[first], rows.said[second]
        one, two = rows.numbers[a], rows.numbers[b]
        here, there_ = rows.where[a], rows.where[b]
        alike = (one == two) | (one < 0) | (two < 0)
        near = np.abs(rows.day[first] - rows.day[second]) <= CLOSE
        alike &= near | (here == there_) | (rows.words.overlap(a, b) >= COARSE)
        alike[alike] &= likely.of(rows.name[first[alike]], rows.name[second[alike]]) > 0
        kept.append(first[alike] << 32 | second[alike])
    once = np.unique(np.concatenate(kept))
    return once >> 32, once & 0xFFFFFFFF


@attrs.frozen(eq=False)
class Likely:
    """How likely two names are of one unit: ``pairs``, their numbers as one number and sorted, with ``scores``."""

    pairs: np.ndarray
    scores: np.ndarray

    def of(self, first: np.ndarray, second: np.ndarray) -> np.ndarray:
        """How likely the names are of one unit, pair by pair; 1 for the same name."""
        import numpy as np

        keys = np.minimum(first, second) << 32 | np.maximum(first, second)
        if not len(self.pairs):
            same: np.ndarray = (first == second).astype(float)
            return same
        at = np.minimum(np.searchsorted(self.pairs, keys), len(self.pairs) - 1)
        found: np.ndarray = np.where(self.pairs[at] == keys, self.scores[at], 0.0)
        return np.where(first == second, 1.0, found)


def scored(rows: Compared, likely: Likely, least: float) -> Scored:
    """The pairs of rows whose score is ``least`` or more.

    :raises MissingExtraError: rapidfuzz is not installed
    """
    import numpy as np

    require("rapidfuzz", "rapidfuzz", "again")
    first, second = candidates(rows, likely)
    pieces = range(0, max(len(first), 1), _PIECE)
    parts = [features(rows, first[at : at + _PIECE], second[at : at + _PIECE], likely) for at in pieces]
    columns = zip(*(attrs.astuple(part, recurse=False) for part in parts), strict=True)
    found = Features(*(np.concatenate(column) for column in columns))
    evidence = weighed(found)
    evidence += _habits(rows, first, second, found, likelihood(evidence))
    score = likelihood(evidence + _rivals(rows, first, second, found, evidence))
    kept = score >= least
    told = Features(*(column[kept] for column in attrs.astuple(found, recurse=False)))
    return Scored(first[kept], second[kept], score[kept], told)


def _habits(
    rows: Compared, first: np.ndarray, second: np.ndarray, of: Features, likely: np.ndarray
) -> np.ndarray:
    """What the table says elsewhere for the wordings and the places of pairs of rows."""
    near, visit = (of.apart >= 0) & (of.apart <= CLOSE), of.listed & (of.apart == 0)
    numbers = (of.numbers == 1) | (of.numbers == -2)
    place = (of.place == -2) | (of.place >= 0.5)
    a, b = rows.said[first], rows.said[second]
    wordings_ = of_wordings(rows.what[a], rows.what[b], likely, place & numbers, near, visit, len(rows.said))
    places = of_places(rows.where[a], rows.where[b], likely, numbers, near, visit, len(rows.said))
    found: np.ndarray = wordings_ + places
    return found


def _rivals(
    rows: Compared, first: np.ndarray, second: np.ndarray, of: Features, evidence: np.ndarray
) -> np.ndarray:
    """What speaks against pairs of one visit in two lists, of which one goes better with another row of the other."""
    import numpy as np

    found = np.zeros(len(first))
    near = np.flatnonzero((of.apart >= 0) & (of.apart <= CLOSE) & (rows.source[first] != rows.source[second]))
    for one, other in ((first[near], second[near]), (second[near], first[near])):
        number = np.unique(one << 32 | rows.source[other], return_inverse=True)[1]
        best = np.full(int(number.max(initial=-1)) + 1, -np.inf)
        np.maximum.at(best, number, evidence[near])
        found[near] -= np.where(best[number] > evidence[near], RIVAL, 0.0)
    return found


def features(rows: Compared, first: np.ndarray, second: np.ndarray, likely: Likely) -> Features:
    """What is known of pairs of rows."""
    import numpy as np

    a, b = rows.said[first], rows.said[second]
    one, two = rows.day[first], rows.day[second]
    dice, contained, ratio = _each_once(a, b, lambda x, y: _wording(rows.words, x, y)).T
    return Features(
        dice,
        contained,
        ratio,
        _each_once(a, b, lambda x, y: _places(rows, x, y)),
        _equal(rows.numbers[a], rows.numbers[b]),
        np.maximum(_equal(rows.count[a], rows.count[b]), -1),
        np.maximum(_equal(rows.rule[first], rows.rule[second]), -1),
        likely.of(rows.name[first], rows.name[second]),
        np.where((one == UNKNOWN) | (two == UNKNOWN), -1, np.abs(one - two)),
        rows.source[first] == rows.source[second],
        _same_day(rows.due[first], rows.due[second]),
        _same_day(rows.done[first], rows.done[second]),
    )


def _same_day(one: np.ndarray, two: np.ndarray) -> np.ndarray:
    import numpy as np

    return np.where((one == UNKNOWN) | (two == UNKNOWN), -1, one == two)


def _equal(one: np.ndarray, two: np.ndarray) -> np.ndarray:
    import numpy as np

    neither, either = (one < 0) & (two < 0), (one < 0) | (two < 0)
    return np.select([neither, either], [-2, -1], (one == two).astype(np.int64))


def _each_once(one: np.ndarray, two: np.ndarray, compare: Any) -> np.ndarray:
    """What a comparison gives for pairs of numbers; each pair is compared once."""
    import numpy as np

    both = (np.minimum(one, two) + 1) << 32 | (np.maximum(one, two) + 1)
    once, back = np.unique(both, return_inverse=True)
    found: np.ndarray = compare((once >> 32) - 1, (once & 0xFFFFFFFF) - 1)[back]
    return found


def _wording(words: Wordings, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    import numpy as np

    shared = words.shared(first, second)
    mine, theirs = words.whole[first], words.whole[second]
    dice = 2 * shared / np.maximum(mine + theirs, 1e-6)
    contained = shared / np.maximum(np.minimum(mine, theirs), 1e-6)
    found: np.ndarray = np.stack([dice, contained, _ratios(words.texts, first, second)], axis=1)
    found[first == second] = 1.0
    return found.clip(0.0, 1.0)


def _places(rows: Compared, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """How alike the places of pairs of sayings are."""
    import numpy as np

    first, second = rows.where[a], rows.where[b]
    found = _each_once(first, second, lambda x, y: _place_names(rows.places, x, y))
    other = np.flatnonzero((first != second) & (found < MENTIONED))
    names, rests = [*rows.places.to_list(), ""], rows.rest
    one, two = rests.gather(a[other]).to_list(), rests.gather(b[other]).to_list()
    told = zip(first[other].tolist(), second[other].tolist(), one, two, strict=True)
    spoken = np.array([_spoken(names[x], mine, names[y], theirs) for x, y, mine, theirs in told], dtype=bool)
    found[other[spoken]] = MENTIONED
    return found


def _spoken(one: str, mine: str, other: str, theirs: str) -> bool:
    """Whether the text of one speaks of the place of the other."""
    return (len(one) > 1 and one in theirs) or (len(other) > 1 and other in mine)


def _place_names(places: pl.Series, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    import numpy as np

    both, either = (first >= 0) & (second >= 0), (first >= 0) | (second >= 0)
    found = np.where(either, -1.0, -2.0)
    one, two = first[both], second[both]
    signs = [frozenset(_TELLING.findall(place)) for place in places.to_list()]
    pairs_ = zip(one.tolist(), two.tolist(), strict=True)
    apart = np.array([bool(signs[a] - signs[b] and signs[b] - signs[a]) for a, b in pairs_], dtype=bool)
    found[both] = np.where(apart, 0.0, 0.8 * _ratios(places, one, two))
    found[both & (first == second)] = 1.0
    return found


def _ratios(texts: pl.Series, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The share of the characters of two texts that stand in both in one order, by rapidfuzz."""
    import numpy as np
    from rapidfuzz import fuzz, process

    if not len(first):
        return np.zeros(0, dtype=np.float32)
    one, other = texts.gather(first).to_list(), texts.gather(second).to_list()
    found: Any = process.cpdist(one, other, scorer=fuzz.ratio, dtype=np.float32, workers=2)
    return np.asarray(found) / 100
