"""JSON of commands: every command has a schema, and what it prints is valid against it.

Whatever the tests of commands print as JSON is held against the schemas too, by the fixture ``run``.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import ansheng
from ansheng.draws import seal
from ansheng.gravity import KINDS
from tests.cli.conftest import ALL_COMMANDS, Run
from tests.schemas import FOLDER, schema, validator

DOCS = Path(__file__).parents[2] / "docs"
BOILERS = ("boilers.csv", "--as", "boiler.Boiler", "--plugin-file", "boiler.py")
LINGWU = str(Path(__file__).parents[2] / "examples" / "lingwu-2020")
LEDGER = "sqlite:///台账.db"
NAMES = sorted(f"{path.stem.rpartition('-')[0]}/{path.stem.rpartition('-')[2]}" for path in FOLDER.iterdir())
OF_NO_COMMAND = {"audits", "condition"}
"""Of `audit` with several documents, and of the filters in a report."""
TEXT_ONLY = {"ledger init", "ledger export", "ledger restore", "ledger grant", "reference", "template export"}
OPTIONAL = {
    "audit/1": {"file"},
    "check/1": {"ledger", "changes", "questions", "one_sided"},
    "report/1": {"made_up", "annexes", "head"},
    "ledger-anchor/1": {"stamp", "stamped"},
    "ledger-prove/1": {"event", "index", "older"},
    "figure": {"matches"},
    "claim": {"row", "column"},
    "problem": {"costs"},
    "outcome": {"id", "unit_id", "region", "observed_on", "until", "edition", "basis"},
    "counts": {"due", "late", "unknown"},
    "condition": {"exact", "inside"},
    "source": {"name", "at", "parties"},
    "value": {"unit", "months", "days", "where"},
    "limit": {"at"},
    "selection": {"scale", "found_in"},
}
"""The keys that may be absent from an object; that each stands there otherwise is required."""
LANGS = pytest.mark.parametrize("lang", ["zh", "en"])
PUBLIC = ("--source", "开奖", "--at", "2999-01-01 09:00", "--ledger", "sqlite:///抽取.db", "--by", "甲")
TOLD = ("安委办=4f1d0c9a77e3b25866ad", "纪检组=b81e93c2d7f64a50ce12")
LINES: dict[str, tuple[str, ...]] = {
    "again": ("again", "隐患.csv"),
    "audit": ("audit", "a.md"),
    "audits": ("audit", "a.md", "a.md"),
    "cascade": ("cascade", "省.txt", "市.md"),
    "chain": ("chain", LINGWU),
    "check": ("check", *BOILERS, "--on", "2023-01-01"),
    "checklist": ("checklist", "gas.GasTank", "--on", "2026-07-01"),
    "classify": ("classify", "隐患.csv", "--on", "2026-07-01"),
    "columns": ("columns", "隐患.csv", "--table", "隐患"),
    "diff": ("diff", *BOILERS, "--from", "2023-12-31", "--to", "2024-01-01"),
    "draw-commit": ("draw", "commit", "企业.csv", "--quota", "C=1", *PUBLIC, "--out", "另.txt"),
    "draw-run": ("draw", "run", "两方.txt", *(word for one in TOLD for word in ("--reveal", one))),
    "draw-seal": ("draw", "seal", "安委办"),
    "draw-verify": ("draw", "verify", "回执.json", "--list", "两方.txt"),
    "doubts": ("doubts", LINGWU),
    "due": ("due", LINGWU, "--on", "2020-12-31"),
    "durations": ("durations", LINGWU, "--by", "责任部门", "--until", "2021-01-31"),
    "explain": ("explain", "boiler.overpressure", "--plugin-file", "boiler.py", "--on", "2023-01-01"),
    "facts": ("facts", "隐患"),
    "figures": ("figures", LINGWU, "整改率", "--by", "地区", "--against", "环比"),
    "changes": ("changes", "hazchem.park-conditions"),
    "indicators": ("indicators",),
    "ledger-act": (
        "ledger",
        "act",
        LEDGER,
        "H1",
        "grade",
        "--by",
        "甲",
        "--on",
        "2026-07-03",
        "--set",
        "grade=general",
    ),
    "ledger-anchor": ("ledger", "anchor", LEDGER, "--keep", "存证"),
    "ledger-confirm": ("ledger", "confirm", "证明.json", "--anchor", "台账.db.anchors"),
    "ledger-correct": ("ledger", "correct", LEDGER, "H1", "单位名称=乙厂", "--by", "甲", "--reason", "笔误"),
    "ledger-import": ("ledger", "import", LEDGER, "隐患.csv"),
    "ledger-late": ("ledger", "late", LEDGER, "--as-of", "2026-07-31"),
    "ledger-list": ("ledger", "list", LEDGER),
    "ledger-prove": ("ledger", "prove", LEDGER, "H1", "1"),
    "ledger-show": ("ledger", "show", LEDGER, "H1"),
    "ledger-verify": ("ledger", "verify", LEDGER),
    "new": ("new", "demo_plugin"),
    "plan": ("plan", "市.md"),
    "plugins": ("plugins",),
    "precedence": ("precedence", LINGWU, "--back", "2020-11-30"),
    "problems": ("problems", LINGWU),
    "report": ("report", LINGWU),
    "rules": ("rules",),
    "schema": ("schema",),
    "sectors": ("sectors",),
    "standards": ("standards",),
    "template-check": ("template", "check", "bulletin"),
    "template-list": ("template", "list"),
}
"""A command line for each schema."""
OTHERS = (
    ("facts",),
    ("chain", "隐患.csv", "H1"),
    ("checklist", "gas.GasTank", "gas.GasOperator", "--on", "2026-07-01"),
    (
        "ledger",
        "act",
        LEDGER,
        "H1",
        "H9",
        "grade",
        "--by",
        "甲",
        "--on",
        "2026-07-03",
        "--set",
        "grade=general",
    ),
    ("ledger", "prove", LEDGER, "--since", "台账.db.anchors"),
    ("ledger", "verify", LEDGER, "--anchor", "台账.db.anchors"),
    ("schema", "check"),
    ("standards", "--missing"),
)
"""Command lines that print what the command's schema has beside that."""


