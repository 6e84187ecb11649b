"""Accidents: their records, grades, clocks, codes, and how they were reported and followed up."""
