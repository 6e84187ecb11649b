"""Schemas: output held against the published ones, which the tests close, so that each key printed stands in them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

import ansheng

FOLDER = Path(ansheng.__file__).with_name("schemas")
BRANCHES = {"oneOf", "anyOf", "allOf"}


@cache
def schema(name: str) -> dict[str, Any]:
    """The schema of a name with its version, such as ``check/1``."""
    text = FOLDER.joinpath(f"{name.replace('/', '-')}.json").read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(read)
    return read


def closed(part: Any) -> Any:
    """A schema of which no object may hold more keys than it names; maps, whose keys are data, stay as they are."""
    if isinstance(part, list):
        return [closed(each) for each in part]
    if not isinstance(part, dict):
        return part
    inner = {key: closed(each) for key, each in part.items()}
    if part.get("type") != "object" or "additionalProperties" in part:
        return inner
    shut = "unevaluatedProperties" if BRANCHES & part.keys() else "additionalProperties"
    return {**inner, shut: False}


@cache
def validator(name: str, *, shut: bool = True) -> jsonschema.Draft202012Validator:
    """What holds data against a schema, closed or as it is published."""
    return jsonschema.Draft202012Validator(closed(schema(name)) if shut else schema(name))


def grown(data: Any) -> Any:
    """The same data with one more key in each object, as a later version may print it."""
    if isinstance(data, list):
        return [grown(each) for each in data]
    if not isinstance(data, dict) or not data:
        return data
    inner = {key: grown(each) for key, each in data.items()}
    return {**inner, "added_later": list(inner.values())[-1]}


def hold(command: str, data: Any) -> None:
    """Hold what a command printed against the schema that it names, or a list against version 1 of the command's.

    It is valid against the closed schema, and with a key more in each object against the published one.
    """
    named = data.get("schema") if isinstance(data, dict) else None
    name = (named or f"ansheng.{command}/1").removeprefix("ansheng.")
    validator(name).validate(data)
    validator(name, shut=False).validate(grown(data))
    for each in data["files"] if named == "ansheng.audits/1" else ():
        hold("audit", each)


def printed(arguments: Sequence[str], out: str) -> None:
    """Hold what a command line printed against its schema, where it is JSON."""
    asked = {"--format=json", "json"} & {*arguments}
    if asked and out.startswith(("{", "[")):
        hold("-".join(arguments[: 2 if arguments[0] in ("ledger", "template") else 1]), json.loads(out))
