"""Comparisons: changes against a base, what it is, and what whole numbers a change allows."""
