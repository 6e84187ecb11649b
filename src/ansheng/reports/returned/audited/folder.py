"""Folder: what goes back for each document that was audited: its page, and of a Word file the copy with comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath

import attrs

from ansheng.auditing import Audit
from ansheng.errors import check_lang
from ansheng.logs import Progress, Steps
from ansheng.reports.returned.audited.page import page
from ansheng.reports.returned.audited.word import commented
from ansheng.sheets.documents import ZIPPED
from ansheng.sheets.door import new_folder
from ansheng.words import Lang

_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_LONGEST = 120


@attrs.frozen
class Audited:
    """A document and its audit.

    :param name: what it is called, such as its path
    :param data: its bytes
    """

    name: str
    data: bytes = attrs.field(repr=False)
    audit: Audit = attrs.field(repr=False)


def write_audited(
    documents: Sequence[Audited],
    directory: str | Path,
    lang: Lang = "zh",
    *,
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """Write for each document a page of HTML, and for a Word file its copy with comments too; gives their paths.

    The folder appears when all is written.

    :param directory: a folder that is not there yet, or is empty
    :param progress: called after each document with how many are written and how many there are; where it raises an
        error, nothing appears
    :raises InputError: the folder holds something already or cannot be written, or a Word file is damaged
    :raises MissingExtraError: there is a Word file, and python-docx is not installed; the extra ``report`` brings it
    """
    lang, names = check_lang(lang), list(_names(document.name for document in documents))
    steps = Steps(progress, len(documents))
    with new_folder(directory) as folder:
        for document, name in zip(documents, names, strict=True):
            for suffix, content in _written(document, lang):
                (folder / f"{name}{suffix}").write_bytes(content)
            steps.add()
        written = sorted(path.name for path in folder.iterdir())
    return tuple(Path(directory) / name for name in written)


def _written(document: Audited, lang: Lang) -> Iterator[tuple[str, bytes]]:
    title = PurePath(document.name).name
    yield ".html", page(document.audit, title=title, lang=lang).encode()
    if document.data.startswith(ZIPPED):
        yield ".docx", commented(document.data, document.name, document.audit, lang)


def _names(files: Iterable[str]) -> Iterator[str]:
    """A name for what is written of each file: its own, without what no file may be called, and none twice."""
    taken: set[str] = set()
    for file in files:
        stem = _UNFIT.sub("_", PurePath(file).stem).strip(". -")[:_LONGEST] or "_"
        names = (stem, *(f"{stem}（{n}）" for n in range(2, len(taken) + 2)))
        name = next(name for name in names if name.casefold() not in taken)
        taken.add(name.casefold())
        yield name
