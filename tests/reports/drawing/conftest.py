"""Graphics of every form, with names of offices, a gap, a signal and every standing."""

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest

from ansheng.campaigns.schedule import State
from ansheng.reports import Diagram, Limits, Series, WallChart, WallTask
from ansheng.reports.graphics import Form, Graphic

OFFICES = ("应急管理局", "消防救援大队", "住房和城乡建设局", "交通运输局")
FOUND = Series("排查", (2072, None, 406, 0), ("2072条", "无法统计", "406条", "0条"))
CLOSED = Series("整改", (1582, 51, 306, 0), ("1582条", "51条", "306条", "0条"))
TODAY = date(2020, 12, 31)


def diagram(form: Form) -> Diagram:
    """A diagram of that form, of as many series as the form has."""
    series = (FOUND,) if form in ("funnel", "lines") else (FOUND, CLOSED)
    if form == "lines":
        told = Limits(Decimal(800), Decimal(100), Decimal(1500))
        limits = (Limits(Decimal(800), Decimal(100), Decimal(1500), signal=True), told, told, told)
        series = (Series(FOUND.name, FOUND.values, FOUND.shown, (), limits),)
    return Diagram("隐患排查整改", form, OFFICES, series, "单位：条", f"{form}的说明")


def task(at: int, standing: State) -> WallTask:
    """A task that stands so, with all its days."""
    done = date(2020, 11, 15) if standing in ("done", "done_late") else None
    return WallTask(
        f"任务{at}",
        OFFICES[at % 4],
        standing,
        date(2020, 5, 1 + at % 28),
        date(2021, 2, 1),
        done,
        Decimal(20),
    )


def wall(number: int) -> WallChart:
    """A wall of so many tasks, in every standing in turn."""
    states = get_args(State)
    return WallChart(
        "任务挂图", TODAY, tuple(task(at, states[at % 7]) for at in range(number)), alt="挂图的说明"
    )


GRAPHICS: dict[str, Graphic] = {**{form: diagram(form) for form in get_args(Form)}, "wall": wall(14)}


@pytest.fixture(params=sorted(GRAPHICS))
def graphic(request: pytest.FixtureRequest) -> Graphic:
    """Each form of graphic in turn."""
    return GRAPHICS[request.param]
