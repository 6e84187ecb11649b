"""Open every file again (openpyxl, xlrd, csv) and hold it against truth.json; a second, separate reading of cells."""
from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import xlrd

HERE = Path(__file__).resolve().parent
truth = json.loads((HERE / "truth.json").read_text(encoding="utf-8"))
MARKS = {None, "", "—", "/", "无", "待定", "不适用"}
ENC = ("utf-8-sig", "gb18030")


def load(path: Path) -> dict[str, list[list[Any]]]:
    if path.suffix == ".csv":
        raw = path.read_bytes()
        for enc in ENC:
            try:
                text = raw.decode(enc)
                break
            except UnicodeDecodeError:
                continue
        return {"": [list(r) for r in csv.reader(text.splitlines(keepends=True))]}
    if path.suffix == ".xls":
        book = xlrd.open_workbook(path)
        return {s.name: [[xlrd.xldate_as_datetime(c.value, 0) if c.ctype == 3 else c.value for c in s.row(r)] for r in range(s.nrows)] for s in book.sheets()}
    return {s.title: [list(r) for r in s.iter_rows(values_only=True)] for s in openpyxl.load_workbook(path, data_only=True)}


def norm(raw: Any, want: Any, month: int | None) -> Any:
    """What a plain reading of the raw cell gives, in the type wanted; a marker tuple when it is beyond this reader."""
    if isinstance(raw, datetime):
        return raw.date().isoformat()
    text = re.sub(r"\s+", " ", re.sub("[\u200b\ufeff]", "", str(raw))).strip() if raw is not None else None
    if text in MARKS:
        return None
    if isinstance(want, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", want):
        t = text.translate(str.maketrans("０１２３４５６７８９．", "0123456789."))
        t = re.sub(r" \d\d:\d\d$", "", t)
        if re.fullmatch(r"4\d{4}", t):
            return (date(1899, 12, 30) + timedelta(int(t))).isoformat()
        if re.fullmatch(r"20\d{6}", t):
            return f"{t[:4]}-{t[4:6]}-{t[6:]}"
        nums = [int(x) for x in re.findall(r"\d+", t)]
        if len(nums) == 1 and month:
            nums = [month, *nums]
        if len(nums) == 2:
            nums = [2024, *nums]
        if len(nums) == 3 and nums[1] <= 12:
            return date(nums[0] if nums[0] > 99 else 2000 + nums[0], *nums[1:]).isoformat()
        return ("?", text)
    if isinstance(want, bool):
        if text in ("☑是□否", "是☑否□"):
            return True
        if text in ("□是☑否", "是□否☑"):
            return False
        return not re.search(r"未|否|×|中$|没有|待|正在|尚", text) if text != "是否" else ("?", text)
    if isinstance(want, (int, float)):
        try:
            return float(text)
        except ValueError:
            return ("?", text)
    return text


problems, odd, blank, cells = [], [], 0, 0
headers, per_file = set(), defaultdict(set)
doubt = {(d["file"], d["sheet"], d["row"], d["header"]) for d in truth["doubtful"]}
seen_tables = defaultdict(list)
books: dict[str, dict[str, list[list[Any]]]] = {}
for t in truth["tables"]:
    book = books.setdefault(t["file"], load(HERE / "dossier" / t["file"]))
    grid = book[t["sheet"]]
    seen_tables[t["file"], t["sheet"]].append(t)
    headers |= set(t["columns"])
    per_file[t["file"]] |= set(t["columns"])
    for h, c in t["columns"].items():
        parts = h.split("/") if len(t["header_rows"]) == 2 else [h]
        got = [grid[r - 1][c - 1] for r in t["header_rows"]]
        ok = got[-1] == parts[-1] if len(parts) == 2 else got[0] == parts[0]
        if len(parts) == 2 and ok:      # the top part may stand further left (merged)
            left = c - 1
            while grid[t["header_rows"][0] - 1][left] in (None, ""):
                left -= 1
            ok = grid[t["header_rows"][0] - 1][left] == parts[0]
        if not ok:
            problems.append((t["file"], t["sheet"], h, got))
    for r in t["records"]:
        row = grid[r["row"] - 1]
        for h, want in r["values"].items():
            cells += 1
            raw = row[t["columns"][h] - 1] if t["columns"][h] <= len(row) else None
            where = (t["file"], t["sheet"], r["row"], h)
            blank += want is None and where not in doubt
            if where in doubt:
                if want is not None or raw in (None, ""):
                    problems.append((*where, raw, want, "doubtful cell not null / not written"))
                continue
            got = norm(raw, want, t["context"]["month"])
            if "万元" in h and isinstance(got, float) and t["meaning"][h] != "（无用处）":
                got = round(got * 10000, 2)
            if got != want and not (isinstance(want, str) and str(raw) == want) and str(got) != str(want):
                if isinstance(want, str) and isinstance(got, str) and re.fullmatch(r"\d+(\.0)?", got) and got.removesuffix(".0") == want:
                    continue
                odd.append((*where, raw, want))
for (file, sheet), ts in seen_tables.items():
    grid = books[file][sheet]
    have = [x for t in ts for x in [*t["header_rows"], *(r["row"] for r in t["records"]), *(n["row"] for n in t["not_records"])]]
    filled = {i for i, r in enumerate(grid, 1) if any(v not in (None, "") for v in r)}
    if len(have) != len(set(have)) or filled - set(have):
        problems.append((file, sheet, "rows uncovered or twice", filled - set(have)))
    for t in ts:
        rows = [r["row"] for r in t["records"]]
        if rows != sorted(rows) or (rows and rows[0] <= t["header_rows"][-1]):
            problems.append((file, sheet, "order"))
        # a found day after a done day, an overlooked contradiction
        m = {v: k for k, v in t["meaning"].items()}
        for r in t["records"]:
            v = r["values"]
            f, d, s = (v.get(m.get(x, "")) for x in ("发现日期", "整改完成日期", "是否整改"))
            if f and d and d < f or d and s is False or f and not "2024-01-01" <= f <= "2024-06-30" or d and d > "2024-06-30":
                problems.append((file, sheet, r["row"], "contradiction not marked", f, d, s))
            u = v.get(m.get("整改期限", ""))
            if f and u and u < f:
                problems.append((file, sheet, r["row"], "due before found", f, u))
            c = v.get(m.get("是否销号", ""))
            if c and s is False:
                problems.append((file, sheet, r["row"], "closed though not rectified"))
for file, book in books.items():
    for sheet in book:
        if (file, sheet) not in seen_tables and f"{file}#{sheet}" not in truth["no_tables"]:
            problems.append((file, sheet, "sheet not in truth"))
# strike, hidden, merged as styled
wb = openpyxl.load_workbook(HERE / "dossier/马鞍乡/马鞍乡矿山领域隐患.xlsx", rich_text=True)
ws = wb.worksheets[0]
print("struck rows", [r for r in range(1, ws.max_row + 1) if any(c.font.strike for c in ws[r])], "hidden", [r for r, d in ws.row_dimensions.items() if d.hidden],
      "rich", [(c.coordinate, repr(c.value)) for r in ws.iter_rows() for c in r if type(c.value).__name__ == "CellRichText"])
print("truth hidden", [r["row"] for t in truth["tables"] for r in t["records"] if r.get("hidden")],
      "struck", [n["row"] for t in truth["tables"] for n in t["not_records"] if "划线" in n["why"]])
# figures again, the short way, for the hazards
hz = [t for t in truth["tables"] if t["subject"] == "隐患" and t["counted"]]
print("hazards", sum(len(t["records"]) for t in hz), "figure", truth["figures"]["hazards"])
reg = Counter()
for t in hz:
    col = next((h for h, m in t["meaning"].items() if m == "所属区域"), None)
    reg.update(r["values"][col] if col else t["context"]["region"] for r in t["records"])
print({k: (v, truth["figures"]["hazards_per_region"][k]["found"]) for k, v in reg.items()})
print("per month sum", sum(v["found"] for v in truth["figures"]["hazards_per_month"].values()))
pairs = Counter()
for t in hz:
    m = {v: k for k, v in t["meaning"].items()}
    pairs.update((r["values"][m["责任单位"]], r["values"][m["隐患描述"]]) for r in t["records"])
print("same unit and text twice", [k for k, v in pairs.items() if v > 1])
print(f"files {len(list((HERE / 'dossier').rglob('*.*')))}, headers {len(headers)}, cells {cells}, blank {blank / cells:.1%}, doubtful {len(doubt)}, contestable {len(truth['contestable'])}")
print("late", sum(1 for t in truth["tables"] if "完成时" in t["note"] for r in t["records"]
      for h in [next(k for k, m in t["meaning"].items() if k == "完成时间")] if r["values"][h] and r["values"].get("完成情况") is False), "rows 未完成 with 完成时间")
if "-v" in sys.argv:
    for o in odd:
        print("ODD", o)
print("odd readings:", len(odd))
for p in problems:
    print("PROBLEM", p)
print("problems:", len(problems))
if "-t" in sys.argv:
    for f, hs in per_file.items():
        ts = [t for t in truth["tables"] if t["file"] == f]
        print(f, "|", "/".join(dict.fromkeys(t["subject"] for t in ts)), "|", len(ts), "|", len(hs), "|", sum(len(t["records"]) for t in ts))
