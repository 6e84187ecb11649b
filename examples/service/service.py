"""A service: records come in and findings go out; figures, and what is due on a day, of one dossier.

    uvicorn --app-dir examples/service service:app

The dossier is the folder that ``ANSHENG_DOSSIER`` names, or else the example of 2020. Every error is a 422 with a
sentence in the language asked for. ``python examples/service/service.py`` prints the OpenAPI, kept in ``openapi.json``.
"""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import Depends, FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field, model_validator

from ansheng import AnshengError, Dossier, Lang, check, figures, open_dossier
from ansheng.agenda import agenda

EXAMPLE = Path(__file__).parents[1] / "lingwu-2020"
MOST = 10_000
"""How many records one request may bring."""


class Records(BaseModel):
    """Records to be judged by the law of a day."""

    model_config = ConfigDict(extra="forbid", title="Records")

    records: list[dict[str, Any]] = Field(min_length=1, max_length=MOST, description="by header or fact name")
    as_: str = Field(alias="as", description="what the records are, such as gas.GasTank")
    on: str = Field(description="the day whose law is applied, such as 2026-07-01")
    rules: str | None = Field(None, description="rules or plugins; by default all that judge such records")

    @model_validator(mode="before")
    @classmethod
    def of_whole_characters(cls, data: Any) -> Any:
        """Half a character, which JSON can escape, is no text that an answer could repeat.

        :raises UnicodeEncodeError: there is one
        """
        json.dumps(data, ensure_ascii=False).encode()
        return data


class Findings(BaseModel):
    """What the rules found, how often each was applied, and by which law."""

    findings: list[dict[str, Any]]
    summary: list[dict[str, Any]]
    manifest: dict[str, Any]


class Figures(BaseModel):
    """Figures, one for each indicator, group and period."""

    figures: list[dict[str, Any]]


class Refused(BaseModel):
    """Why a request has no answer: the class of the error, and a sentence for people."""

    error: str
    text: str


@asynccontextmanager
async def opened(app: FastAPI) -> AsyncIterator[None]:
    """Read the dossier once; nothing changes it, so that all threads share it."""
    app.state.dossier = open_dossier(os.environ.get("ANSHENG_DOSSIER", EXAMPLE))
    yield


def of_state(request: Request) -> Dossier:
    """The dossier of this process."""
    dossier: Dossier = request.app.state.dossier
    return dossier


Opened = Annotated[Dossier, Depends(of_state)]
Every = Literal["week", "month", "quarter", "half", "year"]

app = FastAPI(
    title="ansheng",
    version="1",
    description="安全生产：判定、数字和到期事项。",
    lifespan=opened,
    responses={422: {"model": Refused, "description": "the request cannot be answered, and why"}},
)


@app.post("/findings")
def find(asked: Records, lang: Lang = "zh") -> Findings:
    """Judge records; a clear verdict is counted in the summary and is no finding."""
    found = check(asked.records, on=asked.on, as_=asked.as_, rules=asked.rules)
    return Findings(
        findings=found.to_dicts(lang), summary=found.summary(), manifest=found.manifest.to_dict(lang)
    )


@app.get("/figures")
def count(
    dossier: Opened,
    indicators: Annotated[list[str], Query(min_length=1, description="ids or titles, such as 整改率")],
    by: Annotated[
        list[str], Query(default_factory=list, description="facts that tell figures apart, such as region")
    ],
    every: Every | None = None,
    against: Annotated[str | None, Query(description="year_before or 同比, previous or 环比, plan")] = None,
    period: Annotated[str | None, Query(description="by default that of the dossier")] = None,
    as_of: Annotated[str | None, Query(description="by default that of the dossier")] = None,
    lang: Lang = "zh",
) -> Figures:
    """Count; a figure without a value says why."""
    found = figures(
        dossier,
        indicators,
        period=period or dossier.campaign.period or "",
        as_of=as_of or dossier.campaign.as_of or "",
        by=by,
        every=every,
        against=against,
    )
    return Figures(figures=found.to_dicts(lang))


@app.get("/due")
def due(
    dossier: Opened, on: str, ahead: Annotated[int, Query(ge=0, le=366)] = 7, lang: Lang = "zh"
) -> dict[str, Any]:
    """What is late, due or not known on a day, and the steps that are proposed; people decide."""
    return agenda(dossier.tables, on, ahead=ahead, basis=dossier.campaign.basis).to_dict(lang)


@app.exception_handler(AnshengError)
def refused(request: Request, error: AnshengError) -> JSONResponse:
    """What the library cannot do is said in the words of the library."""
    return _refusal(type(error).__name__, error.text(_lang(request)))


@app.exception_handler(RequestValidationError)
def misshapen(request: Request, error: RequestValidationError) -> JSONResponse:
    """A request that has not the shape of the OpenAPI is refused in the same form."""
    told = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
    said = {"zh": f"请求的格式不符：{told}", "en": f"the request has another shape: {told}"}
    return _refusal("RequestValidationError", said[_lang(request)])


def _refusal(error: str, text: str) -> JSONResponse:
    return JSONResponse(Refused(error=error, text=text).model_dump(), status_code=422)


def _lang(request: Request) -> Lang:
    return "en" if request.query_params.get("lang") == "en" else "zh"


if __name__ == "__main__":
    print(json.dumps(app.openapi(), ensure_ascii=False, indent=2, sort_keys=True))
