"""Plain data: whatever a result gives as data, JSON takes as it is, and a frame holds the same."""

from __future__ import annotations

import enum
import importlib
import inspect
import json
import pkgutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import attrs
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ansheng
from ansheng import Determination, Facts, InputError, Ledger, audit, figures
from ansheng.accidents.clocks import clocks
from ansheng.agenda.matters import Agenda
from ansheng.agenda.pending import Matter
from ansheng.assessment import Mark, assess, ranking
from ansheng.campaigns import TaskRecord, task_standing
from ansheng.campaigns.cascade import cascade
from ansheng.campaigns.submissions import submission_standings
from ansheng.checking.difference import Difference
from ansheng.checking.over_time.kept import KeptFindings
from ansheng.dates import Period
from ansheng.draws import Parties, Party, PublicSource, commit, prepare, seal
from ansheng.errors import Problem
from ansheng.indicators.comparing.chance import counts
from ansheng.indicators.comparing.charts import control_chart
from ansheng.indicators.comparing.comparison import Comparison
from ansheng.plain import as_data, to_dict, to_dicts, to_polars
from ansheng.proofs.anchor import Anchor
from ansheng.proofs.head import Head
from ansheng.reports.reference.layers import Relation
from ansheng.responsibility.organisation import Hole, Link
from ansheng.rules.verdicts import Counts
from ansheng.sectors import sectors
from ansheng.words import Words
from tests.assessment.test_scores import SCHEME
from tests.checking.over_time.test_changes import CATALOGUE, NEW, Spot, found, spot
from tests.durations.tables import steady
from tests.durations.tables import tables as tables_of
from tests.indicators.ledger import hazards
from tests.indicators.test_figure import RATE
from tests.rules.engine import LAW

DAY = date(2026, 7, 1)
JSON = ("options", "entries", "record", "stated")
"""Columns that hold JSON as text."""
METHODS = ("to_dict", "to_dicts", "to_polars")
TEXT = "截至目前，排查隐患280处，整改256处，整改率95.4%，同比上升5%。近9341人参加，占1/3。"


@cache
def offering() -> dict[str, type]:
    """The public classes of the library that give themselves as data, by name; of kinds of records, the first."""
    classes: dict[str, type] = {}
    for module in pkgutil.walk_packages(ansheng.__path__, "ansheng."):
        if ".industries" in module.name or module.name.endswith("__main__"):
            continue
        for name, cls in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            own = cls.__module__ == module.name and not name.startswith("_")
            if (
                own
                and any(hasattr(cls, method) for method in METHODS)
                and (cls is Facts or not issubclass(cls, Facts))
            ):
                classes[name] = cls
    return classes


