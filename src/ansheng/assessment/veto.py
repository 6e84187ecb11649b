"""Veto (一票否决): triggers joined by and or or, as the office says, and effects with their dates."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import attrs

from ansheng.assessment.scheme import structured
from ansheng.dates import AnyDay, Period, day_of
from ansheng.errors import InputError, UnknownNameError, check_lang
from ansheng.sheets.door import read_toml
from ansheng.words import Lang, Words

Join = Literal["any", "all"]


@attrs.frozen
class Trigger:
    """One trigger, such as a broken control index."""

    id: str
    title: str
    en: str


@attrs.frozen
class Effect:
    """One effect: what, on whom, and in which year after that of the trigger (0 is the same year)."""

    title: str
    en: str
    whom: str
    year: int = 0


@attrs.frozen
class VetoRule:
    """A veto rule of an office.

    :param join: whether any trigger suffices or all are needed; it has to be said, since texts leave it open
    :param stated: whether the text itself says so; False where the office decided how to read it
    """

    title: str
    en: str
    join: Join
    stated: bool
    trigger: tuple[Trigger, ...]
    effect: tuple[Effect, ...]
    source: str = ""

    def __attrs_post_init__(self) -> None:
        ids = [trigger.id for trigger in self.trigger]
        if not ids or not self.effect or len(set(ids)) < len(ids):
            raise InputError(
                Words(
                    f"“{self.title}”应写明触发条件和后果，且编号不重复；请更正",
                    f"{self.en}: it needs triggers of different ids, and effects; correct it",
                )
            )

    @staticmethod
    def read(path: str | Path) -> VetoRule:
        """The rule of a TOML file with ``[[trigger]]`` and ``[[effect]]``.

        :raises InputError: the file cannot be read, or the rule does not hold together
        """
        return structured(read_toml(path), VetoRule, Path(path).name)


@attrs.frozen
class Veto:
    """A veto rule applied to one party and year.

    :param applies: None where what is not known could decide it
    """

    rule: VetoRule
    party: str
    year: int
    met: tuple[Trigger, ...]
    unknown: tuple[Trigger, ...]
    applies: bool | None

    def effects(self) -> tuple[tuple[Effect, Period], ...]:
        """The effects with the days on which they hold; none unless it applies."""
        if not self.applies:
            return ()
        return tuple((effect, Period.parse(str(self.year + effect.year))) for effect in self.rule.effect)

    def barred(self, whom: str, on: AnyDay) -> tuple[Effect, ...]:
        """The effects on somebody on a day."""
        on = day_of(on, "on")
        return tuple(effect for effect, days in self.effects() if effect.whom == whom and days.contains(on))

    def text(self, lang: Lang = "zh") -> str:
        """The veto in a line, with what it rests on, how the triggers are joined and what follows."""
        if check_lang(lang) == "en":
            state = {True: "applies", False: "does not apply", None: "not decided"}[self.applies]
            met = ", ".join(trigger.en for trigger in self.met) or "no trigger met"
            if self.unknown:
                met += f"; not known: {', '.join(trigger.en for trigger in self.unknown)}"
            join = f"{'any' if self.rule.join == 'any' else 'all'} needed"
            join += "" if self.rule.stated else ", by the office's reading"
            follows = "; ".join(f"{effect.en} ({days.label('en')})" for effect, days in self.effects())
            told = f"{self.rule.en}, {self.party} {self.year}: {state} ({met}; {join})"
            return f"{told}: {follows}" if follows else told
        state = {True: "否决", False: "不否决", None: "未定"}[self.applies]
        met = "、".join(trigger.title for trigger in self.met) or "无触发条件成立"
        if self.unknown:
            met += f"；不明：{'、'.join(trigger.title for trigger in self.unknown)}"
        join = f"{'任一成立即否决' if self.rule.join == 'any' else '同时成立方否决'}"
        join += "" if self.rule.stated else "，原文未写明，按本单位理解"
        follows = "；".join(f"{effect.title}（{days.label()}）" for effect, days in self.effects())
        told = f"{self.rule.title}，{self.party}{self.year}年：{state}（{met}；{join}）"
        return f"{told}。{follows}" if follows else told


def judged(rule: VetoRule, party: str, year: int, met: Mapping[str, bool | None]) -> Veto:
    """A veto rule on a party and year.

    :param met: by the id of each trigger whether it is met; None, or left out, is not known
    :raises UnknownNameError: an id is of no trigger
    """
    known = {trigger.id: trigger for trigger in rule.trigger}
    for name in met:
        if name not in known:
            raise UnknownNameError.of(Words("触发条件", "trigger"), name, known)
    states = {name: met.get(name) for name in known}
    if rule.join == "any":
        applies = True if True in states.values() else None if None in states.values() else False
    else:
        applies = False if False in states.values() else None if None in states.values() else True
    return Veto(
        rule,
        party,
        year,
        tuple(known[name] for name, state in states.items() if state),
        tuple(known[name] for name, state in states.items() if state is None),
        applies,
    )
