"""Drawing: from a list that was fixed, and a value that did not exist then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ansheng.draws.algorithm import drawn
from ansheng.draws.committing import KEY, Commitment, committed, nobody, present
from ansheng.draws.listed import DrawList
from ansheng.draws.receipt import Receipt, result_of
from ansheng.draws.sources import DrawError, PublicSource, revealed, seed_of, time_of
from ansheng.words import Words

if TYPE_CHECKING:
    from ansheng.hazards.ledger import Ledger


def draw(
    listed: DrawList,
    value: str | Mapping[str, str],
    *,
    commitment: Commitment | None = None,
    ledger: Ledger | None = None,
    by: str | None = None,
    token: str | None = None,
    now: dt.datetime | str | None = None,
) -> Receipt:
    """Draw units and inspectors by lot (双随机) from a list that was fixed before the value existed.

    :param listed: the list, as :func:`ansheng.draws.prepare` makes it, or :meth:`DrawList.of` reads it
    :param value: what the source of the list published; or each party's value by its name
    :param commitment: what :func:`ansheng.draws.commit` gave, where the list was not fixed in a ledger
    :param ledger: the ledger in which it was; the draw is recorded there too, once
    :param by: who draws, where there is a ledger
    :param now: the time, where there is no ledger, whose own clock counts; by default the present
    :raises DrawError: the list was not fixed, the value cannot exist yet, another was drawn by already, or a party's
        value is not the one that it sealed
    :raises InputError: the value is empty, or nobody is named for the ledger
    :raises RoleError: ``by`` may not supervise, where roles were given

    >>> import ansheng
    >>> from ansheng.draws import Parties, Party, commit, prepare, seal
    >>> told = {"安委办": "4f1d0c9a77e3b25866ad", "纪检组": "b81e93c2d7f64a50ce12"}
    >>> made = prepare(
    ...     [{"企业名称": "甲厂", "风险等级": "C"}, {"企业名称": "乙厂", "风险等级": "C"}],
    ...     title="抽查", quotas={"C": 1},
    ...     source=Parties(tuple(Party(who, seal(who, said)) for who, said in told.items())),
    ... )
    >>> receipt = ansheng.draw(made.listed, told, commitment=commit(made.listed))
    >>> [one.unit.name for one in receipt.drawn.units]
    ['乙厂']
    """
    fixed = committed(listed, commitment, ledger)
    at = present() if now is None or ledger is not None else time_of(now)
    values = revealed(listed.source, value)
    _published(listed, at)
    seed = seed_of(listed.commitment, values)
    found = drawn(listed.check(), seed)
    if ledger is None:
        return Receipt(listed, fixed, values, seed, found, at)
    if by is None:
        raise nobody()
    told = {KEY: listed.commitment, "seed": seed, "result": result_of(found)}
    entry, _ = ledger.note("draw", KEY, told, by=by, token=token)
    if entry.told != told:
        raise DrawError(
            Words(
                f"该名单已按另一个值抽取过（台账日志第{entry.number}条）；每份名单只抽一次，请以该次结果为准",
                f"this list was drawn from by another value (entry {entry.number} of the journal); a list is drawn "
                "from once, and that draw stands",
            )
        )
    return Receipt(listed, fixed, values, seed, found, time_of(entry.at), entry.to_dict())


def _published(listed: DrawList, at: dt.datetime) -> None:
    source = listed.source
    if isinstance(source, PublicSource) and at < source.at:
        when = source.at.strftime("%Y-%m-%d %H:%M")
        raise DrawError(
            Words(
                f"“{source.name}”于{when}公布，现在尚无此值；请在公布后抽取",
                f"{source.name!r} is published at {when}, and has no value yet; draw after that",
            )
        )
