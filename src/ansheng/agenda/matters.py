"""Agenda: what is due, late, not known or to be escalated on a day, for whom and why, from the tables of a dossier."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from ansheng import looking
from ansheng.agenda.climbing import Asked, Proposals, climb
from ansheng.agenda.ladder import Ladder
from ansheng.agenda.pending import KINDS, ORDER, STATES, Matter, Matters, State
from ansheng.agenda.rungs import Proposal, Rung, Signal
from ansheng.agenda.signals import accident_signals, ceiling_signals, given, issued, open_hazards
from ansheng.campaigns import TaskRecord, task_standing
from ansheng.dates import AnyDay, day_label, day_of, shift
from ansheng.errors import check_lang, word
from ansheng.facts.as_of import stood
from ansheng.facts.frames import Tables, records_of, rows_of
from ansheng.looking import Mark
from ansheng.responsibility import Duty, DutyRecord, OccurrenceRecord, Standing, standings
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    import polars

_MARKS: Mapping[State, Mark] = {"due": "", "late": "bad", "unknown": "doubt"}
_CERTAIN: Mapping[bool, Mark] = {True: "", False: "doubt"}
_MATTERS = ("状态", "责任单位", "种类", "编号", "名称", "期限", "天数")
_STEPS = ("措施", "对象", "事由", "理由", "依据")


def _in_columns(matters: Iterable[Matter]) -> Matters:
    return Matters.of(matters)


def _steps_in_columns(proposals: Iterable[Proposal]) -> Proposals:
    return Proposals.of(proposals)


@attrs.frozen
class Agenda:
    """What a day asks for: matters by how urgent they are, and the steps of escalation that are proposed.

    :param basis: the office's own documents by the steps that rest on them
    """

    on: dt.date
    matters: Matters = attrs.field(converter=_in_columns)
    proposals: Proposals = attrs.field(converter=_steps_in_columns)
    basis: Mapping[str, str] = attrs.field(factory=dict)

    def __repr__(self) -> str:
        told = ", ".join(f"{number} {name}" for name, number in sorted(self.counts().items()))
        return f"<Agenda on {self.on}: {told}>"

    def _repr_html_(self) -> str:
        matters = (
            (
                _MARKS[m.state],
                (
                    word("zh", STATES[m.state]),
                    m.party,
                    word("zh", KINDS[m.kind]),
                    m.object,
                    m.title,
                    m.due_on,
                    m.days,
                ),
            )
            for m in self.matters
        )
        steps = (
            (
                _CERTAIN[p.certain],
                (p.rung.title, p.addressee, p.concerning, p.reasons(), p.basis(self.basis)),
            )
            for p in self.proposals
        )
        counts = self.counts()
        told = "，".join(f"{words.zh}{counts[state]}项" for state, words in STATES.items())
        return looking.block(
            f"{day_label(self.on)}待办：{told}，拟采取措施{len(self.proposals)}项",
            looking.table(_MATTERS, matters, of=len(self.matters), title="事项"),
            looking.table(_STEPS, steps, of=len(self.proposals), title="拟采取的措施"),
        )

    def counts(self) -> Counter[str]:
        """How many matters are due, late, unknown; and how many steps are proposed."""
        found = self.matters.counts()
        found["proposed"] = len(self.proposals)
        return found

    def without_basis(self) -> tuple[Rung, ...]:
        """The steps proposed on a ground that rests on no document of the office and on no national law."""
        kinds = self.proposals.kinds()
        bare = (rung for rung, ground in kinds if rung.basis(ground, self.basis) is None)
        return tuple(dict.fromkeys(bare))

    def by_body(self) -> tuple[Asked, ...]:
        """How much each step asks of each body, in the order of the ladder; no proposal is made for that."""
        return self.proposals.by_body()

    def to_dicts(self, lang: Lang = "zh") -> list[dict[str, Any]]:
        """The matters as plain data that JSON takes."""
        lang = check_lang(lang)
        return [matter.to_dict(lang) for matter in self.matters]

    def to_polars(self, lang: Lang = "zh") -> polars.DataFrame:
        """The matters as a Polars frame; its columns are the keys of :meth:`to_dicts`."""
        return self.matters.told(check_lang(lang))

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The agenda as plain data that JSON takes."""
        lang = check_lang(lang)
        return {
            "on": self.on.isoformat(),
            "counts": dict(sorted(self.counts().items())),
            "matters": self.to_dicts(lang),
            "proposals": [
                {
                    "step": proposal.rung.id,
                    "title": word(lang, Words(proposal.rung.title, proposal.rung.en)),
                    "addressee": proposal.named,
                    "concerning": proposal.concerning,
                    "ground": proposal.ground.id,
                    "reason": proposal.reasons(lang),
                    "basis": proposal.basis(self.basis),
                    "source": proposal.ground.source,
                    "seen": proposal.ground.seen,
                    "chosen": proposal.ground.chosen,
                    "local": proposal.ground.local,
                    "certain": proposal.certain,
                }
                for proposal in self.proposals
            ],
        }


