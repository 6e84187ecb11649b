"""The pictures of the documentation: drawn by the library from the example dossier and from tasks that are made up.

python docs/pictures.py --write
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import ansheng
from ansheng.campaigns.records import TaskRecord
from ansheng.reports import trend, wall
from ansheng.reports.drawing import svg
from ansheng.writing import write_whole

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "_static"

TASKS = (
    ("制定专项整治实施方案", "应急管理局", "2020-04-01", "2020-06-30", "2020-06-11", None),
    ("开展危险化学品企业安全风险评估诊断分级", "应急管理局", "2020-05-01", "2020-10-31", None, 60),
    ("整治占用消防通道的行为", "消防救援大队", "2020-05-01", "2020-09-30", "2020-11-15", None),
    ("培训重点单位消防安全管理人", "消防救援大队", None, None, None, None),
    ("排查老旧燃气管道", "住房和城乡建设局", "2020-07-01", "2021-03-31", None, 20),
    ("为两客一危车辆安装智能监控装置", "交通运输局", "2020-06-01", "2021-02-28", None, 90),
    ("整治公路安全隐患路段", "交通运输局", "2021-02-01", "2021-06-30", None, None),
)


def tasks() -> list[TaskRecord]:
    """Made-up tasks, one in each standing."""
    return [
        TaskRecord(
            name=name,
            lead=lead,
            starts_on=starts,
            due_on=due,
            finished=None if due is None else done is not None,
            finished_on=done,
            progress=progress,
        )
        for name, lead, starts, due, done, progress in TASKS
    ]


def pictures() -> Mapping[str, str]:
    """The pictures by the names of their files."""
    dossier = ansheng.open_dossier(ROOT / "examples" / "lingwu-2020")
    months = ansheng.figures(
        dossier, "hazards_found", period="2020-07..2020-12", as_of="2020-12-31", every="month"
    )
    return {
        "trend.svg": svg(trend(months, "2020年下半年各月排查隐患"), theme="auto"),
        "wall.svg": svg(wall(tasks(), "2020-12-31", "专项整治任务挂图"), theme="auto"),
    }


def main() -> None:
    """Draw the pictures anew."""
    for name, picture in pictures().items():
        write_whole(FOLDER / name, picture)


if __name__ == "__main__":
    main()
