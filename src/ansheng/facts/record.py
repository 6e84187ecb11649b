"""Facts: typed records about the thing that is judged, declared once for records, tables, imports and documents.

On a Facts class an attribute is an expression, on an instance it is the value::

    class GasTank(Facts, title="储罐", en="gas tank"):
        monitored = Flag("有压力、罐容或液位监测")
        pressure = Number("最高工作压力", unit="MPa", minimum=0)

    GasTank.pressure >= "0.01 MPa"          # an expression
    GasTank(pressure="10 kPa").pressure     # 0.01
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

import attrs
from immutabledict import immutabledict

from ansheng.errors import FactError, FactValueError, UnknownNameError
from ansheng.facts.headers import Headers, Reading, match, named
from ansheng.facts.kinds import Day, Fact, Invalid, Text
from ansheng.facts.kinds.declared import no_others
from ansheng.facts.kinds.spelling import SHARED, headers_of, spelled
from ansheng.plain import as_data
from ansheng.sheets import cells
from ansheng.words import Words

Record = TypeVar("Record", bound="Facts")

_HEADERS = headers_of(SHARED, "every")

_NO_NAMES: Mapping[str, Any] = immutabledict()


@attrs.frozen
class Wide:
    """How a table of records may be spread over its columns, one for each value of a fact.

    :param over: the fact that the headers say: a period such as 1月, a day, or the region
    :param values: the facts that the cells may hold; of a column, the one that takes most of its cells
    """

    over: str
    values: tuple[str, ...]


class _FactsType(type):
    """Gives a misspelt fact its near names."""

    if not TYPE_CHECKING:

        def __getattr__(cls, name: str) -> Any:
            if name.startswith("__") or "_facts" not in cls.__dict__:
                raise AttributeError(name)
            raise UnknownNameError.of(
                Words(f"“{cls.title}”的采集项", f"fact of {cls.__name__}"), name, cls._facts
            )


class Facts(metaclass=_FactsType):
    """A typed record about one thing: a mine, a tank, a trip, a row of a ledger.

    Subclass it with ``title=`` (Chinese) and ``en=`` (English) and declare facts as attributes; ``headers=`` gives
    them, by name, further headers beside their own aliases, written short as ``"{发现|检查}时间 日期"``. Every class
    has the four facts below, so that findings roll up. An instance is immutable; a fact not given is missing
    (``None``).

    :raises UnknownNameError: a keyword is not a fact of the class
    :raises FactValueError: a value does not parse (use :meth:`read` to keep it as invalid instead)
    """

    id = Text("编号", en="record id", aliases=spelled(_HEADERS["id"]))
    unit_id = Text("单位编号", en="unit id", aliases=spelled(_HEADERS["unit_id"]))
    region = Text("地区", en="region", aliases=spelled(_HEADERS["region"]))
    observed_on = Day("检查日期", en="observed on", aliases=spelled(_HEADERS["observed_on"]), past=True)

    title: ClassVar[str] = ""
    en: ClassVar[str] = ""
    table: ClassVar[str] = ""
    wide: ClassVar[Wide | None] = None
    _facts: ClassVar[Mapping[str, Fact[Any]]]

    def __init_subclass__(
        cls,
        *,
        title: str = "",
        en: str = "",
        table: str = "",
        headers: Mapping[str, str] = _NO_NAMES,
        wide: Wide | None = None,
        **rest: Any,
    ) -> None:
        super().__init_subclass__(**no_others(cls.__name__, rest))
        for name, more in headers.items():
            _head(cls, name, more)
        cls._facts = _collect(cls)
        cls.wide = wide
        for name in (wide.over, *wide.values) if wide else ():
            cls.fact(name)
        cls.title = title or cls.title or cls.__name__
        cls.en = en or cls.__name__
        cls.table = table

    def __init__(self, **values: Any) -> None:
        parsed: dict[str, Any] = {}
        for name, value in values.items():
            fact = self.fact(name)
            if isinstance(got := fact.parse(value), Invalid):
                raise FactValueError(
                    Words(
                        f"{type(self).__name__}.{name}（{fact.title}）：{got.words.zh}，收到“{value}”",
                        f"{type(self).__name__}.{name}: expected {got.words.en}, not {value!r}",
                    )
                )
            parsed[name] = got
        self._keep({**self.implied(values), **parsed}, {})

    def _keep(self, values: Mapping[str, Any], invalid: Mapping[str, Invalid]) -> None:
        object.__setattr__(self, "_known", dict(values))
        object.__setattr__(self, "_values", immutabledict(values))
        object.__setattr__(self, "invalid", immutabledict(invalid) if invalid else _NO_NAMES)

    if TYPE_CHECKING:
        _known: dict[str, Any]
        _values: Mapping[str, Any]
        invalid: Mapping[str, Invalid]

    @classmethod
    def facts(cls) -> Mapping[str, Fact[Any]]:
        """The facts of the class by name, inherited ones first."""
        return cls._facts

    @classmethod
    def fact(cls, name: str) -> Fact[Any]:
        """The fact called ``name``.

        :raises UnknownNameError: there is none; the near names are listed
        """
        try:
            return cls._facts[name]
        except KeyError:
            raise UnknownNameError.of(
                Words(f"“{cls.title}”的采集项", f"fact of {cls.__name__}"), name, cls._facts
            ) from None

    @classmethod
    def read(cls: type[Record], values: Mapping[str, Any]) -> Record:
        """A record from plain data, keys being fact names, titles or aliases.

        A value that does not parse is kept in ``record.invalid`` instead of raising; other keys are left out.
        """
        return read_by(reading(cls, values), cls, values)

    @classmethod
    def implied(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        """What the answers of a record say of facts that they leave out or blank; the first that says something counts.

        :param values: answers by fact name, as they are written or parsed
        """
        found: dict[str, Any] = {}
        for name, value in values.items():
            for other, said in cls._facts[name].implied(value).items():
                if cls._facts[other].parse(values.get(other)) is None:
                    found.setdefault(other, cls._facts[other].parse(said))
        return found

    @classmethod
    def match(cls, headers: Iterable[Any], also: Mapping[str, str] = _NO_NAMES) -> Headers:
        """Which header holds which fact, and what is left over.

        A running number beside an id is neither: it says nothing of the record.
        :param also: facts by the keys of further headers, which go before the titles and aliases
        """
        return match(cls, _names(cls, also), headers)

    @classmethod
    def headers(
        cls, headers: Iterable[str], also: Mapping[str, str] = _NO_NAMES
    ) -> list[tuple[str, str, str]]:
        """The headers that name a fact, as (header, fact name, unit written in the header or ``""``).

        :param also: facts by the keys of further headers, which go before the titles and aliases
        """
        return named(cls, _names(cls, also), headers)

    def values(self) -> Mapping[str, Any]:
        """The parsed values by fact name; a missing fact is absent or ``None``."""
        return self._values

    @classmethod
    def titles(cls) -> list[str]:
        """Every header under which a fact of the class is known."""
        return [word for fact in cls._facts.values() for word in fact.headers]

    def evolve(self: Record, **changes: Any) -> Record:
        """A copy with other values; ``None`` makes a fact missing."""
        return type(self)(**{**self._values, **changes})

    def to_dict(self) -> dict[str, Any]:
        """The facts that are not missing, as plain data that JSON takes: days as ISO text, items as dictionaries."""
        return {
            name: [item.to_dict() for item in value] if isinstance(value, tuple) else as_data(value)
            for name, value in self._values.items()
            if value is not None
        }

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable; use record.evolve({name}=...)")

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        assert isinstance(other, Facts)
        return self.to_dict() == other.to_dict() and dict(self.invalid) == dict(other.invalid)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in self._values.items() if value is not None)
        return f"{type(self).__name__}({values})"

    def __reduce__(self) -> tuple[Any, ...]:
        return (restored, (type(self), dict(self._values), dict(self.invalid)))


def restored(cls: type[Record], values: Mapping[str, Any], invalid: Mapping[str, Invalid]) -> Record:
    """The record that has these values, parsed already, and these that did not parse."""
    record = cls.__new__(cls)
    record._keep(values, invalid)
    return record


def known(record: Facts) -> Mapping[str, Any]:
    """The same as its ``values()``, and quicker to look into; nobody writes into them."""
    return record._known


def reading(cls: type[Facts], values: Mapping[str, Any]) -> Reading:
    """How a mapping becomes a record of a class; what is found for its keys is remembered, if they are at most 500."""
    keys = tuple(values)
    return _reading(cls, keys) if len(keys) <= 500 else Reading.of(cls, cls.match(keys))


def read_by(how: Reading, cls: type[Record], values: Mapping[str, Any]) -> Record:
    """The record that a mapping states, as :meth:`Facts.read` gives it."""
    parsed: dict[str, Any] = {}
    invalid: dict[str, Invalid] = {}
    for name, key, parse in how.columns:
        got = parse(values[key])
        if isinstance(got, Invalid):
            invalid[name] = got
        else:
            parsed[name] = got
    if how.implies:
        parsed |= cls.implied({name: values[key] for name, key, _ in how.columns})
    return restored(cls, parsed, invalid)


@lru_cache(maxsize=1024)
def _reading(cls: type[Facts], keys: tuple[Any, ...]) -> Reading:
    return Reading.of(cls, cls.match(keys))


def _names(cls: type[Facts], also: Mapping[str, str]) -> Mapping[str, str]:
    return {**_titles(cls), **also} if also else _titles(cls)


@cache
def _titles(cls: type[Facts]) -> Mapping[str, str]:
    """Fact names by every header that may hold them.

    :raises FactError: two facts have a header in common, of those that stand in a file
    """
    _refuse_shared(cls, {name: _written(fact) for name, fact in cls._facts.items()})
    common = {cells.title_key(a): f.name for f in cls._facts.values() for a in f.aliases}
    return {**common, **{cells.title_key(w): f.name for f in cls._facts.values() for w in _written(f)}}


def _head(cls: type[Facts], name: str, headers: str) -> None:
    """Give a fact of a class further headers; one that is inherited becomes the class's own."""
    fact = next((vars(base)[name] for base in cls.__mro__ if name in vars(base)), None)
    if not isinstance(fact, Fact):
        raise FactError(
            Words(
                f"{cls.__name__} 无采集项 {name}，不能为其写 headers=；请核对名称",
                f"{cls.__name__} has no fact {name!r} that headers= could name; check the name",
            )
        )
    own = fact if name in vars(cls) else copy(fact)
    own.also(headers)
    own.owner = cls
    setattr(cls, name, own)


