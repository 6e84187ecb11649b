"""Comparing: the figures of a text beside those of a dossier, where both are of the same thing and the same time."""
