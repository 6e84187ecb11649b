"""Tags: HTML put together of elements; whatever is not an element is text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape
from itertools import islice
from typing import Any

from ansheng.errors import word
from ansheng.words import Lang, Words
from ansheng.wrapping import clean, escaped

LONGEST = 2000
"""So many characters of a text are shown; a cell may hold a million."""

_EMPTY = frozenset({"input", "link", "meta"})


class Html(str):
    """What is marked up already; any other text is escaped where it becomes part of an element."""

    __slots__ = ()


def text(said: str) -> Html:
    """A text as the page shows it: no mark of its own, on one line, no sign that turns the writing."""
    return said if isinstance(said, Html) else Html(escape(clean(said)))


def tag(name: str, /, *inside: str, **attributes: str | int | bool | None) -> Html:
    """An element; its attributes are named as in HTML, ``_`` standing for ``-`` and one at the end for nothing.

    An attribute that is True has no value; one that is False or None is left out.

    >>> tag("a", "1 < 2", href="#f1", class_="q", hidden=False)
    '<a href="#f1" class="q">1 &lt; 2</a>'
    """
    told = "".join(
        _attribute(key, value) for key, value in attributes.items() if not (value is None or value is False)
    )
    if name in _EMPTY:
        return Html(f"<{name}{told}>")
    return Html(f"<{name}{told}>{joined(inside)}</{name}>")


def joined(parts: Iterable[str]) -> Html:
    """Elements and texts one after the other."""
    return Html("".join(map(text, parts)))


def cut(said: str, lang: Lang) -> str:
    """A text that is longer than a person reads on a page, cut, with what its length was."""
    if len(said) <= LONGEST:
        return said
    more = Words(f"……（共{len(said)}字，此处为前{LONGEST}字）", f"… ({LONGEST} of {len(said)} characters)")
    return said[:LONGEST] + word(lang, more)


def data(value: object, **attributes: str) -> Html:
    """Data for the script of the page, which nothing in them can end.

    >>> data({"a": "</script>"}, class_="x")
    '<script type="application/json" class="x">{"a":"\\\\u003c/script>"}</script>'
    """
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    safe = Html(escaped(told).replace("<", "\\u003c"))
    return tag("script", safe, type="application/json", **attributes)


def shared(value: Any) -> dict[str, Any]:
    """Data in which what occurs again stands once: ``{"$": 3}`` stands for the fourth of ``pool``.

    >>> shared([["a long text"], ["a long text"], 1])
    {'pool': [['a long text']], 'data': [{'$': 0}, {'$': 0}, 1]}
    """
    counts: dict[str, int] = {}
    _count(value, counts)
    places: dict[str, int] = {}
    pool: list[Any] = []
    return {"pool": pool, "data": _placed(value, counts, places, pool)}


_WORTH = 12
"""So long must data be, as JSON, that it pays to say them once."""


def _key(value: Any) -> str:
    key = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list | str) else ""
    return key if len(key) >= _WORTH else ""


def _inner(value: Any) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


def _count(value: Any, counts: dict[str, int]) -> None:
    key = _key(value)
    counts[key] = counts.get(key, 0) + 1
    if not key or counts[key] == 1:
        for part in _inner(value):
            _count(part, counts)


def _placed(value: Any, counts: dict[str, int], places: dict[str, int], pool: list[Any]) -> Any:
    key = _key(value)
    again = bool(key) and counts[key] > 1
    if again and key in places:
        return {"$": places[key]}
    made: Any = value
    if isinstance(value, dict):
        made = {name: _placed(part, counts, places, pool) for name, part in value.items()}
    elif isinstance(value, list):
        made = [_placed(part, counts, places, pool) for part in value]
    if not again:
        return made
    places[key] = len(pool)
    pool.append(made)
    return {"$": places[key]}


def first(parts: Iterable[Html], most: int) -> Html:
    """The first of many elements."""
    return Html("".join(islice(parts, most)))


def _attribute(key: str, value: str | int | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(clean(str(value)))}"'
