"""Evidence: heads of a ledger kept beside it and elsewhere, and what they show to somebody who has no ledger."""
