"""The rule engine: facts, law as data, rules, three verdicts, and findings with a manifest."""
