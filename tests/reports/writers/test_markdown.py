"""Markdown: structure of its own, and none from the data."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ansheng.reports import Report, Section, Table
from ansheng.reports.writers.markdown import escape, page, render

PARSER = MarkdownIt("commonmark").enable("table")


def test_headings_follow_the_sections(report: Report) -> None:
    tokens = PARSER.parse(render(report))
    heads = [(t.tag, tokens[at + 1].content) for at, t in enumerate(tokens) if t.type == "heading_open"]
    assert heads == [
        ("h1", "某市安全生产专项整治情况通报"),
        ("h2", "数据问题（1项）"),
        ("h3", "未计入（1项）"),
        ("h2", "一、总体情况"),
        ("h3", "（一）整改"),
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


def test_a_title_keeps_the_signs_at_its_end() -> None:
    for title in ("第 #", "# 二 ##", "#", "C#", "a \\#"):
        [inline] = [token for token in PARSER.parse(page(title, [])) if token.type == "inline"]
        assert "".join(child.content for child in inline.children or ()) == title


def test_numbers_are_set_to_the_right(report: Report) -> None:
    tokens = PARSER.parse(render(report))
    heads = {
        tokens[at + 1].content: token.attrs for at, token in enumerate(tokens) if token.type == "th_open"
    }
    assert heads == {
        "行业领域": {},
        "隐患": {"style": "text-align:right"},
        "整改率(%)": {"style": "text-align:right"},
    }


def test_a_table_without_rows_is_a_table() -> None:
    html = PARSER.render(page("t", [Section("s", (Table("甲", ("列一", "列二"), ()),))]))
    assert html.count("<th>") == 2
    assert "<td>" not in html


def test_a_page_without_titles_has_no_empty_headings() -> None:
    tokens = PARSER.parse(page("页", [Section("", (Table("", ("列",), ((1,),)),))]))
    assert [token.content for token in tokens if token.type == "inline"] == ["页", "列", "1"]
