"""People and their pages."""
