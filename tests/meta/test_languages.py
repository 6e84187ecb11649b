"""Languages: each ``lang`` is typed and checked, and texts go in pairs, the one as full as the other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import attrs

PACKAGE = Path(__file__).parents[2] / "src" / "ansheng"
CHECKS = {"check_lang", "word"}
ASKED_BEFORE = (
    "cli/",  # the parser of the command line refuses what is no language
    "dossier/settings.py",  # always both languages
    "reports/drawing/files.py",  # the language of a report's files, checked when they are asked for
    "reports/inspection_sheet/words.py",  # the language of a workbook, checked when it is begun
    "reports/reference/",  # the language of a Site, checked when it is made
    "reports/writers/page/",  # the language of a page, checked before it is built
    "reports/returned/",  # the language of what goes back, checked when it is begun
    "reports/writers/word/",  # the language of a document, checked when it is begun
)
"""Where a language has been checked before, or cannot be."""


@attrs.frozen
class Spoken:
    """A function that takes ``lang``, and the name that callers write."""

    place: str
    called: str
    node: ast.FunctionDef

    @property
    def argument(self) -> ast.arg:
        """The parameter itself."""
        return next(a for a in parameters(self.node) if a.arg == "lang")


def parameters(node: ast.FunctionDef) -> list[ast.arg]:
    return [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]


@cache
def trees() -> list[tuple[Path, ast.Module]]:
    """The modules of the package that speak of languages at all."""
    texts = ((path, path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py")))
    return [(path, ast.parse(text)) for path, text in texts if "lang" in text]


@cache
def spoken() -> list[Spoken]:
    """The functions and methods of the package that take ``lang``; a constructor goes by the name of its class."""
    found = []
    for path, tree in trees():
        owners = {
            id(method): owner.name
            for owner in ast.walk(tree)
            if isinstance(owner, ast.ClassDef)
            for method in owner.body
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and any(a.arg == "lang" for a in parameters(node)):
                called = owners[id(node)] if node.name == "__init__" else node.name
                found.append(Spoken(f"{path.relative_to(PACKAGE)}:{node.lineno} {node.name}", called, node))
    return found


def converted() -> set[str]:
    """The classes whose field ``lang`` is checked by its converter."""
    return {
        owner.name
        for _, tree in trees()
        for owner in ast.walk(tree)
        if isinstance(owner, ast.ClassDef)
        for field in owner.body
        if isinstance(field, ast.AnnAssign) and "converter=check_lang" in ast.unparse(field)
    }


def evaluated(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of an expression that are evaluated whatever the data are."""
    yield node
    match node:
        case ast.IfExp():
            yield from evaluated(node.test)
        case ast.BoolOp():
            yield from evaluated(node.values[0])
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
            yield from evaluated(node.generators[0].iter)
        case ast.Lambda():
            return
        case _:
            for part in ast.iter_child_nodes(node):
                yield from evaluated(part)


def asks(call: ast.AST, safe: set[str]) -> bool:
    """Whether a node is a call that hands ``lang`` to a function known to check it."""
    if not isinstance(call, ast.Call):
        return False
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    handed = [*call.args, *(keyword.value for keyword in call.keywords)]
    return name in safe and any(ast.unparse(value) in ("lang", "self.lang") for value in handed)


def sound(body: list[ast.stmt], safe: set[str]) -> bool:
    """Whether a body asks for a check before it can return, on every way through it."""
    for statement in body:
        first: Iterator[ast.AST]
        inner: list[list[ast.stmt]] = []
        match statement:
            case ast.If() | ast.While():
                first, inner = evaluated(statement.test), [statement.body, statement.orelse]
            case ast.For():
                first, inner = evaluated(statement.iter), [statement.body]
            case ast.Match():
                first, inner = evaluated(statement.subject), [case.body for case in statement.cases]
            case ast.With() | ast.Try():
                if sound(statement.body, safe):
                    return True
                first, inner = iter(()), [statement.body]
            case ast.FunctionDef() | ast.ClassDef():
                continue
            case _:
                first = evaluated(statement)
        if any(asks(part, safe) for part in first):
            return True
        if not all(sound(branch, safe) for branch in inner if returns(branch)):
            return False
    return False


