"""The same hazard again among 1,000,000 hazards: pairs entered twice and pairs that came back, with time and memory.

The peer is a plain group_by in Polars over unit and description, which finds what is written alike to the letter. One
in twenty rows is planted: of an earlier one, with another spelling of the unit and other words.

    python benchmarks/again_million.py [ROWS]
"""

from __future__ import annotations

import random
import resource
import sys
import time
from datetime import date, timedelta

import polars as pl

import ansheng
from ansheng.recurrence.decided import Decisions
from ansheng.recurrence.finding import hazard_pairs
from ansheng.recurrence.reading import rows_of


def words(text: str) -> list[str]:
    """The words of a list."""
    return text.split()


PLACES = words(
    "一车间 二车间 东侧仓库 西门 配电房 锅炉房 三楼走廊 危化品库 地下车库 空压机房 卸车区 装配线 食堂后厨 办公楼大厅"
)
THINGS = words(
    "灭火器 消火栓 配电箱 应急照明灯 安全出口 疏散指示标志 叉车 行车吊钩 安全阀 压力表 可燃气体报警器 氧气瓶 乙炔瓶 "
    "临时用电线路 防护罩 联轴器 梯子护笼 防火门 喷淋头 防雷接地 静电跨接 储罐液位计 围堰 电焊机 砂轮机 货架 通风机"
)
FAULTS = {
    "压力不足": "欠压",
    "被杂物堵塞": "前堆满杂物",
    "无防护": "没有防护",
    "未接地": "没做接地",
    "超期未检验": "过期没检",
    "破损": "损坏",
    "锈蚀严重": "锈得厉害",
    "缺少警示标识": "没挂警示牌",
    "不动作": "失灵",
    "接线松动": "接线没拧紧",
    "门不能关闭": "门关不上",
    "无检查记录": "没有点检记录",
}
NAMES = words("华阳 鑫源 恒通 金盛 宏达 永兴 泰和 瑞丰 东升 万隆 嘉禾 德润 明光 长青 盛世 博远")
TRADES = words("化工 机械 木业 食品 建材 纺织 物流 商贸 塑胶 铸造 包装 电子 仓储 印染 家具 矿业")
SIGNS = "安邦昌达恩福广海嘉康隆美宁鹏庆荣顺天旺祥亿源振中"


def table(rows: int) -> tuple[pl.DataFrame, int]:
    """Made-up hazards, and how many of them are planted."""
    made = random.Random(20261201)  # noqa: S311 - made-up rows, no secrets
    units = [
        f"{made.choice(SIGNS)}{made.choice(SIGNS)}{made.choice(NAMES)}{made.choice(TRADES)}有限公司"
        for _ in range(max(rows // 20, 1))
    ]
    columns: dict[str, list[object]] = {
        name: [] for name in ("id", "unit", "description", "found_on", "rectified_on")
    }
    wanted, planted = rows, 0
    while len(columns["id"]) < wanted:
        unit, place, thing = made.choice(units), made.choice(PLACES), made.choice(THINGS)
        fault = made.choice(list(FAULTS))
        day = date(2025, 1, 1) + timedelta(days=made.randrange(600))
        done = day + timedelta(days=made.randrange(1, 30))
        text = f"{place}{made.randrange(1, 20)}号{thing}{fault}"
        lines = [(unit, text, day, done)]
        if made.random() < 0.05:
            planted += 1
            other = text.replace(fault, FAULTS[fault])
            later = day if made.random() < 0.5 else done + timedelta(days=made.randrange(5, 90))
            lines.append((unit.replace("有限公司", "公司"), other, later, later + timedelta(days=9)))
        for line in lines:
            for name, value in zip(columns, (f"H{len(columns['id'])}", *line), strict=True):
                columns[name].append(value)
    return pl.DataFrame({name: values[:wanted] for name, values in columns.items()}), planted


def main(rows: int) -> None:
    """Measure and print."""
    frame, planted = table(rows)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    by_hand = frame.group_by("unit", "description").len().filter(pl.col("len") > 1).height
    plain = time.perf_counter() - start
    start = time.perf_counter()
    found = hazard_pairs(rows_of(frame), Decisions())
    taken = time.perf_counter() - start
    groups = found.groups()["group"].n_unique()
    total = time.perf_counter() - start
    start = time.perf_counter()
    names = ansheng.same_units(frame)
    of_units = time.perf_counter() - start
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{rows:,} hazards, {planted:,} planted: {found.counts()} in {groups:,} groups, {taken:.1f} s ({total:.1f} s)"
    )
    print(f"{len(names):,} pairs of names: {of_units:.1f} s")
    print(f"memory at most {most / 1024 / 1024:.2f} GB, {before / 1024 / 1024:.2f} GB before")
    print(f"plain group_by of unit and description: {by_hand:,} groups in {plain:.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
