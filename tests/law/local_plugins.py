"""Made-up plugins for the tests of local law: a national one, a province's, and a county's, each a file of rules."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_EDITION = """
[[edition]]
label = "2020"
number = "{id}〔2020〕1号"
issuer = "示例"
effective = 2020-01-01
verified = 2026-10-01
source = "made up"
"""

NATION = (
    """
id = "nation.law"
title = "示例全国规定"
en = "made-up national law"
"""
    + _EDITION.format(id="国")
    + """
[edition.clause.leak]
number = "1"
title = "浓度达到限值"
en = "Concentration at the limit"
limits.leak = { value = 25, unit = "%LEL" }
[edition.clause.alarm]
number = "2"
title = "未装报警器"
en = "No alarm"
"""
)
PROVINCE = (
    """
id = "province.law"
title = "示例省规定"
en = "made-up law of a province"
scope = { region = "山东省" }
"""
    + _EDITION.format(id="省")
    + """
[edition.clause.leak]
number = "1"
title = "浓度达到省的限值"
en = "Concentration at the limit of the province"
stricter = "nation.law:leak"
limits.leak = { value = 20, unit = "%LEL" }
"""
)
COUNTY = (
    """
id = "county.law"
title = "示例县规定"
en = "made-up law of a county"
scope = { region = "山东省示例市示例县" }
"""
    + _EDITION.format(id="县")
    + """
[edition.clause.leak]
number = "1"
title = "浓度达到县的限值"
en = "Concentration at the limit of the county"
stricter = "province.law:leak"
limits.leak = { value = 10, unit = "%LEL" }
[edition.clause.alarm]
number = "2"
title = "未装报警器且未巡查"
en = "No alarm and no round"
instead = "nation.law:alarm"
"""
)
LAW: Mapping[str, str] = {"nation": NATION, "province": PROVINCE, "county": COUNTY}

_HEAD = """
from pathlib import Path
from ansheng import Case, Facts, Flag, Number, Rule, Standard
LAW = Standard.read(Path(__file__).with_suffix(".toml"))
"""
CODE: Mapping[str, str] = {
    "nation": _HEAD
    + """
class Store(Facts, title="示例库", en="store"):
    leak = Number("浓度", unit="%LEL", en="concentration")
    alarm = Flag("已装报警器", en="alarm")
    round = Flag("已巡查", en="round")

leak = Rule(LAW.clause("leak"), hazard=Store.leak >= LAW.limit("leak"))
alarm = Rule(LAW.clause("alarm"), hazard=~Store.alarm)
""",
    "province": _HEAD
    + """
from ansheng_file_nation import Store
leak = Rule(LAW.clause("leak"), hazard=Store.leak >= LAW.limit("leak"))
""",
    "county": _HEAD
    + """
from ansheng_file_nation import Store
leak = Rule(LAW.clause("leak"), hazard=Store.leak >= LAW.limit("leak"))
alarm = Rule(LAW.clause("alarm"), hazard=~Store.alarm & ~Store.round)
""",
}


def written(folder: Path, **changed: Mapping[str, str]) -> list[Path]:
    """The plugins as files in a folder; ``changed`` says by plugin what stands in place of what, in law or code."""
    files = []
    for name in LAW:
        law, code = LAW[name], CODE[name]
        for old, new in changed.get(name, {}).items():
            assert old in law + code, old
            law, code = law.replace(old, new), code.replace(old, new)
        folder.joinpath(f"{name}.toml").write_text(law, encoding="utf-8")
        files.append(folder / f"{name}.py")
        files[-1].write_text(code, encoding="utf-8")
    return files
