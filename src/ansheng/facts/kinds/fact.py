"""What every kind of fact has: titles, the headers of its column, and the parsing of a value."""

from __future__ import annotations

import numbers
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, Self, SupportsIndex, TypeVar, overload

import attrs
from immutabledict import immutabledict

from ansheng import units
from ansheng.errors import FactError, word
from ansheng.facts import nodes
from ansheng.facts.handles import Expr
from ansheng.facts.kinds.declared import Declared, text, texts
from ansheng.facts.kinds.spelling import spelled
from ansheng.sheets import cells
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    from ansheng.facts.record import Facts

Expression = TypeVar("Expression", bound=Expr)
Value = TypeVar("Value")
Kind = Literal["number", "count", "flag", "choice", "day", "text", "many"]
Implications = Mapping[Any, Mapping[str, object]]
"""By an answer, what it says of other facts."""


def is_missing(value: object) -> bool:
    """Whether a value says nothing: ``None``, NaN, or the NA and NaT of other libraries."""
    kind = type(value).__name__
    if value is None or kind in ("NAType", "NaTType"):
        return True
    return (isinstance(value, numbers.Real) or kind == "datetime64") and value != value


def answer(value: object) -> object:
    """An answer as it is compared: texts normalised."""
    return cells.normalise(value).casefold() if isinstance(value, str) else value


def _shortened(value: object) -> str:
    try:
        written = str(value)
    except Exception:  # noqa: BLE001  more digits than Python writes; an object that cannot say what it is
        written = cells.as_text(value)
    return written if len(written) <= 80 else f"{written[:80]}…"


@attrs.frozen
class Invalid:
    """A value that was given but does not parse; kept apart from a missing one."""

    text: str = attrs.field(converter=_shortened)
    words: Words

    def expected(self, lang: Lang = "zh") -> str:
        """What was expected, in the language asked for."""
        return word(lang, self.words)


