"""Structuring: the parts of a law file made of what its TOML states.

Nearly every file states each value in the kind that is wanted, and is taken as it stands by the functions here. Where
one does not, all of it is left to cattrs, which takes what can be taken and says of the rest what is wrong, and where.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import cattrs

T = TypeVar("T")
Kind = Callable[[Any], Any]
"""What takes a value of one kind as it stands, and raises an error for any other."""


def structured(data: Mapping[str, Any], kind: Callable[[Any], T], wanted: type[T]) -> T:
    """What parsed TOML states.

    :param kind: what takes values that are as they should be
    :raises Exception: as cattrs raises them, where it refuses a value
    """
    try:
        return kind(data)
    except Exception:  # noqa: BLE001 - whatever is odd in it, cattrs says it better
        return _converter().structure(data, wanted)


def of(wanted: type[T], **kinds: Kind) -> Callable[[Any], T]:
    """Takes a table as an object of a class, each key by its kind."""

    def make(value: Any) -> T:
        return wanted(**{key: kinds[key](each) for key, each in value.items()})

    return make


def one_of(*options: str) -> Kind:
    """Takes one of some texts."""
    known = {option: option for option in options}
    return lambda value: known[value]


def maybe(kind: Kind) -> Kind:
    """Takes what a kind takes, and nothing."""
    return lambda value: None if value is None else kind(value)


def table(kind: Kind) -> Kind:
    """Takes a table, each of its values by one kind."""
    return lambda value: {text(key): kind(each) for key, each in value.items()}


def several(kind: Kind) -> Kind:
    """Takes a list, each of its values by one kind."""
    return lambda value: tuple(kind(each) for each in exactly(list, value))


def exactly(wanted: type[T], value: Any) -> T:
    """A value that is of a type.

    :raises TypeError: it is of another
    """
    if type(value) is not wanted:
        raise TypeError(value)
    return value


def text(value: Any) -> str:
    """A text."""
    return exactly(str, value)


def truth(value: Any) -> bool:
    """True or false."""
    return exactly(bool, value)


def texts(value: object, _: object = None) -> tuple[str, ...]:
    """One text, or a list of them."""
    found = value if isinstance(value, list) else [value]
    if not all(isinstance(each, str) for each in found):
        raise ValueError(f"expected a text, or a list of texts, not {value!r}")
    return tuple(found)


def calendar_day(value: object, _: object = None) -> date:
    """A day as TOML writes it."""
    if type(value) is not date:
        raise ValueError(f"expected a TOML date such as 2026-07-01, not {value!r}")
    return value


def number(value: object, _: object = None) -> float:
    """A finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"expected a number, not {value!r}")
    return float(value)


@cache
def _converter() -> cattrs.Converter:
    import cattrs

    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_structure_hook(date, calendar_day)
    converter.register_structure_hook(float, number)
    converter.register_structure_hook_func(lambda kind: kind == tuple[str, ...], texts)
    return converter
