"""Over time: findings kept and read again, what changed since, what to ask next, and their exchange as SARIF."""
