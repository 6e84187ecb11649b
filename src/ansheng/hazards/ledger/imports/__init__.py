"""Imports: tables of an office read as rows with an identity, and recorded batch by batch."""
