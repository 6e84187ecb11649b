"""Command ``facts``: the columns to collect for a class, and an empty table to collect them in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ansheng.catalogue import Catalogue
from ansheng.cli.answer import INCOMPLETE, Answer, Form, Page
from ansheng.cli.checking.columns import column, kind_unit_options
from ansheng.dossier.known import known_tables
from ansheng.errors import InputError, check_lang, word
from ansheng.facts.headers import header
from ansheng.facts.record import Facts
from ansheng.reports.model import Section, Table
from ansheng.reports.writers.files import write_table
from ansheng.sheets.door import destination
from ansheng.shelf import needed
from ansheng.tables.core import CORE
from ansheng.words import Lang, Words
from ansheng.writing import unused

_SHOWN = 6
HEADS = {
    "zh": ("标题", "类型", "单位", "选项", "英文名", "其他表头"),
    "en": ("title", "kind", "unit", "options", "column", "other headers"),
}


def facts(
    name: str | None, *, template: str | None, force: bool, files: Sequence[str], form: Form, lang: Lang
) -> Answer:
    """List the columns of a class or table, and write an empty table of them where one is asked for.

    :raises UnknownNameError: there is no such class or table
    :raises InputError: the template's file exists and is not to be overwritten, or cannot be written
    """
    if name is None:
        if template is not None:
            raise InputError(
                Words(
                    "使用 --template 时请写明检查对象或采集表，例如 ansheng facts 隐患 --template 隐患.csv",
                    "--template needs the name of a class or table, e.g. ansheng facts hazards --template hazards.csv",
                )
            )
        catalogue = needed(files=files)
        return _names(catalogue, lang).answer(form).without(catalogue.problems, lang, INCOMPLETE)
    full, cls = _called(name, files)
    if template is not None:
        _write(cls, destination(template), force, lang)
    return _page(full, cls, lang).answer(form)


def _called(name: str, files: Sequence[str]) -> tuple[str, type[Facts]]:
    """The table, or the class, that is called so, by its id; plugins are asked only where no table of the core is."""
    table = CORE.by_table.get(name) or CORE.named(name)
    if table is not None:
        return table.table, table
    catalogue = needed(name, files=files)
    tables, _ = known_tables(catalogue)
    table = tables.by_table.get(name) or tables.named(name)
    if table is not None:
        return table.table, table
    known = {**catalogue.facts, **tables.by_table}
    what = Words("检查对象或采集表", "Facts class or table")
    found = catalogue.find(what, name, known, catalogue.names_of_class)
    return next(full for full, cls in known.items() if cls is found), found


def _names(catalogue: Catalogue, lang: Lang) -> Page:
    classes = {**catalogue.facts, **known_tables(catalogue)[0].by_table}
    rows = tuple(
        (word(lang, Words(cls.title, cls.en)), name, len(cls.facts())) for name, cls in classes.items()
    )
    data = [{"name": name, "title": title, "columns": columns} for title, name, columns in rows]
    heads = {"zh": ("名称", "英文名", "列数"), "en": ("title", "name", "columns")}[lang]
    return Page(
        word(lang, Words("采集表", "Tables to collect")), (Section("", (Table("", heads, rows),)),), data
    )


def _page(name: str, cls: type[Facts], lang: Lang) -> Page:
    columns = [column(cls, fact, lang) for fact in cls.facts().values()]
    parts = [("", columns), *((f"{e['title']} ({e['name']})", e["items"]) for e in columns if e["items"])]
    sections = tuple(Section(heading, (_table(part, lang),)) for heading, part in parts)
    title = word(lang, Words(cls.title, cls.en))
    heading = word(lang, Words(f"{title}（{name}）", f"{title} ({name})"))
    data = {"schema": "ansheng.facts/1", "name": name, "title": title, "columns": columns}
    return Page(heading, sections, data)


def _table(columns: Sequence[Mapping[str, Any]], lang: Lang) -> Table:
    rows = [(e["title"], *kind_unit_options(e, lang), e["name"], _first(e["aliases"])) for e in columns]
    heads = HEADS[lang]
    if check_lang(lang) == "en":
        return Table("", heads[:-1], tuple(row[:-1] for row in rows))
    return Table("", heads, tuple(rows))


def _first(aliases: Sequence[str]) -> str | None:
    """The likeliest of the other headers of a column; all of them stand in the data."""
    more = f"等{len(aliases)}个" if len(aliases) > _SHOWN else ""
    return "、".join(aliases[:_SHOWN]) + more or None


def _write(cls: type[Facts], path: Path, force: bool, lang: Lang) -> None:
    if path.suffix.lower() != ".csv":
        raise InputError(
            Words(
                f"{path}：采集表应为 .csv 文件；请更改文件名",
                f"{path}: the table is written as a .csv file only; rename it",
            )
        )
    unused(path, force=force)
    write_table(path, [[header(cls, fact, lang) for fact in cls.facts().values()]])
