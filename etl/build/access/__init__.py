"""How markets stand, concluded from the acts on market access."""
