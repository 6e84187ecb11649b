"""A year of a county: twelve monthly tables as offices have them, one ledger, and what becomes of its hazards.

Run it with a folder, or without one for ``示例县`` where you are: ``python county_year.py 示例县``. Everything in it is
made up. Each month the table of the townships is imported, the sheet of what was done is recorded, the list of what
is due and the letters are written; each quarter ends with a bulletin. In the end the ledger is verified.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter

from ansheng import Problem, cli, open_dossier
from ansheng.dates import Period
from ansheng.hazards import Ledger
from ansheng.reports.returned import write_returned

YEAR = 2025
TOWNS = ("东河镇", "西岭乡", "南塘镇", "北原乡")
UNITS = (
    ("河湾化工厂", "危险化学品", "应急管理局"),
    ("宏发木器厂", "消防", "消防救援大队"),
    ("万顺客运站", "道路运输", "交通运输局"),
    ("新城燃气站", "城镇燃气", "住房和城乡建设局"),
    ("青石采石场", "非煤矿山", "自然资源局"),
    ("利民超市", "消防", "消防救援大队"),
    ("安达货运公司", "道路运输", "交通运输局"),
)
FAULTS = {
    "危险化学品": (("储罐区可燃气体报警器失效", "更换并检定报警器"), ("动火作业无审批", "停止作业，补办审批")),
    "消防": (("疏散通道堆放杂物", "清理通道"), ("灭火器压力不足", "更换灭火器"), ("应急照明损坏", "修复照明")),
    "道路运输": (("车辆动态监控不在线", "修复设备"), ("驾驶员培训记录缺失", "补训并建档")),
    "城镇燃气": (("调压箱周边占压", "拆除占压物"), ("软管老化", "更换软管")),
    "非煤矿山": (("边坡有浮石", "清理浮石"), ("未设安全警示标志", "补设标志")),
}  # fmt: skip
OFFICE = "示例县安全生产委员会办公室"
MAJOR, TYPING, WRONG, LONGER, TWICE = "YH250203", "YH250305", "YH250502", "YH250604", "YH251003"
"""Hazards with a story: a major one, a unit misspelt, an event of the wrong one, more time, an id that is taken."""


class Found(NamedTuple):
    """One hazard as the township that found it knows it; ``done`` where the table says that it is rectified."""

    id: str
    town: str
    unit: str
    sector: str
    department: str
    what: str
    demand: str
    on: dt.date
    due: dt.date
    done: dt.date | None
    grade: str


class Act(NamedTuple):
    """One event of a hazard: a row of the sheet that the office fills in."""

    on: dt.date
    hazard: str
    event: str
    by: str
    fields: dict[str, str]


class Places(NamedTuple):
    """Where the office keeps its papers: what comes in, the dossier with the ledger, and what goes out."""

    tables: Path
    dossier: Path
    out: Path

    @property
    def ledger(self) -> str:
        """The address of the ledger."""
        return f"sqlite:///{self.dossier / '台账.db'}"


# What was found -------------------------------------------------------------------------------------------------------


def days(number: int) -> dt.timedelta:
    """So many days."""
    return dt.timedelta(days=number)


def last_of(month: int) -> dt.date:
    """The last day of a month."""
    return Period.parse(f"{YEAR}-{month:02}").last


def found_in(month: int) -> list[Found]:
    """What the townships find in a month."""
    return [_found(month, k) for k in range(1, 8 + month % 3)]


def _found(month: int, k: int) -> Found:
    name, sector, department = UNITS[(3 * k + month) % len(UNITS)]
    town = TOWNS[(k + month) % len(TOWNS)]
    faults = FAULTS[sector]
    what, demand = faults[(k + month // 2) % len(faults)]
    on, number = dt.date(YEAR, month, 1 + (7 * k + 3 * month) % 25), f"YH25{month:02}{k:02}"
    on_the_spot = min(on + days(k % 4), last_of(month)) if k % 3 == 0 and number != MAJOR else None
    grade = "重大" if number == MAJOR else "一般"
    due = on + days(60 if number == MAJOR else 15 + 10 * (k % 3))
    return Found(number, town, f"{town}{name}", sector, department, what, demand, on, due, on_the_spot, grade)


# What was done about it -----------------------------------------------------------------------------------------------


def acts_of(hazard: Found) -> Iterator[Act]:
    """The life of a hazard after it was found; what is late is left to be urged."""
    order = {"整改责任部门": hazard.department, "整改要求": hazard.demand, "整改期限": hazard.due.isoformat()}
    if hazard.id == MAJOR:
        yield from _life_of_a_major_one(hazard, order)
        return
    slow = 45 if int(hazard.id[-2:]) % 5 == 0 else 0
    finish = hazard.done or hazard.due - days(5) + days(slow)
    if hazard.done is None:
        yield Act(hazard.on + days(1), hazard.id, "责令整改", "检查一组", order)
    if hazard.id == LONGER:
        longer = hazard.due + days(30)
        yield Act(hazard.due - days(4), hazard.id, "申请延期", hazard.unit, {"事由": "配件尚未到货"})
        yield Act(hazard.due - days(2), hazard.id, "同意延期", "检查一组", {"整改期限": longer.isoformat()})
        finish = longer - days(3)
    if hazard.id == WRONG:
        yield Act(hazard.on + days(2), hazard.id, "上报", "检查一组", {})
    checked = {"复查人员": "复查组", "单位签字人": "安全员"}
    yield Act(finish, hazard.id, "整改完成", hazard.unit, {"整改佐证": "照片"})
    yield Act(finish + days(2), hazard.id, "复查合格", "复查组", checked)
    if int(hazard.id[-2:]) % 7:
        yield Act(finish + days(3), hazard.id, "销号", OFFICE, {})


def _life_of_a_major_one(hazard: Found, order: dict[str, str]) -> Iterator[Act]:
    listing = {"挂牌级别": "县级", "督办单位": "示例县安全生产委员会", "督办期限": hazard.due.isoformat()}
    plan = {
        "责任落实": "厂长", "措施落实": "更换报警系统", "资金落实": "12万元", "时限落实": hazard.due.isoformat(),
        "预案落实": "现场处置方案", "整改目标任务": "报警系统有效", "临时管控措施": "停用罐区", "牵头领导": "副县长",
    }  # fmt: skip
    steps: list[tuple[int, str, str, dict[str, str]]] = [
        (1, "责令整改", "检查一组", order),
        (1, "上报", "检查一组", {}),
        (2, "挂牌督办", OFFICE, listing),
        (5, "制定整改方案", hazard.unit, plan),
        (6, "开始整改", hazard.unit, {}),
        (40, "整改完成", hazard.unit, {"整改佐证": "检测报告"}),
        (41, "申请复查", hazard.unit, {}),
        (44, "复查合格", "复查组", {"复查人员": "复查组", "单位签字人": "厂长"}),
        (45, "销号", OFFICE, {"销号文号": "示安办销〔2025〕1号"}),
        (60, "摘牌", OFFICE, {"公示日期": (hazard.on + days(50)).isoformat()}),
    ]
    for after, event, by, fields in steps:
        yield Act(hazard.on + days(after), hazard.id, event, by, fields)


# The tables as the offices have them ----------------------------------------------------------------------------------


def a_sheet_a_township(path: Path, hazards: Sequence[Found], month: int) -> None:
    """A workbook with a sheet a township, which is the region: a title, a line of totals, whoever signs."""
    heads = (
        "序号", "编号", "受检单位", "行业领域", "隐患内容", "隐患等级",
        "排查时间", "责任部门", "整改时限", "是否整改", "完成时间",
    )  # fmt: skip
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": dt.datetime.combine(last_of(month), dt.time())})
        title = book.add_format({"bold": True, "align": "center"})
        day = book.add_format({"num_format": "yyyy/m/d"})
        for town in TOWNS:
            own, page = [each for each in hazards if each.town == town], book.add_worksheet(town)
            page.merge_range(0, 0, 0, len(heads) - 1, f"{town}{YEAR}年{month}月事故隐患排查治理台账", title)
            page.write_row(2, 0, heads)
            for at, each in enumerate(own, start=3):
                page.write_row(at, 0, (at - 2, each.id, each.unit, each.sector, each.what, each.grade))
                page.write_datetime(at, 6, dt.datetime.combine(each.on, dt.time()), day)
                page.write_row(at, 7, (each.department, each.due.isoformat(), "是" if each.done else "否"))
                if each.done:
                    page.write_datetime(at, 10, dt.datetime.combine(each.done, dt.time()), day)
            page.write_row(len(own) + 3, 0, ("小计", "", f"{len(own)}条"))
            page.write(len(own) + 4, 0, "填表人：王某　　　　审核人：李某")


def an_old_program(path: Path, hazards: Sequence[Found], month: int) -> None:
    """A table of an old program: GBK, days without a year, which the name of the file says."""
    heads = (
        "编号", "单位名称", "行业领域", "所属乡镇", "隐患描述", "隐患等级",
        "发现日期", "整改责任部门", "整改期限", "是否整改", "整改完成日期",
    )  # fmt: skip
    rows = [
        (
            each.id, each.unit, each.sector, each.town, each.what, each.grade, _short(each.on), each.department,
            _short(each.due), "是" if each.done else "否", _short(each.done),
        )
        for each in hazards
    ]  # fmt: skip
    _csv(path, [heads, *rows], "gbk")


def two_rows_of_headers(path: Path, hazards: Sequence[Found], month: int) -> None:
    """A workbook whose header has two rows, the first of groups, and three rows that were pasted twice."""
    heads = (
        "编号", "单位名称", "行业领域", "属地", "隐患描述", "隐患等级",
        "发现日期", "责任部门", "整改期限", "是否整改", "完成日期",
    )  # fmt: skip
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": dt.datetime.combine(last_of(month), dt.time())})
        page = book.add_worksheet("隐患")
        page.merge_range(0, 0, 0, 6, "隐患情况")
        page.merge_range(0, 7, 0, 10, "整改情况")
        page.write_row(1, 0, heads)
        for at, each in enumerate((*hazards, *hazards[-3:]), start=2):
            days_ = each.on.isoformat(), each.department, each.due.isoformat()
            page.write_row(at, 0, (each.id, each.unit, each.sector, each.town, each.what, each.grade, *days_))
            page.write_row(at, 9, ("是" if each.done else "否", each.done.isoformat() if each.done else ""))


def words_of_its_own(path: Path, hazards: Sequence[Found], month: int) -> None:
    """A table with the headers and words of one office, taught by its ``campaign.toml``, and ids in full width."""
    heads = (
        "编号",
        "受检户",
        "行业领域",
        "属地",
        "毛病",
        "隐患等级",
        "查处日",
        "责任部门",
        "整改期限",
        "弄好没有",
    )
    rows = [
        (
            each.id.translate(_WIDE), each.unit, each.sector, each.town, each.what, each.grade,
            _dotted(each.on), each.department, _dotted(each.due), "弄好了" if each.done else "没弄",
        )
        for each in hazards
    ]  # fmt: skip
    _csv(path, [heads, *rows, ("以上共", f"{len(hazards)}条")], "utf-8")


_WIDE = str.maketrans("YH0123456789", "ＹＨ０１２３４５６７８９")
FORMS = (a_sheet_a_township, an_old_program, two_rows_of_headers, words_of_its_own)


def table_of(month: int, folder: Path) -> Path:
    """The table of a month in one of the forms; each has what goes wrong in a year."""
    form, hazards = FORMS[(month - 1) % len(FORMS)], found_in(month)
    path = (
        folder
        / f"{YEAR}年{month}月隐患台账{'.csv' if form in (an_old_program, words_of_its_own) else '.xlsx'}"
    )
    told = [each._replace(unit=each.unit[:-1] + "长") if each.id == TYPING else each for each in hazards]
    form(path, told, month)
    return path


def a_township_that_numbers_anew(folder: Path) -> Path:
    """A table that calls another hazard by an id that is taken, and has a day that is none."""
    first = next(each for each in found_in(10) if each.id == TWICE)
    other = first._replace(town="北原乡", unit="北原乡砖瓦厂", what="皮带机无防护罩", sector="工贸")
    heads = ("编号", "单位名称", "行业领域", "属地", "隐患描述", "隐患等级", "发现日期", "是否整改")
    rows = [
        (each.id, each.unit, each.sector, each.town, each.what, "一般", on, "否")
        for each, on in (
            (other, other.on.isoformat()),
            (other._replace(id="补-01", what="配电箱未接地"), "上周三"),
        )
    ]
    path = folder / f"{YEAR}年10月隐患台账（补报）.csv"
    _csv(path, [heads, *rows], "utf-8")
    return path


def _short(day: dt.date | None) -> str:
    return f"{day.month}月{day.day}日" if day else ""


def _dotted(day: dt.date) -> str:
    return f"{day.year}.{day.month}.{day.day}"


def _csv(path: Path, rows: Iterable[Sequence[str]], encoding: str) -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)


# The work of the office -----------------------------------------------------------------------------------------------


def run(*arguments: str, codes: Sequence[int] = (0,)) -> str:
    """What a command line prints; it must end with one of these codes."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = cli.run(arguments)
    if code not in codes:
        raise SystemExit(f"ansheng {' '.join(arguments)}\n{out.getvalue()}{err.getvalue()}")
    return out.getvalue()


