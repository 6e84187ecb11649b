"""Records on which one part of a condition decides what the whole says.

A part decides where all that it is joined with by ‘and’ is true, and what it is joined with by ‘or’ is not known: then
the whole is true or unknown as the part is true or false. It decides too where these are false and those unknown, and
where both are settled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice, product
from typing import Any

from ansheng.facts import nodes
from ansheng.facts.nodes import Node
from ansheng.rules.evaluate import compile_node
from ansheng.turning.stated import Stated, Values

Record = dict[str, Any]
_WAYS = 2
"""In how many ways the parts beside are settled."""
_TRIED = 200
"""How many combinations of the facts of one part are tried."""


class Deciding:
    """Finds the records for one condition, from what each fact can be.

    :param parsed: from a record to the values that conditions read
    """

    def __init__(
        self,
        stated: Stated,
        day: date,
        can_be: Mapping[str, Sequence[Any]],
        parsed: Callable[[Record], Values],
    ) -> None:
        self.stated, self.day, self.can_be, self.parsed = stated, day, can_be, parsed
        self._compiled: dict[int, Any] = {}

    def records(self) -> Iterator[tuple[Record, tuple[str, ...]]]:
        """The records, each with the facts of the part that decides there."""
        unknown: Record = dict.fromkeys(self.can_be)
        for joined in ((True, False), (True, None), (None, False)):
            yield from self._deciding(self.stated.truth, unknown, *joined)

    def _deciding(
        self, node: Node, record: Record, beside_and: bool | None, beside_or: bool | None
    ) -> Iterator[tuple[Record, tuple[str, ...]]]:
        """As ``records``, with what the parts beside are to be in ‘and’ and in ‘or’; ``None`` leaves them alone."""
        match node:
            case nodes.Negation(part=part):
                yield from self._deciding(part, record, _not(beside_or), _not(beside_and))
            case nodes.AllOf(parts=parts) | nodes.AnyOf(parts=parts):
                wanted = beside_and if isinstance(node, nodes.AllOf) else beside_or
                for part in parts:
                    others = [] if wanted is None else [other for other in parts if other is not part]
                    for settled in islice(self._all(others, bool(wanted), record), _WAYS):
                        yield from self._deciding(part, settled, beside_and, beside_or)
            case _:
                yield record, self._read(node)

    def _all(self, parts: Sequence[Node], wanted: bool, record: Record) -> Iterator[Record]:
        """The record with further facts, so that all the parts are what is wanted."""
        if not parts:
            yield record
            return
        for settled in islice(self._settled(parts[0], wanted, record), _WAYS):
            yield from self._all(parts[1:], wanted, settled)

    def _settled(self, node: Node, wanted: bool, record: Record) -> Iterator[Record]:
        """The record with further facts, so that a part is what is wanted."""
        if self._says(node, record) is wanted:
            yield record
            return
        match node:
            case nodes.Negation(part=part):
                yield from self._settled(part, not wanted, record)
            case nodes.AllOf(parts=parts) | nodes.AnyOf(parts=parts):
                if isinstance(node, nodes.AllOf) is wanted:
                    yield from self._all(parts, wanted, record)
                else:
                    for part in parts:
                        yield from islice(self._settled(part, wanted, record), _WAYS)
            case _:
                for filled in self._filled(node, record):
                    if self._says(node, filled) is wanted:
                        yield filled

    def _filled(self, node: Node, record: Record) -> Iterable[Record]:
        free = [name for name in self._read(node) if record[name] is None]
        chosen = product(*(self.can_be[name] for name in free))
        return ({**record, **dict(zip(free, values, strict=True))} for values in islice(chosen, _TRIED))

    def _read(self, node: Node) -> tuple[str, ...]:
        return tuple(dict.fromkeys(path.partition(".")[0] for path in nodes.facts_in(node)))

    def _says(self, node: Node, record: Record) -> bool | None:
        if id(node) not in self._compiled:
            self._compiled[id(node)] = compile_node(node, self.stated.limits)
        said: bool | None = self._compiled[id(node)](self.parsed(record), None, self.day)
        return said


def _not(value: bool | None) -> bool | None:
    return None if value is None else not value


def varied(
    found: Iterable[tuple[Record, tuple[str, ...]]], can_be: Mapping[str, Sequence[Any]]
) -> Iterator[Record]:
    """The records, with the facts of the part that decides changed to all they can be."""
    for record, names in found:
        for values in islice(product(*(can_be[name] for name in names)), _TRIED):
            yield {**record, **dict(zip(names, values, strict=True))}
