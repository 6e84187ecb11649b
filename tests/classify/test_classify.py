"""The public form: candidates in order with reasons, by day, sector and the numbers that a description states."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

import ansheng
from ansheng import Verdict
from ansheng.classifying.classifier import Classifier
from ansheng.classifying.tables import taught

ON = "2026-12-01"


def first(text: str, sector: str | None = None, on: str = ON) -> str:
    found = ansheng.classify(text, on=on, sector=sector)
    return f"{found[0].standard} {found[0].clause}"


def test_candidates_come_in_order_with_their_words() -> None:
    found = ansheng.classify("储罐液位计失灵，没装报警", on="2026-06-01", sector="燃气", top=3)
    assert (found[0].standard, found[0].clause) == ("gas.major-hazards", "5(1)")
    assert "液位计" in "".join(found[0].words)
    assert len(found) == 3
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert found.mapped


def test_a_sector_goes_by_any_of_its_names() -> None:
    for name in ("城镇燃气", "燃气", "瓶装液化石油气", "town gas"):
        assert first("灌装台秤不防爆", name) == "gas.major-hazards 5(4)"
    with pytest.raises(ansheng.UnknownNameError):
        ansheng.classify("灌装台秤不防爆", on=ON, sector="燃汽业")


def test_a_sector_keeps_the_clauses_of_others_out() -> None:
    found = ansheng.classify("电工没有操作证", on=ON, sector="煤矿", top=10)
    of = ansheng.load().standards
    assert all(not of[one.standard].sectors or "煤矿" in of[one.standard].sectors for one in found)


def test_only_clauses_in_force_are_proposed() -> None:
    text, standard = "仪表联锁短接了没审批", "hazchem.aq3067"
    begins = ansheng.load().standards[standard].editions[0].effective
    before = ansheng.classify(text, on=begins - timedelta(days=1), sector="危化品", top=10)
    after = ansheng.classify(text, on=begins, sector="危化品", top=10)
    assert standard not in {one.standard for one in before}
    assert (after[0].standard, after[0].clause) == (standard, "5.5.7")


def test_the_facts_that_a_text_states_are_a_record_and_the_rest_is_missing() -> None:
    found = ansheng.classify("采区回风巷甲烷1.2%，照样割煤", on=ON, sector="煤矿")
    [one] = [each for each in found if each.clause == "5(1)"]
    assert one.record == {"ch4": 1.2}
    assert {"place", "work_stopped"} <= set(one.missing)
    assert one.rule is not None
    assert one.stated() == {"甲烷浓度": "1.2%"}
    assert "测点位置" in one.wanted()


def test_a_thing_that_is_absent_answers_the_question_for_it() -> None:
    found = ansheng.classify("餐馆后厨没装可燃气体报警装置", on=ON, sector="燃气")
    [one] = [each for each in found if each.clause == "36(4)"]
    assert one.record == {"alarm_fitted": False}


def test_a_confirmed_candidate_becomes_the_basis_of_a_hazard() -> None:
    one = ansheng.classify("灌装台秤不防爆，责令整改", on=ON, sector="燃气")[0]
    record = one.to_hazard(unit="甲站", found_on="2026-11-30", region="宁夏回族自治区银川市")
    assert (
        record.values()["basis"]
        == "《城镇燃气经营安全重大隐患判定标准》（建城规〔2023〕4号）第五条第（四）项"
    )
    assert record.values()["rule"] == one.rule
    assert record.values()["description"] == "灌装台秤不防爆"
    assert record.values()["grade"] == "major"
    assert record.values()["found_on"] == date(2026, 11, 30)


def test_a_confirmed_candidate_becomes_a_determination_that_a_check_takes() -> None:
    found = ansheng.classify("采区回风巷甲烷1.2%，照样割煤", on=ON, sector="煤矿")
    [one] = [each for each in found if each.clause == "5(1)"]
    answer = one.determine("M1", by="张三", on=ON, reason="现场核实")
    assert one.bound is not None
    record = one.bound.rule.facts(id="M1", **one.record)
    [open_one] = [f for f in ansheng.check(record, on=ON) if f.rule == one.rule]
    assert open_one.verdict is Verdict.UNDETERMINED
    settled = ansheng.check(record, on=ON).with_determinations([answer])
    assert [outcome.state for outcome in settled.manifest.determinations] == ["applied"]


def test_a_clause_without_a_rule_is_no_determination() -> None:
    found = ansheng.classify("燃气经营者从没评估过安全风险", on=ON, sector="燃气", top=9)
    [one] = [each for each in found if each.clause == "41"]
    assert one.rule is None
    with pytest.raises(ansheng.DeterminationError):
        one.determine("M1", by="张三", on=ON, reason="现场核实")


@pytest.mark.parametrize(
    "text", ["", "责令限期改正，处罚款二万元", "上午开会传达文件，23人签到", "行车限重器试了能停，检验合格"]
)
def test_what_is_about_no_clause_is_told_apart(text: str) -> None:
    assert not ansheng.classify(text, on=ON).mapped


def test_a_reading_below_every_limit_scores_lower_than_one_above() -> None:
    low, high = (ansheng.classify(f"采面回风瓦斯{value}%", on=ON, sector="煤矿") for value in ("0.4", "1.6"))
    assert low.score < high.score
    assert (low.mapped, high.mapped) == (False, True)


def test_boilerplate_changes_nothing() -> None:
    bare = ansheng.classify("灌装台秤不防爆", on=ON)
    long = ansheng.classify(
        "灌装台秤不防爆，依据《安全生产法》第九十九条第二项的规定，责令限期改正，处罚款二万元", on=ON
    )
    assert [(one.clause, one.score) for one in bare] == [(one.clause, one.score) for one in long]


def test_a_table_gives_a_frame_with_the_unmapped_rows_first() -> None:
    rows = [
        {"隐患编号": "H1", "隐患描述": "灌装台秤不防爆", "行业领域": "燃气"},
        {"隐患编号": "H2", "隐患描述": "食堂桌子晃", "行业领域": ""},
    ]
    frame = ansheng.classify(rows, on=ON, top=2)
    assert frame["id"].to_list() == ["H2", "H2", "H1", "H1"]
    assert frame["rank"].to_list() == [1, 2, 1, 2]
    assert frame["mapped"].to_list() == [False, False, True, True]
    assert frame.row(2, named=True)["standard"] == "gas.major-hazards"
    assert frame.columns == [
        "id", "row", "text", "rank", "standard", "clause", "title", "score", "words", "mapped", "rule", "basis",
    ]  # fmt: skip


def test_a_table_comes_in_any_form(tmp_path: Path) -> None:
    text = "灌装台秤不防爆"
    file = tmp_path / "隐患.csv"
    file.write_text(f"隐患描述\n{text}\n", encoding="utf-8")
    frame = pl.DataFrame({"隐患描述": [text]})
    answers = [
        ansheng.classify(source, on=ON, sector="燃气", top=1).drop("row")
        for source in (
            [text],
            [{"隐患描述": text}],
            frame,
            frame.to_pandas(),
            file,
            ("a.csv", file.read_bytes()),
        )
    ]
    assert all(one.equals(answers[0]) for one in answers)


def test_what_only_a_late_row_states_is_read() -> None:
    rows = [{"编号": str(n)} for n in range(150)]
    frame = ansheng.classify([*rows, {"编号": "末", "隐患描述": "灌装台秤不防爆"}], on=ON, top=1)
    assert frame.filter(pl.col("rank") == 1)["id"].to_list() == ["末"]


def test_a_row_without_a_description_has_no_candidate() -> None:
    frame = ansheng.classify(pl.DataFrame({"隐患描述": [None, "灌装台秤不防爆"]}), on=ON, top=1)
    assert frame["rank"].to_list() == [None, 1]


def test_a_table_without_descriptions_is_refused() -> None:
    with pytest.raises(ansheng.InputError, match="隐患描述"):
        ansheng.classify(pl.DataFrame({"甲": ["乙"]}), on=ON)
    with pytest.raises(ansheng.InputError):
        ansheng.classify(7, on=ON)
    with pytest.raises(ansheng.InputError, match="top="):
        ansheng.classify("灌装台秤不防爆", on=ON, top=0)


def test_an_office_teaches_by_rows_that_it_has_confirmed() -> None:
    text = "三号点位老毛病又犯了，老李说等件"
    assert first(text, "燃气") != "gas.major-hazards 5(3)"
    own = pl.DataFrame(
        {
            "隐患描述": ["三号点位老毛病，等件", "别的事", "四号点位"],
            "标准编号": ["gas.major-hazards", "gas.major-hazards", "gas.major-hazards"],
            "条款编号": ["5(3)", "5(4)", "5(5)"],
            "已确认": ["是", "是", "否"],
        }
    )
    found = ansheng.classify(text, on=ON, sector="燃气", confirmed=own)
    assert (found[0].standard, found[0].clause) == ("gas.major-hazards", "5(3)")
    assert "5(5)" not in {one.clause for one in found}
    assert first(text, "燃气") != "gas.major-hazards 5(3)", "nothing of it is kept"


def test_a_confirmed_clause_that_is_none_teaches_nothing_and_is_told() -> None:
    confirmed = [{"隐患描述": "食堂桌子晃", "标准编号": "gas.major-hazards", "条款编号": "五百"}]
    with pytest.raises(ansheng.InputError, match="无可用的行"):
        ansheng.classify("食堂桌子晃", on=ON, confirmed=confirmed)


def test_a_ledger_teaches_by_the_basis_that_it_keeps(everything: Classifier) -> None:
    one = ansheng.classify("灌装台秤不防爆", on=ON, sector="燃气")[0]
    kept = pl.DataFrame({"隐患描述": ["叮咚咣当"], "判定依据": [one.basis]})
    again = taught(everything, kept).classify("叮咚咣当", "燃气")
    assert again[0].clause == one.clause
    with pytest.raises(ansheng.InputError, match="已确认"):
        taught(everything, pl.DataFrame({"隐患描述": ["叮咚咣当"], "判定依据": ["某文件"]}))


def test_plain_data_has_what_a_candidate_says() -> None:
    [data, *_] = ansheng.classify("灌装台秤不防爆", on=ON, sector="燃气").to_dicts("en")
    assert data["standard"] == "gas.major-hazards"
    assert data["basis"].isascii() or "〔" in data["basis"]
    assert set(data) == {
        "standard", "clause", "title", "basis", "rule", "score", "words", "record", "stated", "missing",
    }  # fmt: skip
