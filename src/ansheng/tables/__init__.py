"""Tables: which tables of records a dossier can hold, and by which names and headers each is known."""