def returns(body: list[ast.stmt]) -> bool:
    return any(isinstance(part, ast.Return) for statement in body for part in ast.walk(statement))


def unchecked() -> list[Spoken]:
    """The functions that may return without any check of the language that they were given."""
    functions = [f for f in spoken() if f.called not in CHECKS]
    safe = CHECKS | converted()
    while True:
        open_ = [f for f in functions if not sound(f.node.body, safe)]
        names = {f.called for f in functions} - {f.called for f in open_}
        if names <= safe:
            return open_
        safe |= names


def default(node: ast.FunctionDef) -> str | None:
    """What a function takes the language for where none is given; None where one has to be given."""
    arguments, given = node.args, [*node.args.posonlyargs, *node.args.args]
    stated: list[ast.expr | None] = [
        *[None] * (len(given) - len(arguments.defaults)),
        *arguments.defaults,
        *arguments.kw_defaults,
    ]
    value = next(v for a, v in zip(parameters(node), stated, strict=True) if a.arg == "lang")
    return None if value is None else ast.unparse(value)


def test_a_language_is_of_the_type_and_chinese_where_none_is_given() -> None:
    functions = [f for f in spoken() if f.called not in CHECKS]
    typed = {f.place: f.argument.annotation for f in functions}
    assert [p for p, a in typed.items() if a is None or ast.unparse(a) not in ("Lang", "LangOption")] == []
    assert [f.place for f in functions if default(f.node) not in (None, "'zh'")] == []


def test_no_public_function_returns_before_the_language_was_checked() -> None:
    public = [f for f in unchecked() if not f.node.name.startswith("_") or f.called != f.node.name]
    assert [f.place for f in public if not f.place.startswith(ASKED_BEFORE)] == []


