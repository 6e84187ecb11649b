"""Classifier: the clauses in force on a day, looked up by the words of a description."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping
from datetime import date
from functools import lru_cache
from heapq import nlargest

import attrs

from ansheng.catalogue import Catalogue
from ansheng.classifying.asked import Asked
from ansheng.classifying.candidate import Candidate, Candidates
from ansheng.classifying.confirmed import NOTHING, Confirmed
from ansheng.classifying.documents import Corpus, Entry
from ansheng.classifying.index import Index
from ansheng.classifying.stated import keeps, numbers
from ansheng.classifying.wording.thesaurus import thesaurus
from ansheng.rules.bind import Bound, bind
from ansheng.sectors.sector import sector_of

THRESHOLD = 0.5
"""The score below which a description counts as one that is about no clause."""
GAP, NEAR = 0.8, 0.85
"""What a clause counts that no rule and no person judges, and one of a sector that is only near the one given."""
SECTOR, SAID, OF_SEVERAL = 0.35, 0.6, 0.8
"""Where no sector is given: how much of a score hangs on the sector, how much of that on words of sectors, and how a
clause of all sectors stands."""
CLEAR, HAZARD = 0.5, 1.15
"""What the score of a clause becomes whose rule finds no hazard in the numbers stated, or finds one."""
VOTE = 1.5
"""What the nearest confirmed row counts beside the best words."""
_ROUGH, _CLOSE = 60, 12
"""How many clauses are looked at by their single characters too, and how many by their numbers."""

Ranked = list[tuple[int, float]]


@attrs.frozen(eq=False)
class Scope:
    """The clauses that are looked through: those of a sector and of all sectors, or everything."""

    entries: tuple[Entry, ...]
    index: Index
    standing: tuple[float, ...]
    known: bool


@attrs.frozen(eq=False)
class Classifier:
    """What is known of the clauses in force on a day, ready to be asked.

    :param confirmed: rows that people of an office have confirmed before
    """

    corpus: Corpus
    confirmed: Confirmed = NOTHING
    scope: Callable[[str | None], Scope] = attrs.field(init=False, repr=False)

    @scope.default
    def _scope(self) -> Callable[[str | None], Scope]:
        return lru_cache(maxsize=32)(lambda sector: _scope_of(self.corpus, sector))

    def taught(self, rows: Iterable[tuple[str, tuple[str, str]]]) -> Classifier:
        """The same, taught by confirmed rows: descriptions, each with its standard and the number of its clause."""
        asked = ((Asked.of(text, self.corpus.phrases).tokens, clause) for text, clause in rows)
        return attrs.evolve(self, confirmed=Confirmed.of(asked))

    def classify(self, text: str, sector: str | None = None, top: int = 5) -> Candidates:
        """The candidates for a description.

        :raises UnknownNameError: there is no such sector; near names are listed
        """
        scope = self.scope(None if sector is None else sector_of(sector).name)
        asked = Asked.of(text, self.corpus.phrases)
        ranked, beside = _rough(asked, scope)
        ranked, kept = _close(ranked, asked, scope, self.corpus.day)
        best = ranked[0][1] if ranked else 0.0
        likely = likelihood(best, beside, _most(asked.tokens, scope.index), asked.amiss) if best else 0.0
        likely *= CLEAR if kept else 1.0
        votes = self.confirmed.votes(asked.tokens)
        if votes:
            ranked, likely = _with_votes(ranked, scope, votes), max(likely, *votes.values())
        found = tuple(
            Candidate(
                scope.entries[number],
                likely * score / ranked[0][1],
                asked,
                scope.index.shares[number],
                self.corpus.day,
            )
            for number, score in ranked[:top]
        )
        return Candidates(text, found, mapped=bool(found) and likely >= THRESHOLD)


def likelihood(score: float, beside: float, most: float, amiss: float) -> float:
    """How likely a description is about a clause at all.

    :param score: what the first clause scores
    :param beside: what the likest of the matters scores that no clause is about
    :param most: what a clause would score that has all its words
    :param amiss: the share of the description that does not say that all is well
    """
    covered = amiss * score / most if most else 0.0
    other = beside / (score + beside) if beside else 0.0
    told = 1.4 * math.log1p(score) + 1.2 * covered - 2.3 * (1 - amiss) - 6.5 * other - 2.1
    return 1 / (1 + math.exp(-told))


def _scope_of(corpus: Corpus, sector: str | None) -> Scope:
    """The scope of a sector."""
    entries = corpus.entries
    if sector is not None:
        wanted = {sector, *sector_of(sector).holds, *thesaurus().near.get(sector, ())}
        entries = tuple(e for e in entries if not e.standard.sectors or wanted & {*e.standard.sectors})
    index = Index.of([*(entry.tokens for entry in entries), *corpus.beside])
    own = {sector, *(sector_of(sector).holds if sector else ())}
    return Scope(entries, index, tuple(_standing(entry, own) for entry in entries), sector is not None)


def _rough(asked: Asked, scope: Scope) -> tuple[Ranked, float]:
    """The clauses that score best by words and pairs, with single characters too; and the best matter beside them."""
    index, size = scope.index, len(scope.entries)
    single = [each for each in asked.tokens.items() if each[0][0] == "·"]
    scores = index.scores(each for each in asked.tokens.items() if each[0][0] != "·")
    if not scores:
        scores = index.scores(single)
        single = []
    beside = [number for number in scores if number >= size]
    best = nlargest(_ROUGH, [number for number in scores if number < size], key=scores.__getitem__)
    for number in (*beside, *best):
        shares = index.shares[number]
        scores[number] += sum(weight * shares[token] for token, weight in single if token in shares)
    ranked = [(number, scores[number] * scope.standing[number]) for number in best]
    return ranked, max((scores[number] for number in beside), default=0.0)


def _standing(entry: Entry, own: Container[str | None]) -> float:
    """What a clause counts among those that are looked through for a sector."""
    near = None not in own and entry.standard.sectors and not any(s in own for s in entry.standard.sectors)
    return (GAP if entry.clause.state == "gap" else 1.0) * (NEAR if near else 1.0)


def _close(ranked: Ranked, asked: Asked, scope: Scope, day: date) -> tuple[Ranked, bool]:
    """The best of them once the likely sector and the numbers stated are looked at; and whether these keep the limits.

    They do where the first clause is one of which the numbers keep every limit.
    """
    if not scope.known:
        ranked = _by_sector(ranked, scope, asked.levelled)
    ranked = _sorted(ranked)[:_CLOSE]
    if not asked.numbers:
        return ranked, False
    factors = {number: _by_numbers(scope.entries[number], asked, day) for number, _ in ranked}
    ranked = _sorted((number, score * factors[number]) for number, score in ranked)
    return ranked, bool(ranked) and factors[ranked[0][0]] == CLEAR


def _sorted(ranked: Iterable[tuple[int, float]]) -> Ranked:
    return sorted(ranked, key=lambda each: (-each[1], each[0]))


def _most(tokens: Mapping[str, float], index: Index) -> float:
    """About what a clause would score that has all the words of a query."""
    postings, rare = index.postings, index.unknown
    return 1.5 * sum(
        weight * max(0.4, rare - 0.9 * math.log1p(len(postings.get(token, ()))))
        for token, weight in tokens.items()
        if token[0] not in "=·"
    )


def _by_sector(ranked: Ranked, scope: Scope, levelled: str) -> Ranked:
    """The clauses of the sectors that the description is likely of, raised."""
    entries = scope.entries
    best: dict[str, list[float]] = {}
    for number, score in ranked:
        for sector in _sectors(entries[number]):
            best.setdefault(sector, []).append(score)
    told = {sector: sum(nlargest(3, scores)) / 3 for sector, scores in best.items()}
    most = max(told.values(), default=0.0)
    said: Counter[str] = Counter()
    for word, sectors in thesaurus().sectors.within(levelled):
        for sector in sectors:
            said[sector] += min(len(word), 3)
    for sector, count in said.items():
        told[sector] = told.get(sector, 0.0) + SAID * most * min(count, 4) / 4
    most = max(told.values(), default=0.0) or 1.0
    return [(number, score * _raised(entries[number], told, most)) for number, score in ranked]


def _raised(entry: Entry, told: Mapping[str, float], most: float) -> float:
    own = max((told.get(sector, 0.0) / most for sector in _sectors(entry)), default=OF_SEVERAL)
    return 1 - SECTOR + SECTOR * own


@lru_cache(maxsize=4096)
def _sectors(entry: Entry) -> frozenset[str]:
    """The sectors of a clause and those near them."""
    near = thesaurus().near
    return frozenset(s for own in entry.standard.sectors for s in (own, *near.get(own, ())))


def _by_numbers(entry: Entry, asked: Asked, day: date) -> float:
    """What the numbers stated make of a clause's score: its limits are all kept, or its rule finds a hazard."""
    found: set[bool | None] = set()
    for rule in entry.rules:
        told = numbers(asked.levelled, rule)
        bound = bind(rule, day) if told else None
        if isinstance(bound, Bound):
            truth = bound.truth({"__class__": rule.facts, **told})
            found.add(False if truth is None and keeps(entry.clause, rule, told) else truth)
    return HAZARD if True in found else CLEAR if found == {False} else 1.0


def _with_votes(ranked: Ranked, scope: Scope, votes: Mapping[tuple[str, str], float]) -> Ranked:
    """The ranking once confirmed rows have voted: the nearest counts for more than the best words."""
    most, scores = ranked[0][1] if ranked else 1.0, dict(ranked)
    for number, entry in enumerate(scope.entries):
        nearness = votes.get((entry.standard.id, entry.clause.number))
        if nearness:
            scores[number] = scores.get(number, 0.0) + VOTE * most * nearness
    return _sorted(scores.items())


@lru_cache(maxsize=16)
def classifier(catalogue: Catalogue, day: date) -> Classifier:
    """The classifier of a catalogue on a day, kept for the next one who asks."""
    return Classifier(Corpus.of(catalogue, day))
