"""A dashboard: one page of charts from figures, which asks nothing of any network.

    python examples/dashboard/dashboard.py PAGE.html [DOSSIER]

The figures stand in the page as data; ``page.html`` beside this file is its frame, with the script that draws them. A
figure without a value is a gap with its reason, never a zero.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from ansheng import Dossier, Figures, figures, open_dossier

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "lingwu-2020"
HEADERS = ("", "数值", "分子", "分母", "缺项记录", "无数值的原因")

Chart = Mapping[str, Any]
Rows = Sequence[Mapping[str, Any]]


def charts(dossier: Dossier) -> Iterator[Chart]:
    """What the page shows: each chart with its title, its kind and a point for each figure."""
    span = span_of(dossier)
    monthly = figures(dossier, ["hazards_found", "整改率"], every="month", **span).to_dicts()
    by_town = figures(dossier, ["hazards_open", "整改率"], by="region", **span).to_dicts()
    by_town.sort(key=lambda row: -(row["value"] or 0))
    yield chart("每月排查隐患", "columns", "条", of("hazards_found", monthly), "month")
    yield chart("每月所查隐患的整改率", "line", "%", of("rectification_rate", monthly), "month")
    yield chart("各镇未整改隐患", "bars", "条", of("hazards_open", by_town), "region")
    yield chart("各镇整改率", "bars", "%", of("rectification_rate", by_town), "region")


def span_of(dossier: Dossier) -> dict[str, Any]:
    """Which days are counted, and as of which day."""
    campaign = dossier.campaign
    if campaign.period is None or campaign.as_of is None:
        raise SystemExit("campaign.toml 未写统计期间或统计截止日（period、as_of）；请补写后重试")
    return {"period": campaign.period, "as_of": campaign.as_of}


def of(indicator: str, rows: Rows) -> Rows:
    """The rows of one indicator."""
    return [row for row in rows if row["indicator"] == indicator]


def tiles(told: Figures) -> Iterator[str]:
    """The figures of the whole period, each in a box."""
    for figure in told:
        yield f'<div class="tile"><b>{escape(figure.display)}</b><span>{escape(figure.label)}</span></div>'


def chart(title: str, kind: str, unit: str, rows: Rows, by: str) -> Chart:
    """A chart of some rows of figures."""
    years = {row["first"][:4] for row in rows}
    points = [
        {
            "name": (month(row["first"], len(years) > 1) if by == "month" else row[by] or "未填"),
            **{
                name: row[name]
                for name in ("value", "display", "numerator", "denominator", "unknown", "reason")
            },
        }
        for row in rows
    ]
    return {"title": title, "kind": kind, "unit": unit, "points": points}


def month(first: str, with_year: bool) -> str:
    """A month below its column."""
    return first[:7] if with_year else f"{int(first[5:7])}月"


def section(each: Chart, number: int) -> str:
    """A chart's place in the page: its title, the picture, why values are missing, and the same as a table."""
    title, points = escape(each["title"]), each["points"]
    head = "".join(f'<th scope="col">{header}</th>' for header in HEADERS)
    rows = "".join(
        f'<tr><th scope="row">{escape(point["name"])}</th>'
        + "".join(f"<td>{escape(str('—' if cell is None else cell))}</td>" for cell in cells(point))
        + "</tr>"
        for point in points
    )
    reasons: dict[str, list[str]] = {}
    for point in points:
        if point["value"] is None:
            reasons.setdefault(point["reason"], []).append(point["name"])
    notes = "".join(
        f'<p class="note">{escape("、".join(names))}无数值：{escape(reason)}</p>'
        for reason, names in reasons.items()
    )
    return (
        f"<section><h2>{title}<small>单位：{each['unit']}</small></h2>"
        f'<svg role="img" aria-label="{title}" data-chart="{number}"></svg>{notes}'
        f'<details><summary>数据表</summary><div class="wide"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div></details></section>"
    )


def cells(point: Mapping[str, Any]) -> tuple[Any, ...]:
    """What the table says of a figure."""
    shown = None if point["value"] is None else point["display"]
    return (shown, point["numerator"], point["denominator"], point["unknown"], point["reason"])


def page(dossier: Dossier) -> str:
    """The whole page."""
    campaign, span = dossier.campaign, span_of(dossier)
    period, as_of = span["period"], span["as_of"]
    drawn = list(charts(dossier))
    whole = figures(dossier, ["hazards_found", "hazards_open", "整改率"], **span)
    return Template(HERE.joinpath("page.html").read_text(encoding="utf-8")).substitute(
        title=escape(campaign.title),
        subtitle=f"统计期间{period.label()}，数据截至{as_of.year}年{as_of.month}月{as_of.day}日",
        note=escape(campaign.made_up or ""),
        tiles="".join(tiles(whole)),
        sections="".join(section(each, number) for number, each in enumerate(drawn)),
        data=json.dumps(drawn, ensure_ascii=False).replace("<", "\\u003c"),
    )


def write(path: Path, text: str) -> None:
    """Write a page whole or not at all: who reads it meanwhile has the page of before."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink()
        raise


def main(path: Path, folder: Path = EXAMPLE) -> None:
    """Read a dossier, and write its page."""
    write(path, page(open_dossier(folder)))
    print(f"已写入 {path}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3] or ["dashboard.html"]))
