"""An office's own template: names filled, its look kept, data text; and what is wrong in it said in one line."""

import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs
import docx
import pytest
from docx.document import Document
from docx.shared import Pt

from ansheng.errors import InputError, MissingExtraError
from ansheng.reports import Report
from ansheng.reports.writers.word import fill
from tests.reports.writers.word.conftest import HOSTILE, hostile
from tests.reports.writers.word.reading import every_text
from tests.reports.writers.word.test_items import drawing, picture


def template(*paragraphs: str, header: str = "", **sizes: int) -> bytes:
    """A template of an office: paragraphs in the styles of its own, sizes in points by the names of styles."""
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    made.sections[0].header.paragraphs[0].text = header
    for name, size in sizes.items():
        made.styles[name.replace("_", " ")].font.size = Pt(size)
    content = BytesIO()
    made.save(content)
    return content.getvalue()


def filled(made: bytes | Path, report: Report, lang: Any = "zh") -> Document:
    """A template with the report in it, opened again."""
    return docx.Document(BytesIO(fill(made, report, lang)))


def texts(document: Document) -> list[str]:
    """The paragraphs that say anything."""
    return [one.text for one in document.paragraphs if one.text]


def test_names_in_chinese_and_english(full: Report) -> None:
    chinese = (
        "标题",
        "发文机关",
        "文号",
        "主送",
        "落款",
        "日期",
        "期间",
        "统计截止日",
        "抄送",
        "附件",
        "虚构说明",
    )
    english = (
        "title", "issuer", "number", "addressees", "signed", "dated", "period", "as_of", "copies", "attachments",
        "made_up",
    )  # fmt: skip
    said = [
        texts(filled(template(*(f"{{{{ {name} }}}}" for name in names)), full))
        for names in (chinese, english)
    ]
    assert said[0] == said[1]
    assert said[0][:8] == [
        "某市安全生产专项整治情况通报",
        "某市安委办",
        "某安委办〔2021〕5号",
        "各乡镇人民政府、市安委会各成员单位",
        "某市安全生产委员会办公室",
        "2021年1月20日",
        "2020年",
        "2021年1月20日",
    ]
    assert texts(filled(template("{{ dated }}"), full, "en")) == ["20 January 2021"]


def test_figures_by_label_and_by_id(full: Report) -> None:
    asked = template(
        '死亡{{ 数字["死亡人数"] }}，整改率{{ figures["rectification_rate"] }}。', "{{ 数字[“死亡人数”] }}"
    )
    assert texts(filled(asked, full)) == ["死亡4人，整改率76.4%。", "4人"]


def test_the_body_stands_where_it_is_named(full: Report) -> None:
    document = filled(template("前", "{{p 正文 }}", "后", header="{{ 期间 }}", Heading_1=30), full)
    said = texts(document)
    assert (said[0], said[-1]) == ("前", "后")
    assert said[2] == "（本例数据均为虚构。）"
    assert said[3] == "数据问题（1项）"
    assert "死亡4人，同比持平；整改率76.4%。" in said
    assert len(document.tables) + len(document.inline_shapes) == 4
    assert document.sections[0].header.paragraphs[0].text == "2020年"
    (heading,) = (one for one in document.paragraphs if one.text == "一、总体情况")
    assert heading.style is not None
    assert heading.style.name == "Heading 1"
    assert heading.style.font.size == Pt(30)
    assert {str(one.style.name) for one in document.paragraphs if one.style} >= {"表注", "Body Text"}


def test_conditions_and_loops(full: Report) -> None:
    asked = template(
        "{%p if 文号 %}",
        "有",
        "{%p else %}",
        "无",
        "{%p endif %}",
        "{% for one in 数字 %}{{ one }}；{% endfor %}",
    )
    assert texts(filled(asked, full))[0] == "有"
    assert "整改率；" in texts(filled(asked, full))[1]


