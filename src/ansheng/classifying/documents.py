"""Documents: what is known of each clause in force on a day, as weighted tokens: the texts that an index is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

import attrs

from ansheng.catalogue import Catalogue
from ansheng.classifying.wording.quantities import kind_of
from ansheng.classifying.wording.text import grams
from ansheng.classifying.wording.thesaurus import Lexicon, of_clauses, thesaurus, written
from ansheng.errors import check_lang
from ansheng.law.standard import Clause, Edition, Standard
from ansheng.rules.explain import Source
from ansheng.rules.rule import Rule
from ansheng.sheets.door import read_toml
from ansheng.words import Lang

TITLE, RULE, GROUP, FACTS, OPTIONS, NOTE, WORDS = 1.0, 0.5, 0.25, 0.25, 0.15, 0.1, 1.0
"""How much a word counts by where it stands: the clause's title, its rules' titles, its group, the facts, their
options, the note, and the words that a plugin adds."""
SINGLE = 0.25
"""How much a single character counts beside a pair."""
LIKE = 0.6
"""How much a group of like words counts beside a pair."""
_MANY = 15


@attrs.frozen(eq=False)
class Entry:
    """A clause in force, with the rules that rest on it and its tokens."""

    standard: Standard
    edition: Edition
    key: str
    clause: Clause
    rules: tuple[Rule, ...]
    tokens: Mapping[str, float]

    def cited(self, lang: Lang = "zh") -> str:
        """The clause as a sentence cites it."""
        return Source(self.standard, self.edition, self.clause).text(check_lang(lang))


@attrs.frozen(eq=False)
class Corpus:
    """The clauses in force on a day, what stands beside them, and the longer words by which they are known."""

    day: date
    entries: tuple[Entry, ...]
    beside: tuple[Mapping[str, float], ...]
    phrases: Lexicon

    @classmethod
    def of(cls, catalogue: Catalogue, day: date) -> Corpus:
        """The corpus of a catalogue on a day."""
        editions = [
            (one, edition) for one in catalogue.standards.values() if (edition := one.edition_on(day))
        ]
        entries = (entry for one, edition in editions for entry in _entries(catalogue, one, edition.label))
        others = thesaurus().beside.values()
        clauses = (words for by_key in _words(catalogue).values() for words in by_key.values())
        phrases = {form for words in (*clauses, *others) for word in words if len(form := written(word)) > 2}
        beside = tuple(_of_words(words) for words in others)
        return cls(day, tuple(entries), beside, Lexicon.of((p, p) for p in sorted(phrases)))


@lru_cache(maxsize=512)
def _entries(catalogue: Catalogue, standard: Standard, label: str) -> tuple[Entry, ...]:
    """The clauses of an edition of a standard, kept for other days of it."""
    edition = next(each for each in standard.editions if each.label == label)
    rules, words = _rules(catalogue), _words(catalogue).get(standard.id, {})
    found = []
    for key, clause in edition.clause.items():
        cited = rules.get((standard.id, key), ()) if clause.encoded else ()
        tokens = _tokens(clause, cited, words.get(key, ()))
        found.append(Entry(standard, edition, key, clause, cited, tokens))
    return tuple(found)


@lru_cache(maxsize=8)
def _words(catalogue: Catalogue) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The words that all plugins add, by standard and key of a clause; several may add to one."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for plugin in catalogue.plugins:
        data = read_toml(plugin.words_file) if plugin.words_file is not None else {}
        for standard, clauses in of_clauses(data).items():
            into = found.setdefault(standard, {})
            for key, words in clauses.items():
                into[key] = (*into.get(key, ()), *words)
    return found


@lru_cache(maxsize=8)
def _rules(catalogue: Catalogue) -> Mapping[tuple[str, str], tuple[Rule, ...]]:
    """The rules by the clauses that they rest on: the id of a standard and the key of a clause."""
    found: dict[tuple[str, str], tuple[Rule, ...]] = {}
    for rule in catalogue.rules.values():
        for cite in rule.cites:
            named = (cite.standard.id, cite.key)
            found[named] = (*found.get(named, ()), rule)
    return found


def _tokens(clause: Clause, rules: tuple[Rule, ...], words: Iterable[str]) -> dict[str, float]:
    """The weighted tokens of a clause."""
    found: dict[str, float] = {}
    for texts, weight in _texts(clause, rules):
        for token, own in _of_texts(texts, weight).items():
            found[token] = found.get(token, 0.0) + own
    for token, count in _of_words(words).items():
        found[token] = found.get(token, 0.0) + WORDS * count
    for token in [token for token in found if token[0] == "#"]:
        found[token] = min(found[token], LIKE)
    return found | dict.fromkeys(measured(_units(clause, rules)), LIKE)


def measured(units: Iterable[str]) -> Iterator[str]:
    """The tokens for what is measured in some units."""
    return (f"@{kind}" for unit in units if (kind := kind_of(unit)))


def _units(clause: Clause, rules: tuple[Rule, ...]) -> set[str]:
    """The units of the limits of a clause and of the facts that its rules read."""
    facts = (ref.fact.unit for rule in rules for ref in rule.needs().values())
    return {*(limit.unit for limit in clause.limits.values()), *facts}


def _texts(clause: Clause, rules: tuple[Rule, ...]) -> Iterator[tuple[Iterable[str], float]]:
    """The texts that speak of a clause, with their weight."""
    yield [clause.title], TITLE
    yield [clause.group.title] if clause.group else [], GROUP
    for rule in rules:
        if rule.title != clause.title:
            yield [rule.title], RULE / len(rules)
    facts = {ref.fact for rule in rules for ref in rule.needs().values()}
    yield sorted({name for fact in facts for name in (fact.title, *fact.aliases)}), FACTS
    yield sorted({o for fact in facts if len(fact.options) < _MANY for o in fact.options.values()}), OPTIONS
    yield [clause.note], NOTE


def _of_texts(texts: Iterable[str], weight: float) -> dict[str, float]:
    """The tokens of texts of one kind: how often one comes counts up to twice in one text, once in several."""
    found: dict[str, float] = {}
    for text in texts:
        form = written(text)
        for token, count in Counter(grams(form)).items():
            own = weight * min(count, 2) * (SINGLE if token[0] == "·" else 1.0)
            found[token] = max(found.get(token, 0.0), own)
        for _, groups in thesaurus().groups.within(form):
            found |= {group: max(found.get(group, 0.0), LIKE * weight) for group in groups}
    return found


def _of_words(words: Iterable[str]) -> dict[str, float]:
    """The tokens of single words; a long one is a token of its own, a word of one character counts in full."""
    found: dict[str, float] = {}
    for word in words:
        form = written(word)
        for token, count in Counter(grams(form)).items():
            own = count * (SINGLE if token[0] == "·" and len(form) > 1 else 1.0)
            found[token] = max(found.get(token, 0.0), own)
        if len(form) > 2:
            found[f"={form}"] = 1.0
        for _, groups in thesaurus().groups.within(form):
            found |= dict.fromkeys(groups, LIKE)
    return found
