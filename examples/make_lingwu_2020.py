"""Writes the dossier examples/lingwu-2020: made-up records whose totals are those of the Lingwu 2020 bulletin.

Nothing in it is real but the totals: townships, enterprises, hazards and cases are invented. The files are as offices
keep them, each in its own way: CSV in UTF-8 and in GB18030, workbooks with title rows, merged headers and rows of
totals, days written in four ways. The same seed gives the same files::

    python examples/make_lingwu_2020.py [FOLDER]
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
import xlsxwriter

SEED = 20201231
FIRST, AS_OF, CLOSED = dt.date(2020, 7, 1), dt.date(2020, 12, 31), dt.date(2021, 1, 15)
MADE_OF = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
TOWNSHIPS: list[str] = MADE_OF["townships"]
PLANS: dict[str, dict[str, str]] = MADE_OF["plans"]
SECTORS: list[dict[str, Any]] = MADE_OF["sectors"]
LEADS = {sector: lead for group in PLANS.values() for sector, lead in group.items()}
OFFICE = "安全生产委员会办公室"
BRIEFINGS = [(7, 16), (8, 13), (9, 17), (10, 22), (11, 19), (12, 17)]
RALLIES = {
    "动员部署会": (7, 3),
    "第一次推进会": (8, 27),
    "第二次推进会": (10, 15),
    "百日行动动员会": (12, 15),
}

CAMPAIGN = """\
# 本案卷由 examples/make_lingwu_2020.py 生成。
[campaign]
title = "安全生产专项整治三年行动"
issuer = "示例市安全生产专项整治三年行动工作专班"
starts = 2020-07-01
ends = 2022-12-31
made_up = "本案卷记录均为虚构，只有合计数取自灵武市2020年工作情况通报；单位、人员、事故均不对应真实对象。"

[report]
period = "2020"
as_of = 2020-12-31
base = "2019"
"""

Cell = str | int | float | dt.date | None
Row = Sequence[Cell]
Style = Callable[[dt.date], Cell]


def iso(day: dt.date) -> Cell:
    """2020-07-01."""
    return day.isoformat()


def dotted(day: dt.date) -> Cell:
    """2020.7.1."""
    return f"{day.year}.{day.month}.{day.day}"


def chinese(day: dt.date) -> Cell:
    """2020年7月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def serial(day: dt.date) -> Cell:
    """A day as spreadsheets keep it."""
    return day


@attrs.frozen
class Unit:
    """A made-up enterprise."""

    id: str
    name: str
    sector: str
    region: str

    @property
    def lead(self) -> str:
        """The department that answers for its sector."""
        return LEADS[self.sector]


@attrs.frozen
class Hazard:
    """A made-up hazard; ``rectified_on`` may lie after the as-of day of the report."""

    id: str
    unit: Unit
    what: str
    requirement: str
    found_on: dt.date
    due_on: dt.date | None
    rectified_on: dt.date | None
    closed_on: dt.date | None
    grade: str | None
    source: str
    department: str | None
    order_no: str | None


