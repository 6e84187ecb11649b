"""Command ``reference``: a page for each standard with its rules, written into a folder."""

from __future__ import annotations

from collections.abc import Sequence

from ansheng.cli.answer import Answer, working
from ansheng.errors import word
from ansheng.reports.reference.pages import reference_pages, write_reference
from ansheng.shelf import load
from ansheng.words import Lang, Words


def reference(*, plugins: Sequence[str], out: str, files: Sequence[str], lang: Lang) -> Answer:
    """Write the pages of the plugins named, or of all, and name the files in the folder that are none of them.

    :raises UnknownNameError: there is no such plugin
    :raises InputError: the folder cannot be written
    """
    catalogue = load(plugins or (() if files else None), files=files)
    with working(word(lang, Words("正在生成标准和规则页面……", "writing the pages…"))):
        pages = reference_pages(catalogue, lang=lang)
        others = write_reference(pages, out)
    lines = [word(lang, Words(f"已写入{len(pages)}页：{out}", f"{len(pages)} pages written: {out}"))]
    lines += [
        word(lang, Words(f"非本命令生成的页面，未改动：{file}", f"not one of them, left: {file}"))
        for file in others
    ]
    return Answer([f"{line}\n" for line in lines])
