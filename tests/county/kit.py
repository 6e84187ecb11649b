"""What make.py builds with: cells that know what they mean, sheets, books, and invented facts."""

from __future__ import annotations

import csv
import io
import random
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
import xlwt

HERE = Path(__file__).resolve().parent
OUT = (Path(sys.argv[1]) if len(sys.argv) > 1 else HERE) / "dossier"
RNG = random.Random(20240630)  # noqa: S311  invented facts
END = date(2024, 6, 30)
USELESS = "（无用处）"
MARKS = ("—", "无", "待定", "/", "", "")
REGIONS = ["城关镇", "龙潭镇", "白水镇", "柳河镇", "马鞍乡", "石桥乡", "云台乡", "经济开发区"]
TABLES: list[dict[str, Any]] = []
DOUBTFUL: list[dict[str, Any]] = []
CONTESTABLE: list[dict[str, Any]] = []
TRAPS: Counter[str] = Counter()
NO_TABLES: list[str] = []
BOOKS: list[Book] = []


# ---------------------------------------------------------------- cells
@dataclass
class Cell:
    raw: Any  # as typed into the file
    true: Any  # what it means
    why: str = ""  # why a clerk would send it back
    trap: str = ""
    accept: list[Any] = field(default_factory=list)  # other readings that are no error
    fmt: str = ""


@dataclass
class Formula:
    text: str
    value: Any


@dataclass
class Rich:  # struck-through text followed by the correction
    struck: str
    rest: str


def clean(text: str) -> str:
    return re.sub(r"[ \t\r\n\u3000\xa0]+", " ", re.sub("[\u200b\ufeff]", "", text)).strip()


def cell(value: Any) -> Cell:
    if isinstance(value, Cell):
        return value
    if isinstance(value, Formula):
        return Cell(value, value.value)
    if isinstance(value, date):
        return Cell(value, value.isoformat(), fmt="date")
    if isinstance(value, str):
        return Cell(value, None if clean(value) in MARKS else clean(value))
    return Cell(value, value)


def sure(raw: Any, true: Any, trap: str, *accept: Any, fmt: str = "") -> Cell:
    return Cell(raw, true, trap=trap, accept=list(accept), fmt=fmt)


def bad(raw: Any, why: str, fmt: str = "") -> Cell:
    return Cell(raw, None, why=why, trap="存疑", fmt=fmt)


def wan(amount: float) -> Cell:
    return Cell(round(amount / 10000, 4), amount)


def phone() -> Cell:
    number = 13900000000 + RNG.randrange(10**8)
    return Cell(number, str(number))


def blank() -> Cell:
    return Cell(RNG.choice(MARKS), None, trap="空白记号")


def day(value: date | None, styles: str = "date") -> Cell:
    """A day written in one of the styles; no day gives one of the blank marks."""
    if value is None:
        return Cell(RNG.choice(("", "", "—", "/")), None)
    y, m, d, style = value.year, value.month, value.day, RNG.choice(styles.split())
    wide = str.maketrans("0123456789.", "０１２３４５６７８９．")
    raws: dict[str, Any] = {
        "date": value,
        "cndate": value,
        "mddate": value,
        "iso": value.isoformat(),
        "dot": f"{y}.{m}.{d}",
        "short": f"{y % 100}.{m}.{d}",
        "md": f"{m}月{d}日",
        "slash": f"{m}/{d}",
        "day": f"{d}日",
        "serial": (value - date(1899, 12, 30)).days,
        "cn": f"{y}年{m}月{d}日",
        "solid": f"{y}{m:02}{d:02}",
        "time": f"{value.isoformat()} {RNG.randrange(8, 18):02}:{RNG.randrange(0, 60, 5):02}",
        "wide": f"{y}.{m}.{d}".translate(wide),
        "month": f"{y}年{m}月底前",
        "slashes": f"{y}/{m}/{d}",
    }
    plain = ("date", "cndate", "mddate", "iso", "slashes", "cn")
    return Cell(raws[style], value.isoformat(), trap="" if style in plain else f"日期写法:{style}", fmt=style)


def say(yes: bool, good: str, poor: str) -> Cell:
    return Cell(RNG.choice((good if yes else poor).split()), yes)


