"""Trade in the months before and after a meeting."""
