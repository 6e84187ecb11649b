"""Command ``checklist``: what an inspector looks at for one class, and the workbook to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ansheng.api import needed
from ansheng.checking.checklist import Checklist, ChecklistItem
from ansheng.cli.answer import Answer, Form, Page, day_of
from ansheng.dates import day_label
from ansheng.errors import InputError, word
from ansheng.reports.inspection_sheet.sheets import write_checklist
from ansheng.reports.inspection_sheet.words import how
from ansheng.reports.model import Bullets, Section, Table
from ansheng.words import Lang, Words

HEADS = {
    "zh": ("检查项", "填写说明", "单位", "依据条款", "采集项"),
    "en": ("item", "how to fill in", "unit", "clauses", "fact"),
}


def checklist(
    name: str,
    *,
    on: str | None,
    out: str | None,
    objects: int,
    force: bool,
    files: Sequence[str],
    form: Form,
    lang: Lang,
) -> Answer:
    """List the items of a class by the law of a day, or write them as a workbook and say where.

    :raises UnknownNameError: there is no such class
    :raises InputError: no rule on the class is in force, or the workbook cannot be written
    :raises MissingExtraError: the workbook needs a library that is not installed
    """
    catalogue = needed(name, files=files)
    made = catalogue.checklist(name, on=day_of(on))
    if not made.groups:
        raise InputError(
            Words(
                f"{day_label(made.on)}无规则可用于 {made.name}，当日不适用的规则共{len(made.idle)}条；请核对 --on",
                f"no rule on {made.name} is in force on {made.on}, {len(made.idle)} are not; see --on",
            )
        )
    if out is None:
        return _page(made, lang).answer(form).without(catalogue.problems, lang)
    write_checklist(made, out, objects=objects, lang=lang, force=force)
    return Answer([f"{out}\n"]).without(catalogue.problems, lang)


def _page(made: Checklist, lang: Lang) -> Page:
    title = word(
        lang,
        Words(
            f"{made.title()}：共{len(made)}项（按{day_label(made.on)}有效的法规）",
            f"{made.title('en')}, {len(made)} items (as on {made.on})",
        ),
    )
    return Page(title, tuple(_sections(made, lang)), made.to_dict(lang))


def _sections(made: Checklist, lang: Lang) -> Iterator[Section]:
    for group in made.groups:
        rows = tuple(_row(item, lang) for item in _with_entries(group.items))
        yield Section(group.title(lang), (Table("", HEADS[lang], rows),))
    if made.open:
        left = [f"{basis.label(lang)} {basis.clause.reason}".strip() for basis in made.open]
        yield Section(
            word(lang, Words("未收录的同类条款", "Clauses that no rule decides")), (Bullets(tuple(left)),)
        )
    if made.idle:
        idle = [
            word(lang, Words(f"{i.rule.id}：{i.words.zh}", f"{i.rule.id}: {i.words.en}")) for i in made.idle
        ]
        yield Section(word(lang, Words("当日不适用的规则", "Rules not in force")), (Bullets(tuple(idle)),))


def _with_entries(items: Sequence[ChecklistItem], above: str = "") -> Iterator[tuple[str, ChecklistItem]]:
    """The items, each with what stands before its name; those of a list follow it."""
    for item in items:
        yield above, item
        yield from _with_entries(item.entries, f"{item.fact.name}.")


def _row(placed: tuple[str, ChecklistItem], lang: Lang) -> tuple[str | None, ...]:
    above, item = placed
    clauses = word(lang, Words("；", "; ")).join(
        basis.label(lang, item.clauses[0].standard) for basis in item.clauses
    )
    title = f"　{item.fact.label(lang)}" if above else item.fact.label(lang)
    return title, how(item, lang), item.unit(lang) or None, clauses, f"{above}{item.fact.name}"
