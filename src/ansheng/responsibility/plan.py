"""Plan text: the numbered items of a yearly plan and the brackets that say who answers for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import attrs

from ansheng import numerals
from ansheng.errors import Problem
from ansheng.responsibility.assignments import Assignment, lists_bodies, read_assignments, says_who
from ansheng.responsibility.brackets import Pair, pairs
from ansheng.responsibility.parties import Parties, looks_like_body
from ansheng.responsibility.records import PartyRecord
from ansheng.responsibility.roles import Role
from ansheng.words import NO_WORDS, Words

_CHAPTER = re.compile(r"^\s*(?P<number>[一二三四五六七八九十百]+)、\s*(?P<title>.*)$")
_ARABIC = re.compile(r"^\s*(?P<number>[0-9０-９]{1,3})\s*[.、．]\s*(?![0-9])")
_CHINESE = re.compile(r"^\s*[(（](?P<number>[一二三四五六七八九十百]+)[)）]\s*")
_SENTENCE = re.compile(r"[。；;!！?？]")
_AREAS = re.compile(r"[(（][市县区旗乡镇街道、]+[)）]")


@attrs.frozen
class Bracket:
    """A bracket that says who answers, for the sentences since the bracket before it.

    :param text: what stands between the brackets
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
    """One numbered item of a plan: its chapter, title (the first sentence), whole text, and brackets."""

    number: int
    chapter: str
    title: str
    text: str
    span: tuple[int, int]
    brackets: tuple[Bracket, ...]

    @property
    def assignments(self) -> tuple[Assignment, ...]:
        """The assignments of all its brackets, in their order."""
        return tuple(assignment for bracket in self.brackets for assignment in bracket.assignments)


@attrs.frozen
class UnknownParty:
    """A name in a bracket that is no known party: a typo, a body missing in the register, or text that intrudes."""

    name: str
    item: int
    span: tuple[int, int]
    near: tuple[str, ...] = ()


@attrs.frozen
class WorkPlan:
    """A plan read from its text.

    :param unknown: names that are no known party; they are kept in the assignments and never guessed
    :param problems: what is wrong with the text, located by its line
    """

    items: tuple[PlanItem, ...]
    unknown: tuple[UnknownParty, ...]
    problems: tuple[Problem, ...]

    @property
    def brackets(self) -> tuple[Bracket, ...]:
        """All brackets that assign work."""
        return tuple(bracket for item in self.items for bracket in item.brackets)

    @property
    def assignments(self) -> tuple[Assignment, ...]:
        """All assignments."""
        return tuple(assignment for item in self.items for assignment in item.assignments)

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


def read_plan(text: str, parties: Parties | Iterable[PartyRecord | str] | None = None) -> WorkPlan:
    """The plan that a text holds: items, who answers for them, and what was not understood.

    Items are paragraphs numbered ``1.`` or ``（一）``, whichever there are more of, under chapters numbered 一、. With
    a register of parties a name that is not in it is unknown; without one, a name that does not end as names of bodies
    do. The subject of an assignment is its item's number, with that of the bracket where the item has several: 17(3);
    where the numbers begin anew in each chapter, the chapter's stands before it: 二、3.

    :param parties: the register, records, or mere names

    >>> plan = read_plan("一、总则\\n1.抓落实。开展自查。(市公安局、市商务局等部门分工负责)")
    >>> [(a.party, a.role.title(), a.open) for a in plan.items[0].assignments]
    [('市公安局', '分工负责', True), ('市商务局', '分工负责', True)]
    """
    register = None if parties is None else parties if isinstance(parties, Parties) else Parties.of(parties)
    reader = _Reader(text, register)
    pieces = list(_pieces(text))
    numbered = [piece for piece in pieces if piece.number is not None]
    by_chapter: dict[str, list[int]] = defaultdict(list)
    for piece in numbered:
        by_chapter[piece.chapter].append(piece.number or 0)
    anew = sum(1 for numbers in by_chapter.values() if 1 in numbers) > 1
    items: list[PlanItem] = []
    for piece in pieces:
        if piece.number is None:
            reader.outside(piece)
        else:
            items.append(
                reader.item(piece, f"{piece.ordinal}、{piece.number}" if anew else str(piece.number))
            )
    chapters = dict.fromkeys(piece.chapter for piece in pieces if piece.ordinal)
    reader.sequence(
        [numerals.integer(chapter.partition("、")[0]) or 0 for chapter in chapters], Words("章", "chapter")
    )
    for numbers in by_chapter.values() if anew else ([item.number for item in items],):
        reader.sequence(numbers, Words("条", "item"))
    if not items:
        reader.tell(
            "no_items",
            Words(
                "缺少带编号的条目，如“1.”或“（一）”；请补写编号",
                "has no numbered items such as '1.'; number them",
            ),
            None,
        )
    return WorkPlan(tuple(items), tuple(reader.unknown), tuple(reader.problems))


