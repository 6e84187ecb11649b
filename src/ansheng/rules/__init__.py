"""Rules: a rule and its binding to a day, and the evaluators for one record, for tables and for other engines."""
