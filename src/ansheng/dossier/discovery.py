"""Discovery: which file and sheet of a folder feeds which table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from pathlib import Path

import attrs
import polars as pl

from ansheng.dossier.folder import DOCUMENTS, contents, not_a_table
from ansheng.dossier.settings import Settings
from ansheng.errors import InputError, Problem
from ansheng.facts.headers import is_running
from ansheng.facts.loading.office import NO_OFFICE, Office
from ansheng.facts.loading.spread import spread_over
from ansheng.facts.record import Facts
from ansheng.logs import Progress, Steps
from ansheng.sheets.cells import is_blank, parse_number, title_key
from ansheng.sheets.layout import keys_of
from ansheng.sheets.reading import RawTable, inside, read_table
from ansheng.tables.known import CLEAR, KnownTables, fit, titles_of
from ansheng.words import Words

_LOOKED_AT = 100
"""So many rows show whether a column holds numbers."""


@attrs.frozen(eq=False)
class Sheet:
    """A table as it was found in a file of the folder, before it is known what it holds.

    :param alone: whether the file has no sheet of other headers, as one with a sheet a township has none; sheets of
        notes aside
    :param known: the tables that it may hold
    """

    file: str
    raw: RawTable
    alone: bool
    known: KnownTables

    def named(self, office: Office = NO_OFFICE) -> type[Facts] | None:
        """The table that the name of the sheet or of the file says, where its headers do not speak against it."""
        if self.raw.apart:
            return None
        by_sheet = self.known.named(self.raw.sheet) if self.raw.sheet else None
        if by_sheet and self._fit(by_sheet, office):
            return by_sheet
        by_file = self.known.named(Path(self.file).stem)
        needed = 1 if self.alone else CLEAR
        return by_file if by_file and self._fit(by_file, office) >= needed else None

    def fits(self, office: Office = NO_OFFICE) -> tuple[type[Facts], ...]:
        """The tables that its headers fit best, with what the names of the sheet, and of its file alone, hint at.

        Of a further table on a sheet these are names of the first one; what it is called stands above it.
        """
        by_file = self.known.hinted(Path(self.file).stem) if self.alone else frozenset()
        hinted = self.known.hinted(self.raw.sheet or "") or by_file
        if self.raw.apart:
            hinted = frozenset[type[Facts]]().union(*map(self.known.hinted, self.raw.titles))
        found = self.known.best_fit(self.raw.headers, office, hinted)
        return tuple(facts for facts in found if not self.counts(facts, office))

    @property
    def begins(self) -> list[Problem]:
        """Where a further table on a sheet begins."""
        return [problem for problem in self.raw.problems if problem.kind == "other_table"]

    def read_as(self, facts: type[Facts]) -> Sheet:
        """The sheet; of a further table on one it is said of which table it is, and not that it is not read."""
        if not self.raw.apart:
            return self
        words = Words(
            f"同一工作表内的另一张表，按“{facts.title}”表读取",
            f"a further table on the sheet, read as one of {facts.table}",
        )
        begins = [attrs.evolve(each, kind="table_apart", words=words) for each in self.begins[:1]]
        others = [problem for problem in self.raw.problems if problem not in self.begins]
        return attrs.evolve(self, raw=attrs.evolve(self.raw, problems=(*begins, *others)))

    def _fit(self, facts: type[Facts], office: Office) -> int:
        return 0 if self.counts(facts, office) else fit(self.raw.headers, facts, office)

    def counts(self, facts: type[Facts] = Facts, office: Office = NO_OFFICE) -> bool:
        """Whether it counts such records instead of holding them: most columns hold numbers that are no facts."""
        named = facts.headers(self.raw.headers, office.names(facts))
        plain = {header for header, name, _ in named if facts.fact(name).kind in ("number", "count", "text")}
        plain |= set(spread_over(facts, self.raw.headers, office))
        others = [name for name in self.raw.headers if name not in plain and not is_running(name)]
        return 2 * sum(_of_numbers(self.raw.frame[name]) for name in others) > len(self.raw.headers)


def _of_numbers(column: pl.Series) -> bool:
    cells = column.head(_LOOKED_AT).drop_nulls()
    if cells.dtype != pl.String:
        return cells.dtype.is_numeric()
    filled = [cell for cell in cells if not is_blank(cell)]
    return bool(filled) and all(parse_number(cell) for cell in filled)


class Told(IntEnum):
    """By what a sheet is known to be of a table; the higher, the surer."""

    BY_HEADERS = 1
    BY_NAME = 2
    BY_THE_OFFICE = 3


@attrs.frozen(eq=False)
class Found:
    """The sheets of a folder with the tables that they feed, and what could not be told."""

    sheets: tuple[tuple[Sheet, type[Facts], Told], ...]
    problems: tuple[Problem, ...] = ()


def sheets_of(file: str, raws: Sequence[RawTable], known: KnownTables) -> list[Sheet]:
    """The tables of a file as they were found, each of which may be one of those that are known."""
    keys = keys_of(known.titles())
    titled = {raw.headers for raw in raws if not (raw.apart or keys.isdisjoint(map(title_key, raw.headers)))}
    alone = len(titled) < 2
    return [Sheet(file, raw, alone, known) for raw in raws]


def told_by_themselves(
    sheets: Iterable[Sheet], office: Office = NO_OFFICE
) -> Iterator[tuple[Sheet, tuple[type[Facts], ...], Told]]:
    """What each sheet holds by its name, or else by its headers; several tables, or none, where these do not say.

    A further table on a sheet holds other things than the first: where it seems to hold the same, it may tell more of
    the same records, and nothing is said.
    """
    there: set[tuple[str, str | None, type[Facts]]] = set()
    for sheet in sheets:
        named, place = sheet.named(office), (sheet.file, sheet.raw.sheet)
        fits = (named,) if named else sheet.fits(office)
        if sheet.raw.apart and (len(fits) > 1 or there & {(*place, facts) for facts in fits}):
            fits = ()
        there |= {(*place, facts) for facts in fits}
        yield sheet, fits, Told.BY_NAME if named else Told.BY_HEADERS


def find(folder: Path, settings: Settings, known: KnownTables, progress: Progress | None = None) -> Found:
    """The tables that the settings list, and those of the other files unless only the listed ones are wanted.

    :param known: the tables that the files may hold
    :raises InputError: files cannot be read or lie outside the folder, one line for each
    """
    there = contents(folder)
    others = {} if settings.only else _unlisted(folder, there.tables, settings)
    steps = Steps(progress, len(settings.places()) + len(others))
    listed = _listed(folder, settings, known, steps)
    if settings.only:
        used = {sheet.file for sheet, _, _ in listed.sheets} | {problem.file for problem in listed.problems}
        spare = [_unused(file) for file in there.tables if file not in used]
        return Found(listed.sheets, (*listed.problems, *spare, *there.problems))
    told_apart = _discovered(folder, others, settings, known, steps)
    sheets = (*listed.sheets, *told_apart.sheets)
    fed = {facts for _, facts, _ in sheets} | {known.by_table[table] for table in settings.ledgers()}
    used = {sheet.file for sheet, _, _ in sheets}
    papers = [_paper(Path(file), fed, known) for file in there.papers if file not in used]
    told = (*(problem for problem in papers if problem), *told_apart.problems)
    return Found(sheets, (*listed.problems, *there.problems, *told))


def _paper(path: Path, fed: Collection[type[Facts]], known: KnownTables) -> Problem | None:
    """What is said of a document or a picture: it is unread where it is called like a table that no file feeds."""
    named, ending, name = known.meant(path.stem), path.suffix.lower(), path.as_posix()
    if named is not None and named not in fed:
        return Problem("unread_file", not_a_table(path), name)
    if ending not in DOCUMENTS:
        return None
    if ending == ".txt":
        return _unused(name)
    words = Words(
        f"不支持“{path.suffix}”文件，未读取；其中如有表格，请另存为 .xlsx 或 .csv",
        f"{path.suffix} files are not read; save a table that it may hold as .xlsx or .csv",
    )
    return Problem("unused_file", words, name)


def _unlisted(folder: Path, names: Iterable[str], settings: Settings) -> dict[str, None]:
    """The files that are not listed as wholes."""
    whole = {_name(folder, place.file) for place in settings.places() if place.sheet is None}
    return {file: None for file in names if _name(folder, file) not in whole}


def _discovered(
    folder: Path, files: Mapping[str, None], settings: Settings, known: KnownTables, steps: Steps
) -> Found:
    """The tables of the files that are not listed, told by their names, else by their headers."""
    office, places = settings.office, settings.places()
    parts = {(_name(folder, place.file), place.sheet) for place in places}
    there = _sheets(folder, files, known.titles(office), known, steps, others=True)
    sheets = [s for s in there if (s.file, s.raw.sheet) not in parts]
    ledgers = {known.by_table[table]: address for table, address in settings.ledgers().items()}
    found: list[tuple[Sheet, type[Facts], Told]] = []
    problems: list[Problem] = []
    for sheet, fits, told in told_by_themselves(sheets, office):
        if len(fits) == 1 and fits[0] not in ledgers:
            found.append((sheet.read_as(fits[0]), fits[0], told))
        elif sheet.raw.apart and not fits:
            problems += sheet.begins
        else:
            unclear = [_unclear(sheet, fits, ledgers)] if sheet.raw.headers else []
            problems += [*sheet.raw.problems, *unclear]
    return Found(tuple(found), tuple(problems))


def _listed(folder: Path, settings: Settings, known: KnownTables, steps: Steps) -> Found:
    """The tables of the files that ``campaign.toml`` lists."""
    found: list[tuple[Sheet, type[Facts], Told]] = []
    problems: list[Problem] = []
    office = settings.office
    for name, places in settings.tables.items():
        facts = known.by_table[name]
        if twice := [place.file for n, place in enumerate(places) if place in places[:n]]:
            raise InputError(
                Words(
                    f"campaign.toml 的 [tables] 将 {twice[0]} 重复列入 {name}，记录会重复计数；请删去一处",
                    f"[tables] of campaign.toml lists {twice[0]} twice for {name}; "
                    "its records would count double; delete one",
                )
            )
        for place in (place for place in places if not place.ledger):
            titles = titles_of([facts], office)
            for sheet in _sheets(folder, {place.file: place.sheet}, titles, known, steps):
                if fit(sheet.raw.headers, facts, office):
                    found.append((sheet, facts, Told.BY_THE_OFFICE))
                else:
                    problems += [*sheet.raw.problems, _strange(sheet, facts)]
    return Found(tuple(found), tuple(problems))


def _name(folder: Path, file: str) -> str:
    """A file as the folder knows it."""
    return inside(folder, file).relative_to(folder.resolve()).as_posix()


def _sheets(
    folder: Path,
    files: Mapping[str, str | None],
    titles: frozenset[str],
    known: KnownTables,
    steps: Steps,
    *,
    others: bool = False,
) -> list[Sheet]:
    sheets: list[Sheet] = []
    errors: list[InputError] = []
    for file, only in files.items():
        try:
            raws = read_table(inside(folder, file), sheet=only, known=titles, others=others)
            name = _name(folder, file)
            sheets += sheets_of(name, [_told_of(raw, name) for raw in raws], known)
        except InputError as error:
            errors.append(error)
        steps.add()
    if errors:
        raise InputError(Words("\n".join(e.words.zh for e in errors), "\n".join(e.words.en for e in errors)))
    return sheets


def _told_of(raw: RawTable, file: str) -> RawTable:
    """The raw table whose problems name the file as the folder knows it."""
    return attrs.evolve(raw, problems=tuple(attrs.evolve(problem, file=file) for problem in raw.problems))


def _unused(file: str) -> Problem:
    return Problem(
        "unused_file",
        Words(
            "未读取；需要时请在 campaign.toml 的 [tables] 中写明",
            "not used; list it under [tables] of campaign.toml to use it",
        ),
        file,
    )


def _unclear(sheet: Sheet, fits: Sequence[type[Facts]], ledgers: Mapping[type[Facts], str]) -> Problem:
    if len(fits) == 1:
        first = ledgers[fits[0]]
        words = Words(
            f"表头与“{fits[0].title}”表相符，但该表已取自 {first}；为免重复计数，未读取",
            (
                f"looks like {fits[0].table}, which {first} feeds already; not used, lest things be counted twice"
            ),
        )
    elif fits:
        words = Words(
            f"无法确定是{'还是'.join(f'“{facts.title}”' for facts in fits)}表，未读取",
            f"may be {' or '.join(facts.table for facts in fits)}; not used",
        )
    elif sheet.counts():
        words = Words(
            "各列多为数字，按统计表处理，不作为逐条记录，未读取",
            "mostly numbers: statistics, no records; not used",
        )
    else:
        words = Words("无法识别所属的表，未读取", "not recognised as any table; not used")
    return Problem(
        "unassigned_table",
        Words(
            f"{words.zh}；请以表名命名文件或工作表，或在 campaign.toml 的 [tables] 中写明",
            f"{words.en}; name the file or sheet after its table, or list it under [tables] of campaign.toml",
        ),
        sheet.file,
        sheet.raw.sheet,
    )


def _strange(sheet: Sheet, facts: type[Facts]) -> Problem:
    return Problem(
        "unassigned_table",
        Words(
            f"各列均不在“{facts.title}”采集表中，未读取；可选的列请用 ansheng facts {facts.table} 查看",
            f"has no column of {facts.table}; not used",
        ),
        sheet.file,
        sheet.raw.sheet,
    )
