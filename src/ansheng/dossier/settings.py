"""Settings of a dossier: what ``campaign.toml`` says of the campaign, its report and its tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import attrs
import cattrs
from immutabledict import immutabledict

from ansheng.dates import Period, day_label, parse_day
from ansheng.dossier.wording import Find, Wording, office_of
from ansheng.errors import AnshengError, InputError, UnknownNameError, check_lang, near, word
from ansheng.facts.loading.office import NO_OFFICE, Office
from ansheng.facts.record import Facts
from ansheng.hazards.records import HazardRecord
from ansheng.sheets.door import read_toml
from ansheng.tables.known import KnownTables
from ansheng.words import Lang, Words

FILE = "campaign.toml"
NOT_STATED = "（未注明发文机关）"


@attrs.frozen(slots=False)
class _Described:
    """``[campaign]`` of the file."""

    title: str
    issuer: str = NOT_STATED
    starts: dt.date | None = None
    ends: dt.date | None = None
    made_up: str | None = None


@attrs.frozen(slots=False, kw_only=True)
class _Reported:
    """``[report]`` of the file."""

    period: Period | None = None
    as_of: dt.date | None = None
    base: Period | None = None
    chance: bool = False


@attrs.frozen(slots=False, kw_only=True)
class _Checked:
    """``[check]`` of the file."""

    rules: str | None = None


@attrs.frozen
class Campaign(_Checked, _Reported, _Described):
    """A campaign as its dossier describes it, with what its report covers by default.

    :param made_up: a note that the records are made up, if they are
    :param starts: the first day of the campaign
    :param ends: the last day of the campaign
    :param period: the window of the report
    :param as_of: the day to whose end the report knows events
    :param base: the base period of the report
    :param chance: whether the report says of a comparison that its difference is within chance
    :param rules: by which rules its records are checked, as :func:`ansheng.check` takes them: ``"-hazchem.criteria"``
    :param basis: the office's own documents by the steps of escalation that rest on them, such as 督办

    >>> Campaign("百日整治", period=Period.parse("2020")).issuer
    '（未注明发文机关）'
    """

    basis: Mapping[str, str] = attrs.field(factory=dict)


@attrs.frozen
class Place:
    """Where a table is: a file of the folder, and the sheet where only one of a workbook is meant."""

    file: str
    sheet: str | None = None

    @property
    def ledger(self) -> bool:
        """Whether it is no file but the address of a ledger, such as ``sqlite:///台账.db``."""
        return "://" in self.file


@attrs.frozen(eq=False)
class Settings:
    """What a ``campaign.toml`` says.

    :param tables: the places of tables by name, where they are listed
    :param only: whether nothing but these is read
    :param office: the headers and words of the office, and what holds where its tables are silent
    """

    campaign: Campaign
    tables: Mapping[str, tuple[Place, ...]] = attrs.field(factory=dict)
    only: bool = False
    office: Office = NO_OFFICE

    def places(self) -> list[Place]:
        """The places of files that are listed."""
        return [place for places in self.tables.values() for place in places if not place.ledger]

    def ledgers(self) -> dict[str, str]:
        """The addresses of ledgers by the tables that come from them."""
        return {
            table: place.file for table, places in self.tables.items() for place in places if place.ledger
        }


@attrs.frozen(slots=False, kw_only=True)
class _Listed:
    """``[tables]`` of the file."""

    places: dict[str, tuple[Place, ...]] = attrs.field(factory=dict)
    only: bool = False


@attrs.frozen(slots=False, kw_only=True)
class _File(Wording):
    campaign: _Described
    report: _Reported = _Reported()
    check: _Checked = _Checked()
    basis: dict[str, str] = attrs.field(factory=dict)
    tables: _Listed = _Listed()


@attrs.frozen(slots=False, kw_only=True)
class _Worded(Wording):
    """The same file, of which only the words of the office are wanted."""

    campaign: _Described | None = None
    report: _Reported = _Reported()
    check: _Checked = _Checked()
    basis: dict[str, str] = attrs.field(factory=dict)
    tables: _Listed = _Listed()


Read = TypeVar("Read")


def read_settings(path: Path, known: KnownTables) -> Settings:
    """What a ``campaign.toml`` says.

    :param known: the tables of which it may speak
    :raises InputError: it is not TOML in UTF-8, lacks a title, or says something that is not understood; each
        line of the message names the entry, such as ``report.as_of``
    """
    read = _structured(path, _File)
    parts = (read.campaign, read.report, read.check)
    stated = {name: value for part in parts for name, value in attrs.asdict(part, recurse=False).items()}
    campaign = Campaign(**stated, basis=immutabledict(read.basis))
    office = _office(read, campaign, path, known.called, tuple(known.by_table.values()))
    return Settings(campaign, _by_table(read.tables.places, path, known), read.tables.only, office)


def read_office(path: Path, find: Find, known: Sequence[type[Facts]]) -> Office:
    """What a ``campaign.toml`` says of the words of its office; the file need not say anything else.

    :param find: the class of the name of a table
    :param known: the classes of which one must have the fact that is said of every table
    :raises InputError: as :func:`read_settings`
    """
    read = _structured(path, _Worded)
    return _office(read, read.campaign, path, find, known)


def read_rules(path: Path) -> str | None:
    """Which rules a ``campaign.toml`` chooses for checks; the file need not say anything else.

    :raises InputError: as :func:`read_settings`
    """
    return _structured(path, _Worded).check.rules


