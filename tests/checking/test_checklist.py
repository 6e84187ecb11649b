"""A checklist asks for what the rules in force read, under the clauses that ask for it."""

from __future__ import annotations

from datetime import date

import pytest

from ansheng import Choice, DayError, Facts, Flag, Many, Number, Rule, UnknownNameError, load
from ansheng.checking.checklist import Checklist, checklist
from tests.rules.engine import LAW, TODAY, Part, Thing, made

P = Thing


class Shop(Facts, title="门店", en="shop"):
    open = Flag("营业", en="open")
    safe = Flag("现场安全", en="safe", judged=True)
    kind = Choice("类别", options={"p": "类一", "q": "类二"}, en="kind")
    depth = Number("深度", unit="m", en="depth", minimum=0)
    unread = Flag("没有规则用到", en="read by no rule")
    parts = Many("部件", Part, en="parts")


too_deep = Rule(
    LAW.clause("table"), when=Shop.open, hazard=Shop.depth > LAW.limit("kind").at(Shop.kind), title="过深"
)


broken = Rule(
    LAW.clause("leak"),
    LAW.clause("gone"),
    hazard=Shop.open & Shop.parts.any(lambda i: ~i.ok),
    title="部件不合格",
)


dropped = Rule(LAW.clause("gone"), hazard=Shop.unread, title="后来取消")


unsafe = Rule(LAW.clause("person"), hazard=~Shop.safe, title="由人判断")


def of(*rules: object, on: date = TODAY) -> Checklist:
    return checklist("x.Shop", Shop, rules, on, {"": "1.0"})  # type: ignore[arg-type]


def names(found: Checklist) -> list[str]:
    return [item.fact.name for item in found]


def test_only_facts_that_rules_in_force_read_are_items() -> None:
    found = of(too_deep, broken, dropped)
    assert names(found) == ["open", "parts", "kind", "depth"]
    assert [idle.rule for idle in found.idle] == [dropped]
    assert names(of(too_deep, broken, dropped, on=date(2022, 1, 1))) == ["open", "parts", "unread"]


def test_facts_that_every_class_has_head_the_list_and_are_no_items() -> None:
    found = of(broken, Rule(LAW.clause("leak"), hazard=Shop.region == "一镇", name="elsewhere"))
    assert [fact.name for fact in found.heading] == ["id", "unit_id", "region", "observed_on"]
    assert "region" not in names(found)


def test_an_item_names_every_clause_that_asks_for_it() -> None:
    items = {item.fact.name: item for item in of(too_deep, broken)}
    assert [basis.clause.number for basis in items["open"].clauses] == ["3(1)", "4"]
    assert items["open"].rules == ("too_deep", "broken")
    assert items["depth"].clauses[0].label() == "4 分档限值（引擎测试用判据）"
    assert items["depth"].clauses[0].label("en", LAW) == "4 a limit by steps"


def test_an_item_says_what_may_be_answered() -> None:
    items = {item.fact.name: item for item in of(too_deep, broken)}
    assert (items["depth"].unit(), items["depth"].unit("en"), items["open"].unit()) == ("米", "m", "")
    assert (items["kind"].options(), items["kind"].options("en")) == (("类一", "类二"), ("p", "q"))
    assert (items["open"].options(), items["open"].options("en")) == (("是", "否"), ("yes", "no"))


def test_a_one_to_many_fact_has_the_facts_of_its_entries_that_are_read() -> None:
    items = {item.fact.name: item for item in of(broken)}
    assert [entry.fact.name for entry in items["parts"].entries] == ["ok"]


def test_judgements_are_marked() -> None:
    items = {item.fact.name: item for item in of(unsafe, broken)}
    assert (items["safe"].judged, items["open"].judged) == (True, False)


def test_clauses_of_the_same_group_that_no_rule_decides_are_left_to_a_person() -> None:
    assert [basis.clause.number for basis in of(broken).open] == ["5", "6"]
    assert [basis.clause.number for basis in of(broken, unsafe).open] == ["6"]


def test_a_list_without_a_rule_in_force_is_empty() -> None:
    found = of(too_deep, on=date(2022, 1, 1))
    assert (len(found), found.groups, found.editions) == (0, (), ())


def test_rules_on_a_base_class_count() -> None:
    class Wide(Thing, title="宽", en="wide"):
        more = Flag("更多")

    assert names(checklist("Wide", Wide, [made(P.a)], TODAY, {})) == ["a"]


class TestCatalogue:
    """The list of an installed plugin."""

    def test_items_stand_in_groups_of_the_law(self) -> None:
        found = load().checklist("hazchem.HazchemTank", on="2026-12-01")
        groups = [group.basis.clause.group.title for group in found.groups if group.basis.clause.group]
        newer = [group for group in groups if group.startswith("5.")]
        assert newer == sorted(set(newer))
        assert len(newer) > 1
        assert len(groups) == len(set(groups))
        assert ("hazchem.aq3067", "2026") in [(s.id, e.label) for s, e in found.editions]

    @pytest.mark.parametrize("name", ["gas.GasPipeline", "hazchem.HazchemUnit", "mining.NoncoalMine"])
    def test_all_that_the_rules_read_is_on_it(self, name: str) -> None:
        catalogue = load()
        found = catalogue.checklist(name, on="2026-12-01")
        asked = {item.fact.name for item in found} | {fact.name for fact in found.heading}
        asked |= {f"{i.fact.name}.{e.fact.name}" for i in found for e in i.entries}
        read = {p for r in catalogue.rules.values() if r.facts is found.facts for p in r.needs()}
        assert read <= asked

    def test_plain_data_says_what_law_it_rests_on(self) -> None:
        data = load().checklist("gas.GasTank", on="2026-07-01").to_dict("en")
        assert data["name"] == "gas.GasTank"
        [group] = data["groups"]
        assert [item["fact"] for item in group["items"]] == ["monitored", "over_limit_alarm"]
        assert group["items"][0]["clauses"][0]["clause"] == "5(1)"

    def test_the_class_may_be_handed_over_itself(self) -> None:
        catalogue = load()
        tank = catalogue.facts_class("gas.GasTank")
        assert catalogue.checklist(tank, on="2026-07-01").name == "gas.GasTank"

    def test_wrong_names_and_days_are_refused(self) -> None:
        with pytest.raises(UnknownNameError, match="GasTank"):
            load().checklist("gas.GasTnk", on="2026-07-01")
        with pytest.raises(DayError):
            load().checklist("gas.GasTank", on="someday")