def agenda(
    tables: Tables,
    on: AnyDay,
    *,
    ahead: int = 7,
    ladder: Ladder | None = None,
    signals: Iterable[Signal] = (),
    basis: Mapping[str, str] | None = None,
    duties: Iterable[Duty] = (),
) -> Agenda:
    """What a day asks for, from typed tables such as those of a dossier or of a ledger.

    Late is what was to be done before the day and is said not to be; due is what is to be done within ``ahead`` days,
    the day itself included. Where nobody says whether it was done, a matter past its day is unknown.

    Grounds for escalation are what is open, late, absent or unsettled in the tables, the grades of accidents, ceilings.

    :param signals: more grounds
    :param basis: the office's own documents by the steps that rest on them, as ``[basis]`` of ``campaign.toml``
    :param duties: those to look at beside the table of duties, such as those that plugins bring; where the table has
        a duty of the same party and name, that one holds
    :raises UnknownNameError: a document is for a step that the ladder does not have
    """
    on = day_of(on, "on")
    steps = ladder or Ladder.read()
    steps.check_basis(basis or {})
    hazards = open_hazards(tables, on)
    others = [*_tasks(tables, on, ahead), *_reports(tables, on, ahead), *_duties(tables, duties, on, ahead)]
    matters = Matters.of(others, _hazards(hazards, on, ahead), ordered=False)
    more = (*accident_signals(tables, on), *ceiling_signals(tables, on), *signals)
    grounds = given(tables, hazards, on, steps, more)
    return Agenda(on, matters, climb(steps.rung, grounds, on, issued(tables, on, steps)), basis or {})


def _hazards(hazards: polars.DataFrame | None, on: dt.date, ahead: int) -> polars.DataFrame | None:
    """The matters of hazards in columns, as :func:`_matter` has one of them."""
    import polars as pl

    if hazards is None:
        return None
    days = (pl.lit(on) - pl.col("due_on")).dt.total_days()
    past = pl.when(pl.col("done").is_null()).then(ORDER.index("unknown")).otherwise(ORDER.index("late"))
    return hazards.filter(days >= -ahead, ~pl.col("done").fill_null(False)).select(
        kind=pl.lit("hazard"),
        object=pl.col("id").cast(pl.String).fill_null(""),
        title=pl.col("description").cast(pl.String).fill_null(""),
        party=pl.col("department").cast(pl.String),
        due_on="due_on",
        days=days.abs(),
        state=pl.when(days > 0).then(past).otherwise(ORDER.index("due")).cast(pl.UInt8),
        rule=pl.lit(0, pl.UInt32),
    )


