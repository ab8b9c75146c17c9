"""Market access: what acts opened and closed, and how markets stand."""
