"""Folder: which files of a dossier are tables, in the folders of its offices too, and what is left where it lies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs

from ansheng.dossier.settings import FILE as SETTINGS
from ansheng.errors import InputError, Problem
from ansheng.sheets.door import entries, shown, special
from ansheng.sheets.reading import DELIMITED, WORKBOOKS
from ansheng.words import Words

ENDINGS = (*(ending for ending in DELIMITED if ending != ".txt"), *WORKBOOKS, ".parquet")
"""The files that are taken for tables; a text file must be listed."""

DEEPEST = 4
"""So many folders below that of the dossier are looked into: office, year, month and one more."""

MOST = 100_000
"""So many files a dossier may have; with more it is some other folder that was named by mistake."""

_OTHER = (".ods", ".xlsb", ".et", ".dbf", ".mdb", ".accdb")

DOCUMENTS = (".doc", ".docx", ".wps", ".rtf", ".pdf", ".txt", ".htm", ".html", ".mht", ".zip", ".rar", ".7z")
"""The files in which a table may lie that is not read."""

PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp")
"""The files that may be a table where their name says so."""


@attrs.frozen
class Contents:
    """What lies in a folder: the tables by their names in it, such as 城关镇/隐患.csv, what is not read, and papers."""

    tables: tuple[str, ...]
    problems: tuple[Problem, ...]
    papers: tuple[str, ...] = ()


def contents(folder: Path) -> Contents:
    """The files of a dossier and of the folders in it, but not of those that are links or dossiers of their own.

    :raises InputError: a folder cannot be listed, or there are more than ``MOST`` files
    """
    tables, problems, papers = [], [], []
    for number, path in enumerate(_below(folder, 0)):
        if number >= MOST:
            raise _too_many(folder)
        name, why = path.relative_to(folder).as_posix(), _unread(path)
        if why is not None:
            problems.append(Problem("unread_file", why, name))
        elif path.suffix.lower() in ENDINGS:
            tables.append(name)
        elif path.suffix.lower() in (*DOCUMENTS, *PICTURES) and special(path) is None:
            papers.append(name)
    return Contents(tuple(tables), tuple(problems), tuple(papers))


def _below(folder: Path, depth: int) -> Iterator[Path]:
    """All visible files, and the folders that are not looked into."""
    for path in entries(folder):
        if path.name.startswith((".", "~$")):
            continue
        if path.is_dir() and depth < DEEPEST and _apart(path) is None:
            yield from _below(path, depth + 1)
        else:
            yield path


def _apart(folder: Path) -> Words | None:
    """Why a folder is not looked into, however near it is."""
    if folder.is_symlink():
        return Words(
            "是指向别处的链接，其中的文件未读取；请把文件夹本身放入案卷",
            "is a link to another place, whose files are not read; put the folder itself here",
        )
    if (folder / SETTINGS).exists():
        return Words(
            f"有自己的 {SETTINGS}，是另一案卷，未读取",
            f"has a {SETTINGS} of its own: another dossier, not read",
        )
    if folder.suffix.lower() in ENDINGS:
        return Words(
            "是文件夹，不是文件，未读取；请换成文件",
            "is a folder, not a file, and is not read; put a file in its place",
        )
    return None


def _unread(path: Path) -> Words | None:
    """Why something is not read; None for tables, and for files that nobody takes for one."""
    if path.is_dir():
        return _apart(path) or Words(
            f"在{DEEPEST}层子文件夹以下，其中的文件未读取；请移到上层",
            f"lies more than {DEEPEST} folders deep, and its files are not read; move it up",
        )
    ending = path.suffix.lower()
    what = special(path) if ending in ENDINGS else None
    if what:
        return Words(
            f"是{what.zh}，不是文件，未读取；请换成文件",
            f"is {what.en}, not a file, and is not read; put a file in its place",
        )
    return not_a_table(path) if ending in _OTHER else None


def not_a_table(path: Path) -> Words:
    """What is said of a file of a kind that is not read."""
    if path.suffix.lower() == ".txt":
        return Words(
            "文本文件未读取；请另存为 .csv，或在 campaign.toml 的 [tables] 中写明",
            "a text file, not read; save it as .csv, or list it under [tables] of campaign.toml",
        )
    return Words(
        f"不支持“{path.suffix}”文件，未读取；请另存为 .xlsx 或 .csv",
        f"{path.suffix} files are not read; save it as .xlsx or .csv",
    )


def _too_many(folder: Path) -> InputError:
    return InputError(
        Words(
            f"{shown(folder)}：文件超过{MOST}个，不作为案卷读取；请核对路径",
            f"{shown(folder)}: more than {MOST} files, not read as a dossier; check the path",
        )
    )
