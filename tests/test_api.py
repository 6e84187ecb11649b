"""What a check loads: the plugins that it needs and no others, each fault for itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from ansheng import AnshengError, Facts, Flag, UnknownNameError, check, load
from ansheng.shelf import needed
from tests.distributions import register
from tests.lamps import FACTS, HOOKS, LAW, RULE, ansheng, install, python, write
from tests.meta.test_imports import HEAVY

INDUSTRIES = {
    "civil_explosives", "construction", "fireworks", "gas", "general", "hazchem", "industry", "mining", "power", "road",
    "special_equipment",
}  # fmt: skip
FAULTS = {
    "syntax": "def (:",
    "absent": "import nothing_of_this_name",
    "leaves": "import sys; sys.exit(3)",
    "again": "def again(): again()\nagain()",
    "divides": "1 / 0",
    "bare": "",
}
FIRE = """
from pathlib import Path

from ansheng import Rule, Standard
from ansheng.industries.gas.facts import GasTank

LAW = Standard.read(Path(__file__).with_name("lamps.toml"))

dark = Rule(LAW.clause("dark"), hazard=~GasTank.monitored)
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of installed distributions."""
    return tmp_path


def install_fire(site: Path, *, declares: dict[str, str], text: str = FIRE) -> None:
    """A plugin, ``fire``, with a rule on the tanks of the plugin ``gas``."""
    write(site, {"__init__.py": text, "lamps.toml": LAW}, "fire")
    register(site, "fire", "1", {"fire": "fire"}, declares)


def loaded(site: Path, arguments: str, before: str = "") -> list[str]:
    """The plugins that a check loads in a new process."""
    return list(
        python(
            site,
            f"{before}\nfound = ansheng.check({arguments}, on='2026-07-01')\n"
            "answer = [name for name, _ in found.manifest.plugins]",
        )
    )


def test_the_first_check_loads_the_one_plugin_and_nothing_heavy(site: Path) -> None:
    install(site)
    code = (
        "found = ansheng.check({'监测能超限报警': '否'}, as_='gas.GasTank', on='2026-07-01')\n"
        "list(found), repr(found), found.manifest.to_dict()\n"
        "answer = [found.manifest.to_dict()['plugins'], sorted(sys.modules)]"
    )
    plugins, modules = python(site, code)
    assert [plugin["name"] for plugin in plugins] == ["gas"]
    assert "ansheng.industries.gas" in modules
    others = {f"ansheng.industries.{name}" for name in INDUSTRIES - {"gas"}} | {"ansheng_lamps"}
    assert (HEAVY | others | {"ansheng.indicators", "ansheng.hazards.lifecycle"}) & set(modules) == set()


def test_plugins_that_are_broken_stop_no_check_that_does_not_ask_for_them(site: Path) -> None:
    for name, text in FAULTS.items():
        write(site, {"__init__.py": text}, name)
        register(site, name, "1", {name: name})
    code = f"""
def look(as_, rules=None):
    try:
        found = ansheng.check({{}}, on="2026-07-01", as_=as_, rules=rules)
    except ansheng.PluginError as error:
        return str(error)
    return [[p.value for p in found.manifest.problems if p.kind == "plugin"], [n for n, _ in found.manifest.plugins]]

