"""Write the dossier of 青石县's work-safety campaign, January-June 2024 (all names invented).

``python -m tests.county.make [folder]`` writes the folder dossier/ and, beside it, truth.json; without a folder, here.
Every cell is made together with the value it truly means (kit.py), so the truth never comes from reading the files
back; figures.py computes the figures from the true records.  Deterministic: one seed, no clock.  Each file is one
function.  Written by somebody who has not seen the reader.
"""

from __future__ import annotations

import json
import shutil
import zipfile
from datetime import date, timedelta

from tests.county.figures import figures
from tests.county.kit import (
    BOOKS,
    CONTESTABLE,
    DOUBTFUL,
    END,
    MAJORS,
    NAMES,
    NO_TABLES,
    OUT,
    PROBLEMS,
    REGIONS,
    RNG,
    TABLES,
    TRAPS,
    UNITS,
    USELESS,
    Book,
    Cell,
    Formula,
    Rich,
    bad,
    credit_code,
    day,
    hazards,
    phone,
    say,
    sure,
    wan,
    workdays,
)


# ---------------------------------------------------------------- hazards
def hz_chengguan() -> None:
    s = Book("城关镇/城关镇2024年上半年隐患排查台账.xlsx").sheet("隐患台账")
    s.line("标题行", "城关镇2024年上半年安全生产隐患排查治理台账", span=12)
    s.line("说明行", "填报单位：城关镇安监站", "", "", "", "填报日期：2024年7月1日")
    s.table(
        "隐患",
        "序号=序号|企业名称=责任单位|排查时间=发现日期|隐患情况/隐患内容=隐患描述|隐患情况/类别=隐患类别|隐患情况/等级=隐患等级"
        "|整改情况/整改时限=整改期限|整改情况/责任人=整改责任人|整改情况/是否整改=是否整改|整改情况/完成时间=整改完成日期|联系电话|领导批示",
        region="城关镇",
    )
    hs = hazards("城关镇", 24, (2, 11))
    hs[5].set("05-20", "06-05", "05-30")
    hs[8].set("03-02", "03-20")
    hs[14].set("03-08", "03-15", "03-12")
    hs[17].set("05-06", "06-30")
    s.fill(
        [
            [
                Formula("=ROW()-4", i),
                h.unit,
                day(h.found),
                h.text,
                h.kind,
                "重大隐患" if h.major else "一般隐患",
                day(h.due, "iso md date"),
                h.person,
                say(h.done is not None, "是 已整改", "否 未整改"),
                day(h.done, "iso dot"),
                phone(),
                RNG.choice(("请安监站跟踪。", "已阅", "")),
            ]
            for i, h in enumerate(hs, 1)
        ],
        {
            (5, "排查时间"): sure(hs[5].found, "2024-05-20", "", None, fmt="date"),
            (5, "整改情况/完成时间"): bad("2024-05-02", "整改完成日期早于发现日期2024-05-20"),
            (8, "整改情况/是否整改"): bad("基本完成", "是否整改完成说不清"),
            (14, "整改情况/整改时限"): bad("2024-02-30", "没有这一天"),
            (17, "整改情况/整改时限"): sure("2024年6月底前", "2024-06-30", "日期写法:month"),
            (19, "隐患情况/等级"): sure("非重大", "非重大", "非重大"),
            (20, "隐患情况/隐患内容"): sure(
                f"{hs[20].text}\u200b\n（二车间）",
                f"{hs[20].text} （二车间）",
                "不可见字符",
                f"{hs[20].text}（二车间）",
            ),
        },
        blanks="联系电话 领导批示 整改情况/责任人",
    )
    s.line("以上共N条", "以上共24条")
    s.line("空行")
    s.line("表尾", "制表人：王丽", "", "", "审核人：周立新", "", "", "（盖章）")


def hz_longtan() -> None:
    book = Book("龙潭镇/龙潭镇1-6月安全隐患清单.xls")
    for month in range(1, 7):
        s = book.sheet(f"{month}月")
        s.line("标题行", f"龙潭镇{month}月份安全隐患清单", span=9)
        s.table(
            "隐患",
            "编号=编号|日期=发现日期|被检查单位=责任单位|检查发现问题=隐患描述|整改要求=整改措施|要求完成时间=整改期限"
            "|完成情况=是否整改|检查人=检查人员|天气",
            region="龙潭镇",
            month=month,
        )
        if month == 2:
            s.line("零报告", "本月无")
            continue
        hs = hazards("龙潭镇", 3 + month % 3, (), date(2024, month, 3), 24)
        s.fill(
            [
                [
                    f"{i:02}",
                    day(h.found, "day md"),
                    h.unit,
                    h.text,
                    "限期整改",
                    day(h.due, "md slash short"),
                    say(h.done is not None, "已整改 整改完毕 立行立改 已完成", "尚未整改 整改中 未完成整改"),
                    h.person,
                    RNG.choice(["晴", "阴", "小雨", "多云"]),
                ]
                for i, h in enumerate(hs, 1)
            ],
            blanks="天气 检查人 整改要求",
            traps={(1, "要求完成时间"): bad("尽快", "没有日期")} if month == 3 else {},
        )
        s.line("表尾", f"填表人：陈海燕   联系电话：0717-555{month}123")


def hz_baishui() -> None:
    s = Book("白水镇/白水镇问题隐患整改清单.csv", "gbk").sheet()
    s.table(
        "隐患",
        "隐患编号=编号|发现时间=发现日期|单位=责任单位|存在的主要问题=隐患描述|隐患分级=隐患等级|整改措施=整改措施|整改期限=整改期限|责任领导"
        "|整改进展=是否整改|整改完成时间=整改完成日期|销号=是否销号|备注2",
        region="白水镇",
    )
    hs = hazards("白水镇", 20, (4, 10))
    hs[3].set("02-20", "03-05", "03-01")
    hs[7].set("03-10", "03-25")
    hs[12].set("04-18", "05-03", "04-25")
    hs[18].set("06-20", "07-01")
    s.fill(
        [
            [
                f"BS-{i:03}",
                day(h.found, "slashes dot time solid"),
                h.unit,
                h.text,
                "重大隐患" if h.major else "一般隐患",
                RNG.choice(("更换", "清理", "维修", "完善制度")),
                day(h.due, "dot cn solid"),
                h.person,
                say(h.done is not None, "已整改到位 整改完毕", "正在整改 尚未整改 未整改到位"),
                day(h.done, "dot slashes"),
                say(h.closed, "√ 是", "× 否"),
                RNG.choice(("", "照片已存档", "见附件")),
            ]
            for i, h in enumerate(hs, 1)
        ],
        {
            (3, "发现时间"): bad("2025.2.20", "发现日期在未来（疑似年份笔误，须核）"),
            (7, "整改进展"): bad("未整改", "写未整改却有整改完成时间"),
            (7, "整改完成时间"): bad("2024.3.20", "写未整改却有整改完成时间"),
            (9, "整改期限"): day(hs[9].due, "wide"),
            (18, "整改期限"): day(hs[18].due, "slash"),
            (12, "整改完成时间"): bad("2024.14.25", "没有十四月"),
            (15, "单位"): sure(f"\u3000{hs[15].unit}\u3000", hs[15].unit, "不可见字符"),
        },
        blanks="备注2 整改措施 责任领导",
    )
    s.line("合计行", "合计", "20条")


