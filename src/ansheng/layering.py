"""Layering: the rules of a day that judge one class, the national and the local ones set against each other.

A local rule judges what lies in its region. Where it cites a clause that is *stricter than* another, it judges there by
both, and the rules on the other clause are left to what is not known to lie in the region; where its clause stands
*instead of* the other, these judge outside alone. A record whose place is not known is therefore judged by the national
rules as before, and the local ones are open on it, with its region as the fact that is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

import attrs

from ansheng.areas import lies_in, stated
from ansheng.errors import Problem
from ansheng.facts import nodes
from ansheng.facts.nodes import Node
from ansheng.facts.record import Facts
from ansheng.law.standard import Citation
from ansheng.rules.bind import Bound, NotInForce, bind
from ansheng.rules.evaluate import compile_node
from ansheng.rules.rule import Bears, Rule
from ansheng.words import Words


def layered(
    rules: Iterable[Rule], day: date, facts: type[Facts], region: str = ""
) -> tuple[list[Bound], list[NotInForce]]:
    """The rules in force that judge a class on a day, in their layers, and those that do not judge then.

    :param region: where all records lie that do not say otherwise
    """
    own = [rule for rule in rules if issubclass(facts, rule.facts)]
    areas = tuple(dict.fromkeys(area for rule in own for area in rule.regions))
    found = [bind(_placed(rule, region, areas), day) for rule in own]
    bound = [each for each in found if isinstance(each, Bound)]
    idle = [each for each in found if isinstance(each, NotInForce)]
    if not any(each.rule.regional or each.rule.replaces for each in bound):
        return bound, idle
    layers = [_Layer(each, each.rule.cites, [_own(each.rule)], [each.rule.when]) for each in bound]
    for layer in sorted(layers, key=_height):
        _set_against(layer, layers, day)
    idle += [NotInForce(each.bound.rule, _replaced(each.by)) for each in layers if each.by is not None]
    return [each.made(facts) for each in layers if each.by is None], idle


def unplaced(rules: Iterable[Bound], places: Mapping[str | None, int]) -> Iterator[Problem]:
    """How many records may or may not lie in the regions of local rules, a problem for each region.

    :param rules: rules in their layers
    :param places: how many records there are at each place
    """
    regional = {
        area: (node, b.day)
        for b in rules
        for area, node in zip(b.rule.regions, b.rule.regional, strict=False)
    }
    for area, (node, day) in regional.items():
        lies = compile_node(node, {})
        if unknown := sum(n for place, n in places.items() if lies({"region": place}, None, day) is None):
            words = Words(
                f"有{unknown}条记录不能确定是否属于“{area}”，当地规定的适用按待定处理；请在“地区”列写明省、市、县，"
                "或用 region=（命令行 --region）写明数据所属地区",
                f"{unknown} records may or may not lie in {area}, and what holds there is undetermined; write "
                "province, city and county in their region, or say with region= (--region) where the records are from",
            )
            yield Problem("unknown_region", words, value=area)


def holds_at(bound: Bound, place: str | None) -> bool | None:
    """Whether a rule holds at a place, by its layer alone; ``None`` where that is not known."""
    said: bool | None = compile_node(nodes.AllOf(bound.rule.regional), {})({"region": place}, None, bound.day)
    return said


@attrs.define(eq=False)
class _Layer:
    """A rule while it is set against others: what it cites, what it judges by, and where it does not judge."""

    bound: Bound
    cites: tuple[Citation, ...]
    judges: list[Node]
    scopes: list[Node | None]
    outside: list[Node] = attrs.field(factory=list)
    taken: set[str] = attrs.field(factory=set)
    by: Rule | None = None

    def made(self, facts: type[Facts]) -> Bound:
        """The rule as it judges in its layer; the one that it was, where nothing bears on it."""
        rule = self.bound.rule
        if self.cites == rule.cites and len(self.judges) == 1 and not self.outside:
            return self.bound
        scopes = [scope for scope in self.scopes if scope is not None]
        several = len(self.judges) > 1
        changes = {
            "condition": nodes.AnyOf(tuple(self.judges)) if several else rule.condition,
            "when": nodes.AnyOf(tuple(scopes)) if several and len(scopes) == len(self.scopes) else None,
            "facts": facts,
        }
        made = bind(
            rule.evolved(
                cites=self.cites,
                regional=(*rule.regional, *self.outside),
                **(changes if several else {}),
            ),
            self.bound.day,
        )
        assert isinstance(made, Bound), "each of its parts is in force"
        return made


def _set_against(local: _Layer, layers: Sequence[_Layer], day: date) -> None:
    """Set one rule against those on whose clauses its own bear, and against those that it replaces."""
    rule = local.bound.rule
    for other in layers:
        if other is not local and _replaces(rule, other.bound.rule):
            _instead(local, other)
    for bears in rule.bears:
        if not bears.in_force(day):
            continue
        local.cites = tuple(dict.fromkeys((*local.cites, bears.on)))
        for other in layers:
            if other is not local and bears.on in other.cites and not _alike(bears, other):
                _stricter(local, other) if bears.bearing == "stricter" else _instead(local, other)


def _alike(bears: Bears, other: _Layer) -> bool:
    """Whether another rule rests on the same local clause, and is not one that it bears on."""
    return bears.by in other.bound.rule.cites


def _stricter(local: _Layer, other: _Layer) -> None:
    """The local rule judges in its region by both; one of those on a local standard is enough."""
    standard = local.bound.standard
    if standard not in other.taken:
        other.taken.add(standard)
        local.judges += other.judges
        local.scopes += other.scopes
        local.cites = tuple(dict.fromkeys((*local.cites, *other.cites)))
    inside = _inside(local)
    other.outside.append(nodes.Negation(nodes.AllOf((nodes.Known(inside), inside))))


def _instead(local: _Layer, other: _Layer) -> None:
    """The other rule judges outside the region of the local one; nowhere, where that has none."""
    if not local.bound.rule.regional:
        other.by = local.bound.rule
    else:
        other.outside.append(nodes.Negation(_inside(local)))


def _inside(local: _Layer) -> Node:
    parts = local.bound.rule.regional
    return parts[0] if len(parts) == 1 else nodes.AllOf(parts)


def _replaces(rule: Rule, other: Rule) -> bool:
    return any(
        name in (other.id, *([other.name] if other.plugin == rule.plugin else [])) for name in rule.replaces
    )


def _replaced(by: Rule | None) -> Words:
    assert by is not None, "only what is replaced is asked"
    return Words(f"已由规则 {by.id} 代替", f"replaced by rule {by.id}")


def _placed(rule: Rule, region: str, areas: Sequence[str]) -> Rule:
    """The rule with its regions read inside another; what lies in an area that is known to lie in one lies in it too.

    :param areas: the regions of all rules, by which 示例县 is known to lie in 山东省示例市示例县, and so in 山东省
    """
    if not rule.regional:
        return rule
    regional = []
    for node in rule.regional:
        assert isinstance(node, nodes.Within), "a rule that is in no layer yet"
        smaller = [area for area in areas if area != node.area and lies_in(area, node.area)]
        parts = tuple(attrs.evolve(node, area=area, inside=region) for area in (node.area, *smaller))
        regional.append(parts[0] if len(parts) == 1 else nodes.AnyOf(parts))
    return rule.evolved(regional=tuple(regional))


def _own(rule: Rule) -> Node:
    """What a rule judges by, wherever that is."""
    return rule.condition if rule.when is None else nodes.AllOf((rule.when, rule.condition))


def _height(layer: _Layer) -> int:
    """How far down the layers of law a rule stands: 0 for national law, the most for a county's."""
    return max((stated(area)[-1].height for area in layer.bound.rule.regions), default=0)


class Judging:
    """The rules of a day, found for a class of facts when first asked for."""

    def __init__(self, rules: tuple[Rule, ...], day: date, region: str) -> None:
        self._rules, self._day, self._region = rules, day, region
        self._found: dict[type[Facts], tuple[list[Bound], list[NotInForce]]] = {}

    def on(self, facts: type[Facts]) -> tuple[list[Bound], list[NotInForce]]:
        """The rules in force that judge a class, in their layers, and those that do not judge on the day."""
        if facts not in self._found:
            self._found[facts] = layered(self._rules, self._day, facts, self._region)
        return self._found[facts]


@lru_cache(maxsize=64)
def judging(rules: tuple[Rule, ...], day: date, region: str) -> Judging:
    """The rules of a day, kept for those who ask again."""
    return Judging(rules, day, region)
