"""The Chinese that the package prints keeps one style: marks, words, figures.

``python tests/meta/test_chinese_style.py [path...]`` prints the faults of the modules, law files and folders named, or
of the whole package.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ansheng.facts.kinds import Choice, Fact
from ansheng.plugins import Plugin, read_plugin
from ansheng.sources import installed

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "ansheng"
HEADERS = frozenset(("headers.toml", "words.toml"))
"""Files of what offices write, which is read and never printed."""

KEPT = frozenset({"厂(场)内车辆致害", "道路(轨道)车辆致害", "采煤面（自然发火）", "采煤面瓦斯抽采"})
"""Names that are compared as they stand, and would no longer be found under others."""

READ = frozenset(
    {
        "_BLANKS",
        "_YES",
        "_NO",
        "_MEASURES",
        "_LABELS",
        "FORMER",
        "FORMS",
        "_FIND",
        "_HAZARD",
        "_DONE",
        "_CHECK",
        "_OPEN",
        "_LATE",
        "LIKELY",
    }
)
"""Module-level names of what is recognised in data and never printed."""

INSTEAD = {
    r"没有": "未…（verb）, or 无、缺少、未设（thing）",
    r"看不懂|不认识|认不出|没有认出|不知道|分不清": "无法识别",
    r"读不出": "无法读取",
    r"都叫": "名称重复",
    r"一回事|不像一": "what is the case",
    r"截至截止": "到统计截止日",
    r"截止日期": "统计截止日",
    r"截止(?=到|于|\d|￼)": "截至",
    r"判据": "判定规则",
    r"事实类别?": "检查对象",
    r"(?<!违法|犯罪|同一|事故)事实(?!类|上)": "采集项, in tables 列",
    r"未编码|没有编写|未编写|未编入": "未收录",
    r"已编码|已编写|已编入": "已收录",
    r"把握": "核实程度",
    r"凭记忆": "未读条文，待核",
    r"见过原文|读过原文": "已读条文（转载）",
    r"发文单位": "发文机关",
    r"由人判断|^人判$": "人工判定",
    r"由谁办理": "办理人",
    r"(?<!被)检查人(?![员数次])": "检查人员",
    r"须知": "说明",
    r"督促阶梯": "督办措施分级",
    r"督促措施": "督办措施",
    r"不同单位数": "单位数（不重复计）",
    r"附加项": "附加组件",
    r"时间段|统计时段": "统计期间",
    r"上年同一时段": "上年同期",
    r"未采用": "未使用",
    r"不作为数据": "不计入",
    r"没有读取": "未读取",
    r"整改时限": "整改期限",
    r"核查销号": "销号",
    r"限定比例": "规定比例",
    r"限定份额": "限值",
    r"采煤面": "采煤工作面",
}
"""What is not written, and what is instead."""

SHAPES = {
    r"\d ?工作日": "a measure word: 30个工作日",
    r"\d ?[-–~] ?\d+(?=[\u4e00-\u9fff%℃‰])(?!年)": "a range: 1～3毫秒, 1—8月",
    r"\d{4}[-–~]\d{4}年": "a range of years: 2024—2026年",
    r"(?:GB|AQ|MT|HJ|CJJ?|JT|GA)(?:/T)? ?\d+(?:\.\d+)?[-–]\d{4}": "a standard: GB 1234—2020",
    r"\bm[23]\b": "m², m³",
    r"[\u4e00-\u9fff] \d|\d [\u4e00-\u9fff]": "no space between Han and figures",
    r"第 ￼|￼ (?=[个条项次天日版家起行列份页])": "no space between Han and figures",
    r"”、“": "quoted names beside each other take no 、",
    r"：[^。；\n\u3000]*：": "one colon to a sentence",
}
"""Forms of figures and marks that are not written, and what is meant."""

_ALLOWED = """
    ansheng pip python and or not True False None true false return then else exact fact period severity major general
    Facts Determination chinesecalendar
    Debian Ubuntu Fedora openEuler Arch SVG PNG DOCX
    Word CSV TSV XLSX XLSM XLS Excel Parquet TOML JSON Markdown HTML PDF UTF GB GBK Unicode ASCII
    SQLite PostgreSQL SQL Polars pandas Arrow DuckDB Spark SHA UTC ID
    NaN MB KB LEL VOL LNG LPG CNG GPS PLC SIS DCS UPS CAS UN II III IV
    mm cm km kg mg kPa MPa Pa kV kW MW kN pp mL ha min ppm
    AQ MT HJ CJ CJJ JT GA TSG SY DB NB XF YD DL SH HG KA JTT JTG WS SB LD JGJ GBZ
