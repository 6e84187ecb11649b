"""Communities: from the day of naming to the last day of the name."""

from __future__ import annotations

import pytest

from ansheng.registers import CommunityRecord, community_standings


@pytest.mark.covers(119, by="ansheng.registers.community_standings")
@pytest.mark.parametrize(
    ("facts", "on", "state"),
    [
        ({"withdrawn": False}, "2014-05-31", "not_yet"),
        ({"withdrawn": False}, "2014-06-01", "running"),
        ({"withdrawn": False, "valid_to": "2019-05-31"}, "2019-05-31", "running"),
        ({"withdrawn": False, "valid_to": "2019-05-31"}, "2019-06-01", "over"),
        ({"withdrawn_on": "2016-01-01"}, "2015-12-31", "running"),
        ({"withdrawn_on": "2016-01-01"}, "2016-01-01", "ended"),
        ({}, "2015-12-31", "unknown"),
        ({"withdrawn": False, "named_on": None}, "2015-12-31", "unknown"),
    ],
)
def test_a_naming_by_day(facts: dict[str, object], on: str, state: str) -> None:
    row = CommunityRecord(**{"name": "甲社区", "named_on": "2014-06-01", "named_by": "省安监局", **facts})
    assert community_standings([row], on)[0].state == state


def test_what_is_said_of_a_naming() -> None:
    [found] = community_standings(
        [CommunityRecord(name="甲社区", named_on="2014-06-01", withdrawn=False)], "2015-12-31"
    )
    assert found.text() == "甲社区：命名有效；命名机关未填，2014年6月1日命名"
    assert found.text("en") == "甲社区: holds its name; by whom is not stated, 1 June 2014"