def _office(
    read: Wording, campaign: _Described | None, path: Path, find: Find, known: Sequence[type[Facts]]
) -> Office:
    try:
        return office_of(read, known, find, None if campaign is None else _window(campaign))
    except InputError as error:
        raise _placed(path, error) from error


def _window(campaign: _Described) -> Period | None:
    if campaign.starts is None or campaign.ends is None:
        return None
    if campaign.starts > campaign.ends:
        raise InputError(
            Words(
                f"campaign.starts（{day_label(campaign.starts)}）"
                f"晚于 campaign.ends（{day_label(campaign.ends)}）；请更正",
                f"campaign.starts ({campaign.starts}) lies after campaign.ends ({campaign.ends}); correct one",
            )
        )
    return Period(campaign.starts, campaign.ends)


def _structured(path: Path, kind: type[Read]) -> Read:
    try:
        return _CONVERTER.structure(read_toml(path), kind)
    except cattrs.ClassValidationError as error:
        raise _refused(path, error) from error


def _placed(path: Path, error: InputError) -> InputError:
    """The error with the file before each of its lines."""
    return InputError(Words(_lines(path, error.words.zh), _lines(path, error.words.en)))


def _lines(path: Path, text: str) -> str:
    return "\n".join(f"{path}:{line}" for line in text.split("\n"))


def _by_table(
    listed: Mapping[str, tuple[Place, ...]], path: Path, known: KnownTables
) -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    for name, places in listed.items():
        try:
            facts = known.called(name)
        except UnknownNameError as error:
            raise InputError(
                Words(f"{path}：[tables] 中{error.words.zh}", f"{path}: [tables]: {error.words.en}")
            ) from error
        found[facts.table] = (*found.get(facts.table, ()), *places)
    for table, places in found.items():
        if any(place.ledger for place in places) and (table != HazardRecord.table or len(places) > 1):
            raise InputError(
                Words(
                    f"{path}：[tables] 中只有 hazards 可取自台账，且不能同时列出文件；请更正 {table}",
                    f"{path}: [tables]: a ledger holds hazards only, and no file stands beside it; correct {table}",
                )
            )
    return found


def _text(value: object, _: object) -> str:
    if isinstance(value, str) and value.strip():
        return value.strip()
    raise InputError(Words("应为文本，写在引号内", "expected a text in quotes"))


def _truth(value: object, _: object) -> bool:
    if isinstance(value, bool):
        return value
    raise InputError(
        Words(
            f"应为 true 或 false，不加引号，收到“{value}”",
            f"expected true or false without quotes, not {value!r}",
        )
    )


def _day(value: object, _: object) -> dt.date:
    day = parse_day(value) if isinstance(value, str | dt.date) else None
    if day is None:
        raise InputError(
            Words(
                f"应为日期（如 2020-12-31），收到“{value}”",
                f"expected a day such as 2020-12-31, not {value!r}",
            )
        )
    return day


def _period(value: object, _: object) -> Period:
    return Period.parse(str(value))


def _places(value: object, _: object) -> tuple[Place, ...]:
    return tuple(_place(part) for part in (value if isinstance(value, list) else [value]))


def _listed(value: object, _: object) -> _Listed:
    places = dict(value) if isinstance(value, dict) else {"tables": value}
    only = places.pop("only", False)
    if not isinstance(only, bool):
        raise InputError(
            Words(f"“only”应为 true 或 false，收到“{only}”", f"only is true or false, not {only!r}")
        )
    return _Listed(places=_CONVERTER.structure(places, dict[str, tuple[Place, ...]]), only=only)


def _place(value: object) -> Place:
    match value:
        case str(file) if file.strip():
            return Place(file)
        case {"file": str(file), "sheet": str(sheet), **rest} if not rest:
            return Place(file, sheet)
        case {"file": str(file), **rest} if not rest:
            return Place(file)
    raise InputError(
        Words(
            f'应为文件名或 {{ file = "文件名", sheet = "工作表" }}，收到“{value}”',
            f'expected a file name or {{ file = "...", sheet = "..." }}, not {value!r}',
        )
    )


def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(bool, _truth)
    converter.register_structure_hook(dt.date, _day)
    converter.register_structure_hook(Period, _period)
    converter.register_structure_hook_func(lambda kind: kind == tuple[Place, ...], _places)
    converter.register_structure_hook(_Listed, _listed)
    return converter


_CONVERTER = _converter()


def _refused(path: Path, error: cattrs.ClassValidationError) -> InputError:
    def lines(lang: Lang) -> list[str]:
        told = cattrs.transform_error(error, format_exception=lambda part, _: _told(part, lang))
        return [f"{path}:{_place_first(line)}" for line in told]

    return InputError(Words("\n".join(lines("zh")), "\n".join(lines("en"))))


def _place_first(line: str) -> str:
    message, _, place = line.rpartition(" @ $")
    return f"{place.lstrip('.')} {message}".strip()


def _told(error: BaseException, lang: Lang) -> str:
    match error:
        case AnshengError():
            return error.text(lang)
        case cattrs.ForbiddenExtraKeysError():
            unknown = sorted(error.extra_fields)
            known = [field.name for field in attrs.fields(error.cl)]
            close = [name for extra in error.extra_fields for name in near(extra, known)] or known
            if check_lang(lang) == "en":
                return f"does not know {', '.join(unknown)}; known are {', '.join(close)}"
            return f"中无“{'”“'.join(unknown)}”；可选：{'、'.join(close)}"
        case KeyError():
            return word(lang, Words("未填；请填写", "is missing; give it"))
    return word(lang, Words("应为一组设置", "expected a table of settings"))