def hz_maan() -> None:
    s = Book("马鞍乡/马鞍乡矿山领域隐患.xlsx").sheet("Sheet1", left=1)
    s.line("标题行", "马鞍乡矿山领域隐患排查整改表（2024年1-6月）", span=9)
    s.line("空行")
    s.table(
        "隐患",
        "序\\n号=序号|矿山名称=责任单位|隐患描述=隐患描述|检查日期=发现日期||完成时间=整改期限|完成情况=是否整改|包保领导|路程公里",
        region="马鞍乡",
        note="“完成时间”每行都填，写“未完成”的也填，所以是要求完成的时间，即整改期限",
    )
    for title, mines, n in (
        ("一、煤矿", "黑山煤矿 老鸦岭煤矿", 6),
        ("二、非煤矿山", "马鞍山采石场 大岭石灰石矿 石门砂场", 7),
        ("三、尾矿库", "三道沟尾矿库", 4),
    ):
        s.line("分组行", title)
        hs = hazards("马鞍乡", n, units=mines.split())
        hs[1].done, hs[2].done, hs[3].done = None, hs[3].found, None
        rows = [
            [
                i,
                h.unit,
                h.text,
                day(h.found, "mddate"),
                None,
                day(h.due, "mddate date"),
                say(h.done is not None, "已完成 已整改", "未完成 整改中"),
                h.person,
                round(RNG.uniform(4, 40), 1),
            ]
            for i, h in enumerate(hs, 1)
        ]
        traps = {(2, "完成情况"): Cell("整改完毕", True)}
        if n == 7:
            hs[4].set("03-05", "03-20")
            traps |= {
                (4, "检查日期"): day(hs[4].found, "serial"),
                (4, "完成时间"): sure(Rich("3月15日", "3月20日"), "2024-03-20", "划线改写"),
                (4, "完成情况"): Cell("未完成", False),
            }
        s.fill(rows, traps, {n: [("小计", ["小计", f"{n}条"])]}, blanks="包保领导 路程公里")
        if n == 6:
            s.line("划线删除的行", 7, "黑山煤矿", "误登，已删", "4月2日", "", "", "未完成", strike=True)
    s.line("划线删除的行", 5, "三道沟尾矿库", "与第2条重复", "5月8日", "", "", "未完成", strike=True)
    s.hide("完成情况", "整改完毕")
    s.line("空行")
    s.line("说明行", "注：以上隐患均已录入系统。")


def hz_liuhe() -> None:
    s = Book("柳河镇/柳河镇隐患导出20240701.csv").sheet()
    s.table(
        "隐患",
        "系统编号=编号|发现（上报）日期=发现日期|企业（场所）名称=责任单位|隐患简述=隐患描述|隐患程度=隐患等级|风险类型=隐患类别|限改日期=整改期限"
        "|整改状态=是否整改|整改照片链接|销号日期=销号日期|上报人=检查人员|经度|纬度",
        region="柳河镇",
    )
    hs = hazards("柳河镇", 22, (6,))
    s.fill(
        [
            [
                f"LH2024{i:04}",
                day(h.found, "serial slashes"),
                h.unit,
                h.text,
                "重大" if h.major else "一般",
                h.kind,
                day(h.due, "serial slashes"),
                say(h.done is not None, "已整改 整改完成", "待整改 整改中"),
                f"http://yh.example/p/{i}.jpg",
                day(h.done + timedelta(1) if h.closed and h.done else None, "slashes"),
                h.person,
                round(111.3 + i / 500, 5),
                round(30.7 + i / 700, 5),
            ]
            for i, h in enumerate(hs, 1)
        ],
        {
            (16, "隐患简述"): sure(
                f"{hs[16].text}\n（3号库房）",
                f"{hs[16].text} （3号库房）",
                "单元格内换行",
                f"{hs[16].text}（3号库房）",
            )
        },
        {n: [("本页小计", ["本页小计", "", "", "8条"]), ("重复表头", "HEADER")] for n in (8, 16)},
        blanks="整改照片链接 上报人",
    )
    for line in s.grid[-5:]:
        s.line("整块重复粘贴（与上面五行完全相同）", *line)
    s.line("合计行", "合计", "", "", 22)


def hz_two_townships() -> None:
    book = Book("安委办/石桥乡、云台乡隐患台账.xlsx")
    s = book.sheet("石桥乡")
    s.table(
        "隐患",
        "编号=编号|检查时间=发现日期|单位名称=责任单位|问题隐患=隐患描述|整改意见=整改措施|限期整改时间=整改期限"
        "|整改落实情况=是否整改|销号情况=是否销号|分管领导",
        region="石桥乡",
    )
    hs = hazards("石桥乡", 15)
    hs[6].set("06-10", "06-25")
    s.fill(
        [
            [
                i,
                day(h.found, "short dot"),
                h.unit,
                h.text,
                "立即整改",
                day(h.due, "dot short"),
                say(h.done is not None, "已落实整改 整改完毕", "未整改完毕 整改中 尚未完成"),
                say(h.closed, "已销号", "未销号"),
                h.person,
            ]
            for i, h in enumerate(hs, 1)
        ],
        {
            (6, "销号情况"): bad("已销号", "未整改完毕却已销号"),
            (6, "整改落实情况"): bad("未整改完毕", "未整改完毕却已销号"),
            (10, "销号情况"): sure("不适用", None, "不适用"),
        },
        {8: [("空行", [])]},
        blanks="整改意见 分管领导",
    )
    s = book.sheet("云台乡")
    s.table(
        "隐患",
        "编号=编号|受检单位=责任单位|发现隐患日期=发现日期|隐患及问题=隐患描述|隐患性质=隐患等级|整改最后期限=整改期限|是否完成整改=是否整改"
        "|完成整改日期=整改完成日期|验收人|村（社区）",
        region="云台乡",
    )
    hs = hazards("云台乡", 13, (7,))
    hs[5].set("04-01", "04-20")
    s.fill(
        [
            [
                i,
                h.unit,
                day(h.found, "cndate"),
                h.text,
                "重大" if h.major else "一般",
                day(h.due, "cn md"),
                say(h.done is not None, "是 √ 已整改", "否 × 未整改"),
                day(h.done, "cn md"),
                RNG.choice(NAMES),
                RNG.choice(("云台村", "大坪村", "社区居委会")),
            ]
            for i, h in enumerate(hs, 1)
        ],
        {(5, "是否完成整改"): bad("？", "没有填明")},
        blanks="验收人 村（社区）",
    )
    s.line("表尾", "制表人：孙永福", "", "审核人：黄文斌")
    s = book.sheet("填表说明")
    s.line("说明行", "1. 各乡镇每月25日前报送；2. 整改期限不得空白；3. 重大隐患另报。")
    NO_TABLES.append("安委办/石桥乡、云台乡隐患台账.xlsx#填表说明")


