"""Writes ``lifelines.json``, what lifelines says of some durations; it wants a pandas before 3, the project a later.

Run it in an environment of its own: ``pip install lifelines && python tests/durations/lifelines_oracle.py``.
"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

FILE = Path(__file__).with_name("lifelines.json")


def cases() -> list[list[tuple[int, bool]]]:
    """Durations with whether they ended: none open, all open, one, ties, and many of both kinds."""
    random = Random(18)  # noqa: S311
    made = [[(1, True), (2, True), (2, True), (5, True)], [(3, False), (7, False)], [(4, True)]]
    for size in (5, 20, 100, 400):
        for share in (0.2, 0.6):
            made += [[(random.randrange(size // 2 + 3), random.random() > share) for _ in range(size)]]
    return made


def told(spells: list[tuple[int, bool]]) -> dict[str, Any]:
    """What lifelines says of some durations."""
    from lifelines import KaplanMeierFitter
    from lifelines.utils import median_survival_times, restricted_mean_survival_time

    fitter = KaplanMeierFitter().fit([days for days, _ in spells], [ended for _, ended in spells])
    band = fitter.confidence_interval_
    limits = median_survival_times(band)
    quartiles = [float(fitter.percentile(share)) for share in (0.75, 0.5, 0.25)]
    horizon = max(days for days, _ in spells)
    return {
        "spells": spells,
        "days": [int(day) for day in fitter.survival_function_.index],
        "standing": fitter.survival_function_.iloc[:, 0].tolist(),
        "low": band.iloc[:, 0].tolist(),
        "high": band.iloc[:, 1].tolist(),
        "quartiles": [None if value == float("inf") else value for value in quartiles],
        "limits": [None if value == float("inf") else value for value in map(float, limits.iloc[0])],
        "horizon": horizon,
        "mean": float(restricted_mean_survival_time(fitter, t=horizon)),
    }


if __name__ == "__main__":
    FILE.write_text(json.dumps([told(one) for one in cases()], indent=1) + "\n", encoding="utf-8")
