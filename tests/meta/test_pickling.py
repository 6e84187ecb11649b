"""Whatever a caller can hold goes to another process, and is the same there and when it comes back."""

from __future__ import annotations

import collections.abc
import enum
import importlib
import inspect
import pickle
import pkgutil
import types
import typing
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import attrs
import duckdb
import polars as pl
import pytest
from immutabledict import immutabledict

import ansheng
from ansheng import AnshengError, Facts, Ledger, Words
from ansheng.assessment import Mark, assess, ranking
from ansheng.hazards.guards import GuardError
from ansheng.hazards.ledger import LedgerError
from ansheng.hazards.ledger.evidence.shown import Shown
from ansheng.hazards.ledger.frames.telling import Telling
from ansheng.hazards.listing import Listing, Target
from ansheng.hazards.records import HazardRecord
from ansheng.industries.hazchem.facts.units import HazchemUnit
from ansheng.industries.hazchem.substances import TABLE1
from ansheng.reports import Desk
from ansheng.reports.blocks.core import BLOCKS
from ansheng.reports.templates.library import shipped
from ansheng.reports.writers.files import WRITERS
from tests.assessment.test_scores import SCHEME
from tests.lamps import FACTS, LAW
from tests.meta.test_public_names import MODULES, NAMES, SINGLE
from tests.pickled import ON, back, checked, counted, said, same
from tests.test_plain import SAMPLES

DAY = date(2026, 7, 1)
TANKS: list[Mapping[str, Any]] = [
    {"编号": "T1", "监测能超限报警": "否"},
    {"编号": "T2", "监测能超限报警": "不清楚"},
]

PLAIN: Mapping[Any, object] = {
    str: "文字",
    int: 3,
    float: 1.5,
    bool: True,
    bytes: b"data",
    date: DAY,
    datetime: datetime(2026, 7, 1, 8, tzinfo=UTC),
    Decimal: Decimal("76.4"),
    Fraction: Fraction(1, 3),
    Path: Path("台账.csv"),
    Any: "任意",
    object: "任意",
    type(None): None,
    pl.DataFrame: pl.DataFrame({"a": [1, None]}),
    pl.Series: pl.Series("a", [1, None]),
    Facts: HazardRecord,
}
"""Values of the types that fields are of."""


@cache
def public() -> dict[str, type]:
    """The classes on the reference, by their full names."""
    found = [getattr(ansheng, name) for name in NAMES]
    for name in MODULES:
        module = importlib.import_module(name)
        own = [n for n, thing in vars(module).items() if getattr(thing, "__module__", "") == name]
        found += [getattr(module, n) for n in getattr(module, "__all__", own) if not n.startswith("_")]
    for name in SINGLE:
        place, _, own_name = name.rpartition(".")
        found.append(getattr(importlib.import_module(place), own_name, None))
    classes = {thing for thing in found if inspect.isclass(thing) and thing.__module__.startswith("ansheng")}
    return {f"{cls.__module__}.{cls.__qualname__}": cls for cls in classes}


def results() -> Iterator[Any]:
    """What the functions of the library give; their parts are samples too."""
    yield from SAMPLES.values()
    yield ansheng.load()
    yield ansheng.check(TANKS, on=ON, as_="gas.GasTank")
    yield ansheng.check(pl.DataFrame(TANKS), on=ON, as_="gas.GasTank")
    dossier = ansheng.open_dossier("examples/lingwu-2020")
    asked: dict[str, Any] = {"period": "2020", "as_of": "2020-12-31"}
    yield from (dossier, ansheng.bulletin(dossier, **asked))
    yield ansheng.figures(dossier, ["hazards_found", "整改率"], every="half", against="year_before", **asked)
    yield ranking({"甲": assess(SCHEME, {"日常": Mark(90)})})
    yield Listing(Target.TASK, "T7", "city", "市安委会", DAY, date(2026, 12, 31))
    yield from (HazardRecord.grade, HazardRecord.found_on, HazardRecord.rectified, HazardRecord.cost)
    yield HazchemUnit.substances.count()
    yield from (*BLOCKS, *shipped(), *WRITERS)
    yield from (GuardError("state", Words("错", "wrong"), "条"), TABLE1[1])


@cache
def parts() -> dict[type, Any]:
    """The things that results hold, one of each class."""
    found: dict[type, Any] = {}
    seen: dict[int, Any] = {}
    left = list(results())
    while left:
        thing = left.pop()
        if id(thing) in seen or isinstance(thing, type | types.ModuleType | str | pl.DataFrame):
            continue
        seen[id(thing)] = thing
        if type(thing).__module__.startswith("ansheng"):
            found.setdefault(type(thing), thing)
        if attrs.has(type(thing)):
            left += [getattr(thing, field.name) for field in attrs.fields(type(thing))]
        elif isinstance(thing, Mapping):
            left += [*thing.keys(), *thing.values()]
        elif isinstance(thing, list | tuple | set | frozenset):
            left += thing
    return found


@cache
def nameable() -> dict[str, Any]:
    """The classes that annotations may name without importing them."""
    modules = [
        m.name for m in pkgutil.walk_packages(ansheng.__path__, "ansheng.") if "__main__" not in m.name
    ]
    return {"polars": pl, "pl": pl} | {
        name: cls
        for module in modules
        for name, cls in inspect.getmembers(importlib.import_module(module), inspect.isclass)
    }


