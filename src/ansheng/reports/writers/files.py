"""Files of a report: written whole or not at all."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import attrs

from ansheng.errors import InputError, UnknownNameError, check_lang
from ansheng.reports.drawing.files import png_files, svg_files
from ansheng.reports.model import Report
from ansheng.reports.writers import json_writer, markdown, terminal
from ansheng.reports.writers.excel import excel_files
from ansheng.reports.writers.figures_writer import figures_files, tables_files
from ansheng.reports.writers.page import page_files
from ansheng.reports.writers.word import fill, word_files
from ansheng.sheets.door import destination, read_bytes, regular
from ansheng.words import Lang, Words
from ansheng.writing import write_file, write_whole

_MOST_BESIDE = 1000

Content = str | bytes
Files = Mapping[str, Content]
"""Contents by the names of their files."""


@attrs.frozen
class Writer:
    """A way to write a report.

    :param name: how ``--format`` calls it
    :param title: what it gives, for people
    :param files: the files of a report in a language, each whole
    :param screen: whether it gives one text, which a screen can show
    :param extra: whether it is written only where it is asked for, since it needs a library of the extra ``report``, or
        is large
    :param edited: whether people go on writing in its files, so that one that is there and differs is not replaced
    """

    name: str
    title: Words
    files: Callable[[Report, Lang], Files]
    screen: bool = False
    extra: bool = False
    edited: bool = False


def _terminal(report: Report, lang: Lang) -> Files:
    return {"bulletin.txt": terminal.render(report, lang=lang)}


def _markdown(report: Report, lang: Lang) -> Files:
    return {"bulletin.md": markdown.render(report, lang=lang)}


def _json(report: Report, lang: Lang) -> Files:
    return {"bulletin.json": json_writer.render(report, lang=lang)}


def _svg(report: Report, lang: Lang) -> Files:
    return svg_files(report, lang)


def _png(report: Report, lang: Lang) -> Files:
    return png_files(report, lang)


def word_writer(template: Path | None = None, *, sources: bool = False) -> Writer:
    """The writer of Word that fills an office's template, or says at the end where the figures come from.

    :raises InputError: both are asked for, which an office's template has no place for
    """
    if template is not None and sources:
        raise InputError(
            Words(
                "--word 与 --sources 不能同用；请只用一个",
                "--word and --sources do not go together; use one of them",
            )
        )

    files = partial(_word, template=template, sources=sources)
    return Writer("docx", Words("Word 公文", "Word"), files, extra=True, edited=True)


def _word(report: Report, lang: Lang, *, template: Path | None, sources: bool) -> Files:
    if template is None:
        return word_files(report, lang, sources=sources)
    return {"bulletin.docx": fill(template, report, lang)}


WRITERS: tuple[Writer, ...] = (
    Writer("table", Words("文本", "text"), _terminal, screen=True),
    Writer("md", Words("Markdown", "Markdown"), _markdown, screen=True),
    Writer("json", Words("JSON 数据", "JSON"), _json, screen=True),
    Writer("figures", Words("指标数据", "figures as data"), figures_files),
    Writer("html", Words("网页", "page"), page_files),
    Writer("data", Words("全部记录（Parquet）", "all records (Parquet)"), tables_files, extra=True),
    Writer("svg", Words("图片（SVG）", "pictures (SVG)"), _svg, extra=True),
    Writer("png", Words("图片（PNG）", "pictures (PNG)"), _png, extra=True),
    Writer("xlsx", Words("Excel 工作簿", "an Excel workbook"), excel_files, extra=True),
    word_writer(),
)
"""The writers of the core, in the order in which their files are written."""


def writer_called(name: str, more: Sequence[Writer] = ()) -> Writer:
    """The writer of that name, of the core or of ``more``.

    :raises UnknownNameError: there is none; near names are listed
    """
    known = {one.name: one for one in (*WRITERS, *more)}
    if name not in known:
        raise UnknownNameError.of(Words("报告格式", "report format"), name, known)
    return known[name]


def render(report: Report, form: str = "table", lang: Lang = "zh") -> str:
    """The report as text in one format: ``table`` (terminal), ``md`` or ``json``.

    :raises UnknownNameError: there is no such format
    :raises InputError: the format is one of files, which no screen shows
    """
    lang, writer = check_lang(lang), writer_called(form)
    (text, *_) = writer.files(report, lang).values() if writer.screen else [b""]
    if isinstance(text, bytes):
        raise InputError(
            Words(
                f"{form} 格式不能在屏幕上显示；请用 --out 指定文件夹",
                f"{form} is no format for a screen; name a folder with --out",
            )
        )
    return text


def write(
    report: Report,
    directory: str | Path,
    formats: Iterable[str] = ("table",),
    lang: Lang = "zh",
    *,
    writers: Sequence[Writer] = (),
) -> list[Path]:
    """Write the files of a report, such as ``bulletin.txt`` and ``bulletin.docx``, as the formats ask; their paths.

    Every format is made before the first file is touched, and a file appears only when it is complete, so
    that a failure leaves older files as they were. What people go on writing in, such as ``bulletin.docx``, is not
    replaced where it is there and says anything else: the new file stands beside it as ``bulletin（2）.docx``, and
    that path is returned.

    :param writers: those of plugins, which the formats may name too
    :raises UnknownNameError: there is no such format
    :raises InputError: the directory cannot be made or written
    :raises MissingExtraError: a format needs a library that is not installed
    """
    lang = check_lang(lang)
    folder = destination(directory)
    chosen = [writer_called(form, writers) for form in formats]
    contents = {
        _free(folder / name, made) if one.edited else folder / name: made
        for one in chosen
        for name, made in one.files(report, lang).items()
    }
    try:
        for path, made in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, made)
    except OSError as error:
        raise InputError(
            Words(
                f"无法写入文件夹 {folder}；请核对路径和权限，或用 --out 指定其他文件夹",
                f"cannot write to {folder}: {error.strerror}; check the path and its permissions, "
                "or choose another with --out",
            )
        ) from error
    return list(contents)


def _free(path: Path, made: Content) -> Path:
    """The path, or the first one with a number behind its name, where nothing is or just what was made.

    :raises InputError: something is there that cannot be read
    """
    content = made.encode() if isinstance(made, str) else made
    names = (path, *(path.with_stem(f"{path.stem}（{number}）") for number in range(2, _MOST_BESIDE)))
    for one in names:
        if not regular(one) or read_bytes(one) == content:
            return one
    raise InputError(
        Words(
            f"{path} 已有{_MOST_BESIDE}份改过的副本；请移走不用的",
            f"{path} has {_MOST_BESIDE} changed copies; move those away that are not needed",
        )
    )


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
