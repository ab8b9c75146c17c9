"""The page Timeline: meetings and decisions, searched and filtered."""
