"""Roles: whoever has one acts with a token, somebody always administers, and a name is one however it is typed."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import sqlalchemy as sa

from ansheng.errors import FactValueError
from ansheng.hazards.events import Role
from ansheng.hazards.guards import RoleError
from ansheng.hazards.ledger import Ledger
from ansheng.hazards.ledger import rows as clock

FOUND = {"编号": "H1", "隐患描述": "漏电", "发现日期": "2026-07-01"}


def test_a_token_is_made_with_the_first_roles_and_stays(ledger: Ledger) -> None:
    chief = ledger.grant("局长", "admin", by="局长")
    first = ledger.grant("科员", "record", by="局长", token=chief)
    assert None not in (chief, first)
    assert ledger.grant("科员", "record", "监管", by="局长", token=chief) is None
    ledger.record(FOUND, by="科员", token=first)
    second = ledger.grant("科员", "record", by="局长", token=chief, new_token=True)
    for token in (None, "", first, chief):
        with pytest.raises(RoleError, match="口令"):
            ledger.record({**FOUND, "编号": "H2"}, by="科员", token=token)
    assert ledger.record({**FOUND, "编号": "H2"}, by="科员", token=second).version == 1
    ledger.grant("科员", by="局长", token=chief)
    assert ledger.grant("科员", "record", by="局长", token=chief) not in (None, second)


def test_nobody_acts_in_the_name_of_an_administrator(ledger: Ledger) -> None:
    chief = ledger.grant("局长", "admin", by="局长")
    for by, token in (("局长", None), ("局长", "x"), ("路人", chief), ("路人", None)):
        with pytest.raises(RoleError):
            ledger.grant("路人", "admin", by=by, token=token)
    assert [(entry["kind"], entry.get("count")) for entry in ledger.journal()] == [
        ("grant", None),
        ("refused", 2),
        ("refused", 2),
    ]


def test_the_first_role_is_that_of_who_administers(ledger: Ledger) -> None:
    with pytest.raises(RoleError, match="管理人员"):
        ledger.grant("科员", "record", by="科员")
    assert ledger.people() == {}
    assert ledger.grant("局长", "record", "管理", by="科员") is not None


@pytest.mark.parametrize("name", ["局长", "局\u200b长", "局 长"])
def test_the_last_administrator_stays_one(name: str, ledger: Ledger) -> None:
    chief = ledger.grant("局长", "admin", by="局长")
    for roles in ((), ("record",)):
        with pytest.raises(RoleError, match="管理人员"):
            ledger.grant(name, *roles, by="局长", token=chief)
    other = ledger.grant("副局长", "admin", by="局长", token=chief)
    ledger.grant(name, "record", by="副局长", token=other)
    with pytest.raises(RoleError, match="管理人员"):
        ledger.grant("副局长", by="副局长", token=other)
    assert ledger.verify().sound


@pytest.fixture
def old(address: str) -> str:
    """A ledger in which earlier versions gave roles without tokens."""
    with Ledger.open(address, create=True) as ledger:
        chief = ledger.grant("局长", "admin", by="局长")
        ledger.grant("科员", "record", by="局长", token=chief)
    engine = sa.create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE journal SET data = replace(data, '\"token\"', '\"former\"')")
    engine.dispose()
    return address


def test_who_has_roles_and_no_token_is_given_one(old: str) -> None:
    with Ledger.open(old) as ledger:
        with pytest.raises(RoleError, match="尚无口令"):
            ledger.record(FOUND, by="科员")
        with pytest.raises(RoleError):
            ledger.grant("科员", "record", by="科员")
        chief = ledger.grant("局长", "admin", by="局长")
        with pytest.raises(RoleError, match="口令"):
            ledger.grant("科员", "record", by="局长")
        token = ledger.grant("科员", "record", by="局长", token=chief)
        assert ledger.record(FOUND, by="科员", token=token).version == 1


@pytest.mark.parametrize("name", ["李\u200b四", "李　四", "\ufeff李四", "李四\u00ad"])
def test_a_name_with_what_nobody_sees_has_no_roles_of_its_own(name: str, ledger: Ledger) -> None:
    chief = ledger.grant("局长", "admin", by="局长")
    token = ledger.grant("李四", "record", by="局长", token=chief)
    with pytest.raises(RoleError, match="口令"):
        ledger.record(FOUND, by=name)
    assert ledger.record(FOUND, by=name, token=token).version == 1
    ledger.grant(name, by="局长", token=chief)
    assert [person for person, roles in ledger.people().items() if roles] == ["局长"]


@pytest.mark.parametrize(
    "name",
    [
        "李四\u202e",
        "\u2066李四",
        "李\ufe0f四",
        "李\U000e0100四",
        "李\u200d\u200c四",
        "李\u3000四\t",
        "李四\u2060",
    ],
)
def test_another_way_of_typing_a_name_is_no_second_person(name: str, ledger: Ledger) -> None:
    chief = ledger.grant("ＡＢ李四", "admin", by="ab李四")
    with pytest.raises(RoleError, match="管理人员"):
        ledger.grant(f"ab{name}", by=f"aB{name}", token=chief)
    assert ledger.grant(f"Ab{name}", "admin", "record", by="AB李四", token=chief) is None
    assert len(ledger.people()) == 1


def test_a_character_that_unicode_has_twice_makes_no_second_person(ledger: Ledger) -> None:
    chief = ledger.grant("李四", "admin", by="李四")
    assert ledger.grant("\uf9e1四", "admin", by="李四", token=chief) is None
    assert len(ledger.people()) == 1


@pytest.mark.parametrize(
    "name", ["", " ", "\u3000", "\u200b\u202e", "\u00ad\ufe0f", "\ufeff\u2066", "\U000e0100", "\u3164"]
)
def test_a_name_that_nobody_can_see_is_refused(name: str, ledger: Ledger) -> None:
    with pytest.raises(FactValueError, match="办理人"):
        ledger.grant(name, "admin", by="局长")
    with pytest.raises(FactValueError, match="办理人"):
        ledger.grant("局长", "admin", by=name)
    with pytest.raises(FactValueError, match="办理人"):
        ledger.record(FOUND, by=name)
    assert ledger.journal() == ()


def test_a_refused_attempt_is_one_entry_however_often_it_is_made(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    chief = ledger.grant("局长", "admin", by="局长")
    for minute, name in enumerate(("路人", "路人", "路\u200b人", "路　人", "路人\u202e")):
        at = dt.datetime(2026, 7, 1, 9, minute, tzinfo=dt.UTC)
        monkeypatch.setattr(clock, "now", lambda at=at: at)
        with pytest.raises(RoleError):
            ledger.record(FOUND, by=name)
    head = ledger.head
    (entry,) = ledger.journal("refused")
    assert (entry["count"], entry["last"]) == (5, "2026-07-01T09:04:00+00:00")
    assert entry["at"] == "2026-07-01T09:00:00+00:00"
    for by, token, other in (("路人", None, "H2"), ("局长", "x", "H1"), ("局长", chief, "H1")):
        with pytest.raises(RoleError):
            ledger.record({**FOUND, "编号": other}, by=by, token=token)
    assert [entry["count"] for entry in ledger.journal("refused")] == [5, 1, 2]
    assert ledger.head[0] == head[0] + 2
    assert "count" not in ledger.journal("grant")[0]
    assert ledger.verify().sound


def test_many_refuse_at_once_and_all_are_counted(ledger: Ledger) -> None:
    ledger.grant("局长", "admin", by="局长")

    def attempt(_: int) -> None:
        with pytest.raises(RoleError):
            ledger.record(FOUND, by="路人")

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(attempt, range(30)))
    assert [entry["count"] for entry in ledger.journal("refused")] == [30]
    assert ledger.verify().sound


def test_an_older_ledger_counts_from_the_first_attempt_on(ledger: Ledger, address: str) -> None:
    ledger.grant("局长", "admin", by="局长")
    with pytest.raises(RoleError):
        ledger.record(FOUND, by="路人")
    engine = sa.create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE attempts")
    engine.dispose()
    assert [entry["count"] for entry in ledger.journal("refused")] == [1]
    for _ in range(2):
        with pytest.raises(RoleError):
            ledger.record(FOUND, by="路人")
    assert [entry["count"] for entry in ledger.journal("refused")] == [1, 2]


def test_a_ledger_tells_whether_anybody_is_checked(ledger: Ledger) -> None:
    assert not ledger.roles_given
    chief = ledger.grant("局长", "admin", by="局长")
    assert chief
    assert ledger.roles_given


def test_two_administrators_who_remove_each_other_at_once_leave_one(ledger: Ledger) -> None:
    first = ledger.grant("甲", "admin", by="甲")
    second = ledger.grant("乙", "admin", by="甲", token=first)
    start = Barrier(2)

    def remove(whom: str, by: str, token: str | None) -> bool:
        start.wait(60)
        try:
            ledger.grant(whom, by=by, token=token)
        except RoleError:
            return False
        return True

    with ThreadPoolExecutor(2) as threads:
        done = [threads.submit(remove, "乙", "甲", first), threads.submit(remove, "甲", "乙", second)]
        assert sorted(each.result() for each in done) == [False, True]
    assert [roles for roles in ledger.people().values() if roles] == [frozenset({Role.ADMIN})]
