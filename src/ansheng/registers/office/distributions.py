"""Distributions: what publicity was handed out, how many copies, by whom and to whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import attrs

from ansheng.dates import AnyDay, day_of
from ansheng.errors import check_lang
from ansheng.facts.kinds import Choice, Count, Day, Text
from ansheng.facts.kinds.spelling import headers_of
from ansheng.facts.record import Facts
from ansheng.responsibility.parties import Parties, names_in
from ansheng.responsibility.records import PartyRecord
from ansheng.words import Lang


class DistributionRecord(
    Facts,
    title="宣传品发放",
    en="distribution",
    table="distributions",
    headers=headers_of(Path(__file__).parents[1] / "headers.toml", "distributions"),
):
    """One handing out of publicity on one day: what, how many copies, by whom, to whom."""

    name = Text("宣传品名称", en="what was handed out")
    kind = Text("宣传品种类", en="kind")
    handed_on = Day("发放日期", en="handed out on", past=True)
    by = Text("发放单位", en="handed out by")
    audience = Choice(
        "受众",
        en="audience",
        options={"public": "社会公众", "bodies": "成员单位", "enterprises": "企业", "staff": "从业人员"},
        other_names={
            **dict.fromkeys(("公众", "群众", "居民", "面向公众"), "public"),
            **dict.fromkeys(("部门", "乡镇", "责任单位", "部门和乡镇"), "bodies"),
            **dict.fromkeys(("生产经营单位", "企业单位"), "enterprises"),
            **dict.fromkeys(("职工", "员工", "工人"), "staff"),
        },
    )
    receivers = Text("领取单位", en="received by", note="用顿号隔开。")
    place = Text("发放地点", en="place")
    copies = Count("发放份数", unit="份", en="copies")
    signed_by = Text("签收人", en="signed for by")
    photos = Text("照片", en="photographs")
    remarks = Text("备注", en="remarks")


@attrs.frozen
class Distributed:
    """What was handed out of one thing by the end of a day.

    :param copies: of the rows that state a number; ``blank`` rows have none or no day, so that there may be more
    :param receivers: the bodies that it went to, each once; ``unreached`` are those of the list that it did not
    """

    name: str
    times: int
    copies: int
    blank: int
    receivers: tuple[str, ...]
    unreached: tuple[str, ...]

    def text(self, lang: Lang = "zh") -> str:
        """What was handed out, in a line."""
        if check_lang(lang) == "en":
            said = f"{self.name}: {self.copies} copies, handed out {self.times} times to {len(self.receivers)} bodies"
            said += f"; {self.blank} rows without a number or a day" if self.blank else ""
            return said + (f"; not to {len(self.unreached)} of the list" if self.unreached else "")
        said = f"{self.name}：发放{self.times}次共{self.copies}份，领取单位{len(self.receivers)}家"
        said += f"；另有{self.blank}行未填份数或日期" if self.blank else ""
        return said + (f"；名册内{len(self.unreached)}家未领取" if self.unreached else "")


def distributed(
    records: Iterable[DistributionRecord], on: AnyDay, parties: Parties | Iterable[PartyRecord | str] = ()
) -> tuple[Distributed, ...]:
    """What was handed out by the end of a day, thing by thing, in the order of the table.

    :param parties: the bodies that each thing must reach; none where that is not asked

    >>> rows = [DistributionRecord(name="摘编手册", handed_on="2020-11-01", copies=65, receivers="甲局、乙镇")]
    >>> distributed(rows, "2020-12-31", ["甲局", "乙镇", "丙镇"])[0].text()
    '摘编手册：发放1次共65份，领取单位2家；名册内1家未领取'
    """
    day = day_of(on, "on")
    register = parties if isinstance(parties, Parties) else Parties.of(parties)
    known = [row for row in records if not (row.handed_on and row.handed_on > day)]
    names = dict.fromkeys(row.name or "" for row in known)
    return tuple(_distributed(name, [r for r in known if (r.name or "") == name], register) for name in names)


def _distributed(name: str, rows: Sequence[DistributionRecord], register: Parties) -> Distributed:
    dated = [row for row in rows if row.handed_on is not None]
    counted = [row.copies for row in dated if row.copies is not None]
    reached = dict.fromkeys(register.named(each) for row in dated for each in names_in(row.receivers))
    listed = (party.name for party in register.records if party.name)
    unreached = tuple(party for party in listed if party not in reached)
    return Distributed(name, len(dated), sum(counted), len(rows) - len(counted), tuple(reached), unreached)
