"""Pages of the reference: where each lies, how they link to one another, and the Markdown they are made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from posixpath import dirname, relpath

import attrs

from ansheng.catalogue import Catalogue
from ansheng.errors import check_lang, word
from ansheng.law.standard import Edition, Standard
from ansheng.plugins import Plugin
from ansheng.reports.reference.ruling import Terms, say
from ansheng.reports.writers.markdown import escape
from ansheng.reports.writers.wrapping import clean
from ansheng.rules.rule import Rule
from ansheng.words import Lang

_OPENING = tuple("%:+({")
"""What MyST, a Markdown of documentation, takes for the beginning of a comment, a directive or a target."""


def text(value: object) -> str:
    """A value that Markdown shows as it stands, in a table cell and at the beginning of a line too."""
    shown = escape("" if value is None else str(value))
    return f"\\{shown}" if shown.startswith(_OPENING) else shown


def code(name: str) -> str:
    """A name in the type of code."""
    plain = clean(name).replace("`", "'").replace("|", "/")
    return f"`{plain}`"


def link(label: str, target: str) -> str:
    """A link; ``label`` is plain text, ``target`` a path of a page."""
    return f"[{text(label)}]({target})"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A pipe table whose cells are Markdown already."""
    head = list(heads)
    lines = [head, ["---"] * len(head), *map(list, rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def bullets(items: Iterable[str]) -> str:
    """A list whose items are Markdown already, each once."""
    return "\n".join(f"- {item}" for item in dict.fromkeys(items))


def page(blocks: Iterable[str], *, orphan: bool = False) -> str:
    """Blocks as one page; an ``orphan`` is reached by links, and a documentation builder need not list it."""
    head = "---\norphan: true\n---\n\n" if orphan else ""
    return head + "\n\n".join(block for block in blocks if block) + "\n"


def heads(words: Terms, keys: Iterable[str], lang: Lang) -> list[str]:
    """The heads of columns in the language asked for."""
    return [say(words, key, lang) for key in keys]


def both(zh: str, en: str, lang: Lang) -> tuple[str, str]:
    """Two titles of a thing, the one in the language asked for first."""
    return word(lang, (zh, en), (en or zh, zh))


def in_force(edition: Edition, lang: Lang) -> str:
    """The days on which an edition is in force, the first and the last included; a draft has none."""
    if edition.pending:
        return word(lang, "草案，不适用", "draft, not applied")
    if edition.repealed is None:
        return word(lang, f"{edition.effective} 起", f"from {edition.effective}")
    return word(
        lang,
        f"{edition.effective} 起，{edition.repealed} 废止",
        f"from {edition.effective}, repealed {edition.repealed}",
    )


@attrs.frozen(eq=False)
class Site:
    """Where the pages of a catalogue lie; paths are relative to the reference's folder, with forward slashes."""

    catalogue: Catalogue
    lang: Lang = attrs.field(converter=check_lang)
    owners: Mapping[str, str] = attrs.field(init=False)
    cited: Mapping[tuple[str, str], list[Rule]] = attrs.field(init=False)
    read: Mapping[tuple[str, str], list[Rule]] = attrs.field(init=False)

    @owners.default
    def _owners(self) -> Mapping[str, str]:
        """The plugin under which each standard has its page: the first by name that brings it."""
        found: dict[str, str] = {}
        for plugin in self.plugins:
            for standard in plugin.standards:
                found.setdefault(standard.id, plugin.name)
        return found

    @cited.default
    def _cited(self) -> Mapping[tuple[str, str], list[Rule]]:
        """The rules that cite each clause, by standard and key."""
        found: dict[tuple[str, str], list[Rule]] = {}
        for rule in self.catalogue.rules.values():
            for place in dict.fromkeys((c.standard.id, c.key) for c in rule.cites):
                found.setdefault(place, []).append(rule)
        return found

    @read.default
    def _read(self) -> Mapping[tuple[str, str], list[Rule]]:
        """The rules that read each limit, by standard and name."""
        found: dict[tuple[str, str], list[Rule]] = {}
        for rule in self.catalogue.rules.values():
            for place in dict.fromkeys((ref.standard.id, ref.name) for ref in rule.limits()):
                found.setdefault(place, []).append(rule)
        return found

    @property
    def plugins(self) -> list[Plugin]:
        """The plugins by name, in whatever order they were loaded."""
        return sorted(self.catalogue.plugins, key=lambda plugin: plugin.name)

    def word(self, zh: str, en: str) -> str:
        """The one of two texts that is in the language of the pages."""
        return word(self.lang, zh, en)

    def plugin_path(self, plugin: str) -> str:
        """The page of a plugin."""
        return f"{_file(plugin)}/index.md"

    def rule_path(self, rule: Rule) -> str:
        """The page of a rule."""
        return f"{_file(rule.plugin)}/rules/{_file(rule.name)}.md"

    def standard_path(self, standard: Standard) -> str | None:
        """The page of a standard; none where no plugin of the catalogue brings it."""
        owner = self.owners.get(standard.id)
        return f"{_file(owner)}/standards/{_file(standard.id)}.md" if owner is not None else None

    def to_rule(self, rule: Rule, here: str) -> str:
        """A link from the page ``here`` to a rule, under its id."""
        return link(rule.id, _from(here, self.rule_path(rule)))

    def to_standard(self, standard: Standard, here: str, label: str = "") -> str:
        """A link from the page ``here`` to a standard, under its id where no label is given."""
        path = self.standard_path(standard)
        return link(label or standard.id, _from(here, path)) if path else text(label or standard.id)

    def citing(self, standard: Standard, key: str) -> list[Rule]:
        """The rules that cite a clause."""
        return self.cited.get((standard.id, key), [])

    def reading(self, standard: Standard, edition: Edition, key: str) -> list[Rule]:
        """The rules that take a limit from a clause without citing it."""
        citing = {rule.id for rule in self.citing(standard, key)}
        names = [name for name, home in limit_homes(edition).items() if home == key]
        readers = [rule for name in names for rule in self.read.get((standard.id, name), [])]
        return [rule for rule in dict.fromkeys(readers) if rule.id not in citing]


def limit_homes(edition: Edition) -> dict[str, str]:
    """The key of the clause that each limit stands in, by every name under which rules read the limit."""
    homes = {f"{key}.{name}": key for key, clause in edition.clause.items() for name in clause.limits}
    times = Counter(path.partition(".")[2] for path in homes)
    short = {path.partition(".")[2]: key for path, key in homes.items()}
    return {**{name: key for name, key in short.items() if times[name] == 1}, **homes}


def _file(name: str) -> str:
    """A name as part of a path: letters, digits, hyphens, underscores and inner dots."""
    return re.sub(r"[^\w.-]", "_", name).strip(".") or "_"


def _from(here: str, there: str) -> str:
    return relpath(there, dirname(here) or ".")
