"""The official document, opened again: page, grid, faces, sizes, order of its parts, and what is text in it."""

import hashlib
import sys
import zipfile
from datetime import datetime
from io import BytesIO

import attrs
import pytest
from docx.oxml.ns import qn

from ansheng.errors import MissingExtraError, UnknownNameError
from ansheng.reports import Report
from ansheng.reports.model import Letterhead
from ansheng.reports.writers.word import word_files
from ansheng.reports.writers.word.head import title_lines
from ansheng.reports.writers.word.looks import LOOKS
from tests.reports.writers.word.conftest import HOSTILE, hostile
from tests.reports.writers.word.reading import every_text, millimetres, opened, styled, value

FACES = {
    "Title": ("方正小标宋简体", "44"),
    "Mark": ("方正小标宋简体", "52"),
    "Heading1": ("黑体", "32"),
    "Heading2": ("楷体", "32"),
    "Heading3": ("仿宋", "32"),
    "Heading4": ("仿宋", "32"),
    "BodyText": ("仿宋", "32"),
    "Number": ("仿宋", "32"),
    "Addressees": ("仿宋", "32"),
    "Issued": ("仿宋", "28"),
    "Footer": ("宋体", "28"),
}
"""The face and the size in half points of each style: 二号 44, 三号 32, 四号 28."""


def test_the_page_is_that_of_the_standard(full: Report) -> None:
    (section,) = opened(full).sections
    page = section._sectPr
    sides = ("top", "right", "bottom", "left")
    assert (millimetres(value(page, "pgSz", "w")), millimetres(value(page, "pgSz", "h"))) == (210, 297)
    assert [millimetres(value(page, "pgMar", side)) for side in sides] == [37, 26, 35, 28]
    room = 11906 - 1587 - 1474
    assert millimetres(str(room)) == pytest.approx(156, abs=0.1)


def test_22_lines_of_28_characters_fill_the_type_area(full: Report) -> None:
    document = opened(full)
    grid = document.sections[0]._sectPr
    assert value(grid, "docGrid", "type") == "lines"
    pitch = int(value(grid, "docGrid", "linePitch") or 0)
    high = 16838 - 2098 - 1984
    assert high // pitch == 22
    style = document.styles["Normal"].element
    assert value(style, "pPr/spacing", "line") == str(pitch)
    assert value(style, "pPr/spacing", "lineRule") == "exact"
    character = int(value(style, "rPr/sz") or 0) * 10 + int(value(style, "rPr/spacing") or 0)
    assert (11906 - 1587 - 1474) // character == 28


def test_faces_and_sizes(full: Report) -> None:
    styles = {style.style_id: style.element for style in opened(full).styles}
    assert {LOOKS[look].id for look in FACES} <= set(styles)
    for name, (face, size) in FACES.items():
        letters = styles[name].find(qn("w:rPr"))
        assert value(letters, "rFonts", "eastAsia") == face
        assert value(letters, "sz") == size
        assert not [key for key in letters.find(qn("w:rFonts")).attrib if "heme" in key]


def test_every_face_names_one_that_stands_in_for_it(full: Report) -> None:
    (content,) = word_files(full, "zh").values()
    table = zipfile.ZipFile(BytesIO(content)).read("word/fontTable.xml").decode()
    for face in ("方正小标宋简体", "黑体", "楷体", "仿宋", "宋体"):
        assert f'<w:font w:name="{face}"><w:altName ' in table


def test_paragraphs_begin_two_characters_in_and_titles_do_not(full: Report) -> None:
    styles = opened(full).styles
    assert value(styles["Body Text"].element, "pPr/ind", "firstLineChars") == "200"
    assert value(styles["Body Text"].element, "pPr/ind", "firstLine") == "640"
    for name in ("Title", "表文", "表内数字", "表头", "主送机关"):
        assert value(styles[name].element, "pPr/ind", "firstLineChars") == "0"


