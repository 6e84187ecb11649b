"""Loading: how a table of an office becomes typed records, and a list of what is wrong with it."""
