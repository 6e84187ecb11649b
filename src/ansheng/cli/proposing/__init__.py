"""Commands that propose, with reasons, what people decide: from words, histories and chance."""
