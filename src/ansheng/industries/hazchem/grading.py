"""The grade that GB 30871 gives to hot work, work at height and lifting, from the facts of the permit.

Example::

    found = grade_hot_work(HotWorkPermit(in_fixed_area=False, shut_down_and_cleaned=False, explosive_area=True))
    found.grade, found.candidates, found.missing
    # (None, ("special", "first"), ("on_running_equipment", "in_flammable_dike"))
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping

import attrs

from ansheng import Lang, check_lang

from . import exact
from .facts.height import HEIGHT_GRADES, LIFTING_GRADES, HeightWorkPermit, LiftingPermit
from .facts.hot_work import HOT_WORK_GRADES, HotWorkPermit
from .facts.permits import SpecialWork
from .logic import Truth, at_least, at_most, both, either, negation
from .standards import SPECIAL_WORK

NOT_GRADED = "none"
"""The grade of what the standard does not grade: hot work in a fixed area, work below 2 m."""

_HOT_WORK = {**HOT_WORK_GRADES, NOT_GRADED: "不分级"}
_HOT_WORK_FLAGS = (
    "in_fixed_area",
    "shut_down_and_cleaned",
    "explosive_area",
    "on_running_equipment",
    "in_flammable_dike",
    "on_pipe_rack",
)


@attrs.frozen
class Grading:
    """The grades that a piece of work may have as far as its facts are known.

    :ivar candidates: every grade that filling in the missing facts could give, gravest first
    :ivar missing: the facts that could still change the grade
    :ivar titles: the grades in Chinese
    :ivar work: the class of the permit
    """

    candidates: tuple[str, ...]
    missing: tuple[str, ...]
    titles: Mapping[str, str]
    work: type[SpecialWork]

    @property
    def grade(self) -> str | None:
        """The grade as the permit keeps it, ``"none"`` where there is none; ``None`` while it is not certain."""
        return self.candidates[0] if len(self.candidates) == 1 else None

    def text(self, lang: Lang = "zh") -> str:
        """One line: the grade, or the grades that are possible and the facts that are missing."""
        grades = self.candidates if check_lang(lang) == "en" else [self.titles[g] for g in self.candidates]
        if not self.missing:
            return grades[0]
        missing = [self.work.fact(name).label(lang) for name in self.missing]
        if check_lang(lang) == "en":
            return f"{' or '.join(grades)}; missing: {', '.join(missing)}"
        return f"{'或'.join(grades)}；未填：{'、'.join(missing)}"


def grade_hot_work(permit: HotWorkPermit) -> Grading:
    """The grade of hot work: special, first or second; in a fixed hot-work area it is not graded (5.1.2 to 5.1.4).

    That full shutdown, cleaning and isolation, so approved, lower the first grade only is our reading: what still runs
    or holds flammables is neither shut down nor clean. The upgrade at holidays or at night is not a grade; the standard
    does not say how far it goes.
    """
    given = {name: permit.values().get(name) for name in _HOT_WORK_FLAGS}
    found = [(known, _hot_work_grade(known)) for known in _completions(given)]
    missing = [
        name
        for name, value in given.items()
        if value is None and any(_hot_work_grade({**k, name: not k[name]}) != grade for k, grade in found)
    ]
    return _grading((grade for _, grade in found), missing, _HOT_WORK, HotWorkPermit)


def grade_height_work(permit: HeightWorkPermit) -> Grading:
    """The grade of work at height: I to IV by height, one grade up where a risk factor exists (8.1.1 to 8.1.3).

    The least grade that annex B asks for in some situations is a rule of its own (``height_below_situation``).
    """
    segments, raised = _segments(permit.height), _raised(permit)
    factors = list(raised.values())
    b = either(*factors)
    classes = (True, False) if b is None else (b,)
    grades = {(s, c): _height_grade(s, c) for s in segments for c in classes}
    missing = ["height"] if len({*grades.values()}) > 1 and permit.height is None else []
    if b is None and any(grades[s, True] != grades[s, False] for s in segments):
        missing += [name for names, truth in raised.items() if truth is None for name in _open(permit, names)]
    return _grading(grades.values(), missing, HEIGHT_GRADES, HeightWorkPermit)


def grade_lifting(permit: LiftingPermit) -> Grading:
    """The grade of lifting by the mass lifted: 1, 2 or 3 (9.1)."""
    if permit.mass is None:
        return _grading(LIFTING_GRADES, ["mass"], LIFTING_GRADES, LiftingPermit)
    grade = exact.step("lifting_grade", exact.written(permit.mass), SPECIAL_WORK)
    return _grading([str(grade)], [], LIFTING_GRADES, LiftingPermit)


def _grading(
    grades: Iterable[str], missing: Iterable[str], titles: Mapping[str, str], work: type[SpecialWork]
) -> Grading:
    found = {*grades}
    return Grading(tuple(g for g in titles if g in found), tuple(missing), titles, work)


def _completions(given: Mapping[str, Truth]) -> Iterator[dict[str, bool]]:
    """Every way to fill in the flags that are missing."""
    choices = [(True, False) if value is None else (value,) for value in given.values()]
    for values in itertools.product(*choices):
        yield dict(zip(given, values, strict=True))


def _hot_work_grade(known: Mapping[str, bool]) -> str:
    if known["in_fixed_area"]:
        return NOT_GRADED
    if (known["explosive_area"] and known["on_running_equipment"]) or known["in_flammable_dike"]:
        return "special"
    if known["shut_down_and_cleaned"]:
        return "second"
    return "first" if known["explosive_area"] or known["on_pipe_rack"] else "second"


def _height_grade(segment: int, raised: bool) -> str:
    if segment == 0:
        return NOT_GRADED
    return str(min(segment + raised, 4))


def _segments(height: float | None) -> tuple[int, ...]:
    if height is None:
        return (0, 1, 2, 3, 4)
    return (int(exact.step("height_segment", exact.written(height), SPECIAL_WORK)),)


def _raised(p: HeightWorkPermit) -> dict[tuple[str, ...], Truth]:
    """Whether each risk factor exists, by the facts that decide it."""
    wind, mean, water, foothold, oxygen = (
        exact.single(name, SPECIAL_WORK)
        for name in ("height_gust", "mean_temperature", "cold_water", "foothold", "height_oxygen")
    )
    return {
        ("wind_force",): at_least(p.wind_force, wind),
        ("mean_temperature",): at_most(p.mean_temperature, mean),
        ("cold_water_contact", "water_temperature"): both(
            p.cold_water_contact, at_most(p.water_temperature, water)
        ),
        ("slippery",): p.slippery,
        ("poor_light",): p.poor_light,
        ("live_part_nearby", "live_voltage", "live_distance"): both(p.live_part_nearby, _near_live_part(p)),
        ("swinging",): p.swinging,
        ("foothold_width",): negation(at_least(p.foothold_width, foothold)),
        ("toxic_gas",): p.toxic_gas,
        ("oxygen",): negation(at_least(p.oxygen, oxygen)),
        ("disaster_or_rescue",): p.disaster_or_rescue,
    }


def _near_live_part(p: HeightWorkPermit) -> Truth:
    if p.live_voltage is None:
        return None
    least = exact.step("live_part_distance", exact.written(p.live_voltage), SPECIAL_WORK)
    return negation(at_least(p.live_distance, least))


def _open(permit: HeightWorkPermit, names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if permit.values().get(name) is None)
