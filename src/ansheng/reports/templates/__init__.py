"""Templates: the bulletin as an office writes it, read, checked and filled."""
