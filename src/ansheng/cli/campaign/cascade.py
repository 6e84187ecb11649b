"""Command ``cascade``: what of a higher plan a lower one takes up, what it leaves out, and where it falls behind."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ansheng.campaigns import SLIPS, Cascade
from ansheng.campaigns import cascade as compared
from ansheng.cli.answer import Answer, Form, Page, working
from ansheng.cli.campaign.plan import open_whole
from ansheng.errors import word
from ansheng.reports.model import Bullets, Paragraph, Section, Table
from ansheng.words import Lang, Words

MISSING = {"zh": ("上级任务", "本级名称相近的任务"), "en": ("higher item", "lower items of like names")}
SLIPPED = {
    "zh": ("本级任务", "上级任务", "问题", "上级要求", "本级"),
    "en": ("lower item", "higher item", "what", "asked", "stated"),
}
PAIRS = {"zh": ("上级任务", "本级任务"), "en": ("higher item", "lower item")}


def cascade(higher: str, lower: str, *, year: int | None, form: Form, lang: Lang) -> Answer:
    """Compare a lower plan with the higher one that it carries out; the exit code does not depend on the result.

    :raises InputError: a file holds no plan or cannot be read
    """
    with working(word(lang, Words("正在比较……", "comparing…"))):
        above, below = open_whole(higher, year=year), open_whole(lower, year=year)
        found = compared(above.items, below.items)
    return _page(higher, lower, found, lang).answer(form)


def _page(higher: str, lower: str, found: Cascade, lang: Lang) -> Page:
    names = Path(higher).name, Path(lower).name
    title = word(lang, Words(f"{names[1]}对照{names[0]}", f"{names[1]} against {names[0]}"))
    comma = word(lang, Words("、", ", "))
    near = dict(found.near)
    sections = [
        Section("", (Paragraph(found.text(lang)),)),
        *_table(
            Words("上级已部署而本级未承接的任务", "Not taken up"),
            MISSING[lang],
            [(name, comma.join(near.get(name, ())) or None) for name in found.missing],
            lang,
        ),
        *_table(
            Words("完成时限或频次不符合上级要求的任务", "Falling behind"),
            SLIPPED[lang],
            [
                (
                    s.lower,
                    s.higher,
                    word(lang, SLIPS[s.kind]),
                    word(lang, s.asked),
                    word(lang, s.stated) or None,
                )
                for s in found.slips
            ],
            lang,
        ),
        *_table(
            Words("所称上级任务不存在", "Origins that the higher plan does not have"),
            PAIRS[lang],
            [(origin, name) for name, origin in found.unknown],
            lang,
        ),
        *_table(
            Words("拆分", "Split"),
            PAIRS[lang],
            [(name, comma.join(parts)) for name, parts in found.split],
            lang,
        ),
        *_table(
            Words("合并", "Merged"),
            PAIRS[lang],
            [(comma.join(sources), name) for name, sources in found.merged],
            lang,
        ),
        *_listed(Words("本级新增", "Added"), found.added, lang),
        *_table(Words("已承接", "Taken up"), PAIRS[lang], list(found.kept), lang),
    ]
    return Page(title, tuple(sections), _data(found, lang))


def _table(
    title: Words, heads: tuple[str, ...], rows: Sequence[tuple[str | None, ...]], lang: Lang
) -> list[Section]:
    counted = Words(f"{title.zh}（{len(rows)}）", f"{title.en} ({len(rows)})")
    return [Section(word(lang, counted), (Table("", heads, tuple(rows)),))] if rows else []


def _listed(title: Words, names: Sequence[str], lang: Lang) -> list[Section]:
    counted = Words(f"{title.zh}（{len(names)}）", f"{title.en} ({len(names)})")
    return [Section(word(lang, counted), (Bullets(tuple(names)),))] if names else []


def _data(found: Cascade, lang: Lang) -> dict[str, Any]:
    return {
        "schema": "ansheng.cascade/1",
        "higher": found.higher,
        "lower": found.lower,
        "missing": [{"higher": name, "near": list(dict(found.near).get(name, ()))} for name in found.missing],
        "slips": [
            {
                "kind": slip.kind,
                "higher": slip.higher,
                "lower": slip.lower,
                "asked": word(lang, slip.asked),
                "stated": word(lang, slip.stated) or None,
            }
            for slip in found.slips
        ],
        "unknown": [{"lower": name, "origin": origin} for name, origin in found.unknown],
        "split": [{"higher": name, "lower": list(parts)} for name, parts in found.split],
        "merged": [{"lower": name, "higher": list(sources)} for name, sources in found.merged],
        "added": list(found.added),
        "kept": [{"higher": name, "lower": part} for name, part in found.kept],
    }