names = {list(FAULTS)}
asked = [look("gas.GasTank"), look("GasTank", "gas"), look("gas.GasTank", "gas,-gas.tank_unmonitored")]
before = sorted(set(names) & set(sys.modules))
answer = [asked, before, look("GasTank"), [look(f"{{n}}.Thing") for n in names], look("gas.GasTank", names[0])]
"""
    asked, before, unasked, named, chosen = python(site, code)
    assert asked == [[[], ["gas"]]] * 3
    assert before == []
    assert unasked == [sorted(FAULTS), sorted(INDUSTRIES)]
    assert all(f"插件 {name} " in text for name, text in zip(FAULTS, named, strict=True))
    assert "syntax" in chosen


def test_the_command_goes_on_without_a_broken_plugin_too(site: Path) -> None:
    install(site)
    write(site, {"rules.py": "1 / 0"})
    table = site / "tanks.csv"
    table.write_text("编号,监测能超限报警\nT-01,否\n", encoding="utf-8")
    for chosen in (["--as", "gas.GasTank"], ["--as", "GasTank", "--rules", "gas"]):
        done = ansheng(site, "check", str(table), *chosen, "--on", "2026-07-01")
        assert (done.returncode, done.stderr) == (1, ""), done.stderr
        assert "ZeroDivisionError" not in done.stdout
    done = ansheng(site, "check", str(table), "--as", "GasTank", "--on", "2026-07-01")
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stdout
    done = ansheng(site, "check", str(table), "--as", "Spot", "--on", "2026-07-01", "--lang", "en")
    assert done.returncode == 2
    assert "plugins that could not be loaded: lamps" in done.stderr


def test_a_broken_plugin_can_be_left_out_by_name(site: Path) -> None:
    install(site)
    write(site, {"rules.py": "1 / 0"})
    code = """
def look(rules):
    try:
        found = ansheng.check({}, on="2026-07-01", as_="gas.GasTank", rules=rules)
    except ansheng.UnknownNameError as error:
        return error.text("en")
    return [name for name, _ in found.manifest.plugins]

answer = [look("-lamps"), look("-lmaps"), look("-gas.tank_unmonitored"), look("-lamps.dark")]
"""
    left_out, misspelt, narrowed, unknown = python(site, code)
    assert left_out == narrowed == ["gas"]
    assert "did you mean lamps" in misspelt
    assert "could not be loaded: lamps" in unknown


def test_all_rules_on_the_class_left_out_leaves_nothing_to_judge() -> None:
    found = check({"monitored": False}, on="2026-07-01", as_="gas.GasTank", rules="-gas")
    assert (len(found), found.manifest.rules) == (0, ())
    with pytest.raises(AnshengError, match="未选中任何规则"):
        check({}, on="2026-07-01", as_="gas.GasTank", rules="gas,-gas")


def test_an_empty_list_of_rules_is_none_and_empty_text_is_an_error() -> None:
    found = check({"monitored": False}, on="2026-07-01", as_="gas.GasTank", rules=[])
    assert (len(found), found.manifest.rules, found.manifest.records) == (0, (), 1)
    with pytest.raises(AnshengError, match="未选中任何规则"):
        check({}, on="2026-07-01", as_="gas.GasTank", rules="")


def test_of_two_plugins_that_contradict_each_other_the_one_asked_for_is_used(site: Path) -> None:
    install(site)
    write(
        site,
        {
            "__init__.py": FACTS + RULE.replace("from ansheng_lamps.facts import LAW, Spot", ""),
            "lamps.toml": LAW,
        },
        "bulbs",
    )
    register(site, "bulbs", "1", {"bulbs": "bulbs"})
    code = """
def look(as_, **more):
    found = ansheng.check({"有照明": "否"}, on="2026-07-01", as_=as_, **more)
    return [[f.rule for f in found], [p.value for p in found.manifest.problems if p.kind == "plugin"]]

answer = [look("lamps.Spot"), look("bulbs.Spot"), look("GasTank")[1]]
"""
    assert python(site, code) == [[["lamps.dark"], []], [["bulbs.dark"], []], ["lamps"]]


def test_two_plugins_of_one_name_are_refused_when_asked_for_and_the_first_goes_on_otherwise(
    site: Path,
) -> None:
    install(site)
    register(site, "lamps-again", "0.1", {"lamps": "ansheng_lamps.rules"})
    code = """
found = ansheng.check({}, on="2026-07-01", as_="Spot")
answer = [[f.rule for f in found], [p.text("en") for p in found.manifest.problems]]
try:
    ansheng.check({}, on="2026-07-01", as_="lamps.Spot")
except ansheng.PluginError as error:
    answer.append(error.text("en"))
