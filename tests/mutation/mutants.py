"""The mutants: every small change to the code of the five packages, each a piece of text put in place of another."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path

import attrs

ROOT = Path(__file__).parents[2]
CODE = ROOT / "src" / "ansheng"
PACKAGES = ("facts", "law", "rules", "checking", "hazards")

COMPARED: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
}
REPLACED: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "/"),
    ast.Mod: ("%", "*"),
    ast.BitAnd: ("&", "|"),
    ast.BitOr: ("|", "&"),
    ast.BitXor: ("^", "&"),
}
NAMED = {"any": "all", "all": "any", "min": "max", "max": "min"}
KEY = re.compile(r"[A-Za-z_][\w.:-]*")
"""Text that is a name to the program; sentences, whose wording no program depends on, are left as they are."""
UNTYPED = ("cast", "TypeVar", "NewType", "TypeAlias")


@attrs.frozen
class Mutant:
    """One change: in which file and function, what stands there, what is put in its place."""

    file: str
    function: str
    kind: str
    line: int
    last: int
    begin: int
    end: int
    old: str
    new: str
    text: str
    """The line of the code in which it stands."""
    nth: int = 1
    """Which of those that are alike in one function it is."""

    @property
    def key(self) -> tuple[str, ...]:
        """What names it as long as the function stays: the lines above may move."""
        return (self.file, self.function, self.kind, self.text, self.old, self.new, str(self.nth))

    @property
    def whole(self) -> bool:
        """Whether it stands outside every function, so that it happens when the code is imported."""
        return self.function == ""

    def applied(self) -> bytes:
        """The text of the file with the change in it."""
        text = CODE.joinpath(self.file).read_bytes()
        assert text[self.begin : self.end].decode() == self.old
        return text[: self.begin] + self.new.encode() + text[self.end :]


class Finder:
    """Walks one module and gives every mutant in it."""

    def __init__(self, file: str, text: bytes) -> None:
        self.file, self.text = file, text
        self.lines = text.splitlines(keepends=True)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))
        self.found: list[Mutant] = []
        self.names: list[str] = []
        self.statement: ast.stmt | ast.expr = ast.Pass()
        self.functions = 0

    def at(self, line: int, column: int) -> int:
        """The place in the bytes of a place in the tree."""
        return self.starts[line - 1] + column

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """Where a node begins and ends."""
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self.at(node.lineno, node.col_offset), self.at(node.end_lineno, node.end_col_offset)

    def source(self, node: ast.expr | ast.stmt) -> str:
        """The text of a node."""
        begin, end = self.span(node)
        return self.text[begin:end].decode()

    def add(self, kind: str, begin: int, end: int, new: str) -> None:
        """Note one change between two places."""
        line = self.text.count(b"\n", 0, begin) + 1
        first, last = self.statement.lineno, getattr(self.statement, "end_lineno", line)
        self.found.append(
            Mutant(
                file=self.file,
                function=".".join(self.names) if self.functions else "",
                kind=kind,
                line=first,
                last=last,
                begin=begin,
                end=end,
                old=self.text[begin:end].decode(),
                new=new,
                text=self.lines[line - 1].decode().strip(),
            )
        )

    def replace(self, kind: str, node: ast.expr | ast.stmt, new: str) -> None:
        """Note a change of a whole node."""
        self.add(kind, *self.span(node), new)

    def between(self, kind: str, left: ast.expr, right: ast.expr, old: str, new: str) -> None:
        """Note a change of the operator between two operands."""
        begin, end = self.span(left)[1], self.span(right)[0]
        words = r"\s+".join(map(re.escape, old.split()))
        text = self.text[begin:end].decode()
        if found := re.search(rf"(?<![\w<>=!]){words}(?![\w<>=])", text):
            lead = len(text[: found.start()].encode())
            self.add(kind, begin + lead, begin + lead + len(found[0].encode()), new)

    def block(self, body: Sequence[ast.stmt]) -> None:
        """Walk statements, their docstrings left out."""
        for statement in body:
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                continue
            before, self.statement = self.statement, statement
            self.stmt(statement)
            self.statement = before

    def inside(self, node: ast.FunctionDef | ast.ClassDef) -> None:
        """Walk a function or class under its name; a default is reached where its function is."""
        function = isinstance(node, ast.FunctionDef)
        self.names.append(node.name)
        self.functions += function
        if isinstance(node, ast.FunctionDef):
            for default in (*node.args.defaults, *(each for each in node.args.kw_defaults if each)):
                self.expr(default)
        self.block(node.body)
        self.functions -= function
        self.names.pop()

    def stmt(self, node: ast.stmt) -> None:
        """Walk one statement."""
        match node:
            case ast.FunctionDef():
                decorated = {ast.unparse(d).split(".")[-1] for d in node.decorator_list}
                if "overload" in decorated:
                    return
                self.inside(node)
            case ast.ClassDef():
                self.inside(node)
            case ast.If():
                if ast.unparse(node.test).split(".")[-1] == "TYPE_CHECKING":
                    return
                self.statement = node.test
                self.condition(node.test)
                self.block(node.body)
                self.block(node.orelse)
            case ast.While():
                self.statement = node.test
                self.condition(node.test)
                self.block(node.body)
                self.block(node.orelse)
            case ast.For():
                self.statement = node.iter
                self.expr(node.iter)
                self.block(node.body)
                self.block(node.orelse)
            case ast.With():
                for item in node.items:
                    self.statement = item.context_expr
                    self.expr(item.context_expr)
                self.block(node.body)
            case ast.Try():
                self.block(node.body)
                for handler in node.handlers:
                    self.block(handler.body)
                self.block(node.orelse)
                self.block(node.finalbody)
            case ast.Match():
                self.statement = node.subject
                self.expr(node.subject)
                for case in node.cases:
                    if case.guard:
                        self.statement = case.guard
                        self.condition(case.guard)
                    self.block(case.body)
            case ast.Return():
                if node.value is not None:
                    if ast.unparse(node.value) != "None":
                        self.replace("nothing returned", node.value, "None")
                    self.expr(node.value)
            case ast.Raise():
                if node.exc is not None:
                    self.replace("not raised", node, "pass")
                    self.expr(node.exc)
            case ast.Continue():
                self.replace("the loop ended", node, "break")
            case ast.Break():
                self.replace("the loop gone on with", node, "continue")
            case ast.Expr():
                if self.functions and not isinstance(node.value, ast.Yield | ast.YieldFrom):
                    self.replace("not called", node, "pass")
                self.expr(node.value)
            case ast.AugAssign():
                if type(node.op) in REPLACED:
                    self.between(
                        "operator", node.target, node.value, *(f"{o}=" for o in REPLACED[type(node.op)])
                    )
                self.expr(node.value)
            case ast.Assign():
                if not any(ast.unparse(target) in ("__all__", "__slots__") for target in node.targets):
                    self.expr(node.value)
            case ast.AnnAssign():
                if node.value is not None and "TypeAlias" not in ast.unparse(node.annotation):
                    self.expr(node.value)

    def condition(self, node: ast.expr) -> None:
        """Walk what decides; what is no comparison is also turned round."""
        if not isinstance(node, ast.Compare | ast.UnaryOp | ast.NamedExpr):
            self.replace("condition turned", node, f"not ({self.source(node)})")
        self.expr(node)

    def expr(self, node: ast.AST) -> None:
        """Walk one expression and what it is made of."""
        visit: Callable[[ast.AST], None] | None = getattr(self, f"on_{type(node).__name__.lower()}", None)
        if visit is not None:
            visit(node)
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in UNTYPED:
            for argument in node.args[1:]:
                self.expr(argument)
            return
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
            return
        if isinstance(node, ast.JoinedStr):  # what is inside has no place of its own before Python 3.12
            return
        for child in ast.iter_child_nodes(node):
            self.expr(child)

    def on_compare(self, node: ast.Compare) -> None:
        """Another comparison; above all the boundary moved."""
        for left, op, right in zip([node.left, *node.comparators], node.ops, node.comparators, strict=False):
            self.between("comparison", left, right, *COMPARED[type(op)])

    def on_boolop(self, node: ast.BoolOp) -> None:
        """And for or, or for and."""
        words = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in zip(node.values, node.values[1:], strict=False):
            self.between("and/or", left, right, *words)

    def on_binop(self, node: ast.BinOp) -> None:
        """Another operator."""
        if type(node.op) in REPLACED:
            self.between("operator", node.left, node.right, *REPLACED[type(node.op)])

    def on_unaryop(self, node: ast.UnaryOp) -> None:
        """Without its not, minus or tilde."""
        if not (isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant)):
            self.replace("sign left out", node, f"({self.source(node.operand)})")

    def on_ifexp(self, node: ast.IfExp) -> None:
        """The two branches changed for each other."""
        self.replace(
            "branches changed",
            node,
            f"({self.source(node.orelse)}) if ({self.source(node.test)}) else ({self.source(node.body)})",
        )

    def on_comprehension(self, node: ast.comprehension) -> None:
        """Without what chooses."""
        for test in node.ifs:
            self.replace("all chosen", test, "True")

    def on_call(self, node: ast.Call) -> None:
        """A built-in for its opposite; without an argument that has a name."""
        if isinstance(node.func, ast.Name) and node.func.id in NAMED:
            self.replace("opposite", node.func, NAMED[node.func.id])
        for keyword in node.keywords:
            if keyword.arg is not None and self.functions:
                begin = self.at(keyword.lineno, keyword.col_offset)
                end = self.span(keyword.value)[1]
                rest = re.match(rb"\s*,", self.text[end:])
                self.add("argument left out", begin, end + (len(rest[0]) if rest else 0), "")

    def on_constant(self, node: ast.Constant) -> None:
        """Another number, truth or name."""
        match node.value:
            case bool():
                self.replace("constant", node, str(not node.value))
            case int() | float():
                self.replace("constant", node, repr(node.value + 1))
            case str() if KEY.fullmatch(node.value) and self.source(node)[:1] in "\"'":
                self.replace("name", node, repr(f"XX{node.value}XX"))


def numbered(found: Sequence[Mutant]) -> Iterator[Mutant]:
    """Number those that are alike."""
    seen: Counter[tuple[str, ...]] = Counter()
    for mutant in found:
        seen[mutant.key] += 1
        yield attrs.evolve(mutant, nth=seen[mutant.key])


def in_file(path: Path) -> list[Mutant]:
    """Every change of one module."""
    text = path.read_bytes()
    finder = Finder(path.relative_to(CODE).as_posix(), text)
    finder.block(ast.parse(text).body)
    return list(numbered(finder.found))


def is_python(mutant: Mutant) -> bool:
    """Whether the file with the change in it can be compiled at all."""
    try:
        compile(mutant.applied(), mutant.file, "exec", dont_inherit=True)
    except SyntaxError:
        return False
    return True


def every() -> list[Mutant]:
    """Every change of the five packages, in the order of their files."""
    return [
        mutant
        for package in PACKAGES
        for path in sorted(CODE.joinpath(package).rglob("*.py"))
        for mutant in in_file(path)
    ]


def sample(size: int, seed: int) -> list[Mutant]:
    """So many of those that are still Python, by the hashes of their keys and the seed.

    A change of the code elsewhere leaves the sample as it is, but for the mutants that it takes away or brings.
    """
    ordered = sorted(every(), key=lambda mutant: _drawn(mutant, seed))
    return list(islice(filter(is_python, ordered), size))


def _drawn(mutant: Mutant, seed: int) -> bytes:
    return sha256("\0".join((str(seed), *mutant.key)).encode()).digest()
