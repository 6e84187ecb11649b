"""Assessment: composite scores with their parts, bands, ratings, rankings, grading of units, and the veto."""

from __future__ import annotations

from ansheng.indicators.assessment.committees import RatedYear, rated_year
from ansheng.indicators.assessment.grading import (
    Frequency,
    Span,
    VisitStanding,
    outdated,
    rating_conflicts,
    visit_standings,
)
from ansheng.indicators.assessment.key_units import KeyUnit, key_units
from ansheng.indicators.assessment.ranking import Place, laggards, ranking
from ansheng.indicators.assessment.scheme import Band, Mark, Part, Scheme
from ansheng.indicators.assessment.score import PartScore, Score, assess, marks_of
from ansheng.indicators.assessment.veto import Effect, Trigger, Veto, VetoRule, judged

__all__ = [
    "Band",
    "Effect",
    "Frequency",
    "KeyUnit",
    "Mark",
    "Part",
    "PartScore",
    "Place",
    "RatedYear",
    "Scheme",
    "Score",
    "Span",
    "Trigger",
    "Veto",
    "VetoRule",
    "VisitStanding",
    "assess",
    "judged",
    "key_units",
    "laggards",
    "marks_of",
    "outdated",
    "ranking",
    "rated_year",
    "rating_conflicts",
    "visit_standings",
]
