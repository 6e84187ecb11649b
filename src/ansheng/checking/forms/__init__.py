"""Forms: filled checklists read back as records."""
