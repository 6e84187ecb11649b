"""Command ``checklist``: what an inspector looks at for one class, and the workbook to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from ansheng.catalogue import Catalogue
from ansheng.checking.checklist import Checklist, ChecklistItem
from ansheng.cli.answer import Answer, Form, Page, day_of
from ansheng.dates import day_label
from ansheng.errors import InputError, word
from ansheng.reports.inspection_sheet.sheets import write_checklist
from ansheng.reports.inspection_sheet.words import how
from ansheng.reports.model import Bullets, Section, Table
from ansheng.sectors import UnitKind, unit_kind
from ansheng.shelf import needed
from ansheng.words import Lang, Words

HEADS = {
    "zh": ("检查项", "填写说明", "单位", "依据条款", "采集项"),
    "en": ("item", "how to fill in", "unit", "clauses", "fact"),
}


def checklist(
    names: Sequence[str],
    *,
    plugins: Sequence[str],
    unit: str | None,
    on: str | None,
    region: str,
    out: str | None,
    objects: int,
    force: bool,
    files: Sequence[str],
    form: Form,
    lang: Lang,
) -> Answer:
    """List the items of classes by the law of a day, or write them as a workbook, a sheet a class, and say where.

    :param names: classes, or words that stand for several: a standard, the beginning of standards' titles, a plugin
    :param plugins: plugins all of whose classes are meant
    :param unit: the kind of an enterprise, all of whose sheets are meant
    :raises UnknownNameError: there is no such class, standard, plugin or kind of unit
    :raises InputError: nothing is named, no rule on the classes is in force, or the workbook cannot be written
    :raises MissingExtraError: the workbook needs a library that is not installed
    """
    if not names and not plugins and unit is None:
        raise InputError(
            Words(
                "请写明检查对象，例如 ansheng checklist 燃气储罐，或 --unit 化工企业；"
                "全部检查对象请用 ansheng facts 查看",
                "name what is looked at, e.g. ansheng checklist gas.GasTank, or --unit 'chemical plant'; "
                "ansheng facts lists the names",
            )
        )
    kind = None if unit is None else unit_kind(unit)
    catalogue = needed(names[0] if len(names) == 1 and not plugins and kind is None else None, files=files)
    wanted = [full for name in names for full in catalogue.classes_of(name)]
    wanted += [] if kind is None else catalogue.classes_at(kind)
    wanted += [full for name in plugins for full in catalogue.classes_of(catalogue.plugin(name).name)]
    made = [catalogue.checklist(full, on=day_of(on), region=region) for full in dict.fromkeys(wanted)]
    usable = [one for one in made if one.groups]
    if not usable:
        raise _not_in_force(made)
    idle = [word(lang, _left_out(one)) for one in made if not one.groups]
    kinds = [] if kind is None else [word(lang, kind.title)]
    title = "、".join([*names, *(catalogue.plugin(name).title.zh for name in plugins), *kinds])
    if out is None:
        answer = _page(title, usable, lang).answer(form)
    else:
        write_checklist(usable, out, objects=objects, lang=lang, force=force, title=title)
        answer = Answer([f"{out}\n"])
    told = () if kind is None else tuple(word(lang, one) for one in _besides(kind, catalogue))
    noted = attrs.evolve(answer, notes=(*idle, *told))
    return noted.without(catalogue.problems, lang)


def _besides(kind: UnitKind, catalogue: Catalogue) -> Iterator[Words]:
    """What the sheets of a kind of unit leave out: plugins that are not there, and what the kind says itself."""
    loaded = {plugin.name for plugin in catalogue.plugins}
    for name in dict.fromkeys(taken.partition(".")[0] for taken in kind.takes):
        if name not in loaded:
            yield Words(
                f"未加载插件 {name}，其检查表未列入",
                f"the plugin {name} is not loaded; its sheets are left out",
            )
    if kind.note is not None:
        yield kind.note


def _not_in_force(made: Sequence[Checklist]) -> InputError:
    names, on = [one.name for one in made], made[0].on
    idle = sum(len(one.idle) for one in made)
    return InputError(
        Words(
            f"{day_label(on)}无规则可用于 {'、'.join(names)}，当日不适用的规则共{idle}条；请核对 --on",
            f"no rule on {', '.join(names)} is in force on {on}, {idle} are not; see --on",
        )
    )


def _left_out(one: Checklist) -> Words:
    return Words(
        f"“{one.facts.title}”当日无适用的规则，未列入",
        f"no rule on {one.name} is in force that day; it is left out",
    )


def _page(title: str, made: Sequence[Checklist], lang: Lang) -> Page:
    if len(made) == 1:
        return Page(_heading(made[0], lang), tuple(_sections(made[0], lang)), _data(made[0], lang))
    items = sum(len(one) for one in made)
    words = Words(
        f"{title}检查表：共{len(made)}张、{items}项（按{day_label(made[0].on)}有效的法规）",
        f"Checklists of {title}: {len(made)} with {items} items (as on {made[0].on})",
    )
    parts = tuple(Section(_heading(one, lang), (), tuple(_sections(one, lang))) for one in made)
    return Page(word(lang, words), parts, [_data(one, lang) for one in made])


def _data(made: Checklist, lang: Lang) -> dict[str, Any]:
    return {"schema": "ansheng.checklist/1", **made.to_dict(lang)}


def _heading(made: Checklist, lang: Lang) -> str:
    return word(
        lang,
        Words(
            f"{made.title()}：共{len(made)}项（按{day_label(made.on)}有效的法规）",
            f"{made.title('en')}, {len(made)} items (as on {made.on})",
        ),
    )


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
