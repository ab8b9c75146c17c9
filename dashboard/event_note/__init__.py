"""Sections of an event's note, one module each; the page puts them in order."""
