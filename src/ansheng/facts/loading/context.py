"""Context: what the names and titles of a table say of its rows, and what its office says where they are silent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from ansheng.dates import Period
from ansheng.errors import Problem
from ansheng.facts.kinds import Fact
from ansheng.facts.loading.office import Office
from ansheng.facts.loading.years import Said, Years, month_in, part_in, year_in
from ansheng.facts.record import Facts
from ansheng.sheets.cells import clean, normalise, title_key
from ansheng.words import Words

_AREA = re.compile(r"([\u4e00-\u9fff]{1,10}(?:镇|乡|街道|开发区|区|县))")
_NO_AREA = re.compile(
    r"[全各本我该市省辖县区乡镇城村集家老水侨下]*(?:乡|镇|县|区|街道|开发区)"
    r"|.*(?:乡镇|县区|城镇|下乡|[各全本我该](?:镇|乡|县|街道)|(?:商业|主要|沿)街道)"
    r"|.*(?:[园景小厂矿林牧库罐社校营片辖各全本我该地灾疫禁]|作业|办公|生活|装卸|生产|储存|仓储|存储|施工|加工|商业|住宅"
    r"|车间)区"
    r"|[东西南北中前后左右上下内外老新山一二三四五六七八九十]区"
)
"""What ends like the name of an area and is none."""
_APART = re.compile(r"[\s\-_—–.,，、·+~()（）\[\]【】《》]+")
_DATES = re.compile(r"\d+(?:[年月日期号季度]|第)*|[上下]半年|[一二三四]季度")
_ORDINARY = re.compile(
    r"(?:安全|生产|监管|问题|整改|治理|排查|检查|执法|企业|单位|重大|一般|汇总|统计|登记|明细|记录|情况|台账|清单"
    r"|一览|名单|名册|报送|填报|上报|[的表])*"
)


@attrs.frozen
class Taken:
    """A value that holds for a whole table, and who says it: the header of a column, where there is one."""

    value: Any
    by: Words
    column: str | None = None


@attrs.frozen(eq=False)
class Context:
    """What stands around a table.

    :param titles: the texts above the header
    :param office: what its office says
    :param folders: the folders of a dossier in which the file lies, the nearest first
    """

    facts: type[Facts]
    file: str | None
    sheet: str | None
    titles: tuple[str, ...]
    office: Office
    folders: tuple[str, ...] = ()

    def years(self, header: str) -> Years:
        """What is known of the year of the days under a header that state none."""
        said = [*_said_by(header, HEADER), *self._said()]
        return Years.of(said, list(self._said_elsewhere()), self._month())

    def _month(self) -> int | None:
        """The month that the table is of, by the names of its sheet and file and by its titles."""
        names = (self.sheet or "", Path(self.file or "").stem, *self.titles)
        found = {month for name in names if (month := month_in(name))}
        return found.pop() if len(found) == 1 else None

    def constants(self) -> dict[str, Taken]:
        """The values of facts that hold for the whole table, where no column says otherwise."""
        found = {name: Taken(value, _DEFAULTS) for name, value in self.office.constants(self.facts).items()}
        for name, fact in self.facts.facts().items():
            if fact.titled and (by := self._titled(fact.titled)):
                found[name] = Taken(True, by)
        if area := self._area():
            meant = self.office.words(self.facts).get("region", {})
            found["region"] = Taken(meant.get(title_key(area.value), area.value), area.by)
        return found

    def _said(self) -> Iterator[Said]:
        if self.sheet is not None:
            yield from _said_by(self.sheet, _sheet(self.sheet), bare=True)
        if self.file is not None:
            yield from _said_by(Path(self.file).stem, _file(self.file), bare=True)
        for folder in self.folders:
            yield from _said_by(folder, _folder(folder), bare=True)
        for title in self.titles:
            yield from _said_by(title, Words(f"标题“{title}”", f"the title {title!r}"))

    def _said_elsewhere(self) -> Iterator[Said]:
        window, year = self.office.window, self.office.year
        if window is not None:
            one = window.first.year == window.last.year
            yield Said(_whole(window.first.year) if one else window, _WINDOW, window if one else None)
        if year is not None:
            yield Said(_whole(year), _DEFAULTS)

    def _titled(self, words: str) -> Words | None:
        """Who says the words of the whole table, if anybody does."""
        said = re.compile(rf"(?<![非和与及、]){re.escape(words)}(?![和与及、]|隐患)")
        for title in self.titles:
            if said.search(normalise(title)):
                return Words(f"标题“{title}”", f"the title {title!r}")
        if self.sheet is not None and said.search(normalise(self.sheet)):
            return _sheet(self.sheet)
        return _file(self.file) if self.file is not None and said.search(Path(self.file).stem) else None

    def _area(self) -> Taken | None:
        """The township or district that the sheet is named after, or else the file, or else a folder."""
        if self.sheet is not None and (area := area_in(self.sheet, self.facts.title)):
            return Taken(area, _sheet(self.sheet))
        if self.file is not None and (area := area_in(Path(self.file).stem, self.facts.title)):
            return Taken(area, _file(self.file))
        named = ((folder, area_in(folder, self.facts.title)) for folder in self.folders)
        return next((Taken(area, _folder(folder)) for folder, area in named if area), None)


def area_in(name: str, title: str = "") -> str | None:
    """The township, street or district that a sheet or file is named after; None where there is none, or several.

    :param title: what the table holds, which may stand in its name too

    >>> area_in("崇兴镇"), area_in("02 隐患台账-东塔镇（12月）", "隐患"), area_in("示例一镇隐患排查台账", "隐患")
    ('崇兴镇', '东塔镇', '示例一镇')
    >>> area_in("储罐区"), area_in("各乡镇"), area_in("景区检查"), area_in("甲镇-乙镇")
    (None, None, None, None)
    """
    found = set()
    for piece in _APART.split(_DATES.sub(" ", clean(name))):
        area = _AREA.match(piece)
        rest = piece[area.end() :].replace(title, "") if area else ""
        if area and _ORDINARY.fullmatch(rest) and not _NO_AREA.fullmatch(area[1]):
            found.add(area[1])
    return found.pop() if len(found) == 1 else None


def notes(facts: type[Facts], taken: Mapping[str, Taken]) -> Iterator[Problem]:
    """What is said once of each fact whose value was taken for the whole table."""
    for name, each in taken.items():
        fact = facts.fact(name)
        shown = _shown(fact, each.value)
        words = Words(
            f"表内无“{fact.title}”列，按{each.by.zh}取“{shown.zh}”",
            f"no column {fact.en!r}; {each.by.en} says {shown.en!r}",
        )
        yield Problem("from_context", words, column=each.column, value=shown.zh)


HEADER = Words("表头", "the header")
"""What says the year of a column, or what it is of, where its header does."""

_WINDOW = Words("行动起止日期", "the days of the campaign")
_DEFAULTS = Words("设置中的 [defaults] ", "[defaults]")


def _said_by(text: str, by: Words, *, bare: bool = False) -> Iterator[Said]:
    if year := year_in(text, bare=bare):
        part = part_in(text)
        yield Said(_whole(year), by, part if part and part.first.year == year else None)


def _whole(year: int) -> Period:
    return Period.parse(str(year))


def _sheet(name: str) -> Words:
    return Words(f"工作表名“{name}”", f"the sheet's name {name!r}")


def _file(name: str) -> Words:
    return Words(f"文件名“{Path(name).name}”", f"the file's name {Path(name).name!r}")


def _folder(name: str) -> Words:
    return Words(f"文件夹名“{name}”", f"the folder's name {name!r}")


def _shown(fact: Fact[Any], value: Any) -> Words:
    if isinstance(value, bool):
        return Words("是" if value else "否", "yes" if value else "no")
    return Words(fact.options.get(value, str(value)) if fact.options else str(value), str(value))
