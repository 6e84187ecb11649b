"""What the answers of one column say of another: blanks are filled, and what does not agree is listed."""

from __future__ import annotations

import polars as pl
import pytest

from ansheng.errors import FactError
from ansheng.facts.kinds import Choice, Flag, Text
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
