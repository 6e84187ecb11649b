"""Weighing: what is known of two hazards, and what the table tells elsewhere, as how likely they are one."""
