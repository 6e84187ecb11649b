"""Word files with comments: at the right figures, changes that can be taken back, and nothing else touched."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from docx.document import Document

from ansheng import audit
from ansheng.errors import InputError
from ansheng.reports.returned.audited import commented
from ansheng.sheets.documents import decode

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def saved(document: Document) -> bytes:
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def bulletin(*paragraphs: str | tuple[str, ...]) -> bytes:
    document = docx.Document()
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for run in (runs,) if isinstance(runs, str) else runs:
            paragraph.add_run(run)
    return saved(document)


def returned(data: bytes) -> Document:
    text = decode(data, "通报.docx")
    return docx.Document(io.BytesIO(commented(data, "通报.docx", audit(text))))


def marked(document: Document) -> dict[int, str]:
    """The text in the range of each comment, as it was before the change."""
    found: dict[int, str] = {}
    open_: set[int] = set()
    for element in document.element.body.iter():
        number = int(element.get(f"{W}id", "-1"))
        if element.tag == f"{W}commentRangeStart":
            open_.add(number)
        elif element.tag == f"{W}commentRangeEnd":
            open_.discard(number)
        elif element.tag in (f"{W}t", f"{W}delText") and not any(
            parent.tag == f"{W}ins" for parent in element.iterancestors()
        ):
            for each in open_:
                found[each] = found.get(each, "") + (element.text or "")
    return found


def comments(document: Document) -> list[tuple[str, str]]:
    """Each comment with the figure that it marks, in the order of the text."""
    places = marked(document)
    texts = {comment.comment_id: comment.text for comment in document.comments}
    return [(places[number], texts[number]) for number in places]


def test_a_wrong_figure_is_commented_and_the_right_one_suggested() -> None:
    document = returned(bulletin("排查隐患280处，整改256处，整改率95.4%。"))
    ((figure, said),) = comments(document)
    assert figure == "95.4%"
    assert "有误" in said
    assert "91.4%" in said
    xml = document.element.xml
    assert re.findall(r"<w:delText[^>]*>([^<]*)", xml) == ["95.4%"]
    assert decode(saved(document), "a.docx") == "排查隐患280处，整改256处，整改率91.4%。"


def test_a_figure_that_stands_in_several_runs_is_marked_whole_and_keeps_its_looks() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("排查隐患280处，整改256处，整改率9")
    paragraph.add_run("5.").bold = True
    paragraph.add_run("4%。")
    document = returned(saved(made))
    assert [figure for figure, _ in comments(document)] == ["95.4%"]
    bold = [run.text for run in document.paragraphs[0].runs if run.bold]
    assert bold == []
    assert re.findall(
        r"<w:b/></w:rPr>\s*<w:delText[^>]*>([^<]*)", re.sub(r">\s+<", "><", document.element.xml)
    ) == ["5."]


def test_each_of_several_faults_has_its_comment() -> None:
    texts = (
        "排查隐患280处，整改256处，整改率95.4%。办理案件37起，其中市级4起，县级32起。",
        "排查隐患32处，整改13处，整改率40.62%。",
        "应安装30户，已安装24户，安装率90%。",
    )
    document = returned(bulletin(*texts))
    assert [figure for figure, _ in comments(document)] == ["95.4%", "37", "90%"]


def test_what_is_right_leaves_the_text_as_it_was() -> None:
    data = bulletin("排查隐患280处，整改256处，整改率91.4%。")
    document = returned(data)
    assert list(document.comments) == []
    assert document.element.xml == docx.Document(io.BytesIO(data)).element.xml


def test_a_cell_of_a_table_is_commented() -> None:
    made = docx.Document()
    rows = [("地区", "排查隐患", "已整改", "整改率(%)"), ("甲", "32", "13", "41.62"), ("乙", "10", "5", "50")]
    table = made.add_table(0, 4)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    assert [figure for figure, _ in comments(returned(saved(made)))] == ["41.62"]


def test_comments_and_changes_that_were_there_stay() -> None:
    made = docx.Document()
    run = made.add_paragraph().add_run("排查隐患280处，整改256处，整改率95.4%。")
    made.add_comment(run, text="请核", author="科长")
    document = returned(saved(made))
    assert {comment.author for comment in document.comments} == {"科长", "安生"}
    numbers = [int(each) for each in document.element.body.xpath(".//w:ins/@w:id | .//w:del/@w:id")]
    assert len(numbers) == len(set(numbers)) == 2


@pytest.mark.parametrize("part", ["[Content_Types].xml", "_rels/.rels"])
def test_a_word_file_that_is_not_whole_is_refused_by_name(part: str) -> None:
    data, packed = bulletin("排查隐患280处，整改256处，整改率95.4%。"), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(packed, "w") as cut:
        for name in whole.namelist():
            if name != part:
                cut.writestr(name, whole.read(name))
    with pytest.raises(InputError, match=r"通报\.docx"):
        returned(packed.getvalue())
