"""Uses: the facts, options and scopes that decide nothing, though somebody fills them in."""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from ansheng.facts import nodes
from ansheng.facts.kinds import Fact
from ansheng.facts.record import Facts
from ansheng.rules.rule import Rule
from ansheng.sheets.door import read_bytes
from ansheng.testing.points import every_point
from ansheng.testing.probes import verdict
from ansheng.words import Words

Place = tuple[type[Facts], str]
"""A fact by its class and its name."""

APART = ("id", "unit_id", "region", "observed_on", "unit", "sector")
"""Facts that say which record it is, and decide nothing."""

UNDECIDED = "不参与判定"
"""What the note of a fact says where it, or some of its options, are filled in for other reasons than a verdict."""

_REST = re.compile(r"其他|其它|其余|无|未|不|非|普通|一般")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_REST_KEYS = ("other", "others", "none", "no", "normal", "ordinary")


def stated_unread(rule: Rule) -> Iterator[Words]:
    """The facts that several cases of a rule state and the rule does not read: something that it was to ask is gone.

    One case may show that a fact does not matter.
    """
    read = {path.partition(".")[0] for path in rule.needs()}
    read |= {n.many.name for n in nodes.walk(rule.truth) if isinstance(n, nodes.Quantify | nodes.Aggregate)}
    stated = Counter(name for case in rule.cases for name in case.values if name not in read)
    for name in (name for name, times in stated.items() if times > 1):
        yield Words(
            f"{rule.place}：规则 {rule.name} 的示例写有 {name}，但 hazard= 和 when= 均未读取；请补上遗漏的条件（例如 "
            f"when={rule.facts.__name__}.{name}），或从 given=、cases= 删去",
            f"{rule.place}: cases of rule {rule.name} state {name}, which neither hazard= nor when= reads; write "
            f"the condition that is missing, such as when={rule.facts.__name__}.{name}, or delete it there",
        )


def idle(rule: Rule, day: date, most: int = 1024) -> list[str]:
    """The facts that a rule reads and that decide nothing, whatever the others are.

    None where there is too much to try.
    """
    records = every_point(rule, day, most)
    if records is None:
        return []
    names = dict.fromkeys(name for record in records for name in record)
    said: dict[str, dict[tuple[Any, ...], set[object]]] = {name: defaultdict(set) for name in names}
    deciding: set[str] = set()
    for record in records:
        found = verdict(rule, record, day)
        for name in names:
            if name not in deciding:
                others = tuple(repr(record[other]) for other in names if other != name)
                said[name][others].add(found)
                if len(said[name][others]) > 1:
                    deciding.add(name)
    return [name for name in names if name not in deciding and name not in APART]


def idle_words(rule: Rule, name: str) -> Words:
    """What is wrong with a fact that decides nothing."""
    return Words(
        f"{rule.place}：规则 {rule.name} 读取 {name}，但无论填什么判定结果都不变；请核对条件的写法",
        f"{rule.place}: rule {rule.name} reads {name}, and whatever it is the verdict is the same; see how the "
        "condition is written",
    )


def unread(facts: type[Facts], rules: Iterable[Rule]) -> Iterator[Words]:
    """The facts of a class that no rule reads, that no other code of the plugin names, and whose note says nothing."""
    read = {(ref.owner, ref.name) for rule in rules for ref in _refs(rule)}
    for owner, fact in _facts(facts):
        declared = owner if fact.owner is None else fact.owner
        if home(declared.__module__) != home(facts.__module__):
            continue  # another plugin's, whose own rules are not at hand
        if fact.name in APART or fact.kind in ("text", "many") or UNDECIDED in fact.note:
            continue
        known = any(fact.name == name and _kin(owner, other) for other, name in read)
        if not known and not _named_in_code(owner, fact.name):
            yield Words(
                f"{owner.__module__}：{owner.__name__}.{fact.name}（{fact.title}）未被任何规则读取；请写入规则，或删去；"
                f"只供登记的，请在 note= 写明“{UNDECIDED}”",
                f"{owner.__module__}: no rule reads {owner.__name__}.{fact.name}; use it in a rule or delete it, or, "
                f"where it is filled in for another reason, say so in note= with the words {UNDECIDED}",
            )


def unused(facts: type[Facts], rules: Sequence[Rule]) -> Iterator[Words]:
    """The options of a class's choices that no rule, limit or case names, and no note explains.

    What conditions do not name is the rest, which they treat alike; an author may leave it at that. Where cases show
    most of the rest, an option of it that they do not show is left over, unless it says that it is the rest (其他).
    """
    conditions, cases = _in_conditions(rules), _in_cases(rules)
    for owner, fact in _facts(facts):
        asked = _of(conditions, owner, fact)
        if fact.kind != "choice" or asked is None or UNDECIDED in fact.note:
            continue
        rest = [option for option in fact.options if option not in asked]
        shown = _of(cases, owner, fact) or set()
        left = [option for option in rest if option not in shown and fact.options[option] not in fact.note]
        alone = len(left) == 1 and (len(rest) == 1 or _is_rest(fact, left[0]))
        if alone or len(left) > len(shown.intersection(rest)):
            continue
        for option in left:
            yield Words(
                f"{owner.__module__}：{owner.__name__}.{fact.name} 的选项 {option}（{fact.options[option]}）"
                "未见于任何规则、限值或示例；请写入规则或补写示例，或删去；与其他选项同样处理的，"
                f"请在 note= 写明“其余选项{UNDECIDED}”",
                f"{owner.__module__}: option {option} of {owner.__name__}.{fact.name} stands in no rule, limit or "
                "case; use it in a rule or write a case, or delete it; where it is as good as others say so in note= "
                f"with the words {UNDECIDED}",
            )


