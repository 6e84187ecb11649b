"""Commands ``ledger anchor``, ``prove``, ``confirm`` and ``late``: heads kept, proofs, and what was entered late."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import attrs

from ansheng.cli.answer import Answer, Form, Page, day_of, json_text
from ansheng.cli.ledger.anchored import content
from ansheng.dates import day_label
from ansheng.errors import InputError, word
from ansheng.hazards.events import KINDS
from ansheng.proofs import Anchor, anchors_of, verify_growth, verify_inclusion
from ansheng.proofs.proof import EVENT
from ansheng.proofs.stamp import request
from ansheng.reports.model import Paragraph, Section, Table
from ansheng.sheets.door import SETTING, destination, empty, read_text
from ansheng.words import Lang, Words
from ansheng.writing import unused, write_file


@attrs.frozen
class Files:
    """The files that ``anchor`` reads and writes: those of anchors, of a stamp, and what is to be written."""

    keep: str | None
    out: str | None
    tsq: str | None
    tsr: str | None
    anchors: tuple[str, ...]
    ca: str | None


def anchor(address: str, files: Files, *, form: Form, lang: Lang) -> Answer:
    """Keep the head, or the stamp of one; write it and the request for a stamp where asked to, and tell its code.

    :raises InputError: a file is there already, or options do not go together
    :raises LedgerError: the ledger is empty, or the file of anchors cannot be written
    :raises ProofError: what is to be taken in is no stamp, or of no head that was kept
    """
    from ansheng.hazards.ledger import Ledger

    if files.tsr is None and (files.ca or files.anchors):
        raise InputError(
            Words(
                "--ca、--anchor 须与 --tsr 同用；请更正",
                "--ca and --anchor go with --tsr; correct the options",
            )
        )
    for file in (files.out, files.tsq):
        if file is not None:
            unused(destination(file))
    answer = None if files.tsr is None else content(files.tsr)
    roots = None if files.ca is None else content(files.ca)
    with Ledger.open(address, anchors=files.keep) as ledger:
        made = ledger.stamp(answer, roots=roots, anchors=files.anchors) if answer else ledger.anchor()
    assert made.head is not None
    if files.out is not None:
        write_file(destination(files.out), json_text(made.to_dict()) + "\n")
    if files.tsq is not None:
        write_file(destination(files.tsq), request(made.head))
    return _page(made, lang, checked=roots is not None).answer(form)


def prove(
    address: str,
    hazard: str | None,
    event: int | None,
    *,
    anchor: str | None,
    since: str | None,
    out: str | None,
    form: Form,
    lang: Lang,
) -> Answer:
    """Print a proof, or write it to a file; it is JSON, which a page shows as it stands.

    :raises InputError: neither a hazard nor an older anchor is named, or both; the file is there already
    :raises ProofError: the ledger is not the one that an anchor is of
    """
    from ansheng.hazards.ledger import Ledger

    if out is not None:
        unused(destination(out))
    if (hazard is None) == (since is None):
        raise InputError(
            Words(
                "请写明隐患编号，或用 --since 指定更早的存证，两者取一",
                "name a hazard, or an older anchor with --since, one of the two",
            )
        )
    with Ledger.open(address) as ledger:
        if since is not None:
            told = ledger.prove_growth(since, newer=anchor)
        else:
            told = ledger.prove(hazard or "", event, anchor=anchor)
    text = json_text(told) + "\n"
    if out is None:
        return Answer([f"```json\n{text}```\n" if form == "md" else text])
    write_file(destination(out), text)
    return Answer([f"{out}\n"])


def confirm(proof: str, *, anchor: str, since: str | None, form: Form, lang: Lang) -> Answer:
    """Look at a proof with an anchor, and tell what it shows.

    :raises InputError: the file is no proof, or the anchor none
    :raises ProofError: the proof does not show what it says
    """
    told = _proof(proof)
    if "older" in told:
        return _grown(told, anchor, since, form, lang)
    if since is not None:
        raise InputError(
            Words("该证明不是增加的证明，无须 --since", "the proof is of one event and needs no --since")
        )
    found = verify_inclusion(told, _kept(anchor))
    kind = KINDS.get(found["kind"])
    title = Words(kind.title, kind.en) if kind else Words(found["kind"], found["kind"])
    head = told["head"]["entries"]
    words = Words(
        f"相符：该项办理事项在台账中（截至日志第{head}条）。",
        f"it holds: the event stands in the ledger (up to entry {head}).",
    )
    rows = (
        (word(lang, Words("隐患编号", "hazard")), found["hazard"]),
        (word(lang, Words("序号", "no.")), str(found["seq"])),
        (word(lang, Words("办理事项", "event")), word(lang, title)),
        (word(lang, Words("日期", "day")), found["day"]),
        (word(lang, Words("办理人", "by")), found["actor"]),
        (word(lang, Words("录入时间", "recorded at")), found["at"]),
        (word(lang, Words("内容", "data")), json.dumps(found["data"], ensure_ascii=False)),
    )
    table = Table("", (word(lang, Words("项目", "fact")), word(lang, Words("内容", "value"))), rows)
    data = {
        "schema": "ansheng.ledger-confirm/1",
        "holds": True,
        "entries": head,
        "event": found,
        "added": None,
    }
    return Page(proof, (Section("", (Paragraph(word(lang, words)), table)),), data).answer(form)


def _grown(told: Mapping[str, Any], anchor: str, since: str | None, form: Form, lang: Lang) -> Answer:
    if since is None:
        raise InputError(
            Words(
                "该证明涉及两次存证；请用 --since 指定更早的一次",
                "the proof is of two anchors; name the older one with --since",
            )
        )
    before, after = verify_growth(told, _kept(since), _kept(anchor))
    words = Words(
        f"相符：此前的{before}项办理事项均未改动，其后增加{after - before}项。",
        f"it holds: none of the {before} events was changed, and {after - before} were added.",
    )
    data = {
        "schema": "ansheng.ledger-confirm/1",
        "holds": True,
        "entries": told["head"]["entries"],
        "event": None,
        "added": after - before,
    }
    title = word(lang, Words("核对证明", "Proof"))
    return Page(title, (Section("", (Paragraph(word(lang, words)),)),), data).answer(form)


def late(address: str, *, as_of: str, known_by: str | None, limit: int, form: Form, lang: Lang) -> Answer:
    """List the events of a day and before that were recorded later."""
    from ansheng.hazards.ledger import Ledger

    day = day_of(as_of, "--as-of")
    known = day if known_by is None else day_of(known_by, "--known-by")
    with Ledger.open(address) as ledger:
        found = ledger.late(day, known_by=known, words=False)
        shown = ledger.late(day, known_by=known, lang=lang)
    title = Words(
        f"{day_label(day)}及以前、{day_label(known)}后才录入的事项{found.height}项",
        f"{found.height} events of {day} or before that were recorded after {known}",
    )
    rows = [
        tuple(None if cell is None else str(cell) for cell in row)
        for row in (shown.head(limit) if limit else shown).iter_rows()
    ]
    more = shown.height - len(rows)
    words = Words(f"另有{more}项，请用 --limit 0 全部列出", f"{more} more; --limit 0 lists all")
    table = (Table("", tuple(shown.columns), tuple(rows)),) if rows else ()
    note = (Paragraph(word(lang, words)),) if more else ()
    data = {
        "schema": "ansheng.ledger-late/1",
        "as_of": day,
        "known_by": known,
        "events": list(found.iter_rows(named=True)),
    }
    return Page(word(lang, title), (Section("", (*table, *note)),), data).answer(form)


def _page(made: Anchor, lang: Lang, *, checked: bool = False) -> Page:
    """An anchor: its code, and what to do with it."""
    assert made.head is not None
    where = Words(f"已存入 {made.source}。", f"kept in {made.source}.") if made.source else Words("", "")
    told = [
        Words(
            f"日志至第{made.entries}条，办理事项{made.head.events}项。{where.zh}",
            f"{made.entries} entries, {made.head.events} events. {where.en}".strip(),
        ),
        Words(f"存证码：{made.head.code}", f"code: {made.head.code}"),
    ]
    if made.stamped is not None:
        signed = (
            Words("签名已核对", "signature checked")
            if checked
            else Words("签名未核对", "signature not checked")
        )
        at = made.stamped.isoformat()
        told.append(Words(f"时间戳：{at}（{signed.zh}）", f"stamped at {at} ({signed.en})"))
    else:
        told.append(
            Words(
                "请将存证码或存证文件另处保存，核验时用 --anchor 给出。",
                "keep the code or the file elsewhere, and give it to verify with --anchor.",
            )
        )
    paragraphs = tuple(Paragraph(word(lang, each)) for each in told)
    return Page(word(lang, Words("存证", "Anchor")), (Section("", paragraphs),), made.to_dict())


def _proof(path: str) -> Mapping[str, Any]:
    text = read_text(path, most=SETTING)
    if not text.strip():
        raise empty(path)
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or told.get("schema") != EVENT:
        raise InputError(
            Words(
                f"{path}：不是台账的证明；请改用 ansheng ledger prove 写出的文件",
                f"{path}: no proof of a ledger; take the file that ansheng ledger prove writes",
            )
        )
    return told


def _kept(text: str) -> Any:
    """The head or code of an anchor that somebody has; of several in a file the last.

    :raises InputError: it says nothing of the events
    """
    last = max(anchors_of(text), key=lambda each: each.entries)
    found = last.head or last.code
    if found is None:
        raise InputError(
            Words(
                "末条的条号和校验值不足以核对证明；请用存证码或存证文件",
                "NUMBER:HASH is not enough for a proof; give the code or the file of an anchor",
            )
        )
    return found
