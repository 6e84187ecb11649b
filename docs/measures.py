"""Measures: the page of the units that headers, cells and law files may be written with."""

from __future__ import annotations

from ansheng import units

HEAD = """# Units

The units that a header, a cell, a fact or a limit may be written with, by any of their names. They are combined with
`/` and `·`, raised with `2` or `3` (`m3/min`, `立方米/吨`), and multiplied with a number or 十, 百, 千, 万, 亿
(`10万人`). Other plain names of units are looked up in pint. Counts are labels: they convert to a bare number and to
multiples of themselves, never to each other. A `Count` may be declared with a label of its own, one or two Chinese
characters such as 榀. The page is made with the documentation.

| unit | 中文 | English | other names | |
|---|---|---|---|---|
"""


def page() -> str:
    """The text of the page."""
    return HEAD + "".join(f"| {' | '.join(_line(*unit))} |\n" for unit in units.listed())


def _line(name: str, zh: str, en: str, others: tuple[str, ...]) -> tuple[str, ...]:
    counts = units.same_dimension(name, "") and not name.isascii()
    more = "、".join(other for other in others if other not in (name, zh, en))
    return f"`{name}`", zh, en, more, "count" if counts else ""
