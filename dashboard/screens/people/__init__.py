"""The pages People and that of one person."""
