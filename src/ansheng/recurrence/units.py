"""Units: which names of a table are likely those of one unit, with how likely and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import TYPE_CHECKING

import attrs

from ansheng.recurrence.naming import BRAND, LEAST, Name, abbreviates, slip, stems, taken_apart

if TYPE_CHECKING:
    import polars as pl

MOST = 50
"""Of more names with one core, each is compared with the commonest alone."""

LOOSE = 0.5
"""Names that are less likely one are not compared further."""

SLIPS: Mapping[str, float] = {"sign": 0.88, "sound": 0.9, "other": 0.6, "short": 0.86}
"""How likely names are one that differ by a slip of a kind."""

_FEW = 3
"""An abbreviation that goes with more names says nothing."""
_CODE = 8
"""A shorter id of a unit is a number in a table, and says nothing outside of it."""


@attrs.frozen
class Named:
    """A unit as a table names it: the name taken apart, in how many rows, with which ids and in which regions."""

    name: str
    parts: Name
    rows: int
    codes: frozenset[str]
    regions: frozenset[str]


@attrs.frozen
class Edge:
    """Two names that are likely of one unit, by their places in the list, with how likely and why."""

    first: int
    second: int
    score: float
    reasons: tuple[str, ...]


def named(frame: pl.DataFrame) -> list[Named]:
    """The units that the rows name, in the order in which they come; of ``unit``, ``unit_id`` and ``region``."""
    import polars as pl

    found = (
        frame.lazy()
        .filter(pl.col("unit").is_not_null())
        .group_by("unit", maintain_order=True)
        .agg(
            pl.len(),
            pl.col("unit_id").drop_nulls().unique(),
            pl.col("region").drop_nulls().unique(),
        )
        .collect()
    )
    known = stems(frame["region"].drop_nulls().unique().to_list(), found["unit"])
    return [
        Named(
            unit,
            taken_apart(unit, known),
            count,
            frozenset(code.upper() for code in codes if len(code) >= _CODE),
            frozenset(regions),
        )
        for unit, count, codes, regions in found.iter_rows()
    ]


def edges(units: Sequence[Named], least: float = LOOSE) -> list[Edge]:
    """The pairs of names that are likely of one unit, each once; those less likely than ``least`` are left out."""
    within = _within_others(units)
    found = [edge for a, b in _candidates(units) if (edge := _judged(units, a, b, within)).score >= least]
    return [edge for edge in _unambiguous(units, found) if edge.score >= least]


def _candidates(units: Sequence[Named]) -> Iterable[tuple[int, int]]:
    """The pairs of names that share an id or a core, or whose cores differ by a slip."""
    pairs = dict[tuple[int, int], None]()
    by_core, by_code = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for at, unit in enumerate(units):
        by_core[unit.parts.core].append(at)
        if unit.parts.former:
            by_core[unit.parts.former].append(at)
        for code in unit.codes:
            by_code[code].append(at)
    for group in (*by_core.values(), *by_code.values()):
        pairs.update(dict.fromkeys(_within(units, group)))
    cores = list(by_core)
    for a, b in chain(_slips(cores), _short(cores)):
        for first, second in ((x, y) for x in by_core[cores[a]][:MOST] for y in by_core[cores[b]][:MOST]):
            pairs[min(first, second), max(first, second)] = None
    return pairs


def _within(units: Sequence[Named], group: list[int]) -> Iterator[tuple[int, int]]:
    if len(group) <= MOST:
        yield from combinations(group, 2)
        return
    commonest = max(group, key=lambda at: units[at].rows)
    yield from ((min(at, commonest), max(at, commonest)) for at in group if at != commonest)


def _slips(cores: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The cores that differ by a slip: two of them share what is left of them without one character."""
    import numpy as np

    hashes, owners = list[int](), list[int]()
    for at, core in enumerate(cores):
        if len(core) >= LEAST:
            left = {core, *(core[:i] + core[i + 1 :] for i in range(len(core)))}
            hashes.extend(map(hash, left))
            owners.extend([at] * len(left))
    keys, own = np.array(hashes, dtype=np.int64), np.array(owners, dtype=np.int64)
    order = np.argsort(keys, kind="stable")
    keys, own = keys[order], own[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if keys.size else np.array([], dtype=np.int64)
    ends = np.r_[starts[1:], keys.size] if keys.size else starts
    seen = set[tuple[int, int]]()
    for start, end in zip(starts[ends - starts > 1], ends[ends - starts > 1], strict=True):
        for a, b in combinations(own[start:end].tolist()[:MOST], 2):
            if (a, b) not in seen and slip(cores[a], cores[b]):
                seen.add((a, b))
                yield a, b


def _short(cores: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The cores of which one abbreviates the other and few further ones."""
    begun = defaultdict[str, list[int]](list)
    for at, core in enumerate(cores):
        begun[core[:BRAND]].append(at)
    for group in begun.values():
        found = [
            pair for pair in combinations(group[:MOST], 2) if abbreviates(cores[pair[0]], cores[pair[1]])
        ]
        seen = Counter(at for pair in found for at in pair)
        yield from (pair for pair in found if max(seen[pair[0]], seen[pair[1]]) <= _FEW)


def _within_others(units: Iterable[Named]) -> frozenset[tuple[str, str]]:
    """The pairs of places of which names write one behind the other, such as 济南 behind 山东: it lies in it.

    What lies in that lies in it too.
    """
    inside = defaultdict[str, set[str]](set)
    for large, small in {pair for unit in units for pair in combinations(unit.parts.places, 2)}:
        inside[large].add(small)
    direct = {(large, small) for large, all_ in inside.items() for small in all_}
    further = {(large, small) for large, middle in direct for small in inside.get(middle, ())}
    return frozenset(pair for pair in direct | further if pair[0] != pair[1])


def _judged(units: Sequence[Named], a: int, b: int, within: frozenset[tuple[str, str]]) -> Edge:
    one, other = units[a], units[b]
    if one.codes & other.codes:
        return Edge(a, b, 0.98, ("code",))
    if one.parts.core in (other.parts.former, "") or other.parts.core == one.parts.former:
        return Edge(a, b, 0.9, ("former",))
    score, reasons = _wording(one.parts, other.parts, within)
    if one.parts.ordinals != other.parts.ordinals:
        score *= 0.4
    elsewhere = bool(one.regions and other.regions) and not _meet(one.regions, other.regions)
    if elsewhere and reasons != ["spelling"]:
        score *= 0.6
    elif one.regions & other.regions and "spelling" not in reasons:
        score, reasons = min(score + 0.03, 0.97), [*reasons, "region"]
    if one.codes and other.codes:
        score *= 0.4
    return Edge(a, b, round(score, 3), tuple(reasons))


def _wording(one: Name, other: Name, within: frozenset[tuple[str, str]]) -> tuple[float, list[str]]:
    """How alike two names are by their parts, and what tells them apart."""
    if one.key == other.key:
        return 0.99, ["spelling"]
    reasons, score = list[str](), 0.95
    if one.core != other.core:
        kind = slip(one.core, other.core) or ("short" if abbreviates(one.core, other.core) else "")
        if not kind:
            return 0.0, reasons
        reasons.append("short" if kind == "short" else "slip")
        score = SLIPS[kind] if min(len(one.core), len(other.core)) > LEAST else SLIPS[kind] - 0.04
    mine, theirs = set(one.places), set(other.places)
    if mine != theirs:
        reasons.append("place")
        apart = ((a, b) for a in mine - theirs for b in theirs - mine)
        if any((a, b) not in within and (b, a) not in within for a, b in apart):
            score *= 0.5
        else:
            score *= 0.96 if min(len(one.core), len(other.core)) >= LEAST else 0.85
    if one.core == other.core and mine == theirs:
        reasons.append("form")
    return score, reasons


def _meet(first: frozenset[str], second: frozenset[str]) -> bool:
    return any(a in b or b in a for a in first for b in second)


def _unambiguous(units: Sequence[Named], found: list[Edge]) -> Iterator[Edge]:
    """The edges; a name without a place that would go with two names of different places is less likely either's."""
    partners = defaultdict[int, set[tuple[str, ...]]](set)
    for edge in found:
        for here, there in ((edge.first, edge.second), (edge.second, edge.first)):
            if not units[here].parts.places and units[there].parts.places:
                partners[here].add(units[there].parts.places)
    for edge in found:
        bare = next((at for at in (edge.first, edge.second) if len(partners[at]) > 1), None)
        doubtful = bare is not None and "place" in edge.reasons and "region" not in edge.reasons
        yield attrs.evolve(edge, score=round(edge.score * 0.75, 3)) if doubtful else edge
