"""What a clause costs: lines of law and Python for each industry, and how many clauses one flag alone decides.

    python docs/cost.py                      # of this tree
    python docs/cost.py --against c36b971    # of that commit beside it

A line is one that is neither blank nor a comment alone, in the law files and the Python of an industry, cases and
docstrings included; the everyday words by which ``ansheng classify`` finds clauses are not. A clause is one that a rule
decides, counted in each edition that has it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests import former

PACKAGE = Path("src/ansheng/industries")


def lines(folder: Path) -> int:
    """The lines of the law files and modules below a folder that say something."""
    every = (path for suffix in ("toml", "py") for path in folder.rglob(f"*.{suffix}"))
    files = [path for path in every if path.name != "words.toml"]
    return sum(
        bool(line.strip()) and not line.lstrip().startswith("#")
        for path in files
        for line in path.read_text(encoding="utf-8").splitlines()
    )


def decided_by_one_flag(rules: list[Any]) -> bool:
    """Whether each of the rules asks for one flag and nothing else."""
    from ansheng.facts import nodes

    def one(condition: Any) -> bool:
        inner = condition.part if isinstance(condition, nodes.Negation) else condition
        return isinstance(inner, nodes.FactRef) and inner.fact.kind == "flag"

    return bool(rules) and all(one(rule.condition) for rule in rules)


def measured(root: Path) -> dict[str, Any]:
    """The figures of the tree under ``root``, which is the one that is imported."""
    import ansheng

    found: dict[str, Any] = {"industries": {}, "standards": {}}
    for plugin in ansheng.load().plugins:
        if not (root / PACKAGE / plugin.name).is_dir():
            continue
        citing = defaultdict(list)
        for rule in plugin.rules:
            for citation in rule.cites:
                citing[citation.standard.id, citation.key].append(rule)
        clauses = 0
        for standard in plugin.standards:
            keys = [k for e in standard.editions for k, c in e.clause.items() if c.state == "encoded"]
            single = sum(decided_by_one_flag(citing[standard.id, key]) for key in keys)
            found["standards"][standard.id] = (single, len(keys))
            clauses += len(keys)
        found["industries"][plugin.name] = (lines(root / PACKAGE / plugin.name), clauses)
    return found


def of_commit(commit: str) -> dict[str, Any]:
    """The figures of a commit, measured by this script in a tree of its own."""
    with former.tree_of(commit) as tree:
        done = former.printed(tree, __file__, "--json", "--root", str(tree))
    figures: dict[str, Any] = json.loads(done)
    return figures


def table(now: dict[str, Any], before: dict[str, Any] | None) -> Iterator[str]:
    """The figures as lines of text, those of before first."""
    trees = [now] if before is None else [before, now]
    total = [
        (sum(n for n, _ in t["industries"].values()), sum(c for _, c in t["industries"].values()))
        for t in trees
    ]
    yield "lines a clause: lines / clauses = ratio" + (", before -> now" if before else "")
    for name in now["industries"]:
        yield f"  {name:18}" + " -> ".join(_ratio(*t["industries"][name]) for t in trees)
    yield f"  {'all':18}" + " -> ".join(_ratio(*pair) for pair in total)
    yield "clauses that a single flag decides, of the encoded ones" + (", before -> now" if before else "")
    for name in now["standards"]:
        shares = (t["standards"].get(name, (0, 0)) for t in trees)
        yield f"  {name:36}" + " -> ".join(f"{single:3} of {all_:3}" for single, all_ in shares)


def _ratio(count: int, clauses: int) -> str:
    return f"{count:6} / {clauses:3} = {count / clauses:5.1f}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--against", metavar="COMMIT", help="measure this commit too, and print both")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    parser.add_argument("--root", type=Path, default=former.ROOT, help=argparse.SUPPRESS)
    given = parser.parse_args()
    now = measured(given.root)
    if given.json:
        sys.stdout.write(json.dumps(now))
        return
    text = table(now, of_commit(given.against) if given.against else None)
    sys.stdout.writelines(f"{line}\n" for line in text)


if __name__ == "__main__":
    main()
