"""Sheets: files of offices as tables of text, and what a cell says; nothing here knows of records."""
