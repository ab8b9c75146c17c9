"""Trade: series, both sides' points, changes, gaps and their names."""
