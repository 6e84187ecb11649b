"""Use the report's JSON in another tool: nothing of ansheng is imported here, only its command is run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

DOSSIER = Path(__file__).parents[1] / "lingwu-2020"


def report() -> dict[str, Any]:
    """The bulletin of the example as data."""
    command = [sys.executable, "-m", "ansheng", "report", str(DOSSIER), "--format", "json"]
    done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603  our own command
    read: dict[str, Any] = json.loads(done.stdout.decode("utf-8"))
    return read


def main() -> None:
    """Print the main figures, recompute the rates, and say what each was counted from."""
    data = report()
    print(f"{data['title']}（截至{data['as_of']}），共{len(data['figures'])}个数字")
    print("指标\t数值\t分子\t分母")
    for figure in data["figures"]:
        if "[" in figure["id"]:  # a figure of one sector, district or party
            continue
        over, under = figure["numerator"], figure["denominator"]
        parts = "\t" if under is None else f"{over}\t{under}"
        print(f"{figure['label']}\t{figure['display']}\t{parts}")
    rates = [figure for figure in data["figures"] if figure["denominator"]]
    wrong = [f for f in rates if abs(100 * f["numerator"] / f["denominator"] - f["value"]) > 0.05 + 1e-9]
    print(f"复算比率{len(rates)}个，不符{len(wrong)}个")


if __name__ == "__main__":
    main()
