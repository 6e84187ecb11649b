"""Pages of the reference: where each lies, how they link to one another, and the Markdown they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from posixpath import dirname, relpath

import attrs

from ansheng.catalogue import Catalogue
from ansheng.dates import day_label
from ansheng.errors import check_lang, word
from ansheng.law.standard import Edition, Standard
from ansheng.plugins import Plugin
from ansheng.reports.reference.chapters import Chapter, chapters
from ansheng.reports.writers.markdown import escape
from ansheng.rules.rule import Rule
from ansheng.words import Lang, Words
from ansheng.wrapping import clean

_OPENING = tuple("%:+({")
"""What MyST, a Markdown of documentation, takes for the beginning of a comment, a directive or a target."""

LARGEST = 24
"""The rules that one page of a standard holds at most; with more, each chapter of the standard has a page."""

Line = tuple[int, str]
"""An item of a list, how deep it stands and its Markdown."""


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


def outline(lines: Iterable[Line]) -> str:
    """A list of lists."""
    return "\n".join(f"{'  ' * depth}- {line}" for depth, line in lines)


def heading(level: int, title: str, name: str = "") -> str:
    """A heading of plain text; with ``name`` a link may lead to it, by :func:`fragment`."""
    anchor = f'<a id="{fragment(name)}"></a>\n\n' if name else ""
    return f"{anchor}{'#' * level} {text(title)}"


def fragment(name: str) -> str:
    """A name as the part of an address behind ``#``."""
    return re.sub(r"[^\w.-]", "_", name)


def toctree(paths: Iterable[str]) -> str:
    """What tells a documentation builder which pages come below this one; a reader does not see it."""
    return "\n".join(
        ("```{toctree}", ":hidden:", ":maxdepth: 1", "", *(path.removesuffix(".md") for path in paths), "```")
    )


def page(blocks: Iterable[str]) -> str:
    """Blocks as one page."""
    return "\n\n".join(block for block in blocks if block) + "\n"


def both(title: Words, lang: Lang) -> tuple[str, str]:
    """The title of a thing in both languages, the one in the language asked for first."""
    return title.both if check_lang(lang) == "zh" else (title.en or title.zh, title.zh)


def in_force(edition: Edition, lang: Lang) -> str:
    """The days on which an edition is in force, the first and the last included; a draft has none."""
    if edition.pending:
        return word(lang, Words("草案，不适用", "draft, not applied"))
    if edition.repealed is None:
        return word(
            lang, Words(f"{day_label(edition.effective)}起施行", f"in force from {edition.effective}")
        )
    return word(
        lang,
        Words(
            f"{day_label(edition.effective)}起施行，{day_label(edition.repealed)}废止",
            f"in force from {edition.effective}, repealed {edition.repealed}",
        ),
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

    def plugin_path(self, plugin: str) -> str:
        """The page of a plugin."""
        return f"{_file(plugin)}/index.md"

    def standard_path(self, standard: Standard) -> str | None:
        """The page of a standard; none where no plugin of the catalogue brings it."""
        owner = self.owners.get(standard.id)
        return f"{_file(owner)}/{_file(standard.id)}.md" if owner is not None else None

    def parts(self, standard: Standard) -> tuple[Chapter, ...]:
        """The chapters of a standard that have pages of their own: all of a large one, none of any other."""
        found = chapters(standard)
        rules = sum(len(self.homed(standard, key)) for chapter in found for key in chapter.keys)
        return found if rules > LARGEST and len(found) > 1 else ()

    def part_path(self, standard: Standard, chapter: Chapter) -> str:
        """The page of a chapter, which is named after its first clause."""
        path = self.standard_path(standard) or ""
        return f"{path.removesuffix('.md')}/{_file(chapter.keys[0])}.md"

    def clause_path(self, standard: Standard, key: str) -> str | None:
        """The page on which a clause stands."""
        for chapter in self.parts(standard):
            if key in chapter.keys:
                return self.part_path(standard, chapter)
        return self.standard_path(standard)

    def rule_path(self, rule: Rule) -> str:
        """The page on which a rule stands: below the clause that it cites first."""
        first = rule.cites[0]
        return self.clause_path(first.standard, first.key) or self.plugin_path(rule.plugin)

    def to_rule(self, rule: Rule, here: str) -> str:
        """A link from the page ``here`` to a rule, under its id."""
        return f"[{code(rule.id)}]({_from(here, self.rule_path(rule))}#{fragment(rule.id)})"

    def to_standard(self, standard: Standard, here: str, label: str = "") -> str:
        """A link from the page ``here`` to a standard, under its id where no label is given."""
        path = self.standard_path(standard)
        return link(label or standard.id, _from(here, path)) if path else text(label or standard.id)

    def to_part(self, standard: Standard, chapter: Chapter, here: str) -> str:
        """A link from the page ``here`` to the page of a chapter."""
        return link(chapter.named(self.lang), _from(here, self.part_path(standard, chapter)))

    def to_clause(self, standard: Standard, key: str, here: str, label: str) -> str:
        """A link from the page ``here`` to a clause."""
        path = self.clause_path(standard, key)
        return link(label, f"{_from(here, path)}#{clause_fragment(key)}") if path else text(label)

    def homed(self, standard: Standard, key: str) -> list[Rule]:
        """The rules that stand below a clause: those that cite it first."""
        return [rule for rule in self.citing(standard, key) if _home(rule) == (standard.id, key)]

    def elsewhere(self, standard: Standard, key: str) -> list[Rule]:
        """The rules that cite a clause and stand below another."""
        return [rule for rule in self.citing(standard, key) if _home(rule) != (standard.id, key)]

    def citing(self, standard: Standard, key: str) -> list[Rule]:
        """The rules that cite a clause."""
        return self.cited.get((standard.id, key), [])

    def reading(self, standard: Standard, edition: Edition, key: str) -> list[Rule]:
        """The rules that take a limit from a clause without citing it."""
        citing = {rule.id for rule in self.citing(standard, key)}
        names = [name for name, home in edition.limit_homes.items() if home == key]
        readers = [rule for name in names for rule in self.read.get((standard.id, name), [])]
        return [rule for rule in dict.fromkeys(readers) if rule.id not in citing]


def clause_fragment(key: str) -> str:
    """What the address of a clause has behind ``#``."""
    return fragment(f"clause-{key}")


def _home(rule: Rule) -> tuple[str, str]:
    first = rule.cites[0]
    return first.standard.id, first.key


def _file(name: str) -> str:
    """A name as part of a path: letters, digits, hyphens, underscores and inner dots."""
    return re.sub(r"[^\w.-]", "_", name).strip(".") or "_"


def _from(here: str, there: str) -> str:
    return relpath(there, dirname(here) or ".")
