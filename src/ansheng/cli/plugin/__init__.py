"""Commands about plugins and their pages, and about the JSON of all commands."""
