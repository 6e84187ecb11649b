"""The listing of indicators."""

from __future__ import annotations

import json

from ansheng.cli.campaign.indicators import indicators


def test_every_indicator_is_listed_with_its_tables() -> None:
    answer = indicators(None, files=[], form="json", lang="zh")
    told = {one["id"]: one for one in json.loads("".join(answer.chunks))}
    assert told["coverage_rate"]["tables"] == "enterprises, inspections"
    assert told["rectification_rate"]["title"] == "整改率"
    assert "企业、检查" in "".join(indicators("检查覆盖率", files=[], form="md", lang="zh").chunks)
    assert "检查覆盖率" in "".join(indicators(None, files=[], form="md", lang="zh").chunks)
    assert "inspection coverage" in "".join(indicators(None, files=[], form="table", lang="en").chunks)