def hz_zone() -> None:
    s = Book("经济开发区/经开区企业隐患排查治理表（宽表）.xlsx").sheet("排查治理")
    s.line("标题行", "经济开发区企业事故隐患排查治理情况表", span=20)
    s.table(
        "隐患",
        "序号=序号|企业信息/名称=责任单位|企业信息/统一社会信用代码=信用代码|企业信息/行业|企业信息/规模|企业信息/从业人数"
        "|企业信息/法定代表人|企业信息/联系方式|检查信息/检查人员=检查人员|检查信息/检查日期=发现日期|检查信息/检查方式|问题信息/隐患部位"
        "|问题信息/问题描述=隐患描述|问题信息/隐患来源|问题信息/隐患类型=隐患类别|问题信息/隐患级别=隐患等级|问题信息/违反条款|整改信息/整改建议=整改措施"
        "|整改信息/责任部门|整改信息/整改责任人=整改责任人|整改信息/整改资金（万元）=整改资金|整改信息/要求整改完成日期=整改期限"
        "|整改信息/实际整改完成日期=整改完成日期|整改信息/是否按期整改=是否按期整改|复查信息/复查日期=复查日期|复查信息/复查人|复查信息/复查结论=复查结论"
        "|复查信息/是否销号=是否销号|复查信息/销号审批人|是否移交执法=是否移交执法|应急措施|备注",
        region="经济开发区",
        note="没有“是否整改”列，有实际整改完成日期的即已整改",
    )
    hs, rows = hazards("经济开发区", 18, (1, 9, 13)), []
    codes = {u: credit_code() for u in UNITS["经济开发区"]}
    for i, h in enumerate(hs, 1):
        late = Cell("不适用", None, trap="不适用") if h.done is None else say(h.done <= h.due, "是", "否")
        rows.append(
            [
                i,
                h.unit,
                codes[h.unit],
                RNG.choice(("化工", "机械", "轻工")),
                RNG.choice(("规上", "小微")),
                RNG.randrange(12, 400),
                RNG.choice(NAMES),
                phone(),
                h.person,
                day(h.found),
                RNG.choice(("日常", "专项", "双随机")),
                RNG.choice(("车间", "仓库", "配电房")),
                h.text,
                RNG.choice(("企业自查", "部门检查")),
                h.kind,
                "重大" if h.major else "一般",
                f"《条例》第{i + 9}条",
                "限期整改",
                RNG.choice(("安环部", "生产部")),
                RNG.choice(NAMES),
                wan(RNG.randrange(1, 60) * 500),
                day(h.due),
                day(h.done),
                late,
                day(h.done + timedelta(1) if h.done else None, "date"),
                RNG.choice(NAMES),
                "合格" if h.done else "",
                say(h.closed, "是", "否"),
                "局长",
                say(i == 10, "是", "否"),
                "现场警戒",
                "",
            ]
        )
    s.fill(
        rows,
        {
            (3, "整改信息/整改资金（万元）"): sure("０．８", 8000, "全角数字"),
            (8, "整改信息/整改资金（万元）"): sure("5000元", 5000, "单位与表头不同"),
            (11, "整改信息/整改资金（万元）"): bad("3-5", "只有范围"),
        },
        blanks="企业信息/行业 企业信息/规模 企业信息/联系方式 问题信息/隐患部位 问题信息/违反条款 复查信息/复查人 "
        "复查信息/销号审批人 应急措施 备注",
    )


def hz_fire() -> None:
    s = Book("消防救援大队/火灾隐患登记（1-6月）.xlsx").sheet("登记表")
    s.line("标题行", "青石县火灾隐患登记表", span=8)
    s.table(
        "隐患",
        "所在乡镇=所属区域|序号=序号|单位名称=责任单位|地址|使用性质|建筑面积（㎡）|火灾隐患=隐患描述|是否重大火灾隐患=是否重大隐患"
        "|检查时间=发现日期|责令改正期限=整改期限|是否改正=是否整改|复查情况|大队承办人",
    )
    number = 0
    for region, n in (("城关镇", 6), ("龙潭镇", 5), ("白水镇", 4), ("石桥乡", 3)):
        hs, rows, traps = (
            hazards(region, n, units=[region[:2] + x for x in ("商贸城", "中心小学", "宾馆", "养老院")]),
            [],
            {},
        )
        for h in hs:
            number += 1
            rows.append(
                [
                    region,
                    number,
                    h.unit,
                    f"{region}{number}号",
                    RNG.choice(("商业", "学校", "宾馆")),
                    RNG.randrange(80, 5000),
                    h.text,
                    say(number in (3, 12), "☑是□否", "□是☑否"),
                    day(h.found, "date cndate"),
                    day(h.due, "iso dot"),
                    say(h.done is not None, "☑是□否 是☑否□", "□是☑否 是□否☑"),
                    RNG.choice(("已复查", "", "待复查")),
                    RNG.choice(NAMES),
                ]
            )
            TRAPS["方框"] += 2
        if region == "龙潭镇":
            traps = {
                (0, "所在乡镇"): sure("龙谭镇", region, "乡镇名错字"),
                (2, "是否改正"): bad("☑是☑否", "两个框都勾"),
                (4, "检查时间"): bad("2024-11-03", "检查时间在未来"),
            }
        if region == "白水镇":
            traps = {(1, "是否改正"): bad("□是□否", "两个框都没勾")}
        s.fill(
            rows,
            traps,
            {n: [("小计", [f"{region}小计", n])]},
            blanks="地址 使用性质 复查情况",
            merge="所在乡镇",
        )
    s.line("合计行", "合计", number)
    s.line("表尾", "填表人：徐文斌", "", "", "大队负责人：")


def hz_building() -> None:
    s = Book("住建局/在建工地检查问题及处罚情况.xlsx").sheet("2024上半年")
    s.line("标题行", "一、在建工地检查发现问题清单")
    s.table(
        "隐患",
        "序号=序号|项目名称=责任单位|项目所在地=所属区域|施工单位|监理单位|检查中发现的问题=隐患描述|整改通知书编号|检查日期=发现日期|下发日期"
        "|整改截止日=整改期限|整改情况=是否整改|回复日期|塔吊（台）",
        note="回复日期是施工单位书面回复的日子，不等于整改完成日期",
    )
    hs = [
        h
        for r in ("城关镇", "云台乡", "经济开发区")
        for h in hazards(r, 5, units=[f"{r[:2]}{x}项目" for x in ("安置房", "学府苑", "污水厂")])
    ]
    hs[4].set("05-15", "05-30", "05-22")
    s.fill(
        [
            [
                i,
                h.unit,
                h.region,
                RNG.choice(("楚天建工", "县二建")),
                "信诚监理",
                h.text,
                f"青建安改〔2024〕{i + 10}号",
                day(h.found, "md date"),
                (h.found + timedelta(1)).strftime("%m.%d"),
                day(h.due, "md iso"),
                say(h.done is not None, "整改完毕 已回复，整改完毕", "未整改 正在整改，未完成"),
                f"{h.done.month}月{h.done.day}日" if h.done else "",
                RNG.choice((0, 1, 2)),
            ]
            for i, h in enumerate(hs, 1)
        ],
        {
            (4, "整改情况"): Cell("立行立改", True),
            (11, "项目所在地"): sure("开发区", "经济开发区", "乡镇名简写"),
            (13, "检查日期"): bad("3月初", "没有具体日"),
        },
        blanks="监理单位 塔吊（台） 整改通知书编号",
    )
    s.line("空行")
    s.line("第二张表的标题", "二、建筑施工领域行政处罚情况")
    s.table(
        "行政处罚",
        "编号=编号|被处罚单位=被处罚单位|违法事实=违法事实|处罚依据|罚款数额（元）=罚款金额|处罚决定书文号=文书号|作出处罚日期=处罚日期|缴纳情况=是否缴纳",
    )
    s.fill(
        [
            [
                i,
                RNG.choice(("楚天建工", "县二建", "宏图劳务")),
                "未按规定组织安全检查",
                "《建设工程安全生产管理条例》",
                RNG.randrange(2, 30) * 1000,
                f"青建罚〔2024〕{i}号",
                day(d, "dot cn"),
                say(i != 4, "已缴纳 已缴", "未缴纳"),
            ]
            for i, d in enumerate(workdays(6), 1)
        ],
        {
            (2, "罚款数额（元）"): sure("贰万元整", 20000, "大写金额"),
            (4, "罚款数额（元）"): sure("15,000", 15000, "千分位"),
        },
        blanks="处罚依据",
    )
    s.line("合计行", "合计", "6件")