def checked(run: Run, *arguments: str) -> dict[str, Any]:
    """The JSON of a check, which is valid against its schema."""
    data: dict[str, Any] = json.loads(run("check", *arguments, "--format", "json").out)
    assert data["schema"] == "ansheng.check/1"
    return data


def objects(part: Any) -> Iterator[dict[str, Any]]:
    """The schemas of objects in a schema."""
    if isinstance(part, dict):
        if part.get("type") == "object":
            yield part
        part = list(part.values())
    for each in part if isinstance(part, list) else ():
        yield from objects(each)


@pytest.fixture
def files(run: Run, folder: Path) -> None:
    """What the command lines above name."""
    folder.joinpath("a.md").write_text("排查隐患280处，整改256处，整改率95.4%。", encoding="utf-8")
    plan = "2024年工作要点\n1.燃气整治。6月底前完成。（省住建厅负责）\n2.消防整治。"
    folder.joinpath("省.txt").write_text(plan, encoding="utf-8")
    folder.joinpath("市.md").write_text(
        plan.replace("6月", "9月").replace("2.消防", "2.宣传"), encoding="utf-8"
    )
    rows = "编号,隐患描述,单位名称,发现日期,备用\nH1,通道堵塞,甲厂,2026-07-01,x\n"
    folder.joinpath("隐患.csv").write_text(rows, encoding="utf-8")
    assert run("ledger", "init", LEDGER).code == 0
    assert run("ledger", "import", LEDGER, "隐患.csv").code == 0
    assert run("ledger", "prove", LEDGER, "H1", "--out", "证明.json").code == 0
    folder.joinpath("企业.csv").write_text("企业名称,风险等级,备用\n甲厂,C,x\n乙厂,C,x\n", encoding="utf-8")
    sealed = (f"{name}={seal(name, value)}" for name, value in (one.split("=") for one in TOLD))
    assert run("ledger", "init", "sqlite:///抽取.db").code == 0
    parties = (word for one in sealed for word in ("--party", one))
    assert run("draw", "commit", "企业.csv", "--quota", "C=1", *parties, "--out", "两方.txt").code == 0
    assert run("draw", *LINES["draw-run"][1:], "--out", "回执.json").code == 0


def test_every_command_that_prints_json_has_a_schema_and_every_schema_a_command(run: Run) -> None:
    commands = [
        command for command in ALL_COMMANDS if command not in ((), ("draw",), ("ledger",), ("template",))
    ]
    printing = {command for command in commands if "|json" in run(*command, "--help").out}
    of_commands = {name.partition("/")[0] for name in NAMES} - OF_NO_COMMAND
    assert of_commands == {"-".join(command) for command in printing}
    assert {" ".join(command) for command in commands if command not in printing} == TEXT_ONLY


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_states_every_key_of_every_object_and_admits_others(name: str) -> None:
    whole = schema(name)
    assert (whole["$id"], whole["title"].count(" / ")) == (f"ansheng.{name}", 1)
    parts = {name: {**whole, "$defs": {}}, **whole.get("$defs", {})}
    for key, each in ((key, each) for key, part in parts.items() for each in objects(part)):
        if "additionalProperties" in each:
            assert each["additionalProperties"] is not False, key
        else:
            stated, required = each["properties"].keys(), {*each["required"]}
            assert stated - required == OPTIONAL.get(key, set()) & stated, key
            assert required <= stated, key


