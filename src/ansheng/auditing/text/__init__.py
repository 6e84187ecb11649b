"""Text: a page as sentences, and the figures that stand in it with what is said of them."""
