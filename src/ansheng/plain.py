"""Plain data: results as JSON has them, and as a table; what a ``to_dict`` gives goes through ``json.dumps`` as it is.

Results with keys of their own, such as findings, figures and audits, have the methods ``to_dict``, ``to_dicts`` and
``to_polars``. Of every other result :func:`to_dict`, :func:`to_dicts` and :func:`to_polars` give the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from inspect import getmembers, signature
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.errors import InputError, check_lang, word
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    import polars


def as_data(value: Any) -> Any:
    """A value of ours, and what it holds, as texts, numbers, truths, lists and dictionaries.

    A decimal or a fraction is a whole number where it is one, and else the nearest float; a day is ISO text, or
    ``"never"`` (``ansheng.NEVER``), a member of an enumeration its value, a set a sorted list.

    >>> as_data({"rate": Decimal("76.40"), "half": Fraction(1, 2), "days": (date(2026, 7, 1),)})
    {'rate': 76.4, 'half': 0.5, 'days': ['2026-07-01']}
    """
    match value:
        case Enum():
            return as_data(value.value)
        case Decimal() | Fraction():
            return int(value) if value == int(value) else float(value)
        case date():
            return value.isoformat()
        case Mapping():
            return {name: as_data(part) for name, part in value.items()}
        case Set():
            return sorted(map(as_data, value))
        case list() | tuple():
            return [as_data(part) for part in value]
    return value


def to_dict(result: Any, lang: Lang = "zh") -> dict[str, Any]:
    """Any result of the library as plain data that JSON takes: its fields, what follows from them, and its text.

    What has a ``to_dict`` of its own is given by that, at any depth. Words are in the language asked for.

    >>> from ansheng.dates import Period
    >>> to_dict(Period.parse("2026-07"))
    {'first': '2026-07-01', 'last': '2026-07-31', 'days': 31, 'whole_months': 1}

    :raises InputError: it is no result, but a bare value
    """
    lang = check_lang(lang)
    data = _data(result, lang)
    if not isinstance(data, dict):
        raise InputError(
            Words(
                f"{type(result).__name__} 不是结果对象；请给出单个结果，多个结果请用 to_dicts",
                f"a {type(result).__name__} is no result; give one result, or several to to_dicts",
            )
        )
    return data


def to_dicts(results: Iterable[Any], lang: Lang = "zh") -> list[dict[str, Any]]:
    """Several results as plain data, see :func:`to_dict`."""
    lang = check_lang(lang)
    return [to_dict(result, lang) for result in results]


def to_polars(results: Iterable[Any], lang: Lang = "zh") -> polars.DataFrame:
    """Several results as a Polars frame, a row each; a key inside of another has both names, ``task.name``.

    Lists, which may hold anything, are JSON text.
    """
    import polars as pl

    lang = check_lang(lang)
    rows = [dict(_flat(row)) for row in to_dicts(results, lang)]
    return pl.DataFrame(rows, infer_schema_length=None, strict=False)


def _data(value: Any, lang: Lang) -> Any:
    if isinstance(value, Words):
        return word(lang, value)
    if isinstance(value, type):
        return value.__name__
    if hasattr(value, "to_dict"):
        return value.to_dict(*([lang] if "lang" in signature(value.to_dict).parameters else []))
    if attrs.has(type(value)):
        return _fields(value, lang)
    if isinstance(value, Mapping):
        return {str(as_data(name)): _data(part, lang) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_data(part, lang) for part in value]
    return as_data(value)


def _fields(value: Any, lang: Lang) -> dict[str, Any]:
    """The public fields of an object, the plain values that follow from them, and its text."""
    cls = type(value)
    names = [field.name for field in attrs.fields(cls) if not field.name.startswith("_")]
    found = {name: _data(getattr(value, name), lang) for name in names if not callable(getattr(value, name))}
    followed = {name: getattr(value, name) for name, made in getmembers(cls) if isinstance(made, property)}
    bare = (str, int, float, date, Decimal, Fraction, Words, type(None))
    found |= {
        name: _data(part, lang)
        for name, part in followed.items()
        if isinstance(part, bare) and not name.startswith("_")
    }
    text = getattr(cls, "text", None)
    return (
        {**found, "text": value.text(lang)}
        if callable(text) and "lang" in signature(text).parameters
        else found
    )


def _flat(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in row.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{inner}", part) for inner, part in _flat(value))
        else:
            yield name, json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def frame(rows: Iterable[Mapping[str, Any]], schema: Mapping[str, Any]) -> polars.DataFrame:
    """Plain data as a Polars frame of these columns, in their order.

    :param schema: the types by column, as Polars names them: ``String``, ``Int64``, ``Float64``, ``Boolean``; in a list
        for a list of such
    """
    import polars as pl

    return pl.DataFrame(
        list(rows), schema={name: _dtype(stated) for name, stated in schema.items()}, strict=False
    )


def _dtype(stated: str | Sequence[str] | Mapping[str, Any]) -> Any:
    import polars as pl

    if isinstance(stated, str):
        return getattr(pl, stated)
    if isinstance(stated, Mapping):
        return pl.Struct({name: _dtype(inner) for name, inner in stated.items()})
    return pl.List(_dtype(stated[0]))
