"""Commands about rules and the judging of records."""