@attrs.frozen
class _Piece:
    """The paragraphs of one item, or, without a number, those that belong to none."""

    number: int | None
    text: str
    start: int
    chapter: str

    @property
    def ordinal(self) -> str:
        """The number of its chapter as it is written."""
        return self.chapter.partition("、")[0]


class _Reader:
    """Gathers what is unknown or wrong while the pieces of a plan are read."""

    def __init__(self, text: str, register: Parties | None) -> None:
        self._breaks = [at for at, sign in enumerate(text) if sign == "\n"]
        self._register = register
        self._close: dict[str, tuple[str, ...]] = {}
        self.unknown: list[UnknownParty] = []
        self.problems: list[Problem] = []

    def outside(self, piece: _Piece) -> None:
        """Tell of brackets that assign work and stand in no item."""
        for pair in pairs(piece.text).pairs:
            if says_who(inner := pair.inside(piece.text)):
                words = Words(
                    f"责任括号“{inner}”不属于任何条目，未使用；请核对",
                    f"the assigning bracket {inner!r} stands in no item and is not read; check it",
                )
                self.tell("outside_items", words, piece.start + pair.start, inner)

    def item(self, piece: _Piece, number: str) -> PlanItem:
        found = pairs(piece.text)
        for stray in found.stray:
            self.tell(
                "unbalanced_bracket",
                Words(
                    f"第{piece.number}条的括号不配对：“{_around(piece.text, stray)}”；请更正",
                    f"item {piece.number}: unbalanced bracket at {_around(piece.text, stray)!r}; correct it",
                ),
                piece.start + stray,
                _around(piece.text, stray),
            )
        told = [pair for pair in found.pairs if self._assigns(piece, pair)]
        brackets: list[Bracket] = []
        since = 0
        for place, pair in enumerate(told, start=1):
            subject = number if len(told) == 1 else f"{number}({place})"
            brackets.append(self._bracket(piece, pair, since, subject))
            since = pair.end
        return PlanItem(
            piece.number or 0,
            piece.chapter,
            _title(piece.text),
            piece.text,
            (piece.start, piece.start + len(piece.text)),
            tuple(brackets),
        )

    def _assigns(self, piece: _Piece, pair: Pair) -> bool:
        """Whether a bracket assigns work to somebody; one that only seems to is told."""
        inner = pair.inside(piece.text)
        if says_who(inner) and read_assignments(inner).assignments:
            return True
        if says_who(inner) or lists_bodies(inner):
            who = says_who(inner)
            lacks = Words("未写单位", "no body") if who else Words("未写牵头、负责等责任方式", "no role word")
            words = Words(
                f"第{piece.number}条的括号“{inner}”中{lacks.zh}，未使用；请补写",
                f"item {piece.number}: the bracket {inner!r} has {lacks.en} and is not read; complete it",
            )
            self.tell("no_assignment", words, piece.start + pair.start, inner)
        return False

    def _bracket(self, piece: _Piece, pair: Pair, since: int, subject: str) -> Bracket:
        inner = pair.inside(piece.text)
        at = piece.start + pair.start
        if pair.nested and pairs(_AREAS.sub("", inner)).pairs:
            words = Words(
                f"第{piece.number}条的责任括号内另有括号，按一个名称读取：“{inner}”",
                f"item {piece.number}: a bracket within an assigning bracket is read as part of the name: {inner!r}",
            )
            self.tell("nested_bracket", words, at, inner)
        reading = read_assignments(inner, subject=subject, start=at + 1)
        for assignment in reading.assignments:
            self._know(piece, assignment)
        for name in reading.without_role:
            words = Words(
                f"第{piece.number}条的“{name}”之后未写牵头、负责等责任方式；请补写",
                f"item {piece.number}: no role word follows {name!r}; add one",
            )
            self.tell("no_role", words, at, name)
        return Bracket(inner, (at, piece.start + pair.end), (piece.start + since, at), reading.assignments)

    def _know(self, piece: _Piece, assignment: Assignment) -> None:
        if assignment.group or assignment.span is None:
            return
        if self._register is None:
            known = looks_like_body(assignment.party)
        else:
            known = self._register.find(assignment.party) is not None
        if known:
            return
        close = self._near(assignment.party)
        self.unknown.append(UnknownParty(assignment.party, piece.number or 0, assignment.span, close))
        hint = Words(f"；是否指“{close[0]}”？", f"; did you mean {close[0]!r}?") if close else NO_WORDS
        self.tell(
            "unknown_party",
            Words(
                f"第{piece.number}条的“{assignment.party}”不在责任主体名册中{hint.zh}",
                f"item {piece.number}: {assignment.party!r} is no known party{hint.en}",
            ),
            assignment.span[0],
            assignment.party,
        )

    def _near(self, name: str) -> tuple[str, ...]:
        if name not in self._close:
            self._close[name] = tuple(self._register.near(name)) if self._register else ()
        return self._close[name]

    def sequence(self, numbers: list[int], what: Words) -> None:
        """Tell which numbers are missing or come twice."""
        counted = Counter(numbers)
        for number in sorted(number for number, times in counted.items() if times > 1):
            self.tell(
                "repeated_number",
                Words(
                    f"第{number}{what.zh}重复出现；请核对编号",
                    f"{what.en} {number} occurs twice; check the numbers",
                ),
                None,
            )
        for number in sorted(set(range(1, max(numbers, default=0))) - set(numbers)):
            self.tell(
                "missing_number",
                Words(
                    f"缺少第{number}{what.zh}；请核对编号",
                    f"{what.en} {number} is missing; check the numbers",
                ),
                None,
            )

    def tell(self, kind: str, words: Words, at: int | None, value: str | None = None) -> None:
        """List a problem at a place of the text, by its line."""
        line = None if at is None else bisect_left(self._breaks, at) + 1
        self.problems.append(Problem(kind, words, row=line, value=value))


