"""Commands about draws: a list fixed, drawn from, and verified."""
