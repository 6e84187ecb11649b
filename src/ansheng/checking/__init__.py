"""Checking: records judged by rules, the findings with their manifest, and what people and inspectors add to them."""
