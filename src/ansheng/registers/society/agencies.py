"""Agencies: the firms that assess, test and train (评价、检测、培训机构), how they were checked, and their licences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs

from ansheng.dates import AnyDay, day_label, day_of
from ansheng.errors import check_lang, word
from ansheng.facts.as_of import stood
from ansheng.facts.kinds import Choice, Count, Day, Flag, Text
from ansheng.facts.kinds.spelling import headers_of
from ansheng.facts.record import Facts
from ansheng.registers.lasting import Phase, if_said, phase
from ansheng.sheets import names
from ansheng.words import Lang, Words

LICENCES: Mapping[Phase, Words] = {
    "running": Words("资质有效", "licence valid"),
    "not_yet": Words("资质未生效", "licence not yet valid"),
    "over": Words("资质已到期", "licence expired"),
    "ended": Words("资质已撤销", "licence withdrawn"),
    "unknown": Words("资质是否有效不明", "not known whether the licence is valid"),
}
"""How the licence of an agency stands, in Chinese and in English."""


class AgencyRecord(
    Facts,
    title="机构检查",
    en="check of an agency",
    table="agencies",
    headers=headers_of(Path(__file__).parents[1] / "headers.toml", "agencies"),
):
    """One check of one agency; a row without a day of checking is one of the list of agencies."""

    observed_on = Day("登记日期", en="recorded on", past=True)
    name = Text("机构名称", en="agency")
    kind = Choice(
        "机构类别",
        en="kind",
        options={
            "assessment": "安全评价",
            "testing": "检测检验",
            "training": "安全培训",
            "fire": "消防技术服务",
            "other": "其他",
        },
        other_names={
            **dict.fromkeys(("评价", "评价机构", "安全评价机构"), "assessment"),
            **dict.fromkeys(("检测", "检验", "检测机构", "检测检验机构", "检验检测"), "testing"),
            **dict.fromkeys(("培训", "培训机构", "安全培训机构"), "training"),
        },
    )
    licence = Text("资质证书编号", en="licence")
    licensed_on = Day("资质取得日期", en="licensed on", past=True)
    licence_to = Day("资质有效期至", en="licence valid to", after="licensed_on")
    withdrawn = Flag("是否撤销资质", dated="withdrawn_on", en="licence withdrawn")
    withdrawn_on = Day("撤销资质日期", en="licence withdrawn on", past=True)
    checked_on = Day("检查日期", en="checked on", past=True)
    checked_by = Text("检查单位", en="checked by")
    problems = Count("发现问题数", unit="个", en="problems found")
    false_report = Flag("是否出具虚假报告", en="false report issued")
    measure = Text("处理措施", en="measure")
    rectified = Flag("是否整改", dated="rectified_on", en="rectified")
    rectified_on = Day("整改日期", en="rectified on", after="checked_on", past=True)
    remarks = Text("备注", en="remarks")


@attrs.frozen
class AgencyStanding:
    """How one agency stands at the end of a day.

    :param checks: how often it was checked, and ``last`` when last
    :param problems: what the checks found, as far as they state it; ``blank`` checks do not
    :param open: checks with problems that are not rectified, and ``doubtful`` those of which that is not known
    :param false_reports: checks that found a false report
    """

    name: str
    licence: Phase
    checks: int
    last: dt.date | None
    problems: int
    blank: int
    open: int
    doubtful: int
    false_reports: int

    def text(self, lang: Lang = "zh") -> str:
        """The standing in a line."""
        licence = word(lang, LICENCES[self.licence])
        last = day_label(self.last, lang) if self.last else ""
        if check_lang(lang) == "en":
            said = f"{self.name}: {licence}; checked {self.checks} times" + (
                f", last on {last}" if last else ""
            )
            said += f", {self.problems} problems" if self.checks else ""
            said += f", {self.open} checks not rectified" if self.open else ""
            said += f", {self.doubtful} not known" if self.doubtful else ""
            return said + (f", {self.false_reports} false reports" if self.false_reports else "")
        if not self.checks:
            return f"{self.name}：{licence}；无检查记录"
        said = f"{self.name}：{licence}；检查{self.checks}次，最近一次为{last}，发现问题{self.problems}个"
        said += f"，{self.open}次检查的问题未整改" if self.open else ""
        said += f"，{self.doubtful}次是否整改不明" if self.doubtful else ""
        return said + (f"，{self.false_reports}次查出虚假报告" if self.false_reports else "")


def agency_standings(records: Iterable[AgencyRecord], on: AnyDay) -> tuple[AgencyStanding, ...]:
    """How each agency stands at the end of a day, in the order of the table.

    Its licence is that of the last row that says anything of it; one whose last day is stated was not withdrawn unless
    that is said.

    >>> row = AgencyRecord(name="甲评价公司", licensed_on="2020-07-01", licence_to="2025-06-30", withdrawn=False)
    >>> [agency_standings([row], day)[0].licence for day in ("2025-06-30", "2025-07-01")]
    ['running', 'over']
    """
    day = day_of(on, "on")
    rows: dict[str, list[AgencyRecord]] = {}
    for row in records:
        if row.name and not (row.checked_on and row.checked_on > day):
            rows.setdefault(names.key(row.name), []).append(row)
    return tuple(_standing(each, day) for each in rows.values())


def _standing(rows: list[AgencyRecord], on: dt.date) -> AgencyStanding:
    checks = sorted((row.checked_on, at) for at, row in enumerate(rows) if row.checked_on is not None)
    made = [rows[at] for _, at in checks]
    found = [row for row in made if row.problems or row.false_report]
    states = [stood(row.rectified, row.rectified_on, on) for row in found]
    return AgencyStanding(
        name=rows[0].name or "",
        licence=_licence(rows, on),
        checks=len(made),
        last=checks[-1][0] if checks else None,
        problems=sum(row.problems or 0 for row in made),
        blank=sum(1 for row in made if row.problems is None),
        open=states.count(False),
        doubtful=states.count(None),
        false_reports=sum(1 for row in made if row.false_report),
    )


def _licence(rows: list[AgencyRecord], on: dt.date) -> Phase:
    said = [row for row in rows if row.licensed_on or row.licence_to or row.withdrawn is not None]
    if not said:
        return "unknown"
    row = said[-1]
    begun = row.licensed_on or (on if row.licence_to else None)
    withdrawn = if_said(row.withdrawn, row.withdrawn_on) if row.licence_to else row.withdrawn
    return phase(on, since=begun, until=row.licence_to, ended=withdrawn, ended_on=row.withdrawn_on)