def data(*arguments: str, codes: Sequence[int] = (0,)) -> dict[str, Any]:
    """The same as data."""
    found: dict[str, Any] = json.loads(run(*arguments, "--format", "json", codes=codes))
    return found


def a_month(at: Places, month: int) -> dict[str, Any]:
    """The table in, what was done recorded, what is due and the letters out; gives what the import and acts said."""
    end, settings = last_of(month).isoformat(), str(at.tables / "campaign.toml")
    line = ("ledger", "import", at.ledger)
    more = ("--settings", settings, "--by", "台账管理员", "--on", end)
    files = [table_of(month, at.tables), *([a_township_that_numbers_anew(at.tables)] if month == 10 else [])]
    imports = [data(*line, str(file), *more, codes=(0, 1)) for file in files]
    if month == 3:
        right = next(each.unit for each in found_in(3) if each.id == TYPING)
        why = ("--by", "台账管理员", "--reason", "单位名称有错字", "--on", end)
        run("ledger", "correct", at.ledger, TYPING, f"单位名称={right}", *why)
    acted = data("ledger", "act", at.ledger, "--from", str(sheet_of_acts(at, month)), codes=(0, 1))
    if month == 5:
        shown = data("ledger", "show", at.ledger, WRONG)
        number = next(n for n, each in enumerate(shown["events"], start=1) if each["kind"] == "report")
        why = ("--by", "检查一组", "--reason", "误登记，应为另一条隐患", "--on", end)
        run("ledger", "correct", at.ledger, WRONG, "--undo", str(number), *why)
    due = data("due", str(at.dossier), "--on", end, "--letters", str(at.out / "函件"))
    (at.out / "到期" / f"{YEAR}-{month:02}.json").write_text(
        json.dumps(due, ensure_ascii=False), encoding="utf-8"
    )
    send(at, due, end)
    if month % 3 == 0:
        quarter = f"{YEAR}Q{month // 3}"
        run(
            "report",
            str(at.dossier),
            "--period",
            quarter,
            "--as-of",
            end,
            "--out",
            str(at.out / "通报" / quarter),
        )
    return {"imports": imports, "acted": acted, "due": due}


