"""The example service: a real server on this machine, asked one by one and by many threads at once."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any

import attrs
import httpx
import pytest
import uvicorn

import ansheng
from ansheng.agenda import agenda
from examples.service.service import EXAMPLE, app

pytestmark = pytest.mark.process

FOLDER = Path(__file__).parents[2] / "examples" / "service"
TANK = {"编号": "T-01", "地区": "一镇", "监测能超限报警": "否"}
JSON = {"content-type": "application/json"}
CHECK = {"records": [TANK], "as": "gas.GasTank", "on": "2026-07-01"}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of the service, on a port that was free."""
    program = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", ws="none", lifespan="on"))
    thread = threading.Thread(target=program.run)
    thread.start()
    while not program.started and thread.is_alive():
        thread.join(0.05)
    (socket,) = program.servers[0].sockets
    yield f"http://127.0.0.1:{socket.getsockname()[1]}"
    program.should_exit = True
    thread.join()


@pytest.fixture
def client(server: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server, timeout=120, trust_env=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def dossier() -> ansheng.Dossier:
    return ansheng.open_dossier(EXAMPLE)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_records_are_judged_as_the_library_judges_them(client: httpx.Client, lang: ansheng.Lang) -> None:
    told = client.post("/findings", json=CHECK, params={"lang": lang}).json()
    found = ansheng.check([TANK], on="2026-07-01", as_="gas.GasTank")
    assert told["findings"] == found.to_dicts(lang) != []
    assert told["summary"] == found.summary()
    assert told["manifest"] == found.manifest.to_dict(lang)


def test_figures_are_those_of_the_library(client: httpx.Client, dossier: ansheng.Dossier) -> None:
    asked = {"indicators": ["hazards_found", "整改率"], "by": "region", "every": "quarter", "against": "环比"}
    told = client.get("/figures", params=asked).json()["figures"]
    found = ansheng.figures(
        dossier, ["hazards_found", "整改率"], period="2020", as_of="2020-12-31",
        by="region", every="quarter", against="环比",
    )  # fmt: skip
    assert told == found.to_dicts() != []


def test_what_is_due_is_that_of_the_library(client: httpx.Client, dossier: ansheng.Dossier) -> None:
    told = client.get("/due", params={"on": "2020-12-31", "ahead": 30}).json()
    assert told == agenda(dossier.tables, "2020-12-31", ahead=30).to_dict()
    assert told["counts"]["late"] > 0


@pytest.mark.parametrize(
    ("path", "query", "error", "word"),
    [
        ("/figures", {"indicators": "整改律"}, "UnknownNameError", "整改率"),
        ("/figures", {"indicators": "整改率", "by": "regoin"}, "UnknownNameError", "region"),
        ("/figures", {"indicators": "整改率", "period": "2021", "lang": "en"}, "DayError", "2021"),
        ("/figures", {}, "RequestValidationError", "indicators"),
        ("/figures", {"indicators": "整改率", "every": "day"}, "RequestValidationError", "month"),
        ("/due", {"on": "昨天"}, "DayError", "昨天"),
        ("/due", {"on": "2020-12-31", "ahead": "-1"}, "RequestValidationError", "ahead"),
        ("/due", {"on": "2020-12-31", "lang": "fr"}, "RequestValidationError", "en"),
    ],
)
def test_what_cannot_be_answered_is_said(
    client: httpx.Client, path: str, query: dict[str, str], error: str, word: str
) -> None:
    refused = client.get(path, params=query)
    assert refused.status_code == 422
    assert refused.json()["error"] == error
    assert word in refused.json()["text"]


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"on": "someday"}, "DayError"),
        ({"as": "gas.GasTnak"}, "UnknownNameError"),
        ({"rules": "gas.leek"}, "UnknownNameError"),
        ({"records": []}, "RequestValidationError"),
        ({"records": "/etc/passwd"}, "RequestValidationError"),
        ({"records": ["/etc/passwd"]}, "RequestValidationError"),
        ({"file": "储罐.xlsx"}, "RequestValidationError"),
    ],
)
def test_records_that_are_none_are_refused_and_no_file_is_read(
    client: httpx.Client, change: dict[str, Any], error: str
) -> None:
    refused = client.post("/findings", json=CHECK | change, params={"lang": "en"})
    assert (refused.status_code, refused.json()["error"]) == (422, error)


