"""Parts: what a percentage is of: shares and their wholes, proportions, ratios."""
