"""Commands ``ledger init``, ``import``, ``verify``, ``export``, ``restore``, ``grant``: a ledger made, fed and kept."""

from __future__ import annotations

from collections.abc import Sequence

from ansheng.cli.answer import Answer, Form, Page, bar, day_of
from ansheng.cli.ledger.anchored import anchor_data, anchored, content
from ansheng.cli.ledger.pages import listed
from ansheng.cli.office import office_in
from ansheng.errors import InputError, word
from ansheng.hazards.ledger import Ledger
from ansheng.hazards.records import HazardRecord
from ansheng.reports.model import Bullets, Paragraph, Section
from ansheng.tables.core import CORE
from ansheng.words import Lang, Words

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
    sheet: str | None,
    settings: str | None,
    keep: str | None,
    limit: int,
    form: Form,
    lang: Lang,
) -> Answer:
    """Import a table and tell the head of the ledger; 1 where rows were refused."""
    if CORE.called(table) is not HazardRecord:
        raise InputError(
            Words(
                f"台账仅登记隐患，--table 应为 hazards 或“隐患”，收到“{table}”",
                f"a ledger holds hazards, not {table!r}",
            )
        )
    office = office_in(settings)
    with _open(address, keep=keep) as ledger, bar(word(lang, Words("导入", "importing"))) as progress:
        done = ledger.import_table(
            file, by=by, on=day_of(on), token=token, office=office, sheet=sheet, progress=progress
        )
        number, digest = ledger.head
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
    head = f"{number}:{digest}"
    kept = Words(f"台账末条：{head}（请另行保存，核验时用）", f"head: {head} (keep it elsewhere, for verify)")
    data = {
        "schema": "ansheng.ledger-import/1",
        **counts,
        "head": head,
        "problems": [problem.to_dict(lang) for problem in done.problems],
    }
    told = tuple(Paragraph(word(lang, each)) for each in (words, kept))
    page = Page(file, (Section("", (told[0], *listed(done.problems, limit, lang), told[1])),), data)
    return page.answer(form, 1 if done.refused else 0)


def verify(
    address: str,
    *,
    head: str | None,
    anchors: Sequence[str],
    ca: str | None,
    keep: str | None,
    form: Form,
    lang: Lang,
) -> Answer:
    """Look at the whole ledger; 1 where something does not fit."""
    kept = None if head is None else _head(head)
    roots = None if ca is None else content(ca)
    with _open(address, keep=keep) as ledger:
        found = ledger.verify(head=kept, anchors=anchors, roots=roots)
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
        "schema": "ansheng.ledger-verify/1",
        "sound": found.sound,
        "hazards": found.hazards,
        "events": found.events,
        "entries": found.entries,
        "head": f"{number}:{digest}",
        "code": found.code or None,
        "anchored": found.anchored,
        "shown": found.shown,
        "anchors": [anchor_data(each) for each in found.anchors],
        "breaks": breaks,
    }
    shown = items if found.breaks else items[:2]
    sections = (Section("", shown), anchored(found, lang))
    return Page(word(lang, Words("核验", "Verification")), sections, data).answer(form, int(not found.sound))


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


def _open(address: str, *, create: bool = False, upgrade: bool = False, keep: str | None = None) -> Ledger:
    return Ledger.open(address, create=create, upgrade=upgrade, anchors=keep)


def _head(text: str) -> tuple[int, str]:
    number, _, digest = text.partition(":")
    if not number.isdecimal() or len(number) > _LONGEST_NUMBER or not digest:
        raise InputError(
            Words(f"--head 应写作条号、半角冒号和校验值，收到“{text}”", f"--head takes N:HASH, not {text!r}")
        )
    return int(number), digest
