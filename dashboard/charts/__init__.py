"""Frames become plotly figures."""