def sheet_of_acts(at: Places, month: int) -> Path:
    """The sheet of the events of a month, as the office fills it in: a row an event, the fields by their titles."""
    hazards = [each for earlier in range(1, month + 1) for each in found_in(earlier)]
    acts = [act for each in hazards for act in acts_of(each) if (act.on.year, act.on.month) == (YEAR, month)]
    fields = list(dict.fromkeys(name for act in acts for name in act.fields))
    rows = [
        (act.hazard, act.event, act.on.isoformat(), act.by, *(act.fields.get(name, "") for name in fields))
        for act in sorted(acts, key=lambda act: act.on)
    ]
    path = at.tables.parent / "办理" / f"{YEAR}年{month}月办理.csv"
    _csv(path, [("编号", "办理事项", "日期", "办理人", *fields), *rows], "utf-8")
    return path


def send(at: Places, due: dict[str, Any], on: str) -> None:
    """Record the letters as sent, so that the next step follows the month after, and not the same again."""
    with (at.dossier / "督办记录.csv").open("a", encoding="utf-8", newline="") as file:
        for step in due["proposals"]:
            csv.writer(file).writerow((step["title"], step["concerning"], step["addressee"], on))


def main(folder: Path) -> None:
    """The year, and what it came to."""
    if folder.exists():
        raise SystemExit(f"{folder} 已存在；请另选文件夹")
    at = Places(folder / "报表", folder / "案卷", folder / "发出")
    for place in (at.tables, at.dossier, folder / "办理", at.out / "到期"):
        place.mkdir(parents=True)
    prepare(at)
    months = [a_month(at, month) for month in range(1, 13)]
    tables = open_dossier(at.tables)
    returned = write_returned(tables, at.out / "退回")
    run("ledger", "list", at.ledger, "--open", "--out", str(at.out / "未销号隐患清单.xlsx"))
    run("ledger", "export", at.ledger, str(at.out / "台账备份"), "--as", "csv")
    print("\n".join(summary(at, months, tables.problems, len(returned.paths))))