def samples() -> Iterator[object]:
    """One object of each of these classes."""
    findings = found([spot("甲", leak=90, observed_on="2024-05-01"), spot("乙", leak=None)])
    [open_] = findings.undetermined()
    answer = open_.determine("hazard", by="张三", on="2024-06-01", reason="看过", until="2024-12-31")
    settled = findings.with_determinations([answer])
    yield from (answer, settled.manifest.determinations[0], settled, settled.manifest, findings.keep())
    yield from (next(iter(findings)), next(iter(findings)).evidence[0], findings.diff(found([])))
    yield next(source for finding in findings for atom in finding.evidence for source in atom.sources)
    yield from (findings.next_questions()[0], found([spot("甲", 90), spot("乙", 90)]).one_sided()[0])
    difference = CATALOGUE.diff([spot("甲", leak=15.0)], first="2023-12-31", second=NEW, as_=Spot)
    yield from (difference, difference.changes[0], Counts(3, 2, 1, 0))
    checklist = CATALOGUE.checklist(Spot, on=NEW)
    item = next(iter(checklist))
    yield from (checklist, item, item.clauses[0])
    yield Problem("invalid", Words("应为日期", "expected a day"), row=3, costs=("accidents",))
    compared = Comparison(Fraction(1, 3), Decimal("0.25"), rate=True)
    yield from (attrs.evolve(RATE, comparison=compared), compared)
    table = hazards({"region": "甲镇"}, {"region": "乙镇"})
    months = figures(
        table, ["hazards_found"], period="2020", as_of="2020-12-31", every="month", against="同比"
    )
    chart = control_chart(months)
    yield from (months, counts(4, 3), chart, chart.points[0])
    read = audit(TEXT)
    claim = next(claim for claim in read.claims if claim.reading)
    yield from (read, read.figures[0], claim, claim.reading[0], read.remarks[0])
    matter = Matter("task", "late", "甲", "报表", None, DAY, 3, Words("时限", "due day"))
    yield from (Agenda(DAY, (matter,), ()), matter)
    yield Spot(id="甲", leak=0.5, vented=True, observed_on=DAY)
    yield next(one for sector in sectors() for one in sector.documents)
    law = next(standard for rule in CATALOGUE.rules.values() for standard in [rule.cites[0].standard])
    yield Relation("stricter", True, law.clause(next(iter(law.editions[0].clause))), "山东省")
    told = ansheng.classify("瓦斯超限仍在作业", on=DAY, sector="煤矿")
    steady_year = tables_of(hazards=steady(1, months=9, each=10))
    times = ansheng.rectification_times(steady_year, as_of="2023-09-30", by="department")
    ahead = ansheng.expected_backlog(steady_year, as_of="2023-09-30", until="2023-12-31", draws=20)
    warnings = ansheng.early_warnings(steady_year, ["排查隐患"], as_of="2023-09-30")
    order = ansheng.where_first(steady_year, on="2023-06-30", draws=40)
    yield from (
        times,
        times.whole,
        ahead,
        ahead.last,
        warnings,
        next(iter(warnings)),
        order,
        next(iter(order)),
    )
    yield ansheng.check_backwards(steady_year, on="2023-06-30")
    yield ansheng.same_units([{"单位名称": "华阳化工有限公司"}, {"单位名称": "华阳化工公司"}])
    day = DAY.isoformat()
    usual = [
        {"单位名称": f"厂{n}", "发现日期": f"2024-03-{1 + n % 28:02}", "销号日期": day} for n in range(84)
    ]
    bulk = [{"单位名称": f"店{n}", "发现日期": day, "销号日期": day} for n in range(12)]
    asked = ansheng.doubts({"隐患": pl.DataFrame(usual + bulk)})
    yield from (asked, asked[0])
    head = Head(1, "0" * 64, 1, "1" * 64)
    yield from (told, told[0], head, Anchor.of_head(head))
    yield from drawing()


def drawing() -> Iterator[object]:
    """What a draw gives as data."""
    said = {"甲": "0123456789abcdef", "乙": "fedcba9876543210"}
    parties = Parties(tuple(Party(name, seal(name, value)) for name, value in said.items()))
    made = prepare([{"企业名称": "甲厂", "风险等级": "C"}], title="抽查", source=parties, quotas={"C": 1})
    with Ledger.open("sqlite://", create=True) as ledger:
        fixed = commit(made.listed, ledger=ledger, by="甲")
        receipt = ansheng.draw(made.listed, said, ledger=ledger, by="甲")
        noted = ledger.noted("commit", "commitment", fixed.sha256)
    yield from (parties, PublicSource("开奖", "2026-12-03 21:15"), fixed, receipt, noted)


SAMPLES = {type(sample): sample for sample in samples()}


def test_every_class_that_gives_itself_as_data_is_looked_at() -> None:
    without = {name for name, cls in offering().items() if not any(issubclass(one, cls) for one in SAMPLES)}
    assert without == set()


def only_plain(data: object) -> bool:
    """Whether data are of the types of JSON themselves, and not of classes derived from them."""
    if isinstance(data, dict):
        return type(data) is dict and all(type(key) is str and only_plain(part) for key, part in data.items())
    if isinstance(data, list):
        return type(data) is list and all(map(only_plain, data))
    return data is None or type(data) in (str, int, float, bool)


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=lambda sample: type(sample).__name__)
def test_json_takes_it_as_it_is_and_a_frame_holds_the_same(sample: Any) -> None:
    for method in ("to_dict", "to_dicts"):
        if hasattr(sample, method):
            data = getattr(sample, method)()
            assert only_plain(data)
            assert json.loads(json.dumps(data, ensure_ascii=False, allow_nan=False)) == data
    assert hasattr(sample, "to_dicts") == hasattr(sample, "to_polars")
    if hasattr(sample, "to_polars"):
        rows, table = sample.to_dicts(), sample.to_polars()
        assert table.height == len(rows) > 0
        assert {key for row in rows for key in row} <= set(table.columns)
        for name in table.columns:
            if table.schema[name] in (pl.String, pl.Int64, pl.Boolean) and name not in JSON:
                assert sorted(map(repr, table[name])) == sorted(repr(row.get(name)) for row in rows)


