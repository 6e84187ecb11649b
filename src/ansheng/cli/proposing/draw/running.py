"""Command ``draw run``: the draw from a list that was fixed, its receipt, and the table of what was drawn."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs

from ansheng.cli.answer import Answer, Form, Page, json_text
from ansheng.cli.proposing.draw.fixing import commitment_of, opened_ledger, pairs
from ansheng.draws import Commitment, DrawList, Receipt, draw
from ansheng.errors import InputError, word
from ansheng.hazards.enforcement import DrawnRecord
from ansheng.reports.model import Paragraph, Section, Table
from ansheng.reports.writers.lists import list_file, write_list
from ansheng.sheets.door import TABLE, destination, empty, read_bytes, read_text
from ansheng.words import Lang, Words
from ansheng.writing import unused, write_file

HEADS = (
    Words("序号", "no."),
    Words("分层", "stratum"),
    Words("单位编号", "id"),
    Words("单位名称", "unit"),
    Words("欠查", "owed"),
    Words("检查人员", "inspectors"),
)
SHEET = (
    "place",
    "unit_id",
    "unit",
    "risk_class",
    "owed",
    "inspector",
    "drawn_on",
    "inspected",
    "inspected_on",
    "result",
)
"""The columns of the table of what was drawn, by the facts of its records."""


@attrs.frozen
class Given:
    """What the options say."""

    listed: str
    value: str | None
    reveal: Sequence[str]
    commitment: str | None
    out: str | None
    result: str | None
    force: bool


def run(
    given: Given, *, ledger: str | None, by: str | None, token: str | None, form: Form, lang: Lang
) -> Answer:
    """Draw, and write the receipt and the table where asked to.

    :raises InputError: a file cannot be read or written, or no value is given
    :raises DrawError: the list was not fixed, or the value is not one to draw by
    """
    out = None if given.out is None else unused(destination(given.out))
    if given.result is not None:
        list_file(given.result, force=given.force)
    listed = list_in(given.listed)
    value: str | Mapping[str, str]
    if (given.value is None) == (not given.reveal):
        raise InputError(
            Words(
                "请用 --value 填写公布的值，或用 --reveal 填写各方的值，两者取一",
                "give the published value with --value, or those of parties with --reveal, one of the two",
            )
        )
    value = pairs(given.reveal, "--reveal") if given.value is None else given.value
    fixed = _commitment(given, needed=ledger is None)
    with opened_ledger(ledger, by) as opened:
        receipt = draw(listed, value, commitment=fixed, ledger=opened, by=by, token=token)
    data = receipt.to_dict(lang)
    if out is not None:
        write_file(out, json_text(data) + "\n")
    if given.result is not None:
        heads = [DrawnRecord.fact(name).title for name in SHEET]
        write_list(given.result, "抽取结果", heads, _lines(receipt), on=receipt.at.date(), force=given.force)
    return Page(listed.title, tuple(_sections(receipt, lang)), data).answer(form)


def list_in(path: str) -> DrawList:
    """The list in a file.

    :raises InputError: it cannot be read, or is no list
    """
    content = read_bytes(path, most=TABLE)
    if not content:
        raise empty(path)
    with naming(path):
        return DrawList.of(content)


@contextmanager
def naming(path: str) -> Iterator[None]:
    """Name the file whose content is refused."""
    try:
        yield
    except InputError as error:
        raise InputError(Words(f"{path}：{error.words.zh}", f"{path}: {error.words.en}")) from error


def object_in(path: str, what: Words) -> Mapping[str, Any]:
    """The object of a JSON file.

    :raises InputError: it cannot be read, or holds none
    """
    text = read_text(path, most=TABLE)
    if not text.strip():
        raise empty(path)
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise InputError(
            Words(
                f"{path}：不是{what.zh}；请改用原文件",
                f"{path}: no {what.en}; take the file as it was written",
            )
        )
    return told


def _commitment(given: Given, *, needed: bool) -> Commitment | None:
    path = given.commitment or str(commitment_of(Path(given.listed)))
    if given.commitment is None and not (needed and Path(path).is_file()):
        return None
    told = object_in(path, Words("名单的封存", "commitment of a list"))
    with naming(path):
        return Commitment.of(told)


def _lines(receipt: Receipt) -> list[list[str | None]]:
    day = receipt.at.date().isoformat()
    return [
        [
            str(one.place),
            one.unit.id if one.unit.id != one.unit.name else None,
            one.unit.name,
            one.unit.stratum,
            "是" if one.unit.owed else "否",
            "、".join(person.name for person in one.inspectors) or None,
            day,
            "否",
            None,
            None,
        ]
        for one in receipt.drawn.units
    ]


def _sections(receipt: Receipt, lang: Lang) -> list[Section]:
    yes, no = word(lang, Words("是", "yes")), word(lang, Words("否", "no"))
    joined = word(lang, Words("、", ", "))
    rows = tuple(
        (
            str(one.place),
            one.unit.stratum,
            one.unit.id,
            one.unit.name,
            yes if one.unit.owed else no,
            joined.join(person.name for person in one.inspectors) or None,
        )
        for one in receipt.drawn.units
    )
    told = [
        Words(
            f"名单校验值：{receipt.listed.commitment}；结果校验值：{receipt.result}",
            f"hash of the list: {receipt.listed.commitment}; of the result: {receipt.result}",
        )
    ]
    asked = receipt.listed.most
    if asked and receipt.drawn.most > asked:
        told.append(
            Words(
                f"因回避关系，每人至多{asked}家无法满足，放宽至{receipt.drawn.most}家。",
                f"conflicts left no way to staff it at {asked} visits each; the bound is {receipt.drawn.most}.",
            )
        )
    table = Table("", tuple(word(lang, head) for head in HEADS), rows)
    limits = tuple(Paragraph(word(lang, each)) for each in receipt.limits())
    return [
        Section("", (table, *(Paragraph(word(lang, each)) for each in told))),
        Section(word(lang, Words("回执不能证明什么", "What the receipt does not prove")), limits),
    ]
