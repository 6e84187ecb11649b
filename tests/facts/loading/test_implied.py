"""What the answers of one column say of another: blanks are filled, and what does not agree is listed."""

from __future__ import annotations

import polars as pl
import pytest

from ansheng.errors import FactError
from ansheng.facts.kinds import Choice, Count, Flag, Number, Text
from ansheng.facts.loading.load import Loaded, load
from ansheng.facts.record import Facts
from ansheng.sheets.layout import RawTable


class Job(Facts, title="事项", en="job"):
    state = Choice(
        "状态",
        options={"open": "未办", "done": "办结"},
        other_names={"完成": "done"},
        implies={"open": {"done": False}, "done": {"done": True, "kept": "是"}, "较大": {"own": "较大"}},
    )
    done = Flag("是否办结", other_names={"立行立改": True, "待办": False})
    kept = Flag("是否归档")
    own = Text("自定等级")
    urgent = Flag("是否紧急", implies={True: {"own": "急"}})


def found(**columns: list[str | None]) -> Loaded:
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    rows = pl.int_range(2, frame.height + 2, eager=True)
    return load(RawTable("a.csv", None, tuple(columns), frame, rows), Job)


def kinds(loaded: Loaded) -> list[tuple[str, int | None, str | None]]:
    return [(problem.kind, problem.row, problem.column) for problem in loaded.problems]


def test_a_state_fills_the_flags_that_have_no_column() -> None:
    loaded = found(状态=["未办", "办结", "完成", "-"])
    assert loaded.frame["done"].to_list() == [False, True, True, None]
    assert loaded.frame["kept"].to_list() == [None, True, True, None]
    assert {"state", "done", "kept"} == loaded.known
    assert loaded.problems == ()


def test_only_what_is_asked_for_is_filled() -> None:
    frame = pl.DataFrame({"状态": ["办结"]})
    loaded = load(RawTable("a.csv", None, ("状态",), frame, None), Job, only=["kept"])
    assert loaded.typed.frame.to_dict(as_series=False) == {"kept": [True]}
    assert loaded.more(["done"])["done"].to_list() == [True]
    assert loaded.keeping(["done", "kept", "state"]).found.columns == ["状态", "_row"]


def test_a_column_of_its_own_counts_and_the_row_is_listed() -> None:
    loaded = found(状态=["办结", "未办", "办结"], 是否办结=["否", None, "是"])
    assert loaded.frame["done"].to_list() == [False, False, True]
    assert kinds(loaded) == [("contradicts_answer", 2, "是否办结")]


def test_an_answer_that_is_none_to_its_question_goes_where_it_belongs_and_is_told_once() -> None:
    loaded = found(状态=["较大", "办结", "较大", "极大"])
    assert loaded.frame["state"].to_list() == [None, "done", None, None]
    assert loaded.frame["own"].to_list() == ["较大", None, "较大", None]
    assert kinds(loaded) == [("read_elsewhere", 2, "状态"), ("invalid", 5, "状态")]


def test_a_question_that_does_not_arise_is_neither_yes_nor_no_and_is_told_once() -> None:
    loaded = found(是否紧急=["不适用", "是", " 不涉及 ", "否"])
    assert loaded.frame["urgent"].to_list() == [None, True, None, False]
    assert loaded.frame["own"].to_list() == [None, "急", None, None]
    assert kinds(loaded) == [("not_applicable", 2, "是否紧急")]
    assert "2处" in loaded.problems[0].words.zh


def test_words_of_a_question_of_its_own() -> None:
    assert found(是否办结=["立行立改", "待办", "是", "待议"]).frame["done"].to_list() == [
        True,
        False,
        True,
        None,
    ]


@pytest.mark.parametrize("names", [{"是": False}, {"好": 1}, {"未整改": True}])
def test_a_word_means_nowhere_the_contrary_of_what_it_means_elsewhere(names: dict[str, bool]) -> None:
    with pytest.raises(FactError, match="其他名称"):
        Flag("是否办结", other_names=names)


def test_one_record_is_filled_as_a_table_is() -> None:
    assert Job.read({"状态": "完成"}).to_dict() == {"state": "done", "done": True, "kept": True}
    assert Job.read({"状态": "较大"}).to_dict() == {"own": "较大"}
    assert Job.read({"状态": "办结", "是否办结": "否"}).done is False
    assert Job(state="done").kept is True
    assert Job(state="done", kept=None).kept is None
    assert Job(state="done").evolve(done=None).done is None


class Losses(Facts, title="伤亡", en="losses"):
    serious = Count("重伤人数", unit="人")
    minor = Count("轻伤人数", unit="人")
    injured = Count("受伤人数", unit="人", parts=("serious", "minor"))


def test_a_count_that_is_left_blank_is_the_sum_of_its_parts_where_all_are_stated() -> None:
    columns = {"重伤人数": ["1", "2", None], "轻伤人数": ["3", "0", "4"], "受伤人数": [None, "5", None]}
    for names, injured in ((columns, [4, 5, None]), ([*columns][:2], [4, 2, None])):
        frame = pl.DataFrame({name: columns[name] for name in names})
        loaded = load(frame, Losses)
        assert loaded.frame["injured"].to_list() == injured
        assert "injured" in loaded.known
    assert load(frame, Losses, only=["injured"]).typed.frame["injured"].to_list() == [4, 2, None]


def test_parts_and_factors_are_facts_of_the_class() -> None:
    with pytest.raises(FactError, match="轻伤"):

        class Wrong(Facts, title="伤亡", en="losses"):
            injured = Count("受伤人数", unit="人", parts=("轻伤",))

    with pytest.raises(FactError, match="area"):

        class Other(Facts, title="堆垛", en="stack"):
            volume = Number("体积", unit="m3", product=("area",))
