"""Reading of plans: the items of a text or of a table, who answers for them, by when, and what is wrong with it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import attrs

from ansheng import numerals
from ansheng.errors import Problem
from ansheng.responsibility.assignments import Assignment, lists_bodies, read_assignments, says_who
from ansheng.responsibility.parties import Parties, looks_like_body, names_in
from ansheng.responsibility.plans import deadlines, running
from ansheng.responsibility.plans.brackets import Pair, pairs
from ansheng.responsibility.plans.deadlines import Deadline
from ansheng.responsibility.plans.model import Bracket, PlanItem, UnknownParty, WorkPlan
from ansheng.responsibility.plans.pieces import Piece, pieces
from ansheng.responsibility.plans.running import Said
from ansheng.responsibility.plans.tables import Cell, Row
from ansheng.responsibility.records import PartyRecord
from ansheng.responsibility.roles import Role, beginning
from ansheng.words import NO_WORDS, Words

_AREAS = re.compile(r"[(（][市县区旗乡镇街道、]+[)）]")
_YEAR = re.compile(r"(\d{4})年度?(?!\d)[^。\n]{0,24}(?:要点|计划|方案|任务|分工|目标)")
_HEAD = 2_000
"""The heading of a plan is looked for in so many characters."""


def read_plan(
    text: str, parties: Parties | Iterable[PartyRecord | str] | None = None, *, year: int | None = None
) -> WorkPlan:
    """The plan that a text holds: items, who answers for them, by when, and what was not understood.

    Items are paragraphs numbered ``1.`` or ``（一）``, whichever there are more of, under chapters numbered 一、, or
    the rows of a table (lines of Markdown) with a column of tasks and one of those who answer. Who answers stands in
    brackets, ``（）``, ``［］`` or ``【】``, behind labels such as 责任单位：, or, where an item has neither, in its
    sentences (由市公安局牵头). An item that names nobody is an item like any other; see :attr:`WorkPlan.unowned`.

    With a register of parties a name that is not in it is unknown; without one, a name that does not end as names of
    bodies do. The subject of an assignment is its item's number, with that of the bracket where the item has several:
    17(3); where the numbers begin anew in each chapter, the chapter's stands before it: 二、3.

    :param parties: the register, records, or mere names
    :param year: the year of days without one; by default that of the plan's heading, such as 2023年工作要点

    >>> plan = read_plan("一、总则\\n1.抓落实。开展自查。(市公安局、市商务局等部门分工负责)")
    >>> [(a.party, a.role.title(), a.open) for a in plan.items[0].assignments]
    [('市公安局', '分工负责', True), ('市商务局', '分工负责', True)]
    """
    register = None if parties is None else parties if isinstance(parties, Parties) else Parties.of(parties)
    stated = _YEAR.search(text[:_HEAD])
    year = year if year is not None or stated is None else int(stated[1])
    reader = _Reader(text, register, year)
    divided = pieces(text, reader.says_who)
    by_chapter: dict[str, list[int]] = defaultdict(list)
    for piece in divided:
        if piece.number is not None:
            by_chapter[piece.chapter].append(piece.number)
    anew = sum(1 for numbers in by_chapter.values() if 1 in numbers) > 1
    items: list[PlanItem] = []
    for piece in divided:
        if piece.number is None:
            reader.outside(piece)
        else:
            ordinal = f"{piece.ordinal}、" if anew and piece.ordinal else ""
            items.append(reader.item(piece, f"{ordinal}{piece.number}"))
    chapters = dict.fromkeys(piece.chapter for piece in divided if piece.ordinal)
    ordinals = [next(piece.ordinal for piece in divided if piece.chapter == chapter) for chapter in chapters]
    reader.sequence([numerals.integer(ordinal) or 0 for ordinal in ordinals], Words("章", "chapter"))
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
    return WorkPlan(tuple(items), tuple(reader.unknown), tuple(reader.problems), year)


class _Reader:
    """Gathers what is unknown or wrong while the pieces of a plan are read."""

    def __init__(self, text: str, register: Parties | None, year: int | None) -> None:
        self._breaks = [at for at, sign in enumerate(text) if sign == "\n"]
        self._register = register
        self._year = year
        self._close: dict[str, tuple[str, ...]] = {}
        self.unknown: list[UnknownParty] = []
        self.problems: list[Problem] = []

    def says_who(self, text: str) -> bool:
        """Whether a text says who answers for something."""
        found = pairs(text).pairs
        plain = running.shadow(text, found)
        told = any(says_who(deadlines.without(pair.inside(text))) for pair in found)
        return told or bool(running.labels(plain)) or bool(running.sentences(plain, self._known))

    def outside(self, piece: Piece) -> None:
        """Tell of brackets and labels that assign work and stand in no item."""
        found = pairs(piece.text).pairs
        told = [(pair.start, inner) for pair in found if says_who(inner := pair.inside(piece.text))]
        labels = running.labels(running.shadow(piece.text, found))
        told += [(said.start, piece.text[said.start : said.end]) for said in labels]
        for at, inner in sorted(told):
            words = Words(
                f"责任括号“{inner}”不属于任何条目，未使用；请核对",
                f"the assigning bracket {inner!r} stands in no item and is not read; check it",
            )
            self.tell("outside_items", words, piece.start + at, inner)

    def item(self, piece: Piece, number: str) -> PlanItem:
        """The item of a piece."""
        if piece.row is not None:
            brackets, stated = self._row(piece, piece.row, number)
        else:
            brackets = self._who(piece, number)
            stated = deadlines.deadlines(piece.text, start=piece.start, year=self._year)
        before = brackets[0].span[0] - piece.start if brackets and piece.row is None else None
        return PlanItem(
            piece.number or 0,
            piece.chapter,
            attrs.evolve(piece, text=piece.text[:before]).title or piece.title,
            piece.text,
            (piece.start, piece.start + len(piece.text)),
            tuple(brackets),
            stated,
            tuple(name for cell in piece.row.origins for name in names_in(cell.text)) if piece.row else (),
        )

    def _who(self, piece: Piece, number: str) -> list[Bracket]:
        """Who answers for an item: by its brackets and labels, or else by its sentences."""
        found = pairs(piece.text)
        for stray in found.stray:
            around = _around(piece.text, stray)
            self.tell(
                "unbalanced_bracket",
                Words(
                    f"第{piece.number}条的括号不配对：“{around}”；请更正",
                    f"item {piece.number}: unbalanced bracket at {around!r}; correct it",
                ),
                piece.start + stray,
                around,
            )
        plain = running.shadow(piece.text, found.pairs)
        told: list[Pair | Said] = [pair for pair in found.pairs if self._assigns(piece, pair)]
        told += running.labels(plain)
        told = sorted(told, key=lambda each: each.start) or list(running.sentences(plain, self._known))
        brackets: list[Bracket] = []
        since = 0
        for place, each in enumerate(told, start=1):
            subject = number if len(told) == 1 else f"{number}({place})"
            if isinstance(each, Pair):
                brackets.append(self._bracket(piece, each, since, subject))
            else:
                brackets.append(self._said(piece, each, since, subject))
            since = each.end
        return brackets

    def _assigns(self, piece: Piece, pair: Pair) -> bool:
        """Whether a bracket assigns work to somebody; one that only seems to is told."""
        inner = deadlines.without(pair.inside(piece.text))
        if says_who(inner) and read_assignments(inner).assignments:
            return True
        last = not piece.text[pair.end :].strip("。.　 \t\r\n")
        if says_who(inner) or lists_bodies(inner) or (last and running.is_body(inner, self._known)):
            who = says_who(inner)
            lacks = Words("未写单位", "no body") if who else Words("未写牵头、负责等责任方式", "no role word")
            words = Words(
                f"第{piece.number}条的括号“{inner}”中{lacks.zh}，未使用；请补写",
                f"item {piece.number}: the bracket {inner!r} has {lacks.en} and is not read; complete it",
            )
            self.tell("no_assignment", words, piece.start + pair.start, inner)
        return False

    def _bracket(self, piece: Piece, pair: Pair, since: int, subject: str) -> Bracket:
        inner = pair.inside(piece.text)
        at = piece.start + pair.start
        if pair.nested and pairs(_AREAS.sub("", inner)).pairs:
            words = Words(
                f"第{piece.number}条的责任括号内另有括号，按一个名称读取：“{inner}”",
                f"item {piece.number}: a bracket within an assigning bracket is read as part of the name: {inner!r}",
            )
            self.tell("nested_bracket", words, at, inner)
        found = self._read(piece, inner, at + 1, subject)
        return Bracket(inner, (at, piece.start + pair.end), (piece.start + since, at), tuple(found))

    def _said(self, piece: Piece, said: Said, since: int, subject: str) -> Bracket:
        """A label, or a sentence, as what says who answers."""
        found = []
        for first, words in said.parts:
            found += self._read(piece, words, piece.start + first, subject)
        binds = said.binds or (since, said.start)
        return Bracket(
            piece.text[said.start : said.end],
            (piece.start + said.start, piece.start + said.end),
            (piece.start + binds[0], piece.start + binds[1]),
            tuple(found),
        )

    def _row(self, piece: Piece, row: Row, number: str) -> tuple[list[Bracket], tuple[Deadline, ...]]:
        """Who answers for the row of a table, and by when; what the cells of tasks say counts where no other does."""
        stated = tuple(
            each
            for cell in row.deadlines
            for each in deadlines.of_cell(cell.text, start=cell.start, year=self._year)
        )
        stated = stated or deadlines.deadlines(piece.text, start=piece.start, year=self._year)
        found = [each for role, cell in row.owners for each in self._cell(piece, cell, role, number)]
        if not found:
            return [], stated
        first, last = row.owners[0][1], row.owners[-1][1]
        span = first.start, last.start + len(last.text)
        text = "；".join(cell.text for _, cell in row.owners)
        return [Bracket(text, span, (piece.start, piece.start + len(piece.text)), tuple(found))], stated

    def _cell(self, piece: Piece, cell: Cell, role: Role, number: str) -> list[Assignment]:
        """The assignments of a cell; a role word in it counts more than the header."""
        worded = says_who(cell.text) or beginning(cell.text) is not None
        return self._read(piece, cell.text, cell.start, number, None if worded else role)

    def _read(
        self, piece: Piece, words: str, start: int, subject: str, role: Role | None = None
    ) -> list[Assignment]:
        """The assignments in words; names that are not known, and those without a role word, are told."""
        reading = read_assignments(deadlines.without(words), subject=subject, start=start, role=role)
        for assignment in reading.assignments:
            self._know(piece, assignment)
        for name in reading.without_role:
            told = Words(
                f"第{piece.number}条的“{name}”之后未写牵头、负责等责任方式；请补写",
                f"item {piece.number}: no role word follows {name!r}; add one",
            )
            self.tell("no_role", told, start, name)
        return list(reading.assignments)

    def _known(self, name: str) -> bool:
        """Whether a name is registered; without a register none is, and its form has to tell."""
        return self._register is not None and self._register.find(name) is not None

    def _know(self, piece: Piece, assignment: Assignment) -> None:
        if assignment.group or assignment.span is None:
            return
        if looks_like_body(assignment.party) if self._register is None else self._known(assignment.party):
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

    def sequence(self, numbers: Sequence[int], what: Words) -> None:
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


def _around(text: str, at: int, width: int = 8) -> str:
    return text[max(0, at - width) : at + width + 1].replace("\n", " ")
