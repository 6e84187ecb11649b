"""The pages of what was measured, ``docs/benchmarks.md`` and ``docs/zh/benchmarks.md``, written from its numbers."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[2] / "docs"
Told = Mapping[str, Any]

HEAD = {
    "en": """# Benchmarks

Twenty rules over a table of 18 columns (16 of them read; numbers, days, choices, flags; 5 % of the values of most
missing), in ansheng and in other engines, in the same run. Each engine is a process of its own; rounds go through all
in turn; the first run of each is not counted, and an engine whose first run takes longer than 60 s is left out there
and at larger sizes. The page is written by `python benchmarks/engines.py` from `benchmarks/engines.json`; nothing in it
is typed by hand.

A ratio above 1 says how many times longer an engine took than the first of its table (median of the ratios of the
rounds, least and most); where other work shares the machine, the time of the processor is the steadier of the two.
*Undetermined* says whether the engine tells apart what is not known; the others count what
surely is a hazard, and are asked for no more. Reading the file is in the time; making dictionaries for the engines of
single records is not.
""",
    "zh": """# 性能对比

二十条规则、18列的表（读取其中16列，有数字、日期、选项、是否；多数列缺5%的值），由本程序和其他引擎在同一次运行中判定。
每个引擎单独一个进程，逐轮依次运行；各引擎第一次运行不计时，第一次超过60秒的，该规模及更大规模不再测。
本页由 `python benchmarks/engines.py` 按 `benchmarks/engines.json` 写出，其中数字均由程序填入。

比值大于1，表示该引擎用时为本表第一行的多少倍（各轮比值的中位数，括号内为最小和最大）；
机器另有负载时，以处理器用时较准。“能否区分待定”指引擎是否区分不能确定的记录；
不能区分的，只统计确定构成隐患的。用时含读文件；逐条判定的引擎，转成字典的时间不计。
""",
}
COLUMNS = {
    "en": (
        "engine",
        "s (least to most)",
        "ratio",
        "processor s",
        "ratio",
        "rows/s",
        "peak MB",
        "undetermined",
        "answers",
    ),
    "zh": (
        "引擎",
        "秒（最小至最大）",
        "比值",
        "处理器秒",
        "比值",
        "行/秒",
        "内存峰值MB",
        "能否区分待定",
        "结果",
    ),
}
WORDS = {
    "en": {
        "yes": "yes", "no": "no", "same": "the same", "other": "{} rules differ", "over": "over 60 s ({:.0f} s)",
        "tables": "{:,} rows in a Parquet file", "records": "{:,} single records",
        "rows": "Growth with the rows", "rules": "Growth with the rules",
        "times": "Seconds of the processor, in brackets how many times those of the smallest.",
        "machine": "{cores} cores, load {load[0]} before and {after} after, Python {python}, {on}.",
    },
    "zh": {
        "yes": "能", "no": "不能", "same": "一致", "other": "{}条规则不一致", "over": "超过60秒（{:.0f}秒）",
        "tables": "Parquet 文件，{:,}行", "records": "逐条判定，{:,}条记录",
        "rows": "用时随行数的增长", "rules": "用时随规则数的增长", "times": "表中为处理器秒，括号内为与最小规模之比。",
        "machine": "{cores}核，负载测前{load[0]}、测后{after}，`Python {python}`，{on}。",
    },
}  # fmt: skip
NAMES = {
    "Polars by hand": "手写 Polars",
    "plain loop": "普通循环",
    "ansheng, records": "本程序，逐条",
    "ansheng": "本程序",
}


def write(kept: Mapping[str, Told]) -> None:
    """Write both pages."""
    for lang, place in (("en", DOCS / "benchmarks.md"), ("zh", DOCS / "zh" / "benchmarks.md")):
        place.write_text("\n".join(_lines(kept, lang)) + "\n", encoding="utf-8")


def _lines(kept: Mapping[str, Told], lang: str) -> Iterator[str]:
    words = WORDS[lang]
    yield HEAD[lang]
    sizes = sorted(int(name.split()[1]) for name in kept if name.startswith("tables"))
    for rows in sizes:
        yield from _section(words["tables"].format(rows), kept[f"tables {rows}"], lang)
    if "records" in kept:
        each = kept["records"]["results"][0]["rows"]
        yield from _section(words["records"].format(each), kept["records"], lang)
    for what in ("rows", "rules"):
        steps = [name for name in kept if name.startswith(f"{what} x")]
        if steps:
            yield from _growth(words[what], {name: kept[name] for name in steps}, lang)


def _section(title: str, told: Told, lang: str) -> Iterator[str]:
    yield f"## {title}\n"
    yield _machine(told, lang) + "\n"
    yield _row(COLUMNS[lang])
    yield _row(["---"] * len(COLUMNS[lang]))
    for one in told["results"]:
        yield _row(_cells(one, told["results"][0], lang))
    yield ""


def _machine(told: Told, lang: str) -> str:
    return WORDS[lang]["machine"].format(**told["machine"], after=told["load_after"])


def _cells(one: Told, first: Told, lang: str) -> Sequence[str]:
    words, times = WORDS[lang], one["seconds"]
    name = _called(one["engine"], lang)
    same = words["other"].format(len(one["different"])) if one["different"] else words["same"]
    tells = words["yes" if one["undetermined"] else "no"]
    if not times:
        return name, words["over"].format(one["first"]), "", "", "", "", f"{one['peak']:,.0f}", tells, same
    middle, used = statistics.median(times), statistics.median(one["processor"])
    spread = f"{middle:.3g} ({min(times):.3g} – {max(times):.3g})"
    ratios = ratio(one, first, "seconds"), f"{used:.3g}", ratio(one, first, "processor")
    return name, spread, *ratios, f"{one['rows'] / middle:,.0f}", f"{one['peak']:,.0f}", tells, same


def ratio(one: Told, first: Told, what: str) -> str:
    """The ratios of the rounds of an engine to those of the first: median, least and most."""
    if not first[what]:
        return ""
    ratios = [a / b for a, b in zip(one[what], first[what], strict=True)]
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} – {max(ratios):.2f})"


def _growth(title: str, steps: Mapping[str, Told], lang: str) -> Iterator[str]:
    yield f"## {title}\n"
    yield _machine(next(iter(steps.values())), lang) + "\n"
    names = [one["engine"].partition(", rules")[0] for one in next(iter(steps.values()))["results"]]
    yield _row((COLUMNS[lang][0], *(name.partition(" x")[2] + " ×" for name in steps)))
    yield _row(["---"] * (len(steps) + 1))
    for at, name in enumerate(names):
        times = [statistics.median(told["results"][at]["processor"]) for told in steps.values()]
        yield _row((_called(name, lang), *(f"{each:.3g} s ({each / times[0]:.2f})" for each in times)))
    yield f"\n{WORDS[lang]['times']}\n"


def _called(engine: str, lang: str) -> str:
    """What an engine is called on a page."""
    return engine if lang == "en" else NAMES.get(engine, f"`{engine}`")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
