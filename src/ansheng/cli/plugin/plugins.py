"""Command ``plugins``: what is installed, and what fails to load."""

from __future__ import annotations

from collections.abc import Sequence

from ansheng.cli.answer import INCOMPLETE, Answer, Form, Page
from ansheng.errors import word
from ansheng.reports.model import Bullets, Section, Table
from ansheng.shelf import load
from ansheng.words import Lang, Words

HEADS = {
    "zh": ("插件", "名称", "版本", "来源", "规则", "标准"),
    "en": ("plugin", "title", "version", "source", "rules", "standards"),
}


def plugins(*, files: Sequence[str], form: Form, lang: Lang) -> Answer:
    """List the plugins; one that fails to load is listed as a problem, and the exit code says so."""
    catalogue = load(files=files, on_error="report")
    data = {
        "schema": "ansheng.plugins/1",
        "plugins": [
            {
                "name": plugin.name,
                "title": word(lang, plugin.title),
                "version": plugin.version or None,
                "source": plugin.source,
                "rules": len(plugin.rules),
                "standards": [standard.id for standard in plugin.standards],
                "indicators": len(plugin.indicators),
                "tables": [table.facts.table for table in plugin.tables],
            }
            for plugin in catalogue.plugins
        ],
        "problems": [problem.to_dict(lang) for problem in catalogue.problems],
    }
    rows = [
        (p.name, word(lang, p.title), p.version or None, p.source, len(p.rules), len(p.standards))
        for p in catalogue.plugins
    ]
    sections = [Section("", (Table("", HEADS[lang], tuple(rows)),))]
    failed = catalogue.failed
    besides = [problem for problem in catalogue.problems if problem not in failed]
    for heading, problems in (
        (Words("无法加载", "Not loaded"), failed),
        (Words("多余操作", "Besides"), besides),
    ):
        if problems:
            lines = Bullets(tuple(problem.text(lang) for problem in problems))
            sections.append(Section(word(lang, heading), (lines,)))
    title = word(lang, Words(f"插件{len(rows)}个", f"{len(rows)} plugins"))
    return Page(title, tuple(sections), data).answer(form, INCOMPLETE if failed else 0)
