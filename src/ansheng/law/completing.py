"""What a law file states once, at every clause that it holds for: its group, how its wording is known, its titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ansheng.errors import LawError
from ansheng.words import Words

MOST_NAMED = 12
"""The most groups that an error lists."""


def completed(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data with each clause complete: with its group, its edition's ``seen``, and titles from another edition."""
    editions = data.get("edition")
    if not isinstance(editions, list) or not all(isinstance(e, dict) for e in editions):
        return dict(data)
    complete = [{**e, "clause": _ungrouped(e)} if "clause" in e else e for e in editions]
    stated = [clauses for e in complete if isinstance(clauses := e.get("clause"), dict)]
    return {
        **data,
        "edition": [{**e, "clause": _titled(e["clause"], stated)} if "clause" in e else e for e in complete],
    }


def _titled(clauses: Any, editions: Sequence[Mapping[str, Any]]) -> Any:
    """The clauses, those without titles with the ones that the last edition to state some gives to their key."""
    if not isinstance(clauses, dict):
        return clauses
    titles: dict[str, dict[str, Any]] = {}
    for key, clause in (pair for edition in editions for pair in edition.items()):
        if isinstance(clause, dict) and {"title", "en"} <= clause.keys():
            titles[key] = {"title": clause["title"], "en": clause["en"]}
    return {
        key: {**titles.get(key, {}), **clause}
        if isinstance(clause, dict) and "title" not in clause
        else clause
        for key, clause in clauses.items()
    }


def _ungrouped(edition: Mapping[str, Any]) -> Any:
    groups, clauses = edition.get("group", {}), edition.get("clause")
    if not isinstance(groups, dict) or not isinstance(clauses, dict):
        return clauses
    seen = {"seen": edition["seen"]} if "seen" in edition else {}
    found: dict[str, Any] = {}
    for key, stated in clauses.items():
        if (
            isinstance(stated, dict)
            and key not in groups
            and stated
            and all(isinstance(v, dict) for v in stated.values())
        ):
            known = [*groups][:MOST_NAMED]
            raise LawError(
                Words(
                    f"clause.{key} 下有条款，但该版未写明该分组；请写 group.{key} = {{ title = ..., en = ... }}，"
                    f"或改用已有的分组：{'、'.join(known)}",
                    f"clause.{key} holds clauses, but the edition names no such group; write group.{key} = "
                    f"{{ title = ..., en = ... }} in it, or one of: {', '.join(known)}",
                )
            )
        members = stated if key in groups and isinstance(stated, dict) else {key: stated}
        shared = {"group": groups[key], **seen} if members is stated else seen
        for name, clause in members.items():
            if name in found:
                label = edition.get("label")
                twice = Words(
                    f"{label}版的条款 {name} 重复；请删去一处",
                    f"clause {name} stands twice in edition {label}; delete one",
                )
                raise LawError(twice)
            found[name] = _clause(name, clause, shared)
    return found


def _holds_clauses(stated: Mapping[str, Any]) -> bool:
    return bool(stated) and all(isinstance(value, dict) for value in stated.values())


def _clause(name: str, clause: Any, shared: Mapping[str, Any]) -> Any:
    """The clause with what its group and its edition state for it."""
    if not isinstance(clause, dict):
        return clause
    if "group" in clause:
        raise LawError(
            Words(
                f"条款 {name} 不应写 group；请在该版写 group.<key> = {{ title = ..., en = ... }}，"
                f"条款写作 [edition.clause.<key>.{name}]",
                f"clause {name}: a group is named once, in its edition, as group.<key> = {{ title = ..., en = ... }}, "
                f"and its clauses are written [edition.clause.<key>.{name}]",
            )
        )
    return {**shared, **clause}
