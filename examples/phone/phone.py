"""A checklist for the telephone: a form for ODK or Kobo from a class of records, and its answers checked.

    python examples/phone/phone.py form gas.GasDetector 2026-07-01 FORM.xlsx
    python examples/phone/phone.py check gas.GasDetector 2026-07-01 ANSWERS.csv

The form asks what the rules in force on the day read, each question with its unit and its clauses. Answers are what
ODK Central or Kobo export, as CSV or JSON; what was left blank is missing, and what it leaves open is listed.
"""

# mypy: disable-error-code="import-untyped"

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

import ansheng
from ansheng.checking.checklist import Basis, ChecklistItem

LANGS: tuple[ansheng.Lang, ansheng.Lang] = ("zh", "en")
ZH, EN = "中文 (zh)", "English (en)"
HEAD = ("id", "unit_id", "region", "observed_on")
"""The facts that every record has; a finding is found again by them."""
REQUIRED = ("id", "observed_on")
TYPES = {"number": "decimal", "count": "integer", "day": "date", "text": "text"}
YES_NO = (("yes", "是", "Yes"), ("no", "否", "No"))

Row = dict[str, str]
Lists = dict[str, Sequence[tuple[str, str, str]]]
Sheets = dict[str, list[Row]]


def form(checklist: ansheng.Checklist) -> Sheets:
    """The three sheets of an XLSForm: what is asked, what may be answered, and what the form is called."""
    lists: Lists = {"yes_no": YES_NO}
    survey = [question(checklist.facts.fact(name), lists) for name in HEAD]
    for number, group in enumerate(checklist.groups, start=1):
        survey.append({"type": "begin_group", "name": f"part_{number}", **said("label", *both(group.title))})
        for item in group.items:
            survey += asked(item, group.basis, lists)
        survey.append({"type": "end_group"})
    choices = [
        {"list_name": name, "name": option, **said("label", zh, en)}
        for name, options in lists.items()
        for option, zh, en in options
    ]
    settings = {
        "form_title": checklist.facts.title,
        "form_id": checklist.name.replace(".", "_"),
        "version": f"{checklist.on:%Y%m%d}",
        "default_language": ZH,
    }
    return {"survey": survey, "choices": choices, "settings": [settings]}


def asked(item: ChecklistItem, part: Basis, lists: Lists) -> Iterator[Row]:
    """The rows of one item: a question, or for a one-to-many fact a part that is filled in for each entry."""
    if item.fact.kind != "many":
        yield question(item.fact, lists, both(item.unit), hints(item, part))
        return
    yield {"type": "begin_repeat", "name": item.fact.name, **said("label", *both(item.fact.label))}
    for entry in item.entries:
        yield from asked(entry, part, lists)
    yield {"type": "end_repeat"}


def question(
    fact: ansheng.Fact[Any],
    lists: Lists,
    unit: tuple[str, str] = ("", ""),
    hint: tuple[str, str] = ("", ""),
) -> Row:
    """One question: its type, its title in both languages with the unit, and what an answer must be."""
    zh, en = fact.label(), fact.label("en")
    row = {
        "type": TYPES.get(fact.kind) or f"select_one {chosen_from(fact, lists)}",
        "name": fact.name,
        **said(
            "label", zh + (f"（{unit[0]}）" if unit[0] else ""), en + (f" ({unit[1]})" if unit[1] else "")
        ),
        **said("hint", *hint),
    }
    if fact.name in REQUIRED:
        row["required"] = "yes"
    if fact.name == "observed_on":
        row |= {"default": "today()", "constraint": ". <= today()"}
        row |= said("constraint_message", "不应晚于今天", "not after today")
    if fact.minimum is not None:
        row["constraint"] = f". >= {fact.minimum:g}"
        row |= said("constraint_message", f"不应小于{fact.minimum:g}", f"not below {fact.minimum:g}")
    return row


