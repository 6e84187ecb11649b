"""Scheme: a set of plans written as a sum, such as 1+2+9+7+3+1, against the register of plans."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import attrs

from ansheng.campaigns.records import PlanRecord
from ansheng.errors import InputError
from ansheng.words import Words

_SUM = re.compile(r"\d{1,4}(?:\+\d{1,4})*")


@attrs.frozen
class SchemeCheck:
    """What the register of plans says of a scheme.

    :param found: plans per term, in the order of the terms
    :param missing: per term, how many plans the register lacks; negative where it has more
    :param ungrouped: plans of which nobody says to which term they belong
    """

    found: tuple[int, ...]
    missing: tuple[int, ...]
    ungrouped: int

    @property
    def complete(self) -> bool:
        """Whether each term has just its plans, and every plan its term."""
        return not any(self.missing) and not self.ungrouped


@attrs.frozen
class Scheme:
    """A set of plans in terms: so many of each group."""

    terms: tuple[int, ...]

    @classmethod
    def parse(cls, text: str) -> Scheme:
        """The scheme as a document writes it.

        :raises InputError: it is no sum of whole numbers

        >>> Scheme.parse("1+2+9+7+3+1").total
        23
        """
        bare = re.sub(r"[\s“”\"'「」]", "", text).replace("＋", "+")
        if not _SUM.fullmatch(bare):
            raise InputError(
                Words(
                    f"无法识别方案体系“{text[:40]}”；请按“1+2+9”的形式填写",
                    f"not a scheme of plans: {text[:40]!r}; write it like 1+2+9",
                )
            )
        return cls(tuple(int(term) for term in bare.split("+")))

    @property
    def total(self) -> int:
        """How many plans the scheme has."""
        return sum(self.terms)

    def check(self, plans: Iterable[PlanRecord], groups: Sequence[str]) -> SchemeCheck:
        """The register of plans against the scheme.

        :param groups: the name of each term's group as the register's 方案类别 has it, in the order of the terms
        :raises InputError: there are not as many groups as terms, or one is given twice
        """
        if len(groups) != len(self.terms):
            raise InputError(
                Words(
                    f"方案体系有{len(self.terms)}项，给出的类别有{len(groups)}个；请使两者数目一致",
                    f"the scheme has {len(self.terms)} terms but {len(groups)} groups are given; give as many",
                )
            )
        if len(set(groups)) != len(groups):
            raise InputError(
                Words("给出的方案类别重复；请更正", "a group of plans is given twice; correct it")
            )
        counted = Counter(plan.group for plan in plans)
        found = tuple(counted.pop(group, 0) for group in groups)
        return SchemeCheck(
            found, tuple(want - have for want, have in zip(self.terms, found, strict=True)), counted.total()
        )
