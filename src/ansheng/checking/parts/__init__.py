"""Parts: the verdicts on the records of one class, however they were computed, as findings when someone looks."""
