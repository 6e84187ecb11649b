"""Commands ``ledger show``, ``act`` and ``correct``: hazards shown, their events recorded, what is wrong put right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from ansheng.cli.answer import Answer, Form, Page, day_of
from ansheng.cli.ledger.pages import listed, page_of
from ansheng.errors import InputError, Problem, word
from ansheng.hazards.events import event_kind, field_of
from ansheng.hazards.ledger import Ledger
from ansheng.hazards.ledger.acts import Acted
from ansheng.reports.model import Paragraph, Section
from ansheng.words import Lang, Words


def show(
    address: str, hazard: str, *, as_of: str | None, known_by: str | None, form: Form, lang: Lang
) -> Answer:
    """Show a hazard and its events, as of a day or as known on one where these are given."""
    known = None if known_by is None else day_of(known_by, "--known-by")
    day = None if as_of is None else day_of(as_of, "--as-of")
    with Ledger.open(address) as ledger:
        found = ledger.get(hazard, as_of=day, known_by=known)
        events, given = ledger.history(hazard, known_by=known), ledger.roles_given
    page = page_of(found, events, lang, day, schema="ansheng.ledger-show/1", roles_given=given)
    return page.answer(form)


def act(
    address: str,
    hazards: Sequence[str],
    event: str | None,
    *,
    file: str | None,
    sheet: str | None,
    by: str | None,
    on: str | None,
    fields: Sequence[str],
    version: int | None,
    token: str | None,
    limit: int,
    form: Form,
    lang: Lang,
) -> Answer:
    """Record an event of a hazard and show what it has become; of several, or those of a table, tell how many.

    :raises InputError: it is not said of which hazards, what, by whom or when, or it is said twice
    """
    stated = [*hazards, *([event] if event else []), *fields]
    if file is not None:
        if stated or version is not None:
            raise InputError(
                Words(
                    "--from 的表中已写明编号、办理事项和填写项；请勿在命令中另填编号、办理事项、--set 或 --version",
                    "the table of --from says which hazards, events and fields; leave out ids, event, --set, --version",
                )
            )
        day = None if on is None else day_of(on)
        with Ledger.open(address) as ledger:
            done = ledger.act_many(file, by=by, on=day, token=token, sheet=sheet)
        return _acted(file, done, limit, form, lang)
    if event is None or not hazards or by is None or on is None:
        raise _not_stated(event if hazards else None, by, on)
    data = dict(_pair(field, "--set") for field in fields)
    if len(hazards) > 1:
        return _several(
            address,
            hazards,
            event,
            by,
            on,
            data,
            version=version,
            token=token,
            limit=limit,
            form=form,
            lang=lang,
        )
    with Ledger.open(address) as ledger:
        found = ledger.act(hazards[0], event, by=by, on=day_of(on), version=version, token=token, data=data)
        events = ledger.history(hazards[0])
    return page_of(found, events, lang, schema="ansheng.ledger-act/1").answer(form)


def correct(
    address: str,
    hazard: str,
    facts: Sequence[str],
    *,
    by: str,
    reason: str,
    on: str | None,
    undo: int | None,
    version: int | None,
    token: str | None,
    form: Form,
    lang: Lang,
) -> Answer:
    """Correct facts of a hazard, or take back its last event, and show what it has become.

    :raises InputError: it is not said what is to be corrected
    """
    data = dict(_pair(fact, "NAME=VALUE") for fact in facts)
    if not data and undo is None:
        raise InputError(
            Words(
                "请写明更正的内容，例如 整改期限=2026-08-31，或用 --undo 撤回最后一项办理事项",
                "say what is to be corrected, e.g. due_on=2026-08-31, or take the last event back with --undo",
            )
        )
    day = None if on is None else day_of(on)
    with Ledger.open(address) as ledger:
        found = ledger.correct(
            hazard, by=by, reason=reason, on=day, undo=undo or False, version=version, token=token, data=data
        )
        events = ledger.history(hazard)
    return page_of(found, events, lang, schema="ansheng.ledger-correct/1").answer(form)


def _several(
    address: str,
    hazards: Sequence[str],
    event: str,
    by: str,
    on: str,
    data: Mapping[str, Any],
    *,
    version: int | None,
    token: str | None,
    limit: int,
    form: Form,
    lang: Lang,
) -> Answer:
    if version is not None:
        raise InputError(
            Words(
                "--version 只用于一条隐患；请分别办理",
                "--version is for one hazard; record the events one by one",
            )
        )
    kind = event_kind(event)
    told = {field_of(kind, name): value for name, value in data.items()}
    rows = [{"编号": hazard, "办理事项": event, **told} for hazard in hazards]
    with Ledger.open(address) as ledger:
        done = ledger.act_many(rows, by=by, on=day_of(on), token=token)
    refused = tuple(_of(hazards[(problem.row or 1) - 1], problem) for problem in done.problems)
    title = word(lang, Words(kind.title, kind.en))
    return _acted(title, attrs.evolve(done, problems=refused), limit, form, lang)


def _of(hazard: str, problem: Problem) -> Problem:
    """A problem that names the hazard and no row, where no table was written."""
    words = Words(f"{hazard}：{problem.words.zh}", f"{hazard}: {problem.words.en}")
    return Problem(problem.kind, words, value=hazard)


def _acted(title: str, done: Acted, limit: int, form: Form, lang: Lang) -> Answer:
    counts = {"recorded": done.recorded, "unchanged": done.unchanged, "refused": done.refused}
    words = Words(
        f"登记{done.recorded}项，此前已登记{done.unchanged}项，未登记{done.refused}项",
        ", ".join(f"{name} {count}" for name, count in counts.items()) + ".",
    )
    data = {
        "schema": "ansheng.ledger-act/1",
        **counts,
        "problems": [problem.to_dict(lang) for problem in done.problems],
    }
    told = Paragraph(word(lang, words))
    sections = (Section("", (told, *listed(done.problems, limit, lang))),)
    return Page(title, sections, data).answer(form, int(done.refused > 0))


def _not_stated(event: str | None, by: str | None, on: str | None) -> InputError:
    missing = [
        name for name, value in (("ID", event), ("EVENT", event), ("--by", by), ("--on", on)) if value is None
    ]
    return InputError(
        Words(
            f"缺少 {'、'.join(missing)}；请补写，或用 --from 指定办理表，用法见 ansheng ledger act --help",
            f"missing: {', '.join(missing)}; or name a table of events with --from. See ansheng ledger act --help",
        )
    )


def _pair(text: str, option: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise InputError(
            Words(f"{option} 应写作 列名=值，收到“{text}”", f"{option} takes FIELD=VALUE, not {text!r}")
        )
    return name.strip(), value