class Maker:
    """Makes the records of the dossier, the same ones every time."""

    def __init__(self) -> None:
        self.random = random.Random(SEED)  # noqa: S311  made-up records, no secrets
        self.units = {sector["name"]: [*self._units(sector)] for sector in SECTORS}
        self.hazards = {sector["name"]: [*self._hazards(sector)] for sector in SECTORS}

    def day(self, first: dt.date, last: dt.date) -> dt.date:
        """A day from ``first`` to ``last``."""
        return first + dt.timedelta(days=self.random.randrange((last - first).days + 1))

    def _units(self, sector: dict[str, Any]) -> Iterator[Unit]:
        for number in range(1, sector["numbers"]["units"] + 1):
            name, region = sector["units"].format(number), self.random.choice(TOWNSHIPS)
            yield Unit(f"{sector['code']}{number:03}", name, sector["name"], region)

    def _hazards(self, sector: dict[str, Any]) -> Iterator[Hazard]:
        found, rectified = sector["numbers"]["found"], sector["numbers"]["rectified"]
        later = (found - rectified) // 15
        states = ["rectified"] * rectified + ["later"] * later + ["open"] * (found - rectified - later)
        self.random.shuffle(states)
        first = {"rectified": FIRST, "later": dt.date(2020, 9, 20), "open": dt.date(2020, 9, 20)}
        days = sorted((self.day(first[state], dt.date(2020, 12, 26)), state) for state in states)
        for number, (day, state) in enumerate(days, start=1):
            yield self._hazard(f"{sector['code']}-{number:04}", sector, day, state)

    def _hazard(self, name: str, sector: dict[str, Any], found_on: dt.date, state: str) -> Hazard:
        allowed = (3, 7, 15, 15, 30, 30) if state == "rectified" else (30, 45, 60, 60, 90)
        due_on = found_on + dt.timedelta(days=self.random.choice(allowed))
        rectified_on = closed_on = None
        if state == "rectified":
            rectified_on = min(AS_OF, self.day(found_on, due_on + dt.timedelta(days=4)))
        elif state == "later":
            rectified_on = self.day(dt.date(2021, 1, 4), dt.date(2021, 1, 12))
        if rectified_on and self.random.randrange(12):
            closed_on = min(CLOSED, rectified_on + dt.timedelta(days=self.random.randrange(6)))
        unit, (what, requirement) = (
            self.random.choice(self.units[sector["name"]]),
            self.random.choice(sector["hazards"]),
        )
        chance = self.random.randrange(230)
        source = self.random.choice(("部门检查", "部门检查", "部门检查", "企业自查", "督查", "暗访", "举报"))
        order = f"示安责改〔2020〕{self.random.randrange(1, 900)}号" if source == "部门检查" else None
        return Hazard(
            name,
            unit,
            what,
            requirement,
            found_on,
            None if chance == 1 else due_on,
            rectified_on,
            closed_on,
            None if chance == 2 else "重大" if chance in (3, 5, 6) else "一般",
            source,
            None if chance == 4 else unit.lead,
            order,
        )

    def visits(self) -> list[tuple[dt.date, Row]]:
        """Every visit with its day, in order of days."""
        modes = ("日常检查", "日常检查", "日常检查", "突击检查", "随机抽查", "明察暗访", "回头看", "专项检查")
        visits: list[tuple[dt.date, Row]] = []
        for sector in SECTORS:
            for number in range(1, sector["numbers"]["visits"] + 1):
                unit = self.random.choice(self.units[sector["name"]])
                day, name = self.day(FIRST, dt.date(2020, 12, 29)), f"{sector['code']}-{number:04}"
                team = "、".join(f"检查员{self.random.randrange(1, 41)}" for _ in range(2))
                mode = self.random.choice(modes)
                row = (name, day, unit.name, unit.id, unit.sector, unit.region, unit.lead, mode, team)
                visits.append((day, row))
        return sorted(visits, key=lambda visit: (visit[0], str(visit[1][0])))

    def penalties(self) -> list[Row]:
        """Every case; the fines add up to 15.53万元, and seven are warnings without one."""
        fined = [
            self.random.choice(self.units[sector["name"]])
            for sector in SECTORS
            for _ in range(sector["numbers"]["penalties"])
        ]
        amounts: list[int | None] = [*self._fines(len(fined) - 7), *([None] * 7)]
        self.random.shuffle(amounts)
        self.random.shuffle(fined)
        days = sorted(self.day(dt.date(2020, 7, 8), dt.date(2020, 12, 28)) for _ in fined)
        rows: list[Row] = []
        for number, (day, unit, yuan) in enumerate(zip(days, fined, amounts, strict=True), start=1):
            case = number, f"示安罚〔2020〕{number:03}号", day
            kind = ("警告", None) if yuan is None else ("罚款", yuan / 10_000)
            rows.append((*case, unit.name, unit.sector, unit.region, unit.lead, *kind))
        return rows

    def _fines(self, count: int) -> list[int]:
        """Fines in yuan that add up to 155300."""
        fines = [self.random.choice((500, 1000, 1500, 2000, 3000, 5000)) for _ in range(count)]
        while not 500 <= (last := 155_300 - sum(fines[:-1])) <= 9000:
            at = self.random.randrange(count - 1)
            fines[at] = max(500, fines[at] + (500 if last > 9000 else -500))
        return [*fines[:-1], last]

    def sanctions(self) -> list[Row]:
        """Every unit under joint sanctions; no unit twice."""
        reasons = ("拒不整改重大隐患", "多次违法被处罚", "提供虚假资料", "拒不执行监管指令")
        rows: list[Row] = []
        for sector in SECTORS:
            units = list(self.units[sector["name"]])
            self.random.shuffle(units)
            for unit in units[: sector["numbers"]["sanctions"]]:
                on, why = self.day(dt.date(2020, 8, 1), dt.date(2020, 12, 25)), self.random.choice(reasons)
                shared = unit.name, unit.sector, unit.region, unit.lead
                rows.append((len(rows) + 1, *shared, iso(on), "联合惩戒", why))
        return rows

    def tasks(self) -> list[Row]:
        """Four tasks for each special plan, two of them due in later years."""
        works = {
            "排查企业底数并建立清单": dt.date(2020, 8, 31),
            "开展隐患集中排查整治": dt.date(2020, 11, 30),
            "组织从业人员培训考核": dt.date(2021, 6, 30),
            "修订完善制度和应急预案": dt.date(2021, 12, 31),
        }
        rows: list[Row] = []
        for sector, lead in LEADS.items():
            for work, due in works.items():
                slow = sector in ("非煤矿山", "养殖基地") and due > dt.date(2020, 9, 1)
                done = due < AS_OF and not slow
                on = due - dt.timedelta(days=self.random.randrange(1, 12)) if done else None
                progress = 100 if done else 5 * self.random.randrange(*((5, 13) if due < AS_OF else (0, 7)))
                partners = f"{self.random.choice(TOWNSHIPS)}等乡镇（街道）"
                key = "是" if sector in self.units and "排查整治" in work else "否"
                shared = len(rows) + 1, work, f"{sector}安全专项整治", lead, partners, due
                rows.append((*shared, "是" if done else "否", on, f"{progress}%", key))
        return rows

    def attendance(self) -> list[Row]:
        """Who came to each briefing and who reported: 70 reports; only two sectors stayed away."""
        absent = {(1, "非煤矿山"), (3, "非煤矿山"), (4, "非煤矿山"), (2, "养殖基地"), (4, "养殖基地")}
        seats = [(number, sector) for number in range(len(BRIEFINGS)) for sector in LEADS]
        present = [seat for seat in seats if seat not in absent]
        self.random.shuffle(present)
        told = set(present[:70])
        rows: list[Row] = []
        for seat in seats:
            name, day = briefing(seat[0])
            came, spoke = "缺席" if seat in absent else "到会", "是" if seat in told else "否"
            rows.append((name, dotted(day), seat[1], LEADS[seat[1]], came, spoke))
        return rows

    def submissions(self) -> list[Row]:
        """Monthly reports of each special plan and township, due on the 25th; one sector is late or silent."""
        silent, late = ("2020-08", "2020-10", "2020-11"), ("2020-07", "2020-09")
        rows: list[Row] = []
        for month in range(7, 13):
            period, due = f"2020-{month:02}", dt.date(2020, month, 25)
            for sector, party in [*LEADS.items(), *((None, township) for township in TOWNSHIPS)]:
                slack = self.random.randrange(0, 6)
                on = due - dt.timedelta(days=slack)
                if sector == "非煤矿山" and period in silent:
                    rows.append((party, sector, period, iso(due), "未报送", None, None))
                    continue
                if sector == "非煤矿山" and period in late:
                    on = due + dt.timedelta(days=3)
                nil = "是" if sector in ("学校", "文化旅游", "粮食仓储") and slack > 3 else "否"
                rows.append((party, sector, period, iso(due), "已报送", iso(on), nil))
        return rows

    def risks(self) -> list[Row]:
        """A graded risk list of some units of each sector."""
        control = {"重大": "县级", "较大": "乡级", "一般": "企业", "低": "企业"}
        rows: list[Row] = []
        for unit in (unit for units in self.units.values() for unit in units[:9]):
            level = self.random.choice(("重大", "较大", "较大", "一般", "一般", "低"))
            owner, day = f"责任人{self.random.randrange(1, 60)}", self.day(FIRST, AS_OF)
            point = f"FX{len(rows) + 1:03}", f"{unit.name}主要风险点", unit.sector, unit.region, unit.lead
            rows.append((*point, level, control[level], owner, iso(day)))
        return rows

    def enterprises(self) -> list[Row]:
        """The register of the units."""
        rows: list[Row] = []
        for unit in (unit for units in self.units.values() for unit in units):
            scale = self.random.choice(("大型", "中型", "小型", "小型", "微型"))
            grade = self.random.choice("ABBCCD")
            rows.append((unit.id, unit.name, unit.sector, unit.region, unit.lead, scale, grade))
        return rows

    def accidents(self) -> list[Row]:
        """Four accidents a year: in 2019 four dead and three injured, in 2020 four and four."""
        known = (
            ("2019-03-12", "道路运输", 0),
            ("2019-05-30", "煤矿", 1),
            ("2019-09-08", "建筑施工", 2),
            ("2019-11-21", "道路运输", 0),
            ("2020-02-27", "道路运输", 1),
            ("2020-06-14", "冶金工贸", 0),
            ("2020-09-03", "道路运输", 2),
            ("2020-11-10", "建筑施工", 1),
        )
        rows: list[Row] = []
        for number, (day, sector, hurt) in enumerate(known, start=1):
            place, loss = self.random.choice(TOWNSHIPS), 60 + self.random.randrange(80)
            name = f"SG{number:02}", f"示例{sector}事故{number}"
            rows.append((*name, day, sector, place, 1, 0, hurt, loss, "是"))
        return rows


