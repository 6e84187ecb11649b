"""Called: a thing found by what people call it: its id, its Chinese title or its English one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from ansheng.errors import UnknownNameError, near
from ansheng.sheets.names import key
from ansheng.words import Words

T = TypeVar("T")

MOST = 12
"""So many names are listed where none is near."""

Names = Callable[[str, T], Iterable[str]]
"""What a thing is called beside its id, which is handed in with it."""


def called(what: Words, name: str, things: Mapping[str, T], names: Names[T]) -> T:
    """The one of the things that has this id or is called so; width, case and blanks make no difference.

    Where one of the core and others of plugins are called so, the core's is meant: no point is in its id.

    :param what: what the things are, for the error
    :param things: by id
    :raises UnknownNameError: there is none, and the near names are listed; or several are called so, and their ids are

    >>> titles = {"leak": "泄漏", "tank": "储罐"}
    >>> called(Words("规则", "rule"), "储 罐", titles, lambda _, title: [title])
    '储罐'
    """
    if name in things:
        return things[name]
    wanted = key(name)
    found = {
        id_: thing
        for id_, thing in things.items()
        if wanted in (key(id_), *(key(each) for each in names(id_, thing) if each))
    }
    plain = {id_: thing for id_, thing in found.items() if "." not in id_}
    for meant in (found, plain):
        if len({id(thing) for thing in meant.values()}) == 1:
            return next(iter(meant.values()))
    if found:
        shown = list(found)[:MOST]
        raise UnknownNameError(
            Words(
                f"名称“{name}”对应多个{what.zh}：{'、'.join(shown)}；请写其中一个",
                f"several are called {name!r}, {what.en}: {', '.join(shown)}; write one of these",
            )
        )
    told = [each for id_, thing in things.items() for each in (id_, *names(id_, thing)) if each]
    if len(things) > MOST or near(name, told):
        raise UnknownNameError.of(what, name, told)
    titled = {id_: next(iter(names(id_, thing)), "") for id_, thing in things.items()}
    raise UnknownNameError.of(
        what, name, [f"{id_}（{title}）" if title != id_ else id_ for id_, title in titled.items()]
    )
