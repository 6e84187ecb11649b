"""Where conditions turn: the values that matter to them, and the smallest record on which two of them differ."""
