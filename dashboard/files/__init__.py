"""Frames become files for people and for machines."""
