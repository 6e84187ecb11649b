"""The check: records in any form judged by rules on a day, with findings and a manifest."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.errors import InputError, Problem
from ansheng.rules.bind import Bound, NotInForce, bind
from ansheng.rules.facts import Facts, unused_header
from ansheng.rules.findings import Counts, Findings, Part, RecordPart
from ansheng.rules.frames import EAGER, NATIVE, library_of, to_polars
from ansheng.rules.manifest import Manifest, applied_editions, digest, law_receipt
from ansheng.rules.rule import Rule, Verdict

if TYPE_CHECKING:
    import polars as pl

    from ansheng.rules.tables import TablePart

BATCH = 500_000


@attrs.frozen(eq=False)
class Check:
    """A set of rules ready to judge records on ``day``.

    :param rules: the rules selected, of any Facts classes
    :param plugins: names and versions of the plugins that they come from, for the manifest
    """

    rules: tuple[Rule, ...]
    day: date
    plugins: tuple[tuple[str, str], ...] = ()

    def run(self, records: object, facts: type[Facts] | None = None) -> Findings:
        """Judge ``records``: a record, a mapping, a list of either, a frame of any library, or a path.

        :param facts: the Facts class of the records, where they do not say it themselves
        :raises InputError: the records cannot be read, or it is not known what they are
        """
        if isinstance(records, Facts):
            return self._records([records])
        if isinstance(records, Mapping):
            return self._records([self._class_of(facts).read(records)], [records])
        if isinstance(records, str | Path):
            return self._file(Path(records), self._class_of(facts))
        library = library_of(records)
        if library in NATIVE:
            return self._native(records, library, self._class_of(facts))
        if library in EAGER:
            return self._frame(to_polars(records), self._class_of(facts), library)
        if isinstance(records, Iterable):
            return self._list(list(records), facts)
        return self._frame(to_polars(records), self._class_of(facts), library)

    def _class_of(self, facts: type[Facts] | None) -> type[Facts]:
        if facts is not None:
            return facts
        known = list(dict.fromkeys(r.facts.__name__ for r in self.rules))
        raise InputError(
            f"请用 as_= 说明这些数据是什么，例如 as_={known[0] if known else '...'};可选:{'、'.join(known)}",
            f"say what the data are with as_=, e.g. as_={known[0] if known else '...'}; known: {', '.join(known)}",
        )

    def _list(self, records: list[Any], facts: type[Facts] | None) -> Findings:
        for number, record in enumerate(records, start=1):
            if not isinstance(record, Facts | Mapping):
                raise InputError(
                    f"第 {number} 个元素是 {type(record).__name__}，应为记录或字典",
                    f"item {number} is a {type(record).__name__}; expected a record or a mapping",
                )
        plain = [r for r in records if isinstance(r, Mapping)]
        return self._records(
            [r if isinstance(r, Facts) else self._class_of(facts).read(r) for r in records], plain
        )

    def _bound(self, facts: Iterable[type[Facts]]) -> tuple[dict[type[Facts], list[Bound]], list[NotInForce]]:
        bound: dict[type[Facts], list[Bound]] = {cls: [] for cls in facts}
        idle = []
        for rule in self.rules:
            for cls in bound:
                if issubclass(cls, rule.facts):
                    found = bind(rule, self.day)
                    idle.append(found) if isinstance(found, NotInForce) else bound[cls].append(found)
        return bound, idle

    def _records(self, records: Sequence[Facts], plain: Sequence[Mapping[str, Any]] = ()) -> Findings:
        bound, idle = self._bound(dict.fromkeys(type(r) for r in records))
        numbered = [(r.values().get("id") or str(n), r) for n, r in enumerate(records, start=1)]
        parts = [
            _record_part(cls, rules, [(n, r) for n, r in numbered if type(r) is cls])
            for cls, rules in bound.items()
        ]
        problems = _unknown_keys(plain, next(iter(bound))) if plain else []
        return self._findings(
            parts, idle, "records", len(records), problems, lambda: _digest_records(records)
        )

    def _frame(
        self, frame: pl.DataFrame, facts: type[Facts], engine: str, problems: Sequence[Problem] = ()
    ) -> Findings:
        from ansheng.rules.tables import judge

        bound, idle = self._bound([facts])
        part = judge(frame, facts, bound[facts], self.day)
        return self._tables([part], idle, engine or "polars", frame.height, problems)

    def _tables(
        self,
        parts: Sequence[TablePart],
        idle: list[NotInForce],
        engine: str,
        seen: int,
        problems: Sequence[Problem],
    ) -> Findings:
        found = [*problems, *(p for part in parts for p in part.problems())]
        return self._findings(
            parts,
            idle,
            engine,
            seen,
            list(dict.fromkeys(found)),
            lambda: _digest_tables(parts),
            sum(p.typed.nan for p in parts),
        )

    def _file(self, path: Path, facts: type[Facts]) -> Findings:
        import polars as pl

        from ansheng.rules.reading import read_table
        from ansheng.rules.tables import judge

        bound, idle = self._bound([facts])
        known = [w for f in facts.facts().values() for w in (f.name, f.title, f.en, *f.aliases)]
        tables = read_table(path, known=known)
        problems = [p for t in tables for p in t.problems]
        parts = []
        for table in tables:
            rows = pl.int_range(1, table.frame.height + 1, eager=True) if table.rows is None else table.rows
            frame = table.frame.with_columns(rows.alias("_row"))
            starts = range(0, max(frame.height, 1), BATCH)
            judged = [judge(frame.slice(start, BATCH), facts, bound[facts], self.day) for start in starts]
            parts += [attrs.evolve(part, file=table.file, sheet=table.sheet) for part in judged]
        return self._tables(parts, idle, "polars", sum(t.frame.height for t in tables), problems)

    def _native(self, table: Any, library: str, facts: type[Facts]) -> Findings:
        from ansheng.rules.engines import judge_native
        from ansheng.rules.lower import NotLoweredError

        bound, idle = self._bound([facts])
        try:
            part = judge_native(table, facts, bound[facts], self.day)
        except NotLoweredError as reason:
            if library == "pyspark":
                raise InputError(
                    f"{reason.zh};或者先转为 Polars 再检查",
                    f"{reason.en}; or convert the frame to Polars first",
                ) from reason
            note = Problem(
                "engine", f"{reason.zh};已改由 Polars 计算", f"{reason.en}; computed in Polars instead"
            )
            return self._frame(table.pl(), facts, "polars", [note])
        seen = next(iter(part.counts.values())).seen if part.counts else 0
        return self._findings([part], idle, library, seen, [], lambda: None)

    def _findings(
        self,
        parts: Sequence[Part],
        idle: Sequence[NotInForce],
        engine: str,
        seen: int,
        problems: Sequence[Problem],
        data: Callable[[], str | None],
        nan: int = 0,
    ) -> Findings:
        rules = list(dict.fromkeys(b for part in parts for b in part.rules))
        counts: dict[str, Counts] = {}
        for part in parts:
            for rule, found in part.counts.items():
                counts[rule] = counts[rule] + found if rule in counts else found
        manifest = Manifest(
            on=self.day,
            engine=engine,
            facts=tuple(dict.fromkeys(p.facts.__name__ for p in parts)),
            records=seen,
            plugins=self.plugins,
            editions=applied_editions(rules, self.day),
            rules=tuple(counts.items()),
            not_in_force=tuple(idle),
            memory_only=tuple(b.rule.id for b in rules if all(c.seen == "memory" for _, _, c in b.cited)),
            problems=tuple(problems),
            nan_as_missing=nan,
            law=law_receipt(rules),
            data=data,
        )
        return Findings(tuple(parts), manifest)


def _record_part(
    cls: type[Facts], rules: Sequence[Bound], records: Sequence[tuple[str, Facts]]
) -> RecordPart:
    verdicts = []
    counts = {b.rule.id: [0, 0, 0] for b in rules}
    for name, record in records:
        values, found = record.values(), []
        for bound in rules:
            truth = bound.truth(values)
            tally = counts[bound.rule.id]
            tally[0] += truth is not False or bound.in_scope(values)
            if truth is not False:
                tally[1 if truth else 2] += 1
                found.append((bound, Verdict.of(truth)))
        verdicts.append((name, record, tuple(found)))
    seen = len(records)
    return RecordPart(
        cls, tuple(rules), {rule: Counts(seen, *c) for rule, c in counts.items()}, tuple(verdicts)
    )


def _unknown_keys(plain: Sequence[Mapping[str, Any]], facts: type[Facts]) -> list[Problem]:
    known = {h for record in plain for h, _, _ in facts.headers(record)}
    return [unused_header(facts, k) for k in dict.fromkeys(k for r in plain for k in r) if k not in known]


def _digest_records(records: Sequence[Facts]) -> str:
    stated = [[type(r).__name__, r.to_dict()] for r in records]
    return digest(json.dumps(stated, ensure_ascii=False, sort_keys=True, default=str).encode())


def _digest_tables(parts: Sequence[TablePart]) -> str:
    return digest(b"".join(part.digest() for part in parts))
