"""What was traded around the date of a meeting, month by month."""
