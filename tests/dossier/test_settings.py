"""Settings of a dossier: what campaign.toml may say, and how it says no."""

from datetime import date
from pathlib import Path

import pytest

from ansheng import InputError, open_dossier
from ansheng.dates import Period
from ansheng.dossier import Campaign

from .conftest import HAZARDS, Write

WHOLE = """
[campaign]
title = "三年行动"
issuer = "某市安委办"
starts = 2020-07-01
ends = "2022年12月31日"
made_up = "虚构"

[report]
period = 2020
as_of = 2020-12-31
base = "2019"
chance = true
"""


def refused(folder: Path, text: str) -> list[str]:
    (folder / "campaign.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        open_dossier(folder)
    english = caught.value.text("en").splitlines()
    lines = str(caught.value).splitlines()
    assert len(english) == len(lines)
    return [line.removeprefix(f"{folder / 'campaign.toml'}:") for line in lines]


def test_a_whole_file(folder: Path) -> None:
    (folder / "campaign.toml").write_text(WHOLE, encoding="utf-8-sig")
    year = Period.parse("2020")
    assert open_dossier(folder).campaign == Campaign(
        title="三年行动",
        issuer="某市安委办",
        starts=date(2020, 7, 1),
        ends=date(2022, 12, 31),
        made_up="虚构",
        period=year,
        as_of=date(2020, 12, 31),
        base=year.year_before(),
        chance=True,
    )


def test_every_mistake_is_one_line_that_names_its_entry(folder: Path) -> None:
    lines = refused(
        folder,
        '[campaign]\ntitle = 5\nstarts = "2020-02-30"\n[report]\nperiod = "2020Q9"\nas_off = 2020-12-31\n'
        '[tables]\nhazards = { fil = "a.csv" }\n',
    )
    places = [line.split(" ")[0] for line in lines]
    assert places == ["campaign.title", "campaign.starts", "report.period", "report", "tables['hazards']"]
    assert "2020-02-30" in lines[1]
    assert "as_of" in lines[3].split("可选：")[1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "campaign"),
        ('[campaign]\ntitle = "甲"\n[report]\nchance = "false"\n', "report.chance"),
        ('[campaign]\nissuer = "甲"\n', "campaign.title"),
        ('campaign = "三年行动"\n', "campaign"),
        ('[campaign]\ntitle = "甲"\nstarts = 2021-01-01\nends = 2020-01-01\n', "campaign.starts"),
        ("[campaign\n", "TOML"),
    ],
)
def test_what_is_missing_or_contradicts_itself_is_named(folder: Path, text: str, said: str) -> None:
    (line,) = refused(folder, text)
    assert said in line


def test_a_file_in_another_encoding_is_refused(folder: Path) -> None:
    (folder / "campaign.toml").write_bytes(WHOLE.encode("gb18030"))
    with pytest.raises(InputError, match="UTF-8"):
        open_dossier(folder)


def test_listed_files_are_the_only_ones_used(folder: Path, write: Write) -> None:
    settings = (folder / "campaign.toml").read_text(encoding="utf-8")
    write(
        "campaign.toml",
        settings + '[tables]\nonly = true\nhazards = ["甲.csv", { file = "子/乙.csv" }]\n"检查" = "丙.csv"\n',
    )
    write("甲.csv", HAZARDS)
    write("子/乙.csv", "编号,单位名称,发现日期\nB1,乙厂,2020-07-01\n")
    write("丙.csv", "检查日期,受检单位\n2020-07-01,甲厂\n")
    write("隐患.csv", HAZARDS)
    dossier = open_dossier(folder, strict=True)
    assert dossier.tables["hazards"]["_file"].to_list() == ["甲.csv", "甲.csv", "子/乙.csv"]
    assert dossier.tables["inspections"].height == 1
    assert [(p.kind, p.file) for p in dossier.problems] == [("unused_file", "隐患.csv")]


def test_a_table_that_does_not_exist_is_refused_with_near_names(folder: Path, write: Write) -> None:
    write("甲.csv", HAZARDS)
    (line,) = refused(folder, '[campaign]\ntitle = "甲"\n[tables]\nhazzards = "甲.csv"\n')
    assert "hazards" in line


@pytest.mark.parametrize("outside", ["../外.csv", "/etc/hostname", "子/../../外.csv"])
def test_a_path_outside_the_folder_is_refused(folder: Path, write: Write, outside: str) -> None:
    (folder.parent / "外.csv").write_text("编号,隐患描述\nA,乙\n", encoding="utf-8")
    (line,) = refused(folder, f'[campaign]\ntitle = "甲"\n[tables]\nhazards = "{outside}"\n')
    assert "之外" in line


def test_a_link_that_leads_outside_is_refused(folder: Path) -> None:
    (folder.parent / "外.csv").write_text("编号,隐患描述\nA,乙\n", encoding="utf-8")
    (folder / "隐患.csv").symlink_to(folder.parent / "外.csv")
    with pytest.raises(InputError, match="之外"):
        open_dossier(folder)


def test_a_file_listed_twice_for_a_table_is_refused(tmp_path: Path) -> None:
    tmp_path.joinpath("a.csv").write_text(
        "隐患内容,行业领域,发现日期\n漏,煤矿,2020-07-01\n", encoding="utf-8"
    )
    settings = '[campaign]\ntitle = "某行动"\n[tables]\nhazards = ["a.csv", "a.csv"]\n'
    tmp_path.joinpath("campaign.toml").write_text(settings, encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.csv"):
        open_dossier(tmp_path)
