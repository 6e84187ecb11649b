"""Documents: in force from day to day, replaced, published, and what must be laid down by them."""

from __future__ import annotations

import datetime as dt

import pytest

from ansheng.registers import DocumentRecord, document_standings, laid_down, laid_down_by_party


def document(**facts: object) -> DocumentRecord:
    held: dict[str, object] = {
        "name": "举报奖励办法",
        "number": "某安委〔2023〕1号",
        "issuer": "市安委会",
        "issued_on": "2023-03-01",
        "effective_on": "2023-04-01",
        "repealed": False,
    }
    return DocumentRecord(**{**held, **facts})


@pytest.mark.covers(10, 61, 112, 120, by="ansheng.registers.document_standings")
@pytest.mark.parametrize(
    ("facts", "on", "state"),
    [
        ({}, "2023-02-28", "unissued"),
        ({}, "2023-03-01", "not_yet"),
        ({}, "2023-03-31", "not_yet"),
        ({}, "2023-04-01", "in_force"),
        ({"effective_on": None}, "2023-03-01", "in_force"),
        ({"until": "2024-12-31"}, "2024-12-31", "in_force"),
        ({"until": "2024-12-31"}, "2025-01-01", "expired"),
        ({"repealed": None, "repealed_on": "2024-07-01"}, "2024-06-30", "in_force"),
        ({"repealed": None, "repealed_on": "2024-07-01"}, "2024-07-01", "repealed"),
        ({"repealed": None}, "2024-07-01", "unknown"),
        ({"issued_on": None}, "2024-07-01", "unknown"),
        ({"issued_on": None, "repealed": True}, "2024-07-01", "repealed"),
    ],
)
def test_a_document_is_in_force_from_its_day_to_its_last(
    facts: dict[str, object], on: str, state: str
) -> None:
    assert document_standings([document(**facts)], on)[0].state == state


@pytest.mark.parametrize(("on", "state"), [("2024-06-30", "in_force"), ("2024-07-01", "repealed")])
@pytest.mark.parametrize("named", ["举报奖励办法", "某安委〔2023〕1号"])
def test_a_document_is_repealed_when_that_which_replaces_it_comes_into_force(
    named: str, on: str, state: str
) -> None:
    new = document(
        name="新办法", number="二号", issued_on="2024-06-01", effective_on="2024-07-01", replaces=named
    )
    found = document_standings([document(), new], on)[0]
    assert (found.state, found.replaced_by) == (state, new if state == "repealed" else None)


def test_the_state_of_a_column_of_states_fills_what_is_blank() -> None:
    row = DocumentRecord.read(
        {"名称": "例会制度", "发文字号": "一号", "成文日期": "2020-6-1", "效力状态": "失效"}
    )
    assert (row.repealed, row.validity, row.issued_on) == (True, "void", dt.date(2020, 6, 1))


@pytest.mark.covers(10, 112, 120, by="ansheng.registers.laid_down")
def test_which_of_four_rules_are_in_force_and_by_what() -> None:
    rows = [
        document(name="工作规则", lays_down="例会制度、协调联动制度", issuer="专班", issued_on="2020-07-10"),
        document(name="台账管理制度", repealed=True),
        document(name="台账管理制度", effective_on="2030-01-01"),
    ]
    found = laid_down(["例会制度", "协调联动制度", "举报投诉即办制度", "台账管理制度"], rows, "2023-12-31")
    assert [each.state for each in found] == ["in_force", "in_force", "absent", "not_yet"]
    assert [found[0].text(), found[2].text("en")] == [
        "例会制度：有效；专班2020年7月10日印发",
        "举报投诉即办制度: no document registered",
    ]


@pytest.mark.covers(61, by="ansheng.registers.laid_down_by_party")
@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({"published": True}, "in_force"),
        ({"published": False}, "unpublished"),
        ({}, "unknown"),
        ({"published_on": "2023-12-31"}, "in_force"),
        ({"published_on": "2024-01-01"}, "unpublished"),
        ({"published": True, "repealed": True}, "repealed"),
    ],
)
def test_each_department_has_published_its_list(facts: dict[str, object], state: str) -> None:
    row = document(name="权力和责任清单", kind="list", issuer="市公安局", **facts)
    required = {"市公安局": ["权力和责任清单"], "市教育局": ["权力和责任清单"]}
    found = laid_down_by_party(required, [row], "2023-12-31", published=True)
    assert [(each.party, each.state) for each in found] == [("市公安局", state), ("市教育局", "absent")]


def test_what_is_said_of_a_document_says_what_is_not_stated() -> None:
    [bare] = document_standings([DocumentRecord()], "2023-12-31")
    assert bare.text() == "《标题未填》：无法判断；印发机关未填，印发日期未填"
    assert bare.text("en") == "no title (no number): unknown; issued by a body not stated on a day not stated"
