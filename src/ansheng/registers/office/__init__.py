"""Office: what the office of a campaign issues, whom it inspects, and what it hands out, as dated records."""
