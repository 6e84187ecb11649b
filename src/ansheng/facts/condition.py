"""Conditions and labels: what is true, false or unknown, and the texts that are compared to make it so.

Mistakes that Python would let pass in silence (``and``, ``or``, ``not``, chained comparison, ordering a yes/no fact)
raise a :class:`~ansheng.errors.RuleError` here, when the rule's module is imported, and say what to write instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NoReturn

from ansheng.errors import RuleError, UnknownNameError
from ansheng.facts import nodes
from ansheng.facts.nodes import Node
from ansheng.facts.render import render
from ansheng.words import Words


class Expr:
    """Base of the handles; ``node`` is the tree that the handle stands for."""

    __slots__ = ("node",)

    def __init__(self, node: Node) -> None:
        self.node = node

    def __bool__(self) -> NoReturn:
        raise RuleError(
            Words(
                "条件不能当作 True/False 使用；请把 and 写作 &，or 写作 |，not 写作 ~，"
                "连续比较 a < x < b 写作 x.between(a, b) 或 (a < x) & (x < b)，每个比较加括号",
                "a condition has no truth value while the rule is being written; write & for 'and', | for 'or', "
                "~ for 'not', and x.between(a, b) or (a < x) & (x < b) for a chained comparison, "
                "each comparison in parentheses",
            )
        )

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {render(self.node, 'en')}>"

    def __hash__(self) -> int:
        return id(self)


def _ordering_refused(self: Expr, other: object) -> NoReturn:
    raise RuleError(
        Words(
            "是非条件不能比较大小；请写 p.flag 或 ~p.flag，数值比较请加括号，如 (p.x > 3) & p.flag",
            "a yes/no condition cannot be ordered; write p.flag or ~p.flag, "
            "and put comparisons in parentheses, as in (p.x > 3) & p.flag",
        )
    )


class Condition(Expr):
    """A statement that is true, false or unknown; joined with ``&``, ``|`` and ``~``."""

    __slots__ = ()

    def __and__(self, other: Condition) -> Condition:
        return Condition(
            nodes.AllOf((*_parts(self, nodes.AllOf), *_parts(as_condition(other, "&"), nodes.AllOf)))
        )

    def __or__(self, other: Condition) -> Condition:
        return Condition(
            nodes.AnyOf((*_parts(self, nodes.AnyOf), *_parts(as_condition(other, "|"), nodes.AnyOf)))
        )

    def __invert__(self) -> Condition:
        if isinstance(self.node, nodes.Negation):
            return Condition(self.node.part)
        return Condition(nodes.Negation(self.node))

    def __rand__(self, other: object) -> NoReturn:
        raise precedence("&")

    def __ror__(self, other: object) -> NoReturn:
        raise precedence("|")

    def __eq__(self, other: object) -> NoReturn:
        raise RuleError(
            Words(
                "是非条件不能用 == 比较；请写 p.flag（为真）或 ~p.flag（为假）",
                "a yes/no condition is not compared with ==; write p.flag (it holds) or ~p.flag (it does not)",
            )
        )

    __ne__ = __eq__
    __hash__ = Expr.__hash__

    if not TYPE_CHECKING:
        __lt__ = __le__ = __gt__ = __ge__ = _ordering_refused


def _parts(condition: Condition, kind: type[nodes.AllOf] | type[nodes.AnyOf]) -> tuple[Node, ...]:
    node = condition.node
    return node.parts if isinstance(node, kind) else (node,)


def as_condition(other: object, sign: str) -> Condition:
    """``other`` if it is a condition, as the operator ``sign`` needs.

    :raises RuleError: it is none
    """
    if isinstance(other, Condition):
        return other
    raise precedence(sign)


def precedence(sign: str) -> RuleError:
    """The error for an operator that got something else than conditions."""
    return RuleError(
        Words(
            f"{sign} 的运算次序先于比较，两边应为条件；请为比较式加括号，例如 (p.x >= 3) {sign} p.flag",
            f"both sides of {sign} must be conditions; {sign} binds tighter than a comparison, "
            f"so put it in parentheses: (p.x >= 3) {sign} p.flag",
        )
    )


class Label(Expr):
    """A text or a choice; compared with ``==``, ``!=`` and :meth:`is_in`."""

    __slots__ = ()

    def __eq__(self, other: object) -> Condition:  # type: ignore[override]
        return self._compare("==", other)

    def __ne__(self, other: object) -> Condition:  # type: ignore[override]
        return self._compare("!=", other)

    __hash__ = Expr.__hash__

    def is_in(self, options: Iterable[str]) -> Condition:
        """Whether the value is one of ``options``.

        :raises RuleError: there are no options, or one of them is not a text
        :raises UnknownNameError: an option that the Choice does not have
        """
        given: object = options
        listed = isinstance(given, Iterable) and not isinstance(given, str)
        wanted = tuple(options) if listed else ()
        if not wanted or not all(isinstance(o, str) for o in wanted):
            raise RuleError(
                Words(
                    f'is_in 应列出选项，至少一个，均为文字，收到“{options}”；请写作 is_in(["..."])',
                    f'is_in takes a list of texts, one at least, not {options!r}; write is_in(["..."])',
                )
            )
        check_options(self, wanted)
        return Condition(nodes.OneOf(self.node, wanted))

    def _compare(self, op: nodes.CompareOp, other: object) -> Condition:
        if isinstance(other, Label):
            return Condition(nodes.Compare(op, self.node, other.node, exact=True))
        if not isinstance(other, str):
            raise RuleError(
                Words(
                    f"文字只能与文字比较，收到“{other}”；请写带引号的文字",
                    f"a text is compared with a text, not with {other!r}; put it in quotes",
                )
            )
        check_options(self, (other,))
        return Condition(nodes.Compare(op, self.node, nodes.Constant(other), exact=True))


def check_options(label: Label, options: Iterable[str]) -> None:
    """Refuse options that a Choice does not have.

    :raises UnknownNameError: an option is not known; near ones are listed
    """
    if isinstance(label.node, nodes.FactRef) and label.node.fact.kind == "choice":
        known = label.node.fact.options
        for option in options:
            if option not in known:
                raise UnknownNameError.of(
                    Words(f"“{label.node.fact.title}”的选项", f"option of {label.node.fact.name}"),
                    option,
                    known,
                )