def hz_transport() -> None:
    s = Book("交通运输局/两客一危企业隐患清单.csv", "gbk").sheet()
    s.line("标题行", "两客一危及货运企业隐患清单")
    s.table(
        "隐患",
        "序号=序号|属地=所属区域|运输企业=责任单位|车牌号|隐患问题=隐患描述|排查日期=发现日期|应完成日期=整改期限|整改结果=是否整改"
        "|销号（是否）=是否销号|驾驶员|核查人",
    )
    hs = [
        h
        for r in ("柳河镇", "马鞍乡", "城关镇")
        for h in hazards(r, 5, units=[f"{r[:2]}{x}" for x in ("客运公司", "危货运输队", "物流公司")])
    ]
    rows = [
        [
            i,
            h.region if i % 5 == 1 else Cell("同上", h.region, trap="同上"),
            h.unit,
            f"鄂E{RNG.randrange(10000, 99999)}",
            h.text,
            day(h.found, "solid slashes"),
            day(h.due, "md slash"),
            say(h.done is not None, "已整改 完成", "未完成 未整改"),
            say(h.closed, "是", "否"),
            RNG.choice(NAMES),
            RNG.choice(NAMES),
        ]
        for i, h in enumerate(hs, 1)
    ]
    s.fill(
        rows,
        {(0, "属地"): sure("柳合镇", "柳河镇", "乡镇名错字")},
        {10: [("重复表头", "HEADER")]},
        blanks="驾驶员 核查人",
    )


def hz_summary() -> None:
    s = Book("安委办/全县重大隐患汇总表.xlsx", "openpyxl").sheet("汇总")
    s.line("标题行", "青石县2024年上半年重大事故隐患汇总表（由各乡镇台账汇总）", span=8)
    s.table(
        "隐患",
        "序号=序号|乡镇=所属区域|隐患单位=责任单位|重大隐患内容=隐患描述|发现日期=发现日期|治理期限=整改期限|治理情况=是否整改|挂牌督办单位",
        counted=False,
        note="文件名写明“汇总”，各条已在乡镇台账里，不重复计数",
    )
    s.fill(
        [
            [
                i,
                h.region,
                h.unit,
                h.text,
                day(h.found, "iso"),
                day(h.due, "iso"),
                say(h.done is not None, "已整改", "整改中"),
                "县安委会",
            ]
            for i, h in enumerate(MAJORS, 1)
        ]
    )
    s.line("合计行", "合计", f"{len(MAJORS)}条")


# ---------------------------------------------------------------- inspections, penalties, accidents
def inspections_county() -> None:
    s = Book("应急局/执法检查台账.xlsx").sheet("执法检查")
    s.line("标题行", "青石县应急管理局2024年上半年执法检查台账", span=12)
    s.table(
        "执法检查",
        "序号=序号|执法检查日期=检查日期|被检查企业=被检查单位|所属乡镇=所属区域|执法人员=检查人员|检查类别=检查类别|查出隐患（条）=隐患数（统计）"
        "|现场处理措施|执法文书编号=文书号|是否立案=是否立案|用车里程（km）|出差补助（元）",
    )
    rows = [
        [
            i,
            day(d, "date cndate"),
            RNG.choice(UNITS[r]),
            r,
            "、".join(RNG.sample(NAMES, 2)),
            RNG.choice(("计划检查", "专项检查", "举报核查")),
            RNG.randrange(0, 9),
            "责令限期整改",
            f"青应急检记〔2024〕{i}号",
            say(i % 7 == 0, "是", "否"),
            RNG.randrange(5, 80),
            100,
        ]
        for i, d in enumerate(workdays(24), 1)
        for r in [RNG.choice(REGIONS)]
    ]
    s.fill(
        rows,
        {
            (3, "查出隐患（条）"): sure("３", 3, "全角数字"),
            (6, "查出隐患（条）"): sure("五", 5, "汉字数字"),
            (9, "查出隐患（条）"): bad("若干", "没有数"),
            (12, "执法检查日期"): sure("二〇二四年四月九日", "2024-04-09", "汉字日期"),
            (15, "所属乡镇"): sure("石桥镇", "石桥乡", "乡镇名错字"),
        },
        blanks="用车里程（km） 现场处理措施 出差补助（元）",
    )
    s.line(
        "合计行",
        "合计",
        "",
        "",
        "",
        "",
        "",
        Formula("=SUM(G3:G26)", sum(x[6].raw for x in s.grid if len(x) > 6 and isinstance(x[6].raw, int))),
    )


def inspections_fire() -> None:
    s = Book("消防救援大队/双随机抽查结果.csv", "gbk").sheet()
    s.table(
        "执法检查",
        "任务编号=编号|抽查时间=检查日期|抽查对象=被检查单位|对象所在区域=所属区域|检查组成员=检查人员|抽查结果|发现问题数=隐患数（统计）|公示网址",
    )
    s.fill(
        [
            [
                f"SSJ{i:03}",
                day(d, "time slashes"),
                RNG.choice(UNITS[r]),
                r,
                RNG.choice(NAMES),
                RNG.choice(("合格", "不合格")),
                RNG.randrange(4),
                f"http://gs.example/{i}",
            ]
            for i, d in enumerate(workdays(16), 1)
            for r in [RNG.choice(REGIONS)]
        ],
        before={8: [("重复表头", "HEADER")]},
        blanks="公示网址 抽查结果",
    )
    s.line("说明行", "数据来源：双随机平台")


def inspections_chengguan() -> None:
    s = Book("城关镇/安全检查记录.xls").sheet("检查记录")
    s.line("标题行", "城关镇领导带队安全检查记录", span=7)
    s.table(
        "执法检查",
        "检查时间=检查日期|检查对象=被检查单位|带队领导=检查人员|参加人员|发现问题（个）=隐患数（统计）|当场整改（个）=整改数（统计）|当日天气",
        region="城关镇",
    )
    s.fill(
        [
            [
                day(d, "md slash"),
                RNG.choice(UNITS["城关镇"]),
                RNG.choice(NAMES),
                "安监站全体",
                n,
                RNG.randrange(n + 1),
                RNG.choice(("晴", "雨")),
            ]
            for d in workdays(12)
            for n in [RNG.randrange(5)]
        ],
        {(4, "发现问题（个）"): sure("两个", 2, "汉字数字"), (4, "当场整改（个）"): Cell(1, 1)},
        {6: [("分组行", ["二季度"])]},
        blanks="当日天气 参加人员",
    )