"""
    rules, problems, refused = python(site, code)
    assert rules == ["lamps.dark"]
    assert len(problems) == 1
    assert "two plugins are called lamps (ansheng_lamps, ansheng_lamps.rules)" in problems[0]
    assert problems[0] == refused


@pytest.mark.parametrize(
    "declares", [{"fire": "gas"}, {"fire": "gas:GasTank"}, {"fire.a": "mining", "fire.b": "gas"}]
)
def test_a_plugin_that_declares_to_judge_is_loaded(declares: dict[str, str], site: Path) -> None:
    install_fire(site, declares=declares)
    code = """
found = ansheng.check({"monitored": False}, on="2026-07-01", as_="gas.GasTank")
answer = [[f.rule for f in found.hazards()], [p.kind for p in found.manifest.problems]]
"""
    rules, problems = python(site, code)
    assert "fire.dark" in rules
    assert "gas.tank_unmonitored" in rules
    assert problems == []


def test_a_plugin_that_declares_to_judge_one_class_is_loaded_for_no_other(site: Path) -> None:
    install_fire(site, declares={"fire": "gas:GasTank"})
    assert loaded(site, "{}, as_='gas.GasArea'") == ["gas"]
    assert loaded(site, "{}, as_='gas.GasTank', rules='gas'") == ["gas"]
    assert loaded(site, "{}, as_='fire.GasTank'") == ["fire", "gas"]


def test_a_plugin_that_judges_without_declaring_it_is_refused(site: Path) -> None:
    install_fire(site, declares={})
    done = ansheng(site, "plugins", "--lang", "en")
    assert done.returncode == 2
    told = " ".join(done.stdout.split())
    assert 'write [project.entry-points."ansheng.judges"] fire = "gas" in pyproject.toml' in told


def test_a_single_file_judges_things_of_a_plugin_without_declaring_it(tmp_path: Path) -> None:
    file = tmp_path / "fire.py"
    file.write_text(FIRE, encoding="utf-8")
    file.with_name("lamps.toml").write_text(LAW, encoding="utf-8")
    for made in (load(files=[file]), needed("gas.GasTank", files=[file])):
        found = made.check({"monitored": False}, on="2026-07-01", as_=made.rule("fire.dark").facts)
        assert "fire.dark" in {finding.rule for finding in found.hazards()}


def test_a_judge_that_fails_or_is_not_installed_is_reported(site: Path) -> None:
    install_fire(site, declares={"fire": "gas", "fier": "gas"}, text="1 / 0")
    code = """
