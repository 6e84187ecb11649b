"""The reference of a catalogue: a page for each standard and each rule, made of the law files and the rules alone.

The pages hold no day on which they were made and no path of a machine, so that the same plugins give the same pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ansheng.catalogue import Catalogue
from ansheng.errors import InputError
from ansheng.plugins import Plugin
from ansheng.reports.reference.page import Site, both, heads, link, page, table, text
from ansheng.reports.reference.rule import rule_page
from ansheng.reports.reference.ruling import SEVERITY, Terms, say
from ansheng.reports.reference.standard import standard_page
from ansheng.reports.writers.files import write_whole
from ansheng.sheets.door import destination
from ansheng.words import Lang

HEADS: Terms = {
    "plugin": ("插件", "plugin"),
    "standards": ("标准", "standards"),
    "rules": ("规则", "rules"),
    "standard": ("标准", "standard"),
    "rule": ("规则", "rule"),
    "title": ("名称", "title"),
    "en": ("英文", "Chinese"),
    "editions": ("版本", "editions"),
    "clauses": ("条款", "clauses"),
    "encoded": ("规则判定", "encoded"),
    "judged": ("由人判断", "judged"),
    "gaps": ("缺口", "gaps"),
    "clause": ("依据", "clause"),
    "of": ("对象", "of"),
    "severity": ("程度", "severity"),
}


def reference_pages(catalogue: Catalogue, *, lang: Lang = "zh") -> dict[str, str]:
    """The pages of a catalogue's standards and rules in Markdown, by their paths below the reference's folder.

    ``index.md`` lists the plugins, ``PLUGIN/index.md`` the standards and rules of one, ``PLUGIN/standards/ID.md`` and
    ``PLUGIN/rules/NAME.md`` are the pages themselves. Titles in the other language stand beside those asked for.

    :param lang: the language of the pages, ``zh`` or ``en``; conditions are in both
    :raises InputError: two pages would have the same path
    """
    site = Site(catalogue, lang)
    pages: dict[str, str] = {}
    for path, content in _pages(site):
        if path in pages:
            raise InputError(
                f"两个页面都叫 {path}；请给其中的标准或插件换一个编号",
                f"two pages would be {path}; rename one of the standards or plugins",
            )
        pages[path] = content
    return pages


def write_reference(pages: Mapping[str, str], directory: str | Path) -> list[Path]:
    """Write the pages into a folder; gives the Markdown files that lie there and are none of them, which are left.

    :raises InputError: the folder cannot be made or written
    """
    folder = destination(directory)
    try:
        for path, content in pages.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, content)
    except OSError as error:
        raise InputError(
            f"无法写入目录 {folder}：{error.strerror}。请检查路径和权限，或用 --out 指定别的目录",
            f"cannot write to {folder}: {error.strerror}; check the path and its permissions, "
            "or choose another with --out",
        ) from error
    return sorted(file for file in folder.rglob("*.md") if file.relative_to(folder).as_posix() not in pages)


def _pages(site: Site) -> Iterator[tuple[str, str]]:
    yield "index.md", _index(site)
    for plugin in site.plugins:
        yield site.plugin_path(plugin.name), _plugin(plugin, site)
        for standard in plugin.standards:
            path = site.standard_path(standard)
            if path is not None and site.owners[standard.id] == plugin.name:
                yield path, standard_page(standard, site)
        for rule in plugin.rules:
            yield site.rule_path(rule), rule_page(rule, site)


def _index(site: Site) -> str:
    rows = [
        [
            link(plugin.name, site.plugin_path(plugin.name)),
            str(len(plugin.standards)),
            str(len(plugin.rules)),
        ]
        for plugin in site.plugins
    ]
    return page(
        [
            f"# {site.word('标准与规则', 'Standards and rules')}",
            site.word("Standards and rules", "标准与规则"),
            site.word(
                "每部标准、每条规则一页，由法规文件和规则生成，不手工编写。",
                "A page for each standard and each rule, made of the law files and the rules, never written by hand.",
            ),
            table(heads(HEADS, ("plugin", "standards", "rules"), site.lang), rows),
            "```{toctree}\n:hidden:\n:glob:\n:maxdepth: 1\n\n*/index\n```",
        ]
    )


def _plugin(plugin: Plugin, site: Site) -> str:
    return page(
        [
            f"# {text(plugin.name)}",
            f"## {site.word('标准', 'Standards')}",
            _standards(plugin, site),
            f"## {site.word('规则', 'Rules')}",
            _rules(plugin, site) if plugin.rules else site.word("没有规则。", "It has no rules."),
        ]
    )


def _standards(plugin: Plugin, site: Site) -> str:
    here = site.plugin_path(plugin.name)
    rows = []
    for standard in plugin.standards:
        title, other = both(standard.title, standard.en, site.lang)
        for edition in standard.editions:
            states = [clause.state for clause in edition.clause.values()]
            counts = [len(states), states.count("encoded"), states.count("judged"), states.count("gap")]
            rows.append(
                [
                    site.to_standard(standard, here),
                    text(title),
                    text(other),
                    text(f"{edition.label} {edition.number}"),
                    *map(str, counts),
                ]
            )
    keys = ("standard", "title", "en", "editions", "clauses", "encoded", "judged", "gaps")
    return table(heads(HEADS, keys, site.lang), rows)


def _rules(plugin: Plugin, site: Site) -> str:
    here = site.plugin_path(plugin.name)
    rows = []
    for rule in plugin.rules:
        title, other = both(rule.title, rule.en, site.lang)
        of, _ = both(rule.facts.title, rule.facts.en, site.lang)
        severity = say(SEVERITY, rule.severity, site.lang)
        numbers = {
            f"{c.standard.id} {clause.number}": None
            for c in rule.cites
            for edition in c.standard.editions
            if (clause := edition.clause.get(c.key)) is not None
        }
        clauses = site.word("；", "; ").join(numbers)
        rows.append([site.to_rule(rule, here), *map(text, (title, other, clauses, of, severity))])
    return table(heads(HEADS, ("rule", "title", "en", "clause", "of", "severity"), site.lang), rows)
