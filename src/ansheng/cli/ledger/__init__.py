"""Commands about a ledger of hazards: kept, listed, acted upon, corrected."""
