"""Regions: names of places that stand once or twice in a dossier and are nearly those that stand there often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ansheng.errors import Problem
from ansheng.facts.loading.load import Loaded
from ansheng.sheets.cells import title_key
from ansheng.words import Words

SELDOM, OFTEN, WIDELY = 2, 5, 3
"""A name that stands in so few records is doubted beside one in so many times more; one that a single sheet knows,
beside one in so many sheets."""

_REGION = "region"


def strange_regions(parts: Iterable[Loaded]) -> Iterator[Problem]:
    """The regions that are one character away from one that is frequent, or a piece of it: 石桥镇 beside 石桥乡."""
    loaded = [part for part in parts if _REGION in part.known]
    counts, sheets = Counter[str](), Counter[str]()
    for part in loaded:
        column = part.typed.frame[_REGION].drop_nulls().value_counts()
        counts.update(dict(column.iter_rows()))
        sheets.update(column[_REGION].to_list())
    meant = {name: near for name in counts if (near := _meant(name, counts, sheets))}
    for part in (part for part in loaded if _REGION in part.headers):
        names = part.typed.frame[_REGION]
        at = names.is_in(list(meant)).fill_null(False).arg_true()
        for row, name in zip(part.rows.gather(at).to_list(), names.gather(at).to_list(), strict=True):
            yield part.placed(_problem(part, row, name, meant[name], counts))


def _meant(name: str, counts: Counter[str], sheets: Counter[str]) -> str | None:
    """The one frequent name that a seldom one nearly is."""
    near = [other for other in counts if other != name and _nearly(name, other)]
    seldom = [
        other
        for other in near
        if (counts[name] <= SELDOM and counts[other] >= OFTEN * counts[name])
        or (sheets[name] == 1 and sheets[other] >= WIDELY and counts[other] > counts[name])
    ]
    return seldom[0] if len(seldom) == 1 else None


def _nearly(name: str, other: str) -> bool:
    one, two = title_key(name), title_key(other)
    if len(one) == len(two) > 2:
        return sum(a != b for a, b in zip(one, two, strict=True)) == 1
    short, long = sorted((one, two), key=len)
    return len(short) > 1 and (long.startswith(short) or long.endswith(short))


def _problem(part: Loaded, row: int, name: str, meant: str, counts: Counter[str]) -> Problem:
    words = Words(
        f"“{name}”在案卷中只有{counts[name]}条记录，是否指“{meant}”（{counts[meant]}条）？已按所填读取；"
        f"如为同一地区，请改正，或在 campaign.toml 的 [values] 中写明",
        f"{name!r} stands in {counts[name]} records of the dossier; is {meant!r} ({counts[meant]}) meant? "
        "read as it stands; correct it, or say so under [values] of campaign.toml",
    )
    return Problem("strange_region", words, row=row, column=part.headers[_REGION], value=name)