def penalties_county() -> None:
    s = Book("应急局/行政处罚台账.xlsx").sheet("处罚")
    s.line("标题行", "2024年上半年安全生产行政处罚台账", span=10)
    s.line("单位行", "", "", "", "", "", "", "", "", "单位：万元")
    s.table(
        "行政处罚",
        "案号=文书号|案件名称|处罚对象=被处罚单位|违法行为=违法事实|处罚种类=处罚种类|罚款（万元）=罚款金额|立案时间=立案日期|处罚决定日期=处罚日期|执行情况=是否执行|承办人",
    )
    rows = [
        [
            f"青应急罚〔2024〕{i}号",
            f"{u}案",
            u,
            RNG.choice(("特种作业无证上岗", "未如实记录教育培训", "未排查治理隐患")),
            "罚款",
            wan(RNG.randrange(5, 60) * 1000),
            day(d),
            day(d + timedelta(20) if d < date(2024, 6, 8) else d, "iso md"),
            say(i != 9, "已执行 执行完毕", "未执行"),
            RNG.choice(NAMES),
        ]
        for i, d in enumerate(workdays(14), 1)
        for u in [RNG.choice(UNITS[RNG.choice(REGIONS)])]
    ]
    s.fill(
        rows,
        {
            (1, "罚款（万元）"): sure("两万", 20000, "万字入万元栏"),
            (3, "罚款（万元）"): sure("1.2万", 12000, "万字入万元栏"),
            (5, "罚款（万元）"): sure("叁万元整", 30000, "大写金额"),
            (7, "罚款（万元）"): bad(20000, "万元栏里写20000，疑似按元填"),
            (10, "罚款（万元）"): Cell("/", None),
            (10, "处罚种类"): Cell("警告", "警告"),
            (11, "罚款（万元）"): sure("１．５", 15000, "全角数字"),
        },
        blanks="案件名称 承办人",
    )
    s.line("合计行", "合计", "14件", "", "", "", "—")


def penalties_transport() -> None:
    s = Book("交通运输局/行政处罚明细.csv", "gb18030").sheet()
    s.table(
        "行政处罚",
        "流水号=编号|处罚日期=处罚日期|当事人=被处罚单位|案由=违法事实|罚款金额（元）=罚款金额|车牌号码|执法机构|是否结案=是否结案|票据号码",
    )
    s.fill(
        [
            [
                i,
                day(d, "solid slashes"),
                RNG.choice(("柳河客运公司", "城关物流公司", "个体运输户")),
                RNG.choice(("超限运输", "未按规定检测", "疲劳驾驶")),
                RNG.randrange(2, 50) * 100,
                f"鄂E{RNG.randrange(10000, 99999)}",
                "执法大队",
                say(i % 6 != 0, "是", "否"),
                f"No.{RNG.randrange(10**8):08}",
            ]
            for i, d in enumerate(workdays(15), 1)
        ],
        {
            (2, "罚款金额（元）"): sure("2000元", 2000, "数后带单位"),
            (8, "罚款金额（元）"): sure("0.5万", 5000, "单位与表头不同"),
            (12, "罚款金额（元）"): bad("2OO0", "数字里有字母O"),
        },
        {15: [("合计行", ["合计", "", "", "15件"])]},
        blanks="票据号码 执法机构",
    )


def accidents_county() -> None:
    s = Book("应急局/生产安全事故台账.xlsx").sheet("事故")
    s.table(
        "事故",
        "事故时间=发生日期|事故单位=事故单位|事故地点=所属区域|事故类别=事故类别|伤亡情况/死亡（人）=死亡人数|伤亡情况/重伤（人）=重伤人数|伤亡情况/轻伤（人）=轻伤人数"
        "|直接经济损失（万元）=直接经济损失|是否纳入统计=是否纳入统计|调查组长|事故简要经过=事故经过",
    )
    data = [
        ("2024-01-18", 1, 0, 0, 136.5),
        ("2024-03-05", 0, 1, 2, 24),
        ("2024-04-22", 0, 0, 1, 3.2),
        ("2024-05-11", 1, 1, 0, 158),
        ("2024-06-16", 0, 0, 0, 7.5),
    ]
    s.fill(
        [
            [
                day(date.fromisoformat(t), "time"),
                RNG.choice(UNITS[r]),
                r,
                k,
                x,
                y,
                z,
                wan(loss * 10000),
                say(i != 3, "是", "否"),
                "副县长",
                "作业人员违章操作",
            ]
            for i, ((t, x, y, z, loss), r, k) in enumerate(
                zip(data, REGIONS, ("物体打击", "机械伤害", "触电", "坍塌", "火灾"), strict=False), 1
            )
        ],
        {
            (4, "伤亡情况/死亡（人）"): sure("无", 0, "无即零", None),
            (1, "直接经济损失（万元）"): sure("约24万元", 240000, "约数", None),
        },
    )
    s.line("说明行", "注：4月22日事故经认定为非生产安全事故，不纳入统计。")


def accidents_road() -> None:
    s = Book("交警大队/道路运输事故快报.csv", "gbk").sheet()
    s.table(
        "事故",
        "快报编号=编号|发生时间=发生日期|发生路段|辖区=所属区域|死亡人数=死亡人数|受伤人数=受伤人数|损失金额（元）=直接经济损失|肇事车型|天气情况",
    )
    s.fill(
        [
            [
                f"KB{i:02}",
                day(d, "time"),
                f"G318线K{RNG.randrange(900, 999)}",
                RNG.choice(REGIONS),
                int(i == 2),
                RNG.randrange(4),
                RNG.randrange(2, 90) * 1000,
                RNG.choice(("重型货车", "客车")),
                RNG.choice(("晴", "雨", "雾")),
            ]
            for i, d in enumerate(workdays(7), 1)
        ],
        {
            (3, "受伤人数"): sure("二人", 2, "汉字数字"),
            (5, "损失金额（元）"): sure("1.5万", 15000, "单位与表头不同"),
        },
        blanks="肇事车型 天气情况",
    )


# ---------------------------------------------------------------- enterprises, certificates, risks, policies
def enterprises_county() -> None:
    s = Book("应急局/重点企业名单（不含经开区）.xlsx").sheet("名单")
    s.table(
        "企业",
        "序号=序号|企业全称=企业名称|信用代码=信用代码|乡镇街道=所属区域|行业类别=行业|职工人数=从业人数|安全总监=安全负责人|手机=电话|年产值（万元）|是否危化=是否危化|经纬度",
    )
    rows = []
    for i, (r, u) in enumerate([(region, unit) for region in REGIONS[:7] for unit in UNITS[region][:3]], 1):
        code = credit_code(i % 3 == 0)
        shown = (
            bad(float(code[:15] + "000"), "信用代码存成数字，末三位已丢失")
            if code.isdigit()
            else Cell(code, code)
        )
        if code.isdigit():
            TRAPS["信用代码存成数字"] += 1
        rows.append(
            [
                i,
                u,
                shown,
                r,
                "工贸",
                RNG.randrange(10, 300),
                Cell("王\u3000丽", "王丽", trap="姓名中空格", accept=["王 丽"])
                if i == 4
                else RNG.choice(NAMES),
                phone(),
                RNG.randrange(100, 9000),
                say("化工" in u or "加油" in u, "是", "否"),
                f"111.{i}，30.{i}",
            ]
        )
    s.fill(
        rows,
        {
            (9, "信用代码"): bad("9142058ＩMA49XQ2", "信用代码位数不对"),
            (13, "职工人数"): sure("一百二十人", 120, "汉字数字"),
        },
        blanks="年产值（万元） 手机 经纬度",
    )
    s.line("以上共N条", "以上共21家")