HAN = re.compile(r"[\u3400-\u9fff]")
TITLES = "the Chinese names a thing by its title, the English by its identifier or not at all"
QUOTED = "the Chinese says more of what was found"
FOREIGN = "what another program says is English, and Chinese leaves it out"
ONE_SIDED: dict[tuple[str, str], str] = {
    ("cli/__init__.py", "what"): FOREIGN,
    ("facts/frames.py", "error"): FOREIGN,
    ("facts/render.py", "limit"): "a limit is called by its name in English only, since names are English",
    ("facts/render.py", "ref"): "a limit is called by its name in English only, since names are English",
    ("hazards/events.py", "name"): TITLES,
    ("indicators/figures/sources.py", "error"): FOREIGN,
    ("hazards/ledger/connection.py", "error"): FOREIGN,
    ("hazards/ledger/exporting.py", "error"): FOREIGN,
    ("hazards/guards.py", "name"): TITLES,
    ("hazards/guards.py", "title"): TITLES,
    ("hazards/ledger/acts.py", "name"): TITLES,
    ("hazards/ledger/acts.py", "title"): TITLES,
    ("hazards/ledger/imports/identity.py", "HazardEntry"): TITLES,
    ("hazards/ledger/imports/identity.py", "fact"): TITLES,
    ("hazards/ledger/imports/importing.py", "HazardEntry"): TITLES,
    ("hazards/lifecycle/corrections.py", "name"): TITLES,
    ("hazards/lifecycle/corrections.py", "title"): TITLES,
    ("law/citing.py", "edition"): "the number of a clause is written out in Chinese, by its edition's way",
    ("reports/letters.py", "error"): FOREIGN,
    ("reports/inspection_sheet/words.py", "since"): "days are written in words in Chinese",
    ("reports/inspection_sheet/words.py", "verified"): "days are written in words in Chinese",
    ("reports/reference/pages.py", "error"): FOREIGN,
    ("reports/writers/files.py", "error"): FOREIGN,
    ("writing.py", "error"): FOREIGN,
    ("rules/bind.py", "reasons"): "reasons that are alike in Chinese are said once",
    ("rules/bind.py", "zh"): "reasons that are alike in Chinese are said once",
    ("sheets/door.py", "_in_chinese"): FOREIGN,
    ("sheets/door.py", "error"): FOREIGN,
    ("sheets/door.py", "told"): FOREIGN,
    ("accidents/reporting.py", "graded"): QUOTED,
    ("agenda/signals.py", "grade"): QUOTED,
    ("auditing/remarks.py", "named"): QUOTED,
    ("checking/determinations.py", "name"): TITLES,
    ("checking/determinations.py", "title"): TITLES,
    ("checking/forms/reading.py", "name"): TITLES,
    ("checking/forms/reading.py", "title"): TITLES,
    ("cli/campaign/chain.py", "key"): TITLES,
    ("cli/campaign/chain.py", "title"): TITLES,
    ("cli/ledger/acting.py", "counts"): "the English lists the same counts by name",
    ("cli/ledger/acting.py", "done"): "the English lists the same counts by name",
    ("cli/ledger/events.py", "marks"): TITLES,
    ("cli/ledger/events.py", "titles"): TITLES,
    ("cli/ledger/keeping.py", "counts"): "the English lists the same counts by name",
    ("cli/ledger/keeping.py", "done"): "the English lists the same counts by name",
    ("cli/ledger/pages.py", "title"): TITLES,
    ("cli/ledger/pages.py", "value"): TITLES,
    ("cli/checking/columns.py", "key"): TITLES,
    ("cli/checking/columns.py", "title"): TITLES,
    ("cli/usage.py", "chinese"): "the message of click is English; its Chinese is another text",
    ("cli/usage.py", "error"): "the message of click is English; its Chinese is another text",
    ("facts/kinds/fact.py", "unit"): "the English says what was expected; what was given follows",
    ("facts/loading/context.py", "fact"): TITLES,
    ("facts/record.py", "fact"): TITLES,
    ("hazards/events.py", "title"): TITLES,
    ("hazards/ledger/verify.py", "error"): FOREIGN,
    ("hazards/ledger/verify.py", "kind"): TITLES,
    ("hazards/ledger/verify.py", "title"): TITLES,
    ("indicators/evaluation/making.py", "fact"): TITLES,
    ("indicators/indicator.py", "quantity"): TITLES,
    ("indicators/indicator.py", "title"): TITLES,
    ("reports/inspection_sheet/words.py", "en"): "the two sides of one text, put together before",
    ("reports/inspection_sheet/words.py", "zh"): "the two sides of one text, put together before",
    ("reports/inspection_sheet/words.py", "item"): "the note of a fact is Chinese",
    ("responsibility/organisation.py", "emerging"): "新业态 or 行业领域, both a sector in English",
    ("reports/writers/word/template.py", "error"): FOREIGN,
}
"""By file and name: data that stand in one language only, and why."""
CHINESE_IN_ENGLISH = {
    "人": "a unit of counts as tables write it",
    "'name': '氯'": "a substance, as it is written in a table",
    "标准与规则": "the title of a page in the other language",
}
"""Chinese that an English text quotes, and what it is."""
DECLARED = {
    "Indicator": "declared by authors: title, definition and unit, each with its English",
    "EventKind": "declared in a table: name, title, English title",
    "narrowed": "declares an indicator",
    "_Unit": "a row of the table of units",
}
"""What takes Chinese and English side by side as its declared form."""
PAIRED_FIELDS = {
    "units.py": "the names of a unit",
    "words.py": "the pair itself",
    "indicators/": "label, unit and definition of an indicator, as its authors declare them, and of its figures",
}
"""Where two fields or parameters are the two languages of one thing."""


