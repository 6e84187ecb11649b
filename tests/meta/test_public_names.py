"""Every public name exists, is explained where it is defined, and can be listed."""

from __future__ import annotations

import inspect

import pytest

import ansheng

NAMES = ansheng.__all__


def test_the_public_names_are_listed_once_and_in_order() -> None:
    assert sorted(set(NAMES)) == sorted(NAMES)
    assert set(NAMES) <= set(dir(ansheng))


@pytest.mark.parametrize("name", NAMES)
def test_a_public_name_is_explained(name: str) -> None:
    thing = getattr(ansheng, name)
    if inspect.isclass(thing):
        assert vars(thing).get("__doc__")
    elif inspect.isroutine(thing):
        assert thing.__doc__


@pytest.mark.parametrize("name", NAMES)
def test_the_public_methods_of_a_class_are_explained(name: str) -> None:
    thing = getattr(ansheng, name)
    methods = vars(thing) if inspect.isclass(thing) else {}
    silent = [
        member
        for member, value in methods.items()
        if not member.startswith("_") and inspect.isroutine(value) and not inspect.getdoc(value)
    ]
    assert silent == []
