"""People: who serves where, what they must be taught and examined in, and their health at work."""
