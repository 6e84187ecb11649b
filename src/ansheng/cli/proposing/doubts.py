"""Command ``doubts``: what in tables is unlikely in honest work, as questions with probabilities and records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from ansheng.api import doubts as looked_at
from ansheng.cli.answer import Answer, Form, Page, working
from ansheng.errors import word
from ansheng.plausibility import Doubt, Doubts
from ansheng.plausibility.doubts import told_p
from ansheng.reports.model import Bullets, Paragraph, Section, Table
from ansheng.sheets.door import STDIN
from ansheng.tables.core import TABLES
from ansheng.words import Lang, Words

HEADS = (Words("文件", "file"), Words("行", "row"), Words("编号", "id"))
LOOKED = (
    Words("疑点", "looked for"),
    Words("表", "table"),
    Words("检验", "tests"),
    Words("数据太少", "too small"),
    Words("缺少的列", "columns lacking"),
)


def doubts(
    sources: Sequence[str], *, level: float, every: bool, limit: int, form: Form, lang: Lang
) -> Answer:
    """List the questions, the least likely first, each with its probability and records; and what was looked at.

    :param every: whether to list each kind of test with how many were made, and what each does not show
    :raises InputError: a file or dossier cannot be read, or the level is not between 0 and 1
    """
    with working(word(lang, Words("正在查看……", "looking…"))):
        found = looked_at(_source(sources), level=level)
    title = Words(
        f"数据疑点（供核实，不是结论；{found.told().zh}）",
        f"Questions about the data (to be looked into, no verdict; {found.told().en})",
    )
    sections = (
        *(_section(number, doubt, limit, lang) for number, doubt in enumerate(found, start=1)),
        *(_looked(found, lang) if every else ()),
    )
    data = {"schema": "ansheng.doubts/1", **found.to_dict(lang)}
    return Page(word(lang, title), sections, data).answer(form)


def _source(sources: Sequence[str]) -> object:
    """What the arguments name: an address, a folder, or files."""
    if len(sources) == 1:
        [one] = sources
        return one if one == STDIN or "://" in one or not Path(one).is_dir() else Path(one)
    return list(sources)


def _section(number: int, doubt: Doubt, limit: int, lang: Lang) -> Section:
    title = word(lang, Words(f"{number}. {doubt.kind.title.zh}", f"{number}. {doubt.kind.title.en}"))
    trial = doubt.trial
    seen = Words(
        f"{trial.of}个中{trial.seen}个，预期{trial.expected:.1f}个",
        f"{trial.seen} of {trial.of}, {trial.expected:.1f} expected",
    )
    chance = Words(
        f"概率{told_p(doubt.p)}，经多重检验校正后{told_p(doubt.corrected)}",
        f"probability {told_p(doubt.p)}, {told_p(doubt.corrected)} corrected for all tests",
    )
    said = (
        doubt.question(lang),
        word(lang, Words(f"所见：{seen.zh}；{chance.zh}", f"Seen: {seen.en}; {chance.en}")),
        word(lang, Words(f"原假设：{doubt.kind.null.zh}", f"Null: {doubt.kind.null.en}")),
        word(lang, Words(f"不能说明：{doubt.kind.silent.zh}", f"Does not show: {doubt.kind.silent.en}")),
    )
    return Section(title, (Bullets(said), _records(doubt.records, limit, lang)))


def _records(records: pl.DataFrame, limit: int, lang: Lang) -> Table:
    shown = records.head(limit) if limit else records
    rows = tuple(
        (row.get("_file"), row.get("_row", row["_at"] + 1), row.get("id"))
        for row in shown.iter_rows(named=True)
    )
    left = records.height - shown.height
    more = Words(f"另有{left}行，请用 --limit 0 全部列出", f"{left} more; --limit 0 lists all")
    return Table("", tuple(word(lang, head) for head in HEADS), rows, (word(lang, more),) if left else ())


def _looked(found: Doubts, lang: Lang) -> Iterator[Section]:
    rows = tuple(
        (
            word(lang, kind.title),
            word(lang, Words(TABLES[look.table].title, TABLES[look.table].en)),
            look.tests,
            look.small,
            word(lang, Words("、", ", ")).join(
                TABLES[look.table].fact(name).label(lang) if name in TABLES[look.table].facts() else name
                for name in look.lacking
            )
            or None,
        )
        for kind, look in found.looked
    )
    title = word(lang, Words("已查看", "Looked at"))
    if not rows:
        nothing = Words("表中无可检验的内容", "the tables have nothing to test")
        yield Section(title, (Paragraph(word(lang, nothing)),))
        return
    yield Section(title, (Table("", tuple(word(lang, head) for head in LOOKED), rows),))
