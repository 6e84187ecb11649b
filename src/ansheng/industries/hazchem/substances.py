"""The rows of GB 18218 table 1 (named substances) and table 2 (hazard categories), and how a row is found.

Their critical quantities and factors are limits of the law file; here stand names, CAS numbers and aliases.
"""

import csv
import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping

import attrs

from ansheng import Lang, UnknownNameError, Words, check_lang

from .standards import LAW_FOLDER

UNLISTED = "unlisted"
"""Stands for the row of a substance that is known not to be in table 1."""

NO_CATEGORY = "none"
"""Stands for the symbol of a substance that was classified and belongs to no category of table 2."""


def _key(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split(";")))


@attrs.frozen
class Row:
    """One row of table 1.

    ``names`` identify the row as its title does. ``hints`` are names that it shares with other rows, or that hold for
    it only under the condition in its title (硝化棉, 硝酸): they suggest the row and never identify it.
    """

    no: int
    title: str
    en: str
    cas: tuple[str, ...] = attrs.field(converter=_parts)
    names: tuple[str, ...] = attrs.field(converter=_parts)
    hints: tuple[str, ...] = attrs.field(converter=_parts)
    seen: str

    @property
    def conditional(self) -> bool:
        """Whether the substance's name or CAS number alone does not tell that it is this row."""
        return bool(self.hints)

    def text(self, lang: Lang = "zh") -> str:
        """The row's number and title."""
        return f"row {self.no} {self.en}" if check_lang(lang) == "en" else f"第{self.no}行 {self.title}"


@attrs.frozen
class Category:
    """One hazard category of table 2, by its symbol such as W5.3."""

    symbol: str
    title: str
    en: str
    seen: str


def _read(name: str) -> list[dict[str, str]]:
    with (LAW_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


TABLE1: Mapping[int, Row] = {
    int(r["no"]): Row(int(r["no"]), r["title"], r["en"], r["cas"], r["names"], r["hints"], r["seen"])
    for r in _read("gb18218-table1.csv")
}
TABLE2: Mapping[str, Category] = {r["symbol"]: Category(**r) for r in _read("gb18218-table2.csv")}
_SYMBOLS = {_key(symbol): symbol for symbol in [*TABLE2, NO_CATEGORY]}


def _by_key(names: Callable[[Row], Iterable[str]]) -> dict[str, tuple[Row, ...]]:
    found: dict[str, tuple[Row, ...]] = {}
    for row in TABLE1.values():
        for key in dict.fromkeys(map(_key, names(row))):
            found[key] = (*found.get(key, ()), row)
    return found


_IDENTIFIED = _by_key(lambda row: [row.title, row.en, *row.names])
_SUGGESTED = _by_key(lambda row: row.hints)
_CAS = _by_key(lambda row: row.cas)


@attrs.frozen
class Match:
    """What a name and a CAS number say of table 1: the row, or the rows it may be, or neither.

    With ``row`` and ``candidates`` empty the substance is not in table 1 as far as can be told.
    """

    row: Row | None = None
    candidates: tuple[Row, ...] = ()


def match(name: str, cas: str) -> Match:
    """The row of table 1 that a substance is; either text may be empty.

    A name that the table does not know is not overruled by a CAS number, because a solution often carries the number
    of what is dissolved (氨水 that of 氨): the row is then only a candidate.
    """
    named, numbered = _IDENTIFIED.get(_key(name), ()), _CAS.get(_key(cas), ())
    agreed = not cas or set(named) <= set(numbered) or not (numbered or any(r.cas for r in named))
    if len(named) == 1 and agreed:
        return Match(named[0])
    if len(numbered) == 1 and not name and not numbered[0].conditional:
        return Match(numbered[0])
    return Match(None, tuple(dict.fromkeys([*_SUGGESTED.get(_key(name), ()), *numbered, *named])))


def near_rows(name: str) -> list[Row]:
    """The rows whose names resemble a name that the table does not know, nearest first."""
    names = {n: row for row in TABLE1.values() for n in (row.title, row.en, *row.names, *row.hints)}
    close = difflib.get_close_matches(name, names, n=3)
    return list({names[n].no: names[n] for n in close}.values())


def symbol_named(text: str) -> str:
    """The symbol of table 2 written as ``text``, or :data:`NO_CATEGORY`.

    :raises UnknownNameError: there is none; near symbols are listed
    """
    symbol = _SYMBOLS.get(_key(text))
    if symbol is None:
        raise UnknownNameError.of(
            Words("表2危险类别符号", "hazard category of table 2"), text.upper(), TABLE2
        )
    return symbol


def is_cas(text: str) -> bool:
    """Whether a text is a CAS number with the right check digit."""
    if not re.fullmatch(r"[1-9]\d{1,6}-\d\d-\d", text, re.ASCII):
        return False
    *digits, check = (int(d) for d in text if d != "-")
    return sum(place * d for place, d in enumerate(reversed(digits), start=1)) % 10 == check
