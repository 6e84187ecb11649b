"""The facts about industry and trade enterprises: what is judged, one class for each kind of thing."""
