"""FAOSTAT, the trade matrix."""