def prepare(at: Places) -> None:
    """The settings of both folders, and a ledger."""
    words = """
[columns."隐患"]
"受检户" = "单位名称"
"毛病" = "隐患描述"
"查处日" = "发现日期"
"弄好没有" = "是否整改"

[values."隐患"."是否整改"]
"弄好了" = "是"
"没弄" = "否"
"""
    campaign = (
        f'[campaign]\ntitle = "安全生产专项整治"\nissuer = "{OFFICE}"\nmade_up = "单位、人员和数字均为虚构"\n'
    )
    basis = '\n[basis]\n"督办" = "《示例县督办办法》"\n"提示函" = "《示例县提示办法》"\n'
    (at.tables / "campaign.toml").write_text(campaign + words, encoding="utf-8")
    ledger = '\n[tables]\nhazards = "sqlite:///台账.db"\n'
    (at.dossier / "campaign.toml").write_text(campaign + ledger + basis, encoding="utf-8")
    _csv(at.dossier / "督办记录.csv", [("督办措施", "督办事项", "主送单位", "发出日期")], "utf-8")
    run("ledger", "init", at.ledger)


def summary(
    at: Places, months: Sequence[dict[str, Any]], problems: Sequence[Problem], returned: int
) -> Iterator[str]:
    """The year in a few lines, each number counted in the ledger, the bulletins or what the commands said."""
    end = last_of(12)
    imports = [each for month in months for each in month["imports"]]
    refused = sum(each["refused"] for each in imports)
    with Ledger.open(at.ledger) as ledger:
        found, major = ledger.count(), ledger.count(grade="重大")
        rectified = ledger.count(states=["已整改", "已申请复查", "复查合格", "已销号"])
        closed, late = ledger.count(states=["已销号"]), ledger.count(overdue_on=end)
        number, digest = (imports[0]["head"]).split(":")
        verified, kept = ledger.verify(), ledger.verify(head=(int(number), digest))
        corrections = sum(entry["data"].count('"correct"') for entry in ledger.journal("act"))
    yield f"示例县{YEAR}年事故隐患排查治理情况"
    yield f"导入报表{len(imports)}张，登记隐患{found}条（其中重大事故隐患{major}条），未登记{refused}条。"
    yield f"完成整改{rectified}条，整改率{100 * rectified / found:.1f}%；销号{closed}条；逾期未整改{late}条。"
    for quarter in range(1, 5):
        report = json.loads(
            (at.out / "通报" / f"{YEAR}Q{quarter}" / "bulletin.json").read_text(encoding="utf-8")
        )
        shown = {figure["id"]: figure["display"] for figure in report["figures"]}
        told = f"排查隐患{shown['hazards_found']}，整改率{shown['rectification_rate']}"
        yield f"第{'一二三四'[quarter - 1]}季度通报：{told}。"
    acted = sum(month["acted"]["recorded"] for month in months)
    left = sum(month["acted"]["refused"] for month in months)
    letters = len(list((at.out / "函件").glob("*.md")))
    yield f"登记办理事项{acted}项，未登记{left}项，另更正、撤回{corrections}项；起草函件{letters}份。"
    kinds = Counter(problem.gravity.words.zh for problem in problems)
    listed = "，".join(f"{kind}{count}项" for kind, count in kinds.items())
    yield f"报表的问题和说明：{listed}；退回文件{returned}份。"
    state = "完好" if verified.sound and kept.sound else "有改动"
    yield f"台账核验：{state}，日志{verified.entries}条，1月导入后保存的末条（第{number}条）相符。"


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("示例县"))
