"""Command ``diff``: what the law of two days makes of the same table."""

from __future__ import annotations

from collections.abc import Sequence

from ansheng.checking.difference import Change, Difference
from ansheng.cli.answer import Answer, Form, Page, day_of, working
from ansheng.cli.checking.check import no_record
from ansheng.dates import day_label
from ansheng.errors import InputError, word
from ansheng.reports.model import Paragraph, Section, Table
from ansheng.shelf import needed
from ansheng.words import Lang, Words

HEADS = {
    "zh": ("记录", "单位编号", "{first}", "{second}"),
    "en": ("record", "unit", "{first}", "{second}"),
}


def diff(
    file: str,
    *,
    as_: str | None,
    first: str | None,
    second: str | None,
    region: str,
    rules: str | None,
    files: Sequence[str],
    form: Form,
    lang: Lang,
) -> Answer:
    """List the verdicts that change between two days, each with the clauses of both.

    :raises InputError: the class or a day is not given, or the file cannot be read or has no record
    """
    if as_ is None or first is None or second is None:
        raise InputError(
            Words(
                "请用 --as 指定检查对象，用 --from 和 --to 指定前后两个日期",
                "give --as (what the rows are), --from and --to (the two days)",
            )
        )
    days = day_of(first, "--from"), day_of(second, "--to")
    with working(word(lang, Words("正在比较……", "comparing…"))):
        catalogue = needed(as_, rules, files=files)
        found = catalogue.diff(file, first=days[0], second=days[1], as_=as_, rules=rules, region=region)
    if not found.second.manifest.records:
        raise no_record(found.second.manifest)
    return _page(found, lang).answer(form).without(catalogue.problems, lang)


def _page(found: Difference, lang: Lang) -> Page:
    first, second = found.first.manifest, found.second.manifest
    data = {
        "schema": "ansheng.diff/1",
        "from": first.on,
        "to": second.on,
        "records": first.records,
        "changes": [change.to_dict() for change in found.changes],
    }
    heads = tuple(head.format(first=first.on, second=second.on) for head in HEADS[lang])
    rows = tuple(_row(change, lang) for change in found.changes)
    none = Paragraph(word(lang, Words("判定结果无变化", "no verdict changes")))
    title = word(
        lang,
        Words(
            f"共{first.records}条记录，{day_label(first.on)}与{day_label(second.on)}的判定结果有{len(rows)}处不同",
            f"{first.records} records: {len(rows)} verdicts differ between {first.on} and {second.on}",
        ),
    )
    return Page(title, (Section("", (Table("", heads, rows) if rows else none,)),), data)


def _row(change: Change, lang: Lang) -> tuple[str | None, ...]:
    return change.record, change.unit_id, change.before.text(lang), change.after.text(lang)
