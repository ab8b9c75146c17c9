"""Trade around a meeting, on its note."""
