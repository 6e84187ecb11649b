"""The rules of one class as one function: what many checks of single records run.

The function is Python, written here from the trees of the rules and from nothing else: its text is made of names that
this module numbers, and all that a rule or the law states (names of facts, limits, texts, days) is bound to such a name
as an object. No data of a record and no text of a law file ever becomes code. A fact is read once, however many rules
read it, and so is a comparison that several rules make. What is rare in rules (tables of the law, shifted days, items,
regions) is left to :func:`ansheng.rules.evaluate.compile_node`; the answers of the function are those that it gives.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from ansheng.facts import nodes
from ansheng.facts.nodes import Node
from ansheng.rules.bind import Bound
from ansheng.rules.evaluate import SLACK, TOLERANCE, Limits, Values, compile_node, constant

Judge = Callable[[Values], tuple[bool | None, ...]]
"""From the values of a record to what each rule says of it, in the order of the rules; ``None`` is unknown."""

DEEPEST = 6
"""How deep conditions stand inside each other in one line; below that they have a line of their own."""


def compiled(rules: Sequence[Bound]) -> Judge:
    """One function for all rules, which are bound to one day."""
    writer = _Writer(rules[0].day if rules else date.min)
    truths = [writer.truth(bound.rule.truth, bound.limits) for bound in rules]
    text = "\n ".join(
        ("def judge(r):", "g = r.get", *writer.lines, f"return ({''.join(f'{t}, ' for t in truths)})")
    )
    exec(compile(text, "<rules>", "exec"), writer.names)  # noqa: S102 - the text is this module's own, see above
    judge: Judge = writer.names["judge"]
    return judge


class _Writer:
    """Writes the lines of one function; ``names`` holds the objects that they name."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.lines = list[str]()
        self.names = dict[str, Any]()
        self._known = dict[Any, str]()

    def truth(self, node: Node, limits: Limits) -> str:
        """The name of the variable that holds a condition: true, false or ``None``."""
        if not isinstance(node, nodes.AllOf | nodes.AnyOf | nodes.Negation):
            return self._value(node, limits)
        if ("truth", node) not in self._known:
            false, true = self._sure(node, limits, False, 0), self._sure(node, limits, True, 0)
            line = self._line((false, true), f"False if {false} else True if {true} else None")
            self._known["truth", node] = line
        return self._known["truth", node]

    def _sure(self, node: Node, limits: Limits, wanted: bool, depth: int) -> str:
        """An expression that holds where a condition is known to be ``wanted``."""
        match node:
            case nodes.Negation(part=part):
                return self._sure(part, limits, not wanted, depth)
            case nodes.AllOf(parts=parts) | nodes.AnyOf(parts=parts) if depth < DEEPEST:
                every = isinstance(node, nodes.AllOf) is wanted
                said = (self._sure(part, limits, wanted, depth + 1) for part in parts)
                return f"({(' and ' if every else ' or ').join(said) or every})"
        return f"{self.truth(node, limits)} is {wanted}"

    def _value(self, node: Node, limits: Limits) -> str:
        """The name of what a node gives."""
        match node:
            case nodes.FactRef(name=name):
                return self._line(("fact", name), f"g({self._object(name)})")
            case nodes.Constant(value=value):
                return self._object(value)
            case nodes.LimitRef():
                return self._object(limits[node].value)
            case nodes.CheckDay():
                return self._object(self.day)
            case nodes.Compare():
                return self._compared(node, limits)
            case nodes.OneOf(left=left, options=options):
                a = self._value(left, limits)
                among = self._object(frozenset(options))
                return self._line((a, "in", among), f"{self._unknown(a)} {a} in {among}")
            case nodes.AllOf() | nodes.AnyOf() | nodes.Negation():
                return self.truth(node, limits)
            case nodes.Known(part=part):
                a = self._value(part, limits)
                return self._line(("known", a), f"{a} is not None")
            case nodes.Arithmetic(op="+" | "-" | "*" | "/"):
                return self._computed(node, limits)
            case nodes.Choose():
                return self._chosen(node, limits)
        if ("left", node) not in self._known:
            self._known["left", node] = self._object(compile_node(node, limits))
        evaluate = self._known["left", node]
        return self._line((evaluate,), f"{evaluate}(r, None, {self._object(self.day)})")

    def _compared(self, node: nodes.Compare, limits: Limits) -> str:
        """A comparison, with the tolerance on the side of the limit, added here where that is a number known now."""
        a, fixed = self._value(node.left, limits), constant(node.right, limits)
        if fixed is not None and not node.exact:
            b = self._object(fixed + SLACK[node.op] * TOLERANCE * abs(fixed))
            return self._line((a, node.op, b), f"{self._unknown(a)} {a} {node.op} {b}")
        b = self._value(node.right, limits)
        bound = b if node.exact else f"{b} + {self._object(SLACK[node.op] * TOLERANCE)} * abs({b})"
        return self._line((a, node.op, b, node.exact), f"{self._unknown(a, b)} {a} {node.op} {bound}")

    def _computed(self, node: nodes.Arithmetic, limits: Limits) -> str:
        a, b, op = self._value(node.left, limits), self._value(node.right, limits), node.op
        if op == "-" and nodes.kind_of(node.left) == "day":
            return self._line((a, "days", b), f"{self._unknown(a, b)} ({a} - {b}).days")
        none = f" if {b} else None" if op == "/" else ""
        return self._line((a, op, b), f"{self._unknown(a, b)} float({a} {op} {b}){none}")

    def _chosen(self, node: nodes.Choose, limits: Limits) -> str:
        which = self._value(node.condition, limits)
        then, otherwise = self._value(node.then, limits), self._value(node.otherwise, limits)
        held = f"{self._unknown(which)} {then} if {which} else {otherwise}"
        return self._line((which, then, otherwise), held)

    def _unknown(self, *names: str) -> str:
        """The beginning of an expression that has no value where one of the variables has none."""
        open_ = [f"{name} is None" for name in names if self.names.get(name) is None]
        return f"None if {' or '.join(open_)} else" if open_ else ""

    def _object(self, value: Any) -> str:
        """The name of an object; equal objects of one type have one, so that what is done with them is done once."""
        key = (type(value), repr(value)) if isinstance(value, float | int | str | date) else value
        name = self._known.setdefault(("object", key), f"c{len(self.names)}")
        self.names[name] = value
        return name

    def _line(self, key: tuple[Any, ...], expression: str) -> str:
        """The variable that holds an expression; the same expression is written once."""
        if key not in self._known:
            self._known[key] = f"v{len(self.lines)}"
            self.lines.append(f"{self._known[key]} = {expression}")
        return self._known[key]