def chosen_from(fact: ansheng.Fact[Any], lists: Lists) -> str:
    """The name of the list of answers of a flag or a choice, which is added where it is not there."""
    if fact.kind == "flag":
        return "yes_no"
    options = [(name, title, name.replace("_", " ")) for name, title in fact.options.items()]
    name = fact.name if lists.get(fact.name, options) == options else f"{fact.name}_{len(lists)}"
    lists[name] = options
    return name


def hints(item: ChecklistItem, part: Basis) -> tuple[str, str]:
    """What stands below a question: the clauses that its answer decides."""
    zh, en = ([clause.label(lang, part.standard) for clause in item.clauses] for lang in LANGS)
    return "；".join(zh), "; ".join(en)


def said(column: str, zh: str, en: str) -> Row:
    """A text in both languages."""
    return {f"{column}::{ZH}": zh, f"{column}::{EN}": en}


def both(text: Callable[[ansheng.Lang], str]) -> tuple[str, str]:
    """What a method says in both languages."""
    return text("zh"), text("en")


def write(sheets: Sheets, path: Path) -> None:
    """Write the sheets as a workbook, every cell as text."""
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            columns = list(dict.fromkeys(column for row in rows for column in row))
            for place, column in enumerate(columns):
                sheet.write_string(0, place, column)
                for line, row in enumerate(rows, start=1):
                    if row.get(column):
                        sheet.write_string(line, place, row[column])


def read(path: Path, facts: type[ansheng.Facts]) -> list[dict[str, Any]]:
    """The answers of an export, by the names of facts; what the server adds is left out."""
    if path.suffix.lower() == ".json":
        data = json.loads(path.read_text(encoding="utf-8-sig"))
        rows = data if isinstance(data, list) else data.get("value", data.get("results", []))
    else:
        text = path.read_text(encoding="utf-8-sig")
        head = text.partition("\n")[0]
        rows = list(csv.DictReader(text.splitlines(keepends=True), delimiter=max(",;", key=head.count)))
    records = [answers(row, facts) for row in rows]
    if records and not any(records):
        raise SystemExit(
            f"{path}：各列均不是“{facts.title}”的采集项；导出时请选择字段名（XML values and headers）"
        )
    return records


def answers(row: Mapping[str, Any], facts: type[ansheng.Facts]) -> dict[str, Any]:
    """One answered form: Kobo writes ``part/name``, ODK ``part-name`` in CSV and a part as an object in JSON."""
    found: dict[str, Any] = {}
    for key, value in row.items():
        name = re.split("[/-]", key)[-1]
        if key.startswith("_"):
            continue
        if isinstance(value, Mapping):
            found |= answers(value, facts)
        elif fact := facts.facts().get(name):
            items = fact.item is not None and isinstance(value, list)
            found[name] = [answers(entry, fact.item) for entry in value] if items and fact.item else value
    return found


def lines(found: ansheng.Findings) -> Iterator[str]:
    """What was found, and what to ask next."""
    yield f"共{found.manifest.records}份，构成隐患{len(found.hazards())}条，待定{len(found.undetermined())}条"
    for finding in found.hazards():
        yield f"{finding.record} {finding.clause} {finding.message()}"
    for asked in found.next_questions():
        yield f"待补填：{asked.title}（{asked.records}份，可确定{asked.decides}条）"


def main(do: str, name: str, on: str, file: str) -> None:
    """Write a form, or check the answers to it."""
    catalogue = ansheng.load()
    checklist, path = catalogue.checklist(name, on=on), Path(file)
    if do == "form":
        write(form(checklist), path)
        print(f"已写入 {path}：{checklist.facts.title}，{len(checklist)}项")
    else:
        facts = checklist.facts
        print(*lines(catalogue.check(read(path, facts), on=on, as_=facts)), sep="\n")


if __name__ == "__main__":
    if len(sys.argv) != 5 or sys.argv[1] not in ("form", "check"):
        raise SystemExit(__doc__)
    try:
        main(*sys.argv[1:])
    except ansheng.AnshengError as error:
        raise SystemExit(error.text()) from None