# ---------------------------------------------------------------- sheets and books
class Sheet:
    def __init__(self, book: Book, name: str, left: int = 0) -> None:
        self.book, self.name, self.left = book, name, left
        self.grid: list[list[Cell]] = []
        self.merges: list[tuple[int, int, int, int]] = []  # 0-based r1, c1, r2, c2
        self.hidden: set[int] = set()  # 0-based rows
        self.filter: tuple[int, int, str] | None = None  # header row, column, criterion
        self.heads: list[str] = []
        self.waiting: list[dict[str, Any]] = []  # lines above the first header
        self.table_truth: dict[str, Any] | None = None

    def put(self, cells: Sequence[Cell]) -> int:
        self.grid.append([Cell(None, None)] * self.left + list(cells))
        return len(self.grid)

    def line(self, why: str, *values: Any, strike: bool = False, span: int = 1) -> None:
        """A row that is no record."""
        cells = [Cell(cell(v).raw, None, fmt="strike" if strike else cell(v).fmt) for v in values]
        row = self.put(cells)
        if span > 1:
            self.merges.append((row - 1, self.left, row - 1, self.left + span - 1))
        where = self.table_truth["not_records"] if self.table_truth is not None else self.waiting
        where.append({"row": row, "why": why})
        TRAPS["行:" + why.split("（")[0]] += 1

    def table(
        self,
        subject: str,
        spec: str,
        region: str | None = None,
        month: int | None = None,
        counted: bool = True,
        note: str = "",
    ) -> None:
        """Write the header and begin a table; spec is 题头=含义|题头|..., 上/下 makes a two-row header."""
        pairs = [(h, m or USELESS) for h, _, m in (part.partition("=") for part in spec.split("|"))]
        self.heads = [h.replace("\\n", "\n") for h, _ in pairs]
        two = any("/" in h for h in self.heads)
        first, tops = len(self.grid) + 1, [h.split("/")[0] for h in self.heads]
        twice = [two and "/" in h and i > 0 and tops[i - 1] == tops[i] for i, h in enumerate(self.heads)]
        self.put([Cell(None if t else h, None) for h, t in zip(tops, twice, strict=True)])
        if two:
            self.put([Cell(h.split("/")[1] if "/" in h else None, None) for h in self.heads])
            for i, h in enumerate(self.heads):
                if "/" not in h:
                    self.merges.append((first - 1, self.left + i, first, self.left + i))
                elif not twice[i]:
                    last = max(j for j in range(i, len(tops)) if tops[j] == tops[i])
                    self.merges.append((first - 1, self.left + i, first - 1, self.left + last))
            TRAPS["两行表头"] += 1
        columns = {h: self.left + i + 1 for i, h in enumerate(self.heads) if h}
        self.table_truth = {
            "file": self.book.path,
            "sheet": self.name,
            "subject": subject,
            "counted": counted,
            "note": note,
            "context": {"year": 2024, "region": region, "month": month},
            "header_rows": [first, first + 1] if two else [first],
            "columns": columns,
            "meaning": {h.replace("\\n", "\n"): m for h, m in pairs if h},
            "records": [],
            "not_records": self.waiting,
        }
        self.waiting = []
        TABLES.append(self.table_truth)

    def fill(
        self,
        rows: Sequence[Sequence[Any]],
        traps: dict[tuple[int, str], Cell] | None = None,
        before: dict[int, list[tuple[str, Any]]] | None = None,
        blanks: str = "",
        merge: str = "",
    ) -> None:
        """Records, with cells replaced (traps), other rows put before the i-th, and blanks in some columns."""
        upper: Any = None
        start = at = 0  # of the merged run
        for i in range(len(rows) + 1):
            for why, values in (before or {}).get(i, []):
                if values == "HEADER":
                    self.line(why, *(h for h in self.heads))
                else:
                    self.line(why, *values)
                upper = None
            if i == len(rows):
                break
            cells = [
                (traps or {}).get((i, h))
                or (blank() if h in blanks.split() and RNG.random() < 0.36 else cell(v))
                for h, v in zip(self.heads, rows[i], strict=True)
            ]
            if merge:
                at = self.heads.index(merge)
                if cells[at].true != upper:
                    start, upper = len(self.grid), cells[at].true
                else:
                    cells[at] = Cell(None, upper, trap="竖向合并")
                    if len(self.grid) - start > 1:
                        self.merges.pop()
                    self.merges.append((start, self.left + at, len(self.grid), self.left + at))
            self.record(cells)

    def record(self, cells: Sequence[Cell]) -> None:
        assert self.table_truth is not None
        row = self.put(cells)
        where = {"file": self.book.path, "sheet": self.name, "row": row}
        for h, c in zip(self.heads, cells, strict=True):
            if c.trap:
                TRAPS[c.trap] += 1
            if c.why:
                DOUBTFUL.append(where | {"header": h, "why": c.why})
            if c.accept:
                CONTESTABLE.append(where | {"header": h, "accept": c.accept})
        self.table_truth["records"].append(
            {"row": row, "values": {h: c.true for h, c in zip(self.heads, cells, strict=True) if h}}
        )

    def hide(self, header: str, word: str) -> None:
        """A filter left on: the records whose column is `word` are hidden (they stay records)."""
        truth = self.table_truth
        assert truth is not None
        at = truth["columns"][header] - 1
        self.filter = (truth["header_rows"][-1] - 1, at, f"x != {word}")
        for record in truth["records"]:
            if self.grid[record["row"] - 1][at].raw == word:
                self.hidden.add(record["row"] - 1)
                record["hidden"] = True
                TRAPS["隐藏行"] += 1


