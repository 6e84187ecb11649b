"""Binding: operands are chosen by what the words say, in one sentence or across several, before any arithmetic."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ansheng.auditing import Claim, audit


def of(text: str, kind: str) -> list[Claim]:
    return [claim for claim in audit(text).claims if claim.kind == kind]


def told(text: str, kind: str) -> list[tuple[str, str | None]]:
    return [(claim.verdict.value, claim.formula) for claim in of(text, kind)]


def test_a_share_is_of_the_total_of_an_earlier_sentence() -> None:
    text = "全市共发生事故560起。其中建筑施工176起，占总数31.4%。"
    assert told(text, "share") == [("rounded", "176÷560=31.4%")]
    assert told(text.replace("31.4", "34.1"), "share") == [("wrong", "176÷560=31.4%")]


def test_shares_of_two_totals_are_distributed_over_two_parts() -> None:
    text = "共发生事故162起、死亡93人。道路运输81起、死亡60人，分别占总数的50%和64.5%。"
    assert told(text, "share") == [("consistent", "81÷162=50%"), ("rounded", "60÷93=64.5%")]


def test_the_words_behind_a_share_say_which_counts_are_meant() -> None:
    text = (
        "共发生事故24起，死亡43人，受伤24人。摩托车造成13人死亡、9人受伤，"
        "分别占事故总数的33.3%、死亡总数的30.2%、受伤总数的37.5%。"
    )
    assert {"13÷43=30.2%", "9÷24=37.5%"} <= {formula for _, formula in told(text, "share")}
    (wrong,) = of(text.replace("30.2%", "30.8%"), "share")[:1]
    assert (wrong.verdict.value, wrong.computed) == ("wrong", "30.2%")


def test_a_share_of_what_is_named_is_not_of_a_greater_total() -> None:
    text = "接报火灾55万起。居家场所火灾16.7万起。自建住宅火灾10.1万起，占居家场所火灾的60.5%。"
    assert [claim.operands for claim in of(text, "share")] == [(101000, 167000)]


def test_parts_that_make_a_hundred_are_all_the_parts() -> None:
    text = "农村火灾1210起，占总数的58.2%；城市火灾870起，占总数的41.8%。"
    assert told(text, "share") == [
        ("rounded", "1210÷（1210＋870）=58.2%"), ("rounded", "870÷（1210＋870）=41.8%"),
    ]  # fmt: skip


def test_a_total_may_follow_its_share() -> None:
    assert told("较大事故2起，占事故总数的1.3%。全年发生各类事故152起。", "share") == [
        ("rounded", "2÷152=1.3%")
    ]


def test_several_parts_have_one_share_together() -> None:
    text = "共报告病例29180例。采掘业等行业居前，分别为11625例、3116例和3069例，共占病例总数的61.03%。"
    assert [claim.verdict.value for claim in of(text, "share")] == ["rounded"]


@pytest.mark.parametrize(
    "text",
    [
        "全年发生火灾47838起。其中，城市3992起，农村43846起。",
        "本月发生事故38起、死亡11人。涉及3个地区，分别是甲地（30起、5人）、乙地（6起、4人）、丙地（2起、2人）。",
        "共发生事故14起，死亡7人。1.道路交通：发生事故11起，死亡7人。2.火灾：发生事故3起，死亡0人。",
        "全州处罚3400次。按行业看：煤矿24次，化工462次，烟花爆竹1500次，工贸1414次。",
        "受理案件9471件，同比上升7.85%；审结案件7018件；仍有未结案件2453件。",
        "特种设备总量为1816.23万台。其中：锅炉34.71万台、容器469.49万台、电梯879.98万台、起重机械432.05万台。",
        "前三季度进出口22.91万亿元，一季度、二季度、三季度分别为7.01万亿、7.66万亿和8.24万亿元。",
    ],
)
def test_a_list_is_added_up_wherever_it_stands(text: str) -> None:
    found = of(text, "sum")
    assert found
    assert all(claim.verdict.right for claim in found), [claim.to_dict() for claim in found]


def test_a_list_that_meets_one_total_is_held_against_the_other() -> None:
    text = "本月发生事故38起、死亡11人，分别是甲地（30起、5人）、乙地（6起、4人）、丙地（2起、3人）。"
    assert [(claim.verdict.value, claim.stated) for claim in of(text, "sum")] == [
        ("consistent", "38"),
        ("wrong", "11"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "收到信访件395件，其中已办结151件，阶段性办结209件。",
        "全市共发生事故70起，居前三位的分别是甲县12起、乙县9起、丙县7起。",
        "组织搜救行动137次，成功救助遇险人员1270人，搜救成功率96.3%。",
        "发现隐患8600条，已整改8300条；重大隐患36条，整改率88.9%。",
        "第一批办结率80%，第二批交办135件，已办结101件；累计办结率77.3%。",
        "受理案件6380件（含存案214件），同比上升3.85%。",
        "本次抽查126批次，合格118批次，其中食品抽查86批次，合格82批次，合格率95.3%。",
        "查出隐患1630处，督促整改隐患1665处（含复核整改）。",
        "全年发生火灾1.2万起，造成35人死亡、48人受伤，损失8900万元，同比分别下降3.1%、12.5%、7.7%和上升2.2%。",
        "由电气引发的火灾20.8万起，较上年同期上升14.4%；占总数的31.4%。住宅火灾死亡39人。",
    ],
)
def test_what_the_words_leave_open_is_not_called_wrong(text: str) -> None:
    made = audit(text)
    assert made.faults == ()
    assert made.of("suspicious") == ()


def test_the_change_of_a_count_may_be_told_in_the_next_sentence() -> None:
    text = "事故起数共8385起，致死3810人。较上年同期来看，事故起数减少641起，下降7.1%；死亡人数减少311人（降幅7.55%）。"
    assert told(text, "change") == [
        ("rounded", "641÷（8385＋641）=-7.1%"),
        ("rounded", "311÷（3810＋311）=-7.55%"),
    ]


def test_a_series_of_changes_may_turn() -> None:
    text = "发生事故50起、死亡30人，去年同期分别为40起、33人，同比分别上升25%和下降9.1%。"
    assert [(claim.verdict.value, claim.stated) for claim in of(text, "change")] == [
        ("consistent", "+25%"), ("rounded", "-9.1%"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        (
            "事故26起，比第四季度减少8起，下降23.5%，比去年同期增加2起，上升8.3%。",
            ["8÷（26＋8）=-23.5%", "2÷（26－2）=+8.3%"],
        ),
        ("事故38起，同比增加3起、上升8.6%，环比减少2起、下降5%。", ["3÷（38－3）=+8.6%", "2÷（38＋2）=-5%"]),
        ("2023年发生事故152起，2022年为180起，下降15.6%。", ["（152－180）÷180=-15.6%"]),
        ("案件由2021年的86件降至2022年的71件，降幅17.4%。", ["（71－86）÷86=-17.4%"]),
        ("事故128起，减少18起（-12.3%）。", ["18÷（128＋18）=-12.3%"]),
    ],
)
def test_a_change_is_against_the_time_that_is_said(text: str, formulas: list[str]) -> None:
    assert [claim.formula for claim in of(text, "change")] == formulas
    assert all(claim.verdict.right for claim in of(text, "change"))


@pytest.mark.parametrize(
    "text",
    [
        "5月发生事故38起，环比减少2起，同比下降20%。",
        "事故86起，死亡92人，起数同比下降12.2%，人数同比下降13.2%。",
        "总量由821.6万台增加到1648.4万台，年均增长14.9%。",
        "2023年事故起数较2019年、2020年分别下降8.2%和5.1%。",
    ],
)
def test_a_change_of_another_count_or_time_is_not_called_wrong(text: str) -> None:
    assert audit(text).faults == ()


def test_shares_beside_each_other_tell_the_whole_of_one_that_is_open() -> None:
    text = "案件总数是1134件。其中，查封498件，占44%；停产242件，占21%；移交238件，占21%；罚款78件，占17%。"
    assert [claim.verdict.value for claim in of(text, "share")] == ["rounded", "rounded", "rounded", "wrong"]


def test_a_share_may_stand_in_brackets() -> None:
    text = "高处坠落143起（54.37%），物体打击37起（14.07%），其他83起（31.56%），共263起。"
    assert [claim.verdict.value for claim in of(text, "share")] == ["rounded"] * 3


def test_whole_numbers_that_nearly_always_exist_confirm_nothing() -> None:
    assert [claim.verdict.value for claim in of("检查企业1732家，同比下降16.2%。", "change")] == [
        "unverifiable"
    ]
    assert [claim.verdict.value for claim in of("发生事故4起，同比上升33.3%。", "change")] == ["rounded"]


def test_a_rate_per_so_many_is_of_the_counts_that_it_names() -> None:
    text = "原煤产量78968.18万吨，发生事故53起，死亡73人，百万吨死亡率0.092。"
    assert [claim.computed for claim in of(text, "rate")] == ["0.092"]


def test_percentages_of_one_whole_make_a_hundred() -> None:
    text = "电气原因占34.6%，用火不慎占38.0%，其他原因占27.4%。"
    assert [claim.verdict.value for claim in of(text, "whole")] == ["consistent"]
    (wrong,) = of(text.replace("27.4", "21.4"), "whole")
    assert (wrong.verdict.value, wrong.distance) == ("wrong", Decimal(6))


def test_a_claim_shows_the_figures_that_it_rests_on() -> None:
    text = "发现隐患141911条。截至月底，完成整改137354条，整改率97.28%。"
    (claim,) = of(text, "rate")
    assert claim.formula == "137354÷141911=96.79%"
    assert [(one.slot, one.value, text[one.start : one.end]) for one in claim.reading] == [
        ("whole", 141911, "141911条"), ("part", 137354, "137354条"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("死亡1萬963人", 10963),
        ("3万1,603件", 31603),
        ("共9 608起", 9608),
        ("7,205万件", 72050000),
        ("减少60死", 60),
    ],
)
def test_numbers_are_read_as_they_are_printed(text: str, value: int) -> None:
    assert [figure.value for figure in audit(text).figures] == [value]