"""
_KEYS = """
    where fact tables table value steps cases to below start outside label repealed group base title en worst best
    at hookimpl scope number reason hazards order record supervise rectify accept close admin theme light dark auto
"""
ALLOWED = frozenset(_ALLOWED.split()) | frozenset(_KEYS.split())
"""Words in Latin letters that Chinese may hold: code to type, formats, programs, units, series of standards, and keys
and names that are written in files, conditions and commands; all of them stand bare."""

HAN = re.compile(r"[\u3400-\u9fff]")
FILLED = "￼"
"""What stands for a value that an f-string fills in."""

_FIELD = re.compile(r"\{[a-z_0-9]*\}")
"""What a sentence of a block fills in by its name."""
_TEMPLATE = re.compile(
    r"\[\[[^\]]*\]\]|\{[^{}]*[\u3400-\u9fff…][^{}]*\}|\? [^：，]+(?= ：|：)|\[\[ \]\]|（\{[^{}]*\}）"
)
"""What a template is written with."""

_NEAR = rf"\u3400-\u9fff”’）》】」、，。；：？！{FILLED}"
_HALF = re.compile(rf"(?<=[{_NEAR}])[:;(),?!]|[:;(),?!](?= ?[\u3400-\u9fff“（《{FILLED}])")
_CODE = re.compile(
    rf"“[\x20-\x7e]+”"
    rf"|\d{{4}}-\d\d(?:-\d\d)?|UTF-(?:8|16)|GB ?18030"
    rf"|(?:https?|sqlite|postgresql)://[^\s，；]+"
    rf"|pip install '[^']*'"
    rf"|\bansheng(?: [a-z][\w.{FILLED}-]*)+"
    rf"|\b(?:return )?[A-Za-z_][\w.]*\((?:[^()\u3400-\u9fff]|\([^()]*\)|p\.[\u4e00-\u9fff]+)*\)"  # a call
    rf"|\([a-z][\w.]* [<>=]+ [^()]+\)|\{{ ?\"?[a-z]+\"? ?[=:][^}}]*\}}|\[[A-Za-z.]+\]"
    rf"|gas,-gas\.x|ansheng-NAME|\[?[a-z.]+\.<key>[.\]{FILLED}]*|(?<= ){FILLED}:{FILLED}"
    rf"|\$[a-z]+|--[a-z][a-z-]*(?: (?:[A-Za-z][\w.]*|\d+))?"
    rf"|\b[a-z]+(?:-[a-z]+)+\b"
    rf"|[A-Za-z_][\w-]*(?:[._=/][\w{FILLED}-]*)+|\.[a-z]+\b|[A-Za-z]+_\w*",
    re.ASCII,
)
_DAY = re.compile(r"(?:_on|\.(?:on|effective|repealed|verified|issued|starts|ends))$")
_WORD = re.compile(r"(?<![A-Za-z\d])[A-Za-z]{2,}(?![A-Za-z\d])")
_QUOTED = re.compile(rf"[\u3400-\u9fff{FILLED}、：；，] ?'[^']*'|\"[\u3400-\u9fff{FILLED}]")


def is_english(text: str) -> bool:
    """Whether a text is English that names some Chinese word."""
    return len(_WORD.findall(_CODE.sub("§", text))) > len(HAN.findall(text))


def faults_of(text: str) -> Iterator[str]:
    """What is wrong in one Chinese text; a value filled in stands in it as :data:`FILLED`."""
    if text in KEPT:
        return
    plain = _CODE.sub("§", _TEMPLATE.sub("§", _FIELD.sub(FILLED, text)))
    for found in _HALF.finditer(plain):
        yield f"half-width {found[0]!r} beside Chinese"
    if "`" in text:
        yield "a backtick; code and keys stand bare"
    if _QUOTED.search(plain):
        yield "quotation marks of code; write “…”"
    for word, instead in INSTEAD.items():
        if found_word := re.search(word, text):
            yield f"{found_word[0]}: write {instead}"
    for shape, meant in SHAPES.items():
        if found_shape := re.search(shape, plain):
            yield f"{found_shape[0]!r}: {meant}"
    for found in _WORD.finditer(plain):
        if found[0] not in ALLOWED:
            yield f"{found[0]}: an English word"


_LOOKING = """
    split rsplit partition strip lstrip rstrip replace removesuffix removeprefix startswith endswith find index
    rfind count sub match search fullmatch finditer findall compile maketrans any_of
