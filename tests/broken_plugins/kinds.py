"""Plugins that are broken, each in one way, and what is wrong with each.

Every one is a whole distribution, ``ansheng-broken`` with the plugin ``broken``: the files of one that works, and what
the kind changes of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from pathlib import Path

import attrs
from immutabledict import immutabledict

Content = str | bytes


class Fate(Enum):
    """What becomes of a broken plugin."""

    REFUSED = "it is not loaded, and the problem says so"
    UNDONE = "it is loaded, and what it did besides is undone and told"
    WORKS = "nothing is wrong that anybody would meet"
    FAILS = "it is loaded, and fails where it is used"


@attrs.frozen
class Kind:
    """A way to be broken.

    :param files: of the distribution, by path; what is not named is as in a plugin that works
    :param said: what the problem says, whichever its language
    :param plugin: the name under which the problem is listed
    :param alone: whether it is used where it alone is asked for, since what it clashes with is not loaded
    """

    files: Mapping[str, Content] = immutabledict()
    said: tuple[str, ...] = ()
    fate: Fate = Fate.REFUSED
    plugin: str = "broken"
    alone: bool = False


INFO = "ansheng_broken-1.0.dist-info"
LAW = """
id = "broken.criteria"
title = "示例点位判据"
en = "demo criteria for spots"

[[edition]]
label = "2024"
number = "示例〔2024〕1号"
issuer = "示例机构"
issued = 2024-05-01
effective = 2024-07-01
verified = 2026-10-01
source = "made up for the tests"

[edition.clause.dark]
number = "3"
title = "无照明"
en = "no light"
"""
FACTS = '''
from pathlib import Path

from ansheng import Facts, Flag, Standard

LAW = Standard.read(Path(__file__).with_name("law.toml"))


class Spot(Facts, title="点位", en="spot"):
    """One spot."""

    lit = Flag("有照明", en="lit")
'''
RULES = """
from ansheng import Rule

from ansheng_broken.facts import LAW, Spot

dark = Rule(LAW.clause("dark"), hazard=~Spot.lit)
"""
HOOKS = """
from ansheng import hookimpl, rules_in

from ansheng_broken import rules


@hookimpl
def ansheng_rules():
    return rules_in(rules)
