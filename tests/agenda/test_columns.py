"""The agenda is counted in columns; it is what the definition says of each hazard and each signal, one by one."""

from __future__ import annotations

import datetime as dt
import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.agenda import Agenda, Ground, Ladder, Matter, Need, Proposal, Rung, Signal, agenda, letters
from ansheng.facts.as_of import stood
from ansheng.words import Words

DAY = dt.date(2024, 6, 30)
SCHEMA = {
    **dict.fromkeys(("id", "unit", "description", "department", "region", "grade"), pl.String),
    **dict.fromkeys(("found_on", "due_on", "rectified_on", "closed_on"), pl.Date),
    **dict.fromkeys(("rectified", "closed"), pl.Boolean),
}


def stood_on(row: Mapping[str, Any], flag: str) -> bool | None:
    return stood(row[flag], row[f"{flag}_on"], DAY)


def looked_at(rows: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The hazards found by the day and not surely closed, with what was known of them."""
    for row in rows:
        known = {**row, "done": stood_on(row, "rectified"), "shut": stood_on(row, "closed")}
        if (row["found_on"] is None or row["found_on"] <= DAY) and known["shut"] is not True:
            yield known


def named(row: Mapping[str, Any]) -> str:
    return " ".join(row[name] for name in ("id", "unit", "description") if row[name])


def matters_of(rows: Iterable[Mapping[str, Any]], ahead: int) -> list[Matter]:
    """The matters of hazards by their definition."""
    rule, found = Words("整改期限", "the day set for rectification"), list[Matter]()
    for row in looked_at(rows):
        if row["done"] is True or row["due_on"] is None or (row["due_on"] - DAY).days > ahead:
            continue
        late = (DAY - row["due_on"]).days
        state: Any = "due" if late <= 0 else "unknown" if row["done"] is None else "late"
        told = (row["id"] or "", row["description"] or "", row["department"], row["due_on"], abs(late))
        found.append(Matter("hazard", state, *told, rule))
    order = {"late": 0, "unknown": 1, "due": 2}
    return sorted(found, key=lambda m: (order[m.state], m.due_on or dt.date.max, m.party or "", m.object))


def signals_of(rows: Iterable[Mapping[str, Any]]) -> Iterator[Signal]:
    """The signals of hazards by their definition, whatever a ladder asks for."""
    for row in looked_at(rows):
        where = (row["department"], row["unit"], row["region"], row["grade"])
        name, object_ = named(row), row["id"] or named(row)
        if row["shut"] is False or row["done"] is False:
            words = Words(f"隐患“{name}”未销号", f"open hazard: {name}")
            yield Signal("hazard_open", object_, row["found_on"], words, *where)
        if row["done"] is False and row["due_on"] is not None and row["due_on"] < DAY:
            late = (DAY - row["due_on"]).days
            words = Words(f"隐患“{name}”逾期{late}天未整改", f"hazard {late} days overdue: {name}")
            yield Signal("hazard_overdue", object_, row["due_on"], words, *where, late)


def met(ground: Ground, signals: Sequence[Signal]) -> Iterator[tuple[str, tuple[Signal, ...], bool]]:
    """Whom a ground holds for, by the definition of what a need counts."""
    for whom in dict.fromkeys(s.of(ground.per) for s in signals if ground.needs[0].met(s, DAY) is not False):
        if whom is None:
            continue
        of_whom = [s for s in signals if s.of(ground.per) == whom]
        sure = [[s for s in of_whom if need.met(s, DAY) is True] for need in ground.needs]
        doubtful = [[s for s in of_whom if need.met(s, DAY) is None] for need in ground.needs]
        wanted = [need.least for need in ground.needs]
        if all(len(a) + len(b) >= n for a, b, n in zip(sure, doubtful, wanted, strict=True)):
            certain = all(len(a) >= n for a, n in zip(sure, wanted, strict=True))
            shown = sure if certain else [a + b for a, b in zip(sure, doubtful, strict=True)]
            yield whom, tuple(s for part in shown for s in part), certain


def proposals_of(ladder: Ladder, signals: Sequence[Signal], taken: set[tuple[str, str]]) -> list[Proposal]:
    """The proposals by their definition: of each step the first ground that holds for somebody."""
    found = list[Proposal]()
    for rung in ladder.rung:
        told = set[tuple[str, str]]()
        for ground in rung.ground:
            for whom, shown, certain in met(ground, signals):
                if (ground.per, whom) not in told and (rung.id, whom) not in taken:
                    found.append(Proposal(rung, ground, whom, shown, certain))
                told.add((ground.per, whom))
    return found


def by_body(proposals: Iterable[Proposal]) -> Counter[tuple[str, str | None, int | None]]:
    """The proposals of each step and body, with how late the latest signal is."""
    counts = Counter((one.rung.id, one.named) for one in proposals)
    late: dict[tuple[str, str | None], list[int]] = {key: [] for key in counts}
    for one in proposals:
        late[one.rung.id, one.named] += [s.days_late for s in one.signals if s.days_late is not None]
    return Counter({(*key, max(late[key], default=None)): number for key, number in counts.items()})


def rung(name: str, *grounds: tuple[str, Any, tuple[Need, ...]]) -> Rung:
    made = tuple(Ground(id_, id_, id_, per, "本办规定", "text", needs) for id_, per, needs in grounds)
    return Rung(name, name, name, made, "$addressee：$reasons")


MAJOR = Need("hazard_open", grades=("major",))
OWN = Ladder(
    (
        rung(
            "call", ("three", "object", (Need("hazard_overdue", days_late=3),)), ("open", "object", (MAJOR,))
        ),
        rung(
            "visit",
            ("month", "party", (Need("hazard_open", least=2, months=1), Need("hazard_overdue"))),
            ("unknown", "party", (Need("hazard_open", grades=("unknown", "general"), days=20),)),
            ("fined", "unit", (MAJOR, Need("penalty", days_late=1))),
        ),
        rung("order", ("place", "region", (Need("hazard_overdue", least=2, grades=("general", "unknown")),))),
    )
)
LADDERS = [Ladder.read(), Ladder.read().without_local(), OWN]

near = st.one_of(st.none(), st.dates(dt.date(2024, 5, 10), dt.date(2024, 7, 12)))
flags = st.sampled_from([True, False, False, None])


def texts(*values: str) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, "", *values])


HAZARDS = st.lists(
    st.fixed_dictionaries(
        {
            "id": texts("甲", "乙", "丙", "丁"),
            "unit": texts("丙厂", "丁厂"),
            "description": texts("堵塞", "损坏"),
            "department": texts("甲局", "乙局"),
            "region": texts("东镇", "西镇"),
            "grade": st.sampled_from(["general", "major", None]),
            **dict.fromkeys(("found_on", "due_on", "rectified_on", "closed_on"), near),
            **dict.fromkeys(("rectified", "closed"), flags),
        }
    ),
    max_size=12,
)
SIGNALS = st.lists(
    st.builds(
        Signal,
        st.sampled_from(["hazard_open", "hazard_overdue", "penalty"]),
        st.sampled_from(["甲", "乙", "戊"]),
        near,
        st.just(Words("另报", "reported")),
        party=texts("甲局", "丙局"),
        unit=texts("丙厂", "丁厂"),
        region=texts("东镇"),
        grade=texts("general", "major"),
        days_late=st.one_of(st.none(), st.integers(0, 40)),
    ),
    max_size=6,
)
TAKEN = st.sets(st.tuples(st.sampled_from(["call", "visit"]), st.sampled_from(["甲", "乙", "甲局", "丁厂"])))


def judged(
    rows: Sequence[Mapping[str, Any]], ladder: Ladder, more: Sequence[Signal] = (), **named: Any
) -> Agenda:
    tables = {"hazards": pl.DataFrame(rows, schema=SCHEMA)}
    taken = named.pop("taken", ())
    if taken:
        steps = [{"step": step, "concerning": whom, "issued_on": DAY} for step, whom in taken]
        tables["escalations"] = pl.DataFrame(steps)
    return agenda(tables, DAY, ladder=ladder, signals=more, **named)


@pytest.mark.parametrize("ladder", LADDERS)
@given(rows=HAZARDS, more=SIGNALS, ahead=st.sampled_from([0, 7]))
def test_columns_say_what_the_definition_says(
    ladder: Ladder, rows: list[dict[str, Any]], more: list[Signal], ahead: int
) -> None:
    found = judged(rows, ladder, more, ahead=ahead)
    matters, proposals = matters_of(rows, ahead), proposals_of(ladder, [*signals_of(rows), *more], set())
    assert list(found.matters) == matters
    assert [found.matters[at] for at in range(len(matters))] == list(found.matters[: len(matters)]) == matters
    assert list(found.proposals) == proposals
    assert [found.proposals[at] for at in range(len(proposals))] == proposals
    assert (
        found.counts() == Counter([*(m.state for m in matters), *["proposed"] * len(proposals)]) + Counter()
    )
    asked = found.by_body()
    told = {(one.rung.id, one.addressee, one.days_late): one.proposals for one in asked}
    assert told == by_body(proposals)
    assert sum(one.certain for one in asked) == sum(one.certain for one in proposals)


@given(rows=HAZARDS, taken=TAKEN)
def test_steps_taken_are_left_out_as_the_definition_says(
    rows: list[dict[str, Any]], taken: set[tuple[str, str]]
) -> None:
    found = judged(rows, OWN, taken=sorted(taken))
    assert list(found.proposals) == proposals_of(OWN, list(signals_of(rows)), taken)


@given(rows=HAZARDS, more=SIGNALS)
def test_the_highest_step_and_its_letters(rows: list[dict[str, Any]], more: list[Signal]) -> None:
    found, order = judged(rows, OWN, more), [one.id for one in OWN.rung]
    best = dict[tuple[str, str], Proposal]()
    for one in found.proposals:
        known = best.setdefault((one.ground.per, one.concerning), one)
        if order.index(one.rung.id) > order.index(known.rung.id):
            best[one.ground.per, one.concerning] = one
    highest = OWN.highest(found.proposals)
    assert highest == tuple(best.values()) == OWN.highest(tuple(found.proposals))
    assert len(highest.by_body()) == len(letters(highest, issuer="安委办", on=DAY))
    gravest = sorted(best.values(), key=lambda one: (-order.index(one.rung.id), one.addressee))
    assert list(highest.gravest_first()) == gravest


def hazards(number: int) -> list[dict[str, Any]]:
    blank = dict.fromkeys(SCHEMA)
    return [
        {
            **blank,
            "id": f"H{n % 90}",
            "department": f"{n % 7}局",
            "due_on": DAY - dt.timedelta(n % 50),
            "rectified": False,
        }
        for n in range(number)
    ]


def test_matters_and_proposals_are_sequences_whose_parts_are_such() -> None:
    found, same = judged(hazards(200), Ladder.read()), judged(hazards(200), Ladder.read())
    matters, proposals = tuple(found.matters), tuple(found.proposals)
    assert found.matters == matters
    assert found.proposals == proposals
    assert found == same == pickle.loads(pickle.dumps(found))  # noqa: S301  made here
    assert hash(found.matters) == hash(matters)
    assert found.matters != matters[1:]
    assert found.matters[5:100:3] == matters[5:100:3]
    assert found.matters[-3:] == matters[-3:]
    assert found.proposals[::-1] == proposals[::-1]
    assert found.matters[:9][2] == matters[2] == found.matters[2]
    with pytest.raises(IndexError):
        found.matters[200]
    assert repr(found.proposals[:1]) == f"({proposals[0]!r})"
    assert repr(found.matters).endswith(f"and {len(matters) - 3} more)")
    assert Agenda(DAY, matters, proposals) == found
    assert found.to_polars("en").to_dicts() == found.to_dicts("en")
