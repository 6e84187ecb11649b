"""Describing: a description in one form and taken apart: its place, its numbers, how many, and what is wrong there."""
