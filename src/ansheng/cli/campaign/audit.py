"""Command ``audit``: the figures of a bulletin, read and recomputed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ansheng.auditing import Audit, Claim, audit
from ansheng.cli.answer import Answer, Form, Page, json_text, period_of, readable, working
from ansheng.errors import word
from ansheng.reports.model import Bullets, Paragraph, Section, Table
from ansheng.sheets.documents import read_document
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    from ansheng.dossier import Dossier

HEADS = {
    "zh": ("核对结果", "数量关系", "原文", "文中数值", "核算结果", "说明"),
    "en": ("verdict", "relation", "text", "stated", "computed", "note"),
}
KINDS = {
    "rate": "比率", "change": "增减", "sum": "合计", "share": "占比", "mean": "平均", "span": "起止", "count": "列举",
    "streak": "连续", "duplicate": "重复数字", "repeat": "重复表述",
}  # fmt: skip
AT_FAULT = 1
LONGEST = 40


def audit_file(path: str, *, dossier: str | None, period: str | None, form: Form, lang: Lang) -> Answer:
    """Audit a file, or standard input for ``-``; the exit code is 1 where a claim cannot be right.

    :raises InputError: the file or the dossier cannot be read
    :raises DayError: the period is not understood, or begins after the as-of day of the dossier
    """
    readable(period)
    text = read_document(path)
    with working(word(lang, Words("正在核对…", "auditing…"))):
        opened = _opened(dossier)
        window = period_of(period, opened.campaign.period if opened else None)
        made = audit(text, period=window, dossier=opened)
    code = AT_FAULT if made.faults else 0
    if form == "json":
        return Answer([json_text(_numbers(made.to_dict(lang))) + "\n"], code)
    return _page(made, dossier is not None, lang).answer(form, code)


def _opened(path: str | None) -> Dossier | None:
    from ansheng.dossier import open_dossier

    return None if path is None else open_dossier(path)


def _page(made: Audit, compared: bool, lang: Lang) -> Page:
    counts = word(lang, Words("、", ", ")).join(_count(made, lang)) or word(
        lang, Words("无可核对的数量关系", "no relation to check")
    )
    faults = [claim for claim in made.claims if not claim.verdict.right]
    right = [claim for claim in made.claims if claim.verdict.right]
    sections = [Section("", (Paragraph(_read(made, compared, lang)), Paragraph(counts)))]
    sections += _listed(word(lang, Words("须核实", "To be looked at")), faults, lang)
    sections += _listed(word(lang, Words("相符", "Right")), right, lang)
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
    return Page(word(lang, Words("数字核对", "Audit of figures")), tuple(sections), made.to_dict(lang))


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
        words = Words(
            f"{words.zh}，与案卷数字对应{matched}个", f"{words.en}, {matched} matched with the dossier"
        )
    return word(lang, words)


def _listed(title: str, claims: Sequence[Claim], lang: Lang) -> list[Section]:
    if not claims:
        return []
    rows = tuple(
        (
            claim.verdict.title(lang),
            word(lang, Words(KINDS[claim.kind], claim.kind)),
            _short(claim.text),
            claim.stated,
            claim.computed,
            claim.explanation(lang) or None,
        )
        for claim in claims
    )
    return [Section(title, (Table("", HEADS[lang], rows),))]


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
