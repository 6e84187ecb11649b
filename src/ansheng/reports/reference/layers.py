"""Layers in words: where a rule holds, on what clauses of other standards it bears, and what bears on its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from ansheng.errors import word
from ansheng.law.citing import cited
from ansheng.law.local import BEARINGS, Bearing
from ansheng.law.standard import Citation
from ansheng.rules.rule import Bears, Rule
from ansheng.words import Lang, Words


@attrs.frozen
class Relation:
    """How a rule stands to a clause, or to a rule, of another layer.

    :param bearing: ``stricter`` or ``instead``
    :param local: whether it is the local one of the two, which bears on the clause
    :param rule: the local rule, where this is the other one
    """

    bearing: Bearing
    local: bool
    clause: Citation
    region: str
    rule: str | None = None

    def text(self, lang: Lang = "zh") -> str:
        """The relation in a line."""
        clause, said = _cited(self.clause, lang), BEARINGS[self.bearing]
        if self.local:
            return word(
                lang,
                Words(f"在{self.region}{said.zh}{clause}", f"in {self.region} {said.en} {clause}"),
            )
        stricter = self.bearing == "stricter"
        return word(
            lang,
            Words(
                f"在{self.region}另按{'更严的' if stricter else '代替本条的'}规则 {self.rule} 判定（{clause}）",
                f"in {self.region} judged by the {'stricter rule' if stricter else 'rule'} {self.rule} "
                f"{'' if stricter else 'instead '}({clause})",
            ),
        )

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The relation as plain data."""
        return {
            "bearing": self.bearing,
            "local": self.local,
            "region": self.region,
            "rule": self.rule,
            "standard": self.clause.standard.id,
            "clause": self.clause.newest().number,
            "text": self.text(lang),
        }


def relations(rule: Rule, rules: Iterable[Rule]) -> tuple[Relation, ...]:
    """What a rule bears on, then what bears on the clauses that it cites.

    :param rules: the rules among which local ones are looked for
    """
    own = [Relation(b.bearing, True, b.on, b.by.standard.region) for b in rule.bears]
    return tuple(dict.fromkeys((*own, *_borne(rule, rules))))


def _borne(rule: Rule, rules: Iterable[Rule]) -> Iterator[Relation]:
    for other in rules:
        for bears in other.bears:
            if other.id != rule.id and _same(bears, rule):
                yield Relation(bears.bearing, False, bears.by, bears.by.standard.region, other.id)


def _same(bears: Bears, rule: Rule) -> bool:
    """Whether the clause on which another bears is one that the rule cites."""
    return bears.on in rule.cites and bears.by not in rule.cites


def _cited(clause: Citation, lang: Lang) -> str:
    """The clause as the newest edition that has it words it."""
    standard = clause.standard
    edition = next(e for e in standard.newest_first() if clause.key in e.clause)
    return cited(standard, edition, edition.clause[clause.key], lang)
