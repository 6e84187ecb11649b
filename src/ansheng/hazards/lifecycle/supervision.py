"""Guards of stops and listings: when production stops and resumes, and when a hazard is listed and delisted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ansheng.hazards.events import Event
from ansheng.hazards.guards import GuardError, filled
from ansheng.words import Words

if TYPE_CHECKING:
    from ansheng.hazards.lifecycle.hazard import Hazard

MEM18_22 = "《安全生产违法行为行政处罚办法》（应急管理部令第18号）第二十二条"
_SCOPES = (None, "equipment", "part", "all")


def running(hazard: Hazard, event: Event, _after: Mapping[str, Any]) -> None:
    """What is stopped already is stopped again only to a wider scope."""
    if _SCOPES.index(event.data["stopped"]) <= _SCOPES.index(hazard.get("stopped")):
        raise GuardError(
            "stop",
            Words(
                "无须停产停业：已停产停业，且范围未扩大；请核对停产停业范围",
                "it is stopped already, and the scope is no wider; check the scope",
            ),
        )


def consented(hazard: Hazard, event: Event, _after: Mapping[str, Any]) -> None:
    """Production resumes after review and consent."""
    if not hazard.get("stopped"):
        raise GuardError(
            "stop", Words("无须恢复生产：未停产停业；请核对隐患编号", "it is not stopped; check the id")
        )
    filled(event, event.data, ("consent",), MEM18_22)


def listable(hazard: Hazard, event: Event, _after: Mapping[str, Any]) -> None:
    """Only a major hazard is listed, once at a time, with a deadline that is not over."""
    if hazard.get("grade") != "major":
        raise GuardError(
            "listing",
            Words(
                "不能挂牌督办：仅重大事故隐患挂牌督办；请核对隐患等级",
                "only a major hazard is listed; check the grade",
            ),
            "挂牌督办制度",
        )
    if hazard.listed:
        raise GuardError(
            "listing",
            Words(
                "不能挂牌督办：已挂牌督办，一隐患一牌；请勿重复挂牌",
                "it is listed already; do not list it twice",
            ),
            "挂牌督办制度",
        )
    if event.data["listed_due"] < event.on:
        raise GuardError(
            "listing",
            Words("督办期限早于挂牌日期；请更正", "the listing is due before it begins; correct it"),
            "挂牌督办制度",
        )


def delistable(hazard: Hazard, event: Event, _after: Mapping[str, Any]) -> None:
    """A listing ends after close-out and a public notice."""
    if not hazard.listed:
        raise GuardError(
            "listing",
            Words("无须摘牌：未挂牌督办；请核对隐患编号", "it is not listed; check the id"),
            "挂牌督办制度",
        )
    if not hazard.get("closed_on") or not hazard.get("closed_on") <= event.data["public_on"] <= event.on:
        raise GuardError(
            "listing",
            Words(
                "不能摘牌：未在销号后、摘牌前公示；请先销号并公示",
                "delisted after a public notice, which follows the close-out; close it and give notice first",
            ),
            "挂牌督办制度",
        )
