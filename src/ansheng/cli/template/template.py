"""Command ``template``: the templates there are, one of them exported to be changed, and one checked."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from ansheng.cli.answer import Answer, Form, Page
from ansheng.errors import word
from ansheng.reports.blocks.core import BLOCKS
from ansheng.reports.model import Bullets, Paragraph, Section, Table
from ansheng.reports.templates.checking import Fault, faults
from ansheng.reports.templates.library import Shelved, read_template, shipped, template_called
from ansheng.reports.templates.tree import Template
from ansheng.sheets.door import destination
from ansheng.shelf import needed
from ansheng.words import Lang, Words
from ansheng.writing import unused, write_file

WRONG, DOUBTFUL = 2, 1
"""The exit codes of a template that cannot be filled, and of one with numbers of its own."""

HEADS = {"zh": ("编号", "名称", "内容"), "en": ("id", "name", "what it gives")}
BLOCK_HEADS = {
    "zh": ("编号", "名称", "内容", "冒号后", "选项"),
    "en": ("id", "name", "what it gives", "behind the colon", "options"),
}
SCHEMA = "ansheng.template-list/1"


def listing(*, form: Form, lang: Lang) -> Answer:
    """List the templates and the blocks that a template can insert, those of plugins too."""
    catalogue = needed()
    known = (*BLOCKS, *catalogue.brought("blocks"))
    shelf = (*shipped(), *catalogue.brought("templates"))
    templates = [(one.id, word(lang, one.title), word(lang, one.says)) for one in shelf]
    comma = word(lang, Words("、", ", "))
    blocks = [
        (
            one.id,
            word(lang, one.title),
            word(lang, one.says),
            word(lang, one.main),
            comma.join(word(lang, name) for name in one.options.values()),
        )
        for one in known
    ]
    data = {
        "schema": SCHEMA,
        "templates": [dict(zip(("id", "title", "says"), row, strict=True)) for row in templates],
        "blocks": [
            {"id": row[0], "title": row[1], "says": row[2], "main": row[3], "options": list(one.options)}
            for row, one in zip(blocks, known, strict=True)
        ],
    }
    sections = (
        Section(word(lang, Words("模板", "Templates")), (Table("", HEADS[lang], tuple(templates)),)),
        Section(word(lang, Words("内容块", "Blocks")), (Table("", BLOCK_HEADS[lang], tuple(blocks)),)),
    )
    title = word(
        lang,
        Words(
            f"模板{len(templates)}个，内容块{len(blocks)}个",
            f"{len(templates)} templates, {len(blocks)} blocks",
        ),
    )
    return Page(title, sections, data).answer(form).without(catalogue.problems, lang)


def export(name: str, *, out: str | None, lang: Lang) -> Answer:
    """Print a template, or write it to a file that is not there yet.

    :raises UnknownNameError: there is no such template
    :raises InputError: the file is there already, or cannot be written
    """
    text = template_called(name, needed().brought("templates")).text(lang)
    if out is None:
        return Answer([text])
    path = unused(destination(out))
    write_file(path, text)
    return Answer([f"{path}\n"])


def check(name: str, *, form: Form, lang: Lang) -> Answer:
    """Say what is wrong with a template: names that there are not, with near ones, and numbers that stand in it.

    :raises InputError: it cannot be read, or a line is not understood
    """
    catalogue = needed()
    template = read_named(name, lang, catalogue.brought("templates"))
    blocks = (*BLOCKS, *catalogue.brought("blocks"))
    found = faults(template, blocks=blocks, indicators=catalogue.brought("indicators"), lang=lang)
    grave = [fault for fault in found if fault.grave]
    title = word(lang, Words(f"模板 {template.source}", f"Template {template.source}"))
    sections = [
        Section(word(lang, head), (Bullets(tuple(fault.text(lang) for fault in some)),))
        for head, some in (
            (Words("无法编写", "Cannot be filled"), grave),
            (Words("数字不出自案卷", "Numbers of no record"), [fault for fault in found if not fault.grave]),
        )
        if some
    ]
    nothing = word(lang, Words("未发现问题。", "Nothing is wrong."))
    data = {
        "schema": "ansheng.template-check/1",
        "template": template.source,
        "faults": [_data(fault, lang) for fault in found],
    }
    page = Page(title, tuple(sections) or (Section("", (Paragraph(nothing),)),), data)
    return page.answer(form, WRONG if grave else DOUBTFUL if found else 0).without(catalogue.problems, lang)


def _data(fault: Fault, lang: Lang) -> dict[str, object]:
    return {
        "line": fault.place.line,
        "column": fault.place.column,
        "message": word(lang, fault.words),
        "grave": fault.grave,
        "value": fault.value or None,
    }


def read_named(name: str, lang: Lang, more: Sequence[Shelved] = ()) -> Template:
    """A template by its name, or by its file where it has an ending or lies in a folder.

    :raises UnknownNameError: there is no such template
    :raises InputError: the file cannot be read, or a line is not understood
    """
    path = Path(name)
    if path.suffix or len(path.parts) > 1 or os.path.lexists(name):
        return read_template(name)
    return template_called(name, more).template(lang)
