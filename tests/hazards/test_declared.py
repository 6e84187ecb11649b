"""What records, events and the tables of the ledger are called and hold, against a file of the names promised."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import sqlalchemy as sa

from ansheng.hazards import HazardEntry
from ansheng.hazards.events import KINDS, EventKind
from ansheng.hazards.ledger import Ledger
from ansheng.hazards.lifecycle import STEPS
from tests.hazards import declared

KEPT = json.loads(declared.FILE.read_text(encoding="utf-8"))
TOLD = declared.told()


@pytest.mark.parametrize("cls", declared.CLASSES, ids=lambda cls: cls.__name__)
def test_a_record_declares_what_others_hold_on_to(cls: type) -> None:
    kept, told = KEPT[cls.__name__], TOLD[cls.__name__]
    assert list(told) == list(kept)
    assert {name: told[name] for name in told if told[name] != kept[name]} == {}


EVENTS = """
register registers; record | * |
amend 导入更新; record | * reason |
correct 更正; supervise | * undo reason | reason
grade 定级; supervise | grade rule basis | grade
report 上报; record | |
order 责令整改; supervise | department requirement due_on order_no leader |
plan 制定整改方案; rectify | responsible measures funds deadline contingency goals interim leader |
control 临时管控; rectify | interim | interim
start 开始整改; rectify | |
rectify 整改完成; rectify | evidence |
request 申请复查; rectify | |
pass 复查合格; accept | checkers unit_signed reason | checkers
fail 复查不合格; accept | checkers unit_signed reason | checkers reason
close 销号; close | close_no |
relapse 反弹; supervise | reason | reason
ask_extension 申请延期; rectify | reason | reason
grant_extension 同意延期; supervise | due_on | due_on
refuse_extension 不同意延期; supervise | reason | reason
transfer 移送; supervise | department reason | department
stop 停产停业; supervise | stopped | stopped
resume 恢复生产; accept | consent |
list 挂牌督办; supervise | listed_level listed_by listed_due | listed_level listed_by listed_due
delist 摘牌; close | public_on | public_on
propose_closure 提请关闭; supervise | reason | reason
""".replace("register registers", "register 登记")


def line(kind: EventKind) -> str:
    """A kind of event in one line: what it is called, who records it, what it states, what it must state."""
    facts = [
        name
        for name in kind.fields
        if kind.name not in ("register", "amend", "correct") or name in ("reason", "undo")
    ]
    many = ["*"] if len(kind.fields) > 20 else []
    stated, own = " ".join([*many, *facts]), " ".join(kind.own)
    return " ".join(f"{kind.name} {kind.title}; {kind.role.value} | {stated} | {own}".split())


def test_the_kinds_of_events_say_who_records_them_and_what_they_state() -> None:
    assert [line(kind) for kind in KINDS.values()] == [
        " ".join(each.split()) for each in EVENTS.strip().splitlines()
    ]
    assert list(KINDS) == [kind.name for kind in KINDS.values()]


def test_every_kind_of_event_but_the_first_is_a_step() -> None:
    assert sorted(STEPS) == sorted(set(KINDS) - {"register"})


EMPTY_ALLOWED = {"imported", "key", "_extra"}
TABLES = {
    "ledger": "one version number hash",
    "journal": "number at actor kind data events digest hash",
    "events": "hazard seq kind day actor at data hash number",
    "hazards": "id version state last_on head imported key _extra",
}


@pytest.mark.parametrize("table", TABLES)
def test_a_table_of_a_new_ledger_holds_what_must_not_be_missing(table: str, tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / '台账.db'}"
    Ledger.open(address, create=True).close()
    looked = sa.inspect(sa.create_engine(address))
    columns = {column["name"]: column for column in looked.get_columns(table)}
    assert list(columns)[: len(TABLES[table].split())] == TABLES[table].split()
    facts = set(HazardEntry.facts()) - {"id"} if table == "hazards" else set()
    assert columns.keys() == {*TABLES[table].split(), *facts}
    empty = {name for name, column in columns.items() if column["nullable"]}
    assert empty == (EMPTY_ALLOWED | facts if table == "hazards" else set())


def test_the_keys_and_indexes_of_a_new_ledger(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / '台账.db'}"
    Ledger.open(address, create=True).close()
    looked = sa.inspect(sa.create_engine(address))
    keys = {table: looked.get_pk_constraint(table)["constrained_columns"] for table in TABLES}
    assert keys == {"ledger": ["one"], "journal": ["number"], "events": ["hazard", "seq"], "hazards": ["id"]}
    indexes = [(each["name"], each["column_names"]) for table in TABLES for each in looked.get_indexes(table)]
    assert indexes == [("ix_journal_kind", ["kind"]), ("hazards_open", ["due_on"])]
    assert [each["column_names"] for each in looked.get_unique_constraints("hazards")] == [["key"]]