@pytest.mark.parametrize(
    "body",
    [
        "{",
        "[]",
        '{"records": [{"编号": NaN}], "as": "gas.GasTank", "on": 1e400}',
        r'{"records": [{"编号": "\ud800"}], "as": "gas.GasTank", "on": "2026-07-01"}',
        r'{"records": [{"编号": "1"}], "as": "\ud800", "on": "2026-07-01"}',
    ],
)
def test_a_body_that_is_no_request_is_refused(client: httpx.Client, body: str) -> None:
    assert client.post("/findings", content=body.encode(), headers=JSON).status_code == 422


def test_a_number_that_is_none_is_answered(client: httpx.Client) -> None:
    rows = '[{"编号": "1", "length": NaN}, {"编号": "2", "length": Infinity}]'
    body = f'{{"records": {rows}, "as": "gas.GasHose", "on": "2026-07-01"}}'
    told = client.post("/findings", content=body.encode(), headers=JSON)
    assert told.status_code == 200
    assert told.json()["manifest"]["records"] == 2


def test_the_openapi_that_is_kept_is_that_of_the_service() -> None:
    kept = json.loads(FOLDER.joinpath("openapi.json").read_text(encoding="utf-8"))
    assert kept == app.openapi(), "python examples/service/service.py > examples/service/openapi.json"


@attrs.frozen
class Question:
    """A request, of which every answer must be the first one."""

    path: str
    query: dict[str, str]
    body: dict[str, Any] | None = None

    def ask(self, client: httpx.Client) -> tuple[int, bytes]:
        if self.body is None:
            answer = client.get(self.path, params=self.query)
        else:
            answer = client.post(self.path, params=self.query, json=self.body)
        return answer.status_code, answer.content


def questions() -> Iterator[Question]:
    """Requests without end, no two of ten alike: six of records, three of figures, one of a day."""
    for number in range(10**9):
        place = number % 10
        lang = {"lang": "en" if number % 2 else "zh"}
        if place < 6:
            rows = [TANK | {"编号": f"T-{place}-{row}"} for row in range(1 + place)]
            yield Question("/findings", lang, CHECK | {"records": rows})
        elif place < 9:
            every = ("month", "quarter", "half")[place - 6]
            yield Question("/figures", lang | {"indicators": "整改率", "by": "region", "every": every})
        else:
            yield Question("/due", lang | {"on": "2020-12-31"})


def faults(server: str, requests: int, threads: int) -> tuple[int, Counter[str]]:
    """How many answers came to requests of several threads, and what is wrong with them by path."""
    with httpx.Client(base_url=server, timeout=120, trust_env=False) as client:
        first = {str(each): each.ask(client) for each in islice(questions(), 10)}

    def work(thread: int) -> list[tuple[str, bool]]:
        with httpx.Client(base_url=server, timeout=300, trust_env=False) as own:
            asked = islice(questions(), thread, requests, threads)
            return [(each.path, each.ask(own) == first[str(each)]) for each in asked]

    with ThreadPoolExecutor(threads) as pool:
        answers = [answer for part in pool.map(work, range(threads)) for answer in part]
    assert {status for status, _ in first.values()} == {200}
    return len(answers), Counter(path for path, right in answers if not right)


def test_threads_that_ask_at_once_get_what_one_gets(server: str) -> None:
    assert faults(server, 80, 8) == (80, {})


@pytest.mark.long
def test_a_thousand_requests_of_eight_threads_are_answered_without_a_fault(server: str) -> None:
    assert faults(server, 1000, 8) == (1000, {})
