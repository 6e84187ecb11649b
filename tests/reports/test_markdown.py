"""Markdown: structure of its own, and none from the data."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ansheng.reports import Report, Table
from ansheng.reports.markdown import escape, render

PARSER = MarkdownIt("commonmark").enable("table")


def test_headings_follow_the_sections(report: Report) -> None:
    tokens = PARSER.parse(render(report))
    heads = [(t.tag, tokens[at + 1].content) for at, t in enumerate(tokens) if t.type == "heading_open"]
    assert heads == [
        ("h1", "某市安全生产专项整治情况通报"),
        ("h2", "一、总体情况"),
        ("h3", "（一）整改"),
        ("h2", "数据问题（1项）"),
    ]


def test_a_pipe_in_a_cell_is_text(report: Report) -> None:
    html = PARSER.render(render(report))
    assert "<td>A|B &lt;b&gt;</td>" in html
    assert html.count("<tr>") == 4


def test_marks_in_data_are_text(report: Report) -> None:
    html = PARSER.render(render(report))
    assert "<li>*非煤矿山* 未报送</li>" in html
    assert "<li># 不是标题</li>" in html


@given(st.text(max_size=40).filter(lambda text: bool(text.strip())))
def test_any_text_comes_back_as_the_text_it_was(text: str) -> None:
    tokens = PARSER.parse(escape(text))
    inline = [token for token in tokens if token.type == "inline"]
    kinds = {child.type for token in inline for child in token.children or ()}
    assert [token.type for token in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])
    assert kinds <= {"text", "text_special", "softbreak"}


def test_numbers_are_set_to_the_right(report: Report) -> None:
    assert "| --- | ---: |" in render(report).replace("| ---: | ---: |", "| ---: |")


def test_a_table_without_rows_is_a_table() -> None:
    assert Table("t", ("a",), ()).rows == ()
