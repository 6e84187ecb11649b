"""Tasks by their state as indicators: each counts the tasks that the schedule judges so, whatever they leave open."""

from collections import Counter
from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from ansheng.campaigns import TaskRecord, task_standing
from ansheng.dossier import Campaign, Dossier
from ansheng.facts.frames import records_of
from ansheng.indicators import evaluate
from ansheng.indicators.definitions.work import TASKS_BY_STATE

DAYS = st.sampled_from(
    [None, "2020-03-01", "2020-06-14", "2020-06-15", "2020-06-16", "2020-09-01", "2020-12-31"]
)
TASKS = st.fixed_dictionaries(
    {
        "任务名称": st.just("摸底"),
        "开始日期": DAYS,
        "完成时限": DAYS,
        "完成日期": DAYS,
        "是否完成": st.sampled_from([None, "是", "否"]),
        "进度": st.sampled_from([None, "0", "33.3", "50", "57.6", "100"]),
    }
)


@given(st.lists(TASKS, min_size=1, max_size=20))
def test_each_task_stands_in_the_state_that_the_schedule_gives_it(rows: list[dict[str, Any]]) -> None:
    schema = dict.fromkeys(rows[0], pl.String)
    dossier = Dossier.of({"任务": pl.DataFrame(rows, schema=schema)}, Campaign("百日整治"))
    counts = Counter(
        task_standing(task, "2020-06-15").state for task in records_of(dossier.tables, TaskRecord)
    )
    for state, indicator in TASKS_BY_STATE.items():
        figure = evaluate(indicator, dossier.tables, period="2020-06", as_of="2020-06-15")
        assert (figure.value, figure.unknown) == (counts[state], 0), state
