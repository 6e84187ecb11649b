"""Pages: a hazard of a ledger with its events, and problems as lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from ansheng.cli.answer import Page
from ansheng.errors import Problem, word
from ansheng.hazards.entry import EventFields
from ansheng.hazards.events import KINDS, Event
from ansheng.reports.model import Bullets, Paragraph, Section, Table
from ansheng.words import NO_WORDS, Lang, Words

if TYPE_CHECKING:
    from ansheng.hazards.lifecycle import Hazard


def listed(problems: Sequence[Problem], limit: int, lang: Lang) -> tuple[Bullets, ...]:
    """Problems as a list of at most so many lines, all of them for 0."""
    shown = [problem.text(lang) for problem in (problems[:limit] if limit else problems)]
    if len(problems) > len(shown):
        more = len(problems) - len(shown)
        shown.append(word(lang, Words(f"……另有{more}项", f"... and {more} more")))
    return (Bullets(tuple(shown)),) if shown else ()


def nobody_checked(lang: Lang, *, given: bool) -> tuple[Paragraph, ...]:
    """What is said of a ledger in which no roles were given."""
    words = Words(
        "尚未授予任何权限：人人可以办理，办理人姓名未经核对；要核对，请用 ansheng ledger grant 授予权限。",
        "No roles are given: everybody may act under any name, and nobody is checked; see ansheng ledger grant.",
    )
    return () if given else (Paragraph(word(lang, words)),)


def page_of(
    hazard: Hazard,
    events: Sequence[Event],
    lang: Lang,
    on: date | None = None,
    *,
    schema: str,
    roles_given: bool | None = None,
) -> Page:
    """A hazard with its events, those up to a day where one is given, as a page; ``schema`` names its data.

    :param roles_given: where the page is to tell it, whether anybody is checked
    """
    numbered = [(n, e) for n, e in enumerate(events, 1) if on is None or e.on <= on]
    counts = {number for number, _ in hazard.counted}
    facts = [(hazard.entry.fact(name), value) for name, value in hazard.values.items() if name != "id"]
    heads = word(lang, Words("项目", "fact")), word(lang, Words("内容", "value"))
    own = Table(
        "", heads, tuple((fact.label(lang), _text(fact.options, value, lang)) for fact, value in facts)
    )
    steps = {
        "zh": ("序号", "日期", "办理事项", "办理人", "内容"),
        "en": ("no.", "day", "event", "by", "data"),
    }[lang]
    rows = tuple(
        (n, e.on.isoformat(), _title(e, n in counts, lang), e.by, _told(e, lang)) for n, e in numbered
    )
    state = word(
        lang,
        Words(f"{hazard.state.title}，序号{hazard.version}", f"{hazard.state.en}, version {hazard.version}"),
    )
    sections = (
        Section("", (Paragraph(state), own)),
        Section(
            word(lang, Words("办理经过", "Events")),
            (Table("", steps, rows), *nobody_checked(lang, given=roles_given is not False)),
        ),
    )
    checked = {} if roles_given is None else {"roles_given": roles_given}
    return Page(
        f"{word(lang, Words('隐患', 'Hazard'))} {hazard.id}",
        sections,
        {"schema": schema, **_data(hazard, numbered), **checked},
    )


def _data(hazard: Hazard, events: Sequence[tuple[int, Event]]) -> dict[str, Any]:
    return {
        "id": hazard.id,
        "state": hazard.state.value,
        "title": hazard.state.title,
        "version": hazard.version,
        "last_on": hazard.last_on,
        "facts": dict(hazard.values),
        "possible": list(hazard.possible()),
        "events": [
            {"kind": e.kind, "on": e.on, "by": e.by, "at": e.at.isoformat(), "data": dict(e.data)}
            for _, e in events
        ],
    }


def _title(event: Event, counts: bool, lang: Lang) -> str:
    title = KINDS[event.kind].label(lang)
    back = Words("（已撤回）", " (taken back)") if not counts and event.kind != "correct" else NO_WORDS
    return title + word(lang, back)


def _told(event: Event, lang: Lang) -> str:
    facts = [(EventFields.fact(name), value) for name, value in event.facts().items() if name != "id"]
    mark, between = word(lang, Words("：", ": ")), word(lang, Words("；", "; "))
    return between.join(
        f"{fact.label(lang)}{mark}{_text(fact.options, value, lang)}" for fact, value in facts
    )


def _text(options: Any, value: object, lang: Lang) -> str:
    if value is None:
        return "—"
    if isinstance(value, bool):
        return word(lang, Words("是" if value else "否", "yes" if value else "no"))
    if isinstance(value, date):
        return value.isoformat()
    title = options.get(value, value) if isinstance(value, str) else value
    return word(lang, Words(str(title), str(value)))