"""
SOUND: Mapping[str, Content] = immutabledict(
    {
        f"{INFO}/METADATA": "Metadata-Version: 2.1\nName: ansheng-broken\nVersion: 1.0\n",
        f"{INFO}/entry_points.txt": "[ansheng]\nbroken = ansheng_broken\n",
        "ansheng_broken/__init__.py": HOOKS,
        "ansheng_broken/facts.py": FACTS,
        "ansheng_broken/rules.py": RULES,
        "ansheng_broken/law.toml": LAW,
    }
)


def install(kind: Kind, site: Path) -> None:
    """Write the distribution into a folder."""
    for name, content in {**SOUND, **kind.files}.items():
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)


def _raising(statement: str, *said: str, before: str = "") -> Kind:
    """A plugin that runs a statement when it is imported."""
    return Kind({"ansheng_broken/facts.py": f"{before}\n{statement}\n{FACTS}"}, said)


def _entry(points: Content, *said: str, plugin: str = "broken", **more: Content) -> Kind:
    """A plugin whose list of entry points is another."""
    return Kind({f"{INFO}/entry_points.txt": points, **more}, said, plugin=plugin)


def _metadata(text: Content, *said: str, fate: Fate = Fate.REFUSED) -> Kind:
    return Kind(
        {f"{INFO}/METADATA": text}, said, fate, "ansheng_broken" if fate is Fate.REFUSED else "broken"
    )


def _hook(body: str, *said: str, name: str = "ansheng_rules", signature: str = "", before: str = "") -> Kind:
    """A plugin one of whose hooks is another."""
    imports = "from ansheng import Words, hookimpl\nfrom ansheng_broken.rules import dark\n"
    rest = "" if name == "ansheng_rules" else "\n\n@hookimpl\ndef ansheng_rules():\n    return [dark]\n"
    text = f"{imports}{before}\n\n@hookimpl\ndef {name}({signature}):\n    {body}\n{rest}"
    return Kind({"ansheng_broken/__init__.py": text}, said)


def _doing(statement: str, *said: str) -> Kind:
    """A plugin that does something besides when it is imported."""
    return Kind({"ansheng_broken/facts.py": f"{statement}\n{FACTS}"}, said, Fate.UNDONE)


def _law(old: str, new: str, *said: str) -> Kind:
    return Kind({"ansheng_broken/law.toml": LAW.replace(old, new)}, said)


def _facts(more: str, *said: str) -> Kind:
    return Kind({"ansheng_broken/facts.py": FACTS + more}, said)


def _rules(more: str, *said: str, hooks: str = HOOKS, fate: Fate = Fate.REFUSED) -> Kind:
    return Kind({"ansheng_broken/rules.py": RULES + more, "ansheng_broken/__init__.py": hooks}, said, fate)


IMPORTS = {
    "it raises": _raising("1 / 0", "ZeroDivisionError", "facts.py:2"),
    "a dependency is not installed": _raising("import nothing_of_this_name", "nothing_of_this_name"),
    "a name is not there": _raising("from ansheng import Facs", "Facs", "facts.py:2"),
    "a module of its own is not there": Kind({"ansheng_broken/__init__.py": "from . import rulez"}, ("rulez",)),
    "its syntax is wrong": Kind({"ansheng_broken/rules.py": "def (:\n"}, ("SyntaxError", "rules.py:1")),
    "it is indented wrongly": Kind({"ansheng_broken/rules.py": "if 1:\npass\n"}, ("IndentationError", "rules.py:2")),
    "a null byte": Kind({"ansheng_broken/rules.py": b"x = 1\0\n"}, ("null bytes",)),
    "its source is not UTF-8": Kind({"ansheng_broken/rules.py": "x = '安全'\n".encode("gbk")}, ("SyntaxError",)),
    "an exception of its own": _raising("raise Abort", "Abort", before="class Abort(BaseException): pass"),
    "it exits with 0": _raising("raise SystemExit(0)", "SystemExit"),
    "it exits with a text": _raising("import sys; sys.exit('bye')", "SystemExit", "bye"),
    "it interrupts": _raising("raise KeyboardInterrupt", "KeyboardInterrupt", "facts.py:2"),
    "it closes a generator": _raising("raise GeneratorExit", "GeneratorExit"),
    "it recurs": _raising("again()", "RecursionError", before="def again(): again()"),
    "no memory": _raising("raise MemoryError", "MemoryError"),
    "a group": _raising("raise BaseExceptionGroup('many', [SystemExit(0), ValueError('x')])", "BaseExceptionGroup"),
    "a warning that is an error": _raising(
        "warnings.simplefilter('error'); warnings.warn('old')", "UserWarning", before="import warnings"
    ),
    "an error that exits as it is told": _raising(
        "raise Mute", "Mute", before="class Mute(Exception):\n    def __str__(self): raise SystemExit(0)\n"
    ),
    "an error that prints as it is told": _raising(
        "raise Loud", "Loud", before="class Loud(Exception):\n    def __str__(self): print('{'); return 'loud'\n"
    ),
    "an error that has no text": _raising(
        "raise Odd", "Odd", before="class Odd(Exception):\n    def __str__(self): return 3\n"
    ),
    "an error of ansheng without words": _raising(
        "raise Sham", "Sham",
        before="from ansheng import AnshengError\nclass Sham(AnshengError):\n    def __init__(self): pass\n",
    ),
    "an error whose attributes exit": _raising(
        "raise Trap", "Trap",
        before="from ansheng import AnshengError\nclass Trap(AnshengError):\n    def __init__(self): pass\n"
        "    words = property(lambda self: exit(0))\n",
    ),
    "a long error in lines that move the cursor": _raising(
        "raise ValueError('\\x1b[2Jgone\\n' * 100_000)", "ValueError"
    ),
}  # fmt: skip

ENTRIES = {
    "its module is absent": _entry("[ansheng]\nbroken = ansheng_absent\n", "ansheng_absent"),
    "its attribute is absent": _entry("[ansheng]\nbroken = ansheng_broken:plugin\n", "plugin"),
    "it names no module": _entry("[ansheng]\nbroken = ansheng_broken.rules:dark\n", "ansheng_broken.rules"),
    "it cannot be understood": _entry("[ansheng]\nbroken = ???\n", "???"),
    "it has no value": _entry("[ansheng]\nbroken\n", plugin="ansheng_broken"),
    "the list is not UTF-8": _entry(
        "[ansheng]\nbroken = ansheng_broken\n# 安全\n".encode("gbk"),
        "UnicodeDecodeError",
        plugin="ansheng_broken",
    ),
    "the metadata are not UTF-8": _metadata(
        "Name: ansheng-broken\nSummary: 安全\n".encode("gbk"), "UnicodeDecodeError"
    ),
    "the metadata have no name": _metadata("Metadata-Version: 2.1\nVersion: 1.0\n", INFO),
    "the metadata are empty": _metadata("", INFO),
    "the metadata have no version": _metadata(
        "Metadata-Version: 2.1\nName: ansheng-broken\n", fate=Fate.WORKS
    ),
}

HOOKED = {
    "a hook raises": _hook("return {}['x']", "x", "__init__.py"),
    "a hook exits": _hook("raise SystemExit(0)", "SystemExit"),
    "a hook wants an argument": _hook("return [dark]", "records", signature="records"),
    "a hook gives None": _hook("return None", "ansheng_rules", "None"),
    "a hook gives a number": _hook("return 7", "ansheng_rules", "7"),
    "a hook gives a text": _hook("return 'rules'", "ansheng_rules", "rules"),
    "a hook gives texts": _hook("return ['dark']", "ansheng_rules", "dark"),
    "a hook gives a class": _hook("return dict", "ansheng_rules"),
    "a generator raises late": _hook("yield dark; raise OSError('late')", "late"),
    "a generator exits late": _hook("yield dark; raise SystemExit(0)", "SystemExit"),
    "what it gives exits as it is shown": _hook(
        "return [Shy()]", "SystemExit", before="class Shy:\n    def __repr__(self): raise SystemExit(0)\n"
    ),
    "its title is a text": _hook("return '燃气二'", "ansheng_title", "燃气二", name="ansheng_title"),
    "its title is empty": _hook("return Words('', '')", "ansheng_title", name="ansheng_title"),
    "standards that are none": _hook("return [3]", "ansheng_standards", name="ansheng_standards"),
    "indicators that are none": _hook("return [3]", "ansheng_indicators", name="ansheng_indicators"),
    "ladders in a list": _hook("return [3]", "ansheng_ladders", name="ansheng_ladders"),
    "a hook is misspelt": _hook("return []", "ansheng_rulez", name="ansheng_rulez"),
    "a hook is not marked": Kind(
        {"ansheng_broken/__init__.py": HOOKS.replace("@hookimpl\n", "")}, ("@hookimpl",)
    ),
    "the module makes names up": Kind(
        {"ansheng_broken/__init__.py": f"{HOOKS}\n\ndef __dir__(): raise SystemExit(0)\n"}, ("SystemExit",)
    ),
    "it brings nothing": Kind({"ansheng_broken/__init__.py": ""}, ("ansheng_broken",)),
}

BESIDES = {
    "it prints": _doing("print('{\"verdict\": \"clear\"}')", "verdict"),
    "it prints past Python": _doing("import os; os.write(1, b'past')", "past"),
    "a child prints": _doing("import os; os.system('echo child')", "child"),
    "it prints as it is asked": Kind(
        {"ansheng_broken/__init__.py": HOOKS.replace("    return", "    print('asked')\n    return")},
        ("asked",), Fate.UNDONE,
    ),
    "it closes the output": _doing("import sys; print('last'); sys.stdout.close()", "last"),
    "it wraps the output": _doing(
        "import io, sys\nsys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding='gbk')\nprint('gbk', flush=True)",
        "gbk",
    ),
    "it shuts the output": _doing("import os; os.write(1, b'shut'); os.close(1)", "shut"),
    "it turns errors elsewhere": _doing("import io, sys; sys.stderr = io.StringIO()"),
    "it changes the locale": _doing("import locale; locale.setlocale(locale.LC_ALL, 'C')"),
    "it makes warnings errors": _doing("import warnings; warnings.simplefilter('error')"),
    "it takes the interrupt": _doing("import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"),
    "it goes elsewhere": _doing("import os; os.chdir('/')"),
    "it calculates otherwise": _doing("import decimal; decimal.getcontext().prec = 2"),
    "it shortens the stack": _doing("import sys; sys.setrecursionlimit(200)"),
}  # fmt: skip

CLASHES = {
    "the name of a plugin of ansheng": _entry("[ansheng]\ngas = ansheng_broken\n", "gas", plugin="gas"),
    "the title of a plugin of ansheng": attrs.evolve(
        _hook("return Words('燃气', 'fuel')", "燃气", "gas", name="ansheng_title"), alone=True
    ),
    "a standard of ansheng": attrs.evolve(
        _law("broken.criteria", "gas.campaign-2023", "gas", "gas.campaign-2023"), alone=True
    ),
    "two rules of one name": Kind(
        {
            "ansheng_broken/more.py": RULES,
            "ansheng_broken/__init__.py": "from ansheng import hookimpl, rules_in\n"
            "from ansheng_broken import more, rules\n\n\n"
            "@hookimpl\ndef ansheng_rules():\n    return rules_in(rules) + rules_in(more)\n",
        },
        ("dark", "more.py:6", "rules.py:6"),
    ),
    "a rule bound twice": _rules('\ndark = Rule(LAW.clause("dark"), hazard=~Spot.lit)\n', "dark"),
    "two classes of one name": _rules(
        "\nfrom ansheng import Facts, Flag\n\n\n"
        'class Other(Facts, title="另一点位", en="other"):\n    lit = Flag("亮", en="lit")\n\n\n'
        'Other.__name__ = "Spot"\nother = Rule(LAW.clause("dark"), hazard=~Other.lit)\n',
        "Spot",
    ),
    "two facts of one header": _facts(
        '\n\nclass Two(Facts, title="两个", en="two"):\n'
        '    one = Flag("有照明", en="one")\n    other = Flag("照明", en="other", aliases=("有照明",))\n',
        "有照明",
    ),
    "two indicators of one id": _hook(
        "return [one, one]", "lights", name="ansheng_indicators",
        before="from ansheng.indicators import Indicator, distinct\nfrom ansheng import Day, Facts, Text\n\n\n"
        'class Walk(Facts, title="巡查", en="walk", table="walks"):\n'
        '    on = Day("日期", en="on")\n    place = Text("位置", en="place")\n\n\n'
        'one = Indicator("lights", "灯数", "lights", "盏", distinct(Walk.place, on=Walk.on))\n',
    ),
    "two blocks of one id": _hook(
        "return [one, one]", "lights", name="ansheng_blocks",
        before="from ansheng.reports import Block\n\n\n"
        "one = Block('lights', Words('灯', 'lights'), Words('灯', 'lights'), lambda desk, options: [])\n",
    ),
    "a table of the core": Kind(
        {
            f"{INFO}/entry_points.txt": "[ansheng]\nbroken = ansheng_broken\n[ansheng.brings]\nbroken = tables\n",
            "ansheng_broken/__init__.py": "from ansheng import Facts, RecordTable, Text, hookimpl\n\n\n"
            'class Hazard(Facts, title="隐患", en="hazard", table="hazards"):\n'
            '    place = Text("位置", en="place")\n\n\n'
            "@hookimpl\ndef ansheng_tables():\n    return [RecordTable(Hazard)]\n",
        },
        ("hazards", "ansheng"),
    ),
    "a table that is not declared": Kind(
        {
            "ansheng_broken/__init__.py": "from ansheng import Facts, RecordTable, Text, hookimpl\n\n\n"
            'class Lamp(Facts, title="灯具", en="lamp", table="lamps"):\n    place = Text("位置", en="place")\n\n\n'
            "@hookimpl\ndef ansheng_tables():\n    return [RecordTable(Lamp)]\n",
        },
        ("ansheng.brings",),
    ),
    "it judges another's things and does not say so": _rules(
        "\nfrom ansheng.industries.gas.facts import GasTank\n\n"
        'tank = Rule(LAW.clause("dark"), hazard=~GasTank.monitored)\n',
        "ansheng.judges",
    ),
}  # fmt: skip

LAWS = {
    "its law is no TOML": _law('id = "broken', 'id = = "broken', "law.toml"),
    "its law is not UTF-8": Kind({"ansheng_broken/law.toml": LAW.encode("gbk")}, ("law.toml",)),
    "its law is absent": Kind({"ansheng_broken/law.toml": b""}, ("law.toml",)),
    "a key that is none": _law("issuer", "isuer", "isuer"),
    "a day that is none": _law("2024-07-01", "2024-13-01", "law.toml"),
    "a day that is a text": _law("effective = 2024-07-01", 'effective = "soon"', "law.toml", "effective"),
    "repealed before it was in force": _law(
        "verified =", "repealed = 2024-06-01\nverified =", "law.toml"
    ),
    "a sector that is none": Kind(
        {"ansheng_broken/law.toml": LAW.replace("\n[[edition]]", 'sectors = ["无此行业"]\n\n[[edition]]')},
        (),
        Fate.WORKS,
    ),
    "a clause that is not there": Kind({"ansheng_broken/rules.py": RULES.replace('"dark"', '"drak"')}, ("drak",)),
    "a file of its package is absent": Kind(
        {"ansheng_broken/facts.py": FACTS.replace("law.toml", "laws/criteria.toml")}, ("criteria.toml",)
    ),
    "its law names a clause that is not there": Kind(
        {
            "ansheng_broken/law.toml": LAW.replace(
                "\n[[edition]]", 'scope = { region = "山东省" }\n\n[[edition]]'
            ).replace('en = "no light"', 'en = "no light"\nstricter = "gas.campaign-2023:absent"')
        },
        ("absent",),
    ),
}  # fmt: skip

ODD = """
import sys

