"""Commands ``ledger anchor``, ``prove``, ``confirm``, ``late`` and ``verify --anchor``; ``--known-by``."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from ansheng.proofs import Anchor
from ansheng.proofs.stamp import request
from tests.cli.conftest import Run
from tests.cli.ledger.conftest import ADDRESS
from tests.hazards.stamping import Service

KEPT = "台账.db.anchors"


def code_of(run: Run) -> str:
    return str(json.loads(run("ledger", "anchor", ADDRESS, "--format", "json").out)["code"])


def test_an_anchor_is_kept_printed_and_written(run: Run, ledger: str, folder: Path) -> None:
    done = run("ledger", "anchor", ledger, "--out", "a.json", "--tsq", "a.tsq")
    told = json.loads((folder / "a.json").read_text("utf-8"))
    assert (done.code, f"存证码：{told['code']}" in done.out, told["events"]) == (0, True, 2)
    head = Anchor.of(told).head
    assert head is not None
    assert (folder / "a.tsq").read_bytes() == request(head)
    assert f"code: {told['code']}" in run("ledger", "anchor", ledger, "--lang", "en").out
    assert "已存在" in run("ledger", "anchor", ledger, "--out", "a.json").complaint
    assert len((folder / KEPT).read_text("utf-8").splitlines()) == 1


def test_the_anchors_of_an_import_go_where_they_are_asked_to(run: Run, ledger: str, folder: Path) -> None:
    assert run("ledger", "import", ledger, "隐患.csv", "--keep", "别处").code == 0
    assert (folder / "别处").read_text("utf-8").count("\n") == 1
    assert json.loads(run("ledger", "verify", ledger, "--keep", "别处", "--format", "json").out)["anchors"]


def test_verify_says_what_is_anchored(run: Run, ledger: str, folder: Path) -> None:
    code = code_of(run)
    assert "均为台账旁的存证" in run("ledger", "verify", ledger).out
    run("ledger", "act", ledger, "H1", "上报", "--by", "甲", "--on", "2026-07-03")
    done = run("ledger", "verify", ledger, "--anchor", code)
    assert done.code == 0
    assert "其中至第1条由另处保存的存证" in done.out
    for ending in ("head", "anchors"):
        (folder / f"台账.db.{ending}").unlink()
    told = json.loads(run("ledger", "verify", ledger, "--anchor", code, "--format", "json").out)
    assert (told["anchored"], told["shown"], told["anchors"][0]["given"]) == (1, 1, True)
    assert "第2条尚未存证" in run("ledger", "verify", ledger, "--anchor", code).out
    assert "not yet 2 to 2" in run("ledger", "verify", ledger, "--anchor", code, "--lang", "en").out
    assert "看不出台账是否被整体改写过" in run("ledger", "verify", ledger).out


def test_a_cut_end_is_named_by_a_code(run: Run, ledger: str, folder: Path) -> None:
    run("ledger", "act", ledger, "H1", "上报", "--by", "甲", "--on", "2026-07-03")
    code = code_of(run)
    other = sqlite3.connect(folder / "台账.db")
    other.execute("DELETE FROM journal WHERE number = 2")
    other.commit()
    other.close()
    done = run("ledger", "verify", ledger, "--anchor", code)
    assert done.code == 1
    assert "日志第2条：缺少该条（存证码" in done.out
    assert (
        "抄错"
        in run(
            "ledger", "verify", ledger, "--anchor", f"{code[:-1]}{'0' if code[-1] != '0' else '1'}"
        ).complaint
    )


def test_a_proof_is_written_and_looked_at(run: Run, ledger: str, folder: Path) -> None:
    code = code_of(run)
    assert run("ledger", "prove", ledger, "H2", "--anchor", code, "--out", "p.json").out == "p.json\n"
    done = run("ledger", "confirm", "p.json", "--anchor", code)
    assert done.code == 0
    assert "相符：该项办理事项在台账中（截至日志第1条）" in done.out
    assert "漏电" in done.out
    changed = (folder / "p.json").read_text("utf-8").replace("漏电", "正常")
    (folder / "p.json").write_text(changed, encoding="utf-8")
    refused = run("ledger", "confirm", "p.json", "--anchor", code)
    assert (refused.code, refused.out, refused.err.count("\n")) == (1, "", 1)


def test_growth_is_written_and_looked_at(run: Run, ledger: str) -> None:
    before = code_of(run)
    run("ledger", "act", ledger, "H1", "上报", "--by", "甲", "--on", "2026-07-03")
    after = code_of(run)
    assert run("ledger", "prove", ledger, "--since", before, "--out", "g.json").code == 0
    done = run("ledger", "confirm", "g.json", "--anchor", after, "--since", before)
    assert "此前的2项办理事项均未改动，其后增加1项" in done.out
    assert run("ledger", "confirm", "g.json", "--anchor", before, "--since", after).code == 1
    assert "--since" in run("ledger", "confirm", "g.json", "--anchor", after).complaint


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("prove", ADDRESS), "编号"),
        (("prove", ADDRESS, "H1", "--since", KEPT), "取一"),
        (("prove", ADDRESS, "H9"), "H9"),
        (("prove", ADDRESS, "H1", "7"), "7"),
        (("prove", ADDRESS, "H1", "--anchor", "台账"), "无法识别存证"),
        (("confirm", "隐患.csv", "--anchor", KEPT), "不是台账的证明"),
        (("confirm", "没有.json", "--anchor", KEPT), "文件不存在"),
        (("anchor", ADDRESS, "--ca", "a.pem"), "--tsr"),
        (("late", ADDRESS, "--as-of", "明天"), "明天"),
        (("list", ADDRESS, "--known-by", "明天"), "明天"),
    ],
)
def test_what_is_refused_is_one_line(run: Run, ledger: str, arguments: tuple[str, ...], said: str) -> None:
    assert said in run("ledger", *arguments).complaint


def test_a_stamp_is_taken_in_and_told(run: Run, ledger: str, folder: Path) -> None:
    service = Service.of("TSA")
    run("ledger", "anchor", ledger, "--tsq", "a.tsq")
    (folder / "a.tsr").write_bytes(service.answer((folder / "a.tsq").read_bytes()))
    (folder / "a.pem").write_bytes(service.root)
    done = run("ledger", "anchor", ledger, "--tsr", "a.tsr", "--ca", "a.pem")
    assert (done.code, "签名已核对" in done.out) == (0, True)
    assert "签名未核对" in run("ledger", "verify", ledger).out
    told = json.loads(run("ledger", "verify", ledger, "--ca", "a.pem", "--format", "json").out)
    assert (told["sound"], told["shown"]) == (True, 1)
    assert [(each["stamped"], each["signed"]) for each in told["anchors"]] == [
        (None, None),
        ("2026-08-01T09:30:00+00:00", True),
    ]
    (folder / "b.pem").write_bytes(Service.of("another").root)
    assert run("ledger", "verify", ledger, "--ca", "b.pem").code == 1


def test_what_was_known_and_what_came_late(run: Run, ledger: str) -> None:
    late = json.loads(run("ledger", "late", ledger, "--as-of", "2026-07-31", "--format", "json").out)
    assert [each["id"] for each in late["events"]] == ["H1", "H2"]
    page = run("ledger", "late", ledger, "--as-of", "2026-07-31", "--limit", "1").out
    assert "才录入的事项2项" in page
    assert "另有1项" in page
    none = ("--known-by", "2026-07-31")
    assert json.loads(run("ledger", "list", ledger, *none, "--format", "json").out)["count"] == 0
    assert run("ledger", "show", ledger, "H1", *none).code == 1
    assert (
        json.loads(run("due", ledger, "--on", "2026-12-31", *none, "--format", "json").out)["matters"] == []
    )
    period = ("--period", "2026-07", "--as-of", "2026-07-31")
    figures = ("figures", ledger, "hazards_found", *period, "--format", "json")
    assert json.loads(run(*figures).out)["figures"][0]["value"] == 2
    assert json.loads(run(*figures, *none).out)["figures"][0]["value"] is None
    before, after = (run("report", ledger, *period, *more).out for more in ((), none))
    assert "排查隐患2条" in before
    assert "排查隐患2条" not in after
    assert run("report", ledger, *period, "--known-by", "2099-12-31").out == before
