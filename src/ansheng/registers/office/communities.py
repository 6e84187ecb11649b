"""Communities: the safety communities (安全社区) that were named, by whom and how they stand on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs

from ansheng.dates import AnyDay, day_label, day_of
from ansheng.errors import check_lang, word
from ansheng.facts.kinds import Choice, Day, Flag, Text
from ansheng.facts.kinds.spelling import headers_of
from ansheng.facts.record import Facts
from ansheng.registers.lasting import Phase, phase
from ansheng.words import Lang, Words

STATES: Mapping[Phase, Words] = {
    "running": Words("命名有效", "holds its name"),
    "not_yet": Words("未命名", "not yet named"),
    "over": Words("命名已到期", "its term is over"),
    "ended": Words("已撤销命名", "name withdrawn"),
    "unknown": Words("无法判断", "unknown"),
}
"""How the naming of a community stands, in Chinese and in English."""


class CommunityRecord(
    Facts,
    title="安全社区",
    en="safety community",
    table="communities",
    headers=headers_of(Path(__file__).parents[1] / "headers.toml", "communities"),
):
    """One community that was named a safety community at one level."""

    name = Text("社区名称", en="community")
    level = Choice(
        "命名级别",
        en="level",
        options={
            "international": "国际",
            "state": "国家级",
            "province": "省级",
            "city": "市级",
            "county": "县级",
        },
        other_names={"全国": "state", "国家": "state", "省": "province", "市": "city", "区级": "county"},
    )
    applied_on = Day("申报日期", en="applied on", past=True)
    named_on = Day("命名日期", en="named on", after="applied_on", past=True)
    named_by = Text("命名机关", en="named by")
    number = Text("命名文号", en="document number")
    valid_to = Day("命名有效期至", en="valid to", after="named_on")
    withdrawn = Flag("是否撤销命名", dated="withdrawn_on", en="withdrawn")
    withdrawn_on = Day("撤销命名日期", en="withdrawn on", after="named_on", past=True)
    population = Text("覆盖人口", en="population")
    remarks = Text("备注", en="remarks")


@attrs.frozen
class CommunityStanding:
    """How one naming of a community stands at the end of a day."""

    record: CommunityRecord
    state: Phase

    def text(self, lang: Lang = "zh") -> str:
        """The standing in a line, with who named it and when."""
        named, state = self.record, word(lang, STATES[self.state])
        day = day_label(named.named_on, lang) if named.named_on else ""
        if check_lang(lang) == "en":
            return f"{named.name}: {state}; by {named.named_by or 'whom is not stated'}, {day or 'day not stated'}"
        return f"{named.name}：{state}；{named.named_by or '命名机关未填'}，{f'{day}命名' if day else '命名日期未填'}"


def community_standings(records: Iterable[CommunityRecord], on: AnyDay) -> tuple[CommunityStanding, ...]:
    """How each naming stands at the end of a day: it holds on its last day still.

    >>> row = CommunityRecord(name="甲社区", named_on="2014-06-01", named_by="省安监局", withdrawn=False)
    >>> community_standings([row], "2014-05-31")[0].state, community_standings([row], "2014-06-01")[0].state
    ('not_yet', 'running')
    """
    day = day_of(on, "on")
    return tuple(
        CommunityStanding(
            row,
            phase(
                day,
                since=row.named_on,
                until=row.valid_to,
                ended=row.withdrawn,
                ended_on=row.withdrawn_on,
            ),
        )
        for row in records
    )
