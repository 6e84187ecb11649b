"""Facts: what a record is, the expressions over it, and the one way from a table of text to typed records."""
