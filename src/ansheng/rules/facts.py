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
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from ansheng.errors import FactValueError, Problem, UnknownNameError, near
from ansheng.rules import text
from ansheng.rules.kinds import Day, Fact, Invalid, Text

Record = TypeVar("Record", bound="Facts")


class _FactsType(type):
    """Gives a misspelt fact its near names."""

    if not TYPE_CHECKING:

        def __getattr__(cls, name: str) -> Any:
            if name.startswith("__") or "_facts" not in cls.__dict__:
                raise AttributeError(name)
            raise UnknownNameError.of(f"事实（{cls.__name__}）", f"fact of {cls.__name__}", name, cls._facts)


class Facts(metaclass=_FactsType):
    """A typed record about one thing: a mine, a tank, a trip, a row of a ledger.

    Subclass it with ``title=`` (Chinese) and ``en=`` (English) and declare facts as attributes. Every class has the
    four facts below, so that findings roll up. An instance is immutable; a fact not given is missing (``None``).

    :raises UnknownNameError: a keyword is not a fact of the class
    :raises FactValueError: a value does not parse (use :meth:`read` to keep it as invalid instead)
    """

    id = Text("编号", en="record id", aliases=("序号", "记录编号", "ID"))
    unit_id = Text("单位编号", en="unit id", aliases=("企业编号", "统一社会信用代码", "信用代码"))
    region = Text(
        "地区",
        en="region",
        aliases=(
            "属地",
            "区域",
            "所在地区",
            "乡镇",
            "乡镇街道",
            "乡镇(街道)",
            "所属乡镇",
            "县区",
            "县(市、区)",
            "辖区",
        ),
    )
    observed_on = Day("检查日期", en="observed on", aliases=("采集日期", "核查日期"))

    title: ClassVar[str] = ""
    en: ClassVar[str] = ""
    table: ClassVar[str] = ""
    _facts: ClassVar[Mapping[str, Fact[Any]]]

    def __init_subclass__(cls, *, title: str = "", en: str = "", table: str = "", **rest: Any) -> None:
        super().__init_subclass__(**rest)
        cls.title = title or cls.title or cls.__name__
        cls.en = en or cls.__name__
        cls.table = table
        cls._facts = _collect(cls)

    def __init__(self, **values: Any) -> None:
        parsed: dict[str, Any] = {}
        for name, value in values.items():
            fact = self.fact(name)
            got = fact.parse(value)
            if isinstance(got, Invalid):
                raise FactValueError(
                    f"{type(self).__name__}.{name}（{fact.title}）:{got.zh}，而不是 {value!r}",
                    f"{type(self).__name__}.{name}: expected {got.en}, not {value!r}",
                )
            parsed[name] = got
        self._keep(parsed, {})

    def _keep(self, values: Mapping[str, Any], invalid: Mapping[str, Invalid]) -> None:
        object.__setattr__(self, "_values", MappingProxyType(dict(values)))
        object.__setattr__(self, "invalid", MappingProxyType(dict(invalid)))

    if TYPE_CHECKING:
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
                f"事实（{cls.__name__}）", f"fact of {cls.__name__}", name, cls._facts
            ) from None

    @classmethod
    def read(cls: type[Record], values: Mapping[str, Any]) -> Record:
        """A record from plain data, keys being fact names, titles or aliases.

        A value that does not parse is kept in ``record.invalid`` instead of raising; other keys are left out.
        """
        parsed: dict[str, Any] = {}
        invalid: dict[str, Invalid] = {}
        for header, name, unit in cls.headers(values):
            if name in parsed or name in invalid:
                continue
            got = cls._facts[name].parse_in(unit, values[header])
            if isinstance(got, Invalid):
                invalid[name] = got
            else:
                parsed[name] = got
        record = cls.__new__(cls)
        record._keep(parsed, invalid)
        return record

    @classmethod
    def headers(cls, headers: Iterable[str]) -> list[tuple[str, str, str]]:
        """The headers that name a fact, as (header, fact name, unit written in the header or ``""``)."""
        names = _titles(cls)
        found: list[tuple[str, str, str]] = []
        for header in headers:
            name = names.get(text.title_key(header))
            if name is not None:
                found.append((header, name, ""))
                continue
            plain, unit = text.split_unit(header)
            if unit is not None and (name := names.get(text.title_key(plain))) is not None:
                found.append((header, name, unit))
        return found

    def values(self) -> Mapping[str, Any]:
        """The parsed values by fact name; a missing fact is absent or ``None``."""
        return self._values

    def evolve(self: Record, **changes: Any) -> Record:
        """A copy with other values; ``None`` makes a fact missing."""
        return type(self)(**{**self._values, **changes})

    def to_dict(self) -> dict[str, Any]:
        """The facts that are not missing, items as dictionaries."""
        return {
            name: [item.to_dict() for item in value] if isinstance(value, tuple) else value
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
        return (_restore, (type(self), dict(self._values), dict(self.invalid)))


def _restore(cls: type[Facts], values: dict[str, Any], invalid: dict[str, Invalid]) -> Facts:
    record = cls.__new__(cls)
    record._keep(values, invalid)
    return record


@cache
def _titles(cls: type[Facts]) -> Mapping[str, str]:
    """Fact names by every title that a header may carry; a fact's own name and title win over another's alias."""
    facts = list(cls._facts.values())
    aliases = {text.title_key(a): f.name for f in facts for a in f.aliases}
    return {**aliases, **{text.title_key(w): f.name for f in facts for w in (f.en, f.title, f.name)}}


def _collect(cls: type[Facts]) -> Mapping[str, Fact[Any]]:
    found: dict[str, Fact[Any]] = {}
    for base in reversed(cls.__mro__):
        found.update({name: value for name, value in vars(base).items() if isinstance(value, Fact)})
    return MappingProxyType(found)


def unused_header(facts: type[Facts], header: str) -> Problem:
    """The problem that a column or key names none of the facts, with the nearest title."""
    known = [f.title for f in facts.facts().values()] + list(facts.facts())
    close = near(header, known)
    hint, hint_en = (f"；是否为“{close[0]}”?", f"; did you mean {close[0]!r}?") if close else ("", "")
    return Problem(
        "unknown_column",
        f"不是“{facts.title}”的事实，未使用{hint}",
        f"is no fact of {facts.__name__}; not used{hint_en}",
        column=header,
    )


Facts._facts = _collect(Facts)
