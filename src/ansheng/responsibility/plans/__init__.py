"""Plans read from documents and tables: items, who answers for them, by when."""
