"""The facts about producers, stores and users of hazardous chemicals, a module for each group of things."""
