"""Lines added to campaign.toml: what stands there stays, byte for byte, and what cannot be added to is refused."""

from __future__ import annotations

import tomllib

import pytest

from ansheng.dossier.teaching import taught
from ansheng.errors import InputError
from ansheng.hazards import HazardRecord
from ansheng.tables.core import CORE, TABLES

START = '[campaign]\ntitle = "百日整治"  # 名称\n'
NEW = '[columns."隐患"]\n"毛病" = "隐患描述"\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", NEW),
        (START, f"{START}\n{NEW}"),
        (f"{START}\n\n", f"{START}\n{NEW}"),
        (f'{START}[columns]\n"甲" = "地区"\n', f'{START}[columns]\n"甲" = "地区"\n\n{NEW}'),
        (
            f'[columns."隐患"]\n"甲" = "地区"\n\n# 注\n{START}',
            f'[columns."隐患"]\n"甲" = "地区"\n"毛病" = "隐患描述"\n\n# 注\n{START}',
        ),
        (f"[ columns . hazards ] # 注\n{START}", f'[ columns . hazards ] # 注\n"毛病" = "隐患描述"\n{START}'),
        (START.replace("\n", "\r\n"), f"{START}\n{NEW}".replace("\n", "\r\n")),
        (f"[columns.'任务']\n{START}", f"[columns.'任务']\n{START}\n{NEW}"),
    ],
)
def test_a_line_is_added_at_the_end_of_its_section(before: str, after: str) -> None:
    assert taught(before, {HazardRecord: {"毛病": "隐患描述"}}, CORE) == after


def test_lines_of_several_tables_are_added_at_once() -> None:
    text = taught(
        START,
        {HazardRecord: {"毛 病": "隐患描述", '"引"': "地区"}, TABLES["tasks"]: {"事": "任务名称"}},
        CORE,
    )
    assert tomllib.loads(text)["columns"] == {
        "隐患": {"毛 病": "隐患描述", '"引"': "地区"},
        "任务": {"事": "任务名称"},
    }
    assert text.startswith(START)


@pytest.mark.parametrize(
    "text",
    [
        'columns = { "甲" = "地区" }\n' + START,
        '[columns]\n"隐患" = { "甲" = "地区" }\n',
        '[columns."隐患"]\n"毛病" = "地区"\n',
        'x = """\n[columns."隐患"]\n"""\n' + START,
    ],
)
def test_what_is_laid_out_otherwise_is_not_touched(text: str) -> None:
    with pytest.raises(InputError, match='"毛病" = "隐患描述"'):
        taught(text, {HazardRecord: {"毛病": "隐患描述"}}, CORE)