class Fact(Generic[Value], metaclass=Declared):
    """One typed fact of a Facts class; base of the kinds below.

    :param title: the Chinese title, which is also the import header
    :param en: the English title; by default the attribute's name
    :param aliases: other headers under which offices keep the column
    :param beside: headers that mean this fact in a table which has a column of another, by the other's name; elsewhere
        they are what they are to other facts, or else may be either: such a column is listed and not used
    :param implies: what an answer says of other facts of the class that are blank, by the answer: an option of a
        choice, True or False of a flag, any words
    :param judged: a person's judgement, never computed from other data
    """

    kind: ClassVar[Kind]
    named: ClassVar[bool] = False
    owner: type[Facts] | None = None

    def __init__(
        self,
        title: str,
        *,
        en: str = "",
        aliases: Sequence[str] = (),
        note: str = "",
        judged: bool = False,
        beside: Mapping[str, Sequence[str]] | None = None,
        implies: Implications | None = None,
    ) -> None:
        self.title = text(title, "title", title)
        self.en = text(title, "en", en)
        self.stated = texts(title, "aliases", aliases)
        self.forms = ""
        self.note = text(title, "note", note)
        if not isinstance(judged, bool):
            raise FactError(
                Words(
                    f"“{title}”的 judged= 应为 True 或 False，收到“{judged}”；须人工判定的，请写 judged=True",
                    f"{title!r}: judged is True or False, not {judged!r}; what a person judges has judged=True",
                )
            )
        self.judged = judged
        self.beside = immutabledict({name: tuple(headers) for name, headers in (beside or {}).items()})
        self.implies: Implications = immutabledict(
            {answer(word): immutabledict(said) for word, said in (implies or {}).items()}
        )
        self.dated = ""
        self.after = ""
        self.past = False
        self.deadline = False
        self.never: tuple[str, ...] = ()
        self.estimated = False
        self.product: tuple[str, ...] = ()
        self.parts: tuple[str, ...] = ()
        self.titled = ""
        self.name = ""
        self.unit = ""
        self.minimum: float | None = None
        self.options: Mapping[str, str] = immutabledict()
        self.written: Mapping[str, str] = immutabledict()
        self.item: type[Facts] | None = None

    def also(self, forms: str) -> None:
        """Further headers, written short; the class that declares the fact says them."""
        self.forms = f"{self.forms} {forms}".strip()

    def __set_name__(self, owner: type[Facts], name: str) -> None:
        self.owner, self.name = owner, name
        self.en = self.en or name.replace("_", " ")

    def __copy__(self) -> Self:
        other = object.__new__(type(self))
        vars(other).update(vars(self))
        return other

    def __reduce_ex__(self, protocol: SupportsIndex) -> str | tuple[Any, ...]:
        """The fact of its class where it is unpickled, the very one; or a copy of one that no class has."""
        if self.owner is not None and vars(self.owner).get(self.name) is self:
            return _declared, (self.owner, self.name)
        return super().__reduce_ex__(protocol)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r})"

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other headers under which offices keep the column, the likeliest first."""
        return (*self.stated, *spelled(self.forms))

    @property
    def headers(self) -> tuple[str, ...]:
        """Every header under which the fact is known, those that ask for another column among them."""
        beside = (header for headers in self.beside.values() for header in headers)
        return (self.name, self.title, self.en, *self.aliases, *beside)

    def label(self, lang: Lang = "zh") -> str:
        """The title in the language asked for."""
        return word(lang, Words(self.title, self.en))

    def parse(self, value: object) -> Value | Invalid | None:
        """The value as this fact keeps it: ``None`` when missing, :class:`Invalid` when it does not parse."""
        if is_missing(value):
            return None
        if isinstance(value, str) and self.kind in ("flag", "choice"):
            value = cells.ticked(value)
        if isinstance(value, str) and (cells.is_blank(value) or self._aside(value)):
            return None
        return self._parse(value)

    def implied(self, value: object) -> Mapping[str, object]:
        """What an answer to this fact says of others, by their names, as it would be written there."""
        if not self.implies or is_missing(value):
            return {}
        said = self.parse(value)
        told = None if said is None or isinstance(said, Invalid) else self.implies.get(answer(said))
        return told or self.implies.get(answer(cells.as_text(value))) or {}

    @property
    def speaks_of(self) -> frozenset[str]:
        """The facts of which answers to this one say something."""
        return frozenset(name for said in self.implies.values() for name in said)

    def _aside(self, text: str) -> bool:
        """Whether a text, though it is no answer to this question, is one that is understood: 不适用, say."""
        return cells.is_not_applicable(text)

    def scale(self, unit: str) -> tuple[float, float] | None:
        """What turns a bare number under a header that states ``unit`` into one of this fact: a factor and an offset.

        ``None`` where the unit measures something else, so that the column cannot be this fact.
        """
        return (1.0, 0.0) if not unit else None

    def counts_each_time(self, unit: str) -> bool:
        """Whether ``unit`` counts the things of this fact each time that they come, as 人次 does 人."""
        return False

    def parse_in(self, unit: str, value: object) -> Value | Invalid | None:
        """Like :meth:`parse`, a bare number being in ``unit`` (the unit written in a table's header)."""
        if not unit or is_missing(value) or not isinstance(value, str | numbers.Number):
            return self.parse(value)
        if self.scale(unit) is None:
            wrong = Words(f"单位“{unit}”不能用于“{self.title}”", f"a number in {self.unit or 'no unit'}")
            return Invalid(value, wrong)
        own = self.unit if isinstance(value, str) and cells.SCALED.search(value) else unit
        number = cells.number_in(value, own)
        wanted = "" if own in cells.SCALES else self.unit
        return self.parse(value if number is None else units.convert(number, own, wanted))

    def _parse(self, value: object) -> Value | Invalid:
        raise NotImplementedError

    def _expression(self, owner: type[Facts]) -> Expr:
        raise NotImplementedError

    def _ref(self, owner: type[Facts]) -> nodes.FactRef:
        return nodes.FactRef(owner, self)


def _declared(owner: type[Facts], name: str) -> Fact[Any]:
    fact: Fact[Any] = vars(owner)[name]
    return fact


class Attribute(Fact[Value], Generic[Expression, Value]):
    """A fact as an attribute: an expression on the class, the value or ``None`` on an instance."""

    @overload
    def __get__(self, instance: None, owner: type[Any]) -> Expression: ...
    @overload
    def __get__(self, instance: Facts, owner: type[Any]) -> Value | None: ...
    def __get__(self, instance: Facts | None, owner: type[Any]) -> Any:
        return self._expression(owner) if instance is None else instance.values().get(self.name)
