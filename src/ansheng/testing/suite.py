"""The test class for everything that every plugin promises."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ansheng.catalogue import Catalogue
from ansheng.checking.check import Check
from ansheng.facts import nodes
from ansheng.facts.record import Facts
from ansheng.law.standard import Standard
from ansheng.layering import judging
from ansheng.rules.rule import Rule
from ansheng.rules.verdicts import Verdict
from ansheng.sheets.cells import as_text
from ansheng.shelf import load
from ansheng.testing import uses
from ansheng.testing.numbers import missing
from ansheng.testing.points import points
from ansheng.testing.probes import dated, days, probes, untold, verdict
from ansheng.words import Words

if TYPE_CHECKING:
    from ansheng.facts.kinds import Fact


def suite(plugin: str, catalogue: Catalogue | None = None) -> type:
    """A test class for everything that every plugin promises; give it a name that starts with ``Test``.

    For each rule: a hazard, a clear and an undetermined case, each as stated in every edition, and stating nothing that
    the rule does not read; all three verdicts at the :func:`~ansheng.testing.points` where it can turn; every limit
    decides, just below, at and above it, and every fact does; leaving facts out never flips a verdict; one record and a
    table agree; no other rule says the same. For each class that is judged: every fact and every option is of use. For
    each standard: every clause is encoded by a rule, judged by a person, or excused with a reason; no number is left
    out in silence; cases stand at each number of the law.

    :param plugin: the plugin's name
    :param catalogue: the catalogue that holds it; by default the installed plugins
    :raises UnknownNameError: no such plugin is installed
    """
    found = catalogue or load([plugin])
    rules = [r for r in found.rules.values() if r.plugin == plugin]
    every = list(found.rules.values())
    standards = [s for p in found.plugins if p.name == plugin for s in p.standards]
    places = [p.source for p in found.plugins if p.name == plugin]
    classes = [cls for cls in dict.fromkeys(r.facts for r in rules) if _is_own(cls, places)]
    by_rule = pytest.mark.parametrize("rule", rules, ids=[r.id for r in rules])
    by_class = pytest.mark.parametrize("facts", classes, ids=[cls.__name__ for cls in classes])
    by_standard = pytest.mark.parametrize("standard", standards, ids=[s.id for s in standards])

    class Suite:
        @by_rule
        def test_has_all_three_cases(self, rule: Rule) -> None:
            assert {c.verdict for c in rule.examples} >= set(Verdict), (
                "needs a hazard, a clear and an undetermined case; "
                "they are derived only where the condition asks for a few flags and choices"
            )

        @by_rule
        def test_shows_all_three_verdicts_where_it_can_turn(self, rule: Rule) -> None:
            day = days(rule)[-1]
            found = {verdict(rule, values, day) for values in points(rule, day, most=300)}
            assert found >= set(Verdict), f"on {day} the verdicts are only {found}"

        @by_rule
        def test_cases_hold(self, rule: Rule) -> None:
            for case, day in dated(rule):
                got = verdict(rule, case.values, day)
                assert got is case.verdict, f"on {day}, {case.values}: expected {case.verdict}, got {got}"

        @by_rule
        def test_cases_state_what_the_rule_reads(self, rule: Rule) -> None:
            none_of(uses.stated_unread(rule))

        @by_rule
        def test_limits_decide(self, rule: Rule) -> None:
            for day in days(rule):
                for probe in probes(rule, day):
                    assert probe.decides(), (
                        f"on {day}, no case turns at {probe.limit:g} {probe.unit} of {probe.fact}"
                    )

        @by_rule
        def test_facts_decide(self, rule: Rule) -> None:
            none_of(uses.idle_words(rule, name) for day in days(rule)[-1:] for name in uses.idle(rule, day))

        @by_rule
        def test_missing_facts_never_flip_a_verdict(self, rule: Rule) -> None:
            for case, day in dated(rule):
                full = verdict(rule, case.values, day)
                for fewer in _fewer(case.values):
                    got = verdict(rule, fewer, day)
                    assert got in (full, Verdict.UNDETERMINED, None), (
                        f"on {day}, {fewer}: {got}, with all facts {full}"
                    )

        @by_rule
        def test_record_and_table_agree(self, rule: Rule) -> None:
            for day in days(rule):
                values = [f for case in rule.examples for f in (case.values, *_fewer(case.values))]
                assert_table_agrees(rule, values, day)

        @by_rule
        def test_is_documented(self, rule: Rule) -> None:
            assert rule.title, "the title is that of the clause, or title="
            assert rule.en, "the English title is that of the clause, or en="
            assert rule.en.isascii(), "the English title is that of the clause, or en="

        @by_rule
        def test_says_what_no_other_rule_says(self, rule: Rule) -> None:
            none_of(_same(rule, other) for other in rules if other is not rule and _alike(rule, other))

        @by_class
        def test_facts_are_read(self, facts: type[Facts]) -> None:
            none_of(uses.unread(facts, every))

        @by_class
        def test_options_are_used(self, facts: type[Facts]) -> None:
            none_of(uses.unused(facts, every))

        @by_class
        def test_titles_are_in_both_languages(self, facts: type[Facts]) -> None:
            none_of(uses.untitled(facts))

        @by_standard
        def test_clauses_are_encoded_judged_or_excused(self, standard: Standard) -> None:
            cited = {c.key for r in rules for c in r.cites if c.standard is standard}
            leant_on = {ref.name for r in rules for ref in r.limits() if ref.standard is standard}
            for edition in standard.editions:
                for key, clause in edition.clause.items():
                    used = key in cited or leant_on & {*clause.limits, *(f"{key}.{n}" for n in clause.limits)}
                    assert clause.state == "gap" or used, f"edition {edition.label}: no rule cites {key}"
                    assert clause.state != "gap" or key not in cited or clause.reason

        @by_standard
        def test_numbers_are_all_there(self, standard: Standard) -> None:
            none_of(_of(standard, words) for edition in standard.editions for words in missing(edition))

        @by_standard
        def test_cases_stand_at_the_numbers_of_the_law(self, standard: Standard) -> None:
            none_of(number.words() for number in untold(rules) if number.standard == standard.id)

        @by_standard
        def test_sources_are_named(self, standard: Standard) -> None:
            for edition in standard.editions:
                assert edition.source.strip()
                assert all(c.number and c.title and c.en for c in edition.clause.values())
                assert all(group.en.isascii() for group in edition.group.values())

    Suite.__name__ = Suite.__qualname__ = "Test" + plugin.title().replace("_", "").replace("-", "")
    return Suite


def none_of(troubles: Iterable[Words]) -> None:
    """Assert that nothing is wrong; what is, is said in both languages."""
    said = [f"{words.zh}\n{words.en}" for words in troubles]
    assert not said, "\n" + "\n".join(said)


def _is_own(facts: type[Facts], places: Sequence[str]) -> bool:
    """Whether a class is the plugin's own, as far as the module that the plugin was read from says."""
    modules = (name for place in places for name in (place, f"ansheng_file_{Path(place).stem}"))
    homes = [uses.home(module) for module in modules if module in sys.modules]
    return not homes or uses.home(facts.__module__) in homes


