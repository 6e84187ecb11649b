"""Blocks: what a template inserts by name, each a function of the desk."""
