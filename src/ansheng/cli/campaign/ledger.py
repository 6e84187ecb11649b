"""Command ``ledger``: a ledger of hazards made, fed, shown, verified and exported."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

from ansheng.cli.answer import Answer, Form, Page, day_of
from ansheng.dossier.tables import table_called
from ansheng.errors import InputError, Problem, word
from ansheng.hazards.entry import EventFields
from ansheng.hazards.events import KINDS, Event
from ansheng.hazards.ledger import Ledger
from ansheng.hazards.records import HazardRecord
from ansheng.reports.model import Bullets, Paragraph, Section, Table
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    from ansheng.hazards.lifecycle import Hazard


_LONGEST_NUMBER = 18


def init(address: str, *, upgrade: bool, lang: Lang) -> Answer:
    """Make a ledger, or upgrade one.

    :raises LedgerError: it cannot be made
    """
    with _open(address, create=True, upgrade=upgrade) as ledger:
        return Answer(
            [word(lang, Words(f"台账已就绪：{ledger.address}\n", f"the ledger is ready: {ledger.address}\n"))]
        )


def import_table(
    address: str,
    file: str,
    *,
    table: str,
    by: str,
    on: str | None,
    token: str | None,
    limit: int,
    form: Form,
    lang: Lang,
) -> Answer:
    """Import a table; 1 where rows were refused."""
    if table_called(table) is not HazardRecord:
        raise InputError(
            Words(
                f"台账仅登记隐患，--table 应为 hazards 或“隐患”，收到“{table}”",
                f"a ledger holds hazards, not {table!r}",
            )
        )
    with _open(address) as ledger, _bar(word(lang, Words("导入", "importing"))) as progress:
        done = ledger.import_table(file, by=by, on=day_of(on), token=token, progress=progress)
    counts = {
        "rows": done.rows,
        "registered": done.registered,
        "amended": done.amended,
        "unchanged": done.unchanged,
        "refused": done.refused,
    }
    words = Words(
        f"读取{done.rows}行：登记{done.registered}行，更新{done.amended}行，无变化{done.unchanged}行，未登记{done.refused}行",
        ", ".join(f"{name} {count}" for name, count in counts.items()) + ".",
    )
    data = {**counts, "problems": [problem.to_dict(lang) for problem in done.problems]}
    page = Page(
        file, (Section("", (Paragraph(word(lang, words)), *_problems(done.problems, limit, lang))),), data
    )
    return page.answer(form, 1 if done.refused else 0)


def show(address: str, hazard: str, *, as_of: str | None, form: Form, lang: Lang) -> Answer:
    """Show a hazard and its events, as of a day where one is given."""
    day = None if as_of is None else day_of(as_of, "--as-of")
    with _open(address) as ledger:
        found, events = ledger.get(hazard, as_of=day), ledger.history(hazard)
    return _page(found, [e for e in events if day is None or e.on <= day], lang).answer(form)


def act(
    address: str,
    hazard: str,
    event: str,
    *,
    by: str,
    on: str,
    fields: Sequence[str],
    version: int | None,
    token: str | None,
    form: Form,
    lang: Lang,
) -> Answer:
    """Record one event of a hazard and show what it has become."""
    data = dict(_field(field) for field in fields)
    with _open(address) as ledger:
        found = ledger.act(hazard, event, by=by, on=day_of(on), version=version, token=token, data=data)
        events = ledger.history(hazard)
    return _page(found, events, lang).answer(form)


def verify(address: str, *, head: str | None, form: Form, lang: Lang) -> Answer:
    """Look at the whole ledger; 1 where something does not fit."""
    kept = None if head is None else _head(head)
    with _open(address) as ledger:
        found = ledger.verify(head=kept)
    number, digest = found.head
    words = Words(
        f"隐患{found.hazards}条，办理事项{found.events}项，日志{found.entries}条；末条为 {number}:{digest}",
        f"{found.hazards} hazards, {found.events} events, {found.entries} entries; head {number}:{digest}",
    )
    verdict = (
        word(lang, Words("完好，未发现改动。", "sound."))
        if found.sound
        else word(lang, Words("发现改动：", "tampered with:"))
    )
    items = (
        Paragraph(word(lang, words)),
        Paragraph(verdict),
        Bullets(tuple(b.text(lang) for b in found.breaks)),
    )
    breaks = [
        {"kind": b.kind, "message": b.text(lang), "hazard": b.hazard, "seq": b.seq, "number": b.number}
        for b in found.breaks
    ]
    data = {
        "sound": found.sound,
        "hazards": found.hazards,
        "events": found.events,
        "entries": found.entries,
        "head": f"{number}:{digest}",
        "breaks": breaks,
    }
    shown = items if found.breaks else items[:2]
    return Page(word(lang, Words("核验", "Verification")), (Section("", shown),), data).answer(
        form, int(not found.sound)
    )


def export(address: str, directory: str, *, kind: str, lang: Lang) -> Answer:
    """Export everything to a new folder."""
    with _open(address) as ledger:
        files = ledger.export(directory, form=kind)
    return Answer(
        [
            word(
                lang,
                Words(f"已导出{len(files)}个文件到 {directory}\n", f"{len(files)} files in {directory}\n"),
            )
        ]
    )


def restore(directory: str, address: str, *, lang: Lang) -> Answer:
    """Make a ledger of an export."""
    with Ledger.restore(directory, address) as ledger:
        return Answer(
            [word(lang, Words(f"已重建台账：{ledger.address}\n", f"the ledger is made: {ledger.address}\n"))]
        )


def grant(
    address: str, name: str, roles: Sequence[str], *, by: str, new_token: bool, token: str | None, lang: Lang
) -> Answer:
    """Give a person roles, and show the token that was made for them."""
    with _open(address) as ledger:
        made = ledger.grant(name, *roles, by=by or name, token=token, new_token=new_token)
    told = word(
        lang,
        Words(f"“{name}”的权限：{'、'.join(roles) or '无'}\n", f"{name}: {', '.join(roles) or 'no roles'}\n"),
    )
    once = word(lang, Words(f"口令（只显示这一次）：{made}\n", f"token (shown this once): {made}\n"))
    return Answer([told, once] if made else [told])


def _open(address: str, *, create: bool = False, upgrade: bool = False) -> Ledger:
    return Ledger.open(address, create=create, upgrade=upgrade)


@contextmanager
def _bar(text: str) -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar on stderr where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(text), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(text, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _field(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise InputError(
            Words(f"--set 应写作 列名=值，收到“{text}”", f"--set takes FIELD=VALUE, not {text!r}")
        )
    return name.strip(), value


def _head(text: str) -> tuple[int, str]:
    number, _, digest = text.partition(":")
    if not number.isdecimal() or len(number) > _LONGEST_NUMBER or not digest:
        raise InputError(
            Words(f"--head 应写作条号、半角冒号和校验值，收到“{text}”", f"--head takes N:HASH, not {text!r}")
        )
    return int(number), digest


def _problems(problems: Sequence[Problem], limit: int, lang: Lang) -> tuple[Bullets, ...]:
    shown = [problem.text(lang) for problem in (problems[:limit] if limit else problems)]
    if len(problems) > len(shown):
        more = len(problems) - len(shown)
        shown.append(word(lang, Words(f"……另有{more}项", f"... and {more} more")))
    return (Bullets(tuple(shown)),) if shown else ()


def _page(hazard: Hazard, events: Sequence[Event], lang: Lang) -> Page:
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
        (n, e.on.isoformat(), _title(e, lang), e.by, _told(e, lang)) for n, e in enumerate(events, 1)
    )
    state = word(
        lang,
        Words(f"{hazard.state.title}，序号{hazard.version}", f"{hazard.state.en}, version {hazard.version}"),
    )
    sections = (
        Section("", (Paragraph(state), own)),
        Section(word(lang, Words("办理经过", "Events")), (Table("", steps, rows),)),
    )
    return Page(f"{word(lang, Words('隐患', 'Hazard'))} {hazard.id}", sections, _data(hazard, events))


def _data(hazard: Hazard, events: Sequence[Event]) -> dict[str, Any]:
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
            for e in events
        ],
    }


def _title(event: Event, lang: Lang) -> str:
    return KINDS[event.kind].label(lang)


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