def enterprises_zone() -> None:
    s = Book("经济开发区/园区企业名录.csv", "gbk").sheet()
    s.table(
        "企业",
        "企业名称=企业名称|统一社会信用代码=信用代码|注册日期|主要产品|员工数（人）=从业人数|安全管理员=安全负责人|值班电话=电话|标准化等级",
    )
    s.fill(
        [
            [
                u,
                sure(f"\t{c}", c, "代码前有制表符") if i % 2 else c,
                f"20{RNG.randrange(10, 23)}/{RNG.randrange(1, 13)}/8",
                "中间体",
                RNG.randrange(20, 500),
                RNG.choice(NAMES),
                f"0717-{RNG.randrange(10**6, 10**7)}",
                RNG.choice(("二级", "三级")),
            ]
            for i, u in enumerate(UNITS["经济开发区"])
            for c in [credit_code()]
        ],
        {(4, "统一社会信用代码"): bad("9.14206E+17", "信用代码被导成科学计数")},
        blanks="主要产品 标准化等级 值班电话",
    )


def certificates() -> None:
    s = Book("应急局/特种作业人员持证情况.xls").sheet("持证")
    s.line("标题行", "特种作业人员持证情况登记表", span=9)
    s.table(
        "持证",
        "姓名=姓名|身份证号|工作单位=所在单位|作业类别=作业类别|证书编号=证书编号|初领日期=发证日期|有效期至=有效期至|复审情况|证书状态=证书状态",
    )
    rows = []
    for i in range(1, 23):
        got = date(2017 + i % 7, 1 + i % 12, 5 + i % 20)
        ends = got.replace(year=got.year + 6) - timedelta(1)
        rows.append(
            [
                NAMES[i * 3],
                f"4205**********{1000 + i}",
                RNG.choice(UNITS[RNG.choice(REGIONS)]),
                RNG.choice(("低压电工", "焊接", "高处作业", "叉车")),
                f"T4205{20240000 + i}",
                day(got, "iso dot"),
                day(ends, "iso dot cn"),
                "已复审",
                "有效" if ends >= END else "过期",
            ]
        )
    s.fill(
        rows,
        {
            (5, "证书状态"): Cell("注销", "注销"),
            (8, "有效期至"): sure("长期", "长期", "长期", None),
            (11, "有效期至"): bad("2019-01-01", "有效期至早于初领日期"),
        },
        blanks="复审情况 身份证号",
    )


def risks() -> None:
    s = Book("经济开发区/安全风险分级管控清单.xlsx").sheet("风险清单")
    s.line("标题行", "安全风险分级管控清单（LEC法）", span=8)
    s.table(
        "风险",
        "序号=序号|风险点=风险点|危险源描述=危险源|可能导致的后果=后果|L=可能性L|E=暴露频率E|C=后果严重C|D=风险值D|风险等级=风险等级|颜色|管控措施=管控措施|管控层级|责任岗位=责任人",
    )
    rows = []
    for i in range(1, 17):
        likely, e, c = (
            (6, 6, 15)
            if i == 10
            else (RNG.choice((0.5, 1, 3, 6)), RNG.choice((1, 3, 6)), RNG.choice((3, 7, 15, 40)))
        )
        level, colour = next(
            x
            for low, x in (
                (320, ("重大", "红")),
                (160, ("较大", "橙")),
                (70, ("一般", "黄")),
                (0, ("低", "蓝")),
            )
            if likely * e * c >= low
        )
        rows.append(
            [
                i,
                RNG.choice(("反应釜", "储罐区", "叉车通道", "配电室")),
                RNG.choice(PROBLEMS)[1],
                RNG.choice(("火灾", "触电", "中毒")),
                likely,
                e,
                c,
                Formula(f"=E{i + 2}*F{i + 2}*G{i + 2}", likely * e * c),
                level,
                colour,
                "定期检查",
                RNG.choice(("公司级", "车间级")),
                RNG.choice(NAMES),
            ]
        )
    s.fill(
        rows,
        {(6, "D"): bad(999, "D不等于L×E×C"), (9, "风险等级"): sure("一级", "一级", "等级别称", "重大")},
        blanks="管控层级 颜色",
    )


def policies() -> None:
    s = Book("应急局/安责险投保情况.csv", "utf-8").sheet()
    s.table(
        "保险",
        "保单号=保单号|投保企业=投保企业|承保公司=保险公司|投保人数=投保人数|保费（元）=保费|保险金额（万元）=保额|起保日期=起保日期|终保日期=到期日期|业务员|事故预防服务次数",
    )
    s.fill(
        [
            [
                f"PZ2024{i:05}",
                RNG.choice(UNITS[RNG.choice(REGIONS)]),
                RNG.choice(("人保财险", "平安产险")),
                RNG.randrange(8, 200),
                RNG.randrange(20, 300) * 100,
                wan(RNG.choice((500, 1000, 2000)) * 10000),
                day(d, "slashes iso"),
                day(d + timedelta(365), "slashes iso"),
                RNG.choice(NAMES),
                RNG.randrange(3),
            ]
            for i, d in enumerate(workdays(18), 1)
        ],
        {
            (4, "保费（元）"): sure("１２００", 1200, "全角数字"),
            (9, "保险金额（万元）"): sure("一千万", 10000000, "万字入万元栏"),
            (13, "终保日期"): bad("2023-05-01", "终保早于起保"),
        },
        blanks="业务员 事故预防服务次数",
    )


# ---------------------------------------------------------------- office work
def tasks_county() -> None:
    s = Book("安委办/专项行动任务清单.xlsx").sheet("任务")
    s.line("标题行", "青石县安全生产专项整治行动任务清单", span=8)
    s.table(
        "任务",
        "序号=序号|重点任务=任务内容|牵头单位=牵头单位|配合单位|完成时间=完成时限|完成情况=是否完成|进展说明|领导批示意见",
        note="写“未完成”的也填了完成时间，所以是完成时限",
    )
    words = {"T": "已完成 完成 √", "F": "未完成 正在推进"}
    for title, marks in (
        ("一、危险化学品", "TTFT"),
        ("二、建筑施工", "TFTT"),
        ("三、消防", "FTTT"),
        ("四、道路交通", "TTFF"),
    ):
        s.line("分组行", title)
        s.fill(
            [
                [
                    i,
                    f"{title[2:]}专项任务{i}",
                    RNG.choice(("应急局", "住建局", "消防救援大队")),
                    "各乡镇",
                    day(date(2024, i + 2, 28), "iso cn md"),
                    say(m == "T", words["T"], words["F"]),
                    "按计划推进",
                    "",
                ]
                for i, m in enumerate(marks, 1)
            ],
            {
                (3, "完成情况"): sure("长期坚持", False, "长期任务", None),
                (3, "完成时间"): sure("2024年12月底前", "2024-12-31", "日期写法:month"),
            }
            if "道路" in title
            else {},
            blanks="配合单位 进展说明 领导批示意见",
        )


def tasks_building() -> None:
    s = Book("住建局/重点任务分解表.xls").sheet("分解表")
    s.table(
        "任务",
        "任务编号=编号|任务名称=任务内容|责任股室=牵头单位|时限要求=完成时限|实际完成日期=完成日期|是否完成=是否完成|经费（万元）=经费|备注",
    )
    s.fill(
        [
            [
                f"ZJ{i}",
                f"工地{x}整治",
                "质安站",
                day(date(2024, 1 + i % 6, 20), "dot"),
                day(date(2024, 1 + i % 6, 17) if i % 4 else None, "dot"),
                say(i % 4 > 0, "是", "否"),
                wan(i * 2000),
                "",
            ]
            for i, x in enumerate(
                ["塔吊", "脚手架", "深基坑", "临电", "高支模", "扬尘", "有限空间", "消防"], 1
            )
        ],
        blanks="备注",
    )
    s.line("表尾", "制表：吴晓东", "", "复核：赵立新")


