"""Tables of plans: a header that names tasks and those who answer, and rows of cells between upright strokes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from ansheng.responsibility.roles import Role, beginning
from ansheng.sheets.cells import is_blank

_RULE = re.compile(r"[\s|:：-]+")
_CELL = re.compile(r"[^|]*")
_SERIAL = re.compile(r"序号?|编号|No\.?", re.IGNORECASE)
_TASK = re.compile(r"任务|事项|工作|内容|措施|项目|要求|目标|要点")
_DEADLINE = re.compile(r"时限|期限|时间|节点|频次|频率")
_ORIGIN = re.compile(r"上级(?:任务|措施|要求)|对应.*(?:任务|措施)|来源|省级任务|市级任务")
_OWNER = re.compile(r"(?:责任|牵头|负责|主责|承办|主办)(?:单位|部门|主体|科室|处室|股室)?")
_SUPPORT = re.compile(r"(?:配合|参与|参加|协助|协办)(?:单位|部门|科室|处室|股室)?")
_MARKS = re.compile(r"[*\s（(].*")


@attrs.frozen
class Cell:
    """A cell: its text, and where it stands in the plan's text."""

    text: str
    start: int

    @classmethod
    def of(cls, text: str, start: int) -> Cell:
        """A cell without the blanks around it."""
        return cls(text.strip(), start + len(text) - len(text.lstrip()))


@attrs.frozen
class Row:
    """A row of a table: what is to be done, who answers in which role, by when, and what it derives from."""

    number: int
    title: str
    text: str
    start: int
    owners: tuple[tuple[Role, Cell], ...] = ()
    deadlines: tuple[Cell, ...] = ()
    origins: tuple[Cell, ...] = ()
    heading: str = ""


def is_line(line: str) -> bool:
    """Whether a line of a text is a row of a table."""
    return line.lstrip().startswith("|") and line.count("|") > 1


def rows(lines: Sequence[str], start: int) -> tuple[Row, ...]:
    """The rows of a table in which a column of tasks stands beside one of those who answer; none of another table.

    Rows above the header and rules between rows are left out; rows that repeat the header too.

    :param start: where the first line stands in the plan's text
    """
    columns: _Columns | None = None
    found: list[Row] = []
    at = start
    for line in lines:
        cells = _cells(line, at)
        header = _Columns.of([cell.text for cell in cells])
        if header is not None:
            columns = header
        elif columns is not None and not _RULE.fullmatch(line):
            found += columns.row(cells, line.rstrip("\r"), at, len(found) + 1)
        at += len(line) + 1
    return tuple(_joined(found)) if columns is not None else ()


@attrs.frozen
class _Columns:
    """Which column says what."""

    serial: int | None
    tasks: tuple[int, ...]
    owners: tuple[tuple[Role, int], ...]
    deadlines: tuple[int, ...]
    origins: tuple[int, ...]

    @classmethod
    def of(cls, heads: Sequence[str]) -> _Columns | None:
        """The columns that a header names; None where the cells are no header of a plan's table."""
        roles = [(role, at) for at, head in enumerate(heads) if (role := _role(head))]
        used = {at for _, at in roles}
        origins = _matching(heads, _ORIGIN, used)
        deadlines = _matching(heads, _DEADLINE, used | set(origins))
        tasks = _matching(heads, _TASK, used | set(origins) | set(deadlines))
        owning = any(role.owns for role, _ in roles)
        if not owning or not tasks or any(len(head) > 20 for head in heads):
            return None
        serials = _matching(heads, _SERIAL, used | set(tasks), whole=True)
        return cls(serials[0] if serials else None, tasks, tuple(roles), deadlines, origins)

    def row(self, cells: Sequence[Cell], line: str, start: int, place: int) -> Iterator[Row]:
        """The row of these cells; nothing where all are blank."""
        filled = list(dict.fromkeys(cell.text for cell in cells if not is_blank(cell.text)))
        if not filled:
            return
        if len(filled) == 1 and self._is_heading(cells):
            yield Row(place, filled[0], line, start, heading=filled[0])
            return
        told = [cells[at].text for at in self.tasks if at < len(cells) and not is_blank(cells[at].text)]
        serial = (
            cells[self.serial].text.rstrip(".、")
            if self.serial is not None and self.serial < len(cells)
            else ""
        )
        yield Row(
            int(serial) if serial.isdecimal() and len(serial) < 5 else place,
            " ".join(dict.fromkeys(told)),
            line,
            start,
            tuple((role, cells[at]) for role, at in self.owners if _stands(cells, at)),
            tuple(cells[at] for at in self.deadlines if _stands(cells, at)),
            tuple(cells[at] for at in self.origins if _stands(cells, at)),
        )

    def _is_heading(self, cells: Sequence[Cell]) -> bool:
        """Whether the one thing that a row says stands over all columns, or in none of those of tasks."""
        places = [at for at, cell in enumerate(cells) if not is_blank(cell.text)]
        return len(places) > 1 or places[0] not in self.tasks


def _stands(cells: Sequence[Cell], at: int) -> bool:
    return at < len(cells) and not is_blank(cells[at].text)


def _joined(found: Sequence[Row]) -> Iterator[Row]:
    """The rows; numbers that come again, as those of cells merged down do, are counted on through the table."""
    numbers = [row.number for row in found if not row.heading]
    again = len(set(numbers)) < len(numbers)
    place = 0
    for row in found:
        place += not row.heading
        yield attrs.evolve(row, number=place) if again else row


def _cells(line: str, start: int) -> list[Cell]:
    inner = line.strip()
    left = line.index(inner) + 1
    found = []
    for part in inner[1:].removesuffix("|").split("|"):
        found.append(Cell.of(part, start + left))
        left += len(part) + 1
    return found


def _role(head: str) -> Role | None:
    """The role that a header of a column gives to those who stand below it."""
    bare = _MARKS.sub("", head.strip().strip("*"))
    if found := beginning(f"{bare}："):
        return found.role
    if _SUPPORT.fullmatch(bare):
        return Role.SUPPORT
    return Role.SOLE if _OWNER.fullmatch(bare) and bare != "责任" else None


def _matching(
    heads: Sequence[str], pattern: re.Pattern[str], used: set[int], *, whole: bool = False
) -> tuple[int, ...]:
    look = pattern.fullmatch if whole else pattern.search
    return tuple(at for at, head in enumerate(heads) if at not in used and head and look(head.strip("*")))
