"""Names: a place that is nearly a frequent one and a sector under two names are listed, and nothing is changed."""

from pathlib import Path

import pytest

from ansheng import open_dossier

from .conftest import Write


def table(*regions: str) -> str:
    rows = (f"{region},第{n}家,漏电,否\n" for n, region in enumerate(regions))
    return "乡镇,单位名称,隐患描述,是否整改\n" + "".join(rows)


@pytest.mark.parametrize(
    ("seldom", "often"),
    [("石桥镇", "石桥乡"), ("龙谭镇", "龙潭镇"), ("开发区", "经济开发区"), ("城关", "城关镇")],
    ids=["kind", "character", "end", "beginning"],
)
def test_a_region_that_is_nearly_a_frequent_one_is_listed(
    folder: Path, write: Write, seldom: str, often: str
) -> None:
    write("隐患.csv", table(*[often] * 3, seldom, "某某街道"))
    write("检查.csv", f"地区,检查日期,检查人员\n{often},2020-07-01,张\n{often},2020-07-02,李\n")
    dossier = open_dossier(folder)
    (problem,) = dossier.problems
    assert (problem.kind, problem.file, problem.row, problem.column) == (
        "strange_region",
        "隐患.csv",
        5,
        "乡镇",
    )
    assert f"是否指“{often}”" in problem.words.zh
    assert dossier.tables["hazards"]["region"].to_list().count(seldom) == 1


def test_a_region_that_one_sheet_knows_is_listed_beside_one_that_several_know(
    folder: Path, write: Write
) -> None:
    write("消防/隐患.csv", table(*["龙谭镇"] * 3))
    for name in ("一", "二", "三"):
        write(f"{name}/隐患.csv", table("龙潭镇", "龙潭镇").replace("漏电", f"漏电{name}"))
        listed = [
            problem.row for problem in open_dossier(folder).problems if problem.kind == "strange_region"
        ]
        assert listed == ([2, 3, 4] if name == "三" else [])


@pytest.mark.parametrize(
    "regions",
    [
        ["石桥乡"] * 4 + ["石桥镇"],
        ["石桥乡"] * 15 + ["石桥镇"] * 3,
        ["石桥乡"] * 5 + ["柳河镇"],
        ["石桥乡"] * 5 + ["乡"],
        ["城关镇"] * 5 + ["城南镇"] * 5 + ["城东镇"],
    ],
    ids=["not often", "not seldom", "not near", "one character", "near to two"],
)
def test_other_regions_are_what_they_are(folder: Path, write: Write, regions: list[str]) -> None:
    write("隐患.csv", table(*regions))
    assert open_dossier(folder).problems == ()


def test_a_sector_under_two_names_is_listed_and_read_as_it_stands(folder: Path, write: Write) -> None:
    rows = "\n".join(f"X{n},危险化学品,漏电,否" for n in range(1, 4))
    write("隐患.csv", f"编号,行业领域,隐患描述,是否整改\n{rows}\nX9,危化品,漏电,否\nX8,精细化工,漏电,否\n")
    dossier = open_dossier(folder)
    [problem] = [one for one in dossier.problems if one.kind == "sector_twice"]
    assert (problem.row, problem.value) == (5, "危化品")
    assert "“危化品”（1条）与“危险化学品”（3条）" in problem.text()
    assert dossier.tables["hazards"]["sector"].n_unique() == 3
