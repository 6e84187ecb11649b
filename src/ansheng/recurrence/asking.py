"""Asking: which names are one unit, which hazards are one, and which came back, of whatever a table is given as."""

from __future__ import annotations

from ansheng.errors import InputError
from ansheng.facts.loading.office import NO_OFFICE, Office
from ansheng.recurrence.decided import decisions_of
from ansheng.recurrence.finding import DAYS, HAZARDS, UNITS, hazard_pairs, unit_pairs
from ansheng.recurrence.pairs import Pairs
from ansheng.recurrence.reading import Rows, rows_of
from ansheng.words import Words


def same_units(
    hazards: object,
    *,
    threshold: float = UNITS,
    decided: object = None,
    sheet: str | None = None,
    office: Office = NO_OFFICE,
) -> Pairs:
    """The names in a table of hazards that are likely of one unit, with reasons; people decide.

    Names are one by the id of the unit, or by what they are called without brackets, form of company and place, with
    one wrong character at most. Different numbers, directions, places or ids speak against it.

    :param hazards: a table: a frame, a list of mappings, a file as a :class:`pathlib.Path`, its content, a dossier; or
        a list of several
    :param threshold: from which score, 0 to 1, a pair is proposed
    :param decided: the pairs that people have accepted or refused before, as a table or file
    :param sheet: the one sheet of a workbook to read
    :raises InputError: a table cannot be read, or the threshold lies outside of 0 to 1

    >>> import ansheng
    >>> found = ansheng.same_units([{"单位名称": "华阳化工有限公司"}, {"单位名称": "华阳化工（有限责任公司）"}])
    >>> found.to_dicts()[0]["reasons"]
    ['仅公司形式不同']
    """
    return unit_pairs(_rows(hazards, sheet, office), decisions_of(decided), _checked(threshold))


def same_hazards(
    hazards: object,
    *,
    threshold: float = HAZARDS,
    days: int = DAYS,
    decided: object = None,
    sheet: str | None = None,
    office: Office = NO_OFFICE,
) -> Pairs:
    """The hazards that are likely one, entered twice: in two sheets or months, or by two sources; people decide.

    Two are one by unit, wording, clause and place, where they were found within a few days, or the later was found
    while the earlier stood open.

    :param days: found so many days apart, what was found is taken for one finding
    :raises MissingExtraError: the extra ``again`` is not installed
    :raises InputError: a table cannot be read, or the threshold lies outside of 0 to 1

    >>> import ansheng
    >>> said = ("安全出口堵塞", "安全出口被堵塞")
    >>> rows = [{"单位名称": "甲厂", "隐患描述": text, "发现日期": "2026-03-01"} for text in said]
    >>> len(ansheng.same_hazards(rows))
    1
    """
    return hazard_pairs(_rows(hazards, sheet, office), decisions_of(decided), _checked(threshold), days).of(
        "duplicate"
    )


def recurrences(
    hazards: object,
    *,
    threshold: float = HAZARDS,
    days: int = DAYS,
    decided: object = None,
    sheet: str | None = None,
    office: Office = NO_OFFICE,
) -> Pairs:
    """The hazards that likely came back: found again at the unit after the earlier one was put right; people decide.

    Pairs whose days do not say which was first, or whether the earlier was put right, have the kind ``undated``.

    :param days: found so many days apart, what was found is one finding and did not come back
    :raises MissingExtraError: the extra ``again`` is not installed
    :raises InputError: a table cannot be read, or the threshold lies outside of 0 to 1

    >>> import ansheng
    >>> found = ansheng.recurrences([
    ...     {"单位名称": "甲厂", "隐患描述": "安全出口堵塞", "发现日期": "2026-03-01", "整改完成日期": "2026-03-05"},
    ...     {"单位名称": "甲厂", "隐患描述": "安全出口又被堵塞", "发现日期": "2026-05-20"},
    ... ])
    >>> found.to_dicts()[0]["reasons"]
    ['单位名称相同', '描述相近', '前一条整改后再次发现']
    """
    return hazard_pairs(_rows(hazards, sheet, office), decisions_of(decided), _checked(threshold), days).of(
        "recurrence", "undated"
    )


def _rows(hazards: object, sheet: str | None, office: Office) -> Rows:
    return hazards if isinstance(hazards, Rows) else rows_of(hazards, sheet=sheet, office=office)


def _checked(threshold: float) -> float:
    if not 0 <= threshold <= 1:
        raise InputError(
            Words(f"阈值应在0到1之间，收到{threshold}", f"a threshold lies from 0 to 1, not {threshold}")
        )
    return threshold
