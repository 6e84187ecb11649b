"""Checking: a template that is shipped is right, and all that is wrong with another is listed at once."""

import pytest

from ansheng.reports.blocks.core import BLOCKS
from ansheng.reports.templates.checking import faults
from ansheng.reports.templates.grammar import read
from ansheng.reports.templates.library import shipped
from ansheng.words import Lang


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", [one.id for one in shipped()])
def test_the_templates_that_are_shipped_are_right(name: str, lang: Lang) -> None:
    (one,) = [each for each in shipped() if each.id == name]
    assert faults(one.template(lang), blocks=BLOCKS, lang=lang) == ()


def test_all_that_is_wrong_is_listed_with_its_place() -> None:
    text = (
        "# {行动}通报{期见}\n主送：{地区名}\n## 情况{排查隐换}\n查出25处，{排查隐患|同比}、{整改绿}[，共3%]。\n"
        "? 死亡人树 > 3：多。\n[[排名：地区；名刺=否]]\n[[不存在]]\n见《2020年1号文》〔2020〕3号，2020年5月1日。"
    )
    found = faults(read(text, "模板.txt"), blocks=BLOCKS)
    assert [(fault.place.line, fault.grave, fault.value) for fault in found] == [
        (1, True, ""),
        (2, True, ""),
        (3, True, ""),
        (4, False, "25"),
        (4, True, ""),
        (4, False, "3%"),
        (5, True, ""),
        (6, True, ""),
        (7, True, ""),
    ]
    assert "整改率" in found[4].text()
    assert found[4].text("en").startswith("line 4, column")
    assert found[3].problem("模板.txt").text().startswith("模板.txt 第4行：模板中直接写有数字“25”")