def _collect(cls: type[Facts]) -> Mapping[str, Fact[Any]]:
    found: dict[str, Fact[Any]] = {}
    for base in reversed(cls.__mro__):
        found.update({name: value for name, value in vars(base).items() if isinstance(value, Fact)})
    for name, fact in found.items():
        if name in _RESERVED or name.startswith("_"):
            raise FactError(
                Words(
                    f"{cls.__name__} 的采集项不能命名为 {name}，该名称由 Facts 使用；请改名",
                    f"{cls.__name__}: a fact cannot be called {name!r}, a name that Facts uses; rename it",
                )
            )
        _check_dated(cls, fact, found)
        _check_others(cls, fact, found)
    _refuse_shared(cls, {name: _stated(fact) for name, fact in found.items()})
    return immutabledict(found)


def _check_dated(cls: type[Facts], fact: Fact[Any], facts: Mapping[str, Fact[Any]]) -> None:
    """Refuse a flag whose day, or a day whose earlier day, is no day fact of the class, or one that may be never."""
    for part, day in (("dated", fact.dated), ("after", fact.after)):
        if day and (day not in facts or facts[day].kind != "day" or facts[day].never):
            days = [name for name, other in facts.items() if other.kind == "day" and not other.never]
            raise FactError(
                Words(
                    f"{cls.__name__}.{fact.name} 的 {part}= 应为该检查对象的日期采集项，收到“{day}”；"
                    f"可选：{'、'.join(days)}",
                    f"{cls.__name__}.{fact.name}: {part}={day!r} is no day of the class; known: {', '.join(days)}",
                )
            )


