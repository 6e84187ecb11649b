"""Making graphics: of figures and tasks as the library computes them, each told in words too."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import attrs
import pytest

import ansheng
from ansheng.campaigns.records import TaskRecord
from ansheng.dates import Every, Period
from ansheng.errors import InputError, UnknownNameError
from ansheng.indicators import Figure
from ansheng.reports import bars, steps, trend, wall
from docs import pictures

YEAR = Period.parse("2020")
FOUND = Figure(
    "hazards_found", "排查隐患", 1, "条", YEAR, date(2020, 12, 31), "", {}, label_en="hazards found"
)


def monthly(*values: int | None) -> list[Figure]:
    """A series of months of equal windows, told apart by their ids."""
    months = zip(values, Period.parse("2019").months() + Period.parse("2020").months(), strict=False)
    return [
        attrs.evolve(FOUND, id=f"found_{at}", value=value, window=month)
        for at, (value, month) in enumerate(months)
    ]


def grouped(kind: str, label: str, values: dict[str, int | None]) -> list[Figure]:
    return [
        attrs.evolve(
            FOUND, id=f"{kind}[region={name}]", label=f"{label}（{name}）", label_en=f"{kind} ({name})",
            value=value, group={"region": name},
        )
        for name, value in values.items()
    ]  # fmt: skip


def test_a_trend_has_the_limits_of_the_control_chart_and_tells_its_signals() -> None:
    drawn = trend(monthly(20, 21, None, 19, 60, 20), "逐月")
    (series,) = drawn.series
    assert drawn.labels[:2] == ("2019年1月", "2019年2月")
    assert series.values == (20, 21, None, 19, 60, 20)
    assert series.shown[2:4] == ("无法统计", "19条")
    assert [limit.signal for limit in series.limits] == [False, False, False, False, True, False]
    assert series.limits[2].centre is None
    assert series.limits[0].upper is not None
    assert series.limits[0].upper > 40
    assert drawn.alt == (
        "折线图：排查隐患，2019年1月至2019年6月，共6点；最高2019年5月60条，最低2019年4月19条，1项无数值。"
        "异常点1个：2019年5月（高于控制上限）。"
    )
    assert trend(monthly(5, 6), "m", "en").alt == (
        "Line chart of hazards found, January 2019 to February 2019, 2 points: highest February 2019 with 6, "
        "lowest January 2019 with 5. All points are within the control limits."
    )


def test_bars_of_groups_keep_their_order_or_are_ranked() -> None:
    figures = grouped("found", "排查隐患", {"甲镇": 3, "乙（旧）镇": None, "丙镇": 7})
    drawn = bars(figures, "各镇")
    assert drawn.labels == ("甲镇", "乙（旧）镇", "丙镇")
    assert drawn.series[0].name == "排查隐患"
    assert drawn.series[0].figures == tuple(figure.id for figure in figures)
    assert drawn.unit == "单位：条"
    assert drawn.alt == "条形图，共3项：排查隐患最高丙镇7条，最低甲镇3条，1项无数值。"
    ranked = bars(figures, "各镇", "en", ranked=True)
    assert ranked.labels == ("丙镇", "甲镇", "乙（旧）镇")
    assert ranked.unit == ""


def test_several_indicators_share_their_groups_and_a_lacking_one_is_a_gap() -> None:
    figures = [
        *grouped("found", "排查", {"甲镇": 3, "丙镇": 7}),
        *grouped("closed", "整改", {"丙镇": 5, "丁镇": 1}),
    ]
    drawn = bars(figures, "各镇", stacked=True)
    assert drawn.form == "stacked"
    assert drawn.labels == ("甲镇", "丙镇", "丁镇")
    assert [(one.name, one.values) for one in drawn.series] == [
        ("排查", (3, 7, None)),
        ("整改", (None, 5, 1)),
    ]
    assert drawn.series[1].figures[0] is None


def test_money_is_drawn_as_it_is_printed() -> None:
    fine = attrs.evolve(FOUND, unit="元", value=155_300, label="罚款")
    assert bars([fine], "罚款").series[0].values == (Decimal("15.53"),)
    assert bars([fine], "罚款").unit == "单位：万元"
    assert bars([fine], "fines", "en").series[0].values == (155_300,)
    assert bars([fine], "fines", "en").unit == "Unit: CNY"


def test_steps_tell_each_figure() -> None:
    drawn = steps([FOUND, attrs.evolve(FOUND, id="x", label="已整改", value=None)], "闭环")
    assert drawn.form == "funnel"
    assert drawn.labels == ("排查隐患", "已整改")
    assert drawn.alt == "漏斗图，自上而下：排查隐患1条、已整改无法统计。"


@pytest.mark.parametrize("figures", [[], [FOUND, attrs.evolve(FOUND, unit="%")]])
def test_figures_of_one_diagram_are_of_one_unit(figures: Sequence[Figure]) -> None:
    for make in (bars, trend, steps):
        with pytest.raises(InputError, match="单位应一致"):
            make(figures, "图")


def tasks() -> list[TaskRecord]:
    """Four tasks: done, overdue, without days, and one that nobody leads."""
    return [
        TaskRecord(name="方案", lead="甲局", due_on="2020-06-30", finished=True, finished_on="2020-06-11"),
        TaskRecord(name="培训", lead="乙局"),
        TaskRecord(
            name="整治", lead="甲局", starts_on="2020-05-01", due_on="2020-10-31", finished=False, progress=60
        ),
        TaskRecord(id="T-4", due_on="2021-03-31", finished=False),
    ]


def test_a_wall_puts_overdue_tasks_first_and_groups_by_party() -> None:
    chart = wall(tasks(), "2020-12-31")
    assert [(one.group, one.name, one.standing) for one in chart.tasks] == [
        ("甲局", "整治", "overdue"),
        ("甲局", "方案", "done"),
        ("乙局", "培训", "unknown"),
        ("", "T-4", "on_track"),
    ]
    assert chart.tasks[1].finished == date(2020, 6, 11)
    assert chart.tasks[0].progress == 60
    assert chart.alt == "任务挂图：任务4项，逾期未完成1项、无法判断1项、正常推进1项、按期完成1项。"


def test_a_wall_shows_a_day_of_the_past_as_it_was_then() -> None:
    (first, *_) = wall(tasks()[:1], "2020-06-01").tasks
    assert (first.standing, first.finished) == ("on_track", None)


def test_a_wall_of_few_keeps_those_that_need_somebody_first() -> None:
    chart = wall(tasks(), "2020-12-31", "Wall", "en", most=1)
    assert [one.name for one in chart.tasks] == ["整治"]
    assert chart.left == 3
    assert chart.alt == "Wall: 4 tasks, 1 overdue, 1 unknown, 1 on track, 1 done."


def test_a_wall_by_a_fact_that_is_none_is_refused() -> None:
    assert {one.group for one in wall(tasks(), "2020-12-31", by="name").tasks} == {"方案", "培训", "整治", ""}
    with pytest.raises(UnknownNameError, match="lead"):
        wall(tasks(), "2020-12-31", by="leed")


def found(dossier: ansheng.Dossier, by: str | None = None, every: Every | None = None) -> list[Figure]:
    """The hazards found in 2020, by a fact or by parts of the year."""
    return list(
        ansheng.figures(dossier, "hazards_found", period="2020", as_of="2020-12-31", by=by, every=every)
    )


def test_figures_and_tasks_of_the_example() -> None:
    dossier = ansheng.open_dossier("examples/lingwu-2020")
    months = trend(found(dossier, every="month"), "逐月排查隐患")
    assert months.series[0].values[5:8] == (None, 277, 281)
    leads = bars(found(dossier, by="department"), "各部门", ranked=True)
    assert leads.labels[0] == "应急管理局"
    assert sum(value or 0 for value in leads.series[0].values) == 2072
    listed = [one for one in dossier.records("tasks") if isinstance(one, TaskRecord)]
    chart = wall(listed, "2020-12-31")
    assert (len(chart.tasks), chart.tasks[0].standing) == (80, "overdue")


def test_the_pictures_of_the_documentation_are_those_drawn() -> None:
    made = pictures.pictures()
    assert {
        name for name, drawn in made.items() if (pictures.FOLDER / name).read_text("utf-8") != drawn
    } == set()
