"""Teaching: lines added to ``[columns]`` of a campaign.toml; everything that stands there stays as it is."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from typing import Any

from ansheng.errors import InputError, UnknownNameError
from ansheng.facts.headers import line
from ansheng.facts.record import Facts
from ansheng.tables.known import KnownTables
from ansheng.words import Words

_SECTION = re.compile(r"\s*\[\s*columns\s*\.\s*(\"[^\"]+\"|'[^']+'|[\w-]+)\s*\]\s*(?:#.*)?")
_ANY_SECTION = re.compile(r"\s*\[")


def taught(text: str, columns: Mapping[type[Facts], Mapping[str, str]], known: KnownTables) -> str:
    """The text of a campaign.toml that also says which facts the headers of some tables are.

    :param columns: by table, the titles of facts by the headers for them
    :param known: the tables of which the text may speak
    :raises InputError: the text is laid out so that no line can be added to it
    """
    written = text
    for facts, titles in columns.items():
        written = _with(written, facts, titles, known)
    if not _says(text, written, columns, known):
        pairs = (line(header, title) for titles in columns.values() for header, title in titles.items())
        lines = "\n".join(pairs)
        raise InputError(
            Words(
                f"campaign.toml 的 [columns] 写法特殊，无法自动添加；请自行添入以下各行\n{lines}",
                f"nothing can be added to [columns] of campaign.toml as it is laid out; add by hand:\n{lines}",
            )
        )
    return written


def _with(text: str, facts: type[Facts], titles: Mapping[str, str], known: KnownTables) -> str:
    """The text with the lines at the end of the section of a table, or in a section of their own at its end."""
    mark = "\r" if "\r\n" in text else ""
    lines = text.split("\n")
    added = [line(header, title) + mark for header, title in titles.items()]
    start = next((at for at, each in enumerate(lines) if _is_of(each, facts, known)), None)
    if start is None:
        gap = [mark] if text.strip() else []
        head = f"[columns.{json.dumps(facts.title, ensure_ascii=False)}]{mark}"
        return "\n".join([text.rstrip() + mark, *gap, head, *added, ""]).lstrip()
    ends = (at for at in range(start + 1, len(lines)) if _ANY_SECTION.match(lines[at]))
    end = next(ends, len(lines))
    last = max(at for at in range(start, end) if at == start or "=" in lines[at].partition("#")[0])
    return "\n".join([*lines[: last + 1], *added, *lines[last + 1 :]])


def _is_of(text: str, facts: type[Facts], known: KnownTables) -> bool:
    """Whether a line begins the section of the headers of a table."""
    found = _SECTION.fullmatch(text)
    return found is not None and _table(found[1].strip("\"'"), known) is facts


def _says(
    before: str, after: str, columns: Mapping[type[Facts], Mapping[str, str]], known: KnownTables
) -> bool:
    """Whether the one text says what the other says, and of some tables which facts their headers are."""
    try:
        old, new = tomllib.loads(before), tomllib.loads(after)
    except tomllib.TOMLDecodeError:
        return False
    was, is_now = _flat(old.pop("columns", {})), _flat(new.pop("columns", {}))
    wanted = [(facts, *pair) for facts, titles in columns.items() for pair in titles.items()]
    added = [
        (_table(name, known), header, title)
        for name, header, title in is_now
        if (name, header, title) not in was
    ]
    kept = old == new and all(each in is_now for each in was)
    return kept and len(added) == len(wanted) and all(each in wanted for each in added)


def _flat(columns: Mapping[str, Any]) -> list[tuple[str, str, Any]]:
    """The entries of ``[columns]``, each with the name of its table, or none."""
    parts = [(n, v) if isinstance(v, dict) else ("", {n: v}) for n, v in columns.items()]
    return [(name, *pair) for name, part in parts for pair in part.items()]


def _table(name: str, known: KnownTables) -> type[Facts] | None:
    try:
        return known.called(name)
    except UnknownNameError:
        return None
