"""Command ``standards``: the standards, their editions, and how fully they are encoded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ansheng.areas import LAYERS
from ansheng.cli.answer import INCOMPLETE, Answer, Form, Page, day_of
from ansheng.cli.checking.sectors import to_look_up
from ansheng.dates import day_label
from ansheng.errors import InputError, word
from ansheng.reports.model import Section, Table
from ansheng.reports.reference.ruling import STATUS, say
from ansheng.shelf import needed
from ansheng.words import Lang, Words

HEADS = {
    "zh": (
        "标准", "名称", "层级", "版本", "文号", "发布", "施行", "废止", "核对", "状态",
        "条款", "已收录", "人工判定", "未收录", "未读条文",
    ),
    "en": (
        "standard", "title", "layer", "edition", "number", "issued", "effective", "repealed", "verified", "status",
        "clauses", "encoded", "judged", "gaps", "memory only",
    ),
}  # fmt: skip
SHOWN = (
    "standard", "title", "layer", "edition", "number", "issued", "effective", "repealed", "verified", "status",
    "clauses", "encoded", "judged", "gaps", "memory_only",
)  # fmt: skip


def standards(
    *, on: str | None, stale: bool, missing: bool, files: Sequence[str], form: Form, lang: Lang
) -> Answer:
    """List every edition with its status on a day; with ``stale`` those last verified before it.

    :param missing: list instead what is known of criteria that are not encoded, sector by sector
    :raises InputError: ``stale`` is asked for without a day
    """
    if missing:
        return to_look_up(day_of(on), needed(files=files), form, lang)
    if stale and on is None:
        raise InputError(
            Words(
                "--stale 须与 --on 同时使用，例如 --on 2026-07-01", "--stale needs --on, e.g. --on 2026-07-01"
            )
        )
    day = day_of(on)
    catalogue = needed(files=files)
    data = [
        {
            **{
                key: value.isoformat() if hasattr(value, "isoformat") else value
                for key, value in entry.items()
            },
            "title": word(lang, Words(standard.title, standard.en)),
        }
        for standard in catalogue.standards.values()
        for entry, edition in zip(standard.overview(day), standard.editions, strict=True)
        if not stale or edition.stale(day)
    ]
    rows = [tuple(_shown(entry, key, lang) for key in SHOWN) for entry in data]
    title = word(lang, Words(f"标准与版本（按{day_label(day)}计）", f"Standards and editions (as on {day})"))
    if stale:
        title = word(
            lang, Words(f"最后核对日早于{day_label(day)}的版本", f"Editions last verified before {day}")
        )
    page = Page(title, (Section("", (Table("", HEADS[lang], tuple(rows)),)),), data)
    return page.answer(form).without(catalogue.problems, lang, INCOMPLETE)


def _shown(entry: dict[str, Any], key: str, lang: Lang) -> Any:
    """What stands under a head: of the layer of local law its region too."""
    if key == "status":
        return say(STATUS, entry[key], lang)
    if key == "layer":
        return " ".join(part for part in (word(lang, LAYERS[entry[key]]), entry["region"]) if part)
    return entry[key]
