"""A county with four townships, two years of its records, and the figures that a right bulletin prints of them."""

from __future__ import annotations

import datetime as dt
import random
import re
from functools import cache
from pathlib import Path

import attrs

from ansheng.dates import Period
from ansheng.dossier import Dossier, open_dossier
from ansheng.indicators import Against, Figure, evaluate
from ansheng.indicators.definitions import indicator

CAMPAIGN = """[campaign]
title = "云岭县安全生产治本攻坚行动"
issuer = "云岭县安全生产委员会办公室"
starts = 2024-01-01
made_up = "人名、单位、数字均为虚构"

[report]
period = "2024年1—10月"
as_of = 2024-10-31
"""
TOWNS = ("南坪镇", "石桥镇", "柳河乡", "双井街道")
SECTORS = ("煤矿", "道路运输", "建筑施工", "危险化学品")
FIRST, DAYS = dt.date(2023, 1, 1), 670
AS_OF = dt.date(2024, 10, 31)
CASES = Path(__file__).parents[2] / "cases" / "audit" / "beside"
_ASKED = re.compile("{(.*?)}")


@cache
def drawn() -> dict[str, list[str]]:
    """The rows of each file, with its header."""
    chosen = random.Random(7)  # noqa: S311  made-up figures, no secrets

    def day() -> dt.date:
        return FIRST + dt.timedelta(days=chosen.randrange(DAYS))

    files = {
        "隐患台账.csv": [
            "编号,单位名称,行业领域,属地,隐患内容,隐患等级,排查时间,整改时限,整改情况,完成整改时间"
        ],
        "生产安全事故.csv": [
            "编号,事故名称,发生时间,行业领域,属地,死亡人数,重伤人数,受伤人数,直接经济损失（万元）,是否生产安全事故"
        ],
        "行政处罚.csv": ["序号,处罚决定书文号,处罚时间,被处罚单位,行业领域,属地,处罚种类,罚款（万元）"],
        "执法检查台账.csv": ["编号,检查日期,被检查单位,行业领域,属地,检查部门,检查方式"],
    }
    for at in range(1400):
        found, town, sector = day(), chosen.choice(TOWNS), chosen.choice(SECTORS)
        due = found + dt.timedelta(days=20)
        done = found + dt.timedelta(days=chosen.randrange(1, 30)) if chosen.random() < 0.8 else None
        told = f"已整改,{done}" if done and done <= AS_OF else "未整改,"
        grade = "重大" if chosen.random() < 0.04 else "一般"
        files["隐患台账.csv"].append(
            f"Y{at},{sector}第{at % 60}厂,{sector},{town},护栏缺失{at},{grade},{found},{due},{told}"
        )
    for at in range(90):
        dead, hurt = chosen.choice((0, 0, 1, 1, 2)), chosen.randrange(3)
        files["生产安全事故.csv"].append(
            f"S{at},事故{at},{day()},{chosen.choice(SECTORS)},{chosen.choice(TOWNS)},{dead},0,{hurt},{20 + at}.5,是"
        )
    for at in range(160):
        files["行政处罚.csv"].append(
            f"{at},云安罚〔2024〕{at}号,{day()},第{at}厂,{chosen.choice(SECTORS)},{chosen.choice(TOWNS)},罚款,"
            f"{chosen.randrange(1, 90) / 10}"
        )
    for at in range(700):
        files["执法检查台账.csv"].append(
            f"J{at},{day()},第{at % 90}厂,{chosen.choice(SECTORS)},{chosen.choice(TOWNS)},应急管理局,日常检查"
        )
    return files


def written(folder: Path) -> Dossier:
    """The dossier, written into a folder and opened."""
    (folder / "campaign.toml").write_text(CAMPAIGN, encoding="utf-8")
    for name, rows in drawn().items():
        (folder / name).write_text("\n".join(rows) + "\n", encoding="utf-8")
    return open_dossier(folder)


@attrs.frozen
class Text:
    """A text with the places of its figures."""

    text: str
    spans: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, name: str, dossier: Dossier) -> Text:
        """A text of ``tests/cases/audit/beside`` with the figures of the dossier.

        ``{hazards_found 2024-10 region=南坪镇 change}`` is the change of that indicator, month and township. Without a
        last word it is the figure; further ones are ``previous``, ``difference``, ``points``, ``base``, ``size``.
        """
        text, spans, at = "", [], 0
        written = (CASES / f"{name}.txt").read_text("utf-8")
        for found in _ASKED.finditer(written):
            text += written[at : found.start()]
            printed = _printed(dossier, found[1].split())
            digits = [place for place, sign in enumerate(printed) if sign.isdigit()]
            spans.append((len(text) + digits[0], len(text) + digits[-1] + 1))
            text, at = text + printed, found.end()
        return cls(text + written[at:], tuple(spans))

    def changed(self, at: int, digit: int) -> str:
        """The text with one digit of one figure changed: the first for 0, the last for -1."""
        start, end = self.spans[at]
        signs = list(self.text[start:end])
        places = [place for place, sign in enumerate(signs) if sign.isdigit()]
        old = int(signs[places[digit]])
        signs[places[digit]] = str(old + 1 if old < 9 else old - 2)
        return self.text[:start] + "".join(signs) + self.text[end:]


def _printed(dossier: Dossier, asked: list[str]) -> str:
    """What an office prints for a figure."""
    name, window, *more = asked
    group = dict(word.split("=") for word in more if "=" in word)
    aspect = next((word for word in more if "=" not in word), "")
    against = Against.PREVIOUS if aspect == "previous" else Against.YEAR_BEFORE
    figure = _evaluated(dossier, name, Period.parse(window), against if aspect else None, group)
    comparison = figure.comparison
    if comparison is None:
        return figure.shown().rstrip("起人条家次元%份万")
    assert comparison.percent or comparison.change
    risen = (comparison.direction or 0) > 0
    match aspect:
        case "base":
            return str(comparison.base)
        case "size":
            return f"{abs(comparison.percent or 0)}%"
        case "difference":
            return f"{'增加' if risen else '减少'}{abs(comparison.change or 0)}"
        case "points":
            return f"{'提高' if risen else '降低'}{abs(comparison.change or 0)}"
        case _:
            return f"{'上升' if risen else '下降'}{abs(comparison.percent or 0)}%"


def _evaluated(
    dossier: Dossier, name: str, window: Period, against: Against | None, group: dict[str, str]
) -> Figure:
    one, tables = indicator(name), dossier.tables
    if not group:
        return evaluate(one, tables, period=window, as_of=AS_OF, against=against)
    (figure,) = evaluate(
        one,
        tables,
        period=window,
        as_of=AS_OF,
        against=against,
        by=tuple(group),
        among=[tuple(group.values())],
    )
    return figure
