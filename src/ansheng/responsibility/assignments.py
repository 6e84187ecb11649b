"""Assignments: who answers for what in which role, read from the brackets of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from ansheng.responsibility.parties import is_group, looks_like_body, plain
from ansheng.responsibility.roles import Role, beginning, ending, folded

_PART = re.compile(r"(?:[(（][^()（）]*[)）]|[^、,，;；/])+")
_OPEN = re.compile(
    r"等(?:各)?(?:有关|相关)?(?:部门|单位|成员单位|部门和单位|部门单位|地方|县市?区|乡镇(?:[(（]街道[)）])?|街道)?$"
)
_AND = re.compile(
    r"(?<=[局委办部府会队院司厅心])(?:以及|和|及|与)(?=[市县区省各镇乡州国]|(?:公安|消防|应急|气象|海事|团市委))"
)
_STOP = "。.　 \t\r\n"


@attrs.frozen
class Assignment:
    """One party's answer for one subject.

    :param subject: what is answered for: the number of a plan's item, a task, a sector
    :param open: the list in which it stands is not closed (等)
    :param group: the name stands for several bodies, such as 各有关部门
    :param span: where the name stands in the text, in characters from its beginning; None where there is no text
    """

    subject: str
    party: str
    role: Role
    open: bool = False
    group: bool = False
    span: tuple[int, int] | None = None


@attrs.frozen
class _Name:
    text: str
    start: int

    def cut(self, length: int) -> _Name:
        return _Name(self.text[: len(self.text) - length], self.start)

    def past(self, length: int) -> _Name:
        return _Name(self.text[length:], self.start + length)

    def trimmed(self) -> _Name:
        lead = len(self.text) - len(self.text.lstrip(_STOP))
        return _Name(self.text.strip(_STOP), self.start + lead)


@attrs.frozen
class Reading:
    """What the text of one bracket says: assignments, and names that no role word follows."""

    assignments: tuple[Assignment, ...]
    without_role: tuple[str, ...]


def says_who(text: str) -> bool:
    """Whether the text of a bracket assigns work.

    It does if it ends in a role word of those who own work and something stands before that, if it begins with a word
    such as 牵头单位:, or if a body in it has a role word, whatever follows.

    >>> says_who("市公安局负责"), says_who("市公安局负责，6月底前完成"), says_who("党组")
    (True, True, False)
    """
    text = folded(text).strip(_STOP)
    found = ending(text)
    if (found is not None and found.role.owns and found.length < len(text)) or beginning(text):
        return True
    return any(_body_acts(part.text) for part in _parts(text, 0))


def lists_bodies(text: str) -> bool:
    """Whether the text is nothing but the names of several bodies, so that a role word seems to be missing."""
    names = [part.text for part in _parts(folded(text), 0)]
    return len(names) > 1 and all(looks_like_body(name) or is_group(name) for name in names)


def _body_acts(phrase: str) -> bool:
    before, together, _ = phrase.partition("会同")
    found = ending(phrase)
    name = before if together else phrase[: -found.length] if found else ""
    return bool(name) and (looks_like_body(name) or is_group(name))


def read_assignments(text: str, *, subject: str = "", start: int = 0, role: Role | None = None) -> Reading:
    """The assignments in the text of one bracket, such as ``A、B牵头,C分工负责``.

    A role word holds for every name before it back to the last role word; one such as 牵头单位: for every name behind
    it. In ``A会同B负责`` A leads and B is jointly responsible. 负责 after several names is 分工负责, since no one of
    them answers for the whole. Names stand as they are written.

    :param start: where the text stands in a larger one, for the spans
    :param role: the role of the names that no word gives one, as the header of a column does

    >>> [(a.party, a.role.value) for a in read_assignments("市公安局牵头，市商务局、市教育局等部门配合").assignments]
    [('市公安局', 'lead'), ('市商务局', 'support'), ('市教育局', 'support')]
    """
    reader = _Bracket(subject, role)
    for part in _parts(folded(text), start):
        reader.take(part)
    reader.finish()
    written = [
        attrs.evolve(each, party=plain(text[each.span[0] - start : each.span[1] - start]))
        for each in reader.found
        if each.span is not None
    ]
    return Reading(tuple(written), tuple(name.text for name in reader.pending if name.text.strip(_STOP)))


class _Bracket:
    """Gathers the assignments of one bracket while its parts are taken in their order."""

    def __init__(self, subject: str, role: Role | None) -> None:
        self._subject = subject
        self._head = role
        self._joined = False
        self.found: list[Assignment] = []
        self.pending: list[_Name] = []

    def take(self, part: _Name) -> None:
        head = beginning(part.text)
        if head is not None:
            self.finish()
            self._head, part = head.role, part.past(head.length)
        before, together, after = part.text.partition("会同")
        if together:
            led = ending(before)
            self.pending.append(_Name(before, part.start).cut(led.length if led else 0))
            self._assign(Role.LEAD)
            self._joined = True
            part = _Name(after, part.start + len(before) + len(together))
        role = ending(part.text)
        if role is None:
            self.pending.append(part)
            return
        self.pending.append(part.cut(role.length))
        self._assign(Role.JOINT if self._joined and role.role.owns else role.role)
        self._joined, self._head = False, None

    def finish(self) -> None:
        """Give the names that no role word follows the one before them, or what 会同 makes them."""
        if self.pending and (self._joined or self._head is not None):
            self._assign(Role.JOINT if self._joined else self._head or Role.SOLE)
        self._joined, self._head = False, None

    def _assign(self, role: Role) -> None:
        self.found += _assigned(self._subject, self.pending, role)
        self.pending = []


def _parts(text: str, start: int) -> Iterator[_Name]:
    """The names of the text, each with the role word that stands behind it."""
    for found in _PART.finditer(text.rstrip(_STOP)):
        at = 0
        for cut in _AND.finditer(found.group()):
            yield _Name(found.group()[at : cut.start()], start + found.start() + at).trimmed()
            at = cut.end()
        yield _Name(found.group()[at:], start + found.start() + at).trimmed()


def _assigned(subject: str, names: list[_Name], role: Role) -> list[Assignment]:
    """The assignments of names that share a role word; the last of them says whether the list is open."""
    last = names[-1].trimmed()
    more = _OPEN.search(last.text)
    if more:
        last = last.cut(len(more.group()))
    kept = [_without_by(name) for name in (*names[:-1], last) if name.text.strip(_STOP)]
    if role is Role.SOLE and (len(kept) > 1 or more or any(is_group(name.text) for name in kept)):
        role = Role.OWN_PART
    return [
        Assignment(
            subject,
            plain(name.text),
            role,
            more is not None,
            is_group(name.text),
            (name.start, name.start + len(name.text)),
        )
        for name in kept
    ]


def _without_by(name: _Name) -> _Name:
    """A name without the 由 that may stand before it."""
    return name.past(1) if name.text.startswith("由") and len(name.text) > 1 else name
