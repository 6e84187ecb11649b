"""Commands about a campaign: its report, its agenda, its ledger, its figures."""
