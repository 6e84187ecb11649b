"""Command ``schema``: the schemas of what commands print as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from ansheng.called import called
from ansheng.cli.answer import Answer, Form, Page
from ansheng.errors import word
from ansheng.reports.model import Section, Table
from ansheng.sheets.door import read_text
from ansheng.words import Lang, Words

FOLDER = Path(__file__).parents[2] / "schemas"
HEADS = {"zh": ("数据格式", "查看时写", "内容"), "en": ("schema", "asked for as", "what it is of")}


@attrs.frozen
class Schema:
    """One schema: its name with the version, what it is asked for as, its title, and its text."""

    id: str
    name: str
    title: Words
    text: str


def schema(command: Sequence[str], *, form: Form, lang: Lang) -> Answer:
    """List the schemas, or print the one of a command, which is JSON in every format.

    :raises UnknownNameError: there is no schema of that name
    """
    known = schemas()
    if command:
        what = Words("数据格式", "schema")
        return Answer([called(what, " ".join(command), known, _names).text])
    entries = [(each.id, each.name, word(lang, each.title)) for each in known.values()]
    data = [dict(zip(("schema", "name", "title"), entry, strict=True)) for entry in entries]
    title = word(lang, Words(f"数据格式{len(entries)}种", f"{len(entries)} schemas"))
    return Page(title, (Section("", (Table("", HEADS[lang], tuple(entries)),)),), data).answer(form)


def schemas() -> Mapping[str, Schema]:
    """The schemas by their names with the version; the newest version is asked for by its plain name too."""
    found = list(_read())
    newest = {each.name: each.id for each in found}
    return {
        each.id: each if newest[each.name] == each.id else attrs.evolve(each, name=each.id) for each in found
    }


def _read() -> Iterator[Schema]:
    """Every schema, the versions of one name in their order."""
    paths = (path.stem.rpartition("-") for path in FOLDER.glob("*.json"))
    for name, _, version in sorted(paths, key=lambda part: (part[0], int(part[2]))):
        text = read_text(FOLDER / f"{name}-{version}.json")
        title = Words(*json.loads(text)["title"].split(" / "))
        yield Schema(f"ansheng.{name}/{version}", name, title, text)


def _names(_: str, each: Schema) -> tuple[str, ...]:
    return each.name, each.name.replace("-", " "), *each.title.both