class Book:
    def __init__(self, path: str, how: str = "") -> None:
        self.path, self.how = path, how  # how: csv encoding, or "openpyxl"
        self.sheets: list[Sheet] = []
        BOOKS.append(self)

    def sheet(self, name: str = "", left: int = 0) -> Sheet:
        self.sheets.append(Sheet(self, name, left))
        return self.sheets[-1]

    def save(self) -> None:
        target = OUT / self.path
        target.parent.mkdir(parents=True, exist_ok=True)
        kind = "openpyxl" if self.how == "openpyxl" else target.suffix
        {".xlsx": self.xlsx, ".xls": self.xls, ".csv": self.csv, "openpyxl": self.openpyxl}[kind](target)

    def xlsx(self, target: Path) -> None:
        book = xlsxwriter.Workbook(target)
        book.set_properties({"created": datetime(2024, 7, 2, 9, 0), "author": "安委办"})  # noqa: DTZ001  as a clock shows it
        formats = {
            "date": "yyyy-mm-dd",
            "cndate": 'yyyy"年"m"月"d"日"',
            "mddate": 'm"月"d"日"',
            "pct": "0.0%",
        }
        made = {k: book.add_format({"num_format": v}) for k, v in formats.items()}
        made["strike"] = book.add_format({"font_strikeout": True})
        for sheet in self.sheets:
            page = book.add_worksheet(sheet.name)
            for r1, c1, r2, c2 in sheet.merges:
                page.merge_range(r1, c1, r2, c2, "")
            for r, line in enumerate(sheet.grid):
                for c, item in enumerate(line):
                    style = made.get(item.fmt)
                    if isinstance(item.raw, Rich):
                        page.write_rich_string(r, c, made["strike"], item.raw.struck, item.raw.rest)
                    elif isinstance(item.raw, Formula):
                        page.write_formula(r, c, item.raw.text, style, item.raw.value)
                    elif isinstance(item.raw, str) and item.raw:
                        page.write_string(r, c, item.raw, style)
                    elif item.raw not in (None, ""):
                        page.write(r, c, item.raw, style)
            if sheet.filter:
                page.autofilter(sheet.filter[0], 0, len(sheet.grid) - 1, len(sheet.heads))
                page.filter_column(sheet.filter[1], sheet.filter[2])
            for r in sheet.hidden:
                page.set_row(r, None, None, {"hidden": True})
        book.close()

    def openpyxl(self, target: Path) -> None:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for sheet in self.sheets:
            page = book.create_sheet(sheet.name)
            for line in sheet.grid:
                page.append([c.raw if c.raw != "" else None for c in line])
            for r1, c1, r2, c2 in sheet.merges:
                page.merge_cells(start_row=r1 + 1, start_column=c1 + 1, end_row=r2 + 1, end_column=c2 + 1)
        memory = io.BytesIO()
        book.save(memory)
        with zipfile.ZipFile(memory) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():  # again without the clock
                body = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2024-07-02T09:00:00Z", old.read(name))
                new.writestr(zipfile.ZipInfo(name, (2024, 7, 2, 9, 0, 0)), body)

    def xls(self, target: Path) -> None:
        book = xlwt.Workbook(encoding="utf-8")
        style = xlwt.easyxf(num_format_str="yyyy-mm-dd")
        for sheet in self.sheets:
            page = book.add_sheet(sheet.name, cell_overwrite_ok=True)
            for r1, c1, r2, c2 in sheet.merges:
                page.merge(r1, r2, c1, c2)
            for r, line in enumerate(sheet.grid):
                for c, item in enumerate(line):
                    if item.raw not in (None, ""):
                        page.write(r, c, item.raw, *([style] if isinstance(item.raw, date) else []))
        book.save(str(target))

    def csv(self, target: Path) -> None:
        def show(raw: Any) -> str:
            return (
                ""
                if raw is None
                else f"{raw.year}/{raw.month}/{raw.day}"
                if isinstance(raw, date)
                else str(raw)
            )

        with target.open("w", encoding=self.how or "utf-8-sig", newline="") as f:
            csv.writer(f).writerows([show(c.raw) for c in line] for line in self.sheets[0].grid)


