"""The true figures of the half-year, in plain Python from the true records."""

from __future__ import annotations

from typing import Any

from tests.county.kit import END, REGIONS, TABLES, USELESS


def figures() -> dict[str, Any]:
    def rows(subject: str) -> list[dict[str, Any]]:
        """The counted records of a subject, keyed by meaning, the sheet's region standing in for a column."""
        return [
            {"所属区域": t["context"]["region"]}
            | {t["meaning"][h]: v for h, v in r["values"].items() if t["meaning"][h] != USELESS}
            for t in TABLES
            if t["subject"] == subject and t["counted"]
            for r in t["records"]
        ]

    def total(records: list[dict[str, Any]], *meanings: str) -> float:
        return sum(r.get(m) or 0 for r in records for m in meanings)

    def rectified(r: dict[str, Any]) -> bool:
        by_day = r.get("是否整改") is None and r.get("整改完成日期") is not None
        return bool(r.get("是否整改") or by_day or closed(r))

    def closed(r: dict[str, Any]) -> bool:
        return bool(r.get("是否销号") or r.get("销号日期"))

    def overdue(r: dict[str, Any]) -> bool:
        return not rectified(r) and r.get("整改期限") is not None and r["整改期限"] < END.isoformat()

    def months(r: dict[str, Any]) -> str:
        return str(r.get("发现日期") or "日期不明")[:7]

    def summary(records: list[dict[str, Any]]) -> dict[str, Any]:
        done = [r for r in records if rectified(r)]
        return {
            "found": len(records),
            "major": sum(
                (r.get("隐患等级") or "").startswith("重大") or r.get("是否重大隐患") is True for r in records
            ),
            "rectified": len(done),
            "rate_percent": round(100 * len(done) / len(records), 1),
            "closed": sum(map(closed, records)),
            "overdue": sum(map(overdue, records)),
            "overdue_of_which_state_unknown": sum(
                overdue(r) and "是否整改" in r and r["是否整改"] is None for r in records
            ),
        }

    hz, pen, acc = (
        rows("隐患"),
        rows("行政处罚"),
        [r for r in rows("事故") if r.get("是否纳入统计") is not False],
    )
    matrix = [v for r in rows("月报报送") for m, v in r.items() if m.endswith("报送情况")]
    train, certs, meet, task, pol = rows("培训"), rows("持证"), rows("会议"), rows("任务"), rows("保险")
    return {
        "hazards": summary(hz),
        "hazards_per_region": {k: summary([r for r in hz if r["所属区域"] == k]) for k in REGIONS},
        "hazards_per_month": {
            k: summary([r for r in hz if months(r) == k]) for k in sorted(set(map(months, hz)))
        },
        "inspections": {"count": len(rows("执法检查"))},
        "penalties": {"count": len(pen), "sum_yuan": total(pen, "罚款金额")},
        "accidents": {
            "count": len(acc),
            "deaths": total(acc, "死亡人数"),
            "injured": total(acc, "重伤人数", "轻伤人数", "受伤人数"),
            "direct_loss_yuan": total(acc, "直接经济损失"),
            "rows_incl_not_counted": len(rows("事故")),
        },
        "trainings": {"count": len(train), "persons": total(train, "培训人数")},
        "drills": {"count": len(rows("演练"))},
        "meetings": {"count": len(meet), "attendance": total(meet, "参会人数")},
        "tasks": {
            "done": sum(r["是否完成"] is True for r in task),
            "not_done": sum(r["是否完成"] is False for r in task),
        },
        "reports": {
            "submitted": sum(x in ("按时", "迟报") for x in matrix),
            "late": matrix.count("迟报"),
            "missing": matrix.count("未报"),
            "blank": matrix.count(None),
        },
        "certificates": {
            "count": len(certs),
            "valid": sum(r["证书状态"] != "注销" and (r["有效期至"] or "") >= "2024-06-30" for r in certs),
        },
        "policies": {
            "count": len(pol),
            "in_force": sum((r["起保日期"] or "9") <= END.isoformat() <= (r["到期日期"] or "") for r in pol),
        },
        "definitions": {
            "hazards": "counted=true 的隐患表里每条真记录算一条；统计表、汇总文件、督办、风险、检查表里的隐患数都不算。"
            "存疑格当作空。",
            "major": "隐患等级以“重大”起头，或是否重大隐患为真；没有等级列的不算重大。",
            "rectified": "是否整改为真；或是否整改为空或无此列而有整改完成日期；或已销号。",
            "closed": "是否销号为真，或有销号日期。",
            "overdue": "截至2024-06-30未整改（含状态不明）且整改期限早于2024-06-30（当日到期不算）。",
            "rate": "已整改÷发现×100，一位小数。",
            "per_region": "区域列，没有则用表的乡镇。",
            "per_month": "按发现日期，空或存疑的归日期不明。",
            "inspections": "执法检查表每条记录一次。",
            "penalties": "每条记录一件（含警告）；金额为罚款金额之和，空与存疑不计。",
            "accidents": "是否纳入统计为否的不计；受伤=重伤+轻伤+受伤人数；损失为元。",
            "trainings": "每条记录一期；人数之和，存疑不计。",
            "meetings": "会议台账每条一次，人数为实到之和；签到表不计。",
            "reports": "乡镇矩阵每格一份加部门每行一份；submitted含late；空格不算任何一类。",
            "tasks": "是否完成真/假的条数；长期坚持算未完成。",
            "certificates": "有效：未注销且有效期至≥2024-06-30（长期算有效）；存疑不算有效。",
            "policies": "每条保单一份；in_force：起保不晚于、终保不早于2024-06-30，存疑不算。",
            "drills": "每条记录一次，零报告行不算。",
        },
    }