def test_the_classes_that_hold_several_give_a_frame() -> None:
    several = {
        "Agenda",
        "Audit",
        "Backlog",
        "Candidates",
        "Changes",
        "Chart",
        "Checklist",
        "Difference",
        "Doubts",
        "Figures",
        "Findings",
        "KeptFindings",
        "LookBack",
        "Pairs",
        "Precedence",
        "Times",
        "Warnings",
    }
    assert {name for name, cls in offering().items() if hasattr(cls, "to_polars")} == several
    assert {Difference, KeptFindings, Agenda, Determination} <= set(SAMPLES)


class Colour(enum.Enum):
    RED = "red"


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text() | st.dates() | st.sampled_from(Colour)
        | st.decimals(allow_nan=False, allow_infinity=False, places=3) | st.fractions(),
        lambda inner: st.lists(inner) | st.tuples(inner) | st.dictionaries(st.text(), inner),
        max_leaves=8,
    )
)  # fmt: skip
def test_any_value_becomes_data_that_json_takes_and_gives_back(value: Any) -> None:
    data = as_data(value)
    assert json.loads(json.dumps(data, allow_nan=False)) == data
    assert as_data(data) == data


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (Decimal("3.0"), 3),
        (Decimal("76.4"), 76.4),
        (Fraction(6, 3), 2),
        (Fraction(-1, 2), -0.5),
        ({2, 1}, [1, 2]),
    ],
)
def test_a_whole_number_is_one(value: object, data: object) -> None:
    assert (as_data(value), type(as_data(value))) == (data, type(data))


SCORE, OPEN = (
    assess(SCHEME, {"日常": Mark(90), "现场": Mark(80), "延伸": Mark(75)}),
    assess(SCHEME, {"日常": Mark(90)}),
)
TASK = TaskRecord(name="摸底", starts_on="2024-01-01", due_on="2024-01-31", progress=20, finished=False)
RESULTS: dict[str, tuple[Any, ...]] = {
    "scores": (SCORE, OPEN),
    "places": ranking({"甲县": SCORE, "乙县": OPEN}),
    "tasks": (task_standing(TASK, DAY),),
    "submissions": submission_standings(["甲局"], Period.parse("2026-05"), [], DAY),
    "cascades": (cascade(["开展排查", "组织宣传"], ["开展排查"]),),
    "holes": (Hole("no_lead", "餐饮", Words("无牵头单位", "no lead"), ("甲局",)),),
    "links": (Link("enterprise", "甲厂"), Link("department", None)),
    "clocks": (clocks(),),
    "figures": (RATE,),
    "periods": (Period.parse("2026-05"), Period.parse("2026")),
    "standards": (LAW,),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", RESULTS)
def test_every_other_result_is_given_as_data_and_as_a_frame(name: str, lang: Any) -> None:
    rows = to_dicts(RESULTS[name], lang)
    assert rows == [to_dict(result, lang) for result in RESULTS[name]]
    assert only_plain(rows)
    assert json.loads(json.dumps(rows, allow_nan=False)) == rows
    table = to_polars(RESULTS[name], lang)
    assert (table.height, {column.partition(".")[0] for column in table.columns}) == (
        len(rows),
        {key for row in rows for key in row if row[key] != {}},
    )


def test_a_result_says_its_fields_what_follows_from_them_and_its_text() -> None:
    known, open_ = to_dicts([SCORE, OPEN])
    assert (known["value"], known["low"], open_["value"], open_["low"]) == (83, 83, None, 36)
    assert known["text"] == SCORE.text()
    [task] = to_polars([task_standing(TASK, date(2024, 1, 16))]).to_dicts()
    assert (task["task.name"], task["state"], task["forecast"]) == ("摸底", "behind", "2024-03-16")


@pytest.mark.parametrize("value", [3, "甲", None, [SCORE]])
def test_what_is_no_result_is_refused(value: object) -> None:
    with pytest.raises(InputError, match="to_dicts"):
        to_dict(value)


def test_of_no_results_comes_an_empty_frame() -> None:
    assert to_polars([]).is_empty()
