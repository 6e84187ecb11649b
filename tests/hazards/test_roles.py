"""Roles: whoever has one acts with a token, somebody always administers, and a name is one however it is typed."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from ansheng.hazards.guards import RoleError
from ansheng.hazards.ledger import Ledger

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
    assert [entry["kind"] for entry in ledger.journal()] == ["grant", *["refused"] * 4]


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
