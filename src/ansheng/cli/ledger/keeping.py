"""Commands ``ledger init``, ``import``, ``verify``, ``export``, ``restore``, ``grant``: a ledger made, fed and kept."""

from __future__ import annotations

from collections.abc import Sequence

from ansheng.cli.answer import Answer, Form, Page, bar, day_of
from ansheng.cli.ledger.anchored import anchor_data, anchored, content
from ansheng.cli.ledger.pages import listed, nobody_checked
from ansheng.cli.office import office_in
from ansheng.errors import InputError, word
from ansheng.hazards.events import Role
from ansheng.hazards.ledger import Ledger
from ansheng.hazards.ledger.roles import role_of
from ansheng.hazards.records import HazardRecord
from ansheng.reports.model import Bullets, Paragraph, Section
from ansheng.tables.core import CORE
from ansheng.words import Lang, Words
from ansheng.wrapping import clean

_LONGEST_NUMBER = 18
_BECAME = {
    "made": Words("台账已就绪", "the ledger is ready"),
    "there": Words("台账已存在，未作改动", "the ledger exists already and stays as it is"),
    "upgraded": Words("台账已升级", "the ledger is upgraded"),
}


def init(address: str, *, upgrade: bool, lang: Lang) -> Answer:
    """Make a ledger, or upgrade one.

    :raises LedgerError: it cannot be made
    """
    with _open(address, create=True, upgrade=upgrade) as ledger:
        told, where = word(lang, _BECAME[ledger.became]), clean(ledger.address)
        return Answer([f"{told}{word(lang, Words('：', ': '))}{where}\n"])


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
        found, given = ledger.verify(head=kept, anchors=anchors, roots=roots), ledger.roles_given
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
    )[: 3 if found.breaks else 2]
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
        "roles_given": given,
    }
    shown = items if found.breaks else items[:2]
    unchecked = Section("", nobody_checked(lang, given=given))
    sections = (Section("", shown), anchored(found, lang), unchecked)
    return Page(word(lang, Words("核验", "Verification")), sections, data).answer(form, int(not found.sound))


def export(address: str, directory: str, *, kind: str, lang: Lang) -> Answer:
    """Export everything to a new folder."""
    with _open(address) as ledger:
        files, folder = ledger.export(directory, form=kind), clean(directory)
    return Answer(
        [
            word(
                lang,
                Words(f"已导出{len(files)}个文件到 {folder}\n", f"{len(files)} files in {folder}\n"),
            )
        ]
    )


def restore(directory: str, address: str, *, lang: Lang) -> Answer:
    """Make a ledger of an export."""
    with Ledger.restore(directory, address) as ledger:
        where = clean(ledger.address)
        return Answer([word(lang, Words(f"已重建台账：{where}\n", f"the ledger is made: {where}\n"))])


def grant(
    address: str, name: str, roles: Sequence[str], *, by: str, new_token: bool, token: str | None, lang: Lang
) -> Answer:
    """Give a person roles, and show the token that was made for them."""
    with _open(address) as ledger:
        made = ledger.grant(name, *roles, by=by or name, token=token, new_token=new_token)
    wanted = set(map(role_of, roles))
    has = [role for role in Role if role in wanted]
    titles = Words(
        "、".join(role.title for role in has) or "无", ", ".join(role.en for role in has) or "no roles"
    )
    whom, what = clean(name), word(lang, titles)
    told = word(lang, Words(f"“{whom}”的权限：{what}\n", f"{whom}: {what}\n"))
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
