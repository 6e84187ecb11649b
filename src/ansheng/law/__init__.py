"""Law: standards as data, with their editions, clauses and limits."""
