"""What an author may write of a rule: its name, its clauses, its words, its cases; and where it is written."""

from __future__ import annotations

import dis
import linecache
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import CodeType, FrameType, ModuleType

from ansheng.errors import RuleError, near
from ansheng.law.standard import Citation
from ansheng.rules.case import Case
from ansheng.words import Words

_BINDING = re.compile(r"^(?:def +)?([a-z_][a-z0-9_]*) *(?:\(|(?::[^=]*)?=(?!=))")


def check_parts(
    name: str, place: str, cites: Sequence[object], severity: str, unknown: Mapping[str, object]
) -> None:
    """Refuse a rule without a name or a clause, and words that a rule does not take."""
    if not name:
        raise RuleError(
            Words(
                f"{place}：规则未命名；请将规则赋给一个变量，或写明 name=",
                f"{place}: the rule has no name; write name = Rule(...), or add name='...'",
            )
        )
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise RuleError(
            Words(
                f"规则名“{name}”应以小写英文字母开头，只含小写字母、数字和下划线",
                f"rule name {name!r} must be lower-case letters, digits and underscores, a letter first",
            )
        )
    if "cites" in unknown or not cites or not all(isinstance(cite, Citation) for cite in cites):
        raise RuleError(
            Words(
                f"规则 {name} 应先写所依据的条款，例如 {name} = Rule(LAW.clause('...'), hazard=...)",
                f"rule {name} begins with the clause that it rests on: {name} = Rule(LAW.clause('...'), hazard=...)",
            )
        )
    if severity not in ("", "major", "general"):
        raise RuleError(
            Words(
                f"规则 {name} 的 severity 应为 major 或 general，收到“{severity}”",
                f"rule {name}: severity is major or general, not {severity!r}",
            )
        )
    for word_ in unknown:
        close = near(word_, _PARTS)
        raise RuleError(
            Words(
                f"规则 {name} 不接受 {word_}=；可写：{'、'.join(close or _PARTS)}",
                f"rule {name} has no {word_}=; write {', '.join(close or _PARTS)}",
            )
        )


_PARTS = (
    "hazard", "when", "title", "en", "cases", "given", "severity", "note", "replaces", "formerly", "same_as", "name",
)  # fmt: skip


def check_names(name: str, **said: object) -> None:
    """Refuse one text where names are to be listed."""
    for part, names in said.items():
        if not isinstance(names, list | tuple) or not all(isinstance(each, str) for each in names):
            raise RuleError(
                Words(
                    f"规则 {name} 的 {part} 应为规则名的列表，收到“{names}”；请写作 {part}=['...']",
                    f"rule {name}: {part} is a list of names of rules, not {names!r}; write {part}=['...']",
                )
            )


def check_same(name: str, same_as: object) -> None:
    """Refuse what is no name of another rule."""
    if not isinstance(same_as, str) or same_as == name:
        raise RuleError(
            Words(
                f"规则 {name} 的 same_as 应为另一条规则的名称或编号，收到“{same_as}”",
                f"rule {name}: same_as is the name or id of another rule, not {same_as!r}",
            )
        )


def check_cases(name: str, cases: object, given: object, texts: Mapping[str, object]) -> None:
    """Refuse cases that are none, what they share that says nothing of facts, and titles that are no texts."""
    wrong: list[tuple[str, object, Words]] = [
        (part, text, Words("文字", "a text")) for part, text in texts.items() if not isinstance(text, str)
    ]
    if not isinstance(cases, list | tuple) or not all(isinstance(case, Case) for case in cases):
        wrong.append(
            ("cases", cases, Words("示例的列表，如 [Case.hazard(...)]", "a list such as [Case.hazard(...)]"))
        )
    if not isinstance(given, Mapping):
        wrong.append(
            ("given", given, Words('采集项及其值，如 {"x": 1}', 'facts with their values, such as {"x": 1}'))
        )
    for part, value, wanted in wrong:
        raise RuleError(
            Words(
                f"规则 {name} 的 {part} 应为{wanted.zh}，收到“{value}”",
                f"rule {name}: {part} is {wanted.en}, not {value!r}",
            )
        )


def assigned(frame: FrameType) -> str:
    """The name that the result of the call now being made is assigned to in ``frame``; ``""`` where it is to none.

    Read from the compiled statement, so that ``leak = Rule(...)`` need not say its name twice.
    """
    code, at, argument = frame.f_code.co_code, frame.f_lasti + 2, 0
    while at < len(code):
        name = dis.opname[code[at]]
        argument |= code[at + 1]
        if name in ("STORE_NAME", "STORE_GLOBAL"):
            return frame.f_code.co_names[argument]
        if name in ("STORE_FAST", "STORE_DEREF"):
            return _local(frame.f_code, argument)
        if name not in ("CACHE", "EXTENDED_ARG"):
            return ""
        argument = argument << 8 if name == "EXTENDED_ARG" else 0
        at += 2
    return ""


def _local(code: CodeType, number: int) -> str:
    """The local variable of that number: those of the function, those that inner ones share, those of an outer one."""
    shared = [name for name in code.co_cellvars if name not in code.co_varnames]
    return [*code.co_varnames, *shared, *code.co_freevars][number]


def of(frame: FrameType) -> str:
    """``file:line`` of the statement that a frame is executing."""
    return f"{frame.f_code.co_filename}:{frame.f_lineno}"


def bound_twice(module: ModuleType, names: set[str]) -> dict[str, list[int]]:
    """Those of the names that the text of a module binds more than once, with the lines on which it does."""
    lines = (
        linecache.getlines(module.__file__ or "", vars(module)) if getattr(module, "__file__", None) else []
    )
    bound = defaultdict(list)
    for number, line in enumerate(lines, 1):
        if (found := _BINDING.match(line)) and found[1] in names:
            bound[found[1]].append(number)
    return {name: numbers for name, numbers in bound.items() if len(numbers) > 1}
