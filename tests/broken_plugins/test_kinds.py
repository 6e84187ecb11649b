"""No broken plugin stops the library, another plugin or a day's work, and none is taken for one that found nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.broken_plugins.kinds import (
    BESIDES,
    CLASHES,
    HOOKED,
    IMPORTS,
    JUDGING,
    KINDS,
    REPORTS,
    SOUND,
    Fate,
    Kind,
    install,
)
from tests.broken_plugins.runner import API, Outcome, run
from tests.lamps import ansheng

pytestmark = pytest.mark.process

CAMPAIGN = '[campaign]\ntitle = "三年行动"\n\n[report]\nperiod = "2020"\nas_of = 2020-12-31\n'
HAZARDS = "单位名称,隐患描述,发现日期,是否整改\n甲公司,通道占用,2020-03-02,是\n"
EVERYWHERE = ("gas", "asked", "plugins", "standards", "help", API)
"""What every kind is tried with by every run of the tests; the rest with one of each sort, and with all by the long."""
REFUSED = [name for name, kind in KINDS.items() if kind.fate is Fate.REFUSED]
UNDONE = [name for name, kind in KINDS.items() if kind.fate is Fate.UNDONE]
OF_EACH_SORT = [next(iter(sort)) for sort in (IMPORTS, HOOKED, BESIDES, CLASHES)]
OF_EACH_SORT += ["the metadata are not UTF-8", "an error that exits as it is told"]
MAIN = ("gas", "report", "init", "ledger", "help")
SAMPLED = list(dict.fromkeys((*OF_EACH_SORT, *list(KINDS)[::3])))
"""The kinds that are tried in processes of their own: one of each sort with every command, the others with the main."""
CHINESE = re.compile("[一-鿿]")

Outcomes = Mapping[str, Outcome]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of things to check, a dossier and a template."""
    folder = tmp_path_factory.mktemp("data")
    folder.joinpath("tanks.csv").write_text("编号,超限报警\nT1,否\n", encoding="utf-8")
    folder.joinpath("spots.csv").write_text("编号,有照明\nS1,是\n", encoding="utf-8")
    folder.joinpath("lit.txt").write_text("# 简报\n## 灯\n[[灯]]\n", encoding="utf-8")
    dossier = folder / "案卷"
    dossier.mkdir()
    dossier.joinpath("campaign.toml").write_text(CAMPAIGN, encoding="utf-8")
    dossier.joinpath("隐患台账.csv").write_text(HAZARDS, encoding="utf-8")
    return folder


def commands(data: Path, site: Path, kind: Kind) -> dict[str, list[str]]:
    """What is tried beside a plugin."""
    on = ["--on", "2026-07-01", "--format", "json"]
    tanks, spots, dossier = str(data / "tanks.csv"), str(data / "spots.csv"), str(data / "案卷")
    ledger = f"sqlite:///{site}/ledger.db"
    return {
        "gas": ["check", tanks, "--as", "gas.GasTank", "--rules", "gas", *on],
        "asked": ["check", spots, "--as", f"{kind.plugin}.Spot", *on],
        "plugins": ["plugins", "--format", "json"],
        "standards": ["standards", "--format", "json", "--lang", "en"],
        "help": ["--help"],
        API: [API, kind.plugin],
        "unnamed": ["check", tanks, "--as", "GasTank", *on],
        "rules": ["rules", "--format", "json"],
        "report": ["report", dossier, "--format", "json"],
        "init": ["ledger", "init", ledger],
        "ledger": ["ledger", "list", ledger, "--format", "json"],
    }


def tried(data: Path, folder: Path, kinds: Mapping[str, Kind], names: Sequence[str]) -> dict[str, Outcomes]:
    """What came of commands beside each kind."""
    jobs = []
    for number, kind in enumerate(kinds.values()):
        site = folder / str(number)
        install(kind, site)
        jobs.append((site, [commands(data, site, kind)[name] for name in names]))
    return {name: dict(zip(names, told, strict=True)) for name, told in zip(kinds, run(jobs), strict=True)}


@pytest.fixture(scope="module")
def all_kinds(data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcomes]:
    """What came of some commands beside all kinds, and beside a plugin that works."""
    return tried(data, tmp_path_factory.mktemp("all"), {"sound": Kind(), **KINDS}, EVERYWHERE)


@pytest.fixture(scope="module")
def each_sort(data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcomes]:
    """What came of the other commands beside one of each sort."""
    kinds = {"sound": Kind(), **{name: KINDS[name] for name in OF_EACH_SORT}}
    names = ("unnamed", "rules", "report", "init", "ledger")
    return tried(data, tmp_path_factory.mktemp("sorts"), kinds, names)


