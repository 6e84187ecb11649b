"""Workbooks: the cells of the sheets of Excel files as text, of the form of today and of that before 2007 (.xls)."""
