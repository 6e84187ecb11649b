"""Comparing: a value beside its base, in words and in data, and whether chance alone could have made them differ."""
