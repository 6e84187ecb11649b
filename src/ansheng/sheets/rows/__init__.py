"""Rows of a sheet: which of those below a header are data, what the others are, and where further tables begin."""
