"""Totals: what is added up: lists that words open, columns of a list, what is done and left."""