def briefing(number: int) -> tuple[str, dt.date]:
    """The name and day of a briefing, counted from 0."""
    return f"工作专班第{'一二三四五六'[number]}次例会", dt.date(2020, *BRIEFINGS[number])


HAZARD_HEADER = (
    "编号 受检单位 单位编号 行业领域 属地 隐患内容 隐患等级 隐患来源 排查时间 整改责任部门 整改要求 整改时限 "
    "整改情况 完成整改时间 销号情况 销号时间 指令书文号"
)


def hazard_row(hazard: Hazard, style: Style) -> Row:
    """A hazard in the order of ``HAZARD_HEADER``."""
    unit = hazard.unit
    found, due, done, closed = (
        None if day is None else style(day)
        for day in (hazard.found_on, hazard.due_on, hazard.rectified_on, hazard.closed_on)
    )
    return (
        hazard.id, unit.name, unit.id, unit.sector, unit.region, hazard.what, hazard.grade, hazard.source, found,
        hazard.department, hazard.requirement, due, "已整改" if done else "未整改", done,
        "已销号" if closed else "未销号", closed, hazard.order_no,
    )  # fmt: skip


def write_csv(path: Path, header: str, rows: Sequence[Row], encoding: str = "utf-8") -> None:
    """A CSV file with the line ends of spreadsheets; ``header`` is split at blanks."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([header.split(), *rows])
    path.write_bytes(text.getvalue().encode(encoding))


@attrs.frozen
class Sheet:
    """A sheet as an office lays it out: title, header with groups over some columns, rows, totals, a note.

    ``header`` is split at blanks, as that of a CSV file is.
    """

    name: str
    title: str
    header: str
    rows: Sequence[Row]
    groups: tuple[tuple[str, int, int], ...] = ()
    below: tuple[Row, ...] = ()


def write_xlsx(path: Path, *sheets: Sheet) -> None:
    """A workbook whose contents depend on nothing but the sheets."""
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy/m/d"}) as book:
        book.set_properties({"created": dt.datetime(2021, 1, 15)})  # noqa: DTZ001  workbooks know no time zone
        bold = book.add_format({"align": "center", "valign": "vcenter", "bold": True})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.merge_range(0, 0, 0, len(sheet.header.split()) - 1, sheet.title, bold)
            last = write_header(page, sheet, bold)
            for row, values in enumerate((*sheet.rows, *sheet.below), start=last + 1):
                for place, value in enumerate(values):
                    if isinstance(value, dt.date):
                        page.write_datetime(row, place, value)
                    elif value is not None:
                        page.write(row, place, value)


def write_header(page: Any, sheet: Sheet, bold: Any) -> int:
    """The header in one row, or in two where columns have a group over them; gives its last row."""
    if not sheet.groups:
        page.write_row(1, 0, sheet.header.split(), bold)
        return 1
    grouped = set[int]()
    for title, first, last in sheet.groups:
        page.merge_range(1, first, 1, last, title, bold)
        grouped |= {*range(first, last + 1)}
    for place, title in enumerate(sheet.header.split()):
        if place in grouped:
            page.write(2, place, title, bold)
        else:
            page.merge_range(1, place, 2, place, title, bold)
    return 2


def write_hazards(folder: Path, made: Maker) -> None:
    """The ledgers: a workbook of three sectors, one of a single sector, three CSV files, each in its own way."""
    groups = ("整改落实", 9, 13), ("销号登记", 14, 15)
    book = []
    for name in ("危险化学品", "煤矿", "非煤矿山"):
        rows = [hazard_row(hazard, serial) for hazard in made.hazards[name]]
        below: tuple[Row, ...] = ("合计", f"共{len(rows)}条"), ("填表人：示例填报员",)
        book.append(Sheet(name, f"{name}行业领域问题隐患清单", HAZARD_HEADER, rows, groups, below))
    write_xlsx(folder / "隐患台账.xlsx", *book)
    rows = [hazard_row(hazard, chinese) for hazard in made.hazards["特种设备"]]
    title = "特种设备安全专项整治问题隐患台账（截至2021年1月15日）"
    write_xlsx(folder / "隐患台账-特种设备.xlsx", Sheet("Sheet1", title, HAZARD_HEADER, rows))
    styles = ("消防", iso, "utf-8-sig"), ("道路运输", chinese, "gb18030"), ("养殖基地", dotted, "utf-8")
    for name, style, encoding in styles:
        rows = [hazard_row(hazard, style) for hazard in made.hazards[name]]
        write_csv(folder / f"隐患台账-{name}.csv", HAZARD_HEADER, rows, encoding)


def write_enforcement(folder: Path, made: Maker) -> None:
    """Visits by quarter, penalties with fines in 万元 and their total, joint sanctions."""
    header = "编号 检查日期 被检查单位 单位编号 行业领域 属地 检查部门 检查方式 检查人员"
    visits, autumn = made.visits(), dt.date(2020, 10, 1)
    quarters = {
        "三季度": [row for day, row in visits if day < autumn],
        "四季度": [row for day, row in visits if day >= autumn],
    }
    sheets = [Sheet(name, f"2020年{name}执法检查台账", header, rows) for name, rows in quarters.items()]
    write_xlsx(folder / "执法检查台账.xlsx", *sheets)
    header = "序号 处罚决定书文号 处罚时间 被处罚单位 行业领域 属地 处罚机关 处罚种类 罚款（万元）"
    penalties = made.penalties()
    total = "合计", None, None, None, None, None, None, f"{len(penalties)}起", 15.53
    title = "2020年安全生产行政处罚统计表"
    write_xlsx(folder / "行政处罚.xlsx", Sheet("行政处罚", title, header, penalties, below=(total,)))
    line = "序号 惩戒对象 行业领域 属地 列入机关 列入日期 惩戒种类 惩戒事由"
    write_csv(folder / "联合惩戒.csv", line, made.sanctions(), "gb18030")


def write_campaign(folder: Path, made: Maker) -> None:
    """Settings, plans, tasks, meetings, attendance and monthly reports."""
    (folder / "campaign.toml").write_text(CAMPAIGN, encoding="utf-8", newline="\n")
    plans: list[Row] = [("安全生产专项整治三年行动总体方案", "总体方案", "总体", OFFICE)]
    plans += [
        (f"{topic}专题方案", "专题方案", "专题", OFFICE) for topic in ("学习宣传贯彻", "企业主体责任落实")
    ]
    for group, sectors in PLANS.items():
        plans += [(f"{sector}安全专项整治方案", "专项方案", group, lead) for sector, lead in sectors.items()]
    write_csv(folder / "方案清单.csv", "方案名称 方案类型 方案类别 牵头单位", plans)
    header = "序号 任务内容 所属方案 牵头单位 配合单位 完成时限 完成情况 完成日期 进度 是否挂牌"
    write_xlsx(
        folder / "任务清单.xlsx", Sheet("任务清单", "目标任务分解及进度控制清单", header, made.tasks())
    )
    meetings: list[Row] = []
    for number in range(len(BRIEFINGS)):
        name, day = briefing(number)
        meetings.append((name, "例会", dotted(day)))
    meetings += [(name, "动员部署会", dotted(dt.date(2020, *on))) for name, on in RALLIES.items()]
    write_csv(folder / "会议.csv", "会议名称 会议类型 召开时间", meetings, "utf-8-sig")
    line = "会议名称 会议日期 专项 牵头部门 到会情况 汇报情况"
    write_csv(folder / "参会情况.csv", line, made.attendance(), "utf-8-sig")
    line = "报送单位 专项 报送月份 报送时限 报送情况 报送时间 零报告"
    write_csv(folder / "报送情况.csv", line, made.submissions())


def write_registers(folder: Path, made: Maker) -> None:
    """Parties, enterprises, risks, accidents of two years and reference quantities."""
    parties: list[Row] = [(lead, "部门", "县级", "是") for lead in dict.fromkeys(LEADS.values())]
    parties += [(township, "乡镇（街道）", "乡级", "是") for township in TOWNSHIPS]
    parties += [(office, "办事机构", "县级", "否") for office in (OFFICE, "专项整治工作专班")]
    write_csv(folder / "责任主体.csv", "单位名称 类别 层级 是否按月报送", parties, "utf-8-sig")
    line = "企业编号 企业名称 所属行业 所在地区 监管部门 企业规模 风险等级"
    write_csv(folder / "企业名单.csv", line, made.enterprises(), "gb18030")
    line = "编号 风险点名称 行业领域 属地 监管部门 风险等级 管控层级 管控责任人 更新日期"
    write_csv(folder / "风险清单.csv", line, made.risks())
    line = "编号 事故名称 发生时间 行业领域 属地 死亡人数 重伤人数 受伤人数 直接经济损失（万元） 是否生产安全事故"
    write_csv(folder / "生产安全事故.csv", line, made.accidents(), "utf-8-sig")
    quantities: dict[str, tuple[float, float, str]] = {
        "地区生产总值": (420, 441, "亿元"),
        "从业人员": (15.2, 15.4, "万人"),
        "机动车保有量": (8.1, 8.6, "万辆"),
        "原煤产量": (3100, 3200, "万吨"),
    }
    rows: list[Row] = []
    for name, (before, now, unit) in quantities.items():
        rows += [(name, "2019", before, unit), (name, "2020", now, unit)]
    write_csv(folder / "基础数据.csv", "指标 统计期 数值 计量单位", rows)


def main(folder: Path) -> None:
    """Write the whole dossier into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Maker()
    for write in (write_hazards, write_enforcement, write_campaign, write_registers):
        write(folder, made)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("lingwu-2020"))
