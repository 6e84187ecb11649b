"""Escalation: a ladder of steps with dated grounds; the library proposes the step, people decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import attrs
import cattrs

from ansheng.agenda.climbing import Given, Proposals, climb
from ansheng.agenda.rungs import Need, Per, Proposal, Rung, Signal
from ansheng.dates import AnyDay, day_of
from ansheng.errors import LawError, UnknownNameError
from ansheng.sheets.door import read_toml, unfit
from ansheng.words import Words

SHIPPED = Path(__file__).with_name("law") / "ladder.toml"


@attrs.frozen
class Ladder:
    """The steps of escalation in rising order."""

    rung: tuple[Rung, ...]

    @staticmethod
    def read(path: str | Path | None = None) -> Ladder:
        """The ladder of a TOML file; the shipped one where none is given.

        :raises LawError: the file is not well-formed, or two steps have one id
        """
        return _shipped() if path is None else _read(Path(path))

    def step(self, name: str) -> Rung:
        """The step with this id or title.

        :raises UnknownNameError: there is none; near names are listed
        """
        names = {key: rung for rung in self.rung for key in (rung.id, rung.title)}
        if name not in names:
            raise UnknownNameError.of(Words("督办措施", "step of escalation"), name, names)
        return names[name]

    def check_basis(self, own: Mapping[str, str]) -> None:
        """Make sure that each document is for a step that there is.

        :raises UnknownNameError: one is for a step that there is not; near names are listed
        """
        for name in own:
            if not any(rung.meant(name) for rung in self.rung):
                titles = [title for rung in self.rung for title in (rung.title, rung.id)]
                raise UnknownNameError.of(Words("督办措施", "step of escalation"), name, titles)

    def needs(self) -> tuple[Need, ...]:
        """What its grounds need, one for each kind: the grades that any asks for, and the least days late."""
        asked: dict[str, list[Need]] = defaultdict(list)
        for need in (need for rung in self.rung for ground in rung.ground for need in ground.needs):
            asked[need.kind].append(need)
        return tuple(
            Need(
                kind,
                grades=tuple(dict.fromkeys(grade for need in needs for grade in need.grades))
                if all(need.grades for need in needs)
                else (),
                days_late=min(need.days_late for need in needs),
            )
            for kind, needs in asked.items()
        )

    def without_local(self) -> Ladder:
        """The ladder with the grounds of national instruments only."""
        return attrs.evolve(
            self,
            rung=tuple(
                attrs.evolve(rung, ground=tuple(g for g in rung.ground if not g.local)) for rung in self.rung
            ),
        )

    def propose(
        self, signals: Iterable[Signal], on: AnyDay, *, issued: Iterable[tuple[str, str]] = ()
    ) -> tuple[Proposal, ...]:
        """What is to be proposed on a day, in the order of the ladder.

        :param issued: steps already taken, as (id of the step, whom or what it concerned); they are not proposed again
        """
        day = day_of(on, "on")
        return tuple(climb(self.rung, Given(day, tuple(signals)), day, issued))

    def highest(self, proposals: Iterable[Proposal]) -> Proposals:
        """Of the proposals that concern the same object, party, unit or region, the highest step."""
        given = Proposals.of(proposals)
        order = {rung.id: place for place, rung in enumerate(self.rung)}
        best: dict[tuple[Per, str], tuple[int, int]] = {}
        for place, (per, concerning, step) in enumerate(given.keys()):
            known = best.get((per, concerning))
            if known is None or order[step] > known[0]:
                best[per, concerning] = order[step], place
        return given.take([place for _, place in best.values()])


@cache
def _shipped() -> Ladder:
    return _read(SHIPPED)


def _read(path: Path) -> Ladder:
    converter = cattrs.Converter(forbid_extra_keys=True)
    data = read_toml(path, error=LawError)
    try:
        ladder = converter.structure(data, Ladder)
    except cattrs.BaseValidationError as error:
        what = unfit(error, "ladder")
        raise LawError(
            Words(f"{path.name}：{what.zh}；请更正", f"{path.name}: {what.en}; correct it")
        ) from error
    ids = [rung.id for rung in ladder.rung]
    if len(set(ids)) < len(ids):
        raise LawError(
            Words(
                f"{path.name}：督办措施的编号重复；请更改", f"{path.name}: two steps have one id; change one"
            )
        )
    bare = [g.id for rung in ladder.rung for g in rung.ground if not g.needs]
    if bare:
        raise LawError(
            Words(
                f"{path.name}：“{bare[0]}”缺少条件；请写明",
                f"{path.name}: ground {bare[0]!r} needs nothing; state what it needs",
            )
        )
    return ladder
