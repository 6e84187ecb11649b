"""Commands ``draw verify`` and ``draw seal``: a receipt looked at, and the seal of a party's value."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from ansheng.cli.answer import Answer, Form, Page
from ansheng.cli.proposing.draw.fixing import opened_ledger
from ansheng.cli.proposing.draw.running import list_in, object_in
from ansheng.draws import seal
from ansheng.draws import verify as look
from ansheng.errors import word
from ansheng.reports.model import Paragraph, Section, Table
from ansheng.words import Lang, Words

VERDICTS = {
    True: Words("相符", "holds"),
    False: Words("不符", "does not hold"),
    None: Words("未核对", "not looked at"),
}


def verify(
    receipt: str, listed: str, *, ledger: str | None, kept: Sequence[str], form: Form, lang: Lang
) -> Answer:
    """Look at a receipt, and tell what holds; the exit code is 1 where something does not.

    :raises InputError: a file cannot be read, or is no receipt, list or anchor
    """
    told = object_in(receipt, Words("抽取回执", "receipt of a draw"))
    made = list_in(listed)
    with opened_ledger(ledger) as opened:
        found = look(told, made, ledger=opened, anchors=kept)
    heads = (Words("核对内容", "what"), Words("结果", "verdict"), Words("说明", "why"))
    rows = tuple(
        (word(lang, one.what), word(lang, VERDICTS[one.holds]), word(lang, one.why) or None)
        for one in found.checks
    )
    title = (
        Words("回执核对无误", "The receipt holds")
        if found.good
        else Words("回执有误", "The receipt does not hold")
    )
    limits = [str(each) for each in told.get("limits", ())]
    items = (Table("", tuple(word(lang, head) for head in heads), rows),)
    note = Words("回执不能证明什么", "What the receipt does not prove")
    data = {
        "schema": "ansheng.draw-verify/1",
        "good": found.good,
        "checks": [
            {"what": word(lang, one.what), "holds": one.holds, "why": word(lang, one.why)}
            for one in found.checks
        ],
        "limits": limits,
    }
    sections = (Section("", items), Section(word(lang, note), tuple(map(Paragraph, limits))))
    return Page(word(lang, title), sections, data).answer(form, 0 if found.good else 1)


def sealed(name: str, value: str | None, *, form: Form, lang: Lang) -> Answer:
    """Make the seal of a value, and the value where none is given.

    :raises InputError: the value is too short
    """
    said = secrets.token_hex(16) if value is None else value
    found = seal(name, said)
    told = (
        Words(f"封存值（现在交出）：{found}", f"seal, to be given now: {found}"),
        Words(
            f"值（抽取时公开，在此之前不得告知他人）：{said}",
            f"value, to be told when it is drawn and not before: {said}",
        ),
    )
    data = {"schema": "ansheng.draw-seal/1", "name": name, "value": said, "seal": found}
    sections = (Section("", tuple(Paragraph(word(lang, each)) for each in told)),)
    return Page(name, sections, data).answer(form)
