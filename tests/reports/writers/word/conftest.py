"""A report with all that a document can have: every level, every kind of item, a whole letterhead."""

from datetime import date
from decimal import Decimal

import attrs
import pytest

from ansheng.reports import Bullets, Paragraph, Quote, Report, Section, Table
from ansheng.reports.graphics import Diagram, Series, WallChart, WallTask
from ansheng.reports.model import Letterhead
from tests.reports.conftest import REPORT, TABLE

HEAD = Letterhead(
    number="某安委办〔2021〕5号",
    addressees=("各乡镇人民政府", "市安委会各成员单位"),
    signed="某市安全生产委员会办公室",
    dated=date(2021, 1, 20),
    copies=("市委办公室", "市人大常委会办公室", "市政协办公室", "省安全生产委员会办公室", "各县（区）安委办"),
    attachments=("分行业整改情况一览表", "任务完成情况"),
)
DIAGRAM = Diagram(
    "各月隐患",
    "bars",
    ("1月", "2月"),
    (Series("排查", (3, 4), ("3条", "4条")),),
    unit="条",
    alt="1月3条，2月4条",
)
WALL = WallChart("挂图作战", date(2021, 1, 20), (WallTask("培训", "某局", "overdue", date(2020, 7, 1)),))
LONG = Table(
    "企业清单",
    ("名称", "隐患", "说明"),
    (*((f"第{at}企业", at, "逾期未整改" * (at % 9)) for at in range(1, 80)), ("合计", 3160, None)),
    total=True,
)


@pytest.fixture
def full() -> Report:
    """The report."""
    quoted = Paragraph(
        "死亡4人，同比持平；整改率76.4%。", (Quote("deaths", 2, 4), Quote("rectification_rate", 13, 18))
    )
    deep = Section(
        "1.一级标题", (quoted,), (Section("（1）末级标题", (Bullets(("甲", "乙")), DIAGRAM, WALL)),)
    )
    sections = (
        Section("一、总体情况", (quoted,), (Section("（一）整改", (TABLE, LONG), (deep,)),)),
        Section("二、存在问题", (Bullets(("未报送报表。", "逾期未整改。")),)),
    )
    return attrs.evolve(REPORT, sections=sections, head=HEAD)


HOSTILE = (
    "=cmd|'/C calc'!A0",
    "<script>alert(1)</script>",
    "{{ 7*7 }}{% for x in y %}",
    "]]><w:p/>&amp;",
    "控\x00制\x0b符\ufffe",
    "向\u202e左\u2066书写",
    "断\ud800字",
    'w:val="1"',
    "长" * 1_000_000,
)


def hostile(report: Report) -> Report:
    """The report with harmful texts wherever a text can stand."""
    rows = tuple((text, Decimal(at), text[:50]) for at, text in enumerate(HOSTILE))
    short = tuple(text[:50] for text in HOSTILE)
    section = Section(
        HOSTILE[1],
        (*map(Paragraph, HOSTILE), Bullets(short), Table(HOSTILE[0], short[:3], rows, short)),
    )
    head = Letterhead("".join(short), short, short[2], None, short, short)
    diagram = attrs.evolve(DIAGRAM, title=short[1], alt=short[4])
    return attrs.evolve(
        report,
        title=short[0] + short[1],
        issuer=short[4] + short[5],
        made_up=short[2] + short[6],
        head=head,
        sections=(section, Section("图", (diagram,))),
        figures=tuple(attrs.evolve(figure, definition=short[1], label=short[0]) for figure in report.figures),
    )
