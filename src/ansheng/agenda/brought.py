"""Brought: the ladders and the duties of a plugin, made ready for an agenda."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import get_args

import attrs
from immutabledict import immutabledict

from ansheng.agenda.ladder import Ladder
from ansheng.errors import InputError
from ansheng.responsibility import Duty
from ansheng.responsibility.duties import Every
from ansheng.words import Words


def ladders_of(answer: Mapping[str, Ladder | Path]) -> Mapping[str, Ladder]:
    """The ladders by name; a path is read.

    :raises LawError: the file of one is not well-formed
    """
    return immutabledict(
        {name: one if isinstance(one, Ladder) else Ladder.read(one) for name, one in answer.items()}
    )


def duties_of(answer: Iterable[Duty], origin: Words) -> tuple[Duty, ...]:
    """The duties, said to be of a plugin.

    :param origin: the title of the plugin
    :raises InputError: one is no duty, or does not say who must do what and how often
    """
    return tuple(attrs.evolve(_whole(duty), origin=origin) for duty in answer)


def _whole(duty: Duty) -> Duty:
    if not isinstance(duty, Duty):
        raise InputError(
            Words(
                f"钩子 ansheng_duties 应给出 ansheng.responsibility.Duty，收到“{duty}”",
                f"the hook ansheng_duties gives ansheng.responsibility.Duty, not {duty!r}",
            )
        )
    if not duty.title or not duty.party or duty.every not in get_args(Every):
        raise InputError(
            Words(
                f"职责“{duty.title or duty.id}”的名称、责任主体或周期未填；请写明 title=、party= 和 every=",
                f"duty {duty.title or duty.id!r} does not say who must do what how often; "
                "state title=, party= and every=",
            )
        )
    return duty
