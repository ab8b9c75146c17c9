"""The page of one meeting or decision."""