def _pieces(text: str) -> Iterator[_Piece]:
    """The items in their order, and what stands before the first one and after the headings of chapters."""
    lines = [line for line in text.split("\n") if not _CHAPTER.match(line)]
    arabic, chinese = (sum(1 for line in lines if pattern.match(line)) for pattern in (_ARABIC, _CHINESE))
    pattern = _ARABIC if arabic >= chinese else _CHINESE
    number, chapter = None, ""
    start = end = at = 0
    for line in text.split("\n"):
        heading, numbered = _CHAPTER.match(line), pattern.match(line)
        if heading or numbered:
            yield _Piece(number, text[start:end], start, chapter)
            number = _number(numbered["number"]) if numbered and not heading else None
            chapter = line.strip() if heading else chapter
            start = at
        if line.strip():
            end = at + len(line.rstrip("\r"))
        at += len(line) + 1
    yield _Piece(number, text[start:end], start, chapter)


def _number(written: str) -> int:
    return int(written) if written.isdigit() else numerals.integer(written) or 0


def _title(text: str) -> str:
    bare = _ARABIC.sub("", _CHINESE.sub("", text, count=1), count=1)
    return _SENTENCE.split(bare, maxsplit=1)[0].strip()


def _around(text: str, at: int, width: int = 8) -> str:
    return text[max(0, at - width) : at + width + 1].replace("\n", " ")
