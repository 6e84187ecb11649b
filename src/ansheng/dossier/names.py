"""Names: places nearly called as one that stands often in a dossier, and sectors that stand there under two names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ansheng.errors import Problem
from ansheng.facts.loading.load import Loaded
from ansheng.sectors.sector import Sector, meant
from ansheng.sheets.cells import title_key
from ansheng.words import Words

SELDOM, OFTEN, WIDELY = 2, 5, 3
"""A name that stands in so few records is doubted beside one in so many times more; one that a single sheet knows,
beside one in so many sheets."""

_REGION, _SECTOR = "region", "sector"


def strange_regions(parts: Iterable[Loaded]) -> Iterator[Problem]:
    """The regions that are one character away from one that is frequent, or a piece of it: 石桥镇 beside 石桥乡."""
    loaded = [part for part in parts if _REGION in part.known]
    counts, sheets = Counter[str](), Counter[str]()
    for part in loaded:
        column = part.typed.frame[_REGION].drop_nulls().value_counts()
        counts.update(dict(column.iter_rows()))
        sheets.update(column[_REGION].to_list())
    near = {name: other for name in counts if (other := _frequent(name, counts, sheets))}
    for part in (part for part in loaded if _REGION in part.headers):
        names = part.typed.frame[_REGION]
        at = names.is_in(list(near)).fill_null(False).arg_true()
        for row, name in zip(part.rows.gather(at).to_list(), names.gather(at).to_list(), strict=True):
            yield part.placed(_problem(part, row, name, near[name], counts))


def _frequent(name: str, counts: Counter[str], sheets: Counter[str]) -> str | None:
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


def _problem(part: Loaded, row: int, name: str, other: str, counts: Counter[str]) -> Problem:
    words = Words(
        f"“{name}”在案卷中只有{counts[name]}条记录，是否指“{other}”（{counts[other]}条）？已按所填读取；"
        f"如为同一地区，请改正，或在 campaign.toml 的 [values] 中写明",
        f"{name!r} stands in {counts[name]} records of the dossier; is {other!r} ({counts[other]}) meant? "
        "read as it stands; correct it, or say so under [values] of campaign.toml",
    )
    return Problem("strange_region", words, row=row, column=part.headers[_REGION], value=name)


def sectors_twice(parts: Iterable[Loaded]) -> Iterator[Problem]:
    """The sectors that stand under several names, 危化品 beside 危险化学品: figures by sector tell them apart."""
    loaded = [part for part in parts if _SECTOR in part.known and _SECTOR in part.headers]
    counts = Counter[str]()
    for part in loaded:
        counts.update(dict(part.typed.frame[_SECTOR].drop_nulls().value_counts().iter_rows()))
    for sector, names in _by_sector(counts):
        first, *others = sorted(names, key=lambda name: -counts[name])
        for part in loaded:
            column = part.typed.frame[_SECTOR]
            for name in (name for name in others if (column == name).any()):
                row = part.rows[(column == name).arg_true()[0]]
                yield part.placed(_twice(part, row, name, first, sector, counts))


def _by_sector(counts: Counter[str]) -> Iterator[tuple[Sector, list[str]]]:
    """The sectors with the names that stand for each as a whole, where there are several."""
    found: dict[Sector, list[str]] = {}
    for name in counts:
        sector = meant(name)
        if sector is not None and sector.is_called(name):
            found.setdefault(sector, []).append(name)
    yield from ((sector, names) for sector, names in found.items() if len(names) > 1)


def _twice(part: Loaded, row: int, name: str, first: str, sector: Sector, counts: Counter[str]) -> Problem:
    words = Words(
        f"“{name}”（{counts[name]}条）与“{first}”（{counts[first]}条）是同一行业领域“{sector.name}”的两种写法，"
        "已按所填读取，分组统计时分列；如需合并，请统一写法，或在 campaign.toml 的 [values] 中写明",
        f"{name!r} ({counts[name]} records) and {first!r} ({counts[first]}) are two names of the sector {sector.en!r}; "
        "read as they stand and told apart in groups; write one of them, or say so under [values] of campaign.toml",
    )
    return Problem("sector_twice", words, row=row, column=part.headers[_SECTOR], value=name)