found = ansheng.check({"monitored": False}, on="2026-07-01", as_="gas.GasTank")
answer = [[f.rule for f in found.hazards()], {p.value: p.text("en") for p in found.manifest.problems}]
"""
    rules, problems = python(site, code)
    assert "gas.tank_unmonitored" in rules
    assert problems.keys() == {"fire", "fier"}
    assert "ZeroDivisionError" in problems["fire"]
    assert "not installed" in problems["fier"]


def test_a_class_that_builds_on_one_of_another_plugin_is_judged_by_both(site: Path) -> None:
    install(site)
    grown = (
        RULE
        + "\nfrom ansheng.industries.gas.facts import GasTank\n\n"
        + '''
class LitTank(GasTank, title="有灯储罐", en="lit tank"):
    """One tank with a lamp."""


unlit = Rule(LAW.clause("dark"), hazard=~LitTank.monitored)
'''
    )
    write(site, {"rules.py": grown})
    assert loaded(site, "{}, as_='lamps.LitTank'") == ["gas", "lamps"]


def test_instances_and_classes_say_where_they_belong(site: Path) -> None:
    before = (
        "from ansheng.industries.gas.facts import GasTank; from ansheng.industries.road.facts import vehicle"
    )
    tank = "GasTank(monitored=False)"
    assert loaded(site, tank, before) == ["gas"]
    assert loaded(site, f"[{tank}, {tank}]", before) == ["gas"]
    assert loaded(site, f"({tank} for _ in range(2))", before) == ["gas"]
    assert loaded(site, "{}, as_=GasTank", before) == ["gas"]


def test_what_can_be_gone_through_once_is_judged_whole() -> None:
    tank = needed("gas.GasTank").facts_class("gas.GasTank")
    found = check((tank(id=str(n), monitored=False) for n in range(3)), on="2026-07-01")
    assert found.manifest.records == 3
    assert {f.record for f in found} == {"0", "1", "2"}


def test_a_class_that_no_plugin_brings_is_shown_to_all() -> None:
    class Own(Facts, title="自用", en="own"):
        lit = Flag("有照明")

    names = [name for name, _ in check(Own(lit=True), on="2026-07-01").manifest.plugins]
    assert set(names) >= INDUSTRIES


@pytest.mark.parametrize(
    ("as_", "rules", "near"),
    [
        ("gaz.GasTank", None, "gas.GasTank"),
        ("gas.GasTnk", None, "gas.GasTank"),
        ("GasTnk", None, "gas.GasTank"),
        ("gas.GasTank", "gsa", "gas"),
        ("gas.GasTank", "gas.tank_unmonitord", "gas.tank_unmonitored"),
    ],
)
def test_a_name_that_is_not_known_lists_the_near_ones(as_: str, rules: str | None, near: str) -> None:
    with pytest.raises(UnknownNameError, match=near):
        check({}, on="2026-07-01", as_=as_, rules=rules)


def test_what_is_no_class_is_refused_as_before() -> None:
    with pytest.raises(AnshengError, match="检查对象"):
        check({}, on="2026-07-01", as_=3)  # type: ignore[arg-type]


def test_the_same_plugins_are_read_once() -> None:
    assert needed("gas.GasTank") is needed("gas.GasTank")
    assert load() is load()
    rule = "gas.tank_unmonitored"
    assert load().rules[rule] is load(["gas"]).rules[rule] is needed("gas.GasTank").rules[rule]


def test_threads_that_check_at_the_same_time_load_once(site: Path) -> None:
    install(site)
    slow = "import time\n\ntime.sleep(0.2)\nopen('loads', 'a').write('x')\n"
    write(site, {"__init__.py": slow + HOOKS.format(modules="rules")})
    code = f"""
import os
from concurrent.futures import ThreadPoolExecutor
os.chdir({str(site)!r})
def one(_):
    found = ansheng.check({{"有照明": "否"}}, on="2026-07-01", as_="lamps.Spot")
    return [[f.rule for f in found], [n for n, _ in found.manifest.plugins]]
with ThreadPoolExecutor(8) as pool:
    answer = [list(pool.map(one, range(16))), open("loads").read()]
"""
    answers, loads = python(site, code)
    assert answers == [[["lamps.dark"], ["lamps"]]] * 16
    assert loads == "x"


def test_sixteen_cold_threads_that_load_get_one_catalogue(site: Path) -> None:
    code = """
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
start = Barrier(16)
def one(_):
    start.wait()
    return ansheng.load()
with ThreadPoolExecutor(16) as pool:
    found = list(pool.map(one, range(16)))
answer = [len(set(map(id, found))), len(found[0].plugins)]
"""
    assert python(site, code) == [1, len(INDUSTRIES)]


def test_metadata_that_cannot_be_read_stops_only_who_asks_for_all(site: Path) -> None:
    register(site, "torn", "1", {"torn": "torn"})
    (site / "torn-1.dist-info" / "METADATA").unlink()
    code = """
def look(as_):
    found = ansheng.check({}, on="2026-07-01", as_=as_)
    return [p.text("en") for p in found.manifest.problems]

answer = [look("gas.GasTank"), look("GasTank")]
try:
    ansheng.load()
except ansheng.PluginError as error:
    answer.append(error.text("en"))
"""
    named, unnamed, all_of_them = python(site, code)
    assert named == []
    assert len(unnamed) == 1
    assert str(site) in unnamed[0]
    assert all_of_them == unnamed[0]
