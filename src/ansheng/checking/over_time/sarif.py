"""SARIF 2.1.0: findings in the format of OASIS in which programs that analyse exchange their results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ansheng import __version__
from ansheng.checking.manifest import Manifest
from ansheng.errors import Problem, word
from ansheng.gravity import Gravity
from ansheng.law.citing import cited
from ansheng.rules.bind import Bound
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    import polars

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "ansheng/v1"
"""The key under which the fingerprint of a finding stands."""
_KINDS = {"hazard": "fail", "undetermined": "open"}
_LEVELS = {"major": "error", "general": "warning"}
_STATES = {"new": "new", "gone": "absent", "changed": "updated", "same": "unchanged"}
_GRAVE = {Gravity.UNUSABLE: "error", Gravity.NOTE: "note"}
_TEXTS = (".csv", ".tsv", ".txt")
"""The files whose rows are lines, so that a region can name one."""


def sarif(found: polars.DataFrame, rules: Sequence[Bound], manifest: Manifest, lang: Lang) -> dict[str, Any]:
    """Findings as one run of a SARIF log.

    A hazard fails, at the level ``error`` where it is major and ``warning`` where it is not; an undetermined finding is
    ``open``. Problems in the data are notifications of the run.

    :param found: findings in long form, with ``state`` where they were held against earlier ones
    :param rules: the rules that judged
    """
    order = {bound.rule.id: place for place, bound in enumerate(rules)}
    driver = {
        "name": "ansheng",
        "version": __version__,
        "rules": [_rule(bound, lang) for bound in rules],
    }
    run = {
        "tool": {"driver": driver},
        "language": word(lang, Words("zh-CN", "en")),
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [_notification(p, lang) for p in manifest.problems],
            }
        ],
        "results": [_result(row, order, lang) for row in found.iter_rows(named=True)],
        "properties": {"manifest": manifest.to_dict(lang)},
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(bound: Bound, lang: Lang) -> dict[str, Any]:
    clauses = [
        {
            "standard": c.standard.id,
            "edition": e.label,
            "clause": clause.number,
            "text": cited(c.standard, e, clause, lang),
        }
        for c, e, clause in bound.cited
    ]
    return {
        "id": bound.rule.id,
        "name": bound.rule.name,
        "shortDescription": {"text": bound.rule.label(lang)},
        "help": {"text": word(lang, Words("；", "; ")).join(clause["text"] for clause in clauses)},
        "defaultConfiguration": {"level": _LEVELS.get(bound.rule.severity, "warning")},
        "properties": {
            "severity": bound.rule.severity,
            "clauses": clauses,
            **({"note": bound.rule.note} if bound.rule.note else {}),
        },
    }


def _result(row: Mapping[str, Any], order: Mapping[str, int], lang: Lang) -> dict[str, Any]:
    kind = _KINDS[row["verdict"]]
    told = (
        "record",
        "unit_id",
        "unit",
        "region",
        "standard",
        "edition",
        "clause",
        "cites",
        "also",
        "missing",
        "invalid",
    )
    state = {"baselineState": _STATES[row["state"]]} if row.get("state") else {}
    index = {"ruleIndex": order[row["rule"]]} if row["rule"] in order else {}
    return {
        "ruleId": row["rule"],
        **index,
        "kind": kind,
        "level": _LEVELS.get(row["severity"], "warning") if kind == "fail" else "none",
        "message": {"text": row["message"]},
        "locations": [_location(row, lang)],
        "partialFingerprints": {FINGERPRINT: row["fingerprint"]},
        **state,
        "properties": {name: row[name] for name in told if row[name]},
    }


def _location(row: Mapping[str, Any], lang: Lang) -> dict[str, Any]:
    """The file with its line where it is one of text, and the sheet and cell, or else the record, by name."""
    at = row["cell"] or (
        None if row["row"] is None else word(lang, Words(f"第{row['row']}行", f"row {row['row']}"))
    )
    named = "!".join(part for part in (row["sheet"], at) if part)
    logical = {"name": row["record"], "fullyQualifiedName": named or row["record"], "kind": "record"}
    return {**_physical(row["file"], row["row"]), "logicalLocations": [logical]}


def _physical(file: str | None, row: int | None) -> dict[str, Any]:
    if not file:
        return {}
    region = {"region": {"startLine": row}} if row and file.casefold().endswith(_TEXTS) else {}
    return {"physicalLocation": {"artifactLocation": {"uri": quote(PurePath(file).as_posix())}, **region}}


def _notification(problem: Problem, lang: Lang) -> dict[str, Any]:
    places = {"locations": [_physical(problem.file, problem.row)]} if problem.file else {}
    level = _GRAVE.get(problem.gravity, "warning")
    return {
        "descriptor": {"id": problem.kind},
        "level": level,
        "message": {"text": problem.text(lang)},
        **places,
    }
