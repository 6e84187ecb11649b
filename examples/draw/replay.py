"""Draws again from a list and a receipt, by what docs/draw.md states and the standard library alone.

python replay.py 名单.txt 回执.json
"""

import hashlib
import hmac
import json
import sys
from pathlib import Path
from typing import Any


def sha256(text: str) -> str:
    """The hash of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def read(text: str) -> dict[str, list[list[str]]]:
    """The lines of a list by their first word."""
    lines: dict[str, list[list[str]]] = {}
    for line in text.split("\n")[:-1]:
        word, *parts = line.split("\t")
        lines.setdefault(word, []).append(parts)
    return lines


def replay(text: str, values: list[str]) -> tuple[str, list[list[str]], int]:
    """The seed, the lines of the result, and the bound that was needed."""
    lines = read(text)
    seed = sha256("\n".join(["ansheng draw seed 1", sha256(text), *values, ""]))

    def rank(*parts: str) -> bytes:
        return hmac.new(bytes.fromhex(seed), "\t".join(parts).encode(), "sha256").digest()

    def order(unit: list[str]) -> tuple[bool, bytes]:
        stratum, name, _, owed = unit
        return lines["owed"][0][0] != "none" and owed != "owed", rank("unit", stratum, name)

    units: list[tuple[str, str]] = []
    for stratum, quota in lines["stratum"]:
        members = sorted((unit for unit in lines["unit"] if unit[0] == stratum), key=order)
        units += [(stratum, unit[1]) for unit in members[: int(quota)]]

    people = [person for person, _ in lines.get("inspector", [])]
    conflicts = {(person, unit) for person, unit in lines.get("conflict", [])}
    wanted = {
        unit: sorted(
            (person for person in people if (person, unit) not in conflicts),
            key=lambda person, unit=unit: rank("inspector", unit, person),  # type: ignore[misc]
        )
        for _, unit in units
    }
    goes: dict[str, list[str]] = {unit: [] for _, unit in units}

    def visits(person: str) -> list[str]:
        return [unit for unit in goes if person in goes[unit]]

    def seat(first: str, bound: int) -> bool:
        queue, lets_go, reached = [first], dict[str, str](), dict[str, str]()
        for unit in queue:
            for person in wanted[unit]:
                if person in reached or person in goes[unit]:
                    continue
                reached[person] = unit
                if len(visits(person)) < bound:
                    while reached[person] != first:
                        other = lets_go[reached[person]]
                        goes[reached[person]].append(person)
                        goes[reached[person]].remove(other)
                        person = other
                    goes[first].append(person)
                    return True
                for other in visits(person):
                    if other not in queue:
                        lets_go[other] = person
                        queue.append(other)
        return False

    team, bound = int(lines["team"][0][0]), int(lines["most"][0][0])
    bound = bound or -(-team * len(units) // max(len(people), 1))
    for _ in range(team):
        for _, unit in units:
            while not seat(unit, bound):
                bound += 1
    result = [[str(n), stratum, unit, *sorted(goes[unit])] for n, (stratum, unit) in enumerate(units, 1)]
    return seed, result, bound


def entry_holds(entry: dict[str, Any] | None, *said: str) -> bool:
    """Whether an entry of the journal has the hash that it states, and says this."""
    if entry is None:
        return True
    names = ("before", "number", "at", "actor", "kind", "data", "events", "digest")
    text = json.dumps([entry[name] for name in names], ensure_ascii=False, separators=(",", ":"))
    told = list(json.loads(entry["data"]).values())
    return sha256(text) == entry["hash"] and all(each in told for each in said)


def main(list_file: str, receipt_file: str) -> int:
    """Print what holds and what does not; 1 where something does not."""
    text = Path(list_file).read_bytes().decode()
    receipt = json.loads(Path(receipt_file).read_text(encoding="utf-8"))
    lines, values, fixed = read(text), receipt["source"]["values"], receipt["commitment"]
    commitment = sha256(text)
    seals = [
        sha256(f"ansheng draw party 1\n{party[0]}\n{value}\n") == party[1]
        for party, value in zip(lines.get("party", []), values, strict=False)
    ]
    published = [time for _, time in lines.get("source", [])]
    times = [fixed["at"], *published, receipt["at"]]
    seed, result, bound = replay(text, values)
    stated = [
        [str(one["place"]), one["stratum"], one["id"], *(person["id"] for person in one["inspectors"])]
        for one in receipt["drawn"]
    ]
    digest = sha256("".join("\t".join(line) + "\n" for line in result))
    checks = {
        "the list has the hash that was fixed": commitment == fixed["sha256"] == receipt["list"]["sha256"],
        "the values are as many as the list asks for": len(values) == len(lines.get("party", [""])),
        "the values of parties fit their seals": all(seals),
        "fixed, then published, then drawn": times == sorted(times) and fixed["at"] not in published,
        "the seed is that of list and values": seed == receipt["seed"],
        "drawn again, the same comes out": (result, bound) == (stated, receipt["most"]),
        "the result has the hash that is stated": digest == receipt["result"],
        "the entry of the list holds": entry_holds(fixed["entry"], commitment),
        "the entry of the draw holds": entry_holds(receipt["entry"], commitment, seed, digest),
    }
    for what, holds in checks.items():
        print("ok   " if holds else "WRONG", what)
    return 0 if all(checks.values()) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
