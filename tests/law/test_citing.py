"""Citing: how a sentence names a clause."""

from __future__ import annotations

from datetime import date

import pytest

from ansheng.law.citing import cited
from ansheng.law.limit import Limit
from ansheng.law.standard import Clause, Edition, Standard
from ansheng.numerals import integer, written
from ansheng.words import Lang


def naming(document: str, number: str, lang: Lang = "zh") -> str:
    clause = Clause(number, "标题", "title", "text")
    edition = Edition("2020", document, "机构", date(2020, 1, 1), date(2026, 1, 1), "来源", {"one": clause})
    return cited(Standard("demo.law", "示例规定(试行)", "demo rules", (edition,)), edition, clause, lang)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("12", "第十二条"),
        ("12(3)", "第十二条第（三）项"),
        ("5(9)1", "第五条第（九）项第1目"),
        ("3(3) 前段", "第三条第（三）项前段"),
        ("45、46、50", "第四十五、四十六、五十条"),
        ("173(禁止爆破)", "第一百七十三条（禁止爆破）"),
        ("一(二)1", "一（二）1"),
        ("未核（年龄）", "（条号未核：年龄）"),
        ("条号不详(回风)", "（条号不详：回风）"),
        ("条号不详", "（条号不详）"),
    ],
)
def test_a_law_is_cited_by_title_number_and_article(number: str, said: str) -> None:
    assert naming("某令第1号", number) == f"《示例规定（试行）》（某令第1号）{said}"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("5.2.1", "第5.2.1条"),
        ("4.5h", "第4.5h条"),
        ("6.1.5(1)", "第6.1.5条第（1）项"),
        ("5.1.2 5.1.3", "第5.1.2、5.1.3条"),
        ("11.5 至 11.10", "第11.5至11.10条"),
        ("11.5～11.10", "第11.5～11.10条"),
        ("B.1 注2", "第B.1条注2"),
        ("6.6(人均风量)", "第6.6条（人均风量）"),
        ("未核（大瓶）", "（条号未核：大瓶）"),
        ("使用年限", "（使用年限）"),
    ],
)
def test_a_technical_standard_is_cited_by_its_number_and_section(number: str, said: str) -> None:
    assert naming("GB 1234-2020", number) == f"GB 1234—2020{said}"
    assert naming("GB 1234—2020", number) == f"GB 1234—2020{said}"
    assert naming("GB/T 1234.2-2006（2020年版）", number) == f"GB/T 1234.2—2006（2020年版）{said}"


def test_in_english_a_clause_is_cited_as_the_law_file_numbers_it() -> None:
    assert naming("GB 1234-2020", "5.2.1", "en") == "GB 1234-2020, 5.2.1"
    assert naming("某令第1号", "12(3)", "en") == "demo rules (某令第1号), 12(3)"


def test_the_numbers_of_articles_are_written_as_they_are_read() -> None:
    assert [integer(written(number)) for number in range(1000)] == list(range(1000))
    assert [written(n) for n in (0, 10, 19, 20, 100, 110, 111)] == [
        *("零", "十", "十九", "二十", "一百", "一百一十", "一百一十一"),
    ]


def test_a_limit_is_known_by_its_name_alone_where_only_one_clause_has_it() -> None:
    def clause(*names: str) -> Clause:
        return Clause("1", "标题", "title", "text", limits={name: Limit(value=1) for name in names})

    clauses = {"one": clause("height", "width"), "two": clause("width")}
    edition = Edition("2020", "1号", "机构", date(2020, 1, 1), date(2026, 1, 1), "来源", clauses)
    assert edition.limit_homes == {
        "height": "one",
        "one.height": "one",
        "one.width": "one",
        "two.width": "two",
    }