from ansheng import Condition
from ansheng.facts import nodes
from ansheng.industries.gas.facts import GasTank


class Odd(nodes.Negation):
    def children(self):
        frame = sys._getframe(1)
        while frame is not None:
            if frame.f_globals["__name__"].startswith("ansheng.checking"):
                raise {error}
            frame = frame.f_back
        return super().children()


tank = Rule(LAW.clause("dark"), hazard=Condition(Odd(GasTank.monitored.node)))
"""
BLOCK = """

from ansheng import Words
from ansheng.reports import Block, Writer


def lights(desk, options):
    print("lights")
    {lights}


def shout(report, lang):
    {shout}


@hookimpl
def ansheng_blocks():
    return [Block("lights", Words("灯", "lights"), Words("灯", "lights"), lights)]


@hookimpl
def ansheng_writers():
    return [Writer("shout", Words("口号", "a shout"), shout)]
"""


def _reporting(lights: str, shout: str, *said: str) -> Kind:
    """A plugin whose block and writer fail as a report is made."""
    text = HOOKS + BLOCK.format(lights=lights, shout=shout)
    return Kind({"ansheng_broken/__init__.py": text}, said, Fate.FAILS)


def _judging(error: str, said: str) -> Kind:
    """A plugin that judges tanks of ``gas``, and whose condition fails when a rule is bound to a day."""
    return Kind(
        {
            f"{INFO}/entry_points.txt": "[ansheng]\nbroken = ansheng_broken\n[ansheng.judges]\nbroken = gas\n",
            "ansheng_broken/rules.py": RULES + ODD.format(error=error),
        },
        (said,),
        Fate.FAILS,
    )


REPORTS = {
    "it exits": _reporting("raise SystemExit(0)", "raise SystemExit(0)", "SystemExit"),
    "it interrupts": _reporting("raise KeyboardInterrupt", "raise KeyboardInterrupt", "KeyboardInterrupt"),
    "it fails late": _reporting("yield from [1 / 0]", "return {'a.txt': 1 / 0}", "ZeroDivisionError"),
    "it gives something else": _reporting("return [3]", "return [3]", "3"),
    "it gives nothing": _reporting("return None", "return None", "None"),
}
JUDGING = {
    "its condition raises": _judging("ZeroDivisionError('bound')", "ZeroDivisionError"),
    "its condition exits": _judging("SystemExit(0)", "SystemExit"),
}

KINDS: Mapping[str, Kind] = immutabledict({**IMPORTS, **ENTRIES, **HOOKED, **BESIDES, **CLASHES, **LAWS})
