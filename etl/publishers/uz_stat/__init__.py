"""Uzbekistan's statistics agency."""
