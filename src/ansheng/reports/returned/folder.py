"""Folder: the workbooks that go back to the offices, and the list of what is wrong in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import attrs

from ansheng.dossier import Dossier
from ansheng.errors import InputError, Problem, check_lang, gravest_first
from ansheng.gravity import Gravity
from ansheng.logs import Progress, Steps
from ansheng.reports.returned.books import formatted, plain
from ansheng.reports.returned.listing import listing
from ansheng.reports.returned.marks import mark
from ansheng.sheets.door import new_folder, read_bytes
from ansheng.sheets.reading import DELIMITED, WORKBOOKS, inside
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    from openpyxl import Workbook

LIST = "问题清单.xlsx"
"""The name of the list."""

_UNFIT = re.compile(r"[\x00-\x1f\x7f<>:\"/\\|?*\ud800-\udfff]")
_LONGEST_NAME = 60


@attrs.frozen
class Returned:
    """What was written.

    :param paths: the list, then the copies in the order of the files
    :param notes: what is not in the copies, and why
    """

    paths: tuple[Path, ...]
    notes: tuple[Words, ...] = ()


def write_returned(
    dossier: Dossier,
    directory: str | Path,
    *,
    problems: Iterable[Problem] | None = None,
    lang: Lang = "zh",
    progress: Progress | None = None,
) -> Returned:
    """Write what goes back to the offices: a copy of each workbook with its problems marked, and the list of all.

    Copied are the workbooks and delimited texts of the folder in which there is more than notes; a copy is a ``.xlsx``
    file with the cells coloured by gravity and commented. The folder appears when all is written.

    :param directory: a folder that is not there yet, or is empty
    :param problems: those to mark and to list; by default those of the dossier
    :param progress: called after each workbook with how many are copied and how many there are; where it raises an
        error, nothing appears
    :raises MissingExtraError: openpyxl is not installed; the extra ``report`` brings it
    :raises InputError: the folder holds something already, cannot be written, or lies in that of the dossier, where
        the copies would be read with the originals
    """
    lang = check_lang(lang)
    if dossier.path is not None and _lies_in(directory, dossier.path):
        raise InputError(
            Words(
                f"{directory} 在案卷文件夹之内，副本会与原表一并读取；请改用案卷以外的文件夹",
                f"{directory} lies in the folder of the dossier, where the copies would be read too; name another",
            )
        )
    found = gravest_first(dossier.problems if problems is None else problems)
    files = list(dict.fromkeys(problem.file for problem in found if problem.gravity is not Gravity.NOTE))
    copied = [file for file in files if file and _is_table(dossier, file)]
    names = dict(zip(copied, _names(copied), strict=True))
    notes, steps = list[Words](), Steps(progress, len(names))
    with new_folder(directory) as folder:
        listing(found, lang).save(folder / LIST)
        for file, name in names.items():
            try:
                notes += _copy(dossier, file, found, folder / name, lang)
            except InputError as error:
                notes.append(error.words)
            steps.add()
    kept = [LIST, *(name for name in names.values() if (Path(directory) / name).exists())]
    return Returned(tuple(Path(directory) / name for name in kept), tuple(notes))


def _is_table(dossier: Dossier, file: str) -> bool:
    known = PurePath(file).suffix.lower() in (*DELIMITED, *WORKBOOKS)
    return known and dossier.path is not None and inside(dossier.path, file).is_file()


def _copy(
    dossier: Dossier, file: str, problems: Sequence[Problem], path: Path, lang: Lang
) -> Iterator[Words]:
    """Write the copy of a file, and say what is not in it."""
    assert dossier.path is not None
    data = read_bytes(inside(dossier.path, file))
    own = [problem for problem in problems if problem.file == file]
    left, whole = _marked(data, file, own, path, lang)
    if left:
        yield Words(
            f"{file}：另有{left}个单元格未在副本中标注；请看清单",
            f"{file}: {left} more cells are not marked in the copy; see the list",
        )
    if not whole and PurePath(file).suffix.lower() in WORKBOOKS:
        yield Words(
            f"{file}：副本只有各单元格的文字，无原格式",
            f"{file}: the copy has the texts of the cells, not their formats",
        )


def _marked(
    data: bytes,
    file: str,
    problems: Sequence[Problem],
    path: Path,
    lang: Lang,
) -> tuple[int, bool]:
    """Write a marked copy; gives how many cells are not marked in it, and whether it has the formats of the file."""
    if data.startswith(b"PK"):
        try:
            return _saved(formatted(data, file), problems, path, lang), True
        except InputError:
            raise
        except Exception:  # noqa: BLE001  openpyxl stops in many ways at what is odd; the texts are there anyway
            path.unlink(missing_ok=True)
    return _saved(plain(data, file), problems, path, lang), False


def _saved(book: Workbook, problems: Sequence[Problem], path: Path, lang: Lang) -> int:
    left = mark(book, problems, lang)
    book.save(path)
    return left


def _names(files: Iterable[str]) -> Iterator[str]:
    """A name for the copy of each file: its own, without what no file may be called, and none twice."""
    taken = {LIST.casefold()}
    for file in files:
        stem = _UNFIT.sub("_", PurePath(file).with_suffix("").as_posix()).strip(". ")[:_LONGEST_NAME] or "_"
        names = (f"{stem}.xlsx", *(f"{stem}（{n}）.xlsx" for n in range(2, len(taken) + 2)))
        name = next(name for name in names if name.casefold() not in taken)
        taken.add(name.casefold())
        yield name


def _lies_in(directory: str | Path, folder: Path) -> bool:
    """Whether a folder to be written lies in another; what is no path at all is told where it is made."""
    try:
        return Path(directory).resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        return False