def test_pictures_go_into_the_template(full: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    drawing(monkeypatch, lambda graphic, lang: picture(80, 40))
    assert len(filled(template("{{p body }}"), full).inline_shapes) == 2
    assert (
        not zipfile.ZipFile(BytesIO(fill(template("{{ title }}"), full)))
        .namelist()
        .count("word/media/image1.png")
    )


def test_the_same_bytes_and_a_file_as_well(full: Report, tmp_path: Path) -> None:
    made = template("{{p 正文 }}")
    (tmp_path / "模板.docx").write_bytes(made)
    assert fill(made, full) == fill(tmp_path / "模板.docx", full)


def test_data_stay_text(full: Report) -> None:
    said = every_text(filled(template("{{ title }}", "{{ made_up }}", "{{p body }}"), hostile(full)))
    for value in HOSTILE[:4]:
        assert value in said
    assert "49" not in said


WRONG = {
    "{{ 标提 }}": "找不到名称“标提”；是否指标题？",
    '{{ 数字["死亡人树"] }}': "找不到数字“死亡人树”；是否指死亡人数？",
    "{{ 数字.nothing }}": "找不到数字“nothing”",
    "{{ 正文 }}": "正文应独占一段",
    "{{ 标题": "双花括号或条件、循环的写法有误（在“{{ 标题”附近）",
    "{% for one in 数字 %}": "写法有误",
    "{% if %}": "写法有误",
    "{{ 数字._shown }}": "写法有误",
    "{{ ().__class__.__mro__ }}": "只能写名称、条件和不嵌套的循环",
    "{{ 标题.__class__ }}": "写法有误",
    "{{ 标题.format(1) }}": "只能写名称",
    '{{ "a" * 1000000000 }}': "只能写名称",
    "{{ 标题|center(1000000000) }}": "只能写名称",
    "{% set x = 标题 ~ 标题 %}": "只能写名称",
    "{% for a in 数字 %}{% for b in 数字 %}x{% endfor %}{% endfor %}": "只能写名称",
    '{% include "/etc/passwd" %}': "只能写名称",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_in_a_template_is_said_in_one_line(full: Report, text: str) -> None:
    with pytest.raises(InputError, match=r"^data：") as caught:
        fill(template(text), full)
    assert WRONG[text] in str(caught.value)
    with pytest.raises(InputError):
        fill(template(header=text), full)


def contents() -> Iterator[tuple[str, bytes]]:
    """Files that are no whole template."""
    whole = template("{{ 标题 }}")
    yield "empty", b""
    yield "text", b"{{ title }}"
    yield "cut", whole[:-300]
    for name in ("word/styles.xml", "[Content_Types].xml", "word/document.xml", "_rels/.rels"):
        for replaced in (None, b"<a>"):
            yield f"{name} {replaced!r}", changed(whole, name, replaced)
    yield "wrong sum", whole.replace(b"PK\x03\x04", b"PK\x03\x00").replace(b"PK\x03\x00", b"PK\x03\x04", 1)
    yield "bomb", changed(whole, "word/document.xml", b"<w>" + b" " * (50 << 20) + b"</w>")


def changed(whole: bytes, name: str, content: bytes | None) -> bytes:
    """A file with a part of it replaced or left out."""
    packed = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(whole)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.namelist():
            part = content if entry == name else source.read(entry)
            if part is not None:
                target.writestr(entry, part)
    return packed.getvalue()


@pytest.mark.parametrize("content", [pytest.param(made, id=name) for name, made in contents()])
def test_a_file_that_is_not_whole_is_an_input_error(full: Report, content: bytes) -> None:
    with pytest.raises(InputError):
        fill(content, full)


def test_a_file_that_is_not_there(full: Report, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"模板\.docx"):
        fill(tmp_path / "模板.docx", full)


def test_without_the_library_one_line_says_what_to_install(
    full: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docxtpl", None)
    with pytest.raises(MissingExtraError, match="docxtpl"):
        fill(template("{{ title }}"), full)


def test_a_blank_letterhead_leaves_blanks(report: Report) -> None:
    bare = attrs.evolve(report, made_up=None)
    assert texts(filled(template("文号{{ 文号 }}", "日期{{ 日期 }}", "主送{{ 主送 }}"), bare)) == [
        "文号",
        "日期",
        "主送",
    ]