def meetings() -> None:
    book = Book("安委办/会议台账及签到.xlsx")
    s = book.sheet("会议台账")
    s.table(
        "会议",
        "会议日期=会议日期|会议名称=会议名称|会议地点|主持人=主持人|应到人数=应到人数|实到人数=参会人数|会议纪要文号=文书号|茶歇费用",
    )
    s.fill(
        [
            [
                day(d, "cndate md"),
                f"安委会第{i}次会议",
                "政府二楼会议室",
                RNG.choice(NAMES),
                n,
                n - RNG.randrange(4),
                f"〔2024〕{i}期",
                RNG.randrange(200),
            ]
            for i, d in enumerate(workdays(9), 1)
            for n in [RNG.randrange(20, 60)]
        ],
        {
            (2, "实到人数"): sure("三十五人", 35, "汉字数字"),
            (2, "应到人数"): Cell(38, 38),
            (6, "实到人数"): bad("约30人", "只是约数"),
        },
        blanks="茶歇费用 会议地点",
    )
    s = book.sheet("参会签到")
    s.line("标题行", "安委会第3次会议签到表", span=5)
    s.table(
        "参会",
        "签到序号=序号|参会人=姓名|参会单位=所在单位|职务|签到时间|联系号码=电话|是否代会=是否代会",
        note="一行一人，不是会议场次",
    )
    s.fill(
        [
            [
                i,
                NAMES[i * 7 % 120],
                RNG.choice(REGIONS),
                RNG.choice(("书记", "副镇长", "科长")),
                f"8:{20 + i}",
                phone(),
                say(i % 6 == 0, "是", "否"),
            ]
            for i in range(1, 19)
        ],
        blanks="职务 联系号码",
    )


def reports() -> None:
    book = Book("安委办/月报报送情况.xlsx")
    s = book.sheet("乡镇")
    s.line("标题行", "各乡镇隐患排查月报报送情况", span=8)
    s.table(
        "月报报送", "报送单位=报送单位|" + "|".join(f"{m}月={m}月报送情况" for m in range(1, 7)) + "|联络员"
    )
    truth = {
        r: [RNG.choice(("按时",) * 6 + ("迟报", "迟报", "未报", "未报")) for _ in range(6)] for r in REGIONS
    }
    words = {"按时": "√ 按时 已报", "迟报": "迟报 迟报2天 补报", "未报": "未报 ×"}
    s.fill(
        [
            [r, *(Cell(RNG.choice(words[x].split()), x) for x in xs), RNG.choice(NAMES)]
            for r, xs in truth.items()
        ],
        {(3, "4月"): Cell("", None)},
        blanks="联络员",
    )
    s.line("说明行", "注：√为按时报送，×为未报。")
    s = book.sheet("部门")
    s.table(
        "月报报送",
        "部门=报送单位|报表月份=报送月份|应报日期=应报日期|实报日期=实报日期|报送状态=报送情况|催报次数|退回原因",
    )
    rows = []
    for unit in ("住建局", "交通运输局", "消防救援大队", "市场监管局"):
        for m in range(1, 7):
            due, x = date(2024, m, 25), RNG.choice(("按时",) * 6 + ("迟报", "迟报", "未报", "未报"))
            real = (
                None
                if x == "未报"
                else due + timedelta(RNG.randrange(1, 4) if x == "迟报" else -RNG.randrange(3))
            )
            rows.append(
                [unit, f"2024年{m}月", day(due, "mddate"), day(real, "md iso"), x, RNG.randrange(3), ""]
            )
    s.fill(rows, blanks="催报次数 退回原因", merge="部门")


def trainings_county() -> None:
    s = Book("应急局/安全教育培训登记.xlsx", "openpyxl").sheet("培训")
    s.table(
        "培训",
        "培训日期=培训日期|培训主题=培训主题|培训对象=培训对象|培训人数=培训人数|学时|授课人=授课人|培训经费（元）=经费|考核合格率（%）=合格率|满意度",
    )
    s.fill(
        [
            [
                day(d, "iso cn"),
                RNG.choice(("新安法宣贯", "危化品从业培训", "特种作业复训")),
                "企业负责人",
                RNG.randrange(20, 160),
                RNG.choice((4, 8, 16)),
                RNG.choice(NAMES),
                RNG.randrange(5, 90) * 100,
                round(RNG.uniform(80, 100), 1),
                "满意",
            ]
            for d in workdays(11)
        ],
        {
            (2, "培训人数"): sure("八十六人", 86, "汉字数字"),
            (4, "考核合格率（%）"): sure(0.953, 95.3, "小数入百分栏", None),
            (5, "培训人数"): sure("120人", 120, "数后带单位"),
            (7, "培训人数"): bad("五六十", "说不清人数"),
        },
        blanks="满意度 学时",
    )


def trainings_baishui() -> None:
    s = Book("白水镇/培训情况.csv", "gbk").sheet()
    s.table(
        "培训",
        "时间=培训日期|培训内容=培训主题|参训人数（人次）=培训人数|讲师=授课人|培训地点|照片张数",
        region="白水镇",
    )
    s.fill(
        [
            [
                day(d, "md dot"),
                "安全生产月宣讲",
                RNG.randrange(15, 90),
                RNG.choice(NAMES),
                "镇文化站",
                RNG.randrange(2, 9),
            ]
            for d in workdays(6)
        ],
        blanks="培训地点 照片张数",
    )
    s.line("合计行", "合计", "6期")


def drills_county() -> None:
    s = Book("安委办/应急演练情况.xls").sheet("演练")
    s.table(
        "演练",
        "演练时间=演练日期|演练名称=演练名称|演练类型=演练类型|组织单位=组织单位|参演人数=参演人数|投入经费（万元）=经费|评估报告=是否评估|观摩领导",
    )
    s.fill(
        [
            [
                day(d, "date dot"),
                RNG.choice(("危化品泄漏", "森林火灾", "矿山透水")) + "应急演练",
                RNG.choice(("桌面推演", "实战演练")),
                RNG.choice(REGIONS),
                RNG.randrange(20, 150),
                wan(RNG.randrange(1, 9) * 5000),
                say(RNG.random() < 0.7, "有", "没有"),
                RNG.choice(NAMES),
            ]
            for d in workdays(8)
        ],
        blanks="观摩领导",
    )


def drills_shiqiao() -> None:
    s = Book("石桥乡/演练报表.csv", "gbk").sheet()
    s.line("标题行", "石桥乡应急演练月报")
    s.table("演练", "月份|演练科目=演练名称|开展日期=演练日期|参加人数=参演人数|演练地点", region="石桥乡")
    s.fill(
        [[f"{m}月", "消防疏散演练", day(date(2024, m, 12), "md"), 30 + m, "中心校"] for m in (1, 3, 5, 6)],
        before={1: [("零报告", ["2月", "本月无"])], 2: [("零报告", ["4月", "本月未开展"])]},
    )


