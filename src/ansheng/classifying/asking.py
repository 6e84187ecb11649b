"""Asking: the form of classifying that takes texts, tables and names."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from ansheng.catalogue import Catalogue
from ansheng.classifying.candidate import Candidates
from ansheng.classifying.classifier import classifier
from ansheng.classifying.tables import frame_of, sheets_of, taught
from ansheng.dates import AnyDay, day_of
from ansheng.errors import InputError
from ansheng.shelf import load
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl


@overload
def classify(  # type: ignore[overload-overlap]  # a text is an object, and tables have no type in common
    description: str,
    *,
    on: AnyDay,
    sector: str | None = None,
    top: int = 5,
    confirmed: object = None,
    sheet: str | None = None,
    catalogue: Catalogue | None = None,
) -> Candidates: ...
@overload
def classify(
    description: object,
    *,
    on: AnyDay,
    sector: str | None = None,
    top: int = 5,
    confirmed: object = None,
    sheet: str | None = None,
    catalogue: Catalogue | None = None,
) -> pl.DataFrame: ...
def classify(
    description: object,
    *,
    on: AnyDay,
    sector: str | None = None,
    top: int = 5,
    confirmed: object = None,
    sheet: str | None = None,
    catalogue: Catalogue | None = None,
) -> Candidates | pl.DataFrame:
    """The clauses in force that a description may be about, with reasons; people decide.

    :param description: what was found, in words; or a table of hazards with a column such as 隐患描述: a list of
        descriptions or mappings, a Polars, pandas or Arrow table, a file as a :class:`pathlib.Path`, its content or
        name and content
    :param on: the day for which the law is applied
    :param sector: the sector (行业领域) or another name of it; without it a row's own, or else all sectors
    :param top: how many candidates at most
    :param confirmed: rows of the office whose clauses people have confirmed, as a table or file with 隐患描述 and
        标准编号 with 条款编号, or 判定依据; like descriptions get the same clause first. Nothing of it is kept
    :param sheet: the one sheet of a workbook to read
    :param catalogue: the plugins to use; by default all that are installed
    :returns: for a text the candidates, the likeliest first; for a table a frame, a row a candidate, with the row's
        ``id`` and number, ``rank`` and what a candidate says: ``standard``, ``clause``, ``title``, ``score``,
        ``words``, ``rule``, ``basis``, and ``mapped``, which is false for descriptions that are likely about no clause;
        these stand first
    :raises InputError: the table cannot be read, or has no descriptions
    :raises DayError: ``on`` is not a day
    :raises UnknownNameError: there is no such sector; near names are listed

    >>> import ansheng
    >>> [found, *_] = ansheng.classify("储罐液位计失灵，没装报警", on="2026-06-01", sector="燃气")
    >>> found.standard, found.clause
    ('gas.major-hazards', '5(1)')
    """
    if top < 1:
        raise InputError(Words(f"top= 应为1以上的整数，收到{top}", f"top is a number from 1, not {top}"))
    asked = classifier(catalogue or load(on_error="report"), day_of(on, "on"))
    if confirmed is not None:
        asked = taught(asked, confirmed)
    if isinstance(description, str):
        return asked.classify(description, sector, top)
    return frame_of(sheets_of(asked, description, sector=sector, top=top, sheet=sheet))
