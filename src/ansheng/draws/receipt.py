"""Receipts: a draw with all that others need to draw it again, and what it does not prove."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from ansheng.draws.algorithm import ALGORITHM, Drawn
from ansheng.draws.committing import Commitment
from ansheng.draws.listed import DrawList
from ansheng.draws.sources import Parties, PublicSource
from ansheng.errors import check_lang, word
from ansheng.words import Lang, Words

SCHEMA = "ansheng.draw-run/1"


@attrs.frozen(eq=False)
class Receipt:
    """What was drawn, from which list, by which value, when.

    :param values: the published value, or those of the parties in their order
    :param at: when it was drawn, by the clock of the computer that drew it
    :param entry: the entry of the journal that says so, where there is a ledger
    """

    listed: DrawList
    commitment: Commitment
    values: tuple[str, ...]
    seed: str
    drawn: Drawn
    at: dt.datetime
    entry: Mapping[str, Any] | None = None

    @property
    def result(self) -> str:
        """SHA-256 of what was drawn: a line a unit, with its place, stratum, id and the ids of its inspectors."""
        return result_of(self.drawn)

    def limits(self) -> tuple[Words, ...]:
        """What the receipt does not prove."""
        return tuple(_limits(self.listed, self.commitment))

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The receipt as plain data, for a file that anybody may have."""
        check_lang(lang)
        listed = self.listed
        return {
            "schema": SCHEMA,
            "algorithm": ALGORITHM,
            "title": listed.title,
            "list": summary_of(listed),
            "commitment": {key: value for key, value in self.commitment.to_dict().items() if key != "schema"},
            "source": {**listed.source.to_dict(), "values": list(self.values)},
            "seed": self.seed,
            "drawn": [
                {
                    "place": one.place,
                    "stratum": one.unit.stratum,
                    "id": one.unit.id,
                    "name": one.unit.name,
                    "owed": one.unit.owed,
                    "inspectors": [attrs.asdict(person) for person in one.inspectors],
                }
                for one in self.drawn.units
            ],
            "most": self.drawn.most,
            "result": self.result,
            "at": self.at.isoformat(),
            "entry": self.entry,
            "limits": [word(lang, words) for words in self.limits()],
        }


def summary_of(listed: DrawList) -> dict[str, Any]:
    """What a receipt says of its list: its hash, what it was made from, and how much it holds."""
    return {
        "sha256": listed.commitment,
        "inputs": [attrs.asdict(one) for one in listed.inputs],
        "strata": strata_of(listed),
        "units": len(listed.units),
        "inspectors": len(listed.inspectors),
        "conflicts": len(listed.conflicts),
        "team": listed.team,
        "most": listed.most,
        "owed": listed.owed,
    }


def strata_of(listed: DrawList) -> list[dict[str, Any]]:
    """The strata as plain data: quota, units and owed visits."""
    return [
        {
            "stratum": one.name,
            "quota": one.quota,
            "units": len(listed.members[one.name]),
            "owed": sum(unit.owed for unit in listed.members[one.name]),
        }
        for one in listed.strata
    ]


def result_of(drawn: Drawn) -> str:
    """SHA-256 of what was drawn, as :attr:`Receipt.result` says."""
    lines = (
        "\t".join((str(one.place), one.unit.stratum, one.unit.id, *(person.id for person in one.inspectors)))
        for one in drawn.units
    )
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def _limits(listed: DrawList, commitment: Commitment) -> Iterator[Words]:
    yield Words(
        "不能证明名单齐全：漏列的单位、检查人员和回避关系，看不出来。",
        "not that the list was complete: units, inspectors and conflicts that were left out do not show.",
    )
    yield Words(
        "不能证明分层和欠查标记无误：它们来自提供的表，须另行核对。",
        "not that classes and owed visits were right: they come from the tables that were given.",
    )
    if isinstance(listed.source, PublicSource):
        yield Words(
            f"不能证明填写的值就是“{listed.source.name}”公布的值：请与公布的原件核对；也不能证明公布者未左右该值。",
            f"not that the value is what {listed.source.name!r} published: compare it with the publication; nor that "
            "who publishes it did not choose it.",
        )
    elif isinstance(listed.source, Parties):
        yield Words(
            "不能证明各方未串通：各方合谋可以选定结果；最后给出值的一方，见结果不合意时可以不给。",
            "not that the parties did not agree: together they can choose, and the last one can keep its value "
            "back.",
        )
    yield Words(
        "不能证明只封存过这一份：可能另有名单或另选来源的封存，待公布后择一使用；请查阅同期的全部封存。",
        "not that this was the only list: others with other sources may have been fixed, and one chosen once the "
        "values were known; ask for all that were fixed at that time.",
    )
    if commitment.entry is None:
        yield Words(
            "不能证明封存的时间：仅有本机时钟，未记入台账；以当时已送交他人的校验值为准。",
            "not when the list was fixed: the clock of one computer says so, and no ledger; what counts is the hash "
            "that others were given then.",
        )
    else:
        yield Words(
            "不能单凭台账证明封存的时间：以当时已送交他人的存证码或时间戳为准。",
            "not by the ledger alone when the list was fixed: what counts is the code or stamp that others had "
            "by then.",
        )
    yield Words(
        "不能证明检查确已进行，也不能证明到场的就是抽中的人员。",
        "not that the visits took place, nor that those who were drawn went there.",
    )
