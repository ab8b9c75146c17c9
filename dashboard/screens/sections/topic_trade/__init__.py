"""What was traded in the goods of a meeting's topics around its date, month by month."""