def mended(problem: Mapping[str, Any] | str) -> str:
    """What a problem says, which must never be that ansheng itself is to be removed."""
    said = problem if isinstance(problem, str) else f"{problem['message']} {problem['remedy']}"
    assert not re.search(r"uninstall ansheng(?!-broken)|Traceback", said), said
    assert "\n" not in said
    assert "\x1b" not in said
    return said


def test_there_are_many_kinds() -> None:
    assert len(KINDS) + len(REPORTS) + len(JUDGING) >= 90
    assert len(SOUND) == 6


@pytest.mark.parametrize("name", KINDS)
def test_what_does_not_need_the_plugin_is_as_without_it(name: str, all_kinds: dict[str, Outcomes]) -> None:
    sound, found = all_kinds["sound"], all_kinds[name]
    assert (found["gas"].code, found["help"]) == (1, sound["help"])
    assert json.loads(found["gas"].out)["findings"] == json.loads(sound["gas"].out)["findings"]
    assert found["gas"].said.count("\n") == (KINDS[name].plugin == "gas")
    told, usual = json.loads(found[API].out), json.loads(sound[API].out)
    assert told["gas"] == usual["gas"]
    assert set(told["loaded"]) >= set(usual["loaded"]) - {"broken"}


@pytest.mark.parametrize("name", REFUSED)
def test_a_plugin_that_is_refused_is_one_problem_and_never_found_nothing(
    name: str, all_kinds: dict[str, Outcomes]
) -> None:
    kind, found = KINDS[name], all_kinds[name]
    [problem] = json.loads(found["plugins"].out)["problems"]
    assert (problem["kind"], problem["value"], found["plugins"].code) == ("plugin", kind.plugin, 2)
    for word in (kind.plugin, *kind.said):
        assert word in mended(problem)
    listed = found["standards"]
    assert (listed.code, listed.said.count("\n")) == (2, 1), listed.said
    assert listed.said.startswith("note: ")
    assert json.loads(listed.out)
    told = json.loads(found[API].out)
    assert [each["value"] for each in told["problems"]] == [kind.plugin]
    assert told["load"].startswith("PluginError: ")
    asked = found["asked"]
    if kind.alone:
        assert (asked.code, asked.said, told["asked"]) == (0, "", "broken.dark hazard")
        return
    assert (asked.code, asked.out, asked.said.count("\n")) == (2, "", 1), asked.said
    assert "程序内部出错" not in mended(asked.said.strip())
    assert re.match("PluginError|UnknownNameError", told["asked"]), told["asked"]
    assert "hazard" not in told["asked"].partition(":")[0]


@pytest.mark.parametrize("name", UNDONE)
def test_what_a_plugin_does_besides_is_undone_and_told(name: str, all_kinds: dict[str, Outcomes]) -> None:
    kind, found = KINDS[name], all_kinds[name]
    [problem] = json.loads(found["plugins"].out)["problems"]
    assert (problem["kind"], problem["value"], found["plugins"].code) == ("plugin_besides", "broken", 0)
    for word in ("broken", *kind.said):
        assert word in mended(problem)
    for command, code in (("asked", 0), ("standards", 0)):
        assert (found[command].code, found[command].said.count("\n")) == (code, 1), found[command].said
        assert json.loads(found[command].out)
    assert json.loads(found[API].out)["asked"] == "broken.dark hazard"


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.fate is Fate.WORKS])
def test_a_plugin_that_works_all_the_same_is_no_problem(name: str, all_kinds: dict[str, Outcomes]) -> None:
    found = all_kinds[name]
    assert json.loads(found["plugins"].out)["problems"] == []
    assert {command: (each.code, each.said) for command, each in found.items() if command != "gas"} == {
        command: (0, "") for command in EVERYWHERE if command != "gas"
    }


def test_messages_are_in_the_language_asked_for(all_kinds: dict[str, Outcomes]) -> None:
    for name in ("it raises", "it prints", "the metadata are not UTF-8", "the name of a plugin of ansheng"):
        assert not CHINESE.search(all_kinds[name]["standards"].said)
        [problem] = json.loads(all_kinds[name]["plugins"].out)["problems"]
        assert CHINESE.search(problem["message"])


