"""Rules: what an office lays down itself, in files of its dossier that a template names: schemes, vetoes, rates."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ansheng.assessment import Frequency
from ansheng.errors import InputError
from ansheng.reports.desk import Desk
from ansheng.words import Words


def office_file(desk: Desk, name: str) -> Path:
    """The file of that name in the folder of the dossier itself.

    :raises InputError: it is no plain name of a file, or the dossier has no folder
    """
    if desk.dossier.path is None:
        raise InputError(
            Words(
                f"本次数据不是文件夹，无法读取“{name}”；请改用案卷文件夹",
                f"the dossier has no folder to read {name!r} from; use one",
            )
        )
    if Path(name).name != name or name.startswith(".") or "\\" in name or not name.endswith(".toml"):
        raise InputError(
            Words(
                f"应为案卷文件夹内 .toml 文件的文件名，收到“{name}”",
                f"expected the name of a .toml file in the folder of the dossier, not {name!r}",
            )
        )
    return desk.dossier.path / name


def frequencies(texts: list[str]) -> Mapping[str, Frequency]:
    """How often each class is inspected: ``A:1/12`` is one visit in twelve months.

    :raises InputError: one is not written so
    """
    found: dict[str, Frequency] = {}
    for text in texts:
        name, _, often = text.replace("：", ":").partition(":")
        visits, _, months = often.partition("/")
        if not (name.strip() and visits.strip().isdecimal() and months.strip().isdecimal()):
            raise InputError(
                Words(
                    f"检查频次应写作 A:1/12（每12个月1次），收到“{text}”",
                    f"a frequency is written A:1/12, one visit in twelve months, not {text!r}",
                )
            )
        found[name.strip()] = Frequency(int(visits), int(months))
    return found
