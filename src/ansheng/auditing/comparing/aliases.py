"""Aliases: the short names by which texts call what the tables call by its full name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from immutabledict import immutabledict

_SHORT = immutabledict(
    {
        "住房和城乡建设": "住建",
        "住房城乡建设": "住建",
        "发展和改革": "发改",
        "发展改革": "发改",
        "工业和信息化": "工信",
        "市场监督管理": "市场监管",
        "文化和旅游": "文旅",
        "文化旅游": "文旅",
        "应急管理": "应急",
        "农业机械": "农机",
        "危险化学品": "危化品",
        "公安局交警": "交警",
        "公安局交通警察": "交警",
    }
)
"""Parts of names with what offices shorten them to."""
_MET = re.compile("|".join(sorted(map(re.escape, _SHORT), key=len, reverse=True)))
_SHORTEST = 3
Values = tuple[tuple[str, str], ...]


def with_aliases(names: Mapping[str, Values]) -> Mapping[str, Values]:
    """The names with their short forms, where a short form is of one of them alone and no name itself.

    >>> sorted(with_aliases({"公安局交警大队": (("lead", "公安局交警大队"),)}))
    ['交警大队', '公安局交警大队']
    """
    short: dict[str, list[Values]] = {}
    for name, values in names.items():
        for alias in _aliases(name):
            short.setdefault(alias, []).append(values)
    alone = {alias: of[0] for alias, of in short.items() if len(of) == 1 and alias not in names}
    return {**names, **alone}


def _aliases(name: str) -> Iterator[str]:
    alias = _MET.sub(lambda met: _SHORT[met[0]], name)
    if alias != name and len(alias) >= _SHORTEST:
        yield alias