"""
"""What is called to look for text in data."""


class Spoken(ast.NodeVisitor):
    """The literals of a module that may be printed, with what is wrong in them.

    Left out are docstrings but those of rules, patterns, and what is only compared with or looked for in data.
    """

    RECOGNISED = frozenset({"aliases", "other_names", "keywords", "names"})
    LOOKING = frozenset(_LOOKING.split())

    def __init__(self) -> None:
        self.faults: list[tuple[int, str, str]] = []
        self.caught: set[str] = set()

    def say(self, line: int, text: str, extra: Iterable[str] = ()) -> None:
        chinese, _, english = text.partition(" / ")
        text = text if HAN.search(english) else chinese  # a help text in both languages
        self.faults.extend((line, why, text) for why in dict.fromkeys([*faults_of(text), *extra]))

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str) and HAN.search(node.value) and not is_english(node.value):
            self.say(node.lineno, node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        filled = [part for part in node.values if isinstance(part, ast.FormattedValue)]
        for part in filled:
            self.visit(part.value)
        text = "".join(p.value if isinstance(p, ast.Constant) else FILLED for p in node.values)  # type: ignore[misc]
        if HAN.search(text) and not is_english(text):
            self.say(node.lineno, text, self._filled(node))

    def _filled(self, node: ast.JoinedStr) -> Iterator[str]:
        before = ""
        for part in node.values:
            if isinstance(part, ast.Constant):
                before = str(part.value)
                continue
            assert isinstance(part, ast.FormattedValue)
            shown = ast.unparse(part.value)
            if part.conversion == ord("r") and not before.endswith(("=", "(")):
                yield f"{{{shown}!r}} in Chinese; write “{{{shown}}}”"
            if _DAY.search(shown) and not before.endswith("= "):
                yield f"{{{shown}}} prints 2026-07-01; write day_label({shown})"
            if shown in self.caught or shown.endswith("strerror"):
                yield f"{{{shown}}} is the message of another program"
            before = ""

    def visit_Call(self, node: ast.Call) -> None:
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        self.visit(node.func)
        if name in self.LOOKING:
            return
        if name.endswith("Error") or name == "Problem":
            stops = [a for a in node.args if isinstance(a, ast.Constant) and str(a.value).endswith("。")]
            self.faults.extend((a.lineno, "a final stop in an error", str(a.value)) for a in stops)
        for argument in node.args:
            self.visit(argument)
        for keyword in node.keywords:
            if keyword.arg not in self.RECOGNISED:
                self.visit(keyword.value)

    def visit_Assign(self, node: ast.Assign) -> None:
        if not any(isinstance(target, ast.Name) and target.id in READ for target in node.targets):
            self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        """What is compared is not printed."""

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        added = {node.name} if node.name and not _ours(node.type) else set()
        self.caught |= added
        self.generic_visit(node)
        self.caught -= added

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        made = [d.func for d in node.decorator_list if isinstance(d, ast.Call)]
        if any(getattr(each, "id", "") == "rule" for each in made):
            self.say(node.lineno, ast.get_docstring(node) or "")
        self.generic_visit(node)


def _ours(caught: ast.expr | None) -> bool:
    names = {n.id for n in ast.walk(caught) if isinstance(n, ast.Name)} if caught else set()
    return bool(
        names & {"AnshengError", "RuleError", "LawError", "FactError", "InputError", "UnitError", "DayError"}
    )


def in_module(path: Path) -> list[str]:
    """The faults of a Python module, each with its place."""
    source = path.read_text(encoding="utf-8")
    spoken = Spoken()
    spoken.visit(_without_patterns(ast.parse(source), source.splitlines()))
    return [_fault(path, line, why, text) for line, why, text in sorted(spoken.faults)]


def _without_patterns(tree: ast.Module, lines: list[str]) -> ast.Module:
    """The module with every raw literal made empty: those are patterns."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            start = lines[node.lineno - 1].encode()[node.col_offset :].decode()
            if re.match(r"(?i)r[f]?[\"']|fr[\"']", start):
                node.value = ""
        elif isinstance(node, ast.JoinedStr):
            start = lines[node.lineno - 1].encode()[node.col_offset :].decode()
            if re.match(r"(?i)(rf|fr|r)[\"']", start):
                node.values = []
    return tree