def test_the_page_links_every_schema() -> None:
    page = DOCS.joinpath("report-json.md").read_text(encoding="utf-8")
    linked = re.findall(r"<(\.\./src/ansheng/schemas/[\w-]+\.json)>", page)
    assert sorted(DOCS.joinpath(path).resolve() for path in linked) == sorted(FOLDER.resolve().iterdir())


def test_schemas_are_listed_in_both_languages_and_printed_by_any_name(run: Run) -> None:
    assert "ansheng.check/1  " in run("schema").out
    assert "检查结果" in run("schema").out
    assert "the outcome of a check" in run("schema", "--lang", "en").out
    names = (("ledger", "list"), ("ledger-list",), ("ansheng.ledger-list/1",), ("隐患清单",))
    assert {run("schema", *name).out for name in names} == {
        FOLDER.joinpath("ledger-list-1.json").read_text("utf-8")
    }
    assert "checklist" in run("schema", "checklst").complaint
    assert "did you mean" in run("schema", "ledger", "lst", "--lang", "en").complaint


def test_a_problem_is_the_same_in_every_schema() -> None:
    found = [schema(name).get("$defs", {}).get("problem") for name in NAMES]
    assert [each for each in found if each] == [schema("problems/1")["$defs"]["problem"]] * 11


@LANGS
def test_what_each_command_prints_is_valid_and_names_its_schema(run: Run, files: None, lang: str) -> None:
    assert sorted({*LINES, "condition"}) == sorted(name.partition("/")[0] for name in NAMES)
    for name, line in LINES.items():
        done = run(*line, "--format", "json", "--lang", lang)
        assert done.out, (line, done.err)
        data = json.loads(done.out)
        assert isinstance(data, list) or data["schema"] == f"ansheng.{name}/1", name
    for line in OTHERS:
        assert run(*line, "--format", "json", "--lang", lang).out, line


def test_output_of_a_newer_version_with_further_keys_is_valid(run: Run) -> None:
    data = checked(run, *BOILERS, "--on", "2023-01-01")
    data["findings"][0]["added_later"] = 1
    validator("check/1", shut=False).validate(data)
    with pytest.raises(jsonschema.ValidationError, match="added_later"):
        validator("check/1").validate(data)


@LANGS
def test_hazards_and_undetermined_findings_are_valid(run: Run, lang: str) -> None:
    data = checked(run, *BOILERS, "--on", "2023-01-01", "--lang", lang)
    assert {f["verdict"] for f in data["findings"]} == {"hazard", "undetermined"}
    assert data["manifest"]["stale"] == ["boiler.demo"]


@LANGS
def test_what_became_of_hazards_in_a_ledger_is_valid(run: Run, folder: Path, lang: str) -> None:
    table = folder / "boilers.csv"
    table.write_text(table.read_text(encoding="utf-8") * 2, encoding="utf-8")
    assert run("ledger", "init", "sqlite:///台账.db").code == 0
    line = (*BOILERS, "--on", "2023-01-01", "--lang", lang, "--to-ledger", "sqlite:///台账.db")
    assert checked(run, *line)["ledger"]["registered"] > 0
    data = checked(run, *line)["ledger"]
    assert (data["registered"], data["unchanged"] > 0) == (0, True)


def test_rules_not_in_force_and_problems_of_the_data_are_valid(run: Run, folder: Path) -> None:
    folder.joinpath("boilers.csv").write_text("工作压力,燃料,备注栏\n很高,煤,x\n", encoding="utf-8")
    data = checked(run, *BOILERS, "--on", "2025-01-01")
    assert [f["invalid"] for f in data["findings"]] == [["pressure"]]
    assert {p["kind"] for p in data["manifest"]["problems"]} == {"invalid", "unknown_column"}
    assert [i["rule"] for i in data["manifest"]["not_in_force"]] == ["boiler.no_valve"]


def test_days_choices_and_items_are_valid_evidence(run: Run, folder: Path) -> None:
    operators, pipelines = folder / "operators.csv", folder / "pipelines.csv"
    heads = "编号,trading,licence_held,许可证有效期至"
    operators.write_text(f"{heads}\nA,是,是,2020-01-01\n", encoding="utf-8")
    heads = "编号,underground,max_operating_pressure,inside_structure,crossing_necessary,occupations"
    items = '"[{""净距"": 0.1}]"'
    pipelines.write_text(f"{heads}\nP,是,0.4,drain,否,{items}\n", encoding="utf-8")
    on = ("--on", "2026-07-01")
    expired = checked(run, str(operators), "--as", "gas.GasOperator", "--rules", "gas.unlicensed", *on)
    occupied = checked(run, str(pipelines), "--as", "gas.GasPipeline", *on)
    facts = {e["fact"] for data in (expired, occupied) for f in data["findings"] for e in f["evidence"]}
    assert {"licence_valid_to", "inside_structure", "occupations.distance"} <= facts


