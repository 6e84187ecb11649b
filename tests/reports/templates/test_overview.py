"""The shipped overview: it uses every block, is alike in both languages, and leaves out what has no table."""

import re

import pytest

from ansheng import open_dossier
from ansheng.reports import bulletin, render
from ansheng.reports.blocks.core import BLOCKS
from ansheng.reports.templates.checking import faults
from ansheng.reports.templates.library import template_called
from ansheng.reports.templates.tree import Insert
from ansheng.words import LANGS, Lang

from .test_filling import dossier_of


def inserted(lang: Lang) -> list[str]:
    """The ids of the blocks that the overview inserts, in its order."""
    names = {name: block.id for block in BLOCKS for name in (block.id, *block.title.both)}
    template = template_called("overview").template(lang)
    return [names[item.name] for part in template.walk() for item in part.items if isinstance(item, Insert)]


def test_the_overview_inserts_every_block_and_the_same_in_both_languages() -> None:
    assert set(inserted("zh")) == {block.id for block in BLOCKS}
    assert inserted("zh") == inserted("en")


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_wrong_with_its_text(lang: Lang) -> None:
    assert faults(template_called("overview").template(lang), blocks=BLOCKS, lang=lang) == ()


def test_the_overview_of_a_whole_dossier() -> None:
    dossier = open_dossier("examples/lingwu-2020")
    template = template_called("全面情况").template()
    report = bulletin(dossier, period="2020", as_of="2020-12-31", template=template)
    text = re.sub(r"\s", "", render(report))
    for said in (
        "共发生生产安全事故4起，同比持平；死亡4人，同比持平",
        "截至2020年12月31日，共有任务80项，其中逾期未完成2项",
        "存量隐患490条，其中逾期221条",
        "召开会议10次，其中例会6次、动员部署会4次",
        "问题隐患清单列入隐患2072条",
    ):
        assert said in text
    assert [section.title for section in report.annexes][:2] == ["挂图作战", "任务清单"]
    assert report.figure("hazards_outstanding").value == 2072 - 1582
    assert len({figure.id for figure in report.figures}) == len(report.figures)


def test_a_section_without_a_table_disappears() -> None:
    report = bulletin(
        dossier_of(hazards=()),
        period="2020",
        as_of="2020-12-31",
        template=template_called("overview").template(),
    )
    assert [section.title for _, section in report.walk()] == [
        "一、总体情况",
        "二、事故和控制指标情况",
        "（一）事故",
        "（二）控制指标和清零",
        "三、数据说明",
    ]
    assert report.annexes == ()
