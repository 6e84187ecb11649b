"""Local law: where it holds, what it is stricter than or instead of, and what is said where a place is not known."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import ansheng
from ansheng import Catalogue, InputError, PluginError
from ansheng.areas import layer_of, lies_in
from ansheng.facts.loading.office import Office
from ansheng.facts.record import Facts
from ansheng.turning.changes import changes, facing
from tests.law.local_plugins import written

DAY = "2026-07-01"
COUNTY, PROVINCE, ELSEWHERE = "山东省示例市示例县", "山东省济南市历下区", "河北省石家庄市长安区"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return ansheng.load([], files=written(tmp_path_factory.mktemp("plugins")))


def found(catalogue: Catalogue, record: Mapping[str, Any], **said: Any) -> dict[str, str]:
    """The verdicts but the clear ones, by rule."""
    findings = catalogue.check(record, on=DAY, as_="nation.Store", **said)
    return {finding.rule: finding.verdict.value for finding in findings}


@pytest.mark.parametrize(("place", "area", "lies"), [
    ("山东省示例市示例县", "山东省示例市示例县", True),
    ("山东省示例市示例县东镇", "山东省示例市示例县", True),
    ("示例县", "山东省示例市示例县", True),
    ("示例市示例县", "山东省", None),
    ("山东济南市历下区", "山东省", True),
    ("山东省示例市", "山东省示例市示例县", None),
    ("山东省示例市另县", "山东省示例市示例县", False),
    ("河北省示例市示例县", "山东省示例市示例县", False),
    ("东镇", "山东省示例市示例县", None),
    ("", "山东省", None),
    (None, "山东省", None),
    ("灵武市", "宁夏回族自治区银川市", None),
    ("宁夏银川市灵武市", "宁夏回族自治区银川市灵武市", True),
    ("济南市市中区", "山东省济南市市中区", True),
    ("枣庄市市中区", "山东省济南市市中区", False),
    ("北京市朝阳区", "北京市", True),
])  # fmt: skip
def test_a_place_lies_in_an_area_where_it_says_so(place: str | None, area: str, lies: bool | None) -> None:
    assert lies_in(place, area) is lies


@pytest.mark.parametrize(("place", "within", "lies"), [
    (None, "山东省示例市示例县", True),
    ("东镇", "山东省示例市示例县", True),
    ("示例县", "山东省示例市", True),
    ("另县", "山东省示例市示例县", False),
    ("河北省", "山东省示例市示例县", False),
    ("示例市", "山东省示例市示例县", None),
])  # fmt: skip
def test_what_a_place_leaves_open_is_read_inside_the_area_of_all(
    place: str | None, within: str, lies: bool | None
) -> None:
    assert lies_in(place, "山东省示例市示例县", within) is lies


def test_a_region_has_its_layer() -> None:
    regions = ["", "山东省", "山东省济南市", "山东省济南市历下区", "北京市", "北京市朝阳区"]
    layers = ["national", "provincial", "municipal", "county", "provincial", "county"]
    assert [layer_of(region) for region in regions] == layers


@pytest.mark.parametrize(("region", "leak", "rule"), [
    (COUNTY, 9.9, None), (COUNTY, 10, "county.leak"), (COUNTY, 25, "county.leak"),
    (PROVINCE, 19.9, None), (PROVINCE, 20, "province.leak"), (PROVINCE, 25, "province.leak"),
    (ELSEWHERE, 24.9, None), (ELSEWHERE, 25, "nation.leak"),
])  # fmt: skip
def test_the_strictest_layer_judges_in_its_region_and_cites_all(
    region: str, leak: float, rule: str | None, catalogue: Catalogue
) -> None:
    record = {"地区": region, "leak": leak, "alarm": True}
    findings = list(catalogue.check(record, on=DAY, as_="nation.Store"))
    assert [f.rule for f in findings] == ([rule] if rule else [])
    for finding in findings:
        cited = [each["standard"] for each in finding.to_dict()["cites"]]
        order = ["county.law", "province.law", "nation.law"]
        assert cited == order[order.index(finding.standard) :]
        basis = str(finding.to_hazard().basis)
        assert [title in basis for title in ("示例县规定", "示例省规定", "示例全国规定")] == [
            standard in cited for standard in order
        ]


def test_a_clause_instead_of_another_judges_alone_in_its_region(catalogue: Catalogue) -> None:
    bare = {"leak": 0, "alarm": False}
    assert found(catalogue, {"地区": COUNTY, **bare, "round": True}) == {}
    assert found(catalogue, {"地区": COUNTY, **bare, "round": False}) == {"county.alarm": "hazard"}
    assert found(catalogue, {"地区": ELSEWHERE, **bare, "round": True}) == {"nation.alarm": "hazard"}


def test_where_the_place_is_not_known_the_nation_judges_and_the_rest_is_open(catalogue: Catalogue) -> None:
    findings = catalogue.check({"leak": 25, "alarm": True}, on=DAY, as_="nation.Store")
    said = {f.rule: (f.verdict.value, f.missing) for f in findings}
    assert said == {
        "nation.leak": ("hazard", ()),
        "province.leak": ("undetermined", ("region",)),
        "county.leak": ("undetermined", ("region",)),
    }
    told = {p.value: p.text("en") for p in findings.manifest.problems if p.kind == "unknown_region"}
    assert [*told] == ["山东省", "山东省示例市示例县"]
    assert all(text.startswith("1 records may or may not lie in") for text in told.values())
    assert [q.fact for q in findings.next_questions()] == ["region"]

    replaced = found(catalogue, {"leak": 0, "alarm": False, "round": True})
    assert replaced == {"nation.alarm": "undetermined"}


def test_the_region_of_the_check_and_of_the_office_say_it_of_all(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    assert found(catalogue, {"leak": 12, "alarm": True}, region=COUNTY) == {"county.leak": "hazard"}
    assert found(catalogue, {"地区": "东镇", "leak": 12, "alarm": True}, region=COUNTY) == {
        "county.leak": "hazard"
    }
    assert found(catalogue, {"地区": "另县", "leak": 22, "alarm": True}, region=COUNTY) == {
        "province.leak": "hazard"
    }
    with pytest.raises(InputError, match="region="):
        found(catalogue, {"leak": 12}, region="那边")

    table = tmp_path / "库.csv"
    table.write_text("编号,浓度,已装报警器\n1,12,是\n", encoding="utf-8")
    office = Office(defaults={Facts: {"地区": COUNTY}})
    assert [f.rule for f in catalogue.check(table, on=DAY, as_="nation.Store", office=office)] == [
        "county.leak"
    ]
    table.write_text("编号,地区,浓度,已装报警器\n1,东镇,12,是\n2,,12,是\n3,河北省,12,是\n", encoding="utf-8")
    hazards = catalogue.check(table, on=DAY, as_="nation.Store", office=office)
    assert [(f.record, f.rule) for f in hazards] == [("1", "county.leak"), ("2", "county.leak")]


PLACES = [COUNTY, "示例县", PROVINCE, "历下区", ELSEWHERE, None, "东镇", "山东省"]


@pytest.mark.parametrize("region", ["", "山东省", COUNTY])
def test_records_tables_and_engines_agree(region: str, catalogue: Catalogue) -> None:
    import duckdb

    rows = [
        {"编号": f"{n}-{m}", "地区": place, "leak": leak, "alarm": alarm, "round": alarm}
        for n, place in enumerate(PLACES)
        for m, (leak, alarm) in enumerate(
            [(9.0, True), (15.0, False), (22.0, None), (30.0, True), (None, False)]
        )
    ]
    frame = pl.DataFrame(rows)
    relation = duckdb.sql("select * from frame")

    def said(records: Any) -> Any:
        findings = catalogue.check(records, on=DAY, as_="nation.Store", region=region)
        kinds = [(p.kind, p.value, p.words) for p in findings.manifest.problems if p.kind != "engine"]
        plain = [{**f.to_dict(), "file": None, "sheet": None, "row": None, "cell": None} for f in findings]
        return sorted(map(repr, plain)), findings.manifest.rules, kinds, findings.manifest.engine

    one, table, native = said(rows), said(frame), said(relation)
    assert one[:3] == table[:3] == native[:3]
    assert native[3] == "duckdb"
    columns = catalogue.check(frame, on=DAY, as_="nation.Store", region=region).to_polars()
    single = catalogue.check(rows, on=DAY, as_="nation.Store", region=region).to_polars()
    assert (
        columns.drop("row", "cell")
        .sort("record", "rule")
        .equals(single.drop("row", "cell").sort("record", "rule"))
    )


def test_a_checklist_shows_layers_and_leaves_out_what_holds_elsewhere(catalogue: Catalogue) -> None:
    whole = catalogue.checklist("nation.Store", on=DAY)
    layers = {each["layer"] for item in whole for each in item.to_dict()["clauses"]}
    assert layers == {"national", "provincial", "county"}
    bases = [
        (group.basis.standard, basis)
        for group in whole.groups
        for item in group.items
        for basis in item.clauses
    ]
    shown = [basis.label(within=standard) for standard, basis in bases]
    assert any(label.endswith("（示例省规定，省级，适用于山东省）") for label in shown)
    there = catalogue.checklist("nation.Store", on=DAY, region=COUNTY)
    assert {rule for item in there for rule in item.rules} == {"county.leak", "county.alarm"}
    elsewhere = catalogue.checklist("nation.Store", on=DAY, region=ELSEWHERE)
    assert {rule for item in elsewhere for rule in item.rules} == {"nation.leak", "nation.alarm"}
    assert "不适用于" in elsewhere.to_dict()["not_in_force"][-1]["reason"]


def test_a_local_edition_that_is_not_in_force_bears_on_nothing(catalogue: Catalogue, tmp_path: Path) -> None:
    later = {"effective = 2020-01-01": "effective = 2026-08-01"}
    catalogue = ansheng.load([], files=written(tmp_path, county=later))
    assert found(catalogue, {"地区": COUNTY, "leak": 20, "alarm": True}) == {"province.leak": "hazard"}


@pytest.mark.parametrize(("plugin", "old", "new", "said"), [
    ("county", "province.law:leak", "provinse.law:leak", "找不到标准“provinse.law”；是否指 province.law？"),
    ("county", "province.law:leak", "province.law:leek", "找不到《示例省规定》的条款“leek”；是否指 leak？"),
    ("county", "province.law:leak", "province.law", "stricter 应写作“standard:clause”"),
    ("county", "province.law:leak", "county.law:alarm", "指向本标准"),
    ("county", '"山东省示例市示例县"', '"河北省示例市示例县"', "所指标准适用于“山东省”，不含“河北省示例市示例县”"),
    ("county", '"山东省示例市示例县"', '"那边"', "scope.region 应为省、市或县级地名，收到“那边”"),
    ("county", 'scope = { region = "山东省示例市示例县" }', "", "标准未写 scope"),
    ("county", '"leak"))', '"leak"), replaces=["nation.leek"])', "找不到规则“nation.leek”；是否指 nation.leak"),
    ("nation", "hazard=~Store.alarm)", 'hazard=~Store.alarm, replaces=["leek"])', "找不到规则“leek”；是否指 leak？"),
    ("nation", "hazard=~Store.alarm)", 'hazard=~Store.alarm, formerly=["leak"])', "请改写 replaces="),
    ("nation", "hazard=~Store.alarm)", 'hazard=~Store.alarm, replaces="leak")', "应为规则名的列表"),
])  # fmt: skip
def test_what_is_named_must_be_there(plugin: str, old: str, new: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(PluginError) as error:
        ansheng.load([], files=written(tmp_path, **{plugin: {old: new}}))
    assert said in str(error.value)
    assert error.value.text("en") != str(error.value)


def test_a_rule_that_replaces_another_silences_it_and_inherits_what_people_determined(tmp_path: Path) -> None:
    hazard = "hazard=~Store.alarm)"
    twice = {
        hazard: f"{hazard}\nalarm_or_round = Rule(LAW.clause('alarm'), hazard=~Store.alarm, replaces=['alarm'])"
    }
    catalogue = ansheng.load([], files=written(tmp_path, nation=twice))
    record = {"编号": "S-1", "地区": ELSEWHERE, "leak": 0}
    findings = catalogue.check(record, on=DAY, as_="nation.Store")
    assert [f.rule for f in findings] == ["nation.alarm_or_round"]
    assert {idle.rule.id: idle.words.zh for idle in findings.manifest.not_in_force} == {
        "nation.alarm": "已由规则 nation.alarm_or_round 代替"
    }
    (open_,) = findings.undetermined()
    answer = open_.determine("clear", by="甲", on=DAY, reason="已看现场").evolve(rule="nation.alarm")
    settled = findings.with_determinations([answer])
    assert [f.rule for f in settled.determined()] == ["nation.alarm_or_round"]
    (outcome,) = settled.manifest.determinations
    assert (outcome.state, outcome.words.zh) == ("applied", "原记录的规则为 nation.alarm")


def test_a_renamed_rule_keeps_its_determinations(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    record = {"编号": "S-1", "地区": ELSEWHERE, "leak": 0}
    before = ansheng.load([], files=written(tmp_path / "old")).check(record, on=DAY, as_="nation.Store")
    (open_,) = before.undetermined()
    answer = open_.determine("hazard", by="甲", on=DAY, reason="已看现场")
    assert answer.rule == "nation.alarm"

    renamed = {"alarm = Rule(LAW.clause(\"alarm\"), hazard=~Store.alarm)":
               "no_alarm = Rule(LAW.clause(\"alarm\"), hazard=~Store.alarm, formerly=[\"alarm\"])"}  # fmt: skip
    after = ansheng.load([], files=written(tmp_path / "new", nation=renamed))
    settled = after.check(record, on=DAY, as_="nation.Store").with_determinations([answer])
    assert [(f.rule, f.verdict.value) for f in settled] == [("nation.no_alarm", "hazard")]

    stranger = answer.evolve(rule="nation.other")
    assert after.check(record, on=DAY, as_="nation.Store").with_determinations([stranger]).determined() == []


def test_what_a_local_law_changes_is_shown_clause_by_clause(catalogue: Catalogue) -> None:
    """Inside the county: its limit of 10 against 25, and its own clause on alarms in the place of the national one."""
    nation, county = (catalogue.standards[f"{name}.law"] for name in ("nation", "county"))
    leak, alarm = changes(catalogue.rules.values(), *facing(nation, county))
    assert (leak.outcome, leak.stricter, alarm.outcome) == ("stricter", {"leak": 10}, "looser")
    assert alarm.looser == {"alarm": False, "round": True}


def test_clauses_that_bear_on_each_other_belong_together_whatever_they_are_called(tmp_path: Path) -> None:
    files = written(tmp_path, county={"clause.leak": "clause.own", 'clause("leak")': 'clause("own")'})
    catalogue = ansheng.load([], files=files)
    leak, _ = changes(
        catalogue.rules.values(), *facing(*(catalogue.standards[n] for n in ("province.law", "county.law")))
    )
    assert (len(leak.before), len(leak.after), leak.stricter) == (1, 1, {"leak": 10})