@LANGS
def test_determinations_are_valid_whatever_became_of_them(run: Run, folder: Path, lang: str) -> None:
    catalogue = ansheng.load(files=["boiler.py"])
    [unknown] = catalogue.check("boilers.csv", on="2023-01-01", as_="boiler.Boiler").undetermined()
    given = unknown.determine(
        "hazard", by="张三", on="2022-12-01", reason="现场看过", until="2023-12-31"
    ).to_dict()
    others = [{**given, "rule": "boiler.no_valve"}, {**given, "record": "九号"}]
    with folder.joinpath("answers.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, given)
        writer.writeheader()
        writer.writerows([given, *others])
    answers = ("--determinations", "answers.csv")
    data = checked(run, *BOILERS, *answers, "--on", "2023-01-01", "--lang", lang)
    assert [o["state"] for o in data["manifest"]["determinations"]] == ["applied", "refused", "unmatched"]
    assert [f["determination"]["by"] for f in data["findings"] if f["determination"]] == ["张三"]


def test_the_schema_refuses_a_finding_without_its_clause(run: Run) -> None:
    data = checked(run, *BOILERS, "--on", "2023-01-01")
    del data["findings"][0]["clause"]
    with pytest.raises(jsonschema.ValidationError):
        validator("check/1").validate(data)


@LANGS
def test_standards_are_valid(run: Run, lang: str) -> None:
    done = run(
        "standards", "--on", "2023-12-31", "--plugin-file", "boiler.py", "--format", "json", "--lang", lang
    )
    data = json.loads(done.out)
    assert {entry["status"] for entry in data} == {"in_force", "not_yet"}


@LANGS
def test_claims_remarks_and_matches_of_an_audit_are_valid(run: Run, folder: Path, lang: str) -> None:
    table = "| 地区 | 事故 |\n|---|---|\n| 甲县 | 4 |\n| 合计 | 5 |\n"
    text = f"截至目前，排查隐患2073条，同比上升5%。近9341人参加，配备3-4名人员，占1/3。\n\n{table}"
    folder.joinpath("bulletin.md").write_text(text, encoding="utf-8")
    done = run("audit", "bulletin.md", "--dossier", LINGWU, "--format", "json", "--lang", lang)
    data = json.loads(done.out)
    assert done.code == 1
    assert "hazards_found" in {figure.get("matches") for figure in data["figures"]}
    assert [c["distance"] for c in data["claims"] if (c["kind"], c["verdict"]) == ("repeat", "wrong")] == [1]
    assert {"row", "column"} <= {key for claim in data["claims"] for key in claim}
    assert {remark["kind"] for remark in data["remarks"]} == {"precision", "window"}
    assert data["unread"] > 0
    assert "accidents" in data["missing"]


def test_the_audits_of_several_documents_are_valid(run: Run, folder: Path) -> None:
    for name in ("a.md", "b.md"):
        folder.joinpath(name).write_text("排查隐患280处，整改256处，整改率95.4%。", encoding="utf-8")
    data = json.loads(run("audit", "a.md", "b.md", "--format", "json").out)
    assert [each["file"] for each in data["files"]] == ["a.md", "b.md"]


def troubled(folder: Path) -> str:
    """A dossier with a document called like a table, a column that is not known, a bad day and a total."""
    (folder / "case").mkdir()
    (folder / "case" / "campaign.toml").write_text(
        '[campaign]\ntitle = "示例"\n[report]\nperiod = "2020"\nas_of = 2020-12-31\n', encoding="utf-8"
    )
    rows = ("编号,单位名称,发现日期,备用", "A1,甲厂,下月,x", "合计,1条,,")
    (folder / "case" / "隐患.csv").write_text("\n".join(rows), encoding="utf-8")
    (folder / "case" / "事故.doc").write_text("", encoding="utf-8")
    return "case"


@LANGS
def test_the_problems_of_a_dossier_and_of_its_report_are_valid(run: Run, folder: Path, lang: str) -> None:
    dossier = troubled(folder)
    listed = json.loads(run("problems", dossier, "--format", "json", "--lang", lang).out)
    assert listed["counts"] == {"unusable": 1, "lost": 2, "doubtful": 0, "note": 1}
    assert [p["kind"] for p in listed["problems"]] == [
        "unread_file",
        "unknown_column",
        "invalid",
        "total_row",
    ]
    assert listed["problems"][0]["costs"] == ["accidents", "deaths", "injured"]
    report = json.loads(run("report", dossier, "--format", "json", "--lang", lang).out)
    assert [p for p in report["problems"] if p["kind"] != "uncounted"] == listed["problems"]
    assert {p["kind"] for p in report["problems"]} <= set(KINDS)
