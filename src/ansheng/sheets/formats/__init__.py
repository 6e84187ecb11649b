"""Formats: the tables that stand in files other than workbooks: delimited text, web pages, Parquet."""
