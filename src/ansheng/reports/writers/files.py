"""Files of a report: written whole or not at all."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from ansheng.errors import InputError, UnknownNameError, check_lang
from ansheng.reports.model import Report
from ansheng.reports.writers import json_writer, markdown, terminal
from ansheng.sheets.door import destination
from ansheng.words import Lang, Words
from ansheng.writing import write_file, write_whole

FORMATS: dict[str, tuple[str, Callable[[Report, Lang], str]]] = {
    "table": ("bulletin.txt", lambda report, lang: terminal.render(report, lang=lang)),
    "md": ("bulletin.md", lambda report, lang: markdown.render(report, lang=lang)),
    "json": ("bulletin.json", lambda report, lang: json_writer.render(report, lang=lang)),
}


def render(report: Report, form: str = "table", lang: Lang = "zh") -> str:
    """The report as text in one format: ``table`` (terminal), ``md`` or ``json``.

    :raises UnknownNameError: there is no such format
    """
    lang = check_lang(lang)
    if form not in FORMATS:
        raise UnknownNameError.of(Words("报告格式", "report format"), form, FORMATS)
    return FORMATS[form][1](report, lang)


def write(
    report: Report, directory: str | Path, formats: Iterable[str] = ("table",), lang: Lang = "zh"
) -> list[Path]:
    """Write ``bulletin.txt``, ``bulletin.md`` and ``bulletin.json``, as the formats ask; gives their paths.

    Every format is rendered before the first file is touched, and a file appears only when it is complete, so
    that a failure leaves older files as they were.

    :raises UnknownNameError: there is no such format
    :raises InputError: the directory cannot be made or written
    """
    lang = check_lang(lang)
    folder = destination(directory)
    texts = {folder / FORMATS[form][0]: text for form in formats if (text := render(report, form, lang))}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in texts.items():
            write_whole(path, text)
    except OSError as error:
        raise InputError(
            Words(
                f"无法写入文件夹 {folder}；请核对路径和权限，或用 --out 指定其他文件夹",
                f"cannot write to {folder}: {error.strerror}; check the path and its permissions, "
                "or choose another with --out",
            )
        ) from error
    return list(texts)


def csv_lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Rows as lines of CSV; no cell can start a formula."""
    line = io.StringIO()
    writer = csv.writer(line)
    for row in rows:
        writer.writerow([_harmless(cell) for cell in row])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def write_table(path: str | Path, rows: Sequence[Sequence[str]]) -> None:
    """Write rows as CSV that a spreadsheet opens as it stands; no cell can start a formula.

    :raises InputError: the file cannot be written
    """
    write_file(destination(path), "\ufeff" + "".join(csv_lines(rows)))


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