# ---------------------------------------------------------------- invented facts
NAMES = [
    a + b
    for a in "王李张刘陈杨赵黄周吴徐孙"
    for b in ["建国", "志强", "丽", "海燕", "永福", "晓东", "桂兰", "文斌", "立新", "德胜"]
]
FIRMS = [
    a + b
    for a in ["宏达", "金盛", "永兴", "鑫源", "恒泰", "瑞丰", "华茂", "顺发", "兴隆", "天成", "广源", "众合"]
    for b in [
        "化工有限公司",
        "机械制造有限公司",
        "建材厂",
        "纸业有限公司",
        "加油站",
        "木业有限公司",
        "食品有限公司",
        "超市",
    ]
]
RNG.shuffle(FIRMS)
UNITS = {
    r: [("青石" if r == "经济开发区" else r[:2]) + f for f in FIRMS[i * 12 : i * 12 + 12]]
    for i, r in enumerate(REGIONS)
}
PROBLEMS = [
    tuple(x.split(":"))
    for x in [
        "消防:灭火器压力不足",
        "消防:安全出口上锁",
        "消防:疏散通道堆放杂物",
        "消防:消火栓无水",
        "消防:应急照明灯损坏",
        "用电:配电箱未上锁",
        "用电:私拉乱接电线",
        "用电:漏电保护器失效",
        "用电:电缆破损裸露",
        "机械:传动部位无防护罩",
        "机械:砂轮机无挡板",
        "机械:行车限位失灵",
        "危化:气瓶无防倾倒装置",
        "危化:可燃气体报警器未校验",
        "危化:储罐围堰破损",
        "管理:未建立安全台账",
        "管理:新员工三级教育缺失",
        "管理:应急预案未修订",
        "有限空间:无警示标识",
        "有限空间:未执行作业审批",
        "特种设备:叉车未年检",
        "特种设备:压力表超期未检",
        "高处:临边无防护栏",
        "高处:未系安全带",
    ]
]
USED: set[tuple[str, str]] = set()
MAJORS: list[Hazard] = []


@dataclass
class Hazard:
    region: str
    unit: str
    text: str
    kind: str
    major: bool
    found: date
    due: date
    done: date | None
    closed: bool
    person: str

    def set(self, found: str, due: str, done: str = "") -> None:
        """Give the row fixed days, MM-DD, where a trap needs them."""
        self.found, self.due = (date.fromisoformat(f"2024-{x}") for x in (found, due))
        self.done = date.fromisoformat(f"2024-{done}") if done else None
        self.closed = False


def hazards(
    region: str,
    n: int,
    major: Sequence[int] = (),
    first: date = date(2024, 1, 4),
    days: int = 172,
    units: Sequence[str] = (),
) -> list[Hazard]:
    made = []
    for i, offset in enumerate(sorted(RNG.randrange(days) for _ in range(n))):
        while True:
            unit, (kind, text) = RNG.choice(list(units) or UNITS[region]), RNG.choice(PROBLEMS)
            if (unit, text) not in USED:
                break
        USED.add((unit, text))
        found = first + timedelta(offset)
        due = found + timedelta(RNG.choice((3, 7, 15, 30)))
        done = min(found + timedelta(RNG.randrange(0, (due - found).days + 4)), END)
        real = done if RNG.random() < 0.78 and done < END else None
        made.append(
            Hazard(
                region,
                unit,
                text,
                kind,
                i in major,
                found,
                due,
                real,
                real is not None and RNG.random() < 0.8,
                RNG.choice(NAMES),
            )
        )
    if not units:
        MAJORS.extend(h for h in made if h.major)
    return made


def workdays(n: int) -> list[date]:
    return sorted(date(2024, 1, 4) + timedelta(RNG.randrange(175)) for _ in range(n))


def credit_code(digits_only: bool = False) -> str:
    """A unified social credit code with its right check character (GB 32100)."""
    signs = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    while True:
        body = "91420581" + "".join(RNG.choice("0123456789" if digits_only else signs) for _ in range(9))
        code = body + signs[-sum(signs.index(c) * pow(3, i, 31) for i, c in enumerate(body)) % 31]
        if code.isdigit() or not digits_only:
            return code
