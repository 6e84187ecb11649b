"""Society: tip-offs and rewards, safety expenses, agencies, dishonest units, and action against illegal activity."""