# ---------------------------------------------------------------- statistics, supervision, no tables
def statistics_county() -> None:
    s = Book("安委办/各乡镇隐患排查整改统计表.xlsx").sheet("统计")
    s.line("标题行", "2024年上半年各乡镇隐患排查整改统计表", span=9)
    s.line("单位行", "", "", "", "", "", "", "单位：家、条、万元")
    s.table(
        "统计",
        "区域=所属区域|检查企业（家次）=检查家次|一般隐患/排查数=隐患数（统计）|一般隐患/整改数=整改数（统计）|一般隐患/整改率（%）=整改率|重大隐患/排查数=重大隐患数（统计）"
        "|重大隐患/整改数=重大整改数（统计）|投入资金（万元）=整改资金|排名",
        note="一行一乡镇，是汇总数，不是隐患",
    )
    rows = []
    for i, r in enumerate(REGIONS, 1):
        n = RNG.randrange(30, 90)
        k = n - RNG.randrange(2, 20)
        rate = round(k / n * 100, 1)
        rows.append(
            [
                r,
                RNG.randrange(40, 200),
                n,
                k,
                Cell(round(k / n, 3), rate, fmt="pct", trap="百分格式") if i % 3 == 0 else rate,
                RNG.randrange(5),
                0,
                wan(RNG.randrange(9) * 5000),
                i,
            ]
        )
    s.fill(
        rows,
        {
            (1, "一般隐患/排查数"): Cell(55, 55),
            (1, "一般隐患/整改数"): Cell(42, 42),
            (1, "一般隐患/整改率（%）"): sure(0.764, 76.4, "小数入百分栏"),
        },
    )
    s.line(
        "合计行",
        "合计",
        *(Formula(f"=SUM({c}5:{c}12)", sum(x[i].raw for x in s.grid[4:])) for i, c in enumerate("BCD", 1)),
    )
    s.line("表尾", "制表人：刘桂兰", "", "审核人：杨德胜", "", "2024年7月2日")


def statistics_may() -> None:
    s = Book("安委办/5月排查整治进度.csv", "gbk").sheet()
    s.table(
        "统计",
        "单位名=所属区域|本月/排查隐患（处）=隐患数（统计）|本月/完成整改（处）=整改数（统计）|累计/排查隐患（处）=累计隐患数（统计）|累计/完成整改（处）=累计整改数（统计）|短信提醒次数",
        month=5,
    )
    s.fill(
        [[r, a, a - 2, a * 4, a * 4 - 9, RNG.randrange(4)] for r in REGIONS for a in [RNG.randrange(5, 20)]]
    )
    s.line("合计行", "全县合计", *(sum(x[i].raw for x in s.grid[2:]) for i in range(1, 5)))


def supervision() -> None:
    s = Book("安委办/督办记录.xlsx").sheet("督办")
    s.table(
        "督办",
        "督办单号=编号|督办事项=督办事项|承办单位=承办单位|交办日期=交办日期|办结时限=办结时限|是否办结=是否办结|办结日期=办结日期|县领导批示|催办方式",
    )
    s.fill(
        [
            [
                f"督〔2024〕{i}号",
                f"{RNG.choice(UNITS[r])}重大隐患整治",
                r,
                day(d, "cndate"),
                day(d + timedelta(30), "cndate"),
                say(i % 3 > 0, "已办结 是", "未办结 否"),
                day(min(d + timedelta(22), END) if i % 3 else None, "iso"),
                "请抓紧办理",
                RNG.choice(("电话", "现场")),
            ]
            for i, d in enumerate(workdays(10), 1)
            for r in [RNG.choice(REGIONS)]
        ],
        blanks="县领导批示 催办方式",
    )


def template() -> None:
    s = Book("安委办/隐患台账模板（空表）.xlsx").sheet("模板")
    s.table(
        "隐患",
        "序号=序号|隐患名称=隐患描述|登记日期=发现日期|整改时限=整改期限|整改完成情况=是否整改",
        note="空模板，没有记录",
    )
    for _ in range(3):
        s.line("空行")
    s.line("说明行", "注：例 1、某厂灭火器失效、3月5日、3月10日、已整改")


def no_tables() -> None:
    def zipped(path: str, parts: dict[str, str]) -> None:
        with zipfile.ZipFile(OUT / path, "w") as z:
            for name, body in parts.items():
                z.writestr(zipfile.ZipInfo(name, (2024, 7, 2, 9, 0, 0)), body)

    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    zipped(
        "安委办/关于开展专项行动的通知.docx",
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" Type='
            '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
            "word/document.xml": f"<w:document {w}><w:body><w:p><w:r><w:t>各乡镇：请于6月底前排查隐患不少于500处。"
            "</w:t></w:r></w:p></w:body></w:document>",
        },
    )
    zipped("城关镇/整改照片.zip", {"说明.txt": "照片另存"})
    (OUT / "安委办/上半年通报.pdf").write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n%%EOF\n"
    )
    (OUT / "安委办/交接说明.txt").write_text(
        "各位：白水镇的表是李丽报的，柳河镇从系统导出。\r\n隐患,整改\r\n", encoding="gbk"
    )
    (OUT / "城关镇/~$城关镇2024年上半年隐患排查台账.xlsx").write_bytes(b"\x04wang" + b"\x20" * 160)
    NO_TABLES.extend(
        str(p.relative_to(OUT))
        for p in sorted(OUT.rglob("*"))
        if p.suffix in (".docx", ".zip", ".pdf", ".txt") or p.name.startswith("~$")
    )


def main() -> None:
    shutil.rmtree(OUT, ignore_errors=True)
    for make in (
        hz_chengguan,
        hz_longtan,
        hz_baishui,
        hz_maan,
        hz_liuhe,
        hz_two_townships,
        hz_zone,
        hz_fire,
        hz_building,
        hz_transport,
        hz_summary,
        inspections_county,
        inspections_fire,
        inspections_chengguan,
        penalties_county,
        penalties_transport,
        accidents_county,
        accidents_road,
        enterprises_county,
        enterprises_zone,
        certificates,
        risks,
        policies,
        tasks_county,
        tasks_building,
        meetings,
        reports,
        trainings_county,
        trainings_baishui,
        drills_county,
        drills_shiqiao,
        statistics_county,
        statistics_may,
        supervision,
        template,
    ):
        make()
    for book in BOOKS:
        book.save()
    no_tables()
    conventions = {
        "days": "ISO，时刻略去",
        "money": "元",
        "rates": "百分数（76.4 即 76.4%）",
        "identifiers": "电话、信用代码为文字；编号、序号照写（数字单元格仍为数，CSV 里数字看作数）",
        "blank": "空格、—、无、待定、/、不适用 都是 null",
        "useless": f"{USELESS}的列原样保留；其中的空白记号（如 —）这里记 null，原样留着也对",
        "text": "去掉首尾空白与不可见字符，中间换行作一个空格",
        "headers": "照写，含换行；两行表头为 上/下",
        "rows": "1起，照表格软件所示；CSV 一条记录算一行",
        "sheet": "CSV 的 sheet 为空字串",
        "report_states": "按时、迟报、未报",
        "hidden": "筛选隐藏的行仍是记录",
    }
    truth = {
        "conventions": conventions,
        "tables": TABLES,
        "no_tables": NO_TABLES,
        "doubtful": DOUBTFUL,
        "contestable": CONTESTABLE,
        "traps": dict(sorted(TRAPS.items())),
        "figures": figures(),
    }
    (OUT.parent / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