def test_the_parts_stand_in_their_order(full: Report) -> None:
    document = opened(full)
    order = list(dict.fromkeys(name for name, _ in styled(document)))
    assert order[:8] == [
        "Normal", "发文机关标志", "发文字号", "Title", "Subtitle", "虚构说明", "主送机关", "Heading 1",
    ]  # fmt: skip
    assert order[-3:] == ["附件说明", "发文机关署名", "成文日期"]
    texts = {name: [text for at, text in styled(document) if at == name] for name in order}
    assert texts["发文字号"] == ["某安委办〔2021〕5号"]
    assert texts["虚构说明"] == ["（本例数据均为虚构。）"]
    assert texts["主送机关"] == ["各乡镇人民政府、市安委会各成员单位："]
    assert texts["附件说明"] == ["附件：1. 分行业整改情况一览表", "2. 任务完成情况"]
    assert texts["成文日期"] == ["2021年1月20日"]
    assert texts["Heading 1"][0] == "数据问题（1项）"
    assert texts["Heading 4"] == ["（1）末级标题"]
    assert "省安全生产委员会办公室，各县（区）安委办。" in every_text(document)
    assert "某市安全生产委员会办公室2021年1月20日印发" in every_text(document)


def test_what_the_office_fills_is_left_blank(full: Report) -> None:
    bare = opened(attrs.evolve(full, head=Letterhead()))
    texts = dict(styled(bare))
    assert texts["发文字号"].strip("　") == "〔　　　　〕　号"
    assert texts["成文日期"].replace("　", "") == "年月日"
    assert texts["发文机关署名"] == full.issuer
    assert "主送机关" not in texts
    assert "附件说明" not in texts
    assert "抄送" not in every_text(bare)


def test_a_red_line_is_four_millimetres_below_the_number(full: Report) -> None:
    (number,) = (one for one in opened(full).paragraphs if one.style and one.style.name == "发文字号")
    line = "pPr/pBdr/bottom"
    assert value(number._p, line, "color") == "FF0000"
    assert int(value(number._p, line, "space") or 0) * 0.353 == pytest.approx(4, abs=0.2)
    assert value(number._p, line, "sz") == "8"


def test_page_numbers_stand_outside(full: Report) -> None:
    document = opened(full)
    (section,) = document.sections
    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (paragraph,) = footer.paragraphs
        assert paragraph.text == "— 1 —"
        assert value(paragraph._p, "pPr/jc") == side
        assert value(paragraph._p, "pPr/ind", side) == "280"
        assert "PAGE" in paragraph._p.xml


@pytest.mark.parametrize("name", ["某安委办", "某市安全生产专项整治三年行动工作专班办公室", "某" * 100])
def test_the_mark_fits_its_line(full: Report, name: str) -> None:
    (mark,) = (
        p
        for p in opened(attrs.evolve(full, issuer=name)).paragraphs
        if p.style and p.style.name == "发文机关标志"
    )
    size = int(value(mark._p, "r/rPr/sz") or 0)
    assert 44 <= size <= 90
    assert size * 10 * len(name) <= 8844 or size == 44


def test_a_title_breaks_before_its_brackets() -> None:
    assert title_lines("短标题（2020年）") == ["短标题（2020年）"]
    assert title_lines("某市安全生产专项整治三年行动情况通报（2020年）")[1] == "（2020年）"
    assert title_lines("长" * 50) == ["长" * 50]


def test_english(full: Report) -> None:
    text = every_text(opened(full, "en"))
    assert "Problems in the data (1)" in text
    assert "Period: 2020 (2020-01-01 to 2020-12-31)" in text
    assert "Attachments: 1. " in text
    with pytest.raises(UnknownNameError):
        word_files(full, "fr")  # type: ignore[arg-type]


def test_the_same_report_is_the_same_bytes(full: Report) -> None:
    (first,), (second,) = (word_files(full, "zh", sources=True).values() for _ in range(2))
    assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()
    told = opened(full).core_properties
    assert told.created == told.modified
    assert told.created is not None
    assert told.created.replace(tzinfo=None) == datetime(2021, 1, 20)  # noqa: DTZ001
    assert (told.title, told.author) == (full.title, full.issuer)


def test_hostile_values_are_text(full: Report) -> None:
    document = opened(hostile(full), sources=True)
    text = every_text(document)
    for value_ in HOSTILE[:4]:
        assert value_ in text
    assert "控〔U+0000〕制 符" in text
    assert "向〔U+202E〕左〔U+2066〕书写" in text
    assert f"{'长' * 10_000}……（另有990000字未列出）" in text
    tags = {element.tag for element in document.element.body.iter()}
    assert not [tag for tag in tags if "script" in str(tag)]
    assert not document.element.body.xpath(".//w:instrText")


def test_without_the_library_one_line_says_what_to_install(
    full: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(MissingExtraError, match="python-docx"):
        word_files(full, "zh")
