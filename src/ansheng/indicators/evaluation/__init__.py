"""Evaluation: what a quantity takes of a table, and what the records taken add up to, group by group."""