def _is_rest(fact: Fact[Any], option: str) -> bool:
    return option in _REST_KEYS or _REST.match(fact.options[option]) is not None


def _of(named: Mapping[Place, set[str]], owner: type[Facts], fact: Fact[Any]) -> set[str] | None:
    """The options of a fact that are named, in its class or one that is kin to it; ``None`` where nobody asks."""
    found = [options for (other, name), options in named.items() if name == fact.name and _kin(owner, other)]
    return set().union(*found) if found else None


def untitled(facts: type[Facts]) -> Iterator[Words]:
    """The titles of a class and of its facts that are missing in one of the two languages."""
    titles = [(facts, facts.__name__, facts.__name__, facts.title, facts.en)]
    titles += [(o, f"{o.__name__}.{fact.name}", fact.name, fact.title, fact.en) for o, fact in _facts(facts)]
    for owner, name, own, zh, en in titles:
        if zh.strip() in ("", own) or not en.strip() or _HAN.search(en):
            yield Words(
                f"{owner.__module__}：{name} 的标题应有中文和英文，现为“{zh}”“{en}”；请补写 title= 或 en=",
                f"{owner.__module__}: {name} is to have a title in Chinese and in English, not {zh!r} and {en!r}; "
                "write title= or en=",
            )


def _refs(rule: Rule) -> Iterator[nodes.FactRef]:
    return (node for node in nodes.walk(rule.truth) if isinstance(node, nodes.FactRef))


def _in_conditions(rules: Sequence[Rule]) -> dict[Place, set[str]]:
    """The options that conditions and limits name, by each choice that is read."""
    found: dict[Place, set[str]] = defaultdict(set)
    for rule in rules:
        for ref in _refs(rule):
            if ref.fact.kind == "choice":
                found[ref.owner, ref.name] |= set()
        for left, options in _compared(rule):
            found[left.owner, left.name] |= options
    return found


def _in_cases(rules: Sequence[Rule]) -> dict[Place, set[str]]:
    """The options that cases name, by choice."""
    found: dict[Place, set[str]] = defaultdict(set)
    for rule in rules:
        records = (each for case in rule.cases for each in _with_items(rule.facts(**case.values)))
        for record in records:
            for name, value in record.values().items():
                if type(record).fact(name).kind == "choice" and isinstance(value, str):
                    found[type(record), name].add(value)
    return found


def _compared(rule: Rule) -> Iterator[tuple[nodes.FactRef, set[str]]]:
    for node in nodes.walk(rule.truth):
        match node:
            case nodes.OneOf(left=nodes.FactRef() as left, options=options):
                yield left, set(options)
            case nodes.Compare(left=nodes.FactRef() as left, right=nodes.Constant(value=str() as option)):
                yield left, {option}
            case nodes.Lookup(limit=ref, key=nodes.FactRef() as key):
                tables = (edition.limits.get(ref.name) for edition in ref.standard.editions)
                yield key, {option for table in tables if table is not None for option in table.cases}


def _with_items(record: Facts) -> Iterator[Facts]:
    yield record
    for value in record.values().values():
        yield from value if isinstance(value, tuple) else ()


def _facts(facts: type[Facts]) -> Iterator[tuple[type[Facts], Fact[Any]]]:
    """The facts of a class and of its items, each with the class."""
    for fact in facts.facts().values():
        yield facts, fact
        if fact.item is not None:
            yield from _facts(fact.item)


def _kin(one: type[Facts], other: type[Facts]) -> bool:
    return issubclass(one, other) or issubclass(other, one)


def _named_in_code(owner: type[Facts], name: str) -> bool:
    """Whether code or data of the plugin beside its rules name the fact: an indicator, a table, a function."""
    return (
        re.search(
            rf"\.{name}\b|[\"']{name}[\"']|(?m:^{name} *=)|(?m:^.*\[.*\b{name}\b.*\])",
            _text(owner.__module__),
        )
        is not None
    )


@cache
def home(module: str) -> str:
    """The outermost package that holds a module and belongs to one distribution of plugins; the module itself else."""
    package = module.split(".")
    while len(package) > 1 and (held := sys.modules.get(".".join(package[:-1]))) and _is_own(held):
        package = package[:-1]
    return ".".join(package)


@cache
def _text(module: str) -> str:
    """The text of the modules and data files of the package that holds a module."""
    file = getattr(sys.modules.get(home(module)), "__file__", None)
    if not file:
        return ""
    path = Path(file)
    kept = (
        (*path.parent.rglob("*.py"), *path.parent.rglob("*.toml")) if path.name == "__init__.py" else (path,)
    )
    return "\n".join(read_bytes(each).decode("utf-8") for each in sorted(kept))


def _is_own(package: ModuleType) -> bool:
    """Whether a package belongs to one plugin, and is not a folder of many."""
    return package.__name__ not in ("ansheng", "ansheng.industries") and bool(package.__file__)