def _check_others(cls: type[Facts], fact: Fact[Any], facts: Mapping[str, Fact[Any]]) -> None:
    """Refuse a fact that asks for the column of one which is none of the class, or says of one what it cannot be."""
    said = [(name, value) for each in fact.implies.values() for name, value in each.items()]
    wrong = [name for name in (*fact.beside, *fact.product, *fact.parts) if name not in facts]
    wrong += [
        f"{name}={value!r}"
        for name, value in said
        if name not in facts or value is None or isinstance(facts[name].parse(value), Invalid)
    ]
    if wrong:
        raise FactError(
            Words(
                f"{cls.__name__}.{fact.name} 的 beside=、implies=、product=、parts= 应写该检查对象的采集项"
                f"及其可能的取值，收到 {'、'.join(wrong)}",
                f"{cls.__name__}.{fact.name}: beside=, implies=, product= and parts= name facts of the class "
                f"and what they can be, not {', '.join(wrong)}",
            )
        )


def _refuse_shared(cls: type[Facts], headers: Mapping[str, Iterable[str]]) -> None:
    """Refuse two facts that one header would name."""
    claimed: dict[str, str] = {}
    for name, words in sorted(headers.items()):
        keys = dict.fromkeys(map(cells.title_key, words))
        for other in (claimed[key] for key in keys if key in claimed):
            shared = "、".join(sorted(key for key in keys if claimed.get(key) == other))
            raise FactError(
                Words(
                    f"{cls.__name__} 的 {other} 和 {name} 名称重复：“{shared}”；请改名，以便区分表头",
                    f"{cls.__name__}: {other} and {name} share the header {shared.replace('、', ', ')}",
                )
            )
        claimed.update(dict.fromkeys(keys, name))


def _written(fact: Fact[Any]) -> tuple[str, ...]:
    """The headers that a fact claims; those that every class has give way on their aliases."""
    aliases = () if fact in Facts.__dict__.values() else fact.aliases
    return (fact.name, fact.title, fact.en, *aliases)


def _stated(fact: Fact[Any]) -> tuple[str, ...]:
    """Those of them that stand where the fact is declared: files of headers are read when a table is."""
    stated = () if fact in Facts.__dict__.values() else fact.stated
    return (fact.name, fact.title, fact.en, *stated)


_RESERVED = frozenset(
    (
        "title",
        "en",
        "table",
        "wide",
        "invalid",
        "facts",
        "fact",
        "read",
        "match",
        "headers",
        "implied",
        "titles",
        "values",
        "evolve",
        "to_dict",
    )
)
"""Names that a Facts class uses itself."""

Facts._facts = _collect(Facts)
