"""Classifying: the clauses that a description of a hazard may be about, proposed with reasons."""

from ansheng.classifying.candidate import Candidate, Candidates

__all__ = ["Candidate", "Candidates"]
