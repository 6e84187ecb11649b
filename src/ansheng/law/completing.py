"""What a law file states once, at every clause that it holds for: its group, how its wording is known, its titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


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
            raise ValueError(
                f"clause.{key} holds clauses, but the edition names no such group; write group.{key} = "
                f"{{ title = ..., en = ... }} in it, or one of: {', '.join(groups)}"
            )
        members = stated if key in groups and isinstance(stated, dict) else {key: stated}
        shared = {"group": groups[key], **seen} if members is stated else seen
        for name, clause in members.items():
            if name in found:
                raise ValueError(f"clause {name} stands twice in edition {edition.get('label')}")
            found[name] = _clause(name, clause, shared)
    return found


def _holds_clauses(stated: Mapping[str, Any]) -> bool:
    return bool(stated) and all(isinstance(value, dict) for value in stated.values())


def _clause(name: str, clause: Any, shared: Mapping[str, Any]) -> Any:
    """The clause with what its group and its edition state for it."""
    if not isinstance(clause, dict):
        return clause
    if "group" in clause:
        raise ValueError(
            f"clause {name}: a group is named once, in its edition, as group.<key> = {{ title = ..., en = ... }}, "
            f"and its clauses are written [edition.clause.<key>.{name}]"
        )
    return {**shared, **clause}