def _of(standard: Standard, words: Words) -> Words:
    return Words(f"法规文件 {standard.file}：{words.zh}", f"law file {standard.file}: {words.en}")


def _alike(rule: Rule, other: Rule) -> bool:
    """Whether two rules judge the same by the same clauses."""
    if rule.facts is not other.facts or {*rule.cites} != {*other.cites}:
        return False
    return nodes.structure(rule.truth) == nodes.structure(other.truth)


def _same(rule: Rule, other: Rule) -> Words:
    return Words(
        f"规则 {rule.name}（{rule.place}）与 {other.name}（{other.place}）条款和条件均相同；请删去一条，或更正其条件",
        f"rules {rule.name} ({rule.place}) and {other.name} ({other.place}) cite the same clauses and say the same; "
        "delete one, or mend its condition",
    )


def assert_table_agrees(rule: Rule, values: Sequence[Mapping[str, Any]], day: date) -> None:
    """Assert that a table of the records gives the verdicts, and the missing facts, that the records give singly."""
    from ansheng.checking.parts.tables import TablePart
    from ansheng.facts.loading.load import load
    from ansheng.rules.tables import judge

    bound, _ = judging((rule,), day, "").on(rule.facts)
    records = [rule.facts(**v) for v in values]
    single = Check((rule,), day).run(records).to_polars()
    table = TablePart(judge(load(frame_of(rule, values), rule.facts), bound, day))
    assert table.columns((Verdict.HAZARD, Verdict.UNDETERMINED)).sort("record").equals(single.sort("record"))


def frame_of(rule: Rule, values: Sequence[Mapping[str, Any]]) -> Any:
    """The records as a Polars frame of the facts' own types; a fact that no record has is no column.

    A day that may be never is a text, since a column of days cannot say it.
    """
    import polars as pl

    from ansheng.facts.loading.columns import DTYPES, items_dtype

    facts = rule.facts.facts()
    used = dict.fromkeys(name for v in values for name in v)
    plain = {n: pl.String if facts[n].never else DTYPES.get(facts[n].kind) for n in used}
    kinds = {n: items_dtype(facts[n]) if facts[n].kind == "many" else plain[n] for n in used}
    rows = [{n: _cell(record, facts[n]) for n in used} for record in (rule.facts(**v) for v in values)]
    return pl.DataFrame(rows, schema=kinds or {"id": pl.String})


def _cell(record: Facts, fact: Fact[Any]) -> Any:
    told = record.to_dict().get(fact.name)
    if fact.kind == "many":
        return _texts(told)
    return told if fact.never else record.values().get(fact.name)


def _texts(items: list[dict[str, Any]] | None) -> list[dict[str, str]] | None:
    return None if items is None else [{n: as_text(v) for n, v in item.items()} for item in items]


def _fewer(values: Mapping[str, Any], most: int = 64) -> list[dict[str, Any]]:
    """The values with one or more of them left out, at most ``most`` variants."""
    sizes = range(len(values) - 1, -1, -1)
    subsets = itertools.chain.from_iterable(itertools.combinations(values, n) for n in sizes)
    return [{n: values[n] for n in names} for names in itertools.islice(subsets, most)]
