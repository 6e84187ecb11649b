"""What an author may write of a fact: mistakes in the call that declares one are errors of ours, not Python's."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ansheng.errors import FactError, UnknownNameError, near
from ansheng.words import Words


class Declared(type):
    """Makes of a call that does not fit a kind of fact an error that says what may be written."""

    if not TYPE_CHECKING:  # the kinds say themselves what they take

        def __call__(cls, *args: Any, **said: Any) -> Any:
            """A fact of the kind; what does not fit it is said."""
            try:
                return super().__call__(*args, **said)
            except TypeError as error:
                if trouble := _misfit(cls, args, said):
                    raise FactError(trouble) from error
                raise

        @property
        def __signature__(cls) -> inspect.Signature:
            own = inspect.signature(cls.__init__)
            return own.replace(parameters=list(own.parameters.values())[1:])


def _misfit(cls: type, args: tuple[Any, ...], said: Mapping[str, Any]) -> Words | None:
    """How a call does not fit the parameters of a kind; ``None`` where it does, and the fault lies deeper."""
    parameters = list(inspect.signature(cls).parameters.values())
    known = [parameter.name for parameter in parameters]
    positional = [p.name for p in parameters if p.kind is not inspect.Parameter.KEYWORD_ONLY]
    titled = Words(f"“{args[0]}”", repr(args[0])) if args else Words("", "...")
    for name in said:
        if name not in known:
            what = Words(
                f"采集项{titled.zh}（{cls.__name__}）的参数", f"parameter of {cls.__name__}({titled.en})"
            )
            if near(name, known):
                return UnknownNameError.of(what, name, known).words
            others = "、".join(known), ", ".join(known)
            return Words(
                f"找不到{what.zh}“{name}”；可写：{others[0]}",
                f"unknown {what.en} {name!r}; write {others[1]}",
            )
    given = {*said, *positional[: len(args)]}
    lacking = [p.name for p in parameters if p.default is inspect.Parameter.empty and p.name not in given]
    if lacking:
        example = ", ".join(f"{name}=..." if name not in positional else name for name in lacking)
        return Words(
            f"采集项{titled.zh}（{cls.__name__}）缺少 {'、'.join(lacking)}；请补写 {example}",
            f"{cls.__name__}({titled.en}) lacks {', '.join(lacking)}; add {example}",
        )
    if len(args) > len(positional):
        return Words(
            f"采集项{titled.zh}（{cls.__name__}）只有 {'、'.join(positional)} 可以不写名称；其余请逐项写明名称",
            f"{cls.__name__}({titled.en}): only {', '.join(positional)} may stand without a name; write name=value",
        )
    return None


def text(title: object, part: str, value: object) -> str:
    """A text that an author states.

    :raises FactError: it is none
    """
    if not isinstance(value, str):
        raise FactError(
            Words(
                f"采集项“{title}”的 {part} 应为文字，收到“{value}”；请加引号",
                f"the fact {title!r}: {part} is a text, not {value!r}; put it in quotes",
            )
        )
    return value


def texts(title: object, part: str, values: object) -> tuple[str, ...]:
    """Texts that an author states.

    :raises FactError: they are no list of texts
    """
    listed = tuple(values) if isinstance(values, Iterable) and not isinstance(values, str | bytes) else None
    if listed is None or not all(isinstance(value, str) for value in listed):
        raise FactError(
            Words(
                f'采集项“{title}”的 {part} 应为文字的列表，收到“{values}”；请写作 {part}=("...",)',
                f'the fact {title!r}: {part} is a list of texts, not {values!r}; write {part}=("...",)',
            )
        )
    return listed


def titled(title: object, options: object) -> dict[str, str]:
    """The options of a choice with their titles, as an author states them.

    :raises FactError: there are none, or they are no texts
    """
    if not isinstance(options, Mapping) or not options:
        raise FactError(
            Words(
                f'“{title}”的选项应逐项写明名称，例如 options={{"a": "甲", "b": "乙"}}，收到“{options}”',
                f'the choice {title!r}: write options={{"a": "its title", "b": ...}}, not {options!r}',
            )
        )
    return {text(title, "options", key): text(title, "options", name) for key, name in options.items()}


def number(title: object, part: str, value: object) -> float:
    """A number that an author states.

    :raises FactError: it is none
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        zh = f"“{title}”的 {part}= 应为数字，收到“{value}”"
        raise FactError(Words(zh, f"{title!r}: {part} is a number, not {value!r}"))
    return value


def check_item(title: object, item: object) -> None:
    """Refuse what is no class of items.

    :raises FactError: it is none
    """
    if not isinstance(item, type) or not hasattr(item, "facts"):
        zh = f"“{title}”的条目应为检查对象的类，收到“{item}”；请在其上方声明该类"
        raise FactError(
            Words(zh, f"{title!r}: items are of a class of Facts, not {item!r}; declare it above")
        )


def meanings(
    title: object, part: str, values: object, options: Iterable[str] | None = None
) -> Mapping[str, Any]:
    """Words with what they mean, as an author states them.

    :param options: what they may mean
    :raises FactError: they are no such words, or mean what is none of the options
    """
    fits = isinstance(values, Mapping) and all(isinstance(word, str) for word in values)
    if not fits or not isinstance(values, Mapping):
        raise FactError(
            Words(
                f'采集项“{title}”的 {part} 应逐项写明含义，收到“{values}”；请写作 {part}={{"某词": ...}}',
                f'the fact {title!r}: {part} says what each word means, not {values!r}; write {part}={{"word": ...}}',
            )
        )
    known = None if options is None else list(options)
    for word, meaning in values.items():
        if known is not None and meaning not in known:
            close = near(str(meaning), known) or known
            raise FactError(
                Words(
                    f"采集项“{title}”的 {part} 中“{word}”应为某一选项，收到“{meaning}”；可选：{'、'.join(close)}",
                    f"the fact {title!r}, {part}: {word!r} is to mean an option, not {meaning!r}; one of "
                    f"{', '.join(close)}",
                )
            )
    return values


def no_others(name: str, unknown: Mapping[str, Any]) -> Mapping[str, Any]:
    """Nothing, where nothing else is said in the head of a class of facts.

    :raises FactError: there is
    """
    known = ("title", "en", "table", "headers", "wide")
    for word in unknown:
        close = near(word, known) or known
        raise FactError(
            Words(
                f"检查对象 {name} 不接受 {word}=；可写：{'、'.join(close)}",
                f"class {name}(Facts, ...) has no {word}=; write {', '.join(close)}",
            )
        )
    return unknown
