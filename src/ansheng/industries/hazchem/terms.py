"""One substance of a unit as GB 18218 counts it: its row or category, Q, β and q/Q, and what is still missing."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from ansheng import FactValueError, InputError, Problem, UnknownNameError, Words

from . import exact
from .facts.units import HazchemSubstance, HazchemUnit
from .substances import NO_CATEGORY, TABLE1, UNLISTED, Match, Row, is_cas, match, near_rows, symbol_named

KEYS = ("name", "cas", "row", "quantity", "symbol")
COAL_GAS = 13


@attrs.frozen
class Term:
    """One substance in the sums S and R; what is ``None`` is not known.

    :ivar name: the name as given, else the CAS number, else the row's title
    :ivar row: the row of table 1, ``None`` outside it or while it is not known
    :ivar symbols: the hazard categories of table 2 as given
    :ivar quantity: q in t
    :ivar threshold: the critical quantity Q in t
    :ivar ratio: q/Q; 0 for a substance of no category, which the standard does not count
    :ivar beta: the factor of the substance
    :ivar source: the table and row that Q and β come from
    :ivar note: what of this rests on inference and not on the standard, or should be looked at again
    :ivar gaps: what is missing, each with the fact (``column``) and, in words, the candidate rows
    """

    name: str
    row: int | None
    symbols: tuple[str, ...]
    quantity: Fraction | None
    threshold: Fraction | None
    ratio: Fraction | None
    beta: Fraction | None
    source: str
    note: str
    gaps: tuple[Problem, ...]

    @property
    def weighted(self) -> Fraction | None:
        """β·q/Q."""
        if self.ratio == 0:
            return Fraction()
        return None if self.ratio is None or self.beta is None else self.beta * self.ratio

    def facts(self) -> dict[str, str | float | None]:
        """The facts of a ``HazchemSubstance``."""
        known = {"quantity": self.quantity, "ratio": self.ratio, "weighted": self.weighted}
        return {"name": self.name, **{n: None if v is None else float(v) for n, v in known.items()}}


@attrs.frozen
class _Given:
    """A substance as it was handed in, each part read; ``stated`` if its row was given, not found."""

    place: str
    name: str
    match: Match
    stated: bool
    quantity: Fraction | None
    symbols: tuple[str, ...]

    @property
    def row(self) -> Row | None:
        return self.match.row

    @property
    def unlisted(self) -> bool:
        return self.row is None and not self.match.candidates

    @property
    def exempt(self) -> bool:
        """Whether the substance was classified and is in neither table."""
        return self.unlisted and self.symbols == (NO_CATEGORY,)

    @property
    def categories(self) -> tuple[str, ...]:
        return tuple(s for s in self.symbols if s != NO_CATEGORY)

    def gap(self, fact: str, words: Words) -> Problem:
        return Problem(
            "missing",
            Words(f"“{self.name}”{words.zh}", f"{self.name!r}: {words.en}"),
            column=f"{self.place}.{fact}",
            value=self.name,
        )


def read_term(index: int, substance: object) -> Term:
    """The term of one substance; see :func:`ansheng.industries.hazchem.identify` for its keys and errors."""
    if not isinstance(substance, Mapping):
        raise InputError(
            Words(
                f"第{index + 1}种物质应为字典（键如“name”“quantity”），收到“{substance}”",
                f"substances[{index}] must be a mapping such as {{'name': '氯', 'quantity': '5 t'}}, not {substance!r}",
            )
        )
    given = _read(index, substance)
    threshold, betas = _threshold(given), _betas(given)
    ratio = None if given.quantity is None or threshold is None else given.quantity / threshold
    return Term(
        name=given.name,
        row=given.row.no if given.row else None,
        symbols=given.symbols,
        quantity=given.quantity,
        threshold=threshold,
        ratio=Fraction() if given.exempt else ratio,
        beta=betas.pop() if len(betas) == 1 else None,
        source=_source(given),
        note=_note(given),
        gaps=tuple(_gaps(given)),
    )


def read_population(people: object) -> int | None:
    """The exposed population; ``None`` when it is not given.

    :raises InputError: it is not a whole number from 0
    """
    try:
        return HazchemUnit(residents=people).residents
    except FactValueError as error:
        raise InputError(
            Words(
                f"exposed_population 应为不小于0的整数，收到“{people}”",
                f"exposed_population must be a whole number from 0, not {people!r}",
            )
        ) from error


def _read(index: int, substance: Mapping[str, Any]) -> _Given:
    for key in substance:
        if key not in KEYS:
            raise UnknownNameError.of(Words("物质的键", "key of a substance"), str(key), KEYS)
    place = f"substances[{index}]"
    name, cas = (str(substance.get(key) or "").strip() for key in ("name", "cas"))
    found = _match(place, name, cas, substance.get("row"))
    label = name or cas or (found.row.title if found.row else place)
    quantity, symbols = _tonnes(label, substance.get("quantity")), _symbols(substance.get("symbol"))
    return _Given(place, label, found, substance.get("row") is not None, quantity, symbols)


def _match(place: str, name: str, cas: str, row: object) -> Match:
    if cas and not is_cas(cas):
        raise InputError(
            Words(
                f"{place}：“{cas}”不是 CAS 号（校验位不符）",
                f"{place}: {cas!r} is no CAS number (check digit)",
            )
        )
    if row is None:
        return match(name, cas)
    if row == UNLISTED:
        return Match()
    if not str(row).isascii() or not str(row).isdigit() or int(str(row)) not in TABLE1:
        raise InputError(
            Words(
                f"{place}：表1无第“{row}”行，应为1至{len(TABLE1)}或“{UNLISTED}”",
                f"{place}: table 1 has no row {row!r}; give 1 to {len(TABLE1)} or {UNLISTED!r}",
            )
        )
    return Match(TABLE1[int(str(row))])


def _tonnes(label: str, value: object) -> Fraction | None:
    if isinstance(value, int | Fraction | Decimal) and not isinstance(value, bool):
        if (isinstance(value, Decimal) and not value.is_finite()) or value < 0:
            raise _bad_quantity(label, value)
        return Fraction(value)
    try:
        read = HazchemSubstance(quantity=value).quantity
    except FactValueError as error:
        raise _bad_quantity(label, value) from error
    return None if read is None else exact.written(read)


def _bad_quantity(label: str, value: object) -> InputError:
    return InputError(
        Words(
            f"“{label}”的量应为不小于0的数（吨）或如“5 t”的文字，收到“{value}”",
            f"the quantity of {label!r} must be a number of t from 0 or a text such as '5 t', not {value!r}",
        )
    )


def _symbols(value: object) -> tuple[str, ...]:
    if value is None or value == "":
        return ()
    several = [value] if isinstance(value, str) else value
    if not isinstance(several, Iterable):
        raise UnknownNameError.of(Words("表2危险类别符号", "hazard category of table 2"), str(value), [])
    return tuple(dict.fromkeys(symbol_named(str(s)) for s in several))


def _threshold(given: _Given) -> Fraction | None:
    if given.row is not None:
        return exact.case("named_quantity", str(given.row.no))
    found = [exact.case("category_quantity", s) for s in given.categories if given.unlisted]
    return min((q for q in found if q is not None), default=None)


def _betas(given: _Given) -> set[Fraction]:
    named = exact.case("toxic_gas_beta", str(given.row.no)) if given.row else None
    found = [named] if named is not None else [exact.case("category_beta", s) for s in given.categories]
    return {b for b in found if b is not None}


def _source(given: _Given) -> str:
    if given.exempt:
        return "表1、表2均未列"
    tables = [] if given.row is None else [f"表1第{given.row.no}行"]
    if given.row and exact.case("toxic_gas_beta", str(given.row.no)) is not None:
        tables.append("表3")
    elif given.categories:
        tables.append(f"表{'4' if given.row else '2、表4'} {'、'.join(given.categories)}")
    return "；".join(tables)


def _note(given: _Given) -> str:
    if given.exempt:
        return "既不在表1也不属表2任何类别，不计入；此为推论"
    if given.row and given.row.no == COAL_GAS:
        return "表3未列煤气，取一氧化碳的校正系数；此为推论"
    near = near_rows(given.name) if given.unlisted and not given.stated else []
    return f"按未列入表1处理；名称与表1{near[0].text()}相近，请核对" if near else ""


def _gaps(given: _Given) -> Iterator[Problem]:
    if given.quantity is None and not given.exempt:
        yield given.gap("quantity", Words("未填设计最大量", "the design maximum is not given"))
    if given.match.candidates:
        words = Words("、".join(r.text() for r in given.match.candidates), _rows_en(given.match.candidates))
        yield given.gap(
            "row",
            Words(
                f"可能是表1的{words.zh}，或未列入表1；名称或 CAS 号不足以区分，请给出行号“row”",
                f"may be {words.en} of table 1, or none; its name or CAS number cannot tell, give row",
            ),
        )
    if given.exempt or (given.quantity == 0 and _threshold(given) is not None):
        return
    betas = _betas(given)
    if given.unlisted and not given.categories:
        near = near_rows(given.name)
        hint = (
            Words(f"；是否为{near[0].text()}？", f"; is it {near[0].text('en')}?") if near else Words("", "")
        )
        yield given.gap(
            "symbol",
            Words(
                f"未列入表1，且未填危险类别符号，临界量未知{hint.zh}",
                f"is not in table 1 and has no hazard category, so no critical quantity{hint.en}",
            ),
        )
    elif not betas:
        yield given.gap(
            "symbol", Words("未填危险类别符号，校正系数未知", "has no hazard category, so no factor β")
        )
    elif len(betas) > 1:
        yield given.gap(
            "symbol",
            Words(
                "的几种危险类别校正系数不同，标准未规定应取何值",
                "is of several hazard categories with different β, and the standard does not say which counts",
            ),
        )


def _rows_en(rows: Iterable[Row]) -> str:
    return ", ".join(r.text("en") for r in rows)
