"""Changes: how figures of a template compare with a base, as a sentence says it."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from ansheng.indicators.comparing.comparison import Comparison
from ansheng.indicators.figure import Figure
from ansheng.reports.desk import Desk
from ansheng.reports.model import Part
from ansheng.reports.templates.answers import Answer
from ansheng.reports.templates.forms import CHANGE, SIZE, Forms
from ansheng.words import Words

_VERBS = (
    (Words("下降", "down"), Words("上升", "up")),
    (Words("降低", "down"), Words("提高", "up")),
)
"""The verbs of a fall and a rise, of amounts and of rates."""


def compared(desk: Desk, figures: Sequence[Figure], forms: Forms) -> Answer:
    """How figures compare, in words; several changes of one direction together."""
    pairs = [(one, one.comparison) for one in figures]
    for figure, found in pairs:
        if found is None or found.base is None:
            return Answer(lacking=_no_base(figure, found))
    known = [(figure, _to_places(found, forms)) for figure, found in pairs if found is not None]
    said = [desk.quoted(figure, _change(desk, found, forms)) for figure, found in known]
    if len(said) > 1 and (together := _together(desk, known, forms)):
        return Answer(together)
    return Answer(desk.joined(said, Words("、", ", ")))


def _to_places(found: Comparison, forms: Forms) -> Comparison:
    places = forms.shape.places
    return found if places is None else attrs.evolve(found, places=places)


def _change(desk: Desk, found: Comparison, forms: Forms) -> str:
    if forms.how == SIZE:
        return found.size(desk.lang)
    if forms.how == CHANGE:
        return found.moved(desk.lang)
    text = found.text(desk.lang, chance=desk.chance)
    usual_ = Words(found.against.title(), found.against.title("en"))
    return text.replace(desk.of(usual_), desk.of(_base(found, forms)))


def _base(found: Comparison, forms: Forms) -> Words:
    """The base as a change names it: 同比, or 较2019年 where its days are asked for."""
    if forms.base is None:
        return Words(found.against.title(), found.against.title("en"))
    return Words(f"较{forms.base.label()}", f"on {forms.base.label('en')}")


def _together(desk: Desk, known: Sequence[tuple[Figure, Comparison]], forms: Forms) -> tuple[Part, ...]:
    """Several changes of one direction as offices write them: ``同比分别下降13.2%、19.2%``; empty where they differ."""
    directions = {found.direction for _, found in known}
    if forms.how or directions not in ({1}, {-1}) or not all(found.size() for _, found in known):
        return ()
    if len({found.rate for _, found in known}) > 1:
        return ()
    sizes = [desk.quoted(figure, found.size(desk.lang)) for figure, found in known]
    rate, risen = known[0][1].rate, directions == {1}
    verb = _VERBS[rate][risen]
    base = _base(known[0][1], forms)
    listed = desk.joined(sizes, Words("、", ", "))
    return desk.say(Words(f"{base.zh}分别{verb.zh}{{0}}", f"{verb.en} {{0}} {base.en}"), listed)


def _no_base(figure: Figure, found: Comparison | None) -> Words:
    said = found or Comparison(figure.value, None)
    name, why = Words(figure.label, figure.name("en")), Words(said.text(), said.text("en"))
    return Words(f"“{name.zh}”{why.zh}，有关内容未写入。", f"{name.en}: {why.en}; not told.")