def _tasks(tables: Tables, on: dt.date, ahead: int) -> Iterator[Matter]:
    for task in records_of(tables, TaskRecord):
        standing = task_standing(task, on)
        if task.due_on is None or standing.state in ("done", "done_late"):
            continue
        if task.finished and standing.state == "unknown":
            continue
        done = None if standing.state == "unknown" else False
        yield from _matter("task", task.id, task.name, task.lead, task.due_on, done, on, ahead, "完成时限")


def _reports(tables: Tables, on: dt.date, ahead: int) -> Iterator[Matter]:
    for row in rows_of(tables, "submissions"):
        done = stood(row["submitted"], row["submitted_on"], on)
        if not done and row["due_on"] is not None:
            title = row["period"] or ""
            yield from _matter(
                "report", row["id"], title, row["party"], row["due_on"], done, on, ahead, "报送时限"
            )


_RULES = {
    "完成时限": "the task's due day",
    "报送时限": "the report's due day",
}


def _matter(
    kind: str,
    object_: str | None,
    title: str | None,
    party: str | None,
    due: dt.date,
    done: bool | None,
    on: dt.date,
    ahead: int,
    rule: str,
) -> Iterator[Matter]:
    """The matter that something not done makes, if it is late, unknown or due soon."""
    days = (on - due).days
    if days > 0:
        state: State = "unknown" if done is None else "late"
    elif days >= -ahead:
        state = "due"
    else:
        return
    yield Matter(kind, state, object_ or "", title or "", party, due, abs(days), Words(rule, _RULES[rule]))


def _duties(tables: Tables, more: Iterable[Duty], on: dt.date, ahead: int) -> Iterator[Matter]:
    kept: dict[int, list[Duty]] = defaultdict(list)
    for record in records_of(tables, DutyRecord):
        if not (record.name and record.every and record.party):
            name = record.name or record.id or ""
            unclear = Words("名称、周期或责任主体未填", "its name, cadence or party is not stated")
            yield Matter("duty", "unknown", name, name, record.party, None, None, unclear)
            continue
        duty = Duty.of(record)
        kept[duty.years].append(duty)
    own = {(duty.party, duty.title) for duties in kept.values() for duty in duties}
    brought = [duty for duty in more if (duty.party, duty.title) not in own]
    for duty in brought:
        kept[duty.years].append(duty)
    done = list(records_of(tables, OccurrenceRecord)) if kept else []
    silent = brought if OccurrenceRecord.table not in tables else []
    for years, duties in kept.items():
        for standing in standings(duties, done, since=shift(on, years=-years), on=on):
            if standing.state == "due" or standing.duty not in silent:
                yield from _duty(standing, on, ahead)
    for duty in silent:
        yield Matter("duty", "unknown", duty.id, duty.title, duty.party, None, None, _source(duty, _SILENT))


_SILENT = Words("无“履职记录”表", "there is no table of performances")
"""Why nobody knows whether a duty was done that the office itself keeps no table of."""


def _duty(standing: Standing, on: dt.date, ahead: int) -> Iterator[Matter]:
    """The matter that a period of a duty makes; one whose last day is not known yet is due from its period's end."""
    duty, day = standing.duty, standing.deadline or standing.period.last
    days = (on - day).days
    if standing.state == "due" and days >= -ahead:
        state: State = "due"
    elif standing.state in ("missed", "unknown") and on > day:
        state = "late" if standing.state == "missed" else "unknown"
    else:
        return
    title = f"{duty.title}（{standing.period.label()}）"
    yield Matter("duty", state, duty.id, title, duty.party, day, abs(days), _source(duty))


def _source(duty: Duty, why: Words | None = None) -> Words:
    """What lays a duty down, and the plugin that brings it, if it is not of the office's own table."""
    told = why or Words(duty.source or duty.cadence(), duty.source or duty.cadence("en"))
    if duty.origin is None:
        return told
    return Words(f"{told.zh}（来自插件“{duty.origin.zh}”）", f"{told.en} (from the plugin {duty.origin.en})")
