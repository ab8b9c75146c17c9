"""Meetings and decisions: what is asked of them, and their words."""
