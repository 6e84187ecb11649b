"""The facts about road transport, by what is judged."""
