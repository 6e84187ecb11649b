"""Relations: what the figures of a text say of each other, recomputed."""