@cache
def modules() -> list[tuple[str, ast.Module]]:
    """Every module of the package, by its path within it."""
    return [
        (path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(PACKAGE.rglob("*.py"))
    ]


def pairs() -> Iterator[tuple[str, ast.expr, ast.expr, dict[str, ast.expr]]]:
    """Each ``Words(zh, en)`` of the package: its place, the two sides, and what the names of its function stand for."""
    for file, tree in modules():
        scopes = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        within = {id(node): scope for scope in scopes for node in ast.walk(scope)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Words" and len(node.args) == 2:
                zh, en = node.args
                yield f"{file}:{node.lineno}", zh, en, named_texts(within.get(id(node), tree))


def named_texts(scope: ast.AST) -> dict[str, ast.expr]:
    """The names of a scope that stand for one text that is put together there."""
    given = [
        (node.targets[0].id, node.value)
        for node in ast.walk(scope)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    ]
    names = [name for name, _ in given]
    return {name: value for name, value in given if names.count(name) == 1 and put_together(value)}


def put_together(value: ast.expr) -> bool:
    parts = list(ast.walk(value))
    joins = any(isinstance(part, ast.Attribute) and part.attr == "join" for part in parts)
    return joins or any(isinstance(part, ast.JoinedStr) for part in parts)


def data(text: ast.expr, known: dict[str, ast.expr]) -> set[str]:
    """The names that a text is filled from, without functions, constants and the variables of comprehensions."""
    called = {id(node.func) for node in ast.walk(text) if isinstance(node, ast.Call)}
    bound = {
        name.id
        for node in ast.walk(text)
        if isinstance(node, ast.comprehension)
        for name in ast.walk(node.target)
        if isinstance(name, ast.Name)
    }
    found: set[str] = set()
    for node in ast.walk(text):
        if isinstance(node, ast.Name) and id(node) not in called and node.id not in bound:
            inner = {name: value for name, value in known.items() if name != node.id}
            found |= data(known[node.id], inner) if node.id in known else {node.id}
    return {name for name in found if not name.isupper() and name != "str"}


def texts(text: ast.expr) -> Iterator[str]:
    """What an expression says in so many words."""
    for node in ast.walk(text):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_both_languages_of_a_text_are_filled_from_the_same_data() -> None:
    uneven = [
        (place.partition(":")[0], name, place)
        for place, zh, en, known in pairs()
        for name in sorted(data(zh, known) ^ data(en, known))
    ]
    assert [each for each in uneven if each[:2] not in ONE_SIDED] == []
    assert set(ONE_SIDED) - {each[:2] for each in uneven} == set()


def test_an_english_text_has_no_chinese_but_what_it_quotes() -> None:
    mixed = [(place, text) for place, _, en, _ in pairs() for text in texts(en) if HAN.search(text)]
    unexplained = [
        (place, text) for place, text in mixed if not any(quoted in text for quoted in CHINESE_IN_ENGLISH)
    ]
    assert unexplained == []
    assert [quoted for quoted in CHINESE_IN_ENGLISH if not any(quoted in text for _, text in mixed)] == []


def test_an_english_text_has_no_marks_of_chinese() -> None:
    marks = re.compile("[，。；：！？（）]")
    mixed = [(place, text) for place, _, en, _ in pairs() for text in texts(en) if marks.search(text)]
    assert [each for each in mixed if not any(quoted in each[1] for quoted in CHINESE_IN_ENGLISH)] == []


def partner(one: str, other: str) -> bool:
    """Whether two names are those of one thing in Chinese and in English."""
    return (one, other) == ("zh", "en") or other in (f"{one}_en", f"{one.removesuffix('_zh')}_en")


def named_side_by_side() -> Iterator[str]:
    """The fields and parameters that are the two languages of one thing, with their places."""
    for file, tree in modules():
        for node in ast.walk(tree):
            match node:
                case ast.FunctionDef() | ast.Lambda():
                    arguments = node.args
                    names = [a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
                case ast.ClassDef():
                    names = [
                        ast.unparse(part.target) for part in node.body if isinstance(part, ast.AnnAssign)
                    ]
                case _:
                    continue
            if any(partner(one, other) for one in names for other in names):
                yield f"{file}:{node.lineno}"


def test_no_function_and_no_class_takes_the_two_languages_apart() -> None:
    assert [place for place in named_side_by_side() if not place.startswith(tuple(PAIRED_FIELDS))] == []


def spelt(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def handed_side_by_side() -> Iterator[str]:
    """The calls that are handed a Chinese text and, next to it, an English sentence."""
    for file, tree in modules():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            for zh, en in pairwise(node.args):
                chinese, english = (" ".join(texts(side)) for side in (zh, en))
                sentences = HAN.search(chinese) and re.search(r"[a-z]+ [a-z]+", english)
                if spelt(zh) and spelt(en) and sentences and called not in {"Words", *DECLARED}:
                    yield f"{file}:{node.lineno} {called}"


def test_texts_are_handed_on_as_one_pair() -> None:
    assert list(handed_side_by_side()) == []
