"""The other engines: each is made for a Parquet file, and then gives hazards, and what is undetermined, by rule.

Those that know no missing values give hazards only: a condition counts where it surely holds. Engines of tables read
the file in what is measured; those of single records are given the records as dictionaries beforehand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any

from benchmarks.peers import said

Answers = Mapping[str, tuple[int, int | None]]
Run = Callable[[], Answers]


def polars_loop(path: str) -> list[dict[str, Any]]:
    """The records of a file as dictionaries, days as numbers."""
    import polars as pl

    table = pl.read_parquet(path, columns=list(said.COLUMNS))
    ordinal = (pl.col(name).to_physical() + said.day(date(1970, 1, 1)) for name in said.DAYS)
    return table.with_columns(ordinal).to_dicts()


def plain(path: str) -> Run:
    """A loop of Python over dictionaries, as one writes it: each condition asks whether its facts are there."""
    rows, truths = polars_loop(path), {True: "True", False: "False"}

    def atom(one: said.Atom, sure: bool) -> str:
        return said.known(one, sure, truths, "is not None")

    lines = ["def judge(rows, hazards, clear):", "    for row in rows:"]
    lines += [f"        {name} = row[{name!r}]" for name in said.COLUMNS]
    for at, tree in enumerate(said.TREES.values()):
        lines += [f"        if {said.written(tree, True, atom)}:", f"            hazards[{at}] += 1"]
        lines += [f"        elif {said.written(tree, False, atom)}:", f"            clear[{at}] += 1"]
    space: dict[str, Any] = {}
    exec("\n".join(lines), space)  # noqa: S102 - the loop is written above, of constants of this benchmark

    def run() -> Answers:
        hazards, clear = [0] * len(said.TREES), [0] * len(said.TREES)
        space["judge"](rows, hazards, clear)
        return {n: (h, len(rows) - h - c) for n, h, c in zip(said.TREES, hazards, clear, strict=True)}

    return run


def zen(path: str) -> Run:
    """zen-engine: a decision with an expression a rule, null where it is not known."""
    import json

    import zen as engine

    def atom(one: said.Atom, sure: bool) -> str:
        return said.known(one, sure, {True: "true", False: "false"}, "!= null")

    expressions = [
        {
            "id": name,
            "key": name,
            "value": f"{said.written(tree, True, atom)} ? true : {said.written(tree, False, atom)} ? false : null",
        }
        for name, tree in said.TREES.items()
    ]
    at = {"position": {"x": 0, "y": 0}}
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in", **at},
        {"id": "all", "type": "expressionNode", "name": "all", "content": {"expressions": expressions}, **at},
        {"id": "out", "type": "outputNode", "name": "out", **at},
    ]
    edges = [
        {"id": f"{a}{b}", "sourceId": a, "targetId": b, "type": "edge"}
        for a, b in (("in", "all"), ("all", "out"))
    ]
    decision = engine.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))
    rows = polars_loop(path)
    return lambda: _counted([decision.evaluate(row)["result"] for row in rows])


def rule_engine(path: str) -> Run:
    """rule-engine: two rules for each, one that it holds and one that it does not."""
    import rule_engine as engine

    def atom(one: said.Atom, sure: bool) -> str:
        return said.known(one, sure, {True: "true", False: "false"}, "!= null")

    rules = {
        name: [engine.Rule(said.written(tree, sure, atom)) for sure in (True, False)]
        for name, tree in said.TREES.items()
    }
    rows = polars_loop(path)

    def judged(row: Mapping[str, Any]) -> dict[str, bool | None]:
        return {
            name: True if yes.matches(row) else (False if no.matches(row) else None)
            for name, (yes, no) in rules.items()
        }

    return lambda: _counted([judged(row) for row in rows])


def _counted(verdicts: list[dict[str, bool | None]]) -> Answers:
    return {
        name: (
            sum(each.get(name) is True for each in verdicts),
            sum(each.get(name) is None for each in verdicts),
        )
        for name in said.TREES
    }


@cache
def _expressions() -> dict[str, Any]:
    import polars as pl

    return {name: pl.sql_expr(text) for name, text in said.sql().items()}


def pandera(path: str) -> Run:
    """pandera over Polars: a check of the whole frame a rule; those that fail are counted."""
    import pandera.polars as pa
    import polars as pl

    def check(name: str, expression: Any) -> Any:
        def holds(data: Any) -> Any:
            return data.lazyframe.select((~expression).fill_null(value=True))

        return pa.Check(holds, name=name)

    schema = pa.DataFrameSchema(checks=[check(name, each) for name, each in _expressions().items()])

    def run() -> Answers:
        frame = pl.read_parquet(path)
        found = dict.fromkeys(said.TREES, 0)
        try:
            schema.validate(frame, lazy=True)
        except pa.errors.SchemaErrors as error:
            for each in error.schema_errors:
                found[each.check.name] = (
                    each.check_output.select((~pl.all()).sum()).collect().item()
                    if (isinstance(each.check_output, pl.LazyFrame))
                    else int((~each.check_output.to_series()).sum())
                )
        return {name: (count, None) for name, count in found.items()}

    return run


def pointblank(path: str) -> Run:
    """pointblank: a step a rule; those that fail are counted."""
    import pointblank as pb
    import polars as pl

    def run() -> Answers:
        validation = pb.Validate(data=pl.read_parquet(path))
        for expression in _expressions().values():
            validation = validation.col_vals_expr(expr=(~expression).fill_null(value=True))
        failed = validation.interrogate(collect_extracts=False).n_failed()
        return {name: (failed[at], None) for at, name in enumerate(said.TREES, start=1)}

    return run


def openfisca(path: str) -> Run:
    """OpenFisca: a formula a rule over arrays; a missing number is none, a missing flag neither 0 nor 1."""
    import numpy as np
    import polars as pl
    from openfisca_core.entities import Entity
    from openfisca_core.periods import DateUnit
    from openfisca_core.simulations import SimulationBuilder
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    tank = Entity("tank", "tanks", "tank", "a tank of the benchmark")
    period = "2026-11"
    same: dict[str, Any] = {"entity": tank, "definition_period": DateUnit.MONTH}
    inputs = [
        type(name, (Variable,), {**same, "value_type": int if name in (*said.FLAGS, *said.TEXTS) else float})
        for name in said.COLUMNS
    ]

    def compared(atom: said.Atom, read: Callable[[str], Any]) -> Any:
        left = np.prod([read(name) for name in atom.left.split(" * ")], axis=0)
        right: Any = atom.right
        if isinstance(right, said.Fact):
            right = read(right.name)
        elif isinstance(right, str):
            right = said.TEXTS[atom.left].index(right)
        tests = {">=": np.greater_equal, ">": np.greater, "<": np.less, "==": np.equal, "!=": np.not_equal}
        return tests[atom.op](left, int(right) if isinstance(right, bool) else right)

    def holds(tree: said.Tree, read: Callable[[str], Any]) -> Any:
        if isinstance(tree, said.Atom):
            return compared(tree, read)
        together = np.logical_and if isinstance(tree, said.All) else np.logical_or
        return together.reduce([holds(part, read) for part in tree.parts])

    def rule(name: str, tree: said.Tree) -> type[Any]:
        def formula(one: Any, when: Any) -> Any:
            return holds(tree, lambda fact: one(fact, when))

        return type(f"rule_{name}", (Variable,), {**same, "value_type": bool, "formula": formula})

    system = TaxBenefitSystem([tank])
    system.add_variables(*inputs, *(rule(name, tree) for name, tree in said.TREES.items()))

    def run() -> Answers:
        table = pl.read_parquet(path, columns=list(said.COLUMNS))
        simulation = SimulationBuilder().build_default_simulation(system, count=table.height)
        for name in said.COLUMNS:
            column = table[name]
            if name in said.TEXTS:
                column = column.replace_strict(
                    {t: n for n, t in enumerate(said.TEXTS[name])}, return_dtype=pl.Int32
                )
            elif name in said.FLAGS:
                column = column.cast(pl.Int32).fill_null(-1)
            elif name in said.DAYS:
                column = column.to_physical() + said.day(date(1970, 1, 1))
            simulation.set_input(
                name,
                period,
                column.cast(pl.Float64).fill_null(float("nan")).to_numpy()
                if (name not in (*said.TEXTS, *said.FLAGS))
                else column.to_numpy(),
            )
        return {name: (int(simulation.calculate(f"rule_{name}", period).sum()), None) for name in said.TREES}

    return run


ENGINES: Mapping[str, Callable[[str], Run]] = {
    "pandera": pandera,
    "pointblank": pointblank,
    "OpenFisca": openfisca,
    "zen-engine": zen,
    "rule-engine": rule_engine,
    "plain loop": plain,
}
