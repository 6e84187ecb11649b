"""Asked: a description made ready to be looked up, as weighted tokens, and which of its words led to a clause."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from ansheng.classifying.documents import measured
from ansheng.classifying.wording.quantities import quantities
from ansheng.classifying.wording.readings import weights
from ansheng.classifying.wording.text import grams, level, stripped
from ansheng.classifying.wording.thesaurus import Lexicon, thesaurus

SINGLE, LIKE, PHRASE, UNIT = 0.8, 0.8, 0.5, 0.6
"""How much a token of a description counts beside a pair of characters: a single character, a group of like words, a
longer word that is known as one, and what a number measures."""
_WORDS = 5
_LEAST = 0.25


@attrs.frozen(eq=False)
class Asked:
    """A description: as it came, without boilerplate, levelled, and as weighted tokens.

    :param groups: the words of the thesaurus in it, each with its groups of like words
    :param numbers: whether it states any
    :param amiss: the share of it that does not say that all is well
    """

    text: str
    bare: str
    levelled: str
    tokens: Mapping[str, float]
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    numbers: bool
    amiss: float

    @classmethod
    def of(cls, text: str, phrases: Lexicon) -> Asked:
        """The description that a text gives; ``phrases`` are the longer words that are known as one."""
        bare = stripped(text)
        levelled = level(bare)
        tokens: dict[str, float] = {}
        like: dict[str, tuple[str, ...]] = {}
        size = amiss = 0
        for part, weight in weights(levelled):
            size += len(part)
            amiss += len(part) if weight == 1.0 else 0
            groups = dict(thesaurus().groups.within(part))
            like |= groups
            for token, own in _tokens(part, groups, phrases).items():
                if weight * own > tokens.get(token, 0.0):
                    tokens[token] = weight * own
        share = amiss / size if size else 0.0
        return cls(text, bare, levelled, tokens, tuple(like.items()), bool(quantities(levelled)), share)

    def words(self, shares: Mapping[str, float]) -> tuple[str, ...]:
        """The words that led to a clause, the weightiest first, at most five.

        :param shares: what each token gives the clause
        """
        text = self.levelled
        gave = self._gave(shares)
        least = _LEAST * max(gave, default=0.0)
        runs: dict[str, float] = {}
        start = 0
        for place in range(len(text) + 1):
            if place < len(text) and gave[place] > least and text[place] not in "，。 ":
                continue
            if place - start > 1 or (place > start and gave[start] > 2 * least):
                runs[text[start:place]] = sum(gave[start:place])
            start = place + 1
        return tuple(sorted(runs, key=lambda run: -runs[run])[:_WORDS])

    def _gave(self, shares: Mapping[str, float]) -> list[float]:
        """What each character gave."""
        tokens = self.tokens
        told = [
            (token.lstrip("=·"), weight * shares[token])
            for token, weight in tokens.items()
            if token in shares and token[0] not in "#@"
        ]
        told += [
            (word, tokens[group] * shares[group])
            for word, groups in self.groups
            for group in groups
            if group in shares
        ]
        gave = [0.0] * len(self.levelled)
        for word, weight in told:
            start = self.levelled.find(word)
            while start >= 0:
                for place in range(start, start + len(word)):
                    gave[place] += weight / len(word)
                start = self.levelled.find(word, start + 1)
        return gave


def _tokens(part: str, groups: Mapping[str, tuple[str, ...]], phrases: Lexicon) -> dict[str, float]:
    """The weighted tokens of one part."""
    found = {token: SINGLE if token[0] == "·" else 1.0 for token in grams(part)}
    for word, _ in phrases.within(part):
        found[f"={word}"] = PHRASE
    for each in groups.values():
        found |= dict.fromkeys(each, LIKE)
    return found | dict.fromkeys(measured(one.unit for one in quantities(part)), UNIT)
