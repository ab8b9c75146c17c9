"""The page Brief: choose a partner or a meeting, read the brief, take it away."""
