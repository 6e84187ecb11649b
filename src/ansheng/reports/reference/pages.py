"""The reference of a catalogue: pages of standards with their rules, made of the law files and the rules alone.

The pages hold no day on which they were made and no path of a machine, so that the same plugins give the same pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ansheng.catalogue import Catalogue
from ansheng.errors import InputError, word
from ansheng.law.citing import document
from ansheng.law.standard import Standard
from ansheng.plugins import Plugin
from ansheng.reports.reference.page import Line, Site, both, heading, link, outline, page, text, toctree
from ansheng.reports.reference.rule import rule_entry
from ansheng.reports.reference.standard import chapter_page, counted, standard_page
from ansheng.rules.rule import Rule
from ansheng.sheets.door import destination
from ansheng.words import Lang, Words
from ansheng.writing import write_whole


def reference_pages(catalogue: Catalogue, *, lang: Lang = "zh") -> dict[str, str]:
    """The pages of a catalogue's standards and rules in Markdown, by their paths below the reference's folder.

    ``index.md`` lists the plugins, ``PLUGIN/index.md`` the standards and rules of one. ``PLUGIN/ID.md`` is the page of
    a standard, whose rules stand below the clauses that they cite first; of a standard with many rules each chapter
    has a page ``PLUGIN/ID/KEY.md``, named after its first clause. The id of a rule behind ``#`` leads to the rule.
    Titles in the other language stand beside those asked for.

    :param lang: the language of the pages, ``zh`` or ``en``; conditions are in both
    :raises InputError: two pages would have the same path
    """
    site = Site(catalogue, lang)
    pages: dict[str, str] = {}
    for path, content in _pages(site):
        if path in pages:
            raise InputError(
                Words(
                    f"页面路径重复：{path}；请更改其中一个标准或插件的编号",
                    f"two pages would be {path}; rename one of the standards or plugins",
                )
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
            Words(
                f"无法写入文件夹 {folder}；请核对路径和权限，或用 --out 指定其他文件夹",
                f"cannot write to {folder}: {error.strerror}; check the path and its permissions, "
                "or choose another with --out",
            )
        ) from error
    return sorted(file for file in folder.rglob("*.md") if file.relative_to(folder).as_posix() not in pages)


def _pages(site: Site) -> Iterator[tuple[str, str]]:
    yield "index.md", _index(site)
    for plugin in site.plugins:
        yield site.plugin_path(plugin.name), _plugin(plugin, site)
        for standard in _standards(plugin, site):
            yield site.standard_path(standard) or "", standard_page(standard, site)
            for chapter in site.parts(standard):
                yield site.part_path(standard, chapter), chapter_page(standard, chapter, site)


def _standards(plugin: Plugin, site: Site) -> list[Standard]:
    """The standards whose pages lie under a plugin."""
    return [standard for standard in plugin.standards if site.owners[standard.id] == plugin.name]


def _index(site: Site) -> str:
    said = [
        (
            0,
            link(plugin.name, site.plugin_path(plugin.name))
            + word(
                site.lang,
                Words(
                    f"：{len(plugin.standards)}部标准，{len(plugin.rules)}项规则",
                    f": {len(plugin.standards)} standards, {len(plugin.rules)} rules",
                ),
            ),
        )
        for plugin in site.plugins
    ]
    return page(
        [
            heading(1, word(site.lang, Words("标准与规则", "Standards and rules"))),
            word(site.lang, Words("Standards and rules", "标准与规则")),
            word(
                site.lang,
                Words(
                    "每部标准一页，规则列在所依据的条款之下；由法规文件和规则生成，不手工编写。规则多的标准按章分页。",
                    "A page for each standard, with the rules below the clauses that they rest on; made of the law "
                    "files and the rules, never written by hand. A standard with many rules has a page "
                    "for each chapter.",
                ),
            ),
            outline(said),
            toctree(site.plugin_path(plugin.name) for plugin in site.plugins),
        ]
    )


def _plugin(plugin: Plugin, site: Site) -> str:
    here = site.plugin_path(plugin.name)
    folder = here.rpartition("/")[0]
    homed: dict[str, list[Rule]] = {}
    for rule in plugin.rules:
        homed.setdefault(rule.cites[0].standard.id, []).append(rule)
    paths = [site.standard_path(standard) or "" for standard in _standards(plugin, site)]
    return page(
        [
            heading(1, plugin.name),
            heading(2, word(site.lang, Words("标准", "Standards"))),
            outline(line for standard in plugin.standards for line in _standard(standard, site, here)),
            heading(2, word(site.lang, Words("规则", "Rules"))),
            *(block for rules in homed.values() for block in _rules(rules, site, here)),
            "" if homed else word(site.lang, Words("无规则。", "It has no rules.")),
            toctree(path.removeprefix(f"{folder}/") for path in paths) if paths else "",
        ]
    )


def _standard(standard: Standard, site: Site, here: str) -> Iterator[Line]:
    title, other = both(Words(standard.title, standard.en), site.lang)
    yield 0, f"{site.to_standard(standard, here, title)} {text(other)}"
    for edition in standard.newest_first():
        colon = word(site.lang, Words("：", ": "))
        yield 1, f"{text(document(edition, site.lang))}{colon}{counted(edition.clause.values(), site)}"


def _rules(rules: list[Rule], site: Site, here: str) -> Iterator[str]:
    """The rules that rest on one standard first: links to them, or they themselves where it has no page."""
    standard = rules[0].cites[0].standard
    title, _ = both(Words(standard.title, standard.en), site.lang)
    yield heading(3, title)
    if site.standard_path(standard) is None:
        yield from (block for rule in rules for block in rule_entry(rule, site, here, 4))
        return
    titles = (both(Words(rule.title, rule.en), site.lang)[0] for rule in rules)
    yield outline(
        (0, f"{site.to_rule(rule, here)} {text(title)}") for rule, title in zip(rules, titles, strict=True)
    )
