"""Assessment: composite scores with their parts, bands, ratings, rankings, grading of units, and the veto."""

from __future__ import annotations

from ansheng.assessment.committees import RatedYear, rated_year
from ansheng.assessment.grading import (
    Frequency,
    Span,
    VisitStanding,
    outdated,
    rating_conflicts,
    visit_standings,
)
from ansheng.assessment.key_units import KeyUnit, key_units
from ansheng.assessment.ranking import Ranked, laggards, ranking
from ansheng.assessment.scheme import Band, Mark, Part, Scheme
from ansheng.assessment.score import PartScore, Score, assess, marks_of
from ansheng.assessment.veto import Effect, Trigger, Veto, VetoRule, judged

__all__ = [
    "Band",
    "Effect",
    "Frequency",
    "KeyUnit",
    "Mark",
    "Part",
    "PartScore",
    "Ranked",
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
