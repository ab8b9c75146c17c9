"""Commitments: how they stand, why, and in which words."""
