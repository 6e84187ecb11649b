"""Command ``audit``: the figures of a bulletin, read and recomputed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.auditing import Audit, Claim, audit
from ansheng.auditing.comparing.book import Book
from ansheng.cli.answer import Answer, Form, Page, bar, json_text, period_of, readable
from ansheng.dates import Period
from ansheng.errors import InputError, word
from ansheng.logs import Steps
from ansheng.reports.model import Bullets, Cell, Paragraph, Section, Table
from ansheng.reports.returned.audited import Audited, write_audited
from ansheng.sheets.documents import decode
from ansheng.sheets.door import DOCUMENT, read_input
from ansheng.shelf import needed
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    from ansheng.dossier import Dossier

HEADS = {
    "zh": ("核对结果", "位置", "数量关系", "原文", "文中数值", "核算结果", "依据"),
    "en": ("verdict", "place", "relation", "text", "stated", "computed", "reading"),
}
GROUPS: Mapping[str, Words] = {
    "fault": Words("有误", "At fault"),
    "suspicious": Words("可疑", "Suspicious"),
    "right": Words("相符", "Right"),
    "unverifiable": Words("无法核对", "Not verifiable"),
}
"""What claims are listed under, the gravest first."""
KINDS = {
    "rate": "比率", "change": "增减", "sum": "合计", "share": "占比", "mean": "平均", "span": "起止", "count": "列举",
    "streak": "连续", "duplicate": "重复数字", "repeat": "重复表述", "whole": "百分比合计",
}  # fmt: skip
AT_FAULT, SUSPICIOUS, UNREAD = 1, 3, 2
SUFFIXES = (".txt", ".md", ".docx", ".html", ".htm", ".pdf")
"""The files of a folder that are audited."""
LONGEST = 40


def audit_files(
    paths: Sequence[str],
    *,
    dossier: str | None,
    period: str | None,
    out: str | None,
    every: bool,
    form: Form,
    lang: Lang,
) -> Answer:
    """Audit documents, the documents of folders, or standard input for ``-``.

    The exit code is 1 where a claim cannot be right, 3 where one is suspicious and none worse, 2 where one of several
    documents cannot be read.

    :param every: whether what cannot be verified is listed too
    :param out: a new folder for the pages and the Word files with comments
    :raises InputError: the only document, the dossier or ``out`` cannot be read or written, or there is none
    :raises DayError: the period is not understood, or begins after the as-of day of the dossier
    """
    readable(period)
    files = list(_files(paths))
    done: list[Audited] = []
    notes: list[str] = []
    with bar(word(lang, Words("正在核对…", "auditing…"))) as progress:
        opened = _opened(dossier)
        window = period_of(period, opened.campaign.period if opened else None)
        book = None if opened is None else Book.of(opened, window, needed().indicators.values())
        steps = Steps(progress, len(files))
        for file in files:
            try:
                done.append(_audited(file, window, book))
            except InputError as error:
                if len(files) == 1:
                    raise
                notes.append(error.text(lang))
            steps.add()
    if out is not None:
        notes += [
            word(lang, Words(f"已写入 {path}", f"written: {path}")) for path in write_audited(done, out, lang)
        ]
    code = UNREAD if len(done) < len(files) else max((_code(each.audit) for each in done), key=_GRAVER.index)
    return attrs.evolve(
        _answer(done, dossier is not None, every, form, code, lang, whole=len(files) == 1), notes=tuple(notes)
    )


_GRAVER = (0, SUSPICIOUS, AT_FAULT)


def _files(paths: Sequence[str]) -> Iterator[str]:
    """The documents meant: those of a folder for the folder, without drafts of Word."""
    for path in paths:
        if path == "-" or not Path(path).is_dir():
            yield path
            continue
        inside = sorted(file for file in Path(path).iterdir() if file.suffix.lower() in SUFFIXES)
        there = [str(file) for file in inside if not file.name.startswith(("~$", "."))]
        if not there:
            raise InputError(
                Words(
                    f"{path}：文件夹内无可核对的文件；请给出 {'、'.join(SUFFIXES)} 文件",
                    f"{path}: no document in the folder; give files of {', '.join(SUFFIXES)}",
                )
            )
        yield from there


def _audited(path: str, window: Period | None, book: Book | None) -> Audited:
    data = read_input(path, most=DOCUMENT)
    text = decode(data, path)
    if not text.strip():
        raise InputError(Words(f"{path}：文件无文字；请核对文件", f"{path}: no text in it; check the file"))
    return Audited(path, data, audit(text, period=window, dossier=book))


def _code(made: Audit) -> int:
    return AT_FAULT if made.faults else SUSPICIOUS if made.of("suspicious") else 0


def _answer(
    done: Sequence[Audited], compared: bool, every: bool, form: Form, code: int, lang: Lang, *, whole: bool
) -> Answer:
    if form == "json":
        data = [{"file": each.name, **each.audit.to_dict(lang)} for each in done]
        told = data[0] if whole else {"schema": "ansheng.audits/1", "files": data}
        return Answer([json_text(_numbers(told)) + "\n"], code)
    pages = [_page(each.audit, compared, every, lang, "" if whole else each.name) for each in done]
    first = [] if whole else [_all_of_them(done, lang)]
    return Answer([chunk for page in (*first, *pages) for chunk in page.answer(form, code).chunks], code)


def _all_of_them(done: Sequence[Audited], lang: Lang) -> Page:
    """One line a document."""
    heads = Words(
        "文件、数字、数量关系、有误、可疑、无法核对",
        "file, figures, relations, at fault, suspicious, not verifiable",
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple((each.name, *_counts(each.audit)) for each in done)
    table = Table("", tuple(word(lang, heads).split(word(lang, Words("、", ", ")))), rows)
    return Page(word(lang, Words("数字核对汇总", "Audits of figures")), (Section("", (table,)),), None)


def _opened(path: str | None) -> Dossier | None:
    from ansheng.dossier import open_dossier

    return None if path is None else open_dossier(path)


def _counts(made: Audit) -> tuple[int, ...]:
    open_ = (len(made.of(verdict)) for verdict in ("suspicious", "unverifiable"))
    return (len(made.figures), len(made.claims), len(made.faults), *open_)


def _page(made: Audit, compared: bool, every: bool, lang: Lang, name: str = "") -> Page:
    counts = word(lang, Words("、", ", ")).join(_count(made, lang)) or word(
        lang, Words("无可核对的数量关系", "no relation to check")
    )
    sections = [Section("", (Paragraph(_read(made, compared, lang)), Paragraph(counts)))]
    grouped: dict[str, list[Claim]] = {group: [] for group in GROUPS}
    for claim in made.claims:
        grouped[_group(claim)].append(claim)
    folded = [] if every else grouped.pop("unverifiable")
    sections += [_listed(GROUPS[group], made, claims, lang) for group, claims in grouped.items() if claims]
    if folded:
        sections.append(_folded(len(folded), lang))
    if made.remarks:
        lines = tuple(
            word(lang, Words(f"{_short(r.text)}：{r.note.zh}", f"{_short(r.text)}: {r.note.en}"))
            for r in made.remarks
        )
        sections.append(Section(word(lang, Words("说明", "To know")), (Bullets(lines),)))
    if made.missing:
        names = word(lang, Words("、", ", ")).join(made.missing)
        sections.append(
            Section(
                word(lang, Words("案卷中未被引用的数字", "Figures of the dossier not quoted")),
                (Paragraph(names),),
            )
        )
    title = (
        Words(f"数字核对：{name}", f"Audit of figures: {name}")
        if name
        else Words("数字核对", "Audit of figures")
    )
    return Page(word(lang, title), tuple(sections), made.to_dict(lang))


def _count(made: Audit, lang: Lang) -> list[str]:
    titles = {claim.verdict.value: claim.verdict.title(lang) for claim in made.claims}
    return [
        word(lang, Words(f"{titles[verdict]}{count}项", f"{titles[verdict]} {count}"))
        for verdict, count in made.summary().items()
    ]


def _read(made: Audit, compared: bool, lang: Lang) -> str:
    matched = sum(figure.matches is not None for figure in made.figures)
    words = Words(
        f"读取数字{len(made.figures)}个、数量关系{len(made.claims)}个，无法识别的数{made.unread}个",
        f"{len(made.figures)} figures and {len(made.claims)} relations read, {made.unread} numbers not understood",
    )
    if compared:
        beside = [claim.verdict.at_fault for claim in made.claims if claim.kind == "repeat" and claim.reading]
        differ, open_ = beside.count(True), beside.count(False)
        words = Words(
            f"{words.zh}；与案卷比对：相符{matched - differ}个，不符{differ}个，无法比对{open_}个",
            f"{words.en}; beside the dossier {matched - differ} match, {differ} differ, {open_} could not be compared",
        )
    return word(lang, words)


def _group(claim: Claim) -> str:
    return "fault" if claim.verdict.at_fault else "right" if claim.verdict.right else claim.verdict.value


def _folded(count: int, lang: Lang) -> Section:
    said = Words(
        f"另有{count}项无法核对；加 --all 列出", f"{count} more cannot be verified; --all lists them"
    )
    return Section("", (Paragraph(word(lang, said)),))


def _listed(title: Words, made: Audit, claims: Sequence[Claim], lang: Lang) -> Section:
    rows = tuple(
        (
            claim.verdict.title(lang),
            word(lang, _place(made, claim)),
            word(lang, Words(KINDS[claim.kind], claim.kind)),
            _short(claim.text),
            claim.stated,
            claim.computed,
            "\n".join(filter(None, (claim.formula, claim.explanation(lang)))) or None,
        )
        for claim in claims
    )
    return Section(word(lang, title), (Table("", HEADS[lang], rows),))


def _place(made: Audit, claim: Claim) -> Words:
    """The line of a claim, and of a cell its column too."""
    line = made.line(claim)
    if claim.column is None:
        return Words(f"第{line}行", f"line {line}")
    return Words(f"第{line}行第{claim.column + 1}列", f"line {line}, column {claim.column + 1}")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _numbers(data: Any) -> Any:
    """Decimals as JSON numbers."""
    if isinstance(data, Decimal):
        return int(data) if data == data.to_integral_value() else float(data)
    if isinstance(data, dict):
        return {key: _numbers(value) for key, value in data.items()}
    return [_numbers(value) for value in data] if isinstance(data, list) else data