@pytest.mark.parametrize("name", OF_EACH_SORT)
def test_reports_listings_and_ledgers_go_on(name: str, each_sort: dict[str, Outcomes]) -> None:
    sound, found = each_sort["sound"], each_sort[name]
    kind = KINDS[name]
    lost = kind.fate is Fate.REFUSED
    report = found["report"]
    assert (report.code, report.said.count("\n"), report.out) == (0, 1, sound["report"].out), report.said
    assert kind.plugin in mended(report.said.strip())
    rules = found["rules"]
    assert (rules.code, rules.said.count("\n")) == (2 if lost else 0, 1), rules.said
    assert {rule["rule"] for rule in json.loads(rules.out)} >= {
        rule["rule"] for rule in json.loads(sound["rules"].out) if not rule["rule"].startswith("broken.")
    }
    assert (found["init"].code, found["ledger"].code) == (0, 0)
    assert found["ledger"].said == ""
    assert (found["unnamed"].code, found["unnamed"].said.count("\n")) == (1, 1), found["unnamed"].said


@pytest.fixture(scope="module")
def reports(data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Outcome]]:
    """What came of reports that take the block or the format of a plugin, and of one that takes neither."""
    folder, jobs = tmp_path_factory.mktemp("reports"), []
    dossier, template = str(data / "案卷"), str(data / "lit.txt")
    for number, kind in enumerate(REPORTS.values()):
        site = folder / str(number)
        install(kind, site)
        taking = [
            ["report", dossier, "--template", template],
            ["report", dossier, "--format", "broken.shout", "--out", str(site / "out")],
            ["report", dossier, "--format", "json"],
        ]
        jobs.append((site, taking))
    return dict(zip(REPORTS, run(jobs), strict=True))


@pytest.mark.parametrize("name", REPORTS)
def test_a_block_or_a_format_that_fails_is_one_line_that_names_the_plugin(
    name: str, reports: dict[str, list[Outcome]]
) -> None:
    block, writer, usual = reports[name]
    for failed in (block, writer):
        assert (failed.code, failed.out, failed.said.count("\n")) == (2, "", 1), failed.said
        for word in ("broken", "__init__.py" if "give" not in name else "", *REPORTS[name].said):
            assert word in mended(failed.said.strip())
    assert (usual.code, usual.said) == (0, "")
    assert json.loads(usual.out)


@pytest.mark.parametrize("name", JUDGING)
def test_a_rule_that_fails_as_it_judges_stops_no_rule_of_another_plugin(
    name: str, data: Path, tmp_path: Path
) -> None:
    install(JUDGING[name], tmp_path)
    on = ["--on", "2026-07-01", "--format", "json", "--lang", "en"]
    tanks = ["check", str(data / "tanks.csv"), "--as", "gas.GasTank"]
    whole = data / "whole.csv"
    whole.write_text("编号,罐区监测,超限报警\nT1,是,是\n", encoding="utf-8")
    taken = [
        [*tanks, *on],
        [*tanks, "--rules", "gas,broken", *on],
        ["check", str(whole), "--as", "gas.GasTank", *on],
        ["check", str(whole), "--as", "gas.GasTank", "--rules", "gas", *on],
    ]
    [[beside, asked, incomplete, alone]] = run([(tmp_path, taken)])
    found = json.loads(beside.out)
    assert beside.code == 1
    assert {finding["rule"].partition(".")[0] for finding in found["findings"]} == {"gas"}
    assert [p["value"] for p in found["manifest"]["problems"] if p["kind"] == "plugin"] == ["broken"]
    assert (asked.code, asked.out) == (2, "")
    for told in (beside, asked, incomplete):
        assert told.said.count("\n") == 1
        for word in ("plugin broken fails", "rules.py", *JUDGING[name].said):
            assert word in told.said
    assert (json.loads(incomplete.out)["findings"], incomplete.code) == ([], 3)
    assert (json.loads(alone.out)["findings"], alone.code, alone.said) == ([], 0, "")


@pytest.mark.long
@pytest.mark.parametrize("name", SAMPLED)
def test_each_command_in_a_process_of_its_own(name: str, data: Path, tmp_path: Path) -> None:
    kind = KINDS[name]
    install(kind, tmp_path)
    for command, arguments in commands(data, tmp_path, kind).items():
        if command == API or (name not in OF_EACH_SORT and command not in MAIN):
            continue
        done = ansheng(tmp_path, *arguments)
        lost = kind.fate is Fate.REFUSED
        codes = {"gas": 1, "unnamed": 1, "asked": 2 if lost and not kind.alone else 0}
        usual = 2 if lost and command in ("plugins", "standards", "rules") else 0
        assert done.returncode == codes.get(command, usual), (command, done.stderr)
        assert "Traceback" not in done.stderr
        assert done.stderr.count("\n") <= 1, (command, done.stderr)
        if "json" in arguments and done.stdout:
            json.loads(done.stdout)
        mended(done.stderr.strip())