def value(kind: Any) -> Any:
    """A value of the type that a field is declared to have."""
    origin, inner = get_origin(kind), get_args(kind)
    if isinstance(kind, typing.TypeVar):
        return value(kind.__bound__ or str)
    if kind in PLAIN:
        return PLAIN[kind]
    if origin in (Literal, type):
        return PLAIN.get(inner[0], inner[0])
    if origin in (typing.Union, types.UnionType):
        return value(inner[0])
    if origin is tuple:
        return tuple(value(each) for each in inner if each is not ...)
    if origin is frozenset:
        return frozenset({value(inner[0])})
    if origin is collections.abc.Mapping:
        return immutabledict({value(inner[0]): value(inner[1])})
    if origin in (list, collections.abc.Sequence, collections.abc.Collection):
        return [value(inner[0])]
    return sample(origin or kind)


@cache
def sample(cls: type) -> Any:
    """A thing of a class: a part of a result, or else made of values of the types of its fields."""
    if issubclass(cls, enum.Enum):
        return next(iter(cls))
    if issubclass(cls, Facts):
        return cls()
    for thing in parts().values():
        if isinstance(thing, cls):
            return thing
    if issubclass(cls, GuardError):
        return cls("state", Words("错", "wrong"), "条")
    if issubclass(cls, AnshengError):
        return cls(Words("错", "wrong"))
    declared: Any = cls
    hints = typing.get_type_hints(cls, {**nameable(), **vars(importlib.import_module(cls.__module__))})
    return cls(**{field.alias: value(hints[field.name]) for field in attrs.fields(declared) if field.init})


NO_SAMPLE = {Ledger, Telling, Shown, Desk}
"""What goes as an address, which has tests of its own, and what is at work in one process."""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[ProcessPoolExecutor]:
    """Another process, which was started anew."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        yield pool


@pytest.mark.parametrize("name", sorted(public()))
def test_everything_public_pickles(name: str) -> None:
    if (cls := public()[name]) not in NO_SAMPLE:
        thing = sample(cls)
        again = pickle.loads(pickle.dumps(thing))  # noqa: S301 - our own bytes
        assert same(thing, again)


def test_everything_public_goes_to_another_process_and_comes_back(elsewhere: ProcessPoolExecutor) -> None:
    """Parts of results say the same there too; what a sample says that is made of values without sense is not asked."""
    things = [sample(cls) for cls in public().values() if cls not in NO_SAMPLE]
    results = [*parts().values()]
    returned = zip(things, elsewhere.map(back, things, chunksize=50), strict=True)
    assert [type(thing).__name__ for thing, again in returned if not same(thing, again)] == []
    heard = zip(results, elsewhere.map(said, results, chunksize=50), strict=True)
    assert [type(thing).__name__ for thing, there in heard if said(thing) != there] == []


def test_a_catalogue_that_came_gives_the_same_findings_and_receipt(elsewhere: ProcessPoolExecutor) -> None:
    catalogue = ansheng.load()
    here = catalogue.check(TANKS, on=ON, as_="gas.GasTank")
    for there in (
        pickle.loads(pickle.dumps(catalogue)).check(TANKS, on=ON, as_="gas.GasTank"),  # noqa: S301 - our own bytes
        elsewhere.submit(checked, catalogue, TANKS, "gas.GasTank").result(),
    ):
        assert list(there) == list(here)
        assert there.manifest.to_dict() == here.manifest.to_dict()
        assert there.to_polars().equals(here.to_polars())


def test_findings_of_a_duckdb_relation_go_as_what_they_are() -> None:
    with duckdb.connect() as connection:
        connection.register("tanks", pl.DataFrame(TANKS).to_arrow())
        found = ansheng.check(connection.sql("from tanks"), on=ON, as_="gas.GasTank")
        sent = pickle.dumps(found)
    again = pickle.loads(sent)  # noqa: S301 - our own bytes
    assert again.to_polars().equals(found.to_polars())
    assert again.manifest.to_dict() == found.manifest.to_dict()


def test_a_ledger_goes_as_its_address_and_is_opened_again(
    elsewhere: ProcessPoolExecutor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Ledger.open("sqlite:///台账.db", create=True) as ledger:
        ledger.record({"编号": "H1", "隐患描述": "消防通道堵塞", "发现日期": ON}, by="检查组")
        address, count = elsewhere.submit(counted, ledger).result()
    assert (Path(address.removeprefix("sqlite:///")), count) == (tmp_path / "台账.db", 1)


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///:memory:", "sqlite:///file::memory:?uri=true"])
def test_a_ledger_in_memory_goes_nowhere_and_says_so(address: str) -> None:
    with Ledger.open(address, create=True) as ledger, pytest.raises(LedgerError, match="内存"):
        pickle.dumps(ledger)


def test_the_rules_of_a_file_go_to_where_the_file_was_loaded(tmp_path: Path) -> None:
    tmp_path.joinpath("lamps.toml").write_text(LAW, encoding="utf-8")
    file = tmp_path / "spots.py"
    rule = "from ansheng import Rule\ndark = Rule(LAW.clause('dark'), hazard=~Spot.lit)\n"
    file.write_text(FACTS + rule, encoding="utf-8")
    found = ansheng.load([], files=[file]).check({"有照明": "否"}, on=ON, as_="spots.Spot")
    assert len(found.hazards()) == 1
    assert list(pickle.loads(pickle.dumps(found))) == list(found)  # noqa: S301 - our own bytes
