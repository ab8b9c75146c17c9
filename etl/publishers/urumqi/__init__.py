"""Urumqi Customs."""
