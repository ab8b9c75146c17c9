"""Sums of the months or years before and after a meeting."""
