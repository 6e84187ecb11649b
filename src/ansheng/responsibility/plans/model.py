"""The plan as it was read: its items, who answers for them, by when, and what was not understood."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import attrs

from ansheng.errors import Problem
from ansheng.responsibility.assignments import Assignment
from ansheng.responsibility.plans.deadlines import Cadence, Deadline
from ansheng.responsibility.roles import Role


@attrs.frozen
class Bracket:
    """A bracket, label, sentence or row of a table that says who answers for a part of a plan.

    :param text: what stands between the brackets, or the words themselves
    :param span: where it stands in the plan's text, the brackets included
    :param binds: the part of the plan's text that it answers for
    """

    text: str
    span: tuple[int, int]
    binds: tuple[int, int]
    assignments: tuple[Assignment, ...]

    @property
    def form(self) -> str:
        """The form of the division of work.

        ``lead`` (牵头, others share), ``jointly`` (会同), ``sole`` (one 负责), ``groups`` (groups of bodies share),
        ``open`` (named bodies 等 share), ``shared`` (named bodies share).
        """
        roles = {assignment.role for assignment in self.assignments}
        if Role.LEAD in roles:
            return "jointly" if Role.JOINT in roles else "lead"
        if Role.SOLE in roles:
            return "sole"
        if all(assignment.group for assignment in self.assignments):
            return "groups"
        return "open" if any(assignment.open for assignment in self.assignments) else "shared"


@attrs.frozen
class PlanItem:
    """One item of a plan: its chapter, title (the first sentence), whole text, who answers for it, and by when.

    :param derives_from: the items of a higher plan that it carries out, where a table names them
    """

    number: int
    chapter: str
    title: str
    text: str
    span: tuple[int, int]
    brackets: tuple[Bracket, ...]
    deadlines: tuple[Deadline, ...] = ()
    derives_from: tuple[str, ...] = ()

    @property
    def assignments(self) -> tuple[Assignment, ...]:
        """The assignments of all its brackets, in their order."""
        return tuple(assignment for bracket in self.brackets for assignment in bracket.assignments)

    @property
    def owners(self) -> tuple[str, ...]:
        """Who answers for it or for a part of it; whoever only supports or oversees does not."""
        return tuple(dict.fromkeys(each.party for each in self.assignments if each.role.owns))

    @property
    def due_on(self) -> dt.date | None:
        """The last of its days that are known."""
        return max((each.day for each in self.deadlines if each.day), default=None)

    @property
    def cadence(self) -> Cadence | None:
        """The most frequent of what it asks for again and again."""
        found = [each.cadence for each in self.deadlines if each.cadence]
        return max(found, key=lambda cadence: cadence.per_year, default=None)


@attrs.frozen
class UnknownParty:
    """A name in a bracket that is no known party: a typo, a body missing in the register, or text that intrudes."""

    name: str
    item: int
    span: tuple[int, int]
    near: tuple[str, ...] = ()


@attrs.frozen
class WorkPlan:
    """A plan read from its text or its table.

    :param unknown: names that are no known party; they are kept in the assignments and never guessed
    :param problems: what is wrong with the text, located by its line, or with the table, by its row
    :param year: the year of days without one: as given, or as the heading of the plan states it
    """

    items: tuple[PlanItem, ...]
    unknown: tuple[UnknownParty, ...]
    problems: tuple[Problem, ...]
    year: int | None = None

    @property
    def brackets(self) -> tuple[Bracket, ...]:
        """All brackets that assign work."""
        return tuple(bracket for item in self.items for bracket in item.brackets)

    @property
    def assignments(self) -> tuple[Assignment, ...]:
        """All assignments."""
        return tuple(assignment for item in self.items for assignment in item.assignments)

    @property
    def unowned(self) -> tuple[PlanItem, ...]:
        """The items that nobody answers for."""
        return tuple(item for item in self.items if not item.owners)

    @property
    def undated(self) -> tuple[PlanItem, ...]:
        """The items that say neither by when nor how often."""
        return tuple(item for item in self.items if not item.deadlines)

    def forms(self) -> Counter[str]:
        """How many brackets are of each form; see :attr:`Bracket.form`."""
        return Counter(bracket.form for bracket in self.brackets)

    def load(self) -> Counter[str]:
        """In how many brackets each party stands, groups under their own name."""
        return Counter(
            party
            for bracket in self.brackets
            for party in dict.fromkeys(assignment.party for assignment in bracket.assignments)
        )