def in_law(path: Path) -> list[str]:
    """The faults of a law file, each with its place."""
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    found = []
    for text in dict.fromkeys(_texts(tomllib.loads(source))):
        line = next((n for n, written in enumerate(lines, 1) if text.split("\n")[0] in written), 1)
        found += [_fault(path, line, why, text) for why in faults_of(text)]
    return found


def _texts(data: object) -> Iterator[str]:
    """The Chinese texts of a law file; the numbers of clauses are keys, and stand in sentences in another form."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value) if key != "number" else ()
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)
    elif isinstance(data, str) and HAN.search(data):
        yield data


def _fault(path: Path, line: int, why: str, text: str) -> str:
    place = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    return f"{place}:{line}: {why}  〔{' '.join(text.replace(FILLED, '{}').split())}〕"


def faults(paths: Iterable[Path]) -> list[str]:
    """The faults of modules, law files and folders of them."""
    found: list[str] = []
    for path in paths:
        if path.is_dir():
            found += faults(sorted(p for p in path.rglob("*") if p.suffix in (".py", ".toml")))
        elif path.suffix == ".toml":
            found += () if path.name in HEADERS else in_law(path)
        elif path.suffix == ".py":
            found += in_module(path)
    return found


def in_page(path: Path) -> list[str]:
    """The faults of the prose of a Chinese page, each with its place; code and what links lead to are left out."""
    text = path.read_text(encoding="utf-8")
    prose = re.sub(r"(?ms)^<!--.*?^-->|^```.*?^```$", lambda left: "\n" * left[0].count("\n"), text)
    prose = re.sub(r"\]\([^)]*\)|\*\*|!?\[|\|", "", re.sub(r"`[^`\n]+`", "§", prose))
    lines = [(number, line.strip()) for number, line in enumerate(prose.splitlines(), 1) if HAN.search(line)]
    return [_fault(path, number, why, line) for number, line in lines for why in faults_of(line)]


def in_plugin(plugin: Plugin) -> list[str]:
    """The faults of what a plugin brings, its rules and facts as they are printed; its law files are read as such."""
    said = [(rule.id, text) for rule in plugin.rules for text in (rule.title, rule.note)]
    for owner in dict.fromkeys(rule.facts for rule in plugin.rules):
        said.append((owner.__name__, owner.title))
        said += [
            (f"{owner.__name__}.{fact.name}", text)
            for fact in owner.facts().values()
            for text in _titles(fact)
        ]
    told = [f"{place}: {why}  〔{text}〕" for place, text in said if text for why in faults_of(text)]
    return list(dict.fromkeys(told))


def _titles(fact: Fact[Any]) -> Iterator[str]:
    yield from (fact.title, fact.note)
    if isinstance(fact, Choice):
        yield from fact.options.values()


def test_the_package_prints_chinese_in_style() -> None:
    parts = sorted(p for p in PACKAGE.iterdir() if p.name != "__pycache__")
    assert faults(parts) == []


def test_the_chinese_pages_are_in_style() -> None:
    pages = sorted(ROOT.joinpath("docs", "zh").glob("*.md"))
    assert pages
    assert [fault for page in pages for fault in in_page(page)] == []


def test_the_plugins_say_chinese_in_style() -> None:
    plugins = [read_plugin(source) for source in installed()]
    assert [fault for plugin in plugins for fault in in_plugin(plugin)] == []


@pytest.mark.parametrize(
    "text",
    ["选项:甲", "已封存(见附图)", "缺少;例如", "可选：'csv', 'md'", "没有按期检验", "看不懂", f"共 {FILLED} 项",
     "第 3 行", "30 工作日", "1-3毫秒", f"{FILLED}:是文件夹", "应写 `where`", "条款 leaking 已废止", "问题：逾期：库"],
)  # fmt: skip
def test_what_is_out_of_style_is_found(text: str) -> None:
    assert list(faults_of(text)) != []


@pytest.mark.parametrize(
    "text",
    ["请用 --on 指定日期", "第3行", f"{FILLED}：无法打开", "应写成 LAW.limit('leak').at(p.kind)", "12:30开始",
     "GB 1234—2020第5.2.1条", "请在 pyproject.toml 写 [tables]", "1～3毫秒", "请另存为 .xlsx 后再试"],
)  # fmt: skip
def test_what_is_in_style_passes(text: str) -> None:
    assert list(faults_of(text)) == []


if __name__ == "__main__":
    found = faults([Path(each).resolve() for each in sys.argv[1:]] or [PACKAGE])
    sys.stdout.write("\n".join([*found, f"{len(found)} faults", ""]))
    sys.exit(bool(found))
